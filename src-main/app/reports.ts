// Reports: their data, and the printed page where the host can print one. The page and its charts are
// loaded when the first one is printed: they take more memory than the rest of the engine.
import type * as z from 'zod'
import type { ReportData, ReportRequest } from '#contract/overview.ts'
import { Refusal } from '#domain/errors.ts'
import { embeddedFontCss } from '#platform/fonts.ts'
import { type App, opened } from './context.ts'
import { reportData } from './report-data.ts'

type Request = z.output<typeof ReportRequest>

export async function data(app: App, input: Request): Promise<ReportData> {
  return reportData(opened(app).ws, input, app.options.clock())
}

/** Refuses pdf_unavailable where the host cannot print. */
export async function pdf(app: App, input: Request, signal?: AbortSignal): Promise<File> {
  const print = app.options.pdf
  if (!print) throw new Refusal('pdf_unavailable')
  const report = await app.queue.read(() => data(app, input))
  const { renderReport } = await import('#report/report.ts')
  const bytes = await print(renderReport(report, { fontCss: embeddedFontCss() }), signal)
  const isPublic = report.kind === 'parity' && report.public
  const name = [
    report.office.code,
    report.kind,
    report.kind === 'assessment' ? report.year : report.period,
    ...(isPublic ? ['public'] : []),
  ].join('-')
  return new File([bytes as Uint8Array<ArrayBuffer>], `${name}.pdf`, { type: 'application/pdf' })
}
