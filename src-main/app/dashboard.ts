// The dashboard: the whole portfolio, or one office, in one answer. Every figure carries how it was
// made, or the key to ask for it; nothing is computed here that the domain does not compute.
import type * as z from 'zod'
import type { dashboard } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import { light } from '#domain/explain.ts'
import type { HeadcountRow } from '#domain/parity-figures.ts'
import { type AtPeriod, type Group, type Plans, rollUp } from './kept-roll-up.ts'
import { groupsUnder, indicatorFigures, objectiveMean, officeMean } from './light-figures.ts'
import { groupBy } from './outline-order.ts'
import {
  calendarOf,
  headcountsOf,
  moneyOf,
  parityOf,
  reportingPlans,
  type Scope,
  scopeOf,
  shareOf,
  strategyProgress,
  submissionFigure,
} from './portfolio.ts'
import { asSubmission } from './submissions.ts'

type Dashboard = z.output<NonNullable<(typeof dashboard.get)['~orpc']['outputSchema']>>
type Reporting = Awaited<ReturnType<typeof reportingPlans>>

/** An office's own workspace shows that office only. Refuses office_unknown. */
export async function get(
  ws: Workspace,
  input: { period: string; office?: string | undefined },
  now: string,
): Promise<Dashboard> {
  const asked = input.office ?? (ws.identity.role === 'field' ? ws.identity.office : undefined)
  const view = await scopeOf(ws, input.period, await officeOf(ws, asked))
  const headcounts = await headcountsOf(ws, view)
  const reporting = await reportingPlans(ws, view)
  const { currency, required, secured, gap } = await moneyOf(ws, view)
  const parity = await parityOf(ws, view, headcounts)
  const calendar = await calendarOf(ws, view, now)
  return {
    period: view.period,
    completeness: submissionFigure(reporting, view.period, now, false),
    timeliness: submissionFigure(reporting, view.period, now, true),
    parity,
    calendar,
    funding: { currency, required, secured, gap },
    ...(await results(ws, view, headcounts, reporting, now)),
  }
}

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
  headcounts: readonly HeadcountRow[],
  reporting: Reporting,
  now: string,
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
    progress: strategyProgress(ws, objectives),
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
    offices: officeLines(plans, at, view, headcounts, reporting, now),
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
  headcounts: readonly HeadcountRow[],
  reporting: Reporting,
  now: string,
): Dashboard['offices'] {
  const people = groupBy(headcounts, (row) => row.office)
  const planOf = new Map(view.workplans.toReversed().map((plan) => [plan.office, plan.id]))
  const lineOf = new Map(reporting.toReversed().map((line) => [line.workplan, line]))
  return view.offices
    .filter((office) => view.office !== null || office.type === 'field')
    .map((office) => {
      const { progress, statuses } = officeMean(plans, at, office.id)
      const workplan = planOf.get(office.id) ?? null
      const line = workplan === null ? undefined : lineOf.get(workplan)
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
        share: shareOf(office, people.get(office.id) ?? [], view.period),
        submission: line ? asSubmission(line, view.period, now) : null,
      }
    })
}
