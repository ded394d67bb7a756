// What the demo leaves to be read: the reports that HQ prints, and the summary of all that happened.
import path from 'node:path'
import { finish } from '#contract/client.ts'
import { ASSESSED_YEAR } from '#db/sample/assessments.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { writeFileAtomic } from '#platform/files.ts'
import type { DemoOffice } from './demo-office.ts'
import type { Stage } from './demo-stage.ts'
import type { DemoSummary } from './demo-summary.ts'

const REPORTED = ['LBN', 'COD', 'IRQ', 'BFA', 'COL']

export async function printReports(
  stage: Stage,
  offices: readonly DemoOffice[],
): Promise<string[]> {
  const { options, clock, hq } = stage
  clock.now = '2021-08-16T09:00:00.000Z'
  const codes = offices.map(({ code }) => code)
  const wanted = [...REPORTED, ...codes].filter((code) => codes.includes(code))
  const chosen = [...new Set(wanted)].slice(0, 3)
  const requests = [
    { kind: 'portfolio' as const, period: CURRENT_QUARTER },
    { kind: 'parity' as const, period: CURRENT_QUARTER },
    { kind: 'assessment' as const, period: String(ASSESSED_YEAR) },
    ...chosen.map((office) => ({ kind: 'status' as const, office, period: CURRENT_QUARTER })),
  ]
  if (!options.pdf) options.onStep('cli.demo.no_pdf')
  const files: string[] = []
  const ending = options.pdf ? 'pdf' : 'html'
  for (const request of requests) {
    const asked = { ...request, language: 'en' as const }
    const name = [...('office' in request ? [request.office] : []), request.kind, request.period]
    const target = `reports/${name.join('-')}.${ending}`
    const bytes = options.pdf
      ? new Uint8Array(await (await hq.client.reports.pdf(asked)).arrayBuffer())
      : await htmlOf(await hq.client.reports.data(asked))
    await writeFileAtomic(path.join(options.folder, target), bytes)
    options.onStep('cli.demo.report', { name: target })
    files.push(target)
  }
  return files
}

async function htmlOf(data: Parameters<typeof import('#report/report.ts').renderReport>[0]) {
  const { renderReport } = await import('#report/report.ts')
  const { embeddedFontCss } = await import('#platform/fonts.ts')
  return Buffer.from(renderReport(data, { fontCss: embeddedFontCss() }))
}

export async function summarise(
  stage: Stage,
  offices: readonly DemoOffice[],
  reports: readonly string[],
): Promise<DemoSummary> {
  const { client } = stage.hq
  const { seed, scale } = stage.options
  const info = await client.workspaces.info()
  const check = await finish(client.workspaces.check())
  const board = await client.dashboard.get({ period: CURRENT_QUARTER })
  const submissions = await client.submissions.list({ period: CURRENT_QUARTER })
  const { parity } = board
  return {
    seed,
    scale,
    period: CURRENT_QUARTER,
    hq: {
      fingerprint: stage.hqFingerprint,
      changes: info.changes,
      conflicts: info.conflicts,
      rows: info.rows,
      check: { ok: check.ok, findings: check.findings.length },
    },
    strategy: {
      women: parity.women.value,
      men: parity.men.value,
      share: parity.share.value,
      progress: board.progress.value,
      completeness: board.completeness.value,
      timeliness: board.timeliness.value,
    },
    offices: await Promise.all(
      offices.map(async (office) => {
        const workspace = await office.engine.client.workspaces.current()
        const submission = submissions.find(({ workplan }) => workplan === office.workplan)
        return {
          code: office.code,
          name: workspace?.office.name ?? '',
          fingerprint: workspace?.key.fingerprint ?? '',
          version: workspace?.appVersion ?? '',
          ...office.events,
          taken: office.taken,
          state: submission?.id ? submission.state : 'none',
          timeliness: submission?.timeliness ?? 'none',
          times: submission?.times ?? 0,
        }
      }),
    ),
    packages: stage.packages,
    reports: [...reports],
  }
}
