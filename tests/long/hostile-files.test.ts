// Whatever is done to a real package, and whoever does it: HQ refuses it with a code that says what is wrong, writes
// nothing, and needs neither two seconds nor 200 MB for that. Where a change has no meaning (a time in
// the ZIP) what comes out is what was packed.
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import { openWorkspace } from '#db/open.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { type OpenedPackage, openPackage } from '#exchange/open.ts'
import { seal } from '#exchange/seal.ts'
import { type Keys, loadKeys, makeKeys } from '#platform/keys.ts'
import { engineIn } from '../contract/engines.ts'
import { PERIOD, quarterOf, smallStrategy } from '../contract/small-strategy.ts'
import { draftOf } from '../exchange/draft.ts'
import { format1Package } from '../exchange/format-1-writer.ts'
import { partsOf } from '../exchange/tamper.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { dice, howMany, PATIENCE, SEED, tell } from './form.ts'
import { type Family, familiesFor } from './hostile-files.ts'

const FILES = howMany(700, 100_000)
const MOST_CPU = 2000 // ms
const MOST_MEMORY = 200 * 1024 * 1024

const folder = temporaryFolder()
let hq: Engine
let file: string
let families: [string, Family][]
let original: OpenedPackage
let hqKeys: Keys
let taken: File
const counts = { files: 0, refused: 0, harmless: 0, replayed: 0 }
const most = { 'ms of CPU at most': 0, 'MB at most': 0 }

beforeAll(async () => {
  hq = engineIn(join(folder, 'hq'))
  const office = engineIn(join(folder, 'office'))
  const ids = await smallStrategy(hq.client)
  const info = await hq.client.workspaces.current()
  file = join(info?.folder ?? '', info?.fileName ?? '')
  hqKeys = await loadKeys(join(folder, 'hq'), info?.id ?? '')
  const setup = (await hq.client.packages.make({ kind: 'setup', office: 'SOM' })).file
  const trust = info?.key.fingerprint ?? ''
  const opened = await finish(
    office.client.workspaces.openSetup({ file: setup, person: 'Bile', trust }),
  )
  const make = async (plain: boolean) =>
    (await office.client.packages.make({ kind: 'submission', period: PERIOD, plain })).file
  const bytesOf = async (made: File) => new Uint8Array(await made.arrayBuffer())
  const edit = (value: number) =>
    office.client.edit.apply({ commands: quarterOf(ids, value), label: { id: 'label.edit' } })
  await edit(1)
  taken = await make(false)
  await finish(hq.client.packages.import({ file: taken, trust: opened.key.fingerprint }))
  const answer = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
  await finish(office.client.packages.import({ file: answer.file }))
  await edit(2)
  await office.client.edit.apply({
    commands: Array.from({ length: 12 }, (_, i) => ({
      do: 'create' as const,
      entity: 'risk' as const,
      values: { office: ids.somalia, workplan: ids.workplan, statement: `Risk ${i}`, impact: 3 },
    })),
    label: { id: 'label.add' },
  })
  const activity = newId()
  const plan = { office: ids.somalia, output: ids.output, title: 'Meetings' }
  const about = { office: ids.somalia, activity }
  await office.client.edit.apply({
    commands: [
      { do: 'create', entity: 'activity', id: activity, values: { ...plan, code: '1.1.9' } },
      { do: 'create', entity: 'milestone', values: { ...about, title: 'First' } },
      {
        do: 'create',
        entity: 'milestone',
        values: { ...about, title: 'Second', due: '2021-06-01' },
      },
      {
        do: 'create',
        entity: 'milestone',
        values: { ...about, title: 'Third', due: '2021-09-01' },
      },
    ],
    label: { id: 'label.add' },
  })
  const plain = await bytesOf(await make(true))
  original = await openPackage(plain, { identities: [] })
  const officeKeys = await loadKeys(join(folder, 'office'), opened.id)
  families = Object.entries(
    familiesFor({
      plain,
      sealed: await seal(Buffer.from(plain), [hqKeys.ageRecipient]),
      parts: await partsOf(plain),
      old: await partsOf(await format1Package(draftOf(original), officeKeys.signing)),
      keys: officeKeys,
      stranger: await makeKeys(folder, 'stranger'),
      hqAge: hqKeys.ageRecipient,
      hqOffice: info?.office.id ?? '',
      otherOffice: ids.mali,
      otherPlan: ids.maliPlan,
    }),
  )
  await office.close()
  // What is spoiled below is taken when it is not.
  expect(await take(plain, true)).toBe('dry_run')
  expect(await take(await format1Package(draftOf(original), officeKeys.signing), true)).toBe(
    'dry_run',
  )
})
afterAll(() => hq.close())

