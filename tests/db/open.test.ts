// Making, opening and closing a workspace file, and everything that makes one unusable: refused with a code
// that has a sentence, the file as it was, nothing half-made left behind.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { isNetworkPath } from '#db/location.ts'
import { createWorkspace, openWorkspace, type Workspace } from '#db/open.ts'
import { mountNetworkDrive } from '../support/network-drive.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { edit, HQ, identity, LAOS, newWorkspace, planOf, REFERENCE } from '../support/workspaces.ts'

const folder = temporaryFolder()

/** A disk that is really full needs a disk of our own, which only root may make, and only on Linux. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && trial()
if (!canMount)
  console.warn('No small disk can be mounted here: two tests on a full disk are skipped.')

function trial(): boolean {
  const disk = join(folder, 'trial')
  mkdirSync(disk)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk])
  return status === 0 && spawnSync('umount', ['-l', disk]).status === 0
}

let folders = 0
function emptyFolder(): string {
  folders += 1
  const path = join(folder, `place-${folders}`)
  mkdirSync(path)
  return path
}

/** A closed workspace with some rows, alone in its folder. */
function closedWorkspace(): string {
  const ws = newWorkspace(emptyFolder(), 'hq', HQ)
  edit(ws, ...REFERENCE, ...planOf(LAOS, 'lao'))
  ws.close()
  return ws.file
}

function execute(file: string, sql: string): void {
  const sqlite = new Database(file)
  sqlite.exec(sql)
  sqlite.close()
}

function filesBeside(file: string): string[] {
  return readdirSync(join(file, '..'))
}

describe('a workspace file', () => {
  test('is set up as advised: WAL, full synchronisation, foreign keys, its own application id', () => {
    const ws = newWorkspace(emptyFolder(), 'field', LAOS)
    const pragma = (name: string) => ws.sqlite.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('application_id')).toBe(0x574d524b)
    ws.close()
    expect(filesBeside(ws.file)).toHaveLength(1)
  })

  test('knows what it is when it is opened again', () => {
    const who = identity('field', LAOS)
    const file = join(emptyFolder(), 'ours.waymark')
    createWorkspace(file, who).close()
    const ws = openWorkspace(file)
    expect(ws.identity).toEqual(who)
    ws.close()
  })

  test('can be looked at while another has it open', () => {
    const ws = newWorkspace(emptyFolder(), 'hq', HQ)
    edit(ws, ...REFERENCE)
    const look = openWorkspace(ws.file, { readOnly: true })
    expect(look.sqlite.prepare('SELECT COUNT(*) FROM office').pluck().get()).toBe(3)
    expect(() => edit(look, ...planOf(LAOS, 'lao'))).toThrow('workspace_read_only')
    look.close()
    ws.close()
  })
})

