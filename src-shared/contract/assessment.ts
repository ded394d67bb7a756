// What the Assessment room shows: objectives and field workplans of a year with progress, risk and gap side
// by side, what HQ wrote about each, and the place of each in the funding request. HQ only. Edited with
// edit.apply: `put` on the natural key of assessment (year, objective or workplan).
import * as z from 'zod'
import { base, CellProblemSchema, FigureSchema, Id } from './common.ts'

export const AssessedSchema = z.object({
  /** The natural id of its assessment, also before there is one. */
  id: Id,
  exists: z.boolean(),
  entity: z.enum(['strategic_objective', 'workplan']),
  subject: Id,
  /** Of a workplan: whose it is. */
  office: Id.nullable(),
  code: z.string(),
  title: z.string(),
  progress: FigureSchema, // percent of the way from baseline to final target
  risk: FigureSchema, // score 1..25 of the gravest open risk
  required: FigureSchema, // minor units; of an objective what its budget lines plan
  gap: FigureSchema, // minor units, where both sides are known
  gapShare: FigureSchema, // percent of what is required there
  urgency: FigureSchema, // 0..100, domain/assessment.ts
  /** Place in the funding request, 1 is first; null without priority and urgency. */
  rank: z.number().nullable(),
  rating: z.string().nullable(),
  finding: z.string().nullable(),
  priority: z.number().nullable(),
  unread: z.record(z.string(), z.string()).nullable(),
})

export const assessment = {
  /** Refuses rights in an office's workspace. */
  get: base.input(z.object({ year: z.number().int() })).output(
    z.object({
      year: z.number(),
      years: z.object({ from: z.number(), to: z.number() }),
      currency: z.string(),
      objectives: z.array(AssessedSchema),
      workplans: z.array(AssessedSchema),
      /** What all of them lack, by kind. */
      gap: z.object({ objectives: FigureSchema, workplans: FigureSchema }),
      problems: z.array(CellProblemSchema),
    }),
  ),
}
