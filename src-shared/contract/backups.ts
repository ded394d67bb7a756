// Copies of a workspace that the application keeps: what there is, and putting one back.
import * as z from 'zod'
import { base, Id, longOperation } from './common.ts'
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

/** What a rescue could not save. */
export const LostSchema = z.discriminatedUnion('what', [
  /** A piece of the journal; whoever has it brings it back. `office` is the name of whose it is, or ''. */
  z.object({
    what: z.literal('changes'),
    office: z.string(),
    stream: z.string(),
    from: z.number(),
    to: z.number(),
  }),
  /** A row that was found and cannot be entered here; `name` is what it says of itself. */
  z.object({ what: z.literal('row'), entity: z.string(), row: z.string(), name: z.string() }),
  /** Entries of `peer`, `setting` or `package_log`, which never travel. */
  z.object({ what: z.literal('table'), table: z.string(), count: z.number() }),
])

export const RescuedSchema = z.object({
  workspace: WorkspaceSchema,
  /** Name of the damaged file, as it was, beside the new one. */
  kept: z.string().nullable(),
  rows: z.number(),
  /** Changes of the journal that were saved, and values that only the tables still had. */
  changes: z.number(),
  entered: z.number(),
  /** Pages of the file, and how many could not be read. */
  pages: z.number(),
  damaged: z.number(),
  lost: z.array(LostSchema),
  /** The newest copy, when it holds more of the journal than was saved; `more` changes. */
  backup: z.object({ at: z.string(), more: z.number() }).nullable(),
})

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
  /**
   * Saves what can be read of a damaged workspace into a new file in its place, under a new site, and opens
   * it; the damaged file is kept beside it as it is. Stopped, it leaves everything as it was. `workspace`
   * is one of the recent ones; without it the open one. Refuses workspace_missing, workspace_in_use,
   * workspace_newer, workspace_disk_full, workspace_read_only, backup_only, and workspace_damaged
   * when nothing can be read, not even whose it is.
   */
  rescue: base.input(z.object({ workspace: Id.optional() })).output(longOperation(RescuedSchema)),
}
