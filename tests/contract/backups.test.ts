// Copies of a workspace and putting one back: what is there is never overwritten, what is put back goes on
// under a new site, and together with HQ nothing that was sent is lost.
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { openWorkspace } from '#db/open.ts'
import { RESCUE_STEPS } from '#db/rescue/rescue.ts'
import { loadKeys } from '#platform/keys.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf, type TestClock } from './engines.ts'
import { forge } from './forge.ts'
import { type SmallStrategy, smallStrategy } from './small-strategy.ts'

const folder = temporaryFolder()
const clock: TestClock = { now: '2021-07-10T08:00:00.000Z' }
let hq: Engine
let office: Engine
let ids: SmallStrategy
let file: string
let hqFile: string

beforeAll(async () => {
  hq = engineIn(join(folder, 'hq'))
  ids = await smallStrategy(hq.client)
  const atHq = await hq.client.workspaces.current()
  hqFile = join(atHq?.folder ?? '', atHq?.fileName ?? '')
  office = engineIn(join(folder, 'office'), clock)
  const made = await hq.client.packages.make({ kind: 'setup', office: 'SOM' })
  const trust = made.package.signer.fingerprint
  const info = await finish(
    office.client.workspaces.openSetup({ file: made.file, person: 'Asad', trust }),
  )
  file = join(info.folder, info.fileName)
  await send()
})
afterAll(async () => {
  for (const engine of [hq, office]) await engine.close()
})

async function send() {
  const made = await office.client.packages.make({ kind: 'submission' })
  const trust = (await office.client.workspaces.current())?.key.fingerprint ?? ''
  return finish(hq.client.packages.import({ file: made.file, trust }))
}
async function answer() {
  const { file } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
  return finish(office.client.packages.import({ file }))
}
const title = (engine: Engine, text: string) =>
  engine.client.edit.apply({
    commands: [{ do: 'set', entity: 'activity', row: ids.activity, values: { title: text } }],
    label: { id: 'label.edit' },
  })
async function titleIn(engine: Engine) {
  const { entries } = await engine.client.history.row({ row: ids.activity, field: 'title' })
  return entries[0]?.to
}
async function reopen(): Promise<void> {
  await office.close()
  await office.openFile(file)
  await office.close() // waits for the copy
  await office.openFile(file)
}
/** Closes the office's workspace and spoils every second page of its file. */
async function damage(): Promise<{ id: string; damaged: Buffer }> {
  const id = (await office.client.workspaces.current())?.id ?? ''
  await office.close()
  spoil(file, 3, statSync(file).size / 4096)
  return { id, damaged: readFileSync(file) }
}

/** Writes into every second page of these, counted from 0. */
function spoil(at: string, from: number, to: number): void {
  const handle = openSync(at, 'r+')
  for (let page = from; page < to; page += 2) {
    writeSync(handle, Buffer.alloc(2048, 0x5a), 0, 2048, page * 4096 + 100)
  }
  closeSync(handle)
}
const checked = async (engine: Engine) => (await finish(engine.client.workspaces.check())).findings

