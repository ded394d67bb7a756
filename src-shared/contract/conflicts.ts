// What two people set without seeing each other: side by side with the value before, and how a person
// chooses. A choice is an ordinary edit that builds on all sides, so it settles everywhere.
import * as z from 'zod'
import { base, Id, ValueSchema } from './common.ts'

export const ConflictSideSchema = z.object({
  /** Name of the change; what `choose` takes. */
  ref: z.string(),
  /** Of a deletion: true where it was deleted, false where it was edited or kept. */
  value: ValueSchema,
  actor: z.string(),
  at: z.string(),
  office: z.string().nullable(), // code of the office whose workspace wrote it, when known here
  officeName: z.string().nullable(),
  hq: z.boolean(),
  site: Id,
  /** What the row shows while nobody has chosen. Of a deletion that was edited elsewhere: the edits. */
  shown: z.boolean(),
  /** Of a deletion: which field the edit set; '' when the row was made again. null for deletions. */
  edited: z.string().nullable(),
})

export const ConflictSchema = z.object({
  id: z.string(),
  kind: z.enum(['field', 'deletion']),
  entity: z.string(),
  row: Id,
  field: z.string(), // 'deleted' for a deletion
  office: Id.nullable(), // whose row it is; null for shared rows
  officeCode: z.string().nullable(),
  /** Where, in words of the data, as ProblemSchema.place. */
  place: z.string(),
  base: ValueSchema, // before the sides parted
  sides: z.array(ConflictSideSchema),
  /** The package whose import brought it about; null when that is not known. */
  package: z.object({ id: Id, at: z.string(), from: z.string() }).nullable(),
  /** null while it is open. */
  settled: z
    .object({
      at: z.string(),
      by: z.string(),
      office: z.string().nullable(),
      value: ValueSchema,
    })
    .nullable(),
  /** Whether it may be settled here: an office settles its own, HQ all. */
  writable: z.boolean(),
})
export type Conflict = z.infer<typeof ConflictSchema>

/** owner: the office whose row it is; hq: HQ's; shown: what is shown now; latest: by the shown time. */
export const ConflictRule = z.enum(['owner', 'hq', 'shown', 'latest'])

const Choice = z.object({
  conflict: z.string().max(100),
  /** A side's ref, or a value of the person's own (a deletion: true deletes again, false keeps). */
  choose: z.string().max(300).optional(),
  value: ValueSchema.optional(),
})

export const conflicts = {
  /** Open ones, by place; with `settled` those that somebody settled, newest first, at most 500. */
  list: base
    .input(z.object({ office: Id.optional(), settled: z.boolean().optional() }))
    .output(z.array(ConflictSchema)),
  /**
   * One group, undoable. A settled one can be chosen again. Refuses conflict_unknown, conflict_choice
   * (no such side, neither or both of choose and value), rights, locked, value_kind.
   */
  resolve: base
    .input(z.object({ choices: z.array(Choice).min(1).max(5000) }))
    .output(z.object({ group: Id.nullable(), settled: z.number() })),
  /**
   * The same for many by one rule: all open ones that may be settled here, or those named. `skipped`
   * are those for which the rule names no side, or that may not be settled here.
   */
  resolveBy: base
    .input(
      z.object({
        rule: ConflictRule,
        conflicts: z.array(z.string().max(100)).max(5000).optional(),
        dryRun: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        group: Id.nullable(),
        chosen: z.array(z.object({ conflict: z.string(), ref: z.string(), value: ValueSchema })),
        skipped: z.array(z.string()),
      }),
    ),
}
