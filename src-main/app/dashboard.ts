// The dashboard: the whole portfolio, or one office, in one answer. Every figure carries how it was
// made; nothing is computed here that the domain does not compute.
import type * as z from 'zod'
import type { dashboard } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import {
  calendarOf,
  headcountsOf,
  moneyOf,
  type ObjectiveFigures,
  objectiveFigures,
  officeFigures,
  parityOf,
  reportingPlans,
  strategyProgress,
  submissionFigure,
  viewOf,
} from './portfolio.ts'
import { asSubmission } from './submissions.ts'

type Dashboard = z.output<NonNullable<(typeof dashboard.get)['~orpc']['outputSchema']>>

/** An office's own workspace shows that office only. Refuses office_unknown. */
export async function get(
  ws: Workspace,
  input: { period: string; office?: string | undefined },
  now: string,
): Promise<Dashboard> {
  const asked = input.office ?? (ws.identity.role === 'field' ? ws.identity.office : undefined)
  const view = await viewOf(ws, input.period, await officeOf(ws, asked))
  const headcounts = await headcountsOf(ws, view)
  const objectives = objectiveFigures(view)
  const reporting = await reportingPlans(ws, view)
  const { currency, required, secured, gap } = await moneyOf(ws, view)
  return {
    period: view.period,
    progress: strategyProgress(ws, objectives),
    completeness: submissionFigure(reporting, view.period, now, false),
    timeliness: submissionFigure(reporting, view.period, now, true),
    parity: await parityOf(ws, view, headcounts),
    objectives: objectives.map(objectiveLine),
    offices: officeFigures(view, headcounts).map(({ office, ...figures }) => {
      const line = reporting.find((row) => row.workplan === figures.workplan)
      return {
        id: office.id,
        code: office.code ?? '',
        name: office.name ?? '',
        ...figures,
        submission: line ? asSubmission(line, view.period, now) : null,
      }
    }),
    calendar: await calendarOf(ws, view, now),
    funding: { currency, required, secured, gap },
  }
}

async function officeOf(ws: Workspace, id: string | undefined) {
  if (id === undefined) return null
  const office = (await offices(ws.db)).find((row) => row.id === id)
  if (!office) throw new Refusal('office_unknown', { office: id })
  return office
}

function objectiveLine(objective: ObjectiveFigures): Dashboard['objectives'][number] {
  return {
    id: objective.id,
    code: objective.code,
    title: objective.title,
    progress: objective.progress.figure,
    statuses: objective.statuses,
    indicators: objective.indicators.map(
      ({ definition, line, actual, target, progress, status }) => ({
        definition,
        code: line.code ?? '',
        title: line.title ?? '',
        measure: line.measure ?? 'unit',
        unit: line.unit,
        actual,
        target,
        progress: progress.figure,
        status,
      }),
    ),
  }
}
