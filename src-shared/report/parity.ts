// The parity page: share of women against the band, by level (the picture: it falls with seniority),
// by category, over time. Other and undisclosed are always shown beside women and men.
import type { StatusReport } from '#contract/overview.ts'
import { shareChart, trendChart } from './charts.ts'
import { html, type Markup } from './markup.ts'
import { coverageNote } from './summary.ts'
import type { Words } from './words.ts'

function tile(term: string, value: string, note: Markup | null): Markup {
  return html`<div><dt>${term}</dt><dd>${value}${note}</dd></div>`
}

function figures(data: StatusReport, words: Words): Markup {
  const { parity } = data
  const band = { low: data.strategy.parityLow, high: data.strategy.parityHigh }
  return html`<dl class="figures">
${tile(words.t('report.figure.share'), words.figure(parity.share), html`<small>${words.t(`parity.band.${parity.band}`, band)}</small>${coverageNote(words, parity.share)}`)}
${tile(words.t('parity.women'), words.figure(parity.women), null)}
${tile(words.t('parity.men'), words.figure(parity.men), html`<small>${words.t('report.parity.beside', { other: words.figure(parity.other), undisclosed: words.figure(parity.undisclosed) })}</small>`)}
${tile(words.t('parity.needed'), words.figure(parity.needed), html`<small>${words.t('parity.needed.note', band)}</small>`)}
</dl>`
}

function levelTable(data: StatusReport, words: Words): Markup {
  const categories = new Map(data.parity.byCategory.map((entry) => [entry.code, entry.title]))
  const byCategory = Map.groupBy(data.parity.byLevel, (level) => level.category)
  return html`<table class="levels">
<caption>${words.t('report.parity.levels.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.level')}</th><th scope="col" class="number">${words.t('parity.women')}</th><th scope="col" class="number">${words.t('parity.men')}</th><th scope="col" class="number">${words.t('parity.other')}</th><th scope="col" class="number">${words.t('parity.undisclosed')}</th><th scope="col" class="number">${words.t('report.column.share')}</th></tr></thead>
<tbody>${[...byCategory].map(
    ([category, levels]) =>
      html`<tr class="result"><td colspan="6"><bdi>${categories.get(category) ?? category}</bdi></td></tr>${levels.map(
        (level) =>
          html`<tr><th scope="row"><bdi>${level.title || level.code}</bdi></th><td class="number">${words.number(level.women)}</td><td class="number">${words.number(level.men)}</td><td class="number">${words.number(level.other)}</td><td class="number">${words.number(level.undisclosed)}</td><td class="number">${words.figure(level.share)}</td></tr>`,
      )}`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.t('report.total')}</th><td class="number">${words.figure(data.parity.women)}</td><td class="number">${words.figure(data.parity.men)}</td><td class="number">${words.figure(data.parity.other)}</td><td class="number">${words.figure(data.parity.undisclosed)}</td><td class="number">${words.figure(data.parity.share)}</td></tr></tfoot></table>`
}

function categoryTable(data: StatusReport, words: Words): Markup {
  return html`<table class="categories">
<caption>${words.t('report.parity.categories.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.category')}</th><th scope="col" class="number">${words.t('parity.women')}</th><th scope="col" class="number">${words.t('parity.men')}</th><th scope="col" class="number">${words.t('report.column.share')}</th></tr></thead>
<tbody>${data.parity.byCategory.map(
    (entry) =>
      html`<tr><th scope="row"><bdi>${entry.title}</bdi></th><td class="number">${words.number(entry.women)}</td><td class="number">${words.number(entry.men)}</td><td class="number">${words.figure(entry.share)}</td></tr>`,
  )}</tbody></table>`
}

function levelChart(data: StatusReport, words: Words): Markup | null {
  const known = data.parity.byLevel.filter((level) => level.share.value !== null)
  if (known.length < 2) return null
  const groups = [...Map.groupBy(known, (level) => level.category).values()].map((levels) =>
    levels.map((level) => ({ label: level.code, share: level.share.value })),
  )
  return html`<figure role="img" aria-label="${words.t('report.chart.levels.label')}"><figcaption>${words.t('report.chart.levels', { low: data.strategy.parityLow, high: data.strategy.parityHigh })}</figcaption>${shareChart(words, groups, { low: data.strategy.parityLow, high: data.strategy.parityHigh })}</figure>`
}

function trend(data: StatusReport, words: Words): Markup | null {
  const points = data.parity.trend
    .filter((point) => point.share.value !== null)
    .map((point) => ({ label: words.date(point.date), share: point.share.value }))
  if (points.length < 2) return null
  const told = points.map((point) => `${point.label}: ${words.percent(point.share)}`).join('; ')
  return html`<figure role="img" aria-label="${words.t('report.chart.trend')} ${told}"><figcaption>${words.t('report.chart.trend')}</figcaption>${trendChart(words, points, { low: data.strategy.parityLow, high: data.strategy.parityHigh })}</figure>`
}

export function parity(data: StatusReport, words: Words): Markup {
  const { parity } = data
  if (parity.share.value === null && parity.byLevel.length === 0) {
    return html`<section class="flows together"><h1>${words.t('report.parity')}</h1><p class="none">${words.t('report.parity.none')}</p></section>`
  }
  return html`<section>
<h1>${words.t('report.parity')}</h1>
${parity.date !== null && html`<p class="note">${words.t('report.parity.date', { date: words.date(parity.date, 'long') })}</p>`}
${figures(data, words)}
${levelChart(data, words)}
<div class="beside together">${parity.byCategory.length > 1 && html`<div class="aside">${categoryTable(data, words)}</div>`}${trend(data, words)}</div>
${parity.byLevel.length > 0 && html`<h2>${words.t('report.parity.levels')}</h2>${levelTable(data, words)}`}
</section>`
}
