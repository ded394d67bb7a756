// The money of a printed report, as figures: what the plans cost by category, who funds it, what is
// needed by area and year. Missing is not zero: an amount that nobody gave is in no total, a gap is
// made only where both sides are known, and each figure says what it was made from.
import type { StatusReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { ENTITIES } from '#domain/entities.ts'
import { type Figure, type FigureKey, light } from '#domain/explain.ts'
import { fundingGap } from '#domain/funding.ts'
import { lightAmounts, sumFigure } from './money-figures.ts'
import { groupBy } from './outline-order.ts'
import type { Scope } from './portfolio.ts'
import {
  AMOUNTS,
  type Money,
  moneyOf,
  type Need,
  type NeedFigure,
  needFigure,
} from './portfolio-money.ts'

type Funding = StatusReport['funding']
type Amounts = Funding['total']
type Line = query.BudgetLineSum

const LINE_FIGURES = {
  planned: (line) => line.planned,
  funded: (line) => line.funded,
  gap: (line) => fundingGap(line.planned, line.funded),
  unfunded: (line) => (line.funded === null ? line.planned : null),
  spent: (line) => line.spent,
} as const satisfies Record<string, (line: Line) => number | null>

type LineFigure = keyof typeof LINE_FIGURES

export async function fundingOf(ws: Workspace, view: Scope, money: Money): Promise<Funding> {
  const { currency, needs } = money
  const whose = view.office ? { office: view.office.id } : {}
  const lines = await linesIn(ws, view, currency)
  return {
    currency,
    lines: byCategory(lines, whose),
    total: amountsOf(lines, whose),
    needs: byAreaAndYear(needs, whose),
    needed: { required: money.required, secured: money.secured, gap: money.gap },
  }
}

async function linesIn(ws: Workspace, view: Scope, currency: string): Promise<readonly Line[]> {
  const all = await query.budgetLineSums(ws.db, { office: view.office?.id })
  return all.filter((line) => (line.currency ?? currency) === currency)
}

type Where = Omit<FigureKey, 'figure'>

function byCategory(lines: readonly Line[], whose: Where): Funding['lines'] {
  const groups = groupBy(lines, (line) => line.category ?? '')
  const order: readonly string[] = ENTITIES.budget_line.fields.category.choices
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([category, own]) => ({ category, ...amountsOf(own, { ...whose, category }) }))
}

function amountsOf(lines: readonly Line[], where: Where): Amounts {
  return lightAmounts((name) => lineFigure(name, lines), where)
}

function lineFigure(name: LineFigure, lines: readonly Line[]): Figure {
  return sumFigure(`explain.budget.${name}`, 'budget_line', lines, LINE_FIGURES[name])
}

/** Needs by area and year; several of the same (the portfolio's offices) are added. */
function byAreaAndYear(needs: readonly Need[], whose: Where): Funding['needs'] {
  const groups = groupBy(needs, (need) => `${need.year} ${need.area}`)
  return [...groups.values()].map((group) => {
    const { area, year } = group[0] ?? { area: '', year: null }
    const where = { ...whose, area: area ?? '', ...(year === null ? {} : { year }) }
    const of = (figure: NeedFigure) => light(needSum(figure, group), { figure, ...where })
    return {
      area: area ?? '',
      year,
      required: of('needs.required'),
      secured: of('needs.secured'),
      gap: of('needs.gap'),
    }
  })
}

function needSum(figure: NeedFigure, needs: readonly Need[]): Figure {
  return sumFigure(`explain.${figure}`, 'funding_need', needs, AMOUNTS[figure])
}

/** One of these figures with its cells; undefined where there are no rows of that name. */
export async function moneyFigure(
  ws: Workspace,
  view: Scope,
  key: FigureKey,
): Promise<Figure | undefined> {
  const money = await moneyOf(ws, view)
  const name = nameIn(key)
  if (name !== undefined) {
    const lines = await linesIn(ws, view, money.currency)
    if (key.category === undefined) return lineFigure(name, lines)
    const own = lines.filter(({ category }) => (category ?? '') === key.category)
    return own.length === 0 ? undefined : lineFigure(name, own)
  }
  const figure = (Object.keys(AMOUNTS) as NeedFigure[]).find((each) => each === key.figure)
  if (figure === undefined) return undefined
  if (key.area === undefined) return needFigure(figure, money.needs, view, money.currency)
  const own = money.needs.filter(
    ({ area, year }) => (area ?? '') === key.area && (year ?? undefined) === key.year,
  )
  return own.length === 0 ? undefined : needSum(figure, own)
}

function nameIn({ figure }: FigureKey): LineFigure | undefined {
  return (Object.keys(LINE_FIGURES) as LineFigure[]).find((name) => figure === `budget.${name}`)
}
