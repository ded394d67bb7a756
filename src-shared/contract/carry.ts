// Carrying a plan into the next year: first a look at what would be carried, then the same in one group.
import * as z from 'zod'
import { base, Id, LabelSchema, ValueSchema } from './common.ts'

const Request = z.object({
  workplan: Id,
  /** The year that ends. */
  year: z.number().int().min(1900).max(2199),
  /** Baselines stay, or become the last value reported up to the end of the year. */
  baseline: z.enum(['keep', 'last_actual']),
  /** Makes the budget lines of the year again for the next one. */
  budget: z.boolean(),
})

const Days = z.object({ from: z.string().nullable(), to: z.string().nullable() })
const Values = z.record(z.string(), ValueSchema)

export const CarrySchema = z.object({
  year: z.number(),
  /** Who carried it into that year before, when nobody has undone it. */
  before: z.object({ at: z.string(), actor: z.string() }).nullable(),
  version: z.object({ from: z.number().nullable(), to: z.number() }),
  yearTo: z.object({ from: z.number().nullable(), to: z.number() }),
  /** The next year lies outside the strategy. */
  outside: z.boolean(),
  moved: z.array(
    z.object({
      row: Id,
      code: z.string().nullable(),
      title: z.string().nullable(),
      starts: Days,
      ends: Days,
      milestones: z.number(),
    }),
  ),
  stays: z.array(
    z.object({
      row: Id,
      code: z.string().nullable(),
      title: z.string().nullable(),
      reason: z.enum(['done', 'cancelled', 'goes_on', 'no_end', 'unread']),
    }),
  ),
  baselines: z.array(
    z.object({
      row: Id,
      code: z.string(),
      title: z.string(),
      measure: z.string(),
      decimals: z.number(),
      period: z.string(),
      /** As the screens show it: of a percentage the percent. */
      from: z.number().nullable(),
      to: z.number().nullable(),
      values: Values,
    }),
  ),
  budget: z.array(
    z.object({
      activity: Id,
      code: z.string().nullable(),
      category: z.string(),
      period: z.string(),
      planned: z.number().nullable(),
    }),
  ),
  /** Budget lines whose like is there for the next year already. */
  budgetThere: z.number(),
  currency: z.string().nullable(),
  outcomes: z.number(),
  outputs: z.number(),
  indicators: z.number(),
})

export const carry = {
  /** What would be carried; changes nothing. Refuses row_unknown. */
  look: base.input(Request).output(CarrySchema),
  /**
   * Does it as one group. Refuses row_unknown, rights, carried_already (unless `again`).
   */
  apply: base.input(Request.extend({ again: z.boolean().optional() })).output(
    z.object({
      group: Id.nullable(),
      label: LabelSchema,
      changes: z.number(),
      carried: CarrySchema,
    }),
  ),
}
