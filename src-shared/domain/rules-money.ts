// Rules of money: budgets, funding, spending. Amounts are integer minor units of the plan's currency.
import type { RowOf } from './entities.ts'
import { fundingGap, moneySum } from './funding.ts'
import { isWithin, periodSpan } from './periods.ts'
import { finding, NONE, rule } from './rule.ts'

/** Messages say amounts as people write them; the currencies in use have hundredths. */
function inUnits(amount: number): number {
  return amount / 100
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
    planned: inUnits(row.planned),
    quarters: inUnits(total),
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
  return finding(spent > row.planned, 'planned', {
    spent: inUnits(spent),
    planned: inUnits(row.planned),
  })
})

const fundedAbove = rule('funded_above_planned', 'warning', 'budget_line', (row, data) => {
  const funded = moneySum(data.by('funding', 'budget_line', row.id).map((line) => line.amount))
  if (funded === null || row.planned === null) return NONE
  return finding(funded > row.planned, 'planned', {
    funded: inUnits(funded),
    planned: inUnits(row.planned),
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

const securedAbove = rule('secured_above_required', 'warning', 'funding_need', (row) => {
  const gap = fundingGap(row.required, row.secured)
  return finding(gap !== null && gap < 0, 'secured', {
    required: inUnits(row.required ?? 0),
    secured: inUnits(row.secured ?? 0),
  })
})

const negativeMoney = [
  rule('negative_amount', 'error', 'budget_line', (row) => below(row.planned, 'planned')),
  rule('negative_amount', 'error', 'funding', (row) => below(row.amount, 'amount')),
  rule('negative_amount', 'error', 'funding_need', (row) => [
    ...below(row.required, 'required'),
    ...below(row.secured, 'secured'),
  ]),
]

function below(amount: number | null, field: string) {
  return amount === null ? NONE : finding(amount < 0, field, { amount: inUnits(amount) })
}

export const MONEY_RULES = [
  budgetPeriods,
  spentAbove,
  fundedAbove,
  sourceTwice,
  securedAbove,
  ...negativeMoney,
]
