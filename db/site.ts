// The name under which a copy of a workspace writes. It changes once: when the copy turns out to be
// older than what left under that name, since the same numbers must never mean two things.
import { newId } from '#domain/ids.ts'
import type { Workspace } from './open.ts'

/** Takes effect when the workspace is opened again. */
export function renewSite(ws: Workspace): void {
  ws.sqlite.prepare(`UPDATE meta SET value = ? WHERE key = 'site'`).run(newId())
}
