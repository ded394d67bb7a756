// What the Narrative & risk room shows: the words of a period beside the plan, and the plan's risks.
// Both are edited through edit.apply; a narrative with put, its key is workplan, output and period.
import * as z from 'zod'
import { base, CellProblemSchema, Id, Period } from './common.ts'
import { LinksSchema } from './plan.ts'

const Text = z.string().nullable()

export const NarrativeSchema = z.object({
  /** null: the narrative of the whole workplan. */
  output: Id.nullable(),
  code: Text,
  title: Text, // statement of the output, or title of the workplan
  /** null: nothing written yet. */
  id: Id.nullable(),
  achievements: Text,
  challenges: Text,
  lessons: Text,
  nextSteps: Text,
  /** What the period before said it would do next. */
  planned: Text,
  /** null: a whole workplan has none. */
  links: LinksSchema.nullable(),
  linksAbove: LinksSchema, // of the output's outcome
})

export const RiskSchema = z.object({
  id: Id,
  output: Id.nullable(), // null: of the whole workplan
  type: Text,
  statement: Text,
  likelihood: z.number().nullable(),
  impact: z.number().nullable(),
  /** Likelihood times impact, 1..25; null when one is missing or not on the scale. */
  score: z.number().nullable(),
  mitigation: Text,
  ownerName: Text,
  status: Text,
  unread: z.record(z.string(), z.string()).nullable(),
  problems: z.array(CellProblemSchema),
})

const Plan = z.object({
  workplan: Id,
  office: Id,
  /** False: somebody else's plan; `reason` is the name of the office. */
  writable: z.boolean(),
  reason: z.string().nullable(),
})

export const narratives = {
  /** The workplan's first, then its outputs' in the order of the plan. Refuses row_unknown. */
  get: base.input(z.object({ workplan: Id, period: Period })).output(
    Plan.extend({
      period: Period,
      /** Message id of the reason when HQ has closed the period. */
      locked: z.string().nullable(),
      previousPeriod: Period.nullable(),
      entries: z.array(NarrativeSchema),
    }),
  ),
}

export const risks = {
  /** The highest scores first, closed ones last. Refuses row_unknown. */
  list: base.input(z.object({ workplan: Id })).output(
    Plan.extend({
      outputs: z.array(z.object({ id: Id, code: Text, title: Text })),
      rows: z.array(RiskSchema),
    }),
  ),
}
