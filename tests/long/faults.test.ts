// What goes wrong outside of the application: the disk is full or may not be written, another program holds the
// file, its folder is gone, the clock is wrong. Each is a sentence for a person; the workspace is as it was,
// and nothing half-made is left. (That the process is killed is in power-cuts.test.ts; network drives
// are in tests/db/open.test.ts.)
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { openWorkspace } from '#db/open.ts'
import type { Refusal } from '#domain/errors.ts'
import { intlFor, say } from '#i18n/intl.ts'
import { writeFileAtomic } from '#platform/files.ts'
import { removeLeftOvers } from '#platform/left-overs.ts'
import { engineIn, refusalOf, type TestClock } from '../contract/engines.ts'
import { type SmallStrategy, smallStrategy } from '../contract/small-strategy.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { tell } from './form.ts'

const folder = temporaryFolder()
const counts = { faults: 0 }

/** A disk of our own needs root and Linux. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && trial()
if (!canMount) console.warn('No small disk can be mounted here: those faults are skipped.')

function trial(): boolean {
  const disk = join(folder, 'trial')
  mkdirSync(disk)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk])
  return status === 0 && spawnSync('umount', ['-l', disk]).status === 0
}

let hq: Engine
let ids: SmallStrategy
let template: string
let packages: File
const clock: TestClock = { now: '2021-07-10T08:00:00.000Z' }
const hqProfile = join(folder, 'hq')

beforeAll(async () => {
  hq = engineIn(hqProfile)
  ids = await smallStrategy(hq.client)
  const made = await hq.client.packages.make({ kind: 'setup', office: 'SOM' })
  const office = engineIn(join(folder, 'office'))
  const trust = made.package.signer.fingerprint
  const info = await finish(
    office.client.workspaces.openSetup({ file: made.file, person: 'Asad', trust }),
  )
  template = join(info.folder, info.fileName)
  const first = await office.client.packages.make({ kind: 'submission' })
  await finish(hq.client.packages.import({ file: first.file, trust: info.key.fingerprint }))
  await office.close()
  await hq.client.edit.apply({
    commands: Array.from({ length: 300 }, (_, i) => ({
      do: 'create' as const,
      entity: 'risk' as const,
      values: {
        office: ids.somalia,
        workplan: ids.workplan,
        statement: `Risk ${i} ${noise(i, 4000)}`,
      },
    })),
    label: { id: 'label.add' },
  })
  packages = (await hq.client.packages.make({ kind: 'return', office: 'SOM' })).file
})
afterAll(async () => {
  await hq.close()
  tell('Faults', counts)
})

/** Of no help to a compressor. */
function noise(seed: number, length: number): string {
  let text = ''
  for (let i = seed * 1000; text.length < length; i += 1)
    text += Math.imul(i, 2654435761).toString(36)
  return text.slice(0, length)
}

/** It has a sentence, and the sentence says what was kept. */
function expectSentence({ code, values }: Refusal, expected: string): void {
  counts.faults += 1
  expect(code).toBe(expected)
  const sentence = say(intlFor('en'), `error.${code}`, values)
  expect(sentence).not.toContain('{')
  expect(sentence).toMatch(
    /not changed|was changed|was kept|not saved|not done|as it is|Nothing|kept/,
  )
}

/** A disk of that many KiB with the office's workspace on it. */
async function onDisk(
  size: number,
  work: (disk: string, file: string, office: Engine) => Promise<void>,
): Promise<void> {
  const disk = mkdtempSync(join(folder, `disk-${size}-`))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk])
  const file = join(disk, 'ours.waymark')
  cpSync(template, file)
  const office = engineIn(join(folder, 'office'), clock)
  try {
    await office.openFile(file)
    await work(disk, file, office)
  } finally {
    await office.close()
    execFileSync('umount', ['-l', disk])
  }
}

function fill(disk: string): string {
  const path = join(disk, 'filler')
  const handle = openSync(path, 'w')
  try {
    for (;;) if (writeSync(handle, Buffer.alloc(4096)) < 4096) break
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(handle)
  }
  return path
}

async function stateOf({ client }: Engine): Promise<unknown> {
  const { rows, changes, vector } = await client.workspaces.info()
  expect((await finish(client.workspaces.check())).findings).toEqual([])
  return { rows, changes, vector, log: (await client.packages.log()).length }
}

const title = (engine: Engine, text: string) =>
  engine.client.edit.apply({
    commands: [{ do: 'set', entity: 'activity', row: ids.activity, values: { title: text } }],
    label: { id: 'label.edit' },
  })

