// Shapes that several operations share, and the base every operation is declared on. An operation is
// declared once, here in the contract; handler, client, command line and tests are typed by it and
// every call is parsed where it enters. Bytes travel as File, never as a path.
import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { REFUSALS } from '#domain/errors.ts'
import { FIGURE_NEEDS, type FigureName, lackingIn } from '#domain/explain.ts'

/** The only error an operation answers with on purpose; its sentence is `error.<code>`. */
export const base = oc.errors({
  REFUSED: {
    status: 422,
    data: z.object({
      code: z.enum(REFUSALS),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
})

export const Id = z.string().min(1).max(80)
export const Period = z.string().regex(/^\d{4}(Q[1-4])?$/)
export const Language = z.enum(['en', 'fr', 'es', 'ar'])

export const LabelSchema = z.object({
  id: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const ValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ unread: z.string() }),
])

const Code = z.string().max(400)

/** Names a figure whose cells are told by `explain.get`; which parts it needs is domain/explain.ts. */
export const FigureKeySchema = z
  .object({
    figure: z.enum(Object.keys(FIGURE_NEEDS) as [FigureName, ...FigureName[]]),
    period: Period.optional(),
    date: z.iso.date().optional(),
    year: z.number().int().optional(),
    office: Id.optional(),
    definition: Id.optional(),
    objective: Id.optional(),
    use: Id.optional(),
    workplan: Id.optional(),
    activity: Id.optional(),
    category: Code.optional(),
    level: Code.optional(),
    flow: Code.optional(),
    area: Code.optional(),
    source: Code.optional(),
    certainty: Code.optional(),
  })
  .superRefine((key, context) => {
    const lacking = lackingIn(key)
    if (lacking !== null) context.addIssue({ code: 'custom', path: [lacking], message: 'needed' })
  })

export const FigureSchema = z.object({
  value: z.number().nullable(),
  unit: z.enum(['percent', 'number', 'money', 'people']),
  decimals: z.number(),
  reported: z.number(),
  expected: z.number(),
  how: z.object({
    rule: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    from: z
      .array(
        z.object({
          entity: z.string(),
          row: z.string(),
          field: z.string().optional(),
          name: z.string().optional(),
          office: z.string().optional(),
          period: z.string().optional(),
          value: z.number().nullable(),
        }),
      )
      .readonly(),
    more: z.number().optional(),
    missing: z.array(z.string()).readonly(),
    key: FigureKeySchema.optional(),
  }),
})

export const Rag = z.enum(['green', 'amber', 'red', 'grey', 'blue'])

export const StatusSchema = z.object({
  rag: Rag,
  /** True when a person set it; `reason` says why, `computed` what the rule gives. */
  overridden: z.boolean(),
  reason: z.string().nullable(),
  computed: Rag,
  /** Percent of the target due to date, null when there is no data. */
  percent: z.number().nullable(),
  duePeriod: z.string().nullable(),
})

/** A long operation reports progress and ends with its result; dropping the iterator cancels it. */
export function longOperation<R extends z.ZodType>(result: R) {
  return eventIterator(
    z.union([
      z.object({ progress: z.object({ done: z.number(), total: z.number(), step: LabelSchema }) }),
      z.object({ result }),
    ]),
  )
}

export const FileSchema = z.instanceof(File)

/** What a rule has found in a row, for the marks of its cells; its message is `rule.<rule>`. */
export const CellProblemSchema = z.object({
  row: Id,
  field: z.string().nullable(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