describe('copies', () => {
  test('one each day the workspace is opened, one before packages are taken', async () => {
    await reopen()
    await title(office, 'On Saturday')
    await title(hq, 'By HQ')
    await answer()
    await answer() // nobody worked in between: the copy from before the first is enough
    await reopen()
    const list = await office.client.backups.list({})
    expect(list.map(({ kind, at }) => [kind, at])).toEqual([
      ['import', '2021-07-10T08:00:00.000Z'],
      ['daily', '2021-07-10'],
    ])
    for (const { bytes } of list) expect(bytes).toBeGreaterThan(100_000)
  })

  test('the copy before an import is what was before it, whole', async () => {
    const [copy] = await office.client.backups.list({})
    const id = (await office.client.workspaces.current())?.id ?? ''
    const before = openWorkspace(join(folder, 'office', 'backups', id, copy?.id ?? ''))
    const read = (sql: string) => before.sqlite.prepare(sql).pluck().get()
    expect(read('SELECT title FROM activity')).toBe('On Saturday')
    expect(read(`SELECT COUNT(*) FROM package_log WHERE kind = 'return'`)).toBe(0)
    before.close()
  })

  test('what a killed process left of a copy is no copy, and goes with the next one', async () => {
    const id = (await office.client.workspaces.current())?.id ?? ''
    const copies = join(folder, 'office', 'backups', id)
    writeFileSync(join(copies, '.2021-07-09.waymark.4190000.new'), 'half')
    expect(await office.client.backups.list({})).toHaveLength(2)
    clock.now = '2021-07-11T08:00:00.000Z'
    await reopen()
    expect(readdirSync(copies).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('a clock that is wrong by years costs no copy', async () => {
    for (const now of ['2051-01-01T08:00:00.000Z', '1999-01-01T08:00:00.000Z']) {
      clock.now = now
      await reopen()
    }
    const days = (await office.client.backups.list({})).map(({ at }) => at.slice(0, 10))
    expect(days).toEqual([
      '2051-01-01',
      '2021-07-11',
      ...['2021-07-10', '2021-07-10'],
      '1999-01-01',
    ])
    clock.now = '2021-07-11T08:00:00.000Z'
  })
})

describe('putting one back', () => {
  test('keeps the present file beside, and goes on under a new site', async () => {
    const before = await office.client.workspaces.current()
    await title(office, 'Typed, sent, then thought to be lost')
    await send()
    const [copy] = await office.client.backups.list({})
    const last = (await office.client.backups.list({})).find(({ at }) => at === '2021-07-11')
    expect(copy).toBeDefined()
    const { workspace, kept } = await office.client.backups.restore({ backup: last?.id ?? '' })
    expect(workspace.id).toBe(before?.id)
    expect(workspace.site).not.toBe(before?.site)
    expect(kept).toBe('Small strategy - SOM (before restore 2021-07-11).waymark')
    expect(await titleIn(office)).not.toBe('Typed, sent, then thought to be lost')

    const beside = openWorkspace(join(file, '..', kept ?? ''))
    expect(beside.identity.site).toBe(before?.site)
    expect(beside.sqlite.prepare('SELECT title FROM activity').pluck().get()).toBe(
      'Typed, sent, then thought to be lost',
    )
    beside.close()
  })

  test('what HQ had comes back, what is typed now arrives, no number means two things', async () => {
    await office.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'risk',
          values: { office: ids.somalia, workplan: ids.workplan, statement: 'After the restore' },
        },
      ],
      label: { id: 'label.add' },
    })
    const taken = await send()
    expect(taken.effect).toMatchObject({ new: 1, conflicts: 0 })
    await answer()
    expect(await titleIn(office)).toBe('Typed, sent, then thought to be lost')
    expect([await checked(office), await checked(hq)]).toEqual([[], []])
    // HQ no longer counts on the site that is gone: the next answer holds only what is new.
    await send()
    await title(hq, 'Last word')
    const { package: made } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    expect(made.changes).toBe(1)
  })

  test('a file that cannot be opened any more', async () => {
    const { id, damaged } = await damage()
    expect((await refusalOf(office.openFile(file))).code).toBe('workspace_damaged')
    const [copy] = await office.client.backups.list({ workspace: id })
    const { kept } = await office.client.backups.restore({ backup: copy?.id ?? '', workspace: id })
    expect(readFileSync(join(file, '..', kept ?? '')).equals(damaged)).toBe(true)
    expect(await checked(office)).toEqual([])
  })

  test('is refused for a copy that is not there, with the workspace still open', async () => {
    const before = readdirSync(join(file, '..'))
    for (const backup of ['2020-01-01.waymark', '../../recents.json', '../sent']) {
      const refused = await refusalOf(office.client.backups.restore({ backup }))
      expect([refused.code, refused.values]).toEqual(['backup_unknown', { backup }])
    }
    expect(readdirSync(join(file, '..'))).toEqual(before)
    expect((await office.client.workspaces.current())?.fileName).toBe(
      'Small strategy - SOM.waymark',
    )
  })

  test('a copy from elsewhere with the log that a crash left beside it', async () => {
    await title(office, 'In the log only')
    const copy = join(folder, 'crashed.waymark')
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
    await title(office, 'After the crash')
    const { kept } = await office.restoreFile(copy, file, undefined)
    expect(await titleIn(office)).toBe('In the log only')
    expect(kept).not.toBeNull()
    expect(await checked(office)).toEqual([])
  })

  test('is refused while somebody else has the file open, and for a copy of another workspace', async () => {
    const id = (await office.client.workspaces.current())?.id ?? ''
    const [copy] = await office.client.backups.list({})
    await office.close()
    const other = openWorkspace(file, { person: 'Bo' })
    const call = office.client.backups.restore({ backup: copy?.id ?? '', workspace: id })
    expect((await refusalOf(call)).code).toBe('workspace_in_use')
    other.close()
    await office.openFile(file)
    const hqInfo = await hq.client.workspaces.current()
    const foreign = join(hqInfo?.folder ?? '', hqInfo?.fileName ?? '')
    await hq.close()
    const wrong = office.restoreFile(foreign, file, id)
    expect((await refusalOf(wrong)).code).toBe('backup_other')
    expect((await office.client.workspaces.current())?.id).toBe(id)
    await hq.openFile(foreign)
  })
})

