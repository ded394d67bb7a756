// The daily copy: the first opening of a day copies the workspace into the profile, in the background,
// and old copies go. A copy that fails is logged and never keeps anybody from working.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { copyWorkspace } from '#db/copy.ts'
import type { Workspace } from '#db/open.ts'
import { makeFolder } from '#platform/files.ts'
import { keptDays } from '#platform/kept-days.ts'
import { logError } from '#platform/log.ts'
import type { App } from './context.ts'

const NAME = /^(\d{4}-\d\d-\d\d)\.waymark$/

/** Where the copies of a workspace are: one file per day. */
export function backupFolder(app: App, workspace: string): string {
  return path.join(app.profile.backups, workspace)
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
    prune(folder)
  } catch (error) {
    logError('backup', error)
  }
}

function prune(folder: string): void {
  const days = readdirSync(folder).flatMap((name) => NAME.exec(name)?.[1] ?? [])
  const kept = keptDays(days)
  for (const day of days) {
    if (!kept.has(day)) rmSync(path.join(folder, `${day}.waymark`), { force: true })
  }
}
