// Dashboard and reports: figures with their explanation.
import * as z from 'zod'
import {
  base,
  FigureKeySchema,
  FigureSchema,
  FileSchema,
  Id,
  Language,
  Period,
  StatusSchema,
} from './common.ts'
import { SubmissionSchema } from './exchange.ts'
import { ProblemSchema } from './plan.ts'

export const CountsSchema = z.object({
  green: z.number(),
  amber: z.number(),
  red: z.number(),
  grey: z.number(),
  blue: z.number(),
})

export const ParitySchema = z.object({
  date: z.string().nullable(), // of the headcount used (latest per office up to the period's end)
  women: FigureSchema,
  men: FigureSchema,
  other: FigureSchema,
  undisclosed: FigureSchema,
  share: FigureSchema, // percent, women / (women + men)
  band: z.enum(['below', 'within', 'above', 'no_data']),
  needed: FigureSchema, // women needed at constant headcount
  byCategory: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      women: z.number(),
      men: z.number(),
      share: FigureSchema,
    }),
  ),
  byLevel: z.array(
    z.object({
      category: z.string(),
      code: z.string(),
      title: z.string(),
      women: z.number(),
      men: z.number(),
      other: z.number(),
      undisclosed: z.number(),
      share: FigureSchema,
    }),
  ),
  /** Share per headcount date, for the trend. */
  trend: z.array(z.object({ date: z.string(), share: FigureSchema })),
})

export const dashboard = {
  /** The whole portfolio, or one office. */
  get: base.input(z.object({ period: Period, office: Id.optional() })).output(
    z.object({
      period: z.string(),
      progress: FigureSchema, // mean progress of the objectives that have data
      completeness: FigureSchema, // percent of expected submissions that came
      timeliness: FigureSchema, // percent that came on time
      parity: ParitySchema,
      objectives: z.array(
        z.object({
          id: Id,
          code: z.string(),
          title: z.string(),
          progress: FigureSchema,
          statuses: CountsSchema,
          indicators: z.array(
            z.object({
              definition: Id,
              code: z.string(),
              title: z.string(),
              measure: z.string(),
              unit: z.string().nullable(),
              actual: FigureSchema,
              target: FigureSchema,
              progress: FigureSchema,
              status: StatusSchema,
            }),
          ),
        }),
      ),
      offices: z.array(
        z.object({
          id: Id,
          code: z.string(),
          name: z.string(),
          workplan: Id.nullable(),
          progress: FigureSchema,
          statuses: CountsSchema,
          share: FigureSchema,
          submission: SubmissionSchema.nullable(),
        }),
      ),
      /** Offices × periods: who submitted when. */
      calendar: z.array(
        z.object({
          office: Id,
          cells: z.array(
            z.object({ period: z.string(), state: z.string(), timeliness: z.string() }),
          ),
        }),
      ),
      funding: z.object({
        currency: z.string(),
        required: FigureSchema,
        secured: FigureSchema,
        gap: FigureSchema,
      }),
    }),
  ),
}

export const explain = {
  /**
   * A figure with the cells it was made from, for one that came without them: `key` is its `how.key`, as
   * it is. Made anew from what is there now. Refuses row_unknown.
   */
  get: base.input(FigureKeySchema).output(FigureSchema),
}

export const BudgetAmountsSchema = z.object({
  planned: FigureSchema,
  funded: FigureSchema,
  /** Planned less funded, over the lines where both are known. */
  gap: FigureSchema,
  /** Planned by lines for which no funding is recorded: neither funded nor a gap. */
  unfunded: FigureSchema,
  spent: FigureSchema,
})

export const NeedAmountsSchema = z.object({
  required: FigureSchema,
  secured: FigureSchema,
  /** Required less secured, over the needs where both are known. */
  gap: FigureSchema,
})

/** Everything a printed status report says, as data; src-shared/report turns it into a page. */
export const ReportSchema = z.object({
  kind: z.enum(['status', 'portfolio']),
  language: Language,
  period: z.string(),
  office: z.object({ code: z.string(), name: z.string() }),
  workplan: z.string().nullable(), // title
  strategy: z.object({
    title: z.string(),
    yearFrom: z.number(),
    yearTo: z.number(),
    /** The settings that the page explains: parity band and status thresholds, percent. */
    parityLow: z.number(),
    parityHigh: z.number(),
    greenFrom: z.number(),
    amberFrom: z.number(),
  }),
  notice: z.string().nullable(),
  madeAt: z.string(),
  version: z.object({ changes: z.number(), package: z.string().nullable() }),
  submission: SubmissionSchema.nullable(),
  progress: FigureSchema,
  statuses: CountsSchema,
  objectives: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      progress: FigureSchema,
      statuses: CountsSchema,
      results: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          result: z.string().nullable(), // output or outcome text
          unit: z.string().nullable(),
          measure: z.string(),
          decimals: z.number(),
          baseline: FigureSchema,
          target: FigureSchema,
          actual: FigureSchema,
          text: z.string().nullable(), // qualitative actual
          progress: FigureSchema,
          status: StatusSchema,
          comment: z.string().nullable(),
        }),
      ),
      activities: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          starts: z.string().nullable(),
          ends: z.string().nullable(),
          responsible: z.string().nullable(),
          status: z.string().nullable(),
          percentComplete: z.number().nullable(),
        }),
      ),
    }),
  ),
  narratives: z.array(
    z.object({
      office: z.string(), // code
      result: z.string().nullable(),
      achievements: z.string().nullable(),
      challenges: z.string().nullable(),
      lessons: z.string().nullable(),
      nextSteps: z.string().nullable(),
    }),
  ),
  parity: ParitySchema,
  risks: z.array(
    z.object({
      office: z.string(),
      statement: z.string(),
      type: z.string().nullable(),
      likelihood: z.number().nullable(),
      impact: z.number().nullable(),
      mitigation: z.string().nullable(),
      status: z.string().nullable(),
    }),
  ),
  /** Minor units of one currency. No data is a dash: an amount that nobody gave is in no total. */
  funding: z.object({
    currency: z.string(),
    lines: z.array(BudgetAmountsSchema.extend({ category: z.string() })),
    total: BudgetAmountsSchema,
    needs: z.array(NeedAmountsSchema.extend({ area: z.string(), year: z.number().nullable() })),
    needed: NeedAmountsSchema,
  }),
  /** Portfolio only: one line per office. */
  offices: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      progress: FigureSchema,
      statuses: CountsSchema,
      share: FigureSchema,
      submission: SubmissionSchema.nullable(),
    }),
  ),
  problems: z.array(ProblemSchema), // annex: warnings with the explanation that travels
})
export type ReportData = z.infer<typeof ReportSchema>

export const ReportRequest = z.object({
  kind: z.enum(['status', 'portfolio']),
  office: z.string().optional(), // code; needed for status
  period: Period,
  language: Language,
})

export const reports = {
  data: base.input(ReportRequest).output(ReportSchema),
  /** Where host.describe says can.pdf; else pdf_unavailable. Tagged, with outline. */
  pdf: base.input(ReportRequest).output(FileSchema),
}