describe('rescuing what can be read', () => {
  const beside = () => readdirSync(join(file, '..')).sort()

  test('a damaged file from elsewhere is listed, and rescued where it lies', async () => {
    const stranger = engineIn(join(folder, 'stranger'), clock)
    const stick = join(folder, 'from-a-stick.waymark')
    await office.close()
    copyFileSync(file, stick)
    await office.openFile(file)
    spoil(stick, 20, 60)
    expect((await refusalOf(stranger.openFile(stick))).code).toBe('workspace_damaged')
    const [found] = await stranger.client.workspaces.recent()
    expect(found).toMatchObject({ fileName: 'from-a-stick.waymark', missing: false })
    const workspace = found?.id ?? ''
    const { kept, ...saved } = await finish(stranger.client.backups.rescue({ workspace }))
    expect(saved.workspace.fileName).toBe('from-a-stick.waymark')
    expect(kept).toContain('from-a-stick (damaged')
    expect(await checked(stranger)).toEqual([])
    await stranger.close()
  })

  test('of the workspace that is open, when it turns out to be damaged; it is open again', async () => {
    await send()
    await answer()
    await title(office, 'Typed before the damage')
    const { lost, workspace, backup } = await finish(office.client.backups.rescue({}))
    expect([lost, backup]).toEqual([[], null])
    expect(workspace.fileName).toBe(basename(file))
    expect(await titleIn(office)).toBe('Typed before the damage')
    expect(beside().filter((name) => name.startsWith('.') || name.endsWith('.new'))).toEqual([])
  })

  test('stopped at any step, the damaged file and all beside it are as they were', async () => {
    const { id, damaged } = await damage()
    const before = beside()
    for (let stop = 1; stop <= RESCUE_STEPS.length + 1; stop += 1) {
      const events = await office.client.backups.rescue({ workspace: id })
      for (let n = 0; n < stop; n += 1)
        expect((await events.next()).value).toHaveProperty('progress')
      await events.return()
      expect(readFileSync(file).equals(damaged)).toBe(true)
      expect(beside()).toEqual(before)
      expect(await office.client.workspaces.current()).toBeNull()
    }
  })

  test('puts what was saved in its place, keeps the damaged file, and names what is lost', async () => {
    const [before] = await office.client.workspaces.recent()
    const damaged = readFileSync(file)
    const steps: string[] = []
    const { workspace, kept, lost, ...saved } = await finish(
      office.client.backups.rescue({ workspace: before?.id ?? '' }),
      ({ step }) => steps.push(step.id),
    )
    expect(steps).toEqual([...RESCUE_STEPS, 'check'].map((name) => `step.rescue.${name}`))
    expect(workspace).toMatchObject({ id: before?.id, fileName: basename(file), backup: null })
    expect(kept).toBe(`${basename(file, '.waymark')} (damaged 2021-07-11 2).waymark`)
    expect(readFileSync(join(file, '..', kept ?? '')).equals(damaged)).toBe(true)
    expect(saved.damaged).toBeGreaterThan(0)
    expect(saved.rows).toBeGreaterThan(0)
    expect(lost).not.toEqual([])
    expect(saved.backup?.more).toBeGreaterThan(0) // what is gone without a trace shows in the copy
    expect(await checked(office)).toEqual([])
  })

  test('is refused while somebody has it open and when it is gone', async () => {
    const id = (await office.client.workspaces.current())?.id ?? ''
    await office.close()
    const refused = async () =>
      (await refusalOf(finish(office.client.backups.rescue({ workspace: id })))).code
    const other = openWorkspace(file, { person: 'Bo' })
    expect(await refused()).toBe('workspace_in_use')
    other.close()
    renameSync(file, `${file}.away`)
    expect(await refused()).toBe('workspace_missing')
    renameSync(`${file}.away`, file)
  })

  test('after it a copy can still be put back', async () => {
    const [recent] = await office.client.workspaces.recent()
    const [copy] = await office.client.backups.list({ workspace: recent?.id ?? '' })
    await office.client.backups.restore({ backup: copy?.id ?? '', workspace: recent?.id ?? '' })
    await send()
    await answer()
    expect(await checked(office)).toEqual([])
  })
})

