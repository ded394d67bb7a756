// The reports of the offices in view: which came, which in time, and the calendar of the last periods.
import type { Workspace } from '#db/open.ts'
import { submissionsOver } from '#db/queries/dashboard.ts'
import { periods } from '#db/queries/reference.ts'
import { submissionsIn } from '#db/queries/submissions.ts'
import { explanation, type Figure } from '#domain/explain.ts'
import { comparePeriods, isUpTo, periodSpan, timeliness } from '#domain/periods.ts'
import { groupBy } from './outline-order.ts'
import type { Scope } from './portfolio.ts'

type SubmissionLine = Awaited<ReturnType<typeof submissionsIn>>[number]

/** The workplans in view that report in the period, each with its submission if there is one. */
export async function reportingPlans(
  ws: Workspace,
  view: Scope,
): Promise<readonly SubmissionLine[]> {
  const lines = await submissionsIn(ws.db, view.period)
  return view.office ? lines.filter((line) => line.office === view.office?.id) : lines
}

/** How far a report has come; what is furthest behind tells of an office with several plans. */
const STAGES: readonly (string | null)[] = [
  null,
  'draft',
  'returned',
  'submitted',
  'accepted',
  'locked',
]

/** The report of an office; of one with several workplans the one that is furthest behind. */
export function reportOf(
  lines: readonly SubmissionLine[],
  office: string,
): SubmissionLine | undefined {
  return lines
    .filter((line) => line.office === office)
    .toSorted((a, b) => STAGES.indexOf(a.state) - STAGES.indexOf(b.state))[0]
}

function hasCome(line: { readonly state: string | null }): boolean {
  return line.state !== null && line.state !== 'draft'
}

/** Percent of the expected submissions that came; with `inTime` only those by the due date. */
export function submissionFigure(
  lines: readonly SubmissionLine[],
  period: string,
  now: string,
  inTime: boolean,
): Figure {
  const there = lines.filter(
    (line) =>
      hasCome(line) &&
      (!inTime || timeliness(line.submitted_at, line.due, now, line.timeZone) === 'on_time'),
  )
  const came = new Set(there)
  const missing = lines.filter((line) => !came.has(line)).flatMap((line) => line.office ?? [])
  return {
    value: lines.length === 0 ? null : (100 * there.length) / lines.length,
    unit: 'percent',
    decimals: 0,
    reported: there.length,
    expected: lines.length,
    how: explanation(
      inTime ? 'explain.timeliness' : 'explain.completeness',
      there.map((line) => ({
        entity: 'submission',
        row: line.id ?? '',
        field: 'submitted_at',
        ...(line.office ? { office: line.office } : {}),
        period,
        value: 1,
      })),
      [...new Set(missing)],
      { count: there.length, of: lines.length, period },
    ),
  }
}

/** How many periods the calendar goes back, the one in view included. */
const CALENDAR_PERIODS = 8

/** Offices × the last periods: state ('none' when nothing was begun) and timeliness. */
export async function calendarOf(ws: Workspace, view: Scope, now: string) {
  const columns = await calendarPeriods(ws, view.period)
  const sent = groupBy(
    await submissionsOver(ws.db, view.office?.id ?? null),
    (row) => `${row.workplan} ${row.period}`,
  )
  const officeOf = new Map(view.offices.map((office) => [office.id, office]))
  return view.workplans
    .filter((plan) => officeOf.get(plan.office ?? '')?.type === 'field')
    .map((plan) => ({
      office: plan.office ?? '',
      cells: columns.map(({ code, due }) => {
        const row = sent.get(`${plan.id} ${code}`)?.[0]
        const zone = officeOf.get(plan.office ?? '')?.time_zone ?? null
        const came = row && hasCome(row) ? row.submitted_at : null
        return {
          period: code,
          state: row?.state ?? 'none',
          timeliness: timeliness(came, due, now, zone),
        }
      }),
    }))
}

async function calendarPeriods(ws: Workspace, period: string) {
  const whole = periodSpan(period)?.quarter === null
  return (await periods(ws.db))
    .flatMap(({ code, due }) => (code === null ? [] : [{ code, due }]))
    .filter(({ code }) => isUpTo(code, period) && (periodSpan(code)?.quarter === null) === whole)
    .sort((a, b) => comparePeriods(a.code, b.code))
    .slice(-CALENDAR_PERIODS)
}
