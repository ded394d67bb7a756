// What the Parity room shows: headcounts at a date, flows of a period, targets, the trend. Counts are
// edited with edit.apply: `put` on the natural keys of parity_headcount, parity_flow, parity_target.
import * as z from 'zod'
import { base, CellProblemSchema, FigureSchema, Id, Period } from './common.ts'

const Count = z.number().nullable()
const BySexSchema = z.object({ women: Count, men: Count, other: Count, undisclosed: Count })
const Unread = z.record(z.string(), z.string()).nullable()

const HeadcountSchema = BySexSchema.extend({
  /** Its row; null where several offices are added up. */
  id: Id.nullable(),
  employer: z.string(),
  function: z.string(),
  category: Id,
  level: Id,
  unread: Unread,
  /** Of several offices: those rows only in which both are counted. A share is made of these. */
  both: z.object({ women: Count, men: Count }).optional(),
})

const FlowSchema = BySexSchema.extend({
  id: Id,
  flow: z.string(),
  employer: z.string(),
  category: Id,
  level: Id,
  unread: Unread,
})

const Owned = z.object({
  writable: z.boolean(), // false: somebody else's counts; `reason` is that office's name
  reason: z.string().nullable(),
})

export const parity = {
  /**
   * The headcount of an office at a date that it counted its people on: the one asked for, that of
   * `row`, else its latest. Without `office`: every office that is here, each with its latest count
   * up to the date, added up per employer, level and function. Refuses row_unknown for the office.
   */
  get: base
    .input(z.object({ office: Id.optional(), date: z.iso.date().optional(), row: Id.optional() }))
    .output(
      Owned.extend({
        office: Id.nullable(),
        band: z.object({ low: z.number(), high: z.number() }),
        /** Dates with a headcount, the latest first. */
        dates: z.array(z.string()),
        date: z.string().nullable(),
        /** Why the counts of this date are closed to the office (a message id); null: they are not. */
        closed: z.string().nullable(),
        /** The date before, and what stood in each cell then; by `employer level function`. */
        before: z
          .object({ date: z.string(), counts: z.record(z.string(), BySexSchema) })
          .nullable(),
        categories: z.array(
          z.object({
            id: Id,
            code: z.string(),
            title: z.string(),
            levels: z.array(z.object({ id: Id, code: z.string(), title: z.string() })), // junior first
          }),
        ),
        rows: z.array(HeadcountSchema),
        share: FigureSchema,
        needed: FigureSchema,
        targets: z.array(
          z.object({
            id: Id,
            category: Id,
            year: z.number(),
            womenShare: z.number().nullable(),
            unread: Unread,
          }),
        ),
        trend: z.array(z.object({ date: z.string(), share: FigureSchema })),
        /** The straight line through the trend, read off at the end of the strategy. */
        projection: z.object({ date: z.string(), share: FigureSchema }),
        years: z.object({ from: z.number(), to: z.number() }),
        problems: z.array(CellProblemSchema),
      }),
    ),
  /** Who applied, was appointed, promoted, left in a period. `before`: the last period with flows. */
  flows: base.input(z.object({ office: Id, period: Period })).output(
    Owned.extend({
      office: Id,
      period: z.string(),
      /** As in `get`, of this period. */
      closed: z.string().nullable(),
      rows: z.array(FlowSchema),
      before: z.object({ period: z.string(), rows: z.array(FlowSchema) }).nullable(),
      problems: z.array(CellProblemSchema),
    }),
  ),
}
