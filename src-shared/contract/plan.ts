// What the Plan and Indicators screens show.
import * as z from 'zod'
import { base, FigureSchema, Id, Period, StatusSchema } from './common.ts'

export const ReferenceSchema = z.object({
  strategy: z.object({
    id: Id,
    title: z.string(),
    yearFrom: z.number(),
    yearTo: z.number(),
    parityLow: z.number(),
    parityHigh: z.number(),
    greenFrom: z.number(),
    amberFrom: z.number(),
    notice: z.string().nullable(),
  }),
  objectives: z.array(
    z.object({ id: Id, code: z.string(), title: z.string(), theme: z.string().nullable() }),
  ),
  offices: z.array(
    z.object({
      id: Id,
      code: z.string(),
      name: z.string(),
      type: z.enum(['hq', 'field']),
      language: z.string().nullable(),
    }),
  ),
  workplans: z.array(
    z.object({
      id: Id,
      office: Id,
      code: z.string(),
      title: z.string(),
      level: z.enum(['global', 'field']),
      yearFrom: z.number().nullable(),
      yearTo: z.number().nullable(),
      currency: z.string().nullable(),
      planVersion: z.number().nullable(),
    }),
  ),
  periods: z.array(
    z.object({
      code: z.string(),
      starts: z.string(),
      ends: z.string(),
      opens: z.string().nullable(),
      due: z.string().nullable(),
      locks: z.string().nullable(),
    }),
  ),
  /** The period that people report now: the last one whose window is open, else the last ended. */
  currentPeriod: z.string().nullable(),
  definitions: z.array(
    z.object({
      id: Id,
      code: z.string(),
      title: z.string(),
      unit: z.string().nullable(),
      measure: z.string(),
      direction: z.string(),
      objective: Id.nullable(),
    }),
  ),
})

export const reference = {
  get: base.output(ReferenceSchema),
}

const Unread = z.record(z.string(), z.string()).nullable()

/** What a result is linked to beyond the strategy, in the order of goals and frameworks. */
export const LinksSchema = z.object({
  sdg: z.array(
    z.object({
      id: Id,
      goal: z.number().nullable(),
      target: z.string().nullable(), // '5.5'; as typed when it is none
      relevance: z.string().nullable(),
      source: z.string().nullable(),
      unread: Unread,
    }),
  ),
  frameworks: z.array(
    z.object({
      id: Id,
      framework: z.string().nullable(),
      code: z.string().nullable(),
      unread: Unread,
    }),
  ),
})

