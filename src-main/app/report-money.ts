// The money of a printed report, as figures: what the plans cost by category, who funds it, what is
// needed by area and year. Missing is not zero: an amount that nobody gave is in no total, a gap is
// made only where both sides are known, and each figure says what it was made from.
import type { StatusReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { ENTITIES } from '#domain/entities.ts'
import { fundingGap } from '#domain/funding.ts'
import { sumFigure } from './money-figures.ts'
import { groupBy } from './outline-order.ts'
import type { View } from './portfolio.ts'
import type { Money } from './portfolio-money.ts'

type Funding = StatusReport['funding']
type Line = query.BudgetLineSum
type Need = Money['needs'][number]

export async function fundingOf(ws: Workspace, view: View, money: Money): Promise<Funding> {
  const { currency, needs } = money
  const all = await query.budgetLineSums(ws.db, view.office?.id ?? null)
  const lines = all.filter((line) => (line.currency ?? currency) === currency)
  return {
    currency,
    lines: byCategory(lines),
    total: amountsOf(lines),
    needs: byAreaAndYear(needs),
    needed: { required: money.required, secured: money.secured, gap: money.gap },
  }
}

function byCategory(lines: readonly Line[]): Funding['lines'] {
  const groups = groupBy(lines, (line) => line.category ?? '')
  const order: readonly string[] = ENTITIES.budget_line.fields.category.choices
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([category, own]) => ({ category, ...amountsOf(own) }))
}

function amountsOf(lines: readonly Line[]): Funding['total'] {
  const sumOf = (name: string, amount: (line: Line) => number | null) =>
    sumFigure(`explain.budget.${name}`, 'budget_line', lines, amount)
  return {
    planned: sumOf('planned', (line) => line.planned),
    funded: sumOf('funded', (line) => line.funded),
    gap: sumOf('gap', (line) => fundingGap(line.planned, line.funded)),
    unfunded: sumOf('unfunded', (line) => (line.funded === null ? line.planned : null)),
    spent: sumOf('spent', (line) => line.spent),
  }
}

/** Needs by area and year; several of the same (the portfolio's offices) are added. */
function byAreaAndYear(needs: readonly Need[]): Funding['needs'] {
  const groups = groupBy(needs, (need) => `${need.year} ${need.area}`)
  return [...groups.values()].map((group) => {
    const sumOf = (name: string, amount: (need: Need) => number | null) =>
      sumFigure(`explain.needs.${name}`, 'funding_need', group, amount)
    return {
      area: group[0]?.area ?? '',
      year: group[0]?.year ?? null,
      required: sumOf('required', (need) => need.required),
      secured: sumOf('secured', (need) => need.secured),
      gap: sumOf('gap', (need) => fundingGap(need.required, need.secured)),
    }
  })
}
