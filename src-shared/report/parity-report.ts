// The parity report: everybody by category, level and sex, the share of women against the band, over time,
// by office; who came and left; targets. In the public version a hidden count has its own mark.
import type { ParityReport } from '#contract/overview.ts'
import { shareChart, trendChart } from './charts.ts'
import { signatureLines } from './closing.ts'
import { html, type Markup } from './markup.ts'
import { coverageNote, peopleIn } from './summary.ts'
import type { Words } from './words.ts'

type Row = ParityReport['flows'][number]
const SEXES = ['women', 'men', 'other', 'undisclosed'] as const
/** Not a dash, which says that nothing is known. */
const HIDDEN = '×'

function bandOf({ strategy }: ParityReport) {
  return { low: strategy.parityLow, high: strategy.parityHigh }
}

function hiddenMark(words: Words): Markup {
  return html`<span aria-hidden="true">${HIDDEN}</span><span class="hidden">${words.t('report.public.hidden')}</span>`
}

function cell(words: Words, { count, hidden }: Row['women']): Markup {
  return hidden ? hiddenMark(words) : html`${words.number(count)}`
}

function shareText(words: Words, row: Row): Markup {
  return row.women.hidden || row.men.hidden ? hiddenMark(words) : html`${words.figure(row.share)}`
}

function cells(words: Words, row: Row): Markup {
  return html`${SEXES.map((sex) => html`<td class="number">${cell(words, row[sex])}</td>`)}<td class="number">${shareText(words, row)}</td>`
}

/** Under or within the band, in a word: never by colour. */
function bandText(words: Words, { band }: Row): string {
  return band === 'no_data' ? '' : words.t(`report.band.${band}`)
}

function heads(words: Words): Markup {
  return html`${SEXES.map((sex) => html`<th scope="col" class="number">${words.t(`parity.${sex}`)}</th>`)}<th scope="col" class="number">${words.t('report.column.share')}</th>`
}

function legend(data: ParityReport, words: Words): Markup | false {
  return (
    data.public &&
    html`<p class="note">${words.t('report.public.legend', { mark: HIDDEN, count: data.hidden })}</p>`
  )
}

// Summary ----------------------------------------------------------------------------------------------

function tile(term: string, value: Markup, note: Markup | null): Markup {
  return html`<div><dt>${term}</dt><dd>${value}${note}</dd></div>`
}

function tiles(data: ParityReport, words: Words): Markup {
  const { total } = data
  const unsaid = total.women.hidden || total.men.hidden
  return html`<dl class="figures">
${tile(words.t('report.figure.share'), shareText(words, total), html`<small>${words.t(`parity.band.${total.band}`, bandOf(data))}</small>${coverageNote(words, total.share)}`)}
${tile(words.t('parity.women'), cell(words, total.women), null)}
${tile(words.t('parity.men'), cell(words, total.men), html`<small>${besideText(data, words)}</small>`)}
${tile(words.t('parity.needed'), unsaid ? hiddenMark(words) : html`${words.figure(total.needed)}`, html`<small>${words.t('parity.needed.note', bandOf(data))}</small>`)}
</dl>`
}

function besideText({ total }: ParityReport, words: Words): string {
  const text = ({ count, hidden }: Row['women']) => (hidden ? HIDDEN : words.number(count))
  return words.t('report.parity.beside', {
    other: text(total.other),
    undisclosed: text(total.undisclosed),
  })
}

function sentences(data: ParityReport, words: Words): Markup {
  const { total, projection } = data
  const band = bandOf(data)
  const people = peopleIn(total.share, total.women.count, total.men.count)
  const lines = [
    total.share.value === null
      ? null
      : words.t(`report.say.parity.${total.band}`, {
          share: words.figure(total.share),
          people,
          needed: total.needed.value ?? 0,
          ...band,
        }),
    extremes(data, words),
    projection.share.value === null
      ? null
      : words.t('report.parity.projection', {
          date: words.date(projection.date, 'long'),
          share: words.figure(projection.share),
        }),
  ]
  return html`<ul class="sentences">${lines.filter((line) => line !== null).map((line) => html`<li>${line}</li>`)}</ul>`
}

/** In which category women are most and least. */
function extremes({ categories }: ParityReport, words: Words): string | null {
  const known = categories
    .filter(({ share }) => share.value !== null)
    .toSorted((a, b) => (b.share.value ?? 0) - (a.share.value ?? 0))
  const [most] = known
  const least = known.at(-1)
  if (!most || !least || most === least) return null
  return words.t('report.parity.extremes', {
    most: most.title,
    mostShare: words.figure(most.share),
    least: least.title,
    leastShare: words.figure(least.share),
  })
}

function trend(data: ParityReport, words: Words): Markup | null {
  const points = data.trend
    .filter(({ share }) => share.value !== null)
    .map(({ date, share }) => ({ label: words.date(date), share: share.value }))
  if (points.length < 2) return null
  return html`<div class="beside together">
<figure role="img" aria-label="${words.t('report.chart.trend')}"><figcaption>${words.t('report.chart.trend')}</figcaption>${trendChart(words, points, bandOf(data))}</figure>
<table class="trend aside"><caption>${words.t('report.chart.trend')}</caption>
<thead><tr><th scope="col">${words.t('report.column.date')}</th><th scope="col" class="number">${words.t('report.column.share')}</th></tr></thead>
<tbody>${data.trend.map(({ date, share }) => html`<tr><th scope="row">${words.date(date)}</th><td class="number">${words.figure(share)}${coverageNote(words, share)}</td></tr>`)}</tbody></table>
</div>`
}

