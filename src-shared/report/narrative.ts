// What people wrote: achievements, challenges, lessons and next steps, in their own language and
// direction, by result (one office) or by office (portfolio).
import type { StatusReport } from '#contract/overview.ts'
import { html, type Markup } from './markup.ts'
import type { Words } from './words.ts'

type Narrative = StatusReport['narratives'][number]

const PARTS = [
  ['achievements', 'report.narrative.achievements'],
  ['challenges', 'report.narrative.challenges'],
  ['lessons', 'report.narrative.lessons'],
  ['nextSteps', 'report.narrative.nextSteps'],
] as const

function isWritten(narrative: Narrative): boolean {
  return PARTS.some(([field]) => (narrative[field] ?? '').trim() !== '')
}

function story(words: Words, narrative: Narrative): Markup {
  return html`<dl class="story">${PARTS.map(([field, message]) => {
    const text = narrative[field]?.trim()
    return text ? html`<dt>${words.t(message)}</dt><dd dir="auto">${text}</dd>` : null
  })}</dl>`
}

export function officeName(data: StatusReport, code: string): string {
  if (code === data.office.code) return data.office.name
  return data.offices.find((office) => office.code === code)?.name ?? code
}

export function narrative(data: StatusReport, words: Words): Markup {
  const written = data.narratives.filter(isWritten)
  if (written.length === 0) {
    return html`<section><h1>${words.t('report.narrative')}</h1><p class="none">${words.t('report.narrative.none')}</p></section>`
  }
  const byOffice = Map.groupBy(written, (entry) => entry.office)
  return html`<section><h1>${words.t('report.narrative')}</h1>
${[...byOffice].map(
  ([
    code,
    entries,
  ]) => html`${data.kind === 'portfolio' && html`<h2><bdi>${officeName(data, code)}</bdi></h2>`}
${entries.map((entry) => html`${headingOf(data, words, entry)}${story(words, entry)}`)}`,
)}</section>`
}

function headingOf(data: StatusReport, words: Words, entry: Narrative): Markup {
  const text = entry.result ?? words.t('report.narrative.whole')
  if (data.kind === 'portfolio') {
    return entry.result === null ? html`` : html`<h3><bdi>${text}</bdi></h3>`
  }
  return html`<h2><bdi>${text}</bdi></h2>`
}
