// The plug is pulled at any moment: a process that edits, pastes, undoes, imports and exports is killed. What
// was answered is there, no action is there by half, the file is whole, its lock is taken over, and
// nothing half-made is left in the folders.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { openPackage } from '#exchange/open.ts'
import { writeFileAtomic } from '#platform/files.ts'
import { loadKeys } from '#platform/keys.ts'
import { engineIn } from '../contract/engines.ts'
import { type SmallStrategy, smallStrategy } from '../contract/small-strategy.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { dice, howMany, PATIENCE, SEED, tell } from './form.ts'
import type { Said } from './power-cuts-child.ts'

const folder = temporaryFolder()
const CHILD = fileURLToPath(new URL('power-cuts-child.ts', import.meta.url))
/** Compiled code: most of the time would go into starting. */
const CACHE = join(folder, 'cache')
const KILLS = howMany(20, 1000)
/** A workspace is worked in by this many processes one after the other, then a new one is begun. */
const ROUNDS = 40

interface Stage {
  readonly hq: Engine
  readonly hqProfile: string
  readonly profile: string
  readonly file: string
  readonly inbox: string
  readonly outbox: string
  readonly ids: SmallStrategy
  /** Packages in the inbox: what each brings, by its id. */
  readonly sent: Map<string, Readonly<Record<string, number>>>
}

const counts = { kills: 0, 'while opening': 0, answers: 0, imports: 0, exports: 0, 'half done': 0 }

async function stageIn(at: string): Promise<Stage> {
  const [profile, inbox, outbox] = [join(at, 'office'), join(at, 'inbox'), join(at, 'outbox')]
  for (const path of [inbox, outbox]) mkdirSync(path, { recursive: true })
  const hqProfile = join(at, 'hq')
  const hq = engineIn(hqProfile)
  const ids = await smallStrategy(hq.client)
  const { file: setup, package: made } = await hq.client.packages.make({
    kind: 'setup',
    office: 'SOM',
  })
  const office = engineIn(profile)
  const trust = made.signer.fingerprint
  const info = await finish(
    office.client.workspaces.openSetup({ file: setup, person: 'Asad', trust }),
  )
  const { file } = await office.client.packages.make({ kind: 'submission' })
  await finish(hq.client.packages.import({ file, trust: info.key.fingerprint }))
  await office.close()
  return {
    hq,
    hqProfile,
    profile,
    file: join(info.folder, info.fileName),
    inbox,
    outbox,
    ids,
    sent: new Map(),
  }
}

/** HQ writes something and sends it, so that there is always something to take. */
async function send({ hq, ids, inbox, sent }: Stage, number: number): Promise<void> {
  await hq.client.edit.apply({
    commands: [
      {
        do: 'create',
        entity: 'comment',
        values: { office: ids.somalia, entity: 'activity', row: ids.activity, body: `${number}` },
      },
    ],
    label: { id: 'label.add' },
  })
  const made = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
  const { vector } = await hq.client.workspaces.info()
  writeFileSync(join(inbox, `${number}.wmpkg`), new Uint8Array(await made.file.arrayBuffer()))
  sent.set(made.package.id, vector)
}

/** Starts it, pulls the plug after a while, and answers with what it said. */
async function workAndDie(stage: Stage, seed: number): Promise<Said[]> {
  const roll = dice(seed)
  const { somalia: office, workplan, activity, output } = stage.ids
  const ids = JSON.stringify({ office, workplan, activity, output })
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...[CHILD, stage.file, stage.profile, stage.inbox, stage.outbox, String(seed), ids],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: CACHE } },
  )
  let text = ''
  // One in eight dies while it starts; the others after some answers, in the middle of the next work.
  const answers = roll(8) === 0 ? 0 : 1 + roll(14)
  const worked = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      if (text.split('\n').length > answers) resolve()
    })
    child.once('exit', () => resolve())
  })
  const ended = new Promise<string | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal))
  })
  await (answers === 0 ? wait(roll(1000)) : worked)
  await wait(roll(30))
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  if (text === '') counts['while opening'] += 1
  return text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Said)
}

async function checkAfter(stage: Stage, said: readonly Said[]): Promise<void> {
  const engine = engineIn(stage.profile)
  try {
    await engine.openFile(stage.file) // takes the lock over
    const found = await finish(engine.client.workspaces.check())
    expect(found.findings).toEqual([])
  } finally {
    await engine.close()
  }
  await checkFolders(stage)
  const ws = openWorkspace(stage.file)
  try {
    for (const answer of said) checkAnswer(stage, ws, answer)
    checkWhole(ws)
    checkImports(stage, ws)
  } finally {
    ws.close()
  }
}

