// `waymark report`: a report of any kind as PDF or as one HTML page, by the ending of --out; with --json
// what it says as data, each figure with how it was made: its rule, and its key for `waymark explain`.
import type { ReportData, ReportKind } from '#contract/overview.ts'
import { REPORT_SECTIONS } from '#contract/overview.ts'
import type { Output } from '../output.ts'
import { bytesOf, withWorkspace, writeNamed } from '../session.ts'
import { STATUS, Stop } from '../status.ts'
import { withCells } from './explain.ts'

interface Options {
  readonly kind: ReportKind
  readonly office?: string
  readonly period?: string
  readonly lang: 'en' | 'fr' | 'es' | 'ar'
  readonly sections?: string
  readonly public?: boolean
  /** With --json: the cells of every figure, not only their keys. */
  readonly cells?: boolean
  readonly out?: string
}

export async function report(file: string, options: Options, output: Output): Promise<void> {
  const { kind, out } = options
  const ending = endingOf(out, output)
  const sections = sectionsOf(options)
  if (options.public && kind !== 'parity') throw new Stop('cli.report.public', {}, STATUS.usage)
  await withWorkspace(file, async ({ client }) => {
    const workspace = await client.workspaces.current()
    const office =
      options.office ?? (workspace?.role === 'field' ? workspace.office.code : undefined)
    if (kind === 'status' && office === undefined) {
      throw new Stop('cli.report.office', {}, STATUS.usage)
    }
    const period = options.period ?? (await client.reference.get()).currentPeriod
    if (period === null) throw new Stop('cli.report.period', {}, STATUS.usage)
    const asked = {
      kind,
      period,
      language: options.lang,
      ...((kind === 'status' || kind === 'parity') && office !== undefined && { office }),
      ...(sections && { sections }),
      ...(options.public && { public: true }),
    }
    const data = ending === 'html' || output.json ? await client.reports.data(asked) : null
    const told = data && output.json && options.cells ? await withCells(client, data) : data
    if (out === undefined) {
      output.document({ ...asked, data: told })
      return
    }
    const bytes =
      ending === 'html' && data ? await page(data) : await bytesOf(await client.reports.pdf(asked))
    await writeNamed(out, bytes)
    output.document({ ...asked, out, bytes: bytes.byteLength, data: told })
    output.say('cli.report.made', { out, kind, period })
  })
}

/** Null: only the data is wanted. */
function endingOf(out: string | undefined, output: Output): string | null {
  if (out === undefined) {
    if (output.json) return null
    throw new Stop('cli.report.out', {}, STATUS.usage)
  }
  const ending = /\.(pdf|html)$/i.exec(out)?.[1]?.toLowerCase()
  if (!ending) throw new Stop('cli.report.ending', { out }, STATUS.usage)
  return ending
}

function sectionsOf({ kind, sections }: Options): string[] | undefined {
  if (sections === undefined) return undefined
  const known: readonly string[] = REPORT_SECTIONS[kind]
  const wanted = sections.split(',').map((name) => name.trim())
  const unknown = wanted.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new Stop(
      'cli.report.section',
      { section: unknown, known: known.join(', ') },
      STATUS.usage,
    )
  }
  return wanted
}

async function page(data: ReportData) {
  const { renderReport } = await import('#report/report.ts')
  const { embeddedFontCss } = await import('#platform/fonts.ts')
  return Buffer.from(renderReport(data, { fontCss: embeddedFontCss() }), 'utf8')
}