describe('making one is refused', () => {
  test('over a file that is there', () => {
    const file = closedWorkspace()
    const before = readFileSync(file)
    expect(refusal(() => createWorkspace(file, identity('hq', HQ))).code).toBe('workspace_exists')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('in a folder that is not there', () => {
    const file = join(emptyFolder(), 'no', 'ours.waymark')
    expect(refusal(() => createWorkspace(file, identity('hq', HQ))).code).toBe('workspace_missing')
  })

  test.runIf(canMount)('on a full disk, and leaves nothing half-made', () => {
    withSmallDisk(100, (disk) => {
      const file = join(disk, 'ours.waymark')
      const refused = refusal(() => createWorkspace(file, identity('hq', HQ)))
      expect(refused.code).toBe('workspace_disk_full')
      expect(readdirSync(disk)).toEqual([])
    })
  })
})

describe('opening one is refused', () => {
  test('when it is missing', () => {
    const file = join(emptyFolder(), 'none.waymark')
    expect(refusal(() => openWorkspace(file)).code).toBe('workspace_missing')
    expect(existsSync(file)).toBe(false)
  })

  const others: [string, (file: string) => void][] = [
    ['an empty file', (file) => writeFileSync(file, '')],
    ['a text', (file) => writeFileSync(file, 'Programme,Women\nLAO,12\n'.repeat(20))],
    ['a folder', (file) => mkdirSync(file)],
    [
      'the SQLite file of another program',
      (file) => execute(file, 'CREATE TABLE office (id); PRAGMA user_version = 1'),
    ],
  ]
  test.each(others)('when it is %s', (_, make) => {
    const file = join(emptyFolder(), 'other.waymark')
    make(file)
    expect(refusal(() => openWorkspace(file)).code).toBe('workspace_not_one')
    expect(filesBeside(file)).toHaveLength(1)
  })

  test('when a newer version made it, and says which', () => {
    const file = closedWorkspace()
    execute(file, 'PRAGMA user_version = 99')
    expect(refusal(() => openWorkspace(file))).toMatchObject({
      code: 'workspace_newer',
      values: { version: 99 },
    })
    expect(filesBeside(file)).toHaveLength(1)
  })

  test('when pages of it are overwritten', () => {
    const file = closedWorkspace()
    const handle = openSync(file, 'r+')
    for (let page = 3; page < statSync(file).size / 4096; page += 2) {
      writeSync(handle, Buffer.alloc(2048, 0x5a), 0, 2048, page * 4096 + 100)
    }
    closeSync(handle)
    const damaged = readFileSync(file)
    expect(refusal(() => openWorkspace(file)).code).toBe('workspace_damaged')
    expect(readFileSync(file).equals(damaged)).toBe(true)
    expect(filesBeside(file)).toHaveLength(1)
  })

  test('when it is cut off', () => {
    const file = closedWorkspace()
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 20))
    expect(refusal(() => openWorkspace(file)).code).toBe('workspace_damaged')
  })

  test('when the file or its folder may not be written, but it can be looked at', () => {
    const file = closedWorkspace()
    const place = join(file, '..')
    chmodSync(folder, 0o755)
    chmodSync(file, 0o444)
    chmodSync(place, 0o777)
    expect(asNobody(file, 'work')).toBe('workspace_read_only')
    chmodSync(file, 0o666)
    chmodSync(place, 0o555)
    expect(asNobody(file, 'work')).toBe('workspace_read_only')
    expect(asNobody(file, 'look')).toBe('3 offices')
    chmodSync(place, 0o755)
  })
})

/** Opens it in a process of a user without rights (root may write everything). */
function asNobody(file: string, how: 'work' | 'look'): string {
  const script = join(import.meta.dirname, 'open-as-nobody.ts')
  return execFileSync(process.execPath, [script, file, how], { encoding: 'utf8' })
}

describe('a workspace that another process has open', () => {
  test('is refused with who has it, and free again when that process ends in any way', async () => {
    const file = closedWorkspace()
    const script = join(import.meta.dirname, 'hold-open.ts')
    const holder = spawn(process.execPath, [script, file, 'Bounmy'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    expect(refusal(() => openWorkspace(file))).toMatchObject({
      code: 'workspace_in_use',
      values: { person: 'Bounmy', host: hostname() },
    })
    const ended = new Promise((resolve) => holder.once('exit', resolve))
    holder.kill('SIGKILL') // no chance to clean up: its lock stays
    await ended
    expect(existsSync(`${file}.lock`)).toBe(true)
    const ws = openWorkspace(file, { person: 'Ann' })
    expect(refusal(() => openWorkspace(file)).values.person).toBe('Ann')
    ws.close()
    expect(filesBeside(file)).toHaveLength(1)
  })

  test('is refused for a lock of another machine, which nobody here can ask', () => {
    const file = closedWorkspace()
    const lock = { host: 'elsewhere', pid: 1, person: 'Eva', since: '2021-07-01T08:00:00Z' }
    writeFileSync(`${file}.lock`, JSON.stringify(lock))
    expect(refusal(() => openWorkspace(file)).values).toMatchObject({
      person: 'Eva',
      host: 'elsewhere',
    })
  })

  const stale: [string, string][] = [
    ['that was never filled', ''],
    ['from before this machine was started', lockOf(1, '2001-01-01T00:00:00Z')],
    ['of a process that was this number before', lockOf(process.pid, new Date().toISOString())],
  ]
  test.each(stale)('is not held by a lock %s', (_, text) => {
    const file = closedWorkspace()
    writeFileSync(`${file}.lock`, text)
    openWorkspace(file).close()
    expect(filesBeside(file)).toHaveLength(1)
  })
})

function lockOf(pid: number, since: string): string {
  return JSON.stringify({ host: hostname(), pid, person: 'Ann', since, started: null })
}

describe('a full disk', () => {
  test('refuses the edit and keeps what was saved (a file that may not grow)', () => {
    const ws = newWorkspace(emptyFolder(), 'hq', HQ)
    edit(ws, ...REFERENCE, ...planOf(LAOS, 'lao'))
    ws.sqlite.pragma(`max_page_count = ${ws.sqlite.pragma('page_count', { simple: true })}`)
    const refused = refusal(() => setTitle(ws, 'x'.repeat(50_000)))
    expect(refused.code).toBe('workspace_disk_full')
    expect(checkWorkspace(ws).findings).toEqual([])
    ws.close()
  })

  test.runIf(canMount)('takes edits again when there is room (a real disk)', () => {
    withSmallDisk(3000, (disk) => {
      const closed = closedWorkspace()
      const file = join(disk, 'ours.waymark')
      cpSync(closed, file)
      const ws = openWorkspace(file)
      const filler = join(disk, 'filler')
      fill(filler)
      const title = 'x'.repeat(50_000)
      const refused = refusal(() => {
        for (let i = 0; i < 200; i++) setTitle(ws, `${i} ${title}`)
      })
      expect(refused.code).toBe('workspace_disk_full')
      writeFileSync(filler, '')
      setTitle(ws, 'Room again')
      expect(checkWorkspace(ws).findings).toEqual([])
      ws.close()
    })
  })
})

function setTitle(ws: Workspace, title: string) {
  edit(ws, { do: 'set', entity: 'activity', row: 'lao-activity', values: { title } })
}

function fill(path: string): void {
  const handle = openSync(path, 'w')
  try {
    for (;;) if (writeSync(handle, Buffer.alloc(4096)) < 4096) break
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(handle)
  }
}

/** A disk of that many KiB in memory, where this user may mount one. */
function withSmallDisk(size: number, work: (disk: string) => void): void {
  const disk = emptyFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk])
  try {
    work(disk)
  } finally {
    execFileSync('umount', ['-l', disk])
  }
}

