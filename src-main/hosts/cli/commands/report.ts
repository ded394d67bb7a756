// `waymark report`: a status report as PDF or as one HTML page, by the ending of --out.
import type { Output } from '../output.ts'
import { bytesOf, withWorkspace, writeNamed } from '../session.ts'
import { STATUS, Stop } from '../status.ts'

interface Options {
  readonly kind: 'status' | 'portfolio'
  readonly office?: string
  readonly period?: string
  readonly lang: 'en' | 'fr' | 'es' | 'ar'
  readonly out: string
}

export async function report(file: string, options: Options, output: Output): Promise<void> {
  const ending = /\.(pdf|html)$/i.exec(options.out)?.[1]?.toLowerCase()
  if (!ending) throw new Stop('cli.report.ending', { out: options.out }, STATUS.usage)
  await withWorkspace(file, async ({ client }) => {
    const workspace = await client.workspaces.current()
    const office =
      options.office ?? (workspace?.role === 'field' ? workspace.office.code : undefined)
    if (options.kind === 'status' && office === undefined) {
      throw new Stop('cli.report.office', {}, STATUS.usage)
    }
    const period = options.period ?? (await client.reference.get()).currentPeriod
    if (period === null) throw new Stop('cli.report.period', {}, STATUS.usage)
    const asked = {
      kind: options.kind,
      period,
      language: options.lang,
      ...(options.kind === 'status' && office !== undefined && { office }),
    }
    const bytes =
      ending === 'pdf'
        ? await bytesOf(await client.reports.pdf(asked))
        : await page(await client.reports.data(asked))
    await writeNamed(options.out, bytes)
    output.document({ ...asked, out: options.out, bytes: bytes.byteLength })
    output.say('cli.report.made', { out: options.out, kind: options.kind, period })
  })
}

async function page(data: Parameters<typeof import('#report/report.ts').renderReport>[0]) {
  const { renderReport } = await import('#report/report.ts')
  const { embeddedFontCss } = await import('#platform/fonts.ts')
  return Buffer.from(renderReport(data, { fontCss: embeddedFontCss() }), 'utf8')
}
