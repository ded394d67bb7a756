// Results and activities, objective by objective, on landscape pages; and for the portfolio the
// offices, one line each.
import type { StatusReport } from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'
import { progressCell, RAG_ORDER, statusMark, statusShape } from './marks.ts'
import { html, type Markup } from './markup.ts'
import { countsTotal, coverageNote } from './summary.ts'
import type { Words } from './words.ts'

type Objective = StatusReport['objectives'][number]
type Result = Objective['results'][number]

/** A value of an indicator as its measure says: words, yes or no, a percentage, a number. */
function valueText(words: Words, result: Result, figure: Figure): string {
  if (result.measure === 'yes_no' && figure.value !== null) {
    return words.t(figure.value === 0 ? 'report.no' : 'report.yes')
  }
  if (result.measure === 'percentage') return words.percent(figure.value, result.decimals)
  return words.number(figure.value, result.decimals)
}

/** Baseline, target and actual; a qualitative actual is a text and takes the room of all three. */
function valueCells(words: Words, result: Result): Markup {
  if (result.measure === 'qualitative' && result.text) {
    return html`<td colspan="3"><bdi>${result.text}</bdi>${coverageNote(words, result.actual)}</td>`
  }
  return html`<td class="number">${valueText(words, result, result.baseline)}</td>
<td class="number">${valueText(words, result, result.target)}</td>
<td class="number">${valueText(words, result, result.actual)}${coverageNote(words, result.actual)}</td>`
}

function statusCell(words: Words, result: Result): Markup {
  const { rag, overridden, reason, computed } = result.status
  return html`<td>${statusMark(words, rag)}${
    overridden &&
    html`<span class="under">${words.t('report.override', { computed: words.t(`status.${computed}`), reason: reason ?? '' })}</span>`
  }</td>`
}

function resultRow(words: Words, result: Result, commented: boolean): Markup {
  return html`<tr>
<td class="code">${result.code}</td>
<th scope="row"><bdi>${result.title}</bdi>${result.unit !== null && result.measure !== 'percentage' && html`<span class="under"><bdi>${result.unit}</bdi></span>`}</th>
${valueCells(words, result)}
<td class="number">${progressCell(words.figure(result.progress), result.progress.value, words.direction)}</td>
${statusCell(words, result)}
${commented && html`<td><bdi>${result.comment ?? ''}</bdi></td>`}
</tr>`
}

/** Indicators under the output or outcome they belong to, which is named once. */
function resultRows(words: Words, results: readonly Result[], commented: boolean): Markup {
  let named: string | null = null
  const rows = results.map((result) => {
    const head =
      result.result !== null &&
      result.result !== named &&
      html`<tr class="result"><td colspan="${commented ? 8 : 7}"><bdi>${result.result}</bdi></td></tr>`
    named = result.result
    return html`${head}${resultRow(words, result, commented)}`
  })
  return html`${rows}`
}

function resultTable(words: Words, objective: Objective, commented: boolean): Markup {
  if (objective.results.length === 0)
    return html`<p class="none">${words.t('report.results.none')}</p>`
  return html`<table class="results">
<caption class="hidden">${words.t('report.results.caption', { objective: objective.code })}</caption>
<thead><tr>
<th scope="col">${words.t('report.column.code')}</th><th scope="col">${words.t('report.column.indicator')}</th>
<th scope="col" class="number">${words.t('report.column.baseline')}</th><th scope="col" class="number">${words.t('report.column.target')}</th>
<th scope="col" class="number">${words.t('report.column.actual')}</th><th scope="col" class="number">${words.t('report.column.progress')}</th>
<th scope="col">${words.t('report.column.status')}</th>${commented && html`<th scope="col">${words.t('report.column.comment')}</th>`}
</tr></thead><tbody>${resultRows(words, objective.results, commented)}</tbody></table>`
}

