// What every use-case is handed: the options of the host, the profile, the queue, the live events
// and the one workspace that is open. It opens nothing itself (open-workspace.ts does).

import path from 'node:path'
import type * as z from 'zod'
import type { HostSchema, WorkspaceInfo } from '#contract/workspaces.ts'
import { undoState } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { Refusal } from '#domain/errors.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keys } from '#platform/keys.ts'
import type { Profile } from '#platform/profile.ts'
import type { Live } from './live.ts'
import type { Queue } from './queue.ts'

export type HostDescription = z.output<typeof HostSchema>

export interface EngineOptions {
  readonly host: HostDescription['host']
  /** Folder of the person's profile (platform/profile.ts, profileFolder). */
  readonly profile: string
  readonly clock: Clock
  readonly version: string
  /** Prints a complete HTML page; null where the host cannot. */
  readonly pdf: ((html: string, signal?: AbortSignal) => Promise<Uint8Array>) | null
  readonly can: HostDescription['can']
}

/** A workspace with the keys of this copy. */
export interface Signing {
  readonly ws: Workspace
  readonly keys: Keys
}

/** The workspace that is open. */
export interface Opened extends Signing {
  /** Ends when the copies that are under way are made; it never rejects. */
  backup: Promise<void>
  /** How many actions had been done here when the last copy before an import was made; none yet: null. */
  copiedAt: number | null
  /** Aborted when the workspace is to be closed: what waits for a quiet moment waits no longer. */
  readonly leaving: AbortController
  /** A backup that is only looked at, by which copy it is; null for a workspace. */
  readonly look: Look | null
}

export type Look = NonNullable<WorkspaceInfo['backup']>

export interface App {
  readonly options: EngineOptions
  readonly profile: Profile
  readonly queue: Queue
  readonly live: Live
  opened: Opened | null
}

/** Refuses workspace_none_open. */
export function opened(app: App): Opened {
  if (!app.opened) throw new Refusal('workspace_none_open')
  return app.opened
}

/** Refuses backup_only when what is open is a backup: SQLite would not take it, nor may keys change. */
export function refuseLooking(app: App): void {
  const { ws, look } = app.opened ?? {}
  if (ws && look) throw new Refusal('backup_only', { file: path.basename(ws.file) })
}

/** Tells every screen what changed in the open workspace. */
export function announce(app: App, touched: { entities: string[]; offices: string[] }): void {
  app.live.publish(presentState(app, touched))
}

export function presentState(
  app: App,
  touched: { entities: string[]; offices: string[] } = { entities: [], offices: [] },
) {
  const ws = app.opened?.ws
  const { undo, redo } = ws ? undoState(ws) : { undo: null, redo: null }
  return { workspace: ws ? ws.identity.id : null, ...touched, undo, redo }
}