function levelChart(data: ParityReport, words: Words): Markup | null {
  const groups = data.categories
    .map(({ levels }) =>
      levels
        .filter(({ share }) => share.value !== null)
        .map(({ code, share }) => ({ label: code, share: share.value })),
    )
    .filter((group) => group.length > 0)
  if (groups.flat().length < 2) return null
  const band = bandOf(data)
  return html`<figure role="img" aria-label="${words.t('report.chart.levels.label')}"><figcaption>${words.t('report.chart.levels', band)}</figcaption>${shareChart(words, groups, band)}</figure>`
}

function isEmpty({ categories }: ParityReport): boolean {
  return categories.length === 0
}

export function paritySummary(data: ParityReport, words: Words): Markup {
  if (isEmpty(data)) {
    return html`<section><h1>${words.t('report.summary')}</h1><p class="none">${words.t('report.parity.none')}</p></section>`
  }
  return html`<section>
<h1>${words.t('report.summary')}</h1>
${data.date !== null && html`<p class="note">${words.t('report.parity.date', { date: words.date(data.date, 'long') })}</p>`}
${tiles(data, words)}
${legend(data, words)}
${sentences(data, words)}
${levelChart(data, words)}
${trend(data, words)}
</section>`
}

// Tables -----------------------------------------------------------------------------------------------

export function headcount(data: ParityReport, words: Words): Markup {
  if (isEmpty(data)) return html``
  return html`<section>
<h1>${words.t('report.parity.headcount')}</h1>
${legend(data, words)}
<table class="levels">
<caption>${words.t('report.parity.levels.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.level')}</th>${heads(words)}<th scope="col">${words.t('report.column.band')}</th></tr></thead>
<tbody>${data.categories.map(
    (category) =>
      html`<tr class="result"><td><bdi>${category.title}</bdi></td>${cells(words, category)}<td class="word">${bandText(words, category)}</td></tr>${category.levels.map(
        (level) =>
          html`<tr><th scope="row"><bdi>${level.title || level.code}</bdi></th>${cells(words, level)}<td class="word">${bandText(words, level)}</td></tr>`,
      )}`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th>${cells(words, data.total)}<td class="word">${bandText(words, data.total)}</td></tr></tfoot></table>
</section>`
}

export function parityOffices(data: ParityReport, words: Words): Markup {
  if (data.offices.length === 0) return html``
  return html`<section>
<h1>${words.t('report.offices')}</h1>
${legend(data, words)}
<table class="people">
<caption>${words.t('report.parity.offices.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.office')}</th>${heads(words)}<th scope="col">${words.t('report.column.band')}</th><th scope="col" class="number">${words.t('parity.needed')}</th><th scope="col">${words.t('report.column.counted')}</th></tr></thead>
<tbody>${data.offices.map(
    (office) =>
      html`<tr><th scope="row"><bdi>${office.title}</bdi></th>${cells(words, office)}<td class="word">${bandText(words, office)}</td><td class="number">${office.women.hidden || office.men.hidden ? hiddenMark(words) : words.number(office.needed)}</td><td class="word">${words.date(office.date)}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th>${cells(words, data.total)}<td class="word">${bandText(words, data.total)}</td><td class="number">${data.total.women.hidden || data.total.men.hidden ? hiddenMark(words) : words.figure(data.total.needed)}</td><td></td></tr></tfoot></table>
</section>`
}

export function flows(data: ParityReport, words: Words): Markup {
  if (data.flows.length === 0) {
    return html`<section class="flows together"><h1>${words.t('report.flows')}</h1><p class="none">${words.t('report.flows.none')}</p></section>`
  }
  return html`<section class="flows together">
<h1>${words.t('report.flows')}</h1>
<table class="people">
<caption>${words.t('report.flows.caption', { period: words.period(data.period) })}</caption>
<thead><tr><th scope="col">${words.t('report.column.flow')}</th>${heads(words)}</tr></thead>
<tbody>${data.flows.map((flow) => html`<tr><th scope="row">${words.choice(flow.code)}</th>${cells(words, flow)}</tr>`)}</tbody></table>
</section>`
}

export function targets(data: ParityReport, words: Words): Markup {
  if (data.targets.length === 0) return html``
  return html`<section class="flows together">
<h1>${words.t('report.parity.targets')}</h1>
<table class="targets">
<caption>${words.t('report.parity.targets.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.category')}</th><th scope="col">${words.t('report.column.year')}</th><th scope="col" class="number">${words.t('report.column.target')}</th>${data.several && html`<th scope="col" class="number">${words.t('report.column.offices')}</th>`}<th scope="col" class="number">${words.t('report.column.now')}</th></tr></thead>
<tbody>${data.targets.map(
    (target) =>
      html`<tr><th scope="row"><bdi>${target.category}</bdi></th><td>${words.intl.formatNumber(target.year, { useGrouping: false })}</td><td class="number">${targetText(words, target)}</td>${data.several && html`<td class="number">${words.number(target.offices)}</td>`}<td class="number">${words.figure(target.share)}</td></tr>`,
  )}</tbody></table>
</section>`
}

function targetText(words: Words, { lowest, highest }: ParityReport['targets'][number]): string {
  if (lowest === highest) return words.percent(lowest, 0)
  return words.t('report.range', {
    from: words.percent(lowest, 0),
    to: words.percent(highest, 0),
  })
}

export function paritySignatures(data: ParityReport, words: Words): Markup {
  return signatureLines(
    words,
    data.several
      ? (['report.sign.coordinator', 'report.sign.reviewer', 'report.sign.director'] as const)
      : (['report.sign.prepared', 'report.sign.head', 'report.sign.hq'] as const),
  )
}