function activityTable(words: Words, objective: Objective): Markup {
  return html`<table class="activities">
<caption class="hidden">${words.t('report.activities.caption', { objective: objective.code })}</caption>
<thead><tr>
<th scope="col">${words.t('report.column.code')}</th><th scope="col">${words.t('report.column.activity')}</th>
<th scope="col">${words.t('report.column.starts')}</th><th scope="col">${words.t('report.column.ends')}</th>
<th scope="col">${words.t('report.column.responsible')}</th><th scope="col">${words.t('report.column.status')}</th>
<th scope="col" class="number">${words.t('report.column.complete')}</th>
</tr></thead><tbody>${objective.activities.map(
    (activity) => html`<tr>
<td class="code">${activity.code}</td><th scope="row"><bdi>${activity.title}</bdi></th>
<td>${words.date(activity.starts)}</td><td>${words.date(activity.ends)}</td>
<td><bdi>${activity.responsible ?? words.number(null)}</bdi></td><td>${words.choice(activity.status)}</td>
<td class="number">${progressCell(words.percent(activity.percentComplete, 0), activity.percentComplete, words.direction)}</td>
</tr>`,
  )}</tbody></table>`
}

export function results(data: StatusReport, words: Words): Markup {
  if (data.objectives.length === 0) {
    return html`<section class="flows"><h1>${words.t('report.results')}</h1><p class="none">${words.t('report.results.empty')}</p></section>`
  }
  // A column that nobody wrote in would only make the others narrow.
  const commented = data.objectives.some((objective) =>
    objective.results.some((result) => result.comment),
  )
  return html`<section class="wide">
<h1>${words.t('report.results')}</h1>
<p class="note">${words.t('report.results.note', { period: words.period(data.period) })}</p>
${data.objectives.map(
  (
    objective,
  ) => html`<h2><span class="code">${objective.code}</span> <bdi>${objective.title}</bdi></h2>
${resultTable(words, objective, commented)}`,
)}
</section>`
}

export function activities(data: StatusReport, words: Words): Markup {
  const planned = data.objectives.filter((objective) => objective.activities.length > 0)
  if (planned.length === 0) return html``
  return html`<section class="wide flows">
<h1>${words.t('report.activities')}</h1>
${planned.map(
  (
    objective,
  ) => html`<h2><span class="code">${objective.code}</span> <bdi>${objective.title}</bdi></h2>
${activityTable(words, objective)}`,
)}
</section>`
}

/** Portfolio: every office with a workplan, those that sent nothing too. */
export function offices(data: StatusReport, words: Words): Markup {
  if (data.kind !== 'portfolio' || data.offices.length === 0) return html``
  return html`<section class="wide">
<h1>${words.t('report.offices')}</h1>
<table class="offices">
<caption>${words.t('report.offices.caption', { period: words.period(data.period) })}</caption>
<thead><tr>
<th scope="col">${words.t('report.column.code')}</th><th scope="col">${words.t('report.column.office')}</th>
<th scope="col" class="number">${words.t('report.column.progress')}</th>
${RAG_ORDER.map((rag) => html`<th scope="col" class="number">${statusShape(rag)}<span class="hidden">${words.t(`status.${rag}`)}</span></th>`)}
<th scope="col" class="number">${words.t('report.column.share')}</th>
<th scope="col">${words.t('report.column.submission')}</th><th scope="col">${words.t('report.column.submitted')}</th>
</tr></thead><tbody>${data.offices.map(
    (office) => html`<tr>
<td class="code">${office.code}</td><th scope="row"><bdi>${office.name}</bdi></th>
<td class="number">${progressCell(words.figure(office.progress), office.progress.value, words.direction)}</td>
${RAG_ORDER.map((rag) => html`<td class="number">${countsTotal(office.statuses) === 0 ? words.number(null) : words.number(office.statuses[rag])}</td>`)}
<td class="number">${words.figure(office.share)}</td>
<td>${words.t(office.submission?.id ? `frame.submission.${office.submission.state}` : 'frame.submission.none')}</td>
<td>${words.date(office.submission?.submittedAt ?? null)}${office.submission?.timeliness === 'late' && html`<span class="under">${words.t('submission.timeliness.late')}</span>`}</td>
</tr>`,
  )}</tbody></table>
<p class="legend">${RAG_ORDER.map((rag) => statusMark(words, rag))}</p>
</section>`
}
