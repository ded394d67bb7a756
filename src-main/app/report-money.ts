// The money of a printed report, as figures: what the plans cost by category, who funds it, what is
// needed by area and year. Missing is not zero: an amount that nobody gave is in no total, a gap is
// made only where both sides are known, and each figure says what it was made from.
import type { ReportData } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { ENTITIES } from '#domain/entities.ts'
import type { Figure } from '#domain/explain.ts'
import { fundingGap, moneySum } from '#domain/funding.ts'
import { explanation } from '#domain/indicator-figures.ts'
import { groupBy } from './outline-order.ts'
import type { Money, View } from './portfolio.ts'

type Funding = ReportData['funding']
type Line = query.BudgetLineSum
type Need = Money['needs'][number]

/** How many cells an explanation in a report lists; the rest is counted. */
const SOURCES = 40

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

/**
 * The sum of what is known over rows of money. An office is in it with any amount of its rows; how many of
 * the rows are known is in the explanation's values.
 */
function sumFigure<R extends { readonly id: string; readonly office: string | null }>(
  rule: string,
  entity: string,
  rows: readonly R[],
  amount: (row: R) => number | null,
): Figure {
  const given = rows.filter((row) => amount(row) !== null)
  const there = new Set(given.map(({ office }) => office))
  const expected = [...new Set(rows.flatMap(({ office }) => office ?? []))]
  return {
    value: moneySum(given.map(amount)),
    unit: 'money',
    decimals: 2,
    reported: expected.filter((office) => there.has(office)).length,
    expected: expected.length,
    how: explanation(
      rule,
      given.map((row) => ({
        entity,
        row: row.id,
        ...(row.office ? { office: row.office } : {}),
        value: amount(row),
      })),
      expected.filter((office) => !there.has(office)),
      { known: given.length, count: rows.length },
      SOURCES,
    ),
  }
}
