// The data of any printed report, by its kind.
import type { ReportData } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { assessmentReport } from './report-assessment.ts'
import type { ReportInput } from './report-head.ts'
import { parityReport } from './report-parity.ts'
import { statusReport } from './report-status.ts'

/** Refuses office_unknown, period_unknown; and rights for an assessment in an office's workspace. */
export async function reportData(
  ws: Workspace,
  input: ReportInput,
  now: string,
): Promise<ReportData> {
  switch (input.kind) {
    case 'assessment':
      return assessmentReport(ws, { ...input, kind: input.kind }, now)
    case 'parity':
      return parityReport(ws, { ...input, kind: input.kind }, now)
    default:
      return statusReport(ws, { ...input, kind: input.kind }, now)
  }
}
