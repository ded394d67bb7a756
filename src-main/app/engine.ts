// The engine: everything behind the contract, for whichever host carries it. A host gives its options
// and gets the router to serve, a direct client, and the few things that hosts do with paths. One
// workspace is open at a time. It knows no transport and no screen.
import { createRouterClient } from '@orpc/server'
import type { Client } from '#contract/client.ts'
import type { WorkspaceInfo } from '#contract/workspaces.ts'
import { profileIn } from '#platform/profile.ts'
import type { App, EngineOptions } from './context.ts'
import { createLive } from './live.ts'
import { closeWorkspace, openPath } from './open-workspace.ts'
import { createQueue } from './queue.ts'
import { type RescuedFile, rescueFile } from './rescue.ts'
import { backupsOf, type FileBackups, type RestoredWorkspace, restoreAt } from './restore.ts'
import { type AppRouter, createRouter } from './router.ts'
import { createAt, type NewFile } from './workspaces.ts'

export interface Engine {
  /** For an RPCHandler of any transport; it needs no context. */
  readonly router: AppRouter
  /** Direct calls, typed and parsed like any other. */
  readonly client: Client
  /** Opens a workspace file for a host that was given a path. Refuses workspace_*. */
  openFile(file: string): Promise<WorkspaceInfo>
  /** Makes a workspace at a path and opens it. Refuses workspace_exists. */
  createFile(file: string, what: NewFile): Promise<WorkspaceInfo>
  /** The copies that are kept of the workspace at a path, also when it cannot be opened any more. */
  backupsOf(file: string): Promise<FileBackups>
  /** Puts a copy, of the list or from anywhere, in the place of a workspace file and opens it. */
  restoreFile(copy: string, file: string, workspace: string | undefined): Promise<RestoredWorkspace>
  /** Saves what can be read of a damaged file into a new one and opens that. */
  rescueFile(file: string, out: string): Promise<RescuedFile>
  /** How many screens listen to live.changes now. */
  readonly listeners: number
  /** Ends what is under way and closes the workspace. */
  close(): Promise<void>
}

export function createEngine(options: EngineOptions): Engine {
  const app: App = {
    options,
    profile: profileIn(options.profile),
    queue: createQueue(),
    live: createLive(),
    opened: null,
  }
  const router = createRouter(app)
  return {
    router,
    client: createRouterClient(router) as Client,
    openFile: (file) => openPath(app, file),
    createFile: (file, what) => createAt(app, file, what),
    backupsOf: (file) => backupsOf(app, file),
    restoreFile: (copy, file, workspace) => restoreAt(app, copy, file, workspace),
    rescueFile: (file, out) => rescueFile(app, file, out),
    get listeners() {
      return app.live.listeners
    },
    close: () => closeWorkspace(app),
  }
}

export type { EngineOptions }
