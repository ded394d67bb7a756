// The data of the printed parity report: headcount by category, level and sex, shares, trend, flows,
// targets, and a line per office. In the public version small counts are hidden, with as many others as
// it takes that nobody computes one back; shares of a hidden count are hidden with it, and explanations
// name no cells.
import type { ParityReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { headcountsByDate } from '#db/queries/headcounts.ts'
import * as query from '#db/queries/parity-report.ts'
import { type Figure, type FigureKey, light } from '#domain/explain.ts'
import {
  addBySex,
  type BySex,
  bandPosition,
  bothCounted,
  headcountTotal,
  womenNeeded,
} from '#domain/parity.ts'
import {
  type HeadcountRow,
  parityFigures,
  projection,
  shareFigure,
  shareWithin,
  within,
} from '#domain/parity-figures.ts'
import { periodEnd } from '#domain/periods.ts'
import { groupBy } from './outline-order.ts'
import { headcountsOf, type OfficeLine, type Scope, shareOf } from './portfolio.ts'
import { reportingPlans, reportOf } from './portfolio-submissions.ts'
import { headOf, type ReportInput, scopeOf } from './report-head.ts'
import { published } from './report-public.ts'
import { asSubmission } from './submissions.ts'

type Row = ParityReport['categories'][number]['levels'][number]

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
  const { band } = view.settings
  const ids = view.offices.map(({ id }) => id)
  const whose = { offices: ids, until, office: one?.id }
  const figures = parityFigures(rows, history, { ...whose, band })
  const line = lineMaker<Where>(view, (own, where) => shareWithin(own, whose, where))
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
    total: { ...line('', '', rows, {}), share: figures.share, needed: figures.needed },
    categories,
    trend: [...figures.trend],
    projection: { date: end, share: projection(figures.trend, end, whose) },
    offices: one ? [] : officesOf(view, rows),
    flows: await flowsOf(ws, view),
    targets: await targetsOf(ws, view, categories),
  }
  return input.public ? published(whole) : whole
}

type Where = Pick<FigureKey, 'category' | 'level'>
type Line<W> = (code: string, title: string, rows: readonly HeadcountRow[], where: W) => Row

function lineMaker<W>(
  { settings }: Scope,
  shareIn: (rows: readonly HeadcountRow[], where: W) => Figure,
): Line<W> {
  const { band } = settings
  return (code, title, rows, where) => {
    const both = addBySex(bothCounted(rows))
    return {
      code,
      title,
      ...cellsOf(addBySex(rows)),
      share: shareIn(rows, where),
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

function categoriesOf(
  rows: readonly HeadcountRow[],
  line: Line<Where>,
): ParityReport['categories'] {
  return grouped(rows, ({ category_code }) => category_code ?? '', 'category_sort').map(
    ([code, own]) => ({
      ...line(code, own[0]?.category_title ?? code, own, { category: code }),
      levels: grouped(own, ({ level_code }) => level_code ?? '', 'level_sort').map(
        ([level, each]) =>
          line(level, each[0]?.level_title ?? level, each, { category: code, level }),
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
function officesOf(view: Scope, rows: readonly HeadcountRow[]): ParityReport['offices'] {
  const line = lineMaker<OfficeLine>(view, (own, office) => shareOf(office, own, view.period))
  const people = groupBy(rows, ({ office }) => office)
  const withPlan = new Set(view.workplans.map(({ office }) => office))
  return view.offices
    .filter(({ id }) => people.has(id) || withPlan.has(id))
    .map((office) => {
      const own = people.get(office.id) ?? []
      const both = addBySex(bothCounted(own))
      return {
        ...line(office.code ?? '', office.name ?? '', own, office),
        date: own[0]?.date ?? null,
        needed: womenNeeded(both.women, both.men, view.settings.band.low),
      }
    })
}

// Flows and targets -----------------------------------------------------------------------------------

/** Who came, rose and left in the period; of a year its own numbers, else those of its quarters. */
async function flowsOf(ws: Workspace, view: Scope): Promise<ParityReport['flows']> {
  const line = lineMaker<string>(view, (rows, flow) =>
    light(flowShare(rows, view), {
      figure: 'people.flow',
      period: view.period,
      flow,
      ...(view.office ? { office: view.office.id } : {}),
    }),
  )
  const byFlow = await flowRows(ws, view)
  return query.FLOWS.flatMap((flow) => {
    const rows = byFlow.get(flow) ?? []
    return headcountTotal(addBySex(rows)) === null ? [] : line(flow, '', rows, flow)
  })
}

/** The share of women in a flow with its cells; undefined where nobody counted any. */
export async function flowFigure(ws: Workspace, view: Scope, flow: string) {
  const rows = (await flowRows(ws, view)).get(flow)
  return rows && flowShare(rows, view)
}

function flowShare(rows: readonly HeadcountRow[], { offices, period }: Scope): Figure {
  const ids = offices.map(({ id }) => id)
  const figure = shareFigure(rows, within(rows, { offices: ids, until: periodEnd(period) }))
  const { date: _, ...values } = figure.how.values ?? {}
  return {
    ...figure,
    how: { ...figure.how, rule: 'explain.parity.flow', values: { ...values, period } },
  }
}

async function flowRows(ws: Workspace, view: Scope): Promise<Map<string, HeadcountRow[]>> {
  const found = await query.flowsOver(ws.db, view.office?.id ?? null, view.period)
  const byOffice = groupBy(found, ({ office, flow }) => `${office} ${flow}`)
  const counted = [...byOffice.values()].flatMap((rows) => {
    const whole = rows.filter(({ period }) => period === view.period)
    return whole.length > 0 ? whole : rows
  })
  const byFlow = groupBy(counted, ({ flow }) => flow)
  return new Map(
    [...byFlow].map(([flow, rows]) => [
      flow,
      rows.map((row): HeadcountRow => ({ ...NO_PLACE, ...row, date: null, entity: 'parity_flow' })),
    ]),
  )
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
  view: Scope,
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
