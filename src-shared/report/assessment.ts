// The assessment report: progress, risk and gap of objectives and workplans side by side with what HQ wrote
// about each, and the funding request with the reason for each place.
import type { AssessmentReport } from '#contract/overview.ts'
import { GRAVEST } from '#domain/assessment.ts'
import type { Figure } from '#domain/explain.ts'
import { moneySum } from '#domain/funding.ts'
import { urgencyChart } from './charts.ts'
import { signatureLines } from './closing.ts'
import { progressCell } from './marks.ts'
import { html, type Markup } from './markup.ts'
import { coverageNote } from './summary.ts'
import type { Words } from './words.ts'

type Kind = 'objectives' | 'workplans'
type Row = AssessmentReport[Kind][number]

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE))
}

function nameCell(row: Row): Markup {
  return html`<th scope="row"><span class="code">${row.code}</span> <bdi>${row.title}</bdi></th>`
}

function riskText(words: Words, { value }: Figure): string {
  return value === null
    ? words.number(null)
    : words.t('report.ofGravest', { score: value, gravest: GRAVEST })
}

// Summary ----------------------------------------------------------------------------------------------

const RATINGS = ['met', 'on_track', 'constrained', 'no_progress', 'no_status'] as const

function ratingTable(data: AssessmentReport, words: Words): Markup {
  const count = (rows: readonly Row[], rating: string | null) =>
    words.number(rows.filter((row) => row.rating === rating).length)
  return html`<table class="ratings">
<caption>${words.t('report.assessment.ratings')}</caption>
<thead><tr><th scope="col"></th>${RATINGS.map((rating) => html`<th scope="col" class="number">${words.choice(rating)}</th>`)}<th scope="col" class="number">${words.t('report.assessment.unrated')}</th></tr></thead>
<tbody>${(['objectives', 'workplans'] as const).map((kind) => html`<tr><th scope="row">${words.t(`assessment.view.${kind}`)}</th>${RATINGS.map((rating) => html`<td class="number">${count(data[kind], rating)}</td>`)}<td class="number">${count(data[kind], null)}</td></tr>`)}</tbody></table>`
}

function sentences(data: AssessmentReport, words: Words): Markup {
  const { workplans, gap, currency } = data
  const first = inOrder(workplans)
    .slice(0, 3)
    .filter(({ rank }) => rank !== null)
  const lines = [
    words.t('report.assessment.say.rated', {
      rated: workplans.filter(({ rating }) => rating !== null).length,
      all: workplans.length,
    }),
    gap.workplans.value === null
      ? words.t('report.assessment.say.noGap')
      : words.t('report.assessment.say.gap', {
          gap: words.money(gap.workplans.value, currency),
          reported: gap.workplans.reported,
          all: workplans.length,
        }),
    first.length === 0
      ? null
      : words.t('report.assessment.say.first', {
          list: words.list(first.map(({ title }) => title)),
        }),
  ]
  return html`<ul class="sentences">${lines.filter((line) => line !== null).map((line) => html`<li>${line}</li>`)}</ul>`
}

export function assessmentSummary(data: AssessmentReport, words: Words): Markup {
  const charted = inOrder(data.workplans).filter(({ urgency }) => urgency.value !== null)
  return html`<section>
<h1>${words.t('report.summary')}</h1>
${sentences(data, words)}
${ratingTable(data, words)}
${
  charted.length > 1 &&
  html`<figure role="img" aria-label="${words.t('report.chart.urgency.label')}"><figcaption>${words.t('report.chart.urgency')}</figcaption>${urgencyChart(
    words,
    charted.map((row) => ({ label: row.code, value: row.urgency.value ?? 0 })),
  )}</figure>`
}
<h2>${words.t('report.assessment.rule')}</h2>
<p>${words.t('assessment.request.formula')}</p>
</section>`
}

// Tables -----------------------------------------------------------------------------------------------

