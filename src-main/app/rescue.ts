// Saving a damaged workspace into a new file, which is then the open one. What it is called and who
// entered what again is decided here; reading and saving is the cellar's work.
import path from 'node:path'
import type { WorkspaceInfo } from '#contract/workspaces.ts'
import { checkWorkspace } from '#db/check.ts'
import { officeById } from '#db/queries/reference.ts'
import { type Lost, rescueWorkspace } from '#db/rescue/rescue.ts'
import { systemPerson } from '#platform/profile.ts'
import { readRecents } from '#platform/recents.ts'
import type { App } from './context.ts'
import { describe, openNow } from './open-workspace.ts'

export interface RescuedFile {
  readonly workspace: WorkspaceInfo
  readonly rows: number
  readonly changes: number
  readonly entered: number
  readonly pages: number
  readonly damaged: number
  /** `office` is a name. */
  readonly lost: readonly Lost[]
}

/** Refuses workspace_missing, workspace_exists, and workspace_damaged when nothing can be saved. */
export function rescueFile(app: App, from: string, to: string): Promise<RescuedFile> {
  const [file, out] = [path.resolve(from), path.resolve(to)]
  return app.queue.alone(async () => {
    const known = readRecents(app.profile.recents).find((recent) => recent.file === file)
    const author = { actor: systemPerson(), at: app.options.clock() }
    const { workspace: ws, ...saved } = rescueWorkspace(file, out, { author, id: known?.id })
    const lost: Lost[] = []
    for (const each of saved.lost) {
      if (each.what !== 'changes') lost.push(each)
      else {
        const office = await officeById(ws.db, each.office)
        lost.push({ ...each, office: office?.name ?? each.office })
      }
    }
    const { rows } = checkWorkspace(ws)
    ws.close()
    await openNow(app, out)
    return { workspace: await describe(app), rows, ...saved, lost }
  })
}
