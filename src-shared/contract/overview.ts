// Dashboard and reports: figures with their explanation.
import * as z from 'zod'
import { AssessedSchema } from './assessment.ts'
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
      women: z.number().nullable(), // null: nobody counted them
      men: z.number().nullable(),
      share: FigureSchema,
    }),
  ),
  byLevel: z.array(
    z.object({
      category: z.string(),
      code: z.string(),
      title: z.string(),
      women: z.number().nullable(), // null: nobody counted them
      men: z.number().nullable(),
      other: z.number().nullable(),
      undisclosed: z.number().nullable(),
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
   * A figure with the cells it was made from: `key` is its `how.key`, as it is, wherever it was shown. Made
   * anew from what is there now. Refuses row_unknown, office_unknown, rights (assessment).
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

/** The sections of a report that can be left out, by kind, in their order. */
export const REPORT_SECTIONS = {
  status: [
    'summary',
    'results',
    'activities',
    'narrative',
    'risks',
    'parity',
    'funding',
    'signatures',
    'links',
    'annex',
    'notes',
  ],
  portfolio: [
    'summary',
    'offices',
    'results',
    'activities',
    'narrative',
    'parity',
    'funding',
    'risks',
    'signatures',
    'links',
    'annex',
    'notes',
  ],
  parity: ['summary', 'headcount', 'offices', 'flows', 'targets', 'signatures', 'notes'],
  assessment: ['summary', 'objectives', 'workplans', 'request', 'signatures', 'notes'],
} as const satisfies Record<string, readonly string[]>

export type ReportKind = keyof typeof REPORT_SECTIONS
export type ReportSection = (typeof REPORT_SECTIONS)[ReportKind][number]

const ReportKinds = z.enum(['status', 'portfolio', 'parity', 'assessment'])
/** The sections asked for; null: all. Names that the kind does not have say nothing. */
const Sections = z.array(z.string())

/** What every report says on its cover and in its margins. */
const ReportHeadSchema = z.object({
  language: Language,
  period: z.string(),
  sections: Sections.nullable(),
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
  /** Names of the offices, by the ids that explanations name. */
  officeNames: z.record(z.string(), z.string()),
})

/** Everything a printed status report says, as data; src-shared/report turns it into a page. */
export const StatusReportSchema = ReportHeadSchema.extend({
  kind: z.enum(['status', 'portfolio']),
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
  /** What results are linked to: of one office in the order of the plan, of the portfolio counted. */
  links: z.array(
    z.object({
      /** Code and text; null where links are counted. */
      result: z.string().nullable(),
      framework: z.string(), // 'sdg', or a choice of framework_link
      goal: z.number().nullable(), // of SDG links
      code: z.string().nullable(), // of a target, or in the framework
      relevance: z.string().nullable(), // direct, indirect: SDG only
      source: z.string().nullable(),
      results: z.number(),
      offices: z.number(),
    }),
  ),
})

/** A count, or that it is not published: it is small, or would give a small one away. */
const CellSchema = z.object({ count: z.number().nullable(), hidden: z.boolean() })

const PeopleRowSchema = z.object({
  code: z.string(),
  title: z.string(),
  women: CellSchema,
  men: CellSchema,
  other: CellSchema,
  undisclosed: CellSchema,
  share: FigureSchema, // percent; no data where a count of it is hidden
  band: z.enum(['below', 'within', 'above', 'no_data']),
})

export const ParityReportSchema = ReportHeadSchema.extend({
  kind: z.literal('parity'),
  submission: SubmissionSchema.nullable(),
  /** The whole strategy and not one office. */
  several: z.boolean(),
  /** The public version: small counts are hidden, and how many are in all. */
  public: z.boolean(),
  hidden: z.number(),
  date: z.string().nullable(), // the latest headcount in it
  total: PeopleRowSchema.extend({ needed: FigureSchema }),
  categories: z.array(PeopleRowSchema.extend({ levels: z.array(PeopleRowSchema) })),
  trend: z.array(z.object({ date: z.string(), share: FigureSchema })),
  /** The straight line through the trend at the end of the strategy. */
  projection: z.object({ date: z.string(), share: FigureSchema }),
  offices: z.array(
    PeopleRowSchema.extend({ date: z.string().nullable(), needed: z.number().nullable() }),
  ),
  flows: z.array(PeopleRowSchema), // of the period, or of the quarters of the year
  targets: z.array(
    z.object({
      category: z.string(),
      year: z.number(),
      /** Lowest and highest target of the offices that set one, percent. */
      lowest: z.number(),
      highest: z.number(),
      offices: z.number(),
      share: FigureSchema, // of the category, as counted
    }),
  ),
})

export const AssessmentReportSchema = ReportHeadSchema.extend({
  kind: z.literal('assessment'),
  year: z.number(),
  currency: z.string(),
  objectives: z.array(AssessedSchema),
  workplans: z.array(AssessedSchema),
  gap: z.object({ objectives: FigureSchema, workplans: FigureSchema }),
})

export const ReportSchema = z.discriminatedUnion('kind', [
  StatusReportSchema,
  ParityReportSchema,
  AssessmentReportSchema,
])
export type ReportData = z.infer<typeof ReportSchema>
export type StatusReport = z.infer<typeof StatusReportSchema>
export type ParityReport = z.infer<typeof ParityReportSchema>
export type AssessmentReport = z.infer<typeof AssessmentReportSchema>

export const ReportRequest = z.object({
  kind: ReportKinds,
  /** Code. Needed for status; of parity one office; else all. */
  office: z.string().optional(),
  period: Period, // an assessment is of its year
  language: Language,
  sections: Sections.optional(),
  /** Parity: small counts hidden. */
  public: z.boolean().optional(),
})

export const reports = {
  data: base.input(ReportRequest).output(ReportSchema),
  /** Where host.describe says can.pdf; else pdf_unavailable. Tagged, with outline. */
  pdf: base.input(ReportRequest).output(FileSchema),
}
