// The dashboard: the whole portfolio, or one office, in one answer. Every figure carries how it was
// made, or the key to ask for it; nothing is computed here that the domain does not compute.
import type * as z from 'zod'
import type { dashboard } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import { light } from '#domain/explain.ts'
import { type AtPeriod, type Group, type Plans, rollUp } from './kept-roll-up.ts'
import {
  groupsUnder,
  indicatorFigures,
  objectiveMean,
  officeMean,
  strategyMean,
} from './light-figures.ts'
import { groupBy } from './outline-order.ts'
import { headcountsOf, parityOf, type Scope, scopeOf, shareOf } from './portfolio.ts'
import { moneyOf } from './portfolio-money.ts'
import { calendarOf, reportingPlans, reportOf, submissionFigure } from './portfolio-submissions.ts'
import { asSubmission } from './submissions.ts'

type Dashboard = z.output<NonNullable<(typeof dashboard.get)['~orpc']['outputSchema']>>
/** An office's own workspace shows that office only. Refuses office_unknown. */
export async function get(
  ws: Workspace,
  input: { period: string; office?: string | undefined },
  now: string,
): Promise<Dashboard> {
  const { period } = input
  const asked = input.office ?? (ws.identity.role === 'field' ? ws.identity.office : undefined)
  const { sections } = await rollUp(ws, [period])
  const named = (part: string) => `${part} ${asked ?? ''} ${period}`
  const view = await sections.keep(named('scope'), SCOPE, async () =>
    scopeOf(ws, period, await officeOf(ws, asked)),
  )
  const people = await sections.keep(named('people'), PEOPLE, () => peopleOf(ws, view))
  const funding = await sections.keep(named('funding'), MONEY, () => fundingOf(ws, view))
  const reports = await sections.keep(named(`reports ${quarterHour(now)}`), REPORTS, () =>
    reportsOf(ws, view, now),
  )
  return {
    period,
    completeness: reports.completeness,
    timeliness: reports.timeliness,
    parity: people.parity,
    calendar: reports.calendar,
    funding,
    ...(await results(ws, view, people.shares, reports.submissions)),
  }
}

const SHARED_ROWS = ['strategy', 'office', 'workplan'] as const
const SCOPE = [...SHARED_ROWS, 'strategic_objective'] as const
const PEOPLE = [
  ...SHARED_ROWS,
  'parity_headcount',
  'personnel_category',
  'personnel_level',
] as const
const MONEY = [...SHARED_ROWS, 'funding_need'] as const
const REPORTS = [...SHARED_ROWS, 'reporting_period', 'submission'] as const

/** What came and what is late changes with the day, and a day begins on a quarter of an hour everywhere. */
function quarterHour(now: string): string {
  return `${now.slice(0, 13)}.${Math.floor(Number(now.slice(14, 16)) / 15)}`
}

/** Parity, and the share of women in each office. */
async function peopleOf(ws: Workspace, view: Scope) {
  const rows = await headcountsOf(ws, view)
  const byOffice = groupBy(rows, (row) => row.office)
  const shares = view.offices.map(
    (office) => [office.id, shareOf(office, byOffice.get(office.id) ?? [], view.period)] as const,
  )
  return { parity: await parityOf(ws, view, rows), shares: new Map(shares) }
}

async function fundingOf(ws: Workspace, view: Scope): Promise<Dashboard['funding']> {
  const { currency, required, secured, gap } = await moneyOf(ws, view)
  return { currency, required, secured, gap }
}

/** Which reports came and which in time, the calendar, and the report of each office. */
async function reportsOf(ws: Workspace, view: Scope, now: string) {
  const { period } = view
  const whose = { period, ...(view.office ? { office: view.office.id } : {}) }
  const lines = await reportingPlans(ws, view)
  const byOffice = groupBy(lines, (line) => line.office)
  const submissions = [...byOffice].flatMap(([office, own]) => {
    const line = reportOf(own, office)
    return line ? [[office, asSubmission(line, period, now)] as const] : []
  })
  return {
    completeness: light(submissionFigure(lines, period, now, false), {
      figure: 'reports.completeness',
      ...whose,
    }),
    timeliness: light(submissionFigure(lines, period, now, true), {
      figure: 'reports.timeliness',
      ...whose,
    }),
    calendar: await calendarOf(ws, view, now),
    submissions: new Map(submissions),
  }
}

type Shares = Awaited<ReturnType<typeof peopleOf>>['shares']
type Submissions = Awaited<ReturnType<typeof reportsOf>>['submissions']

async function officeOf(ws: Workspace, id: string | undefined) {
  if (id === undefined) return null
  const office = (await offices(ws.db)).find((row) => row.id === id)
  if (!office) throw new Refusal('office_unknown', { office: id })
  return office
}

/** What is made of indicators, all from one moment. */
async function results(
  ws: Workspace,
  view: Scope,
  shares: Shares,
  submissions: Submissions,
): Promise<Pick<Dashboard, 'progress' | 'objectives' | 'offices'>> {
  const { plans, periods } = await rollUp(ws, [view.period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  const office = view.office?.id
  const objectives = view.objectives.map((objective) => ({
    ...objective,
    ...objectiveMean(plans, at, objective.id, office),
  }))
  return {
    progress: light(strategyMean(objectives, ws.identity.strategy), {
      figure: 'strategy',
      period: view.period,
      ...(office === undefined ? {} : { office }),
    }),
    objectives: objectives.map(({ id, code, title, progress, statuses }) => ({
      id,
      code: code ?? '',
      title: title ?? '',
      progress: light(progress.figure, {
        figure: 'objective',
        period: view.period,
        objective: id,
        ...(office === undefined ? {} : { office }),
      }),
      statuses,
      indicators: groupsUnder(plans, id, office).map((group) =>
        indicatorLine(plans, at, group, office),
      ),
    })),
    offices: officeLines(plans, at, view, shares, submissions),
  }
}

function indicatorLine(
  plans: Plans,
  at: AtPeriod,
  group: Group,
  office: string | undefined,
): Dashboard['objectives'][number]['indicators'][number] {
  const { id, code, title, measure, unit } = group.definition
  const { actual, target, progress, status } = indicatorFigures(plans, at, group, office)
  return {
    definition: id,
    code: code ?? '',
    title: title ?? '',
    measure: measure ?? 'unit',
    unit,
    actual,
    target,
    progress: progress.figure,
    status,
  }
}

/** One line per office with a workplan of its own: field offices, or the one in view. */
function officeLines(
  plans: Plans,
  at: AtPeriod,
  view: Scope,
  shares: Shares,
  submissions: Submissions,
): Dashboard['offices'] {
  const planOf = new Map(view.workplans.toReversed().map((plan) => [plan.office, plan.id]))
  return view.offices
    .filter((office) => view.office !== null || office.type === 'field')
    .map((office) => {
      const { progress, statuses } = officeMean(plans, at, office.id)
      const workplan = planOf.get(office.id) ?? null
      return {
        id: office.id,
        code: office.code ?? '',
        name: office.name ?? '',
        workplan,
        progress: light(progress.figure, {
          figure: 'office',
          period: view.period,
          office: office.id,
        }),
        statuses,
        share: shares.get(office.id) ?? shareOf(office, [], view.period),
        submission: submissions.get(office.id) ?? null,
      }
    })
}
