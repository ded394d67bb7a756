// Is the file that a workspace was opened from still the one at its place? A folder that was deleted, a disk that
// was pulled out or a file that somebody put there leaves the open one without a name: what is
// written to it is gone when it is closed.
import { type BigIntStats, statSync } from 'node:fs'
import { Refusal } from '#domain/errors.ts'
import type { Workspace } from './open.ts'

type Place = Pick<BigIntStats, 'dev' | 'ino'>
const places = new WeakMap<Workspace, Place>()

function placeOf(file: string): Place | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })
}

/** Remembers which file it is; a workspace in memory has none. */
export function noteFile(ws: Workspace): void {
  const place = placeOf(ws.file)
  if (place) places.set(ws, place)
}

/** Refuses workspace_missing and workspace_changed_outside; nothing has been written then. */
export function refuseGone(ws: Workspace): void {
  const noted = places.get(ws)
  if (!noted) return
  const now = placeOf(ws.file)
  if (!now) throw new Refusal('workspace_missing', { file: ws.file })
  if (now.ino === noted.ino && now.dev === noted.dev) return
  throw new Refusal('workspace_changed_outside', { file: ws.file })
}
