// Puts a copy in the place of a workspace. The file that was there is kept beside it under another name, and
// what is put back goes on under a new site (docs/decisions/0006): under the old one it would write
// numbers again that others have seen.
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Refusal } from '#domain/errors.ts'
import { refusing } from './failures.ts'
import { takeLock } from './lock.ts'
import { type Identity, type OpenOptions, openWorkspace, refuseNetwork } from './open.ts'
import { renewSite } from './site.ts'

export interface Restored {
  /** Where the file that was there is now; null when there was none. */
  readonly kept: string | null
}

export interface RestoreOptions extends Pick<OpenOptions, 'backups' | 'person'> {
  /** What the kept file is named by: `plan (before restore 2021-07-10).waymark`. */
  readonly day: string
  /** Which workspace it must be; a copy of another one is refused (workspace_exists). */
  readonly workspace?: string | undefined
}

/**
 * The copy `from` stays as it is. Refuses what opening it refuses (workspace_missing, workspace_damaged,
 * workspace_newer …), workspace_in_use when somebody has `to` open, workspace_disk_full and
 * workspace_read_only; then `to` is as before.
 */
export function restoreWorkspace(from: string, to: string, options: RestoreOptions): Restored {
  const file = resolve(to)
  const folder = dirname(file)
  if (!existsSync(from)) throw new Refusal('workspace_missing', { file: from })
  if (!existsSync(folder)) throw new Refusal('workspace_missing', { file: folder })
  refuseNetwork(folder, file)
  const lock = refusing(file, () => takeLock(file, options.person ?? ''))
  const draft = join(folder, `.${basename(file)}.${process.pid}.new`)
  try {
    return refusing(file, () => {
      prepare(from, draft, options)
      return { kept: putInPlace(draft, file, `before restore ${options.day}`) }
    })
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
    lock.release()
  }
}

/** Opened once under the other name: it is checked, migrated when it is older, and gets its new site. */
function prepare(from: string, draft: string, options: RestoreOptions): void {
  copyFileSync(from, draft)
  // A copy that somebody took after a crash has a log beside it that belongs to it.
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${draft}-wal`)
  flush(draft)
  const { backups, person } = options
  const ws = openWorkspace(draft, { ...(backups && { backups }), ...(person && { person }) })
  try {
    refuseOther(ws.identity, options.workspace, from)
    renewSite(ws)
  } finally {
    ws.close()
  }
}

function refuseOther({ id }: Identity, workspace: string | undefined, file: string): void {
  if (workspace === undefined || id === workspace) return
  throw new Refusal('backup_other', { file })
}

/**
 * Makes `draft`, which is whole and closed, the workspace at `file`. What was there is kept as it is under
 * `plan (ASIDE).waymark`, whose path is the answer; null when nothing was there.
 */
export function putInPlace(draft: string, file: string, aside: string): string | null {
  const kept = existsSync(file) ? setAside(file, aside) : null
  renameSync(draft, file)
  flush(dirname(file))
  return kept
}

/** The file gets a second name, so that there is one under its own at every moment. */
function setAside(file: string, aside: string): string {
  const kept = freeName(file, aside)
  try {
    linkSync(file, kept)
  } catch {
    copyFileSync(file, kept, constants.COPYFILE_EXCL) // a disk without links
  }
  // A log that a crash left belongs to the file; under the old name it would be applied to the copy. After the
  // file: whoever is killed in between has both.
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  }
  return kept
}

function freeName(file: string, aside: string): string {
  const ending = extname(file)
  const base = `${file.slice(0, file.length - ending.length)} (${aside}`
  let name = `${base})${ending}`
  for (let n = 2; existsSync(name); n += 1) name = `${base} ${n})${ending}`
  return name
}

function flush(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