function checkAnswer(stage: Stage, ws: Workspace, said: Said): void {
  counts.answers += 1
  const one = (sql: string, ...values: unknown[]) =>
    ws.sqlite
      .prepare(sql)
      .pluck()
      .get(...values)
  if (said.did === 'edit' || said.did === 'paste') {
    const kept = one(
      `SELECT COUNT(*) FROM change WHERE change_group = (SELECT n FROM change_group WHERE id = ?)`,
      said.group,
    )
    expect(kept, `${said.did} ${said.group}`).toBe(said.changes)
  } else if (said.did === 'undo') {
    expect(one('SELECT kind FROM change_group WHERE id = ?', said.group)).toBe('undo')
  } else if (said.did === 'import') {
    counts.imports += 1
    expect(stage.sent.has(said.package)).toBe(true)
    expect(one(`SELECT direction FROM package_log WHERE id = ?`, said.package)).toBe('read')
  } else if (said.did === 'export') {
    counts.exports += 1
    expect(one(`SELECT direction FROM package_log WHERE id = ?`, said.package)).toBe('made')
  }
}

/** Every group has all the changes that it says it has; a paste has one for each of its cells. */
function checkWhole(ws: Workspace): void {
  const groups = ws.sqlite
    .prepare(
      `SELECT g.label, g.spans, COUNT(c.n) AS found FROM change_group g
       LEFT JOIN change c ON c.change_group = g.n GROUP BY g.n`,
    )
    .all() as { label: string; spans: string; found: number }[]
  for (const { label, spans, found } of groups) {
    const said = (JSON.parse(spans) as [number, number][]).reduce(
      (sum, [first, last]) => sum + last - first + 1,
      0,
    )
    const { id, values } = JSON.parse(label) as { id: string; values?: { count: number } }
    expect(found).toBe(said)
    if (id === 'label.paste' && said > 1) expect(found).toBe(values?.count)
  }
}

/** A package is taken with its receipt, or nothing of it is there. */
function checkImports({ sent }: Stage, ws: Workspace): void {
  const last = new Map<string, number>()
  const streams = ws.sqlite.prepare('SELECT id, name FROM stream').all() as {
    id: number
    name: string
  }[]
  const most = ws.sqlite.prepare('SELECT MAX(n) FROM change WHERE n > ? AND n < ?').pluck()
  for (const { id, name } of streams) {
    last.set(name, Number(most.get(id * 2 ** 32, (id + 1) * 2 ** 32) ?? 0) % 2 ** 32)
  }
  const taken = new Set(
    ws.sqlite.prepare(`SELECT id FROM package_log WHERE direction = 'read'`).pluck().all(),
  )
  // Each package of HQ holds what the ones before it hold, so the last one taken says it all.
  const all = [...sent]
  const lastTaken = all.findLastIndex(([id]) => taken.has(id))
  const hqStreams = Object.entries(all[0]?.[1] ?? {}).filter(([name]) => name.endsWith('shared'))
  const site = hqStreams[0]?.[0].split('/')[0]
  if (!site) return
  for (const [name, number] of Object.entries(all[lastTaken]?.[1] ?? {})) {
    if (name.startsWith(site) && last.has(name)) expect(last.get(name)).toBe(number)
  }
}

/** What is in the folders is whole; what was being written is gone with the next write of that file. */
async function exportAgain({ profile, file, outbox }: Stage): Promise<void> {
  const engine = engineIn(profile)
  await engine.openFile(file)
  const made = await engine.client.packages.make({ kind: 'submission' })
  const bytes = new Uint8Array(await made.file.arrayBuffer())
  for (const number of [0, 1, 2])
    await writeFileAtomic(join(outbox, `report-${number}.wmpkg`), bytes)
  await engine.close()
  expect(readdirSync(outbox)).toHaveLength(3)
}

async function checkFolders(stage: Stage): Promise<void> {
  const keys = await loadKeys(
    stage.hqProfile,
    (await stage.hq.client.workspaces.current())?.id ?? '',
  )
  for (const name of readdirSync(stage.outbox)) {
    if (name.startsWith('.')) {
      counts['half done'] += 1
      continue
    }
    const bytes = readFileSync(join(stage.outbox, name))
    const { manifest } = await openPackage(bytes, { identities: [keys.ageIdentity] })
    expect(manifest.kind).toBe('submission')
  }
  const workspaces = readdirSync(join(stage.file, '..'))
  expect(workspaces.filter((name) => !name.endsWith('.waymark'))).toEqual([])
}

test(
  'a process that is killed at any moment',
  async () => {
    for (let kill = 0, stage: Stage | undefined; kill < KILLS; kill += 1) {
      if (kill % ROUNDS === 0) {
        stage = await stageIn(join(folder, `stage-${kill}`))
      }
      if (!stage) throw new Error('there is always a stage')
      await send(stage, kill)
      const said = await workAndDie(stage, SEED + kill)
      counts.kills += 1
      await checkAfter(stage, said)
      if (kill % ROUNDS === ROUNDS - 1 || kill === KILLS - 1) {
        await exportAgain(stage)
        await stage.hq.close()
      }
    }
    expect(counts.answers).toBeGreaterThan(KILLS)
    tell('Power cuts', counts)
  },
  PATIENCE,
)
