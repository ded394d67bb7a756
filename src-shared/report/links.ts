// Annex: what results are linked to beyond the strategy. One office result by result; the portfolio counts
// how many results of how many offices name the same target.
import type { StatusReport } from '#contract/overview.ts'
import { html, type Markup } from './markup.ts'
import type { Words } from './words.ts'

type Link = StatusReport['links'][number]

/** "SDG 5.5", "1325 Participation". */
function linkText(words: Words, { framework, goal, code }: Link): string {
  const values = { code: code ?? String(goal ?? '') }
  return framework === 'sdg'
    ? words.t('links.sdg.short', values)
    : words.say(`links.framework.${framework}`, values)
}

/** The title of the goal, where there is such a goal. */
function goalText(words: Words, { goal }: Link): Markup {
  if (goal === null || goal < 1 || goal > 17) return html``
  return html`<span class="under">${words.say(`sdg.goal.${goal}`)}</span>`
}

export function links(data: StatusReport, words: Words): Markup {
  if (data.links.length === 0) return html``
  return html`<section class="flows">
<h1>${words.t('report.links')}</h1>
${data.kind === 'portfolio' ? countedTable(data, words) : resultTable(data, words)}
</section>`
}

function resultTable(data: StatusReport, words: Words): Markup {
  const byResult = Map.groupBy(data.links, ({ result }) => result ?? '')
  return html`<table class="links">
<caption>${words.t('report.links.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.result')}</th><th scope="col">${words.t('report.column.link')}</th><th scope="col">${words.t('report.column.relevance')}</th></tr></thead>
<tbody>${[...byResult].map(([result, own]) =>
    own.map(
      (link, index) =>
        html`<tr><th scope="row">${index === 0 ? html`<bdi>${result}</bdi>` : html`<span class="hidden">${result}</span>`}</th><td><bdi>${linkText(words, link)}</bdi>${goalText(words, link)}</td><td>${link.framework === 'sdg' ? words.choice(link.relevance) : ''}</td></tr>`,
    ),
  )}</tbody></table>`
}

function countedTable(data: StatusReport, words: Words): Markup {
  return html`<table class="links">
<caption>${words.t('report.links.counted')}</caption>
<thead><tr><th scope="col">${words.t('report.column.link')}</th><th scope="col">${words.t('report.column.relevance')}</th><th scope="col" class="number">${words.t('report.column.results')}</th><th scope="col" class="number">${words.t('report.column.offices')}</th></tr></thead>
<tbody>${data.links.map(
    (link) =>
      html`<tr><th scope="row"><bdi>${linkText(words, link)}</bdi>${goalText(words, link)}</th><td>${link.framework === 'sdg' ? words.choice(link.relevance) : ''}</td><td class="number">${words.number(link.results)}</td><td class="number">${words.number(link.offices)}</td></tr>`,
  )}</tbody></table>`
}