describe.runIf(canMount)('a full disk', () => {
  test('an edit, an import and a package are refused whole; with room again they work', async () => {
    await onDisk(6000, async (disk, file, office) => {
      const before = await stateOf(office)
      const filler = fill(disk)
      const long = 'x'.repeat(90_000)
      const edits = async () => {
        for (let i = 0; i < 100; i += 1) await title(office, `${i} ${long}`)
      }
      expectSentence(await refusalOf(edits()), 'workspace_disk_full')
      const call = finish(office.client.packages.import({ file: packages }))
      expectSentence(await refusalOf(call), 'workspace_disk_full')
      const saved = writeFileAtomic(join(disk, 'out.wmpkg'), new Uint8Array(200_000))
      expectSentence(await refusalOf(saved), 'workspace_disk_full')
      expect(readdirSync(disk).filter((name) => name.includes('out'))).toEqual([])
      rmSync(filler)
      const { log } = (await stateOf(office)) as { log: number }
      expect(log).toBe((before as { log: number }).log)
      expect((await finish(office.client.packages.import({ file: packages }))).result).toBe(
        'applied',
      )
      expect((await finish(office.client.workspaces.check())).findings).toEqual([])
      expect(file).toContain('ours')
    })
  })

  test('putting back and rescuing leave the file as it is and nothing beside it', async () => {
    await onDisk(2500, async (disk, file, office) => {
      await office.close() // makes the copy of the day
      fill(disk)
      const beside = readdirSync(disk)
      const { backups, folder: copies } = await office.backupsOf(file)
      const restore = office.restoreFile(join(copies, backups[0]?.id ?? ''), file, undefined)
      expectSentence(await refusalOf(restore), 'workspace_disk_full')
      const rescue = office.rescueFile(file, join(disk, 'rescued.waymark'))
      expectSentence(await refusalOf(rescue), 'workspace_disk_full')
      const [{ id = '' } = {}] = await office.client.workspaces.recent()
      const inPlace = finish(office.client.backups.rescue({ workspace: id }))
      expectSentence(await refusalOf(inPlace), 'workspace_disk_full')
      const create = office.createFile(join(disk, 'new.waymark'), { role: 'hq' })
      expectSentence(await refusalOf(create), 'workspace_disk_full')
      expect(readdirSync(disk)).toEqual(beside)
      rmSync(join(disk, 'filler'))
      await office.openFile(file)
      await stateOf(office)
    })
  })
})

describe.runIf(canMount)('a disk with little room', () => {
  test('a new workspace is whole, or refused with nothing left of it', async () => {
    await onDisk(6000, async (disk, file, office) => {
      await office.close()
      rmSync(`${file}.lock`, { force: true })
      fill(disk)
      const filler = join(disk, 'filler')
      const beside = readdirSync(disk)
      const outcomes = new Set<string>()
      for (let room = 16; !outcomes.has('made'); room += 16) {
        truncateSync(filler, statSync(filler).size - 16 * 1024)
        const create = office.createFile(join(disk, 'new.waymark'), { role: 'hq' })
        const refused = await create.then(
          () => null,
          (error: Refusal) => error,
        )
        outcomes.add(refused ? 'refused' : 'made')
        if (refused) {
          expect(`${room} KiB: ${refused.code}`).toBe(`${room} KiB: workspace_disk_full`)
          expect(readdirSync(disk)).toEqual(beside)
        } else {
          expect((await finish(office.client.workspaces.check())).findings).toEqual([])
        }
      }
      expect([...outcomes]).toEqual(['refused', 'made'])
      counts.faults += 1
    })
  })
})

describe.runIf(canMount)('a disk that may only be read', () => {
  test('refuses to open for work, to save, and to put back; it can be looked at', async () => {
    await onDisk(6000, async (disk, file, office) => {
      await office.close()
      execFileSync('mount', ['-o', 'remount,ro', disk])
      const before = readdirSync(disk)
      expectSentence(await refusalOf(office.openFile(file)), 'workspace_read_only')
      const saved = writeFileAtomic(join(disk, 'out.wmpkg'), new Uint8Array(10))
      expectSentence(await refusalOf(saved), 'workspace_read_only')
      const { backups, folder: copies } = await office.backupsOf(file)
      const restore = office.restoreFile(join(copies, backups[0]?.id ?? ''), file, undefined)
      expectSentence(await refusalOf(restore), 'workspace_read_only')
      const [{ id = '' } = {}] = await office.client.workspaces.recent()
      const rescue = finish(office.client.backups.rescue({ workspace: id }))
      expectSentence(await refusalOf(rescue), 'workspace_read_only')
      const look = openWorkspace(file, { readOnly: true })
      expect(look.sqlite.prepare('SELECT COUNT(*) FROM activity').pluck().get()).toBe(1)
      look.close()
      expect(readdirSync(disk)).toEqual(before)
    })
  })

  test('which becomes so while one works refuses the edit', async () => {
    await onDisk(6000, async (disk, _file, office) => {
      const before = await stateOf(office)
      // What is open for writing keeps a disk writable; so the folder's files are taken instead.
      const busy = spawnSync('mount', ['-o', 'remount,ro', disk]).status !== 0
      if (busy) return
      expectSentence(await refusalOf(title(office, 'No')), 'workspace_read_only')
      execFileSync('mount', ['-o', 'remount,rw', disk])
      expect(await stateOf(office)).toEqual(before)
    })
  })
})