describe('a network drive', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/export /mnt/share nfs4 rw 0 0',
    '//server/docs /home/ann/My\\040docs cifs rw 0 0',
    'ann@server: /home/ann/far fuse.sshfs rw 0 0',
    '/dev/sdb1 /mnt/share/usb vfat rw 0 0',
  ].join('\n')
  const paths: [string, string, boolean][] = [
    ['linux', '/home/ann/ours.waymark', false],
    ['linux', '/mnt/share/ours.waymark', true],
    ['linux', '/mnt/shared/ours.waymark', false],
    ['linux', '/mnt/share/usb/ours.waymark', false],
    ['linux', '/home/ann/My docs/ours.waymark', true],
    ['linux', '/home/ann/far/ours.waymark', true],
    ['win32', '\\\\server\\share\\ours.waymark', true],
    ['win32', '\\\\?\\UNC\\server\\share\\ours.waymark', true],
    ['win32', '\\\\?\\C:\\ours.waymark', false],
    ['win32', 'C:\\Users\\Ann\\ours.waymark', false],
  ]
  test.each(paths)('on %s, %s: %s', (platform, path, isNetwork) => {
    expect(isNetworkPath(path, platform, mounts)).toBe(isNetwork)
  })

  const canMountFuse = canMount && existsSync('/dev/fuse')
  if (!canMountFuse) console.warn('No FUSE drive can be mounted here: a real one is not tried.')
  test.runIf(canMountFuse)('a real one: refused with a sentence, and not touched', async () => {
    const file = closedWorkspace()
    const drive = await mountNetworkDrive(emptyFolder(), file)
    try {
      const there = join(drive.folder, basename(file))
      expect(statSync(there).size).toBe(statSync(file).size)
      for (const options of [{}, { readOnly: true }]) {
        const refused = refusal(() => openWorkspace(there, options))
        expect([refused.code, refused.values.file]).toEqual(['workspace_network', there])
      }
      const made = refusal(() => newWorkspace(drive.folder, 'hq', HQ))
      expect(made.code).toBe('workspace_network')
      symlinkSync(there, join(folder, 'link.waymark'))
      const linked = refusal(() => openWorkspace(join(folder, 'link.waymark')))
      expect(linked.code).toBe('workspace_network')
      expect(drive.attempts).toEqual([])
    } finally {
      await drive.unmount()
    }
  })
})
