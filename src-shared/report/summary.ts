// The summary: four figures, a few sentences, and the objectives side by side.
import type { StatusReport } from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'
import { statusChart } from './charts.ts'
import { progressCell, RAG_ORDER, statusMark, statusShape } from './marks.ts'
import { html, type Markup } from './markup.ts'
import type { Words } from './words.ts'

type Counts = StatusReport['statuses']

export function countsTotal(counts: Counts): number {
  return RAG_ORDER.reduce((sum, rag) => sum + counts[rag], 0)
}

export function coverageNote(words: Words, figure: Figure): Markup {
  const coverage = words.coverage(figure)
  return coverage === null ? html`` : html`<span class="under">${coverage}</span>`
}

function tile(term: string, value: string, note: string | null): Markup {
  const long = value.length > 10
  return html`<div><dt>${term}</dt><dd${long && html` class="long"`}>${value}${note && html`<small>${note}</small>`}</dd></div>`
}

function figures(data: StatusReport, words: Words): Markup {
  const total = countsTotal(data.statuses)
  const good = data.statuses.green + data.statuses.blue
  const { currency, needs, needed } = data.funding
  const band = { low: data.strategy.parityLow, high: data.strategy.parityHigh }
  return html`<dl class="figures">
${tile(words.t('report.figure.progress'), words.figure(data.progress), words.coverage(data.progress) ?? words.t('report.figure.progress.note'))}
${tile(words.t('report.figure.onTrack'), total === 0 ? words.number(null) : words.t('report.figure.of', { part: good, whole: total }), words.t('report.figure.onTrack.note'))}
${tile(words.t('report.figure.share'), words.figure(data.parity.share), words.t('report.figure.share.note', band))}
${tile(words.t('report.figure.gap'), words.money(needed.gap.value, currency), needs.length === 0 ? words.t('report.figure.gap.none') : words.t('report.figure.gap.note', { required: words.money(needed.required.value, currency) }))}
</dl>`
}

/** The same in sentences, for a reader who reads one page only. */
function sentences(data: StatusReport, words: Words): Markup {
  const { statuses, parity } = data
  const total = countsTotal(statuses)
  const lines: (string | null)[] = [
    data.kind === 'portfolio' && data.offices.length > 0
      ? words.t('report.say.submissions', {
          came: data.offices.filter((office) => office.submission?.submittedAt).length,
          expected: data.offices.length,
          period: words.period(data.period),
        })
      : null,
    data.progress.value === null
      ? words.t('report.say.noProgress')
      : words.t('report.say.progress', { kind: data.kind, progress: words.figure(data.progress) }),
    total === 0
      ? words.t('report.say.noIndicators')
      : words.t('report.say.statuses', { total, ...statuses }),
    extremes(data, words),
    parity.share.value === null
      ? words.t('report.say.noParity')
      : words.t(`report.say.parity.${parity.band}`, {
          share: words.figure(parity.share),
          people: peopleIn(parity.share, parity.women.value, parity.men.value),
          needed: parity.needed.value ?? 0,
          low: data.strategy.parityLow,
          high: data.strategy.parityHigh,
        }),
  ]
  return html`<ul class="sentences">${lines.filter((line) => line !== null).map((line) => html`<li>${line}</li>`)}</ul>`
}

/** The women and men that a share is of; in the public version, which does not say them, all there are. */
export function peopleIn(share: Figure, women: number | null, men: number | null): number {
  const counted = [share.how.values?.women, share.how.values?.men]
  const [first, second] = counted.every((count) => typeof count === 'number')
    ? counted.map(Number)
    : [women, men]
  return (first ?? 0) + (second ?? 0)
}

function extremes(data: StatusReport, words: Words): string | null {
  const known = data.objectives
    .filter((objective) => objective.progress.value !== null)
    .toSorted((a, b) => (b.progress.value ?? 0) - (a.progress.value ?? 0))
  const best = known[0]
  const worst = known.at(-1)
  if (!best || !worst || best === worst) return null
  return words.t('report.say.extremes', {
    best: `${best.code} ${best.title}`,
    bestProgress: words.figure(best.progress),
    worst: `${worst.code} ${worst.title}`,
    worstProgress: words.figure(worst.progress),
  })
}

function objectiveTable(data: StatusReport, words: Words): Markup {
  return html`<table class="objectives">
<caption>${words.t('report.objectives.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.objective')}</th><th scope="col" class="number">${words.t('report.column.progress')}</th>${RAG_ORDER.map((rag) => html`<th scope="col" class="number">${statusShape(rag)}<span class="hidden">${words.t(`status.${rag}`)}</span></th>`)}</tr></thead>
<tbody>${data.objectives.map(
    (objective) =>
      html`<tr><th scope="row"><span class="code">${objective.code}</span> <bdi>${objective.title}</bdi></th><td class="number">${progressCell(words.figure(objective.progress), objective.progress.value, words.direction)}${coverageNote(words, objective.progress)}</td>${RAG_ORDER.map((rag) => html`<td class="number">${words.number(objective.statuses[rag])}</td>`)}</tr>`,
  )}</tbody></table>`
}

export function legend(words: Words, thresholds: { greenFrom: number; amberFrom: number }): Markup {
  return html`<p class="legend">${RAG_ORDER.map((rag) => statusMark(words, rag))}</p>
<p class="note">${words.t('report.legend', thresholds)}</p>`
}

export function summary(data: StatusReport, words: Words): Markup {
  const charted = data.objectives.filter((objective) => countsTotal(objective.statuses) > 0)
  return html`<section>
<h1>${words.t('report.summary')}</h1>
${figures(data, words)}
${sentences(data, words)}
${
  data.objectives.length > 0 &&
  html`<h2>${words.t('report.objectives')}</h2>
${objectiveTable(data, words)}
${
  charted.length > 1 &&
  html`<figure role="img" aria-label="${words.t('report.chart.status.label')}"><figcaption>${words.t('report.chart.status')}</figcaption>${statusChart(
    words,
    charted.map((objective) => ({ label: objective.code, counts: objective.statuses })),
  )}</figure>`
}
${legend(words, data.strategy)}`
}
</section>`
}
