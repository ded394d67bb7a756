// What the results of many plans are linked to beyond the strategy: for the screens that show many plans at once. The
// links of one plan stand at its rows (plan.outline, indicators.table, budget.get, narratives.get).
import * as z from 'zod'
import { base, Id } from './common.ts'

const LinkInPlansSchema = z.object({
  /** The objective that the linked results stand under. */
  objective: Id.nullable(),
  /** Of an indicator's own link, its definition; null: of outcomes, outputs and activities. */
  definition: Id.nullable(),
  /** Just one of the two. Targets and codes that could not be read are as typed. */
  sdg: z
    .object({
      goal: z.number().nullable(),
      target: z.string().nullable(),
      relevance: z.string().nullable(),
    })
    .nullable(),
  framework: z.object({ framework: z.string().nullable(), code: z.string().nullable() }).nullable(),
  /** In which workplans; empty unless asked for. */
  workplans: z.array(Id),
})

export const links = {
  /** Of all plans, or those of one office; in the order of goals and frameworks. */
  inPlans: base
    .input(z.object({ office: Id.optional(), workplans: z.boolean() }))
    .output(z.array(LinkInPlansSchema)),
}
