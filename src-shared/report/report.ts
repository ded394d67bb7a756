// A report as one complete HTML page: the same text for the screen, the printer and the PDF. A pure function
// of its data; it reads no clock, no file and no database, and loads nothing.
import type { ReportData, ReportSection } from '#contract/overview.ts'
import {
  assessmentSignatures,
  assessmentSummary,
  assessmentTable,
  fundingRequest,
} from './assessment.ts'
import { annex, risks, signatures } from './closing.ts'
import { cover, isOfAll, spanOf, stateText, titleOf, versionText } from './cover.ts'
import { funding } from './funding.ts'
import { links } from './links.ts'
import { html, type Markup, trusted } from './markup.ts'
import { narrative } from './narrative.ts'
import { notes } from './notes.ts'
import { parity } from './parity.ts'
import {
  flows,
  headcount,
  parityOffices,
  paritySignatures,
  paritySummary,
  targets,
} from './parity-report.ts'
import { activities, offices, results } from './results.ts'
import { stylesheet } from './style.ts'
import { summary } from './summary.ts'
import { type Words, wordsIn } from './words.ts'

export interface ReportOptions {
  /**
   * `@font-face` rules for 'Inter Variable' and 'Noto Sans Arabic Variable', with data: or same-origin
   * addresses. Empty: the fonts of the machine.
   */
  readonly fontCss: string
  /** Nonce for the one style element, where a content security policy asks for it. */
  readonly nonce?: string
}

export function renderReport(data: ReportData, options: ReportOptions): string {
  const words = wordsIn(data.language)
  const kind = words.t(`report.kind.${data.kind}`)
  const period = words.period(spanOf(data))
  const title = words.t('report.title', { kind, of: titleOf(data), period })
  const running = {
    title: isOfAll(data) ? `${kind}, ${period}` : title,
    notice: data.notice ?? '',
    version: words.t('report.foot', {
      version: versionText(data, words),
      state: stateText(data, words),
    }),
  }
  const css = `${options.fontCss}\n${stylesheet(words, running)}`
  const page = html`<!doctype html>
<html lang="${data.language}" dir="${words.direction}">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width">
<style${options.nonce ? html` nonce="${options.nonce}"` : ''}>${trusted(css.replaceAll('</', '<\\/'))}</style></head>
<body>
<main data-title="${running.title}" data-notice="${running.notice}" data-version="${running.version}">
${cover(data, words)}
${sectionsOf(data, words)
  .filter(([id]) => data.sections === null || data.sections.includes(id))
  .map(([, section]) => section())}
</main>
</body></html>
`
  return page.markup
}

/**
 * In the order of REPORT_SECTIONS. Signatures stand before the annexes, which go on under them: they never
 * have a sheet to themselves. A section is made only when it is printed.
 */
function sectionsOf(
  data: ReportData,
  words: Words,
): readonly (readonly [ReportSection, () => Markup])[] {
  switch (data.kind) {
    case 'parity':
      return [
        ['summary', () => paritySummary(data, words)],
        ['headcount', () => headcount(data, words)],
        ['offices', () => parityOffices(data, words)],
        ['flows', () => flows(data, words)],
        ['targets', () => targets(data, words)],
        ['signatures', () => paritySignatures(data, words)],
        ['notes', () => notes(data, words)],
      ]
    case 'assessment':
      return [
        ['summary', () => assessmentSummary(data, words)],
        ['objectives', () => assessmentTable(data, words, 'objectives')],
        ['workplans', () => assessmentTable(data, words, 'workplans')],
        ['request', () => fundingRequest(data, words)],
        ['signatures', () => assessmentSignatures(words)],
        ['notes', () => notes(data, words)],
      ]
    case 'status':
      return [
        ['summary', () => summary(data, words)],
        ['results', () => results(data, words)],
        ['activities', () => activities(data, words)],
        ['narrative', () => narrative(data, words)],
        ['risks', () => risks(data, words)],
        ['parity', () => parity(data, words)],
        ['funding', () => funding(data, words)],
        ['signatures', () => signatures(data, words)],
        ['links', () => links(data, words)],
        ['annex', () => annex(data, words)],
        ['notes', () => notes(data, words)],
      ]
    default:
      return [
        ['summary', () => summary(data, words)],
        ['offices', () => offices(data, words)],
        ['results', () => results(data, words)],
        ['activities', () => activities(data, words)],
        ['narrative', () => narrative(data, words)],
        ['parity', () => parity(data, words)],
        ['funding', () => funding(data, words)],
        ['risks', () => risks(data, words)],
        ['signatures', () => signatures(data, words)],
        ['links', () => links(data, words)],
        ['annex', () => annex(data, words)],
        ['notes', () => notes(data, words)],
      ]
  }
}
