// The activities of a workplan with their money: what is planned, funded by whom, spent, and the gap;
// totals by category and by source; funding needs. Sums come from the domain; missing is not zero.
import type * as z from 'zod'
import type { budget } from '#contract/budget.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/budget.ts'
import { strategyOf, workplanOf } from '#db/queries/reference.ts'
import { ENTITIES } from '#domain/entities.ts'
import { explanation, type Figure, type FigureKey, light, type Source } from '#domain/explain.ts'
import { fundingGap, moneySum } from '#domain/funding.ts'
import { activityStanding } from '#domain/status.ts'
import { accessTo } from './access.ts'
import { problemsIn } from './cell-problems.ts'
import { type Links, linksAbove, linksOf, NO_LINKS } from './links.ts'
import { lockedPeriods } from './locks.ts'
import { lightAmounts } from './money-figures.ts'
import { groupBy, inOutlineOrder } from './outline-order.ts'
import { ownership } from './parity.ts'
import { standpoint } from './standing.ts'
import { unreadOf } from './unread.ts'

type Budget = z.input<NonNullable<(typeof budget.get)['~orpc']['outputSchema']>>
type Activity = Budget['activities'][number]
type Line = Activity['lines'][number]
type Money = Budget['total']
type ActivityRow = Awaited<ReturnType<typeof query.activitiesWithPlace>>[number]

const MONEY_ENTITIES = [
  'activity',
  'budget_line',
  'funding',
  'expenditure',
  'funding_need',
] as const

export async function get(
  ws: Workspace,
  input: { workplan: string },
  now: string,
): Promise<Budget> {
  const { db, identity } = ws
  const { workplan } = input
  const { office } = await accessTo(ws, workplan)
  const plan = await workplanOf(db, workplan)
  const strategy = await strategyOf(db, identity.strategy)
  const at = await standpoint(ws, now)
  const lines = groupBy(await linesOf(ws, workplan), ({ activity }) => activity)
  const links = await linksOf(ws, office)
  const rows = inPlanOrder(await query.activitiesWithPlace(db, workplan))
  const activities = rows.map(
    (row): Activity => ({
      ...activityOf(row, links),
      status: activityStanding(row, at.day, at.thresholds),
      money: moneyOf(
        (lines.get(row.id) ?? []).map(({ line }) => line),
        { workplan, activity: row.id },
      ),
      lines: (lines.get(row.id) ?? []).map(({ line }) => line),
    }),
  )
  const all = activities.flatMap((activity) => activity.lines)
  const needs = (await query.needs(db, workplan)).map(needOf)
  return {
    workplan,
    office,
    ...(await ownership(ws, office)),
    level: plan?.level ?? 'field',
    currency: plan?.currency ?? null,
    years: {
      from: plan?.year_from ?? strategy?.year_from ?? 0,
      to: plan?.year_to ?? strategy?.year_to ?? 0,
    },
    today: at.day,
    locked: await lockedPeriods(ws, workplan),
    activities,
    total: moneyOf(all, { workplan }),
    byCategory: byCategory(all, workplan),
    bySource: bySource(all, workplan),
    needs,
    needed: neededOf(needs, workplan),
    problems: await problemsIn(ws, office, MONEY_ENTITIES),
  }
}

/** Budget lines with their funding and spending, by activity: three queries for the whole plan. */
async function linesOf(ws: Workspace, workplan: string) {
  const { db } = ws
  const funding = groupBy(await query.fundings(db, workplan), (row) => row.budget_line)
  const spending = groupBy(await query.expenditures(db, workplan), (row) => row.budget_line)
  return (await query.budgetLines(db, workplan)).map((row) => {
    const sources = funding.get(row.id) ?? []
    const spent = spending.get(row.id) ?? []
    const funded = moneySum(sources.map(({ amount }) => amount))
    const line: Line = {
      id: row.id,
      category: row.category ?? '',
      period: row.period ?? '',
      description: row.description,
      planned: row.planned,
      funded,
      gap: fundingGap(row.planned, funded),
      spent: moneySum(spent.map(({ amount }) => amount)),
      funding: sources.map((each) => ({
        id: each.id,
        source: each.source,
        amount: each.amount,
        certainty: each.certainty,
        unread: unreadOf(each),
      })),
      expenditure: spent.map((each) => ({
        id: each.id,
        period: each.period ?? '',
        amount: each.amount,
        unread: unreadOf(each),
      })),
      unread: unreadOf(row),
    }
    return { activity: row.activity, line }
  })
}

