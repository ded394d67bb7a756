// The first page: what this is, of whom, for when, in which state, from which data.
import type { ReportData, StatusReport } from '#contract/overview.ts'
import { html, type Markup } from './markup.ts'
import type { Words } from './words.ts'

/** In which state the data was when the page was made, with the day and the person when known. */
export function stateText(data: ReportData, words: Words): string {
  if (data.kind === 'assessment') {
    const all = [...data.objectives, ...data.workplans]
    const rated = all.filter(({ rating }) => rating !== null).length
    return words.t('report.state.assessment', { rated, all: all.length })
  }
  if (data.kind === 'parity' && data.several) {
    const { reported, expected } = data.total.share
    return words.t('report.state.parity', { reported, expected })
  }
  if (data.kind === 'portfolio' && data.offices.length > 0) {
    const came = data.offices.filter((office) => isIn(office.submission)).length
    return words.t('report.state.portfolio', { came, expected: data.offices.length })
  }
  return submissionText(data.submission, words)
}

function submissionText(submission: StatusReport['submission'], words: Words): string {
  if (!submission?.id) return words.t('report.state.none')
  const day = submission.state === 'submitted' ? submission.submittedAt : submission.decidedAt
  const person = submission.state === 'submitted' ? submission.submittedBy : submission.decidedBy
  const state = words.t(`frame.submission.${submission.state}`)
  if (submission.state === 'draft' || day === null) return state
  return words.t(person ? 'report.state.dayAndPerson' : 'report.state.day', {
    state,
    day: words.date(day, 'long'),
    person: person ?? '',
  })
}

function isIn(submission: StatusReport['submission']): boolean {
  return submission !== null && ['submitted', 'accepted', 'locked'].includes(submission.state)
}

/** Which data: the number of changes it is made of, and the package that brought them last. */
export function versionText(data: ReportData, words: Words): string {
  const { changes, package: id } = data.version
  return id === null
    ? words.t('report.version.changes', { changes })
    : words.t('report.version.package', { changes, package: id.slice(0, 13) })
}

/** Of the whole strategy and not of one office. */
export function isOfAll(data: ReportData): boolean {
  return data.kind === 'parity' ? data.several : data.kind !== 'status'
}

export function titleOf(data: ReportData): string {
  return isOfAll(data) ? data.strategy.title : data.office.name
}

/** What the report is about: an assessment is of its year. */
export function spanOf(data: ReportData): string {
  return data.kind === 'assessment' ? String(data.year) : data.period
}

export function cover(data: ReportData, words: Words): Markup {
  const dates = words.periodDates(spanOf(data))
  const years = words.t('report.years', {
    from: words.period(String(data.strategy.yearFrom)),
    to: words.period(String(data.strategy.yearTo)),
  })
  const { title } = data.strategy
  const strategy = title.includes(String(data.strategy.yearFrom)) ? title : `${title} (${years})`
  const facts: readonly (readonly [string, string])[] = [
    [words.t('report.fact.strategy'), strategy],
    [words.t('report.fact.office'), `${data.office.name} (${data.office.code})`],
    [words.t('report.fact.state'), stateText(data, words)],
    [words.t('report.fact.made'), words.instant(data.madeAt)],
    [words.t('report.fact.version'), versionText(data, words)],
  ]
  const isPublic = data.kind === 'parity' && data.public
  return html`<section class="cover">
<p class="brand">${words.t('report.brand')}</p>
<p class="kind">${words.t(`report.kind.${data.kind}`)}${isPublic && html` · ${words.t('report.public')}`}</p>
<h1><bdi>${titleOf(data)}</bdi></h1>
<p class="period">${words.period(spanOf(data))}${dates && html`<br><span class="note">${dates}</span>`}</p>
${data.workplan !== null && html`<p class="plan"><bdi>${data.workplan}</bdi></p>`}
${data.notice !== null && html`<p class="notice">${data.notice}</p>`}
<dl class="facts">${facts.map(([term, fact]) => html`<dt>${term}</dt><dd><bdi>${fact}</bdi></dd>`)}</dl>
</section>`
}
