// Copies of a workspace that the application keeps: what there is, and putting one back.
import * as z from 'zod'
import { base, Id } from './common.ts'
import { WorkspaceSchema } from './workspaces.ts'

export const BackupSchema = z.object({
  /** Its file name in the folder of backups. */
  id: z.string().min(1).max(250),
  /** `daily`, `import`: before packages were taken, `migration`: before the file was upgraded. */
  kind: z.enum(['daily', 'import', 'migration']),
  /** An instant, or a day for daily copies. */
  at: z.string(),
  bytes: z.number(),
})
export type Backup = z.infer<typeof BackupSchema>

export const backups = {
  /** Newest first. `workspace` is one of the recent ones; without it the open one. */
  list: base.input(z.object({ workspace: Id.optional() })).output(z.array(BackupSchema)),
  /**
   * Puts a copy in the place of the workspace and opens it. The file that was there is kept beside it
   * (`kept`, its name). It goes on under a new site. Also for a workspace that cannot be opened any
   * more. Without `backup`: the copy that is open to look at. Refuses backup_unknown,
   * workspace_missing, workspace_damaged, workspace_in_use.
   */
  restore: base
    .input(z.object({ backup: z.string().min(1).max(250).optional(), workspace: Id.optional() }))
    .output(z.object({ workspace: WorkspaceSchema, kept: z.string().nullable() })),
}