function activityOf(
  row: ActivityRow,
  links: ReadonlyMap<string, Links>,
): Omit<Activity, 'status' | 'money' | 'lines'> {
  return {
    id: row.id,
    objective: row.objective_code ?? '',
    output: row.output_code ?? '',
    code: row.code ?? '',
    title: row.title ?? '',
    starts: row.starts,
    ends: row.ends,
    activityStatus: row.status,
    percentComplete: row.percent_complete,
    specialMeasure: row.special_measure === 1,
    corporateInitiative: row.corporate_initiative === 1,
    links: links.get(row.id) ?? NO_LINKS,
    linksAbove: linksAbove(links, [row.output, row.outcome_id]),
    unread: unreadOf(row),
  }
}

/** By objective, outcome and output as in the Plan, then by their own order. */
function inPlanOrder(rows: readonly ActivityRow[]): readonly ActivityRow[] {
  const place = (row: ActivityRow) => [
    row.objective_sort ?? Number.MAX_VALUE,
    row.outcome_sort ?? Number.MAX_VALUE,
    row.output_sort ?? Number.MAX_VALUE,
  ]
  return inOutlineOrder(rows)
    .map((row) => ({ row, place: place(row) }))
    .sort((a, b) => a.place.reduce((so, at, i) => so || at - (b.place[i] ?? 0), 0))
    .map(({ row }) => row)
}

interface Amount {
  readonly source: Source
  readonly value: number | null
}

function figureOf(rule: string, amounts: readonly Amount[], values?: Figure['how']['values']) {
  const given = amounts.filter(({ value }) => value !== null)
  return {
    value: moneySum(given.map(({ value }) => value)),
    unit: 'money',
    decimals: 2,
    reported: given.length > 0 ? 1 : 0,
    expected: 1,
    how: explanation(
      rule,
      given.map(({ source }) => source),
      [],
      values,
    ),
  } satisfies Figure
}

function ofLine(line: Line, field: string, value: number | null): Amount {
  return {
    source: { entity: 'budget_line', row: line.id, field, period: line.period, value },
    value,
  }
}

type Where = Omit<FigureKey, 'figure'>

const AMOUNTS = {
  planned: (lines) =>
    figureOf(
      'explain.budget.planned',
      lines.map((line) => ofLine(line, 'planned', line.planned)),
    ),
  funded: (lines) =>
    figureOf(
      'explain.budget.funded',
      lines.flatMap(({ funding }) => funding.map(ofFunding)),
    ),
  gap: (lines) =>
    figureOf(
      'explain.budget.gap',
      lines.map((line) => ofLine(line, 'planned', line.gap)),
      { known: lines.filter(({ gap }) => gap !== null).length, count: lines.length },
    ),
  unfunded: (lines) =>
    figureOf(
      'explain.budget.unfunded',
      lines
        .filter(({ funded }) => funded === null)
        .map((line) => ofLine(line, 'planned', line.planned)),
    ),
  spent: (lines) =>
    figureOf(
      'explain.budget.spent',
      lines.flatMap(({ expenditure }) =>
        expenditure.map(({ id, period, amount }) => ({
          source: { entity: 'expenditure', row: id, field: 'amount', period, value: amount },
          value: amount,
        })),
      ),
    ),
} as const satisfies Record<keyof Money, (lines: readonly Line[]) => Figure>

function moneyOf(lines: readonly Line[], where: Where): Money {
  return lightAmounts((name) => AMOUNTS[name](lines), where)
}