describe('a file that another program holds', () => {
  test('refuses the edit after a moment and works when it is free', async () => {
    const { office, file } = await elsewhere()
    const before = await stateOf(office)
    const other = spawn('sqlite3', [file], { stdio: ['pipe', 'pipe', 'inherit'] })
    other.stdin.write("BEGIN IMMEDIATE;\nSELECT 'held';\n")
    await new Promise((resolve) => other.stdout.once('data', resolve))
    expectSentence(await refusalOf(title(office, 'No')), 'workspace_in_use')
    const ended = new Promise((resolve) => other.once('exit', resolve))
    other.stdin.end('ROLLBACK;\n')
    await ended
    expect(await stateOf(office)).toEqual(before)
    await title(office, 'Yes')
    await office.close()
  })
})

let places = 0
async function elsewhere(): Promise<{ office: Engine; file: string; place: string }> {
  places += 1
  const place = join(folder, `place-${places}`)
  mkdirSync(place)
  const file = join(place, 'ours.waymark')
  cpSync(template, file)
  const office = engineIn(join(folder, 'office'), clock)
  await office.openFile(file)
  return { office, file, place }
}

describe('a folder that is gone', () => {
  test('an edit and an import are refused instead of being written to nowhere', async () => {
    const { office, place } = await elsewhere()
    renameSync(place, `${place}-moved`)
    expectSentence(await refusalOf(title(office, 'To nowhere')), 'workspace_missing')
    const call = finish(office.client.packages.import({ file: packages }))
    expectSentence(await refusalOf(call), 'workspace_missing')
    renameSync(`${place}-moved`, place) // the disk is plugged in again
    await title(office, 'There again')
    await stateOf(office)
    await office.close()
  })

  test('another file in its place is not written over', async () => {
    const { office, file } = await elsewhere()
    renameSync(file, `${file}.mine`)
    cpSync(template, file)
    expectSentence(await refusalOf(title(office, 'No')), 'workspace_changed_outside')
    await office.close()
    const other = openWorkspace(file)
    expect(other.sqlite.prepare('SELECT title FROM activity').pluck().get()).not.toBe('No')
    other.close()
  })
})

describe('what a killed process left', () => {
  const DEAD = 4_190_000 // no such process: numbers end before

  test('goes when the folder is opened next, and nothing else does', async () => {
    const { office, file, place } = await elsewhere()
    await office.close()
    const left = [
      `.out.wmpkg.${DEAD}-0123456789ab.part`,
      `.ours.waymark.${DEAD}.new`,
      `.ours.waymark.${DEAD}.new-wal`,
    ]
    const mine = [
      '.notes.txt',
      `.out.wmpkg.${process.pid}-0123456789ab.part`,
      'ours.waymark.4.new',
      '.x.part',
    ]
    for (const name of [...left, ...mine]) writeFileSync(join(place, name), 'x')
    expect(removeLeftOvers(place, 'other.wmpkg')).toBe(0)
    await office.openFile(file)
    await office.close()
    expect(readdirSync(place).sort()).toEqual([...mine, 'ours.waymark'].sort())
    counts.faults += 1
  })
})

describe('a clock that is wrong by years', () => {
  test('changes the shown time and nothing else: order, undo, merge, packages', async () => {
    const at = (now: string): void => {
      clock.now = now
    }
    const { office } = await elsewhere()
    at('2087-01-01T00:00:00.000Z')
    await title(office, 'From the future')
    at('1971-01-01T00:00:00.000Z')
    await title(office, 'From the past')
    const made = await office.client.packages.make({ kind: 'submission' })
    await finish(hq.client.packages.import({ file: made.file }))
    for (const engine of [office, hq]) {
      const { entries } = await engine.client.history.row({ row: ids.activity, field: 'title' })
      expect(entries.slice(0, 2).map(({ to, at: shown, current }) => [to, shown, current])).toEqual(
        [
          ['From the past', '1971-01-01T00:00:00.000Z', true],
          ['From the future', '2087-01-01T00:00:00.000Z', false],
        ],
      )
    }
    await office.client.edit.undo({})
    const { entries } = await office.client.history.row({ row: ids.activity, field: 'title' })
    expect(entries[0]?.to).toBe('From the future')
    await title(hq, 'HQ, whose clock is right')
    const answer = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    const taken = await finish(office.client.packages.import({ file: answer.file }))
    expect(taken.effect.conflicts).toBe(1) // they had not seen each other, whatever the clocks say
    expect((await finish(office.client.workspaces.check())).findings).toEqual([])
    await office.close()
    at('2021-07-10T08:00:00.000Z')
    counts.faults += 1
  })

  test('a lock from the future or the past is judged by its process', async () => {
    const { office, file } = await elsewhere()
    await office.close()
    for (const since of ['2087-01-01T00:00:00.000Z', '1971-01-01T00:00:00.000Z']) {
      const lock = { host: 'elsewhere', pid: 1, person: 'Eva', since, started: null }
      writeFileSync(`${file}.lock`, JSON.stringify(lock))
      expectSentence(
        refusal(() => openWorkspace(file)),
        'workspace_in_use',
      )
    }
    rmSync(`${file}.lock`)
  })
})
