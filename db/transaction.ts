// A transaction around several steps that wait for something (rules that query, a seal that is made).
// Everything on the connection is in it meanwhile, so the caller must hold the whole workspace. The
// journal's own transactions nest in it as savepoints.
import { asRefusal } from './failures.ts'
import type { Workspace } from './open.ts'
import { refuseGone } from './presence.ts'
import { remembering } from './written.ts'

/** Keeps everything that `work` wrote, or, when it throws, nothing. */
export async function inTransaction<T>(ws: Workspace, work: () => Promise<T>): Promise<T> {
  refuseGone(ws)
  const takenBack = remembering(ws)
  try {
    ws.sqlite.exec('BEGIN IMMEDIATE')
    const result = await work()
    ws.sqlite.exec('COMMIT')
    return result
  } catch (error) {
    if (ws.sqlite.inTransaction) ws.sqlite.exec('ROLLBACK')
    takenBack()
    throw asRefusal(error, ws.file)
  }
}