function ofFunding({ id, amount }: Line['funding'][number]): Amount {
  return {
    source: { entity: 'funding', row: id, field: 'amount', value: amount },
    value: amount,
  }
}

function byCategory(lines: readonly Line[], workplan: string): Budget['byCategory'] {
  const groups = groupBy(lines, ({ category }) => category)
  return ENTITIES.budget_line.fields.category.choices.flatMap((category) => {
    const own = groups.get(category)
    return own ? [{ category, money: moneyOf(own, { workplan, category }) }] : []
  })
}

/** Sources are the same whatever the case they are written in. */
function sourceName(source: string | null): string {
  return (source ?? '').trim().toLocaleLowerCase('en')
}

/** How certain an amount of a source is; `uncertain` where nobody has said it. */
type Certainty = 'indicative' | 'committed' | 'received' | 'uncertain'

/** Always in the same order; that of names, which is the reader's language's, is made where they are read. */
function bySource(lines: readonly Line[], workplan: string): Budget['bySource'] {
  const funding = lines.flatMap((line) => line.funding)
  const groups = groupBy(funding, ({ source }) => sourceName(source))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, rows]) => {
      const where = { workplan, source }
      const of = (certainty?: Certainty) =>
        light(fundedBy(rows, certainty), {
          figure: 'budget.funded',
          ...where,
          ...(certainty === undefined ? {} : { certainty }),
        })
      return {
        source: rows[0]?.source?.trim() ?? '',
        indicative: of('indicative'),
        committed: of('committed'),
        received: of('received'),
        uncertain: of('uncertain'),
        total: of(),
      }
    })
}

function fundedBy(rows: Line['funding'], certainty: string | undefined): Figure {
  const own =
    certainty === undefined
      ? rows
      : rows.filter((row) => (row.certainty ?? 'uncertain') === certainty)
  return figureOf('explain.budget.funded', own.map(ofFunding))
}

function needOf(row: Awaited<ReturnType<typeof query.needs>>[number]): Budget['needs'][number] {
  return {
    id: row.id,
    area: row.area ?? '',
    year: row.year,
    description: row.description,
    required: row.required,
    secured: row.secured,
    gap: fundingGap(row.required, row.secured),
    unread: unreadOf(row),
  }
}

const NEEDS = ['required', 'secured', 'gap'] as const

function neededOf(needs: Budget['needs'], workplan: string): Budget['needed'] {
  const of = (name: (typeof NEEDS)[number]) =>
    light(needed(needs, name), { figure: `needs.${name}` as const, workplan })
  return { required: of('required'), secured: of('secured'), gap: of('gap') }
}

function needed(needs: Budget['needs'], name: (typeof NEEDS)[number]): Figure {
  return figureOf(
    `explain.needs.${name}`,
    needs.map((need) => ({
      source: {
        entity: 'funding_need',
        row: need.id,
        field: name === 'gap' ? 'required' : name,
        ...(need.year === null ? {} : { period: String(need.year) }),
        value: need[name],
      },
      value: need[name],
    })),
  )
}

/** One of these figures with its cells; undefined where there is none of that name. */
export async function budgetFigure(
  ws: Workspace,
  workplan: string,
  key: FigureKey,
): Promise<Figure | undefined> {
  const need = NEEDS.find((name) => key.figure === `needs.${name}`)
  if (need) return needed((await query.needs(ws.db, workplan)).map(needOf), need)
  const name = (Object.keys(AMOUNTS) as (keyof Money)[]).find(
    (each) => key.figure === `budget.${each}`,
  )
  if (!name) return undefined
  const own = (await linesOf(ws, workplan))
    .filter(({ activity }) => (key.activity ?? activity) === activity)
    .map(({ line }) => line)
    .filter(({ category }) => (key.category ?? category) === category)
  if (key.source === undefined) return AMOUNTS[name](own)
  const rows = own.flatMap(({ funding }) =>
    funding.filter(({ source }) => sourceName(source) === key.source),
  )
  return name === 'funded' ? fundedBy(rows, key.certainty) : undefined
}
