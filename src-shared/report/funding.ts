// The funding page: what the plan costs, who pays, what is spent, what is missing. Amounts arrive in
// minor units and are shown in the plan's currency, named once per table. What nobody gave is a dash;
// totals are over what is known, and a note says how much that is.
import type { StatusReport } from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'
import { html, type Markup } from './markup.ts'
import { coverageNote } from './summary.ts'
import type { Words } from './words.ts'

const AMOUNTS = ['planned', 'funded', 'gap', 'unfunded', 'spent'] as const
const NEEDS = ['required', 'secured', 'gap'] as const

function amountCell(words: Words, figure: Figure, currency: string, covered = false): Markup {
  return html`<td class="number">${words.amount(figure.value, currency)}${covered && coverageNote(words, figure)}</td>`
}

/** 'planned 14 of 15', for each figure of a total that does not have all of its rows. */
function knownNote(words: Words, total: readonly (readonly [string, Figure])[]): Markup {
  const partial = total.flatMap(([name, { how }]) => {
    const { known, count } = how.values ?? {}
    return typeof known === 'number' && typeof count === 'number' && known < count
      ? [words.t('report.funding.known', { name, known, count })]
      : []
  })
  if (partial.length === 0) return html``
  return html`<p class="note">${words.t('report.funding.partial', { list: words.list(partial) })}</p>`
}

function lineTable(data: StatusReport, words: Words): Markup {
  const { currency, lines, total } = data.funding
  const told = (['planned', 'funded', 'gap', 'spent'] as const).map(
    (field) => [words.t(`report.column.${field}`), total[field]] as const,
  )
  return html`<table class="funding">
<caption>${words.t('report.funding.lines.caption', { currency })}</caption>
<thead><tr><th scope="col">${words.t('report.column.category')}</th>${AMOUNTS.map((field) => html`<th scope="col" class="number">${words.t(`report.column.${field}`)}</th>`)}</tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row">${words.choice(line.category)}</th>${AMOUNTS.map((field) => amountCell(words, line[field], currency))}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th>${AMOUNTS.map((field) => amountCell(words, total[field], currency))}</tr></tfoot></table>
${knownNote(words, told)}`
}

function needTable(data: StatusReport, words: Words): Markup {
  const { currency, needs, needed } = data.funding
  return html`<table class="needs">
<caption>${words.t('report.funding.needs.caption', { currency })}</caption>
<thead><tr><th scope="col">${words.t('report.column.area')}</th><th scope="col">${words.t('report.column.year')}</th>${NEEDS.map((field) => html`<th scope="col" class="number">${words.t(`report.column.${field}`)}</th>`)}</tr></thead>
<tbody>${needs.map(
    (need) =>
      html`<tr><th scope="row">${words.choice(need.area)}</th><td>${need.year === null ? words.number(null) : words.intl.formatNumber(need.year, { useGrouping: false })}</td>${NEEDS.map((field) => amountCell(words, need[field], currency))}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th><td></td>${NEEDS.map((field) => amountCell(words, needed[field], currency, true))}</tr></tfoot></table>`
}

export function funding(data: StatusReport, words: Words): Markup {
  const { lines, needs } = data.funding
  if (lines.length === 0 && needs.length === 0) {
    return html`<section class="flows together"><h1>${words.t('report.funding')}</h1><p class="none">${words.t('report.funding.none')}</p></section>`
  }
  return html`<section>
<h1>${words.t('report.funding')}</h1>
<p class="note">${words.t('report.funding.missing')}</p>
${lines.length > 0 && html`<h2>${words.t('report.funding.lines')}</h2>${lineTable(data, words)}`}
${needs.length > 0 && html`<h2>${words.t('report.funding.needs')}</h2>${needTable(data, words)}`}
</section>`
}
