// The data of the printed assessment: what the room shows of a year, for paper. HQ only.
import type { AssessmentReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { get } from './assessment.ts'
import { headOf, type ReportInput, scopeOf } from './report-head.ts'

/** Refuses period_unknown, and rights in an office's workspace. */
export async function assessmentReport(
  ws: Workspace,
  input: ReportInput<'assessment'>,
  now: string,
): Promise<AssessmentReport> {
  const scope = await scopeOf(ws, input)
  const { year, currency, objectives, workplans, gap } = await get(ws, {
    year: Number(input.period.slice(0, 4)),
  })
  return {
    kind: 'assessment',
    ...(await headOf(ws, scope, input, now)),
    year,
    currency,
    objectives,
    workplans,
    gap,
  }
}
