// The last pages: risks, the annex of warnings that people explained, and the lines for signatures.
import type { StatusReport } from '#contract/overview.ts'
import type { MessageId } from '#i18n/intl.ts'
import { html, type Markup } from './markup.ts'
import { officeName } from './narrative.ts'
import type { Words } from './words.ts'

type Risk = StatusReport['risks'][number]

/** Likelihood × impact, 1..25; null unless both are known. */
function scoreOf(risk: Risk): number | null {
  return risk.likelihood === null || risk.impact === null ? null : risk.likelihood * risk.impact
}

export function risks(data: StatusReport, words: Words): Markup {
  if (data.risks.length === 0) {
    return html`<section class="flows together"><h1>${words.t('report.risks')}</h1><p class="none">${words.t('report.risks.none')}</p></section>`
  }
  const several = data.kind === 'portfolio'
  const sorted = data.risks.toSorted((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0))
  return html`<section class="flows">
<h1>${words.t('report.risks')}</h1>
<table class="risks">
<caption>${words.t('report.risks.caption')}</caption>
<thead><tr>${several && html`<th scope="col" class="office">${words.t('report.column.office')}</th>`}<th scope="col">${words.t('report.column.risk')}</th><th scope="col" class="number">${words.t('report.column.score')}</th><th scope="col">${words.t('report.column.mitigation')}</th><th scope="col" class="state">${words.t('report.column.status')}</th></tr></thead>
<tbody>${sorted.map((risk) => {
    const score = scoreOf(risk)
    return html`<tr>${several && html`<td><bdi>${officeName(data, risk.office)}</bdi></td>`}<th scope="row"><bdi>${risk.statement}</bdi>${risk.type !== null && html`<span class="under">${words.choice(risk.type)}</span>`}</th><td class="number">${score === null ? words.number(null) : words.t('report.risks.score', { likelihood: risk.likelihood ?? 0, impact: risk.impact ?? 0, score })}</td><td><bdi>${risk.mitigation ?? words.number(null)}</bdi></td><td>${words.choice(risk.status)}</td></tr>`
  })}</tbody></table>
</section>`
}

/**
 * Warnings with the word of explanation that travelled with the data. One office lists those that
 * are not explained too; the portfolio only counts them.
 */
export function annex(data: StatusReport, words: Words): Markup {
  const warnings = data.problems.filter((problem) => problem.severity !== 'info')
  if (warnings.length === 0) return html``
  const explained = warnings.filter((problem) => problem.confirmed !== null)
  const shown = data.kind === 'portfolio' ? explained : warnings
  const open = warnings.length - explained.length
  return html`<section class="flows">
<h1>${words.t('report.annex')}</h1>
<p class="note">${words.t('report.annex.count', { explained: explained.length, open })}</p>
${
  shown.length > 0 &&
  html`<table class="annex">
<caption class="hidden">${words.t('report.annex.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.where')}</th><th scope="col">${words.t('report.column.what')}</th><th scope="col">${words.t('report.column.explanation')}</th></tr></thead>
<tbody>${shown.map(
    (problem) =>
      html`<tr><th scope="row"><bdi>${words.place(problem)}</bdi></th><td>${words.say(`rule.${problem.rule}`, problem.values)}</td><td dir="auto">${problem.confirmed?.explanation ?? words.t('report.annex.open')}</td></tr>`,
  )}</tbody></table>`
}
</section>`
}

export function signatures(data: StatusReport, words: Words): Markup {
  return signatureLines(
    words,
    data.kind === 'portfolio'
      ? (['report.sign.coordinator', 'report.sign.reviewer', 'report.sign.director'] as const)
      : (['report.sign.prepared', 'report.sign.head', 'report.sign.hq'] as const),
  )
}

export function signatureLines(words: Words, lines: readonly MessageId[]): Markup {
  return html`<section class="flows together">
<h2>${words.t('report.signatures')}</h2>
<div class="signatures">${lines.map((line) => html`<div><b>${words.t(line)}</b>${words.t('report.sign.nameAndDate')}</div>`)}</div>
</section>`
}