/** How an import ends: its result, or the code of its refusal. */
async function take(bytes: Uint8Array, dryRun = false): Promise<string> {
  const sent = new File([bytes as Uint8Array<ArrayBuffer>], 'p.wmpkg')
  try {
    return (await finish(hq.client.packages.import({ file: sent, dryRun }))).result
  } catch (error) {
    const refusal = toRefusal(error)
    if (!refusal) throw error
    return refusal.code
  }
}

/** The content that comes out says the same, whatever the bytes around it. */
async function isHarmless(bytes: Uint8Array): Promise<boolean> {
  try {
    const opened = await openPackage(bytes, { identities: [hqKeys.ageIdentity] })
    expect(opened).toMatchObject({ changes: original.changes, groups: original.groups })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function trace(): string {
  return ['', '-wal']
    .map((end) => `${statSync(file + end).size} ${statSync(file + end).mtimeMs}`)
    .join()
}

function dump(): string {
  const ws = openWorkspace(file, { readOnly: true })
  const hash = createHash('sha256')
  const tables = ws.sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
  for (const name of tables) {
    for (const row of ws.sqlite.prepare(`SELECT * FROM "${name}"`).raw().iterate()) {
      hash.update(JSON.stringify(row))
    }
  }
  ws.close()
  return hash.digest('hex')
}

async function attack(name: string, family: Family, seed: number): Promise<void> {
  const bytes = await family.make(dice(seed))
  const harmless = family.maybeHarmless === true && (await isHarmless(bytes))
  const before = trace()
  const [cpu, memory] = [process.cpuUsage(), process.memoryUsage.rss()]
  const result = await take(bytes, harmless)
  const { user, system } = process.cpuUsage(cpu)
  most['ms of CPU at most'] = Math.max(most['ms of CPU at most'], (user + system) / 1000)
  const grown = process.memoryUsage.rss() - memory
  most['MB at most'] = Math.max(most['MB at most'], grown / 1024 / 1024)
  expect((user + system) / 1000, name).toBeLessThan(MOST_CPU)
  expect(grown, name).toBeLessThan(MOST_MEMORY)
  expect(trace(), name).toBe(before)
  if (harmless) {
    expect(result, `${name}, seed ${seed}`).toMatch(/^(dry_run|package_)/)
    counts.harmless += 1
    return
  }
  expect(family.codes, `${name}, seed ${seed}`).toContain(result)
  counts.refused += 1
}

test(
  'spoiled packages are refused and change nothing',
  async () => {
    const before = dump()
    for (let at = 0; at < FILES; at += 1) {
      const [name, family] = families[at % families.length] as [string, Family]
      await attack(name, family, SEED + at)
      counts.files += 1
    }
    for (let again = 0; again < 20; again += 1) {
      expect(await take(new Uint8Array(await taken.arrayBuffer()))).toBe('already_known')
      counts.replayed += 1
    }
    expect(dump()).toBe(before)
    expect(counts.refused).toBeGreaterThan(FILES * 0.8)
    const whole = Object.entries(most).map(([what, value]) => [what, Math.round(value)])
    tell('Hostile files', { ...counts, kinds: families.length, ...Object.fromEntries(whole) })
  },
  PATIENCE,
)
