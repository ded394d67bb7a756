// The copies of a workspace in the profile: one each day it is opened, one before packages are taken, one
// before an older file is upgraded; old ones go. And putting one back. A copy that fails is logged and
// never keeps anybody from working.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Backup } from '#contract/backups.ts'
import { copyWorkspace, type Snapshot, snapshotOf } from '#db/copy.ts'
import { type Workspace, workspaceIn } from '#db/open.ts'
import { ownActions } from '#db/written.ts'
import { makeFolder } from '#platform/files.ts'
import { keptDays } from '#platform/kept-days.ts'
import { removeLeftOvers } from '#platform/left-overs.ts'
import { logError } from '#platform/log.ts'
import { readRecents } from '#platform/recents.ts'
import type { App, Look, Opened } from './context.ts'

const STAMP = String.raw`\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z`
const DAILY = /^(\d{4}-\d\d-\d\d)\.waymark$/
const IMPORT = new RegExp(`^import\\.(${STAMP})(?:\\.\\d+)?\\.waymark$`)
const MIGRATION = new RegExp(`\\.v\\d+\\.(${STAMP})\\.waymark$`)

/** Copies before an import and before an upgrade that are kept, the newest of each. */
const KEPT = { import: 7, migration: 3 } as const

/** How long after an import its copy is begun. */
const QUIET = 2000 // milliseconds

/** Where the copies of a workspace are. */
export function backupFolder(app: App, workspace: string): string {
  return path.join(app.profile.backups, path.basename(workspace))
}

/** Copies unless today has its copy. Ends when the copy is there; it never rejects. */
export async function backUpDaily(app: App, ws: Workspace): Promise<void> {
  const folder = backupFolder(app, ws.identity.id)
  const today = app.options.clock().slice(0, 10)
  const copy = path.join(folder, `${today}.waymark`)
  if (existsSync(copy)) return
  try {
    await makeFolder(folder)
    await copyWorkspace(ws, copy)
    prune(folder, today)
  } catch (error) {
    logError('backup', error)
  }
}

/** The copy just made stays, also when a wrong clock says that it is the oldest. */
function prune(folder: string, today: string): void {
  removeLeftOvers(folder)
  const copies = copiesIn(folder)
  const days = copies.filter(({ kind }) => kind === 'daily').map(({ at }) => at)
  const kept = new Set([...keptDays(days), today])
  const old = copies.filter(({ kind, at, id }) => {
    if (kind === 'daily') return !kept.has(at)
    const newer = copies.filter((other) => other.kind === kind && isNewer(other, { at, id }))
    return newer.length >= KEPT[kind]
  })
  for (const { id } of old) rmSync(path.join(folder, id), { force: true })
}

type Dated = Pick<Backup, 'at' | 'id'>

function isNewer(a: Dated, b: Dated): boolean {
  return a.at === b.at ? orderOf(a) > orderOf(b) : a.at > b.at
}

/** Of copies of one moment the second has a 2 in its name. */
function orderOf({ id }: Dated): number {
  return Number(/\.(\d+)\.waymark$/.exec(id)?.[1] ?? 1)
}

/** Newest first. */
export function copiesIn(folder: string): Backup[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .flatMap((id) => {
      const found = kindOf(id)
      return found ? [{ id, ...found, bytes: statSync(path.join(folder, id)).size }] : []
    })
    .sort((a, b) => (isNewer(a, b) ? -1 : 1))
}

/**
 * Which copy a file is, when somebody opens it as if it were the workspace: one in the folder of copies,
 * or one that was taken from there (by its name) while the workspace itself is still where it was.
 */
export function backupAt(app: App, file: string): Look | null {
  const copy = kindOf(path.basename(file))
  if (!copy) return null
  const workspace = workspaceIn(file)
  const known = readRecents(app.profile.recents).find(({ id }) => id === workspace)
  const isThere = known !== undefined && known.file !== file && existsSync(known.file)
  const isKept = path.dirname(path.dirname(file)) === path.resolve(app.profile.backups)
  if (!isKept && !isThere) return null
  return { ...copy, of: isThere ? path.basename(known.file) : null }
}

function kindOf(name: string): Pick<Backup, 'kind' | 'at'> | undefined {
  const day = DAILY.exec(name)?.[1]
  if (day) return { kind: 'daily', at: day }
  const before = IMPORT.exec(name)?.[1]
  if (before) return { kind: 'import', at: instantOf(before) }
  const upgraded = MIGRATION.exec(name)?.[1]
  return upgraded ? { kind: 'migration', at: instantOf(upgraded) } : undefined
}

function instantOf(stamp: string): string {
  return stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z')
}

/**
 * Runs an import with a copy of what was before it. A row of imports has one copy, from before the first:
 * the next is made when somebody has worked in between. What was before is held by a snapshot, and copied
 * when the import has ended, so an import costs the same in a large workspace.
 */
export async function backingUp<T>(app: App, now: Opened, work: () => Promise<T>): Promise<T> {
  const own = ownActions(now.ws)
  if (now.copiedAt === own) return work()
  const snapshot = snapshotNow(now.ws)
  if (!snapshot) return work()
  try {
    const result = await work()
    now.copiedAt = own
    const earlier = now.backup
    now.backup = earlier.then(() => copyBefore(app, now, snapshot))
    return result
  } catch (error) {
    snapshot.close()
    throw error
  }
}

function snapshotNow(ws: Workspace): Snapshot | null {
  try {
    return snapshotOf(ws)
  } catch (error) {
    logError('backup', error)
    return null
  }
}

async function copyBefore(app: App, { ws, leaving }: Opened, snapshot: Snapshot): Promise<void> {
  const folder = backupFolder(app, ws.identity.id)
  const now = app.options.clock()
  // The packages that come next are not held up by copying; closing is not held up by waiting.
  await wait(QUIET, undefined, { signal: leaving.signal }).catch(() => undefined)
  try {
    await makeFolder(folder)
    await snapshot.copyTo(freeName(folder, now.replace(/[:.]/g, '-')))
    prune(folder, now.slice(0, 10))
  } catch (error) {
    logError('backup', error)
  } finally {
    snapshot.close()
  }
}

function freeName(folder: string, stamp: string): string {
  let file = path.join(folder, `import.${stamp}.waymark`)
  for (let n = 2; existsSync(file); n += 1) file = path.join(folder, `import.${stamp}.${n}.waymark`)
  return file
}
