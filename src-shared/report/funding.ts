// The funding page: what the plan costs, who pays, what is spent, what is missing. Amounts arrive in
// minor units and are shown in the plan's currency, named once per table.
import type { ReportData } from '#contract/overview.ts'
import { html, type Markup } from './markup.ts'
import { needTotals } from './summary.ts'
import type { Words } from './words.ts'

type Line = ReportData['funding']['lines'][number]
const AMOUNTS = ['planned', 'funded', 'gap', 'spent'] as const

function lineTable(data: ReportData, words: Words): Markup {
  const { currency, lines } = data.funding
  const total = (field: (typeof AMOUNTS)[number]) =>
    lines.reduce((sum: number, line: Line) => sum + line[field], 0)
  return html`<table class="funding">
<caption>${words.t('report.funding.lines.caption', { currency })}</caption>
<thead><tr><th scope="col">${words.t('report.column.category')}</th>${AMOUNTS.map((field) => html`<th scope="col" class="number">${words.t(`report.column.${field}`)}</th>`)}</tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row">${words.choice(line.category)}</th>${AMOUNTS.map((field) => html`<td class="number">${words.amount(line[field], currency)}</td>`)}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th>${AMOUNTS.map((field) => html`<td class="number">${words.amount(total(field), currency)}</td>`)}</tr></tfoot></table>`
}

function needTable(data: ReportData, words: Words): Markup {
  const { currency, needs } = data.funding
  const totals = needTotals(data)
  return html`<table class="needs">
<caption>${words.t('report.funding.needs.caption', { currency })}</caption>
<thead><tr><th scope="col">${words.t('report.column.area')}</th><th scope="col">${words.t('report.column.year')}</th><th scope="col" class="number">${words.t('report.column.required')}</th><th scope="col" class="number">${words.t('report.column.secured')}</th><th scope="col" class="number">${words.t('report.column.gap')}</th></tr></thead>
<tbody>${needs.map(
    (need) =>
      html`<tr><th scope="row">${words.choice(need.area)}</th><td>${words.intl.formatNumber(need.year, { useGrouping: false })}</td><td class="number">${words.amount(need.required, currency)}</td><td class="number">${words.amount(need.secured, currency)}</td><td class="number">${words.amount(need.gap, currency)}</td></tr>`,
  )}</tbody>
${totals && html`<tfoot><tr><th scope="row">${words.t('report.total')}</th><td></td><td class="number">${words.amount(totals.required, currency)}</td><td class="number">${words.amount(totals.secured, currency)}</td><td class="number">${words.amount(totals.gap, currency)}</td></tr></tfoot>`}</table>`
}

export function funding(data: ReportData, words: Words): Markup {
  const { lines, needs } = data.funding
  if (lines.length === 0 && needs.length === 0) {
    return html`<section class="flows together"><h1>${words.t('report.funding')}</h1><p class="none">${words.t('report.funding.none')}</p></section>`
  }
  return html`<section>
<h1>${words.t('report.funding')}</h1>
${lines.length > 0 && html`<h2>${words.t('report.funding.lines')}</h2>${lineTable(data, words)}`}
${needs.length > 0 && html`<h2>${words.t('report.funding.needs')}</h2>${needTable(data, words)}`}
</section>`
}
