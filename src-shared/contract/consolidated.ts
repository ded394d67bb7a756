// The Consolidated room: every indicator over all offices and office by office, in several periods. Answers
// are columns of numbers, one per period asked for, because there are many; how a number was made is
// asked when somebody wants to know (explain.get, and consolidated.explain for what
// it does not know).
import * as z from 'zod'
import { base, FigureSchema, Id, Period, Rag } from './common.ts'
import { CountsSchema } from './overview.ts'

/** How many offices are in a number, of how many; `missing` are positions in `offices`. */
const CoverageSchema = z.object({
  reported: z.number(),
  expected: z.number(),
  missing: z.array(z.number()),
})
/** Actuals and targets of each period alone; progress and status are always to date. Left out: to date. */
const Alone = z.boolean().optional()
const Numbers = z.array(z.number().nullable())

const LineSchema = z.object({
  /** Of an indicator; null: the mean of several (actual and target are then empty). */
  definition: Id.nullable(),
  /** The objective it stands under; of a mean: the one it is of, null for all. */
  objective: Id.nullable(),
  /** null: all offices in view together. */
  office: Id.nullable(),
  /** Others contribute to this row of HQ's own: it is shown, and never added to them. */
  summedUp: z.boolean(),
  /** One per period, in the order asked for. */
  actual: Numbers,
  target: Numbers,
  progress: Numbers, // percent
  status: z.array(Rag),
  /** One office's indicator: whether it has reported one (words count), or said that it does not apply. */
  said: z.array(z.enum(['reported', 'missing', 'not_applicable'])).optional(),
  /** Means only: how many indicators have which status. */
  counts: z.array(CountsSchema).optional(),
  /** Means of one office only: how many of its indicators are reported, of how many that apply. */
  indicators: z.array(z.object({ reported: z.number(), expected: z.number() })).optional(),
  /** Over several offices only: who is in each number. */
  coverage: z
    .object({
      actual: z.array(CoverageSchema),
      target: z.array(CoverageSchema),
      progress: z.array(CoverageSchema),
    })
    .optional(),
})

const DefinitionSchema = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  measure: z.string(),
  decimals: z.number(),
  overOffices: z.string(),
  overPeriods: z.string(),
  /** It is broken down: consolidated.parts has its parts. */
  brokenDown: z.boolean(),
})

const PartSchema = z.object({
  /** Canonical pairs; one pair of a scheme with several is a margin: 'sex=f'. */
  slice: z.string(),
  label: z.string(),
  /** Margins come before the cells that they are made of. */
  margin: z.boolean(),
  /** Of a scheme that the indicator had before: its values are kept and not added to the others. */
  earlier: z.boolean(),
})

export const consolidated = {
  /** `offices`: also office by office. Refuses office_unknown. */
  get: base
    .input(
      z.object({
        periods: z.array(Period).min(1).max(40),
        alone: Alone,
        offices: z.boolean(),
        office: Id.optional(),
        objective: Id.optional(),
      }),
    )
    .output(
      z.object({
        periods: z.array(z.string()),
        offices: z.array(z.object({ id: Id, code: z.string(), name: z.string() })), // by code
        objectives: z.array(z.object({ id: Id, code: z.string(), title: z.string() })),
        definitions: z.array(DefinitionSchema),
        lines: z.array(LineSchema),
      }),
    ),
  /** The parts of one indicator, put together as its total is. Refuses row_unknown. */
  parts: base
    .input(
      z.object({
        definition: Id,
        objective: Id.optional(),
        office: Id.optional(),
        periods: z.array(Period).min(1).max(40),
        alone: Alone,
        offices: z.boolean(),
      }),
    )
    .output(
      z.object({
        definition: Id,
        parts: z.array(PartSchema),
        lines: z.array(
          z.object({
            office: Id.nullable(),
            /** By slice: one number per period. */
            values: z.record(z.string(), Numbers),
            /** Several offices only. */
            coverage: z.record(
              z.string(),
              z.array(
                z.object({ reported: z.number(), expected: z.number(), missing: z.array(Id) }),
              ),
            ),
            /** How far the total is broken down, per period; of percentages, the denominator. */
            cover: z.array(
              z.object({
                known: z.number().nullable(),
                total: z.number().nullable(),
                unknown: z.number().nullable(),
                none: z.array(Id).readonly(), // offices in the total that broke nothing down
                partly: z.array(Id).readonly(),
              }),
            ),
          }),
        ),
      }),
    ),
  /**
   * How a part was made (`slice`), or the actual or target of a period alone (`alone` and `figure`).
   * Everything else has a key of its own (`explain.get`). Refuses row_unknown.
   */
  explain: base
    .input(
      z.object({
        period: Period,
        office: Id.optional(),
        of: z.object({
          definition: Id,
          objective: Id.optional(),
          slice: z.string().max(400).optional(),
          figure: z.enum(['actual', 'target']),
          alone: Alone,
        }),
      }),
    )
    .output(FigureSchema),
}