describe('a copy that somebody opens as if it were the workspace', () => {
  const copyOf = async () => {
    const [copy] = await office.client.backups.list({})
    const { id = '' } = (await office.client.workspaces.current()) ?? {}
    return { id, copy, path: join(folder, 'office', 'backups', id, copy?.id ?? '') }
  }

  test('says that it is a copy, can be looked at, and takes nothing', async () => {
    const { id, copy, path } = await copyOf()
    const before = readFileSync(path)
    const shown = await office.openFile(path)
    expect(shown).toMatchObject({
      id,
      backup: { kind: copy?.kind, at: copy?.at, of: basename(file) },
    })
    expect(await office.client.plan.outline({ workplan: ids.workplan })).toBeTruthy()
    await office.client.settings.put({ key: 'frame', value: { period: '2020' } })
    const answers = [
      title(office, 'Into a copy'),
      office.client.edit.undo(),
      office.client.packages.make({ kind: 'submission' }),
      office.client.workspaces.setPerson({ person: 'Nobody' }),
      office.client.peers.changeKey(),
      answer(),
    ]
    for (const refused of answers) expect((await refusalOf(refused)).code).toBe('backup_only')
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(join(path, '..')).filter((name) => /-wal|-shm|lock/.test(name))).toEqual([])
  })

  test('leaves the workspace the recent one, which is opened again from there', async () => {
    const recent = await office.client.workspaces.recent()
    const { id } = await copyOf()
    expect(recent.filter((each) => each.id === id)).toMatchObject([{ fileName: basename(file) }])
    expect(await office.client.workspaces.open({ id })).toMatchObject({ backup: null })
  })

  test('also where it was copied to; and is put back from there', async () => {
    const { path, copy } = await copyOf()
    await title(office, 'After the copy')
    const elsewhere = join(folder, copy?.id ?? '')
    copyFileSync(path, elsewhere)
    expect((await office.openFile(elsewhere)).backup).toMatchObject({ of: basename(file) })
    const { workspace, kept } = await office.client.backups.restore({})
    expect(workspace).toMatchObject({ fileName: basename(file), backup: null })
    expect(kept).toContain('before restore')
    expect(await titleIn(office)).not.toBe('After the copy')
    expect(await checked(office)).toEqual([])
    expect((await refusalOf(office.client.backups.restore({}))).code).toBe('backup_unknown')
  })
})

describe('when it is HQ that was put back', () => {
  const risk = (statement: string) =>
    office.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'risk',
          values: { office: ids.somalia, workplan: ids.workplan, statement },
        },
      ],
      label: { id: 'label.add' },
    })

  /** The office signs what it likes; that HQ said something else than it had sent is not taken. */
  async function refusesAltered(): Promise<void> {
    const { file: plain } = await office.client.packages.make({ kind: 'submission', plain: true })
    const { id = '' } = (await office.client.workspaces.current()) ?? {}
    const keys = await loadKeys(join(folder, 'office'), id)
    const said = ['"Said by HQ"', '"New"', '"Ada"']
    for (const word of said) {
      let changed = 0
      const lines = (all: string[]) =>
        all.map((line) => {
          if (!line.includes(word)) return line
          changed += 1
          return line.replace(word, '"Never said"')
        })
      const forged = await forge(plain, { keys, lines })
      expect(changed, word).toBeGreaterThan(0)
      const refused = await refusalOf(finish(hq.client.packages.import({ file: forged })))
      expect([refused.code, refused.values.office]).toEqual(['package_altered', 'Somalia'])
    }
    expect(await titleIn(hq)).not.toBe('Never said')
  }

  test('an office brings back what HQ had sent since, for the office and for all', async () => {
    await send() // what was put back says first what it has
    await answer()
    await title(hq, 'Before the copy')
    await send() // HQ worked in between: there is a copy from before this
    await hq.close()
    const info = await office.client.workspaces.current()
    await hq.openFile(hqFile)
    const before = await hq.client.workspaces.current()
    const [copy] = await hq.client.backups.list({})
    await hq.client.edit.apply({
      commands: [
        { do: 'set', entity: 'activity', row: ids.activity, values: { title: 'Said by HQ' } },
        { do: 'set', entity: 'strategic_objective', row: ids.objective, values: { title: 'New' } },
      ],
      label: { id: 'label.edit' },
    })
    await answer()
    await title(office, 'Said by the office to that')

    await hq.client.backups.restore({ backup: copy?.id ?? '' })
    expect((await hq.client.workspaces.current())?.site).not.toBe(before?.site)
    await answer() // the office hears that HQ has less
    await risk('Typed meanwhile')
    await refusesAltered()
    const taken = await send()
    expect(taken.result).toBe('applied')
    expect(await titleIn(hq)).toBe('Said by the office to that')
    const history = await hq.client.history.row({ row: ids.activity, field: 'title' })
    expect(history.entries.map(({ to }) => to)).toContain('Said by HQ')
    const objective = await hq.client.history.row({ row: ids.objective, field: 'title' })
    expect(objective.entries[0]?.to).toBe('New')
    expect([await checked(office), await checked(hq), info?.role]).toEqual([[], [], 'field'])
  })
})
