// A status report as one complete HTML page: the same text for the screen, the printer and the PDF.
// A pure function of its data; it reads no clock, no file and no database, and loads nothing.
import type { ReportData } from '#contract/overview.ts'
import { annex, risks, signatures } from './closing.ts'
import { cover, stateText, titleOf, versionText } from './cover.ts'
import { funding } from './funding.ts'
import { html, trusted } from './markup.ts'
import { narrative } from './narrative.ts'
import { parity } from './parity.ts'
import { activities, offices, results } from './results.ts'
import { stylesheet } from './style.ts'
import { summary } from './summary.ts'
import { wordsIn } from './words.ts'

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
  const title = words.t('report.title', {
    kind,
    of: titleOf(data),
    period: words.period(data.period),
  })
  const running = {
    title: data.kind === 'portfolio' ? `${kind}, ${words.period(data.period)}` : title,
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
${summary(data, words)}
${offices(data, words)}
${results(data, words)}
${activities(data, words)}
${narrative(data, words)}
${data.kind === 'status' && risks(data, words)}
${parity(data, words)}
${funding(data, words)}
${data.kind === 'portfolio' && risks(data, words)}
${annex(data, words)}
${signatures(data, words)}
</main>
</body></html>
`
  return page.markup
}
