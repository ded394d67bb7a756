// Listing and putting back the copies of a workspace, of the one that is open or of one that cannot be
// opened any more.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Backup } from '#contract/backups.ts'
import type { WorkspaceInfo } from '#contract/workspaces.ts'
import { workspaceIn } from '#db/open.ts'
import { restoreWorkspace } from '#db/restore.ts'
import { Refusal } from '#domain/errors.ts'
import { makeFolder } from '#platform/files.ts'
import { systemPerson } from '#platform/profile.ts'
import { readRecents } from '#platform/recents.ts'
import { backupFolder, copiesIn } from './backups.ts'
import { type App, opened } from './context.ts'
import { describe, goBack, leave, openNow } from './open-workspace.ts'

export async function list(
  app: App,
  { workspace }: { workspace?: string | undefined },
): Promise<Backup[]> {
  return copiesIn(backupFolder(app, workspace ?? opened(app).ws.identity.id))
}

interface RestoreInput {
  /** Without it: the copy that is open to look at. */
  readonly backup?: string | undefined
  readonly workspace?: string | undefined
}

export interface RestoredWorkspace {
  readonly workspace: WorkspaceInfo
  /** Name of the file that was there before. */
  readonly kept: string | null
}

/** Refuses backup_unknown, and what restoreWorkspace refuses. */
export function restore(app: App, input: RestoreInput): Promise<RestoredWorkspace> {
  return app.queue.alone(async () => {
    const workspace = input.workspace ?? opened(app).ws.identity.id
    const folder = backupFolder(app, workspace)
    const { backup } = input
    const shown = app.opened?.look ? app.opened.ws.file : null
    const copy = backup === undefined ? shown : path.join(folder, backup)
    const isThere = backup === undefined || copiesIn(folder).some(({ id }) => id === backup)
    if (copy === null || !isThere) throw new Refusal('backup_unknown', { backup: backup ?? '' })
    return putBack(app, copy, await placeOf(app, workspace), workspace)
  })
}

export interface FileBackups {
  /** Which workspace it is, from the file itself or from when it was last opened. */
  readonly workspace: string
  readonly folder: string
  readonly backups: Backup[]
}

/** Refuses workspace_missing for a file that is not there and was never opened here. */
export async function backupsOf(app: App, path_: string): Promise<FileBackups> {
  const file = path.resolve(path_)
  const known = readRecents(app.profile.recents).find((recent) => recent.file === file)
  const workspace = (existsSync(file) ? workspaceIn(file) : null) ?? known?.id
  if (workspace === undefined) throw new Refusal('workspace_missing', { file })
  const folder = backupFolder(app, workspace)
  return { workspace, folder, backups: copiesIn(folder) }
}

/** Any copy at any place, for hosts that are given paths. */
export function restoreAt(
  app: App,
  copy: string,
  file: string,
  workspace: string | undefined,
): Promise<RestoredWorkspace> {
  return app.queue.alone(() => putBack(app, path.resolve(copy), path.resolve(file), workspace))
}

async function putBack(
  app: App,
  copy: string,
  file: string,
  workspace: string | undefined,
): Promise<RestoredWorkspace> {
  const before = app.opened?.ws.file
  if (before === file) await leave(app)
  try {
    const { kept } = restoreWorkspace(copy, file, {
      backups: (id) => backupFolder(app, id),
      person: systemPerson(),
      day: app.options.clock().slice(0, 10),
      workspace,
    })
    await openNow(app, file)
    return { workspace: await describe(app), kept: kept === null ? null : path.basename(kept) }
  } catch (error) {
    if (before === file) await goBack(app, file)
    throw error
  }
}

/** Where the workspace is, or was when it was last opened; its folder may be gone with its disk. */
async function placeOf(app: App, workspace: string): Promise<string> {
  const { ws, look } = app.opened ?? {}
  if (ws?.identity.id === workspace && !look) return ws.file
  const known = readRecents(app.profile.recents).find(({ id }) => id === workspace)
  if (known && existsSync(path.dirname(known.file))) return known.file
  await makeFolder(app.profile.workspaces)
  const name = known ? path.basename(known.file) : `${workspace}.waymark`
  return path.join(app.profile.workspaces, name)
}
