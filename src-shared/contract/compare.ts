// Two versions of a plan: what can be compared, and what is different, field by field.
import * as z from 'zod'
import { ENTITIES, type EntityName } from '#domain/entities.ts'
import { base, Id, LabelSchema, Period, ValueSchema } from './common.ts'

const Entity = z.enum(Object.keys(ENTITIES) as [EntityName, ...EntityName[]])

/** A moment in the life of a plan, as this workspace knows it. */
export const MomentSchema = z.discriminatedUnion('kind', [
  /** The end of a day (UTC). */
  z.object({ kind: z.literal('date'), date: z.string().regex(/^\d{4}-\d\d-\d\d$/) }),
  /** As it was when the report for the period was sent (the last time it was). */
  z.object({ kind: z.literal('submission'), period: Period }),
  /** Before a package was taken here. */
  z.object({ kind: z.literal('import'), package: Id }),
  /** Before a group of changes: a plan that was carried into the next year, a new version. */
  z.object({ kind: z.literal('group'), group: Id }),
])

/** A workplan, now or as it was at a moment. */
const Side = z.object({ workplan: Id, at: MomentSchema.optional() })

const WriterSchema = z.object({
  at: z.string(),
  actor: z.string(),
  office: z.string().nullable(), // code
})

export const DifferenceSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  /** It hangs under another row, or stands at another place among its like. */
  moved: z.boolean(),
  entity: Entity,
  /** Its id in the second version; in the first where it was removed. */
  row: Id,
  /** Its id in the first version; null where it was added. */
  before: Id.nullable(),
  /** What people call it: code and words. */
  place: z.string(),
  /** Of a workplan's reported values: the period. */
  period: z.string().nullable(),
  /** Who made or deleted it, where it was added or removed and that is known. */
  by: WriterSchema.nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      from: ValueSchema,
      to: ValueSchema,
      /** What people call the row that a reference names. */
      fromWords: z.string().nullable(),
      toWords: z.string().nullable(),
      by: WriterSchema.nullable(),
    }),
  ),
})

const SideShown = z.object({
  workplan: Id,
  code: z.string(),
  title: z.string(),
  office: Id,
  officeName: z.string(),
  planVersion: z.number().nullable(),
  /** null: now. */
  at: z.string().nullable(),
  rows: z.number(),
})

export const compare = {
  /** Moments of a plan that can be compared with, the latest first. Refuses row_unknown. */
  moments: base.input(z.object({ workplan: Id })).output(
    z.array(
      z.object({
        moment: MomentSchema,
        at: z.string(),
        actor: z.string(),
        office: z.string().nullable(),
        label: LabelSchema,
      }),
    ),
  ),
  /**
   * What is different in `after`. Targets, money and links are compared, with `reports` also what was
   * reported. Refuses row_unknown, moment_unknown.
   */
  plans: base
    .input(z.object({ before: Side, after: Side, reports: z.boolean().optional() }))
    .output(
      z.object({
        before: SideShown,
        after: SideShown,
        /** Rows that are the same in both. */
        same: z.number(),
        counts: z.object({
          added: z.number(),
          removed: z.number(),
          moved: z.number(),
          changed: z.number(),
        }),
        differences: z.array(DifferenceSchema),
      }),
    ),
}
