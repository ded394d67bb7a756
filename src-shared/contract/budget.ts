// What the Activities & budget room shows. Amounts are integer minor units of the workplan's currency;
// sums and gaps are derived, so they are figures. Edited with edit.apply.
import * as z from 'zod'
import { base, CellProblemSchema, FigureSchema, Id, StatusSchema } from './common.ts'
import { LinksSchema } from './plan.ts'

const Amount = z.number().nullable()
const Unread = z.record(z.string(), z.string()).nullable()

export const MoneySchema = z.object({
  planned: FigureSchema,
  funded: FigureSchema,
  gap: FigureSchema, // planned − funded of the lines where both are known
  /** Planned by lines for which no funding is recorded: neither funded nor known to be a gap. */
  unfunded: FigureSchema,
  spent: FigureSchema,
})

const FundingSchema = z.object({
  id: Id,
  source: z.string().nullable(),
  amount: Amount,
  certainty: z.string().nullable(),
  unread: Unread,
})

const ExpenditureSchema = z.object({ id: Id, period: z.string(), amount: Amount, unread: Unread })

const BudgetLineSchema = z.object({
  id: Id,
  category: z.string(),
  period: z.string(),
  description: z.string().nullable(),
  planned: Amount,
  funded: Amount, // the sum of its sources
  gap: Amount,
  spent: Amount, // the sum of its periods
  funding: z.array(FundingSchema),
  expenditure: z.array(ExpenditureSchema),
  unread: Unread,
})

const ActivitySchema = z.object({
  id: Id,
  objective: z.string(), // code
  output: z.string(), // code
  code: z.string(),
  title: z.string(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  activityStatus: z.string().nullable(),
  percentComplete: z.number().nullable(),
  specialMeasure: z.boolean(),
  corporateInitiative: z.boolean(),
  status: StatusSchema,
  money: MoneySchema,
  lines: z.array(BudgetLineSchema),
  links: LinksSchema,
  linksAbove: LinksSchema, // of its output and outcome
  unread: Unread,
})

const NeedSchema = z.object({
  id: Id,
  area: z.string(),
  year: z.number().nullable(),
  description: z.string().nullable(),
  required: Amount,
  secured: Amount,
  gap: Amount,
  unread: Unread,
})

export const budget = {
  /** The activities of a workplan in the order of the plan, with their money. Refuses row_unknown. */
  get: base.input(z.object({ workplan: Id })).output(
    z.object({
      workplan: Id,
      office: Id,
      writable: z.boolean(),
      reason: z.string().nullable(),
      level: z.enum(['global', 'field']),
      currency: z.string().nullable(),
      years: z.object({ from: z.number(), to: z.number() }),
      today: z.string(), // the day that activities are judged on
      /** Periods whose spending is closed to the office, with the reason's message id. */
      locked: z.record(z.string(), z.string()),
      activities: z.array(ActivitySchema),
      total: MoneySchema,
      byCategory: z.array(z.object({ category: z.string(), money: MoneySchema })),
      /** By source, each certainty by itself; the same source in other letter case is the same. */
      bySource: z.array(
        z.object({
          source: z.string(),
          indicative: FigureSchema,
          committed: FigureSchema,
          received: FigureSchema,
          uncertain: FigureSchema, // nobody has said how certain
          total: FigureSchema,
        }),
      ),
      needs: z.array(NeedSchema),
      needed: z.object({ required: FigureSchema, secured: FigureSchema, gap: FigureSchema }),
      problems: z.array(CellProblemSchema),
    }),
  ),
}
