// The data of a printed status report: one office, or the whole portfolio. The page is made of it by
// src-shared/report; here nothing is worded or laid out.
import type { StatusReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { light } from '#domain/explain.ts'
import { comparePeriods, isUpTo } from '#domain/periods.ts'
import { type AtPeriod, type Group, type Plans, rollUp } from './kept-roll-up.ts'
import {
  baselineOf,
  groupsUnder,
  indicatorFigures,
  type LightFigures,
  objectiveMean,
  officeMean,
  strategyMean,
  useFigures,
  usesIn,
} from './light-figures.ts'
import { groupBy } from './outline-order.ts'
import {
  addCounts,
  headcountsOf,
  type OfficeLine,
  parityOf,
  type Scope,
  shareOf,
} from './portfolio.ts'
import { moneyOf } from './portfolio-money.ts'
import { reportingPlans, reportOf } from './portfolio-submissions.ts'
import { list as listProblems } from './problems.ts'
import { headOf, type ReportInput, scopeOf } from './report-head.ts'
import { reportLinks } from './report-links.ts'
import { fundingOf } from './report-money.ts'
import { asSubmission } from './submissions.ts'

type Result = StatusReport['objectives'][number]['results'][number]

const RISKS_OF_THE_PORTFOLIO = 20
const PROBLEMS_SHOWN = 200

/** Refuses office_unknown, period_unknown; a status report at HQ needs the office's code. */
export async function statusReport(
  ws: Workspace,
  input: ReportInput<'status' | 'portfolio'>,
  now: string,
): Promise<StatusReport> {
  const scope = await scopeOf(ws, input)
  const { one, view } = scope
  const headcounts = await headcountsOf(ws, view)
  const reporting = await reportingPlans(ws, view)
  const money = await moneyOf(ws, view)
  const own = one ? reportOf(reporting, one.id) : undefined
  const words = await resultWords(ws, view)
  const activities = await activitiesOf(ws, one ?? scope.hq)
  const rest = {
    narratives: await narrativesOf(ws, view),
    parity: await parityOf(ws, view, headcounts),
    risks: await risksOf(ws, view),
    funding: await fundingOf(ws, view, money),
    links: await reportLinks(ws, one?.id ?? null),
    problems: await annexOf(ws, view),
  }
  const head = await headOf(ws, scope, input, now)
  // Everything that is made of indicators is of one moment, that of the roll-up.
  const { plans, periods } = await rollUp(ws, [view.period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  const results: Rolled = { plans, at, view, words }
  const goals = view.objectives.map((goal) => ({
    ...goal,
    ...objectiveMean(plans, at, goal.id, one?.id),
  }))
  const peopleOf = groupBy(headcounts, ({ office }) => office)
  return {
    kind: input.kind,
    ...head,
    submission: own ? asSubmission(own, view.period, now) : null,
    progress: light(strategyMean(goals, ws.identity.strategy), {
      figure: 'strategy',
      period: view.period,
      ...(one ? { office: one.id } : {}),
    }),
    statuses: addCounts(goals.map((goal) => goal.statuses)),
    objectives: goals.map(({ id, code, title, progress, statuses }) => ({
      code: code ?? '',
      title: title ?? '',
      progress: light(progress.figure, {
        figure: 'objective',
        period: view.period,
        objective: id,
        ...(one ? { office: one.id } : {}),
      }),
      statuses,
      results: resultsUnder(results, id),
      activities: activities.get(id) ?? [],
    })),
    offices: one ? [] : officeLines(results, peopleOf, reporting, now),
    ...rest,
  }
}

type People = ReadonlyMap<string, Awaited<ReturnType<typeof headcountsOf>>[number][]>
type Reporting = Awaited<ReturnType<typeof reportingPlans>>

/** One line per field office. */
function officeLines(
  { plans, at, view }: Rolled,
  peopleOf: People,
  reporting: Reporting,
  now: string,
): StatusReport['offices'] {
  return view.offices
    .filter(({ type }) => type === 'field')
    .map((office) => {
      const { progress, statuses } = officeMean(plans, at, office.id)
      const line = reportOf(reporting, office.id)
      return {
        code: office.code ?? '',
        name: office.name ?? '',
        progress: light(progress.figure, {
          figure: 'office',
          period: view.period,
          office: office.id,
        }),
        statuses,
        share: shareOf(office, peopleOf.get(office.id) ?? [], view.period),
        submission: line ? asSubmission(line, view.period, now) : null,
      }
    })
}

// Results and activities -----------------------------------------------------------------------------

/** What the results are made of, at one moment. */
interface Rolled {
  readonly plans: Plans
  readonly at: AtPeriod
  readonly view: Scope
  /** Of the one office in view, by indicator; null for the portfolio. */
  readonly words: ReadonlyMap<string, Words> | null
}

/** Of one office each use of an indicator in the order of its plan; of all, each indicator put together. */
function resultsUnder({ plans, at, view, words }: Rolled, objective: string): Result[] {
  const office = view.office?.id
  const groups = groupsUnder(plans, objective, office)
  if (office === undefined || words === null) {
    return groups.map((group) => ({
      ...resultOf(group, indicatorFigures(plans, at, group), baselineOf(at, group)),
      result: null,
      text: null,
      comment: null,
    }))
  }
  return groups
    .flatMap((group) => usesIn(group, office).map((use) => ({ group, use })))
    .map(({ group, use }) => ({ group, use, own: words.get(use.id) ?? NO_WORDS }))
    .sort((a, b) => compareInPlan(a.own, b.own) || byCode(a.group, b.group))
    .map(({ group, use, own }) => ({
      ...resultOf(group, useFigures(plans, at, use), baselineOf(at, group, use)),
      result: own.result,
      text: own.text,
      comment: own.comment,
    }))
}

function resultOf(
  { definition }: Group,
  { actual, target, progress, status }: LightFigures,
  baseline: Result['baseline'],
): Omit<Result, 'result' | 'text' | 'comment'> {
  return {
    code: definition.code ?? '',
    title: definition.title ?? '',
    unit: definition.unit,
    measure: definition.measure ?? 'unit',
    decimals: actual.decimals,
    baseline,
    target,
    actual,
    progress: progress.figure,
    status,
  }
}

async function activitiesOf(ws: Workspace, planOwner: OfficeLine) {
  const rows = await query.activitiesByObjective(ws.db, planOwner.id)
  const byObjective = groupBy(rows, ({ objective }) => objective)
  return new Map(
    [...byObjective].map(([objective, own]) => [
      objective,
      own.map((activity) => ({
        code: activity.code ?? '',
        title: activity.title ?? '',
        starts: activity.starts,
        ends: activity.ends,
        responsible: activity.responsible,
        status: activity.status,
        percentComplete: activity.percent_complete,
      })),
    ]),
  )
}

/** What stands beside the figures of a use in its office's report. */
interface Words {
  /** The output or outcome that it stands under, and its place among them. */
  readonly result: string | null
  readonly place: readonly [outcome: number, output: number, own: number]
  /** Its latest text up to the period, and the comment of the period itself. */
  readonly text: string | null
  readonly comment: string | null
}

const NO_WORDS: Words = { result: null, place: [0, -1, 0], text: null, comment: null }

async function resultWords(ws: Workspace, view: Scope): Promise<Rolled['words']> {
  if (!view.office) return null
  const office = view.office.id
  const said = (await query.actualWords(ws.db, office))
    .filter((row) => row.period !== null && isUpTo(row.period, view.period))
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
  const byUse = groupBy(said, ({ indicator }) => indicator)
  const lines = await query.indicatorUses(ws.db, { office })
  return new Map(
    lines.map((line) => {
      const own = byUse.get(line.id) ?? []
      const words: Words = {
        result: resultName(line),
        // An outcome's own indicators stand before its outputs.
        place: [line.outcome_sort ?? 0, line.output_sort ?? -1, line.sort ?? 0],
        text: own.findLast(({ text }) => text !== null)?.text ?? null,
        comment: own.find(({ period }) => period === view.period)?.comment ?? null,
      }
      return [line.id, words]
    }),
  )
}

type PlanLine = Awaited<ReturnType<typeof query.indicatorUses>>[number]

function resultName(line: PlanLine): string | null {
  const [code, statement] = line.output_statement
    ? [line.output_code, line.output_statement]
    : [line.outcome_code, line.outcome_statement]
  return statement === null ? null : [code, statement].filter(Boolean).join(' ')
}

function compareInPlan(a: Words, b: Words): number {
  return a.place.reduce((so, at, i) => so || at - (b.place[i] ?? 0), 0)
}

function byCode(a: Group, b: Group): number {
  const [one, other] = [a.definition.code ?? '', b.definition.code ?? '']
  return one.localeCompare(other, 'en', { numeric: true })
}

// Words, risks, doubts --------------------------------------------------------------------------------

async function narrativesOf(ws: Workspace, view: Scope): Promise<StatusReport['narratives']> {
  const rows = await query.narrativesOf(
    ws.db,
    view.office?.id ?? null,
    view.period,
    view.office === null,
  )
  return rows.map((row) => ({
    office: row.office ?? '',
    result: row.output_statement
      ? [row.output_code, row.output_statement].filter(Boolean).join(' ')
      : null,
    achievements: row.achievements,
    challenges: row.challenges,
    lessons: row.lessons,
    nextSteps: row.next_steps,
  }))
}

/** Gravest first; of the portfolio only the gravest that are still open. */
async function risksOf(ws: Workspace, view: Scope): Promise<StatusReport['risks']> {
  const rows = await query.risksOf(ws.db, view.office?.id ?? null)
  const weight = (risk: (typeof rows)[number]) => (risk.likelihood ?? 0) * (risk.impact ?? 0)
  const sorted = rows.sort((a, b) => weight(b) - weight(a))
  const shown = view.office
    ? sorted
    : sorted.filter((risk) => risk.status !== 'closed').slice(0, RISKS_OF_THE_PORTFOLIO)
  return shown.map(({ id: _, office, statement, ...risk }) => ({
    ...risk,
    office: office ?? '',
    statement: statement ?? '',
  }))
}

/** Warnings with the explanation that travels, and errors that are still there. */
async function annexOf(ws: Workspace, view: Scope): Promise<StatusReport['problems']> {
  const found = await listProblems(ws, {
    office: view.office?.id,
    period: view.period,
  })
  return found.filter((problem) => problem.severity !== 'info').slice(0, PROBLEMS_SHOWN)
}
