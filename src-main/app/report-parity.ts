// The data of the printed parity report: headcount by category, level and sex, shares, trend, flows,
// targets, and a line per office. In the public version small counts are hidden, with as many others as
// it takes that nobody computes one back; shares of a hidden count are hidden with it, and explanations
// name no cells.
import type { ParityReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { headcountsByDate } from '#db/queries/headcounts.ts'
import * as query from '#db/queries/parity-report.ts'
import { addBySex, type BySex, bandPosition, headcountTotal, womenNeeded } from '#domain/parity.ts'
import {
  type HeadcountRow,
  parityFigures,
  projectionFigure,
  shareFigure,
} from '#domain/parity-figures.ts'
import { periodEnd } from '#domain/periods.ts'
import { groupBy } from './outline-order.ts'
import { headcountsOf, type View } from './portfolio.ts'
import { reportingPlans, reportOf } from './portfolio-submissions.ts'
import { headOf, type ReportInput, scopeOf } from './report-head.ts'
import { published } from './report-public.ts'
import { asSubmission } from './submissions.ts'

type Row = ParityReport['categories'][number]['levels'][number]

/** How many rows the share of a line lists. */
const SOURCES = 40

/** Refuses office_unknown, period_unknown. */
export async function parityReport(
  ws: Workspace,
  input: ReportInput<'parity'>,
  now: string,
): Promise<ParityReport> {
  const scope = await scopeOf(ws, input)
  const { one, view } = scope
  const rows = await headcountsOf(ws, view)
  const until = periodEnd(view.period)
  const history = await headcountsByDate(ws.db, one?.id ?? null, until)
  const band = { low: view.settings.parityLow, high: view.settings.parityHigh }
  const ids = view.offices.map(({ id }) => id)
  const figures = parityFigures(rows, history, { offices: ids, until, band })
  const line = lineMaker(view, until)
  const end = `${view.settings.yearTo}-12-31`
  const categories = categoriesOf(rows, line)
  const own = one ? reportOf(await reportingPlans(ws, view), one.id) : undefined
  const whole: ParityReport = {
    kind: 'parity',
    ...(await headOf(ws, scope, input, now)),
    submission: own ? asSubmission(own, view.period, now) : null,
    several: one === null,
    public: false,
    hidden: 0,
    date: figures.date,
    total: { ...line('', '', rows), share: figures.share, needed: figures.needed },
    categories,
    trend: [...figures.trend],
    projection: { date: end, share: projectionFigure(figures.trend, end) },
    offices: one ? [] : officesOf(view, rows, line),
    flows: await flowsOf(ws, view, line),
    targets: await targetsOf(ws, view, categories),
  }
  return input.public ? published(whole) : whole
}

type Line = (code: string, title: string, rows: readonly HeadcountRow[]) => Row

function lineMaker(view: View, until: string): Line {
  const band = { low: view.settings.parityLow, high: view.settings.parityHigh }
  return (code, title, rows) => {
    const counts = addBySex(rows)
    const both = addBySex(rows.filter(({ women, men }) => women !== null && men !== null))
    const there = new Set(rows.map(({ office }) => office))
    const offices = view.offices.flatMap(({ id }) => (there.has(id) ? [id] : []))
    return {
      code,
      title,
      ...cellsOf(counts),
      share: shareFigure(rows, { offices, until }, SOURCES),
      band: bandPosition(both.women, both.men, band),
    }
  }
}

function cellsOf({ women, men, other, undisclosed }: BySex) {
  const cell = (count: number | null) => ({ count, hidden: false })
  return {
    women: cell(women),
    men: cell(men),
    other: cell(other),
    undisclosed: cell(undisclosed),
  }
}

function categoriesOf(rows: readonly HeadcountRow[], line: Line): ParityReport['categories'] {
  return grouped(rows, ({ category_code }) => category_code ?? '', 'category_sort').map(
    ([code, own]) => ({
      ...line(code, own[0]?.category_title ?? code, own),
      levels: grouped(own, ({ level_code }) => level_code ?? '', 'level_sort').map(
        ([level, each]) => line(level, each[0]?.level_title ?? level, each),
      ),
    }),
  )
}

/** By code, junior and first first. */
function grouped(
  rows: readonly HeadcountRow[],
  key: (row: HeadcountRow) => string,
  sort: 'category_sort' | 'level_sort',
): readonly (readonly [string, readonly HeadcountRow[]])[] {
  return [...groupBy(rows, key)].sort(
    ([a, [first]], [b, [other]]) =>
      (first?.[sort] ?? 0) - (other?.[sort] ?? 0) || a.localeCompare(b, 'en', { numeric: true }),
  )
}

/** Every office with people or with a workplan, those that counted nobody too. */
function officesOf(view: View, rows: readonly HeadcountRow[], line: Line): ParityReport['offices'] {
  const people = groupBy(rows, ({ office }) => office)
  const withPlan = new Set(view.workplans.map(({ office }) => office))
  return view.offices
    .filter(({ id }) => people.has(id) || withPlan.has(id))
    .map(({ id, code, name }) => {
      const own = people.get(id) ?? []
      const both = addBySex(own.filter(({ women, men }) => women !== null && men !== null))
      return {
        ...line(code ?? '', name ?? '', own),
        date: own[0]?.date ?? null,
        needed: womenNeeded(both.women, both.men, view.settings.parityLow),
      }
    })
}

// Flows and targets -----------------------------------------------------------------------------------

/** Who came, rose and left in the period; of a year its own numbers, else those of its quarters. */
async function flowsOf(ws: Workspace, view: View, line: Line): Promise<ParityReport['flows']> {
  const found = await query.flowsOver(ws.db, view.office?.id ?? null, view.period)
  const byOffice = groupBy(found, ({ office, flow }) => `${office} ${flow}`)
  const counted = [...byOffice.values()].flatMap((rows) => {
    const whole = rows.filter(({ period }) => period === view.period)
    return whole.length > 0 ? whole : rows
  })
  const byFlow = groupBy(counted, ({ flow }) => flow)
  return query.FLOWS.flatMap((flow) => {
    const rows = byFlow.get(flow) ?? []
    const asPeople = rows.map((row) => ({ ...NO_PLACE, ...row, date: null }))
    return headcountTotal(addBySex(rows)) === null ? [] : line(flow, '', asPeople)
  })
}

const NO_PLACE = {
  category_code: null,
  category_title: null,
  category_sort: null,
  level_code: null,
  level_title: null,
  level_sort: null,
} as const

async function targetsOf(
  ws: Workspace,
  view: View,
  categories: ParityReport['categories'],
): Promise<ParityReport['targets']> {
  const found = await query.targetsOver(ws.db, view.office?.id ?? null)
  const alike = groupBy(found, ({ code, year }) => `${code} ${year}`)
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows
    const category = categories.find(({ code }) => code === first?.code)
    const shares = rows.flatMap(({ women_share }) => women_share ?? [])
    if (!first || first.year === null || !category || shares.length === 0) return []
    return {
      category: category.title,
      year: first.year,
      lowest: Math.min(...shares),
      highest: Math.max(...shares),
      offices: shares.length,
      share: category.share,
    }
  })
}
