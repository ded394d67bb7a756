// Opening, making and describing a workspace, and what the host can do.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { base, FileSchema, Id, LabelSchema, Language, longOperation } from './common.ts'

export const KeySchema = z.object({
  fingerprint: z.string(), // 8 groups of 4 hex digits, for the telephone
  minisign: z.string(), // the .pub text, two lines
  age: z.string(), // age1…
})

/** A backup that is open to look at; nothing can be written to it. */
const LookSchema = z.object({
  kind: z.enum(['daily', 'import', 'migration']),
  /** An instant, or a day for daily copies. */
  at: z.string(),
  /** Name of the file that it is a copy of; null when that is not known or gone. */
  of: z.string().nullable(),
})

export const WorkspaceSchema = z.object({
  id: Id,
  fileName: z.string(),
  folder: z.string(),
  role: z.enum(['hq', 'field']),
  site: Id,
  person: z.string(), // who types here; the actor of every change
  office: z.object({ id: Id, code: z.string(), name: z.string(), language: Language }),
  strategy: z.object({
    id: Id,
    title: z.string(),
    yearFrom: z.number(),
    yearTo: z.number(),
    notice: z.string().nullable(), // "Sample data": shown on every screen and page
  }),
  schemaVersion: z.number(),
  appVersion: z.string(),
  key: KeySchema,
  /** Not null: this is a backup, and is only read. */
  backup: LookSchema.nullable(),
})
export type WorkspaceInfo = z.infer<typeof WorkspaceSchema>

const RecentSchema = z.object({
  id: Id,
  fileName: z.string(),
  folder: z.string(),
  role: z.enum(['hq', 'field']).nullable(),
  office: z.string().nullable(), // name
  strategy: z.string().nullable(), // title
  openedAt: z.string(),
  missing: z.boolean(),
})

export const HostSchema = z.object({
  host: z.enum(['electron', 'http', 'direct']),
  version: z.string(),
  /** What this host can do: data, so that no screen asks which host it is. */
  can: z.object({
    print: z.boolean(), // window.print or the native dialog
    pdf: z.boolean(), // reports.pdf answers with a file
    revealFile: z.boolean(),
    nativeDialogs: z.boolean(),
  }),
})

export const host = {
  describe: base.output(HostSchema),
}

export const workspaces = {
  /** null when none is open: the Welcome screen. */
  current: base.output(WorkspaceSchema.nullable()),
  recent: base.output(z.array(RecentSchema)),
  open: base.input(z.object({ id: Id })).output(WorkspaceSchema),
  forget: base.input(z.object({ id: Id })).output(z.object({})),
  /** A new, empty HQ workspace: strategy, HQ office, its global workplan, periods. */
  createHq: base
    .input(
      z.object({
        title: z.string().min(1).max(200),
        yearFrom: z.number().int().min(2000).max(2100),
        yearTo: z.number().int().min(2000).max(2100),
        person: z.string().min(1).max(120),
      }),
    )
    .output(WorkspaceSchema),
  /** The sample strategy, as HQ or as one of its field offices (by code). */
  openSample: base
    .input(z.object({ role: z.enum(['hq', 'field']), office: z.string().optional() }))
    .output(longOperation(WorkspaceSchema)),
  /**
   * A field workspace from HQ's setup package, or, on a new computer of an office, from a colleague's
   * transfer package. A key not seen before is accepted by fingerprint.
   */
  openSetup: base
    .input(
      z.object({
        file: FileSchema,
        person: z.string().min(1).max(120),
        trust: z.string().optional(),
        passphrase: z.string().optional(),
      }),
    )
    .output(longOperation(WorkspaceSchema)),
  close: base.output(z.object({})),
  /** Who types here from now on. */
  setPerson: base.input(z.object({ person: z.string().min(1).max(120) })).output(WorkspaceSchema),
  /** Row counts per entity and the last packages, for `waymark info`. */
  info: base.output(
    z.object({
      workspace: WorkspaceSchema,
      rows: z.record(z.string(), z.number()),
      changes: z.number(),
      conflicts: z.number(),
      vector: z.record(z.string(), z.number()),
      bytes: z.number(),
    }),
  ),
  /** SQLite integrity, foreign keys, and: the tables equal the replayed journal. */
  check: base.output(
    longOperation(
      z.object({
        ok: z.boolean(),
        changes: z.number(),
        rows: z.number(),
        findings: z.array(z.object({ code: z.string(), detail: z.string() })),
      }),
    ),
  ),
}

export const live = {
  /**
   * One event at once (so that a screen knows it is connected), then one per command or import:
   * which entities and offices changed. `workspace` is null when none is open.
   */
  changes: base.output(
    eventIterator(
      z.object({
        workspace: Id.nullable(),
        entities: z.array(z.string()),
        offices: z.array(z.string()), // office ids; 'shared' for shared rows
        undo: LabelSchema.nullable(),
        redo: LabelSchema.nullable(),
      }),
    ),
  ),
}

export const settings = {
  /** Local preferences of this workspace (column widths, last room); they never travel. */
  get: base.input(z.object({ key: z.string().max(200) })).output(z.object({ value: z.json() })),
  put: base.input(z.object({ key: z.string().max(200), value: z.json() })).output(z.object({})),
}