export function assessmentTable(data: AssessmentReport, words: Words, kind: Kind): Markup {
  const { currency } = data
  if (data[kind].length === 0) return html``
  return html`<section class="wide">
<h1>${words.t(`assessment.view.${kind}`)}</h1>
<table class="assessed">
<caption>${words.t(`report.assessment.${kind}.caption`, { currency })}</caption>
<thead><tr>
<th scope="col">${words.t(`assessment.column.subject.${kind}`)}</th>
<th scope="col" class="number">${words.t('assessment.column.progress')}</th><th scope="col" class="number">${words.t('assessment.column.risk')}</th>
<th scope="col" class="number">${words.t('assessment.column.required')}</th><th scope="col" class="number">${words.t('assessment.column.gap')}</th>
<th scope="col" class="number">${words.t('assessment.column.urgency')}</th><th scope="col" class="number">${words.t('assessment.column.rank')}</th>
<th scope="col">${words.t('assessment.column.rating')}</th><th scope="col">${words.t('assessment.column.finding')}</th>
</tr></thead><tbody>${data[kind].map(
    (row) => html`<tr>
${nameCell(row)}
<td class="number">${progressCell(words.figure(row.progress), row.progress.value, words.direction)}${kind === 'objectives' && coverageNote(words, row.progress)}</td>
<td class="number"><bdi>${riskText(words, row.risk)}</bdi></td>
<td class="number">${words.amount(row.required.value, currency)}</td>
<td class="number">${words.amount(row.gap.value, currency)}<span class="under">${row.gapShare.value === null ? '' : words.figure(row.gapShare)}</span></td>
<td class="number">${words.figure(row.urgency)}</td>
<td class="number">${words.number(row.rank)}</td>
<td>${row.rating === null ? '' : words.choice(row.rating)}</td>
<td dir="auto">${row.finding ?? ''}</td>
</tr>`,
  )}</tbody></table>
</section>`
}

export function fundingRequest(data: AssessmentReport, words: Words): Markup {
  const kinds = (['workplans', 'objectives'] as const).filter((kind) =>
    data[kind].some(({ rank }) => rank !== null),
  )
  if (kinds.length === 0) return html``
  return html`<section>
<h1>${words.t('assessment.view.request')}</h1>
<p class="note">${words.t('report.assessment.request.note')}</p>
${kinds.map((kind) => html`<h2>${words.t(`assessment.view.${kind}`)}</h2>${rankedTable(data, words, kind)}`)}
</section>`
}

function rankedTable(data: AssessmentReport, words: Words, kind: Kind): Markup {
  const { currency } = data
  const rows = inOrder(data[kind]).filter(({ rank }) => rank !== null)
  const placeless = data[kind].filter(({ rank }) => rank === null)
  return html`<table class="ranked">
<caption>${words.t('report.assessment.request.caption', { currency })}</caption>
<thead><tr><th scope="col" class="number">${words.t('assessment.column.rank')}</th><th scope="col">${words.t(`assessment.column.subject.${kind}`)}</th><th scope="col">${words.t('assessment.request.why')}</th><th scope="col" class="number">${words.t('assessment.column.gap')}</th><th scope="col" class="number">${words.t('assessment.request.sum')}</th></tr></thead>
<tbody>${rows.map(
    (row, index) =>
      html`<tr><td class="number">${words.number(row.rank)}</td>${nameCell(row)}<td>${whyText(words, row)}</td><td class="number">${words.amount(row.gap.value, currency)}</td><td class="number">${words.amount(moneySum(rows.slice(0, index + 1).map(({ gap }) => gap.value)), currency)}</td></tr>`,
  )}</tbody></table>
${placeless.length > 0 && html`<p class="note">${words.t('report.assessment.placeless', { list: words.list(placeless.map(({ title }) => title)) })}</p>`}`
}

function whyText(words: Words, { priority, urgency }: Row): string {
  return priority === null
    ? words.t('assessment.request.why.urgency', { urgency: words.figure(urgency) })
    : words.t('assessment.request.why.priority', { priority })
}

export function assessmentSignatures(words: Words): Markup {
  return signatureLines(words, [
    'report.sign.coordinator',
    'report.sign.reviewer',
    'report.sign.director',
  ])
}
