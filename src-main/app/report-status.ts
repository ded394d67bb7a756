// The data of a printed status report: one office, or the whole portfolio. The page is made of it by
// src-shared/report; here nothing is worded or laid out.
import type { StatusReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { baselineFigure } from '#domain/indicator-figures.ts'
import { comparePeriods, isUpTo } from '#domain/periods.ts'
import { groupBy } from './outline-order.ts'
import {
  addCounts,
  figuresOf,
  headcountsOf,
  type IndicatorFigures,
  type ObjectiveFigures,
  type OfficeLine,
  objectiveFigures,
  officeFigures,
  parityOf,
  strategyProgress,
  type Use,
  type View,
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
  const objectives = objectiveFigures(view)
  const reporting = await reportingPlans(ws, view)
  const money = await moneyOf(ws, view)
  const own = one ? reportOf(reporting, one.id) : undefined
  return {
    kind: input.kind,
    ...(await headOf(ws, scope, input, now)),
    submission: own ? asSubmission(own, view.period, now) : null,
    progress: strategyProgress(ws, objectives),
    statuses: addCounts(objectives.map((objective) => objective.statuses)),
    objectives: await objectivesOf(ws, view, objectives, one ?? scope.hq),
    narratives: await narrativesOf(ws, view),
    parity: await parityOf(ws, view, headcounts),
    risks: await risksOf(ws, view),
    funding: await fundingOf(ws, view, money),
    offices: one
      ? []
      : officeFigures(view, headcounts).map(({ office, ...figures }) => {
          const line = reportOf(reporting, office.id)
          return {
            code: office.code ?? '',
            name: office.name ?? '',
            ...figures,
            submission: line ? asSubmission(line, view.period, now) : null,
          }
        }),
    links: await reportLinks(ws, one?.id ?? null),
    problems: await annexOf(ws, view),
  }
}

// Results and activities -----------------------------------------------------------------------------

async function objectivesOf(
  ws: Workspace,
  view: View,
  objectives: readonly ObjectiveFigures[],
  planOwner: OfficeLine,
): Promise<StatusReport['objectives']> {
  const words = view.office ? await wordsOf(ws, view, view.office.id) : null
  const activities = groupBy(
    await query.activitiesByObjective(ws.db, planOwner.id),
    (activity) => activity.objective,
  )
  return objectives.map(({ id, code, title, progress, statuses, indicators }) => ({
    code,
    title,
    progress: progress.figure,
    statuses,
    results: words
      ? indicators
          .flatMap((indicator) => indicator.uses)
          .sort(compareInPlan)
          .map((use) => ownResult(use, view, words))
      : indicators.map((indicator) => ({ ...resultOf(indicator), result: null })),
    activities: (activities.get(id) ?? []).map((activity) => ({
      code: activity.code ?? '',
      title: activity.title ?? '',
      starts: activity.starts,
      ends: activity.ends,
      responsible: activity.responsible,
      status: activity.status,
      percentComplete: activity.percent_complete,
    })),
  }))
}

function resultOf(indicator: IndicatorFigures): Omit<Result, 'result'> {
  const { line, uses, actual, target, progress, status } = indicator
  return {
    code: line.code ?? '',
    title: line.title ?? '',
    unit: line.unit,
    measure: line.measure ?? 'unit',
    decimals: actual.decimals,
    baseline: baselineFigure(uses),
    target,
    actual,
    text: null,
    progress: progress.figure,
    status,
    comment: null,
  }
}

type Words = ReadonlyMap<string, { readonly text: string | null; readonly comment: string | null }>

/** By indicator: its latest text up to the period, and the comment of the period itself. */
async function wordsOf(ws: Workspace, view: View, office: string): Promise<Words> {
  const rows = (await query.actualWords(ws.db, office))
    .filter((row) => row.period !== null && isUpTo(row.period, view.period))
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
  const words = new Map<string, { text: string | null; comment: string | null }>()
  for (const { indicator, period, text, comment } of rows) {
    if (indicator === null) continue
    words.set(indicator, {
      text: text ?? words.get(indicator)?.text ?? null,
      comment: period === view.period ? comment : null,
    })
  }
  return words
}

function ownResult(use: Use, view: View, words: Words): Result {
  const { line } = use
  return {
    ...resultOf(figuresOf(line.definition, [use], view)),
    result: resultName(line),
    text: words.get(line.id)?.text ?? null,
    comment: words.get(line.id)?.comment ?? null,
  }
}

function resultName(line: Use['line']): string | null {
  const [code, statement] = line.output_statement
    ? [line.output_code, line.output_statement]
    : [line.outcome_code, line.outcome_statement]
  return statement === null ? null : [code, statement].filter(Boolean).join(' ')
}

/** An outcome's own indicators first, then its outputs in their order. */
function compareInPlan(a: Use, b: Use): number {
  return (
    (a.line.outcome_sort ?? 0) - (b.line.outcome_sort ?? 0) ||
    (a.line.output_sort ?? -1) - (b.line.output_sort ?? -1) ||
    (a.line.sort ?? 0) - (b.line.sort ?? 0) ||
    (a.line.code ?? '').localeCompare(b.line.code ?? '', 'en', { numeric: true })
  )
}

// Words, risks, doubts --------------------------------------------------------------------------------

async function narrativesOf(ws: Workspace, view: View): Promise<StatusReport['narratives']> {
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
async function risksOf(ws: Workspace, view: View): Promise<StatusReport['risks']> {
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
async function annexOf(ws: Workspace, view: View): Promise<StatusReport['problems']> {
  const found = await listProblems(ws, {
    office: view.office?.id,
    period: view.period,
  })
  return found.filter((problem) => problem.severity !== 'info').slice(0, PROBLEMS_SHOWN)
}
