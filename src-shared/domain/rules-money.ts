// Rules of money: budgets, funding, spending. Amounts are integer minor units of the plan's currency.
import type { Dataset } from './dataset.ts'
import type { RowOf } from './entities.ts'
import { currencyDecimals, fundingGap, moneySum } from './funding.ts'
import { isWithin, periodSpan } from './periods.ts'
import { finding, isEmptyText, NONE, rule } from './rule.ts'
import { workplanOfActivity } from './rules-plan.ts'

/** Messages say amounts as people write them, in units of the plan's currency. */
function inUnits(amount: number, currency: string | null): number {
  return amount / 10 ** currencyDecimals(currency ?? '')
}

function currencyOfLine(id: string | null, data: Dataset): string | null {
  const line = data.get('budget_line', id)
  return workplanOfActivity(line?.activity ?? null, data)?.currency ?? null
}

/** A year's budget and the budgets of its quarters say the same. */
const budgetPeriods = rule('budget_periods', 'warning', 'budget_line', (row, data) => {
  const span = periodSpan(row.period ?? '')
  if (!span || span.quarter !== null || row.planned === null) return NONE
  const quarters = data
    .by('budget_line', 'activity', row.activity)
    .filter((other) => isQuarterOf(other, row))
  const total = moneySum(quarters.map((other) => other.planned))
  if (total === null) return NONE
  return finding(total !== row.planned, 'planned', {
    planned: inUnits(row.planned, currencyOfLine(row.id, data)),
    quarters: inUnits(total, currencyOfLine(row.id, data)),
  })
})

function isQuarterOf(other: RowOf<'budget_line'>, year: RowOf<'budget_line'>): boolean {
  return (
    other.id !== year.id &&
    other.category === year.category &&
    other.period !== year.period &&
    isWithin(other.period ?? '', year.period ?? '')
  )
}

const spentAbove = rule('spent_above_planned', 'warning', 'budget_line', (row, data) => {
  const spent = moneySum(
    data.by('expenditure', 'budget_line', row.id).map((expenditure) => expenditure.amount),
  )
  if (spent === null || row.planned === null) return NONE
  const currency = currencyOfLine(row.id, data)
  return finding(spent > row.planned, 'planned', {
    spent: inUnits(spent, currency),
    planned: inUnits(row.planned, currency),
  })
})

const fundedAbove = rule('funded_above_planned', 'warning', 'budget_line', (row, data) => {
  const funded = moneySum(data.by('funding', 'budget_line', row.id).map((line) => line.amount))
  if (funded === null || row.planned === null) return NONE
  const currency = currencyOfLine(row.id, data)
  return finding(funded > row.planned, 'planned', {
    funded: inUnits(funded, currency),
    planned: inUnits(row.planned, currency),
  })
})

/** One source is counted once for a line. */
const sourceTwice = rule('source_twice', 'warning', 'funding', (row, data) => {
  const source = row.source?.trim().toLocaleLowerCase('en')
  const same = data
    .by('funding', 'budget_line', row.budget_line)
    .some(
      (other) =>
        other.id !== row.id &&
        other.certainty === row.certainty &&
        other.source?.trim().toLocaleLowerCase('en') === source,
    )
  return finding(!!source && same, 'source', { source: row.source ?? '' })
})

/** A gap is made of what is known; a source whose amount is not known yet would make it smaller. */
const amountUnknown = rule('funding_without_amount', 'info', 'funding', (row) =>
  finding(row.amount === null && !row.unread?.amount, 'amount', { source: row.source ?? '' }),
)

function currencyOfPlan(id: string | null, data: Dataset): string | null {
  return data.get('workplan', id)?.currency ?? null
}

const securedAbove = rule('secured_above_required', 'warning', 'funding_need', (row, data) => {
  const gap = fundingGap(row.required, row.secured)
  const currency = currencyOfPlan(row.workplan, data)
  return finding(gap !== null && gap < 0, 'secured', {
    required: inUnits(row.required ?? 0, currency),
    secured: inUnits(row.secured ?? 0, currency),
  })
})

/** A need is of a year of its plan. */
const needOutsidePlan = rule('period_outside_plan', 'error', 'funding_need', (row, data) => {
  const plan = data.get('workplan', row.workplan)
  const first = plan?.year_from ?? null
  const last = plan?.year_to ?? null
  if (row.year === null || first === null || last === null) return NONE
  return finding(row.year < first || row.year > last, 'year', {
    period: String(row.year),
    from: String(first),
    to: String(last),
  })
})

/** Amounts of different currencies cannot be compared, and one without a currency with none. */
const currencyMissing = rule('currency_missing', 'warning', 'workplan', (row, data) =>
  finding(
    isEmptyText(row.currency) &&
      !row.unread?.currency &&
      data.by('funding_need', 'workplan', row.id).some(hasAmount),
    'currency',
  ),
)

function hasAmount({ required, secured }: RowOf<'funding_need'>): boolean {
  return required !== null || secured !== null
}

const negativeMoney = [
  rule('negative_amount', 'error', 'budget_line', (row, data) =>
    below(row.planned, 'planned', () => currencyOfLine(row.id, data)),
  ),
  rule('negative_amount', 'error', 'funding', (row, data) =>
    below(row.amount, 'amount', () => currencyOfLine(row.budget_line, data)),
  ),
  rule('negative_amount', 'error', 'expenditure', (row, data) =>
    below(row.amount, 'amount', () => currencyOfLine(row.budget_line, data)),
  ),
  rule('negative_amount', 'error', 'funding_need', (row, data) => {
    const currency = () => currencyOfPlan(row.workplan, data)
    return [
      ...below(row.required, 'required', currency),
      ...below(row.secured, 'secured', currency),
    ]
  }),
]

function below(amount: number | null, field: string, currency: () => string | null) {
  if (amount === null || amount >= 0) return NONE
  return finding(true, field, { amount: inUnits(amount, currency()) })
}

export const MONEY_RULES = [
  budgetPeriods,
  spentAbove,
  fundedAbove,
  sourceTwice,
  amountUnknown,
  securedAbove,
  needOutsidePlan,
  currencyMissing,
  ...negativeMoney,
]
