// A copy of an open workspace, page by page while work goes on; it is whole or not there.
import { renameSync, rmSync } from 'node:fs'
import type { Workspace } from './open.ts'

/** Resolves when the copy is at `to`. An error leaves nothing behind. */
export async function copyWorkspace(ws: Workspace, to: string): Promise<void> {
  const draft = `${to}.part`
  try {
    await ws.sqlite.backup(draft)
    renameSync(draft, to)
  } finally {
    rmSync(draft, { force: true })
  }
}