/** One line of the outline. Text fields are null when empty; `unread` holds what was not readable. */
export const PlanRowSchema = z.object({
  id: Id,
  entity: z.enum(['strategic_objective', 'outcome', 'output', 'activity', 'indicator']),
  parent: Id.nullable(), // id of the line above in the tree
  depth: z.number(),
  code: z.string().nullable(),
  text: z.string().nullable(), // statement, title or indicator title
  sort: z.number().nullable(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  responsible: z.string().nullable(),
  partner: z.string().nullable(),
  activityStatus: z.string().nullable(),
  percentComplete: z.number().nullable(),
  definition: Id.nullable(),
  baseline: z.number().nullable(),
  finalTarget: z.number().nullable(),
  unit: z.string().nullable(),
  measure: z.string().nullable(),
  decimals: z.number(),
  status: StatusSchema.nullable(),
  /** null where a row has none: an objective. */
  links: LinksSchema.nullable(),
  /** Of an indicator: the SDG target that its definition names. */
  sdgTarget: z.string().nullable(),
  children: z.number(), // how many rows a delete would take with it, itself not counted
  unread: z.record(z.string(), z.string()).nullable(), // by field name of the entity
  comments: z.number(),
  conflict: z.boolean(),
})

export const plan = {
  /** The workplan that a row belongs to; null for people, headcounts and what HQ keeps for all. */
  locate: base
    .input(z.object({ entity: z.string(), row: Id }))
    .output(z.object({ workplan: Id.nullable() })),

  /** The whole results chain of a workplan, in outline order; objectives without outcomes too. */
  outline: base.input(z.object({ workplan: Id })).output(
    z.object({
      workplan: Id,
      office: Id,
      writable: z.boolean(), // false: somebody else's plan; `reason` says whose
      reason: z.string().nullable(),
      rows: z.array(PlanRowSchema),
    }),
  ),
}

const MeasuredSchema = z.object({
  id: Id.nullable(), // null: nothing entered yet
  value: z.number().nullable(), // for percentages: computed from numerator and denominator
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  text: z.string().nullable(),
  unread: z.record(z.string(), z.string()).nullable(),
})

export const IndicatorRowSchema = z.object({
  id: Id,
  definition: Id,
  objective: z.object({ id: Id, code: z.string() }),
  resultCode: z.string().nullable(), // code of its output or outcome
  resultText: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  measure: z.string(),
  direction: z.string(),
  valueMode: z.string(),
  overPeriods: z.string(),
  decimals: z.number(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  numeratorLabel: z.string().nullable(),
  denominatorLabel: z.string().nullable(),
  /**
   * Cells of its disaggregation in canonical order; empty when it has none. Behind them those of a former
   * one in which something stands: kept, and not added up.
   */
  parts: z.array(z.object({ cell: z.string(), label: z.string(), former: z.boolean() })),
  baseline: MeasuredSchema.extend({ year: z.number().nullable() }),
  finalTarget: z.number().nullable(),
  /** What was typed there and could not be read. */
  finalUnread: z.string().nullable(),
  cells: z.record(
    z.string(), // period
    z.object({
      target: MeasuredSchema,
      actual: MeasuredSchema.extend({
        status: z.string().nullable(),
        comment: z.string().nullable(),
        followUp: z.boolean(),
        parts: z.record(z.string(), MeasuredSchema), // by cell
        partsUnknown: z.number().nullable(), // total minus parts when parts are incomplete
      }),
    }),
  ),
  /**
   * Of a row that others contribute to (the global workplan's): what theirs add up to in each period by
   * itself, and whether the row's own actual says something else. null: nobody contributes.
   */
  contributions: z
    .record(z.string(), z.object({ figure: FigureSchema, differs: z.boolean() }))
    .nullable(),
  toDate: FigureSchema, // over the periods shown, by the indicator's own rule
  progress: FigureSchema, // (actual − baseline) / (target − baseline), percent
  status: StatusSchema,
  links: LinksSchema,
  linksAbove: LinksSchema, // of the results it stands under
  conflict: z.boolean(),
})

export const indicators = {
  /** One row per indicator of a workplan with the cells of the periods asked for. */
  table: base.input(z.object({ workplan: Id, periods: z.array(Period).min(1).max(24) })).output(
    z.object({
      workplan: Id,
      office: Id,
      writable: z.boolean(),
      reason: z.string().nullable(),
      /** Periods whose actuals are locked, with the reason's message id. */
      locked: z.record(z.string(), z.string()),
      rows: z.array(IndicatorRowSchema),
    }),
  ),
}

export const ProblemSchema = z.object({
  rule: z.string(), // message id is `rule.<rule>`, its remedy `rule.<rule>.fix`
  severity: z.enum(['error', 'warning', 'info']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  office: Id.nullable(),
  entity: z.string(),
  row: Id,
  field: z.string().nullable(),
  period: z.string().nullable(),
  place: z.string(), // where, in words of the data: 'SO2.1 Women among applicants, 2020Q2'
  /** The confirmation row and its words, when somebody confirmed this warning. */
  confirmed: z.object({ row: Id, explanation: z.string() }).nullable(),
  /** What was said about another value that stood there before; it confirms nothing any more. */
  before: z.string().nullable(),
})

export const ProblemSummarySchema = z.object({
  total: z.number(),
  /** Without the warnings that were confirmed. */
  open: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
  /** As problems.list, at most as many as were asked for; `plan` is the workplan's code where the office has several. */
  first: z.array(ProblemSchema.extend({ plan: z.string().nullable() })),
})

export const problems = {
  /** Errors first. Without `office`: every office the workspace holds. */
  list: base
    .input(z.object({ office: Id.optional(), period: Period.optional() }))
    .output(z.array(ProblemSchema)),
  /** How many, and the first of them: costs what is shown and not what there is. */
  summary: base
    .input(
      z.object({
        office: Id.optional(),
        period: Period.optional(),
        most: z.number().int().min(0).max(1000),
      }),
    )
    .output(ProblemSummarySchema),
}
