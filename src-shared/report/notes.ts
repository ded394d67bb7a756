// Annex: how the figures were made. The rule of each in words, how many offices are in it and who is
// missing. Figures that were made alike share a line.
import type {
  AssessmentReport,
  ParityReport,
  ReportData,
  StatusReport,
} from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'
import { html, type Markup } from './markup.ts'
import type { Words } from './words.ts'

/** What it is called, and of what it is where there are several: ['Progress', 'SO1', …]. */
type Told = readonly [name: string, of: string | null, figure: Figure]

export function notes(data: ReportData, words: Words): Markup {
  const told = figuresOf(data, words).filter(([, , { value }]) => value !== null)
  const alike = Map.groupBy(told, ([name, , figure]) => `${name}|${lineOf(data, words, figure)}`)
  const isPublic = data.kind === 'parity' && data.public
  if (alike.size === 0 && !isPublic) return html``
  return html`<section class="flows">
<h1>${words.t('report.notes')}</h1>
${isPublic && html`<p>${words.t('report.public.rule')}</p>`}
${
  alike.size > 0 &&
  html`<table class="notes">
<caption>${words.t('report.notes.caption')}</caption>
<thead><tr><th scope="col">${words.t('report.column.figure')}</th><th scope="col">${words.t('report.column.how')}</th><th scope="col">${words.t('report.column.in')}</th></tr></thead>
<tbody>${[...alike].map(([, own]) => noteRow(data, words, own))}</tbody></table>`
}
</section>`
}

function noteRow(data: ReportData, words: Words, own: readonly Told[]): Markup {
  const [first] = own
  if (!first) return html``
  const [name, , figure] = first
  const of = own.flatMap(([, of]) => of ?? [])
  const missing = namesOf(data, figure)
  return html`<tr><th scope="row">${name}${of.length > 0 && html`<span class="under"><bdi>${of.join(', ')}</bdi></span>`}</th><td>${ruleText(words, figure)}</td><td>${words.coverage(figure) ?? ''}${missing.length > 0 && html`<span class="under">${words.t('report.notes.missing', { offices: words.list(missing) })}</span>`}</td></tr>`
}

/** The rule in words, with the days and periods in it as people write them. */
function ruleText(words: Words, { how }: Figure): string {
  const values = Object.entries(how.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? readable(words, value) : value,
  ])
  return words.say(how.rule, Object.fromEntries(values))
}

function readable(words: Words, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return words.date(value)
  return /^\d{4}(Q[1-4])?$/.test(value) ? words.period(value) : value
}

function namesOf({ officeNames }: ReportData, { how }: Figure): readonly string[] {
  return how.missing.map((id) => officeNames[id] ?? id)
}

/** Two figures with the same line are told once. */
function lineOf(data: ReportData, words: Words, figure: Figure): string {
  return [ruleText(words, figure), words.coverage(figure), ...namesOf(data, figure)].join('|')
}

function figuresOf(data: ReportData, words: Words): readonly Told[] {
  if (data.kind === 'parity') return parityFigures(data, words)
  return data.kind === 'assessment' ? assessmentFigures(data, words) : statusFigures(data, words)
}

function statusFigures(data: StatusReport, words: Words): readonly Told[] {
  const { parity, funding, objectives } = data
  return [
    [words.t('report.figure.progress'), null, data.progress],
    ...objectives.map(
      ({ code, progress }): Told => [words.t('report.column.progress'), code, progress],
    ),
    ...OF_RESULTS.flatMap((name) =>
      objectives.flatMap(({ results }) =>
        results.map(
          (result): Told => [words.t(`report.column.${name}`), result.code, result[name]],
        ),
      ),
    ),
    ...data.offices.map(
      ({ code, progress }): Told => [words.t('report.column.progress'), code, progress],
    ),
    [words.t('report.figure.share'), null, parity.share],
    ...data.offices.map(({ code, share }): Told => [words.t('report.figure.share'), code, share]),
    [words.t('parity.needed'), null, parity.needed],
    ...(['planned', 'funded', 'gap', 'unfunded', 'spent'] as const).map(
      (name): Told => [
        words.t(`report.column.${name}`),
        words.t('report.funding.lines'),
        funding.total[name],
      ],
    ),
    ...(['required', 'secured', 'gap'] as const).map(
      (name): Told => [
        words.t(`report.column.${name}`),
        words.t('report.funding.needs'),
        funding.needed[name],
      ],
    ),
  ]
}

const OF_RESULTS = ['baseline', 'target', 'actual', 'progress'] as const

/** Of levels nothing: their shares are made as those of their categories. */
function parityFigures(data: ParityReport, words: Words): readonly Told[] {
  const share = words.t('report.figure.share')
  return [
    [share, null, data.total.share],
    [words.t('parity.needed'), null, data.total.needed],
    ...data.categories.map((category): Told => [share, category.title, category.share]),
    ...data.offices.map((office): Told => [share, office.code, office.share]),
    ...data.flows.map((flow): Told => [share, words.choice(flow.code), flow.share]),
    ...data.trend.map((point): Told => [share, words.date(point.date), point.share]),
    [words.t('report.parity.projection.name'), null, data.projection.share],
  ]
}

const OF_OBJECTIVES = ['progress', 'risk', 'required', 'gap', 'gapShare', 'urgency'] as const

/** Of workplans only what their place comes from: the rest is made as that of the objectives. */
function assessmentFigures(data: AssessmentReport, words: Words): readonly Told[] {
  const name = (figure: (typeof OF_OBJECTIVES)[number]) => words.t(`assessment.column.${figure}`)
  return [
    ...OF_OBJECTIVES.flatMap((figure) =>
      data.objectives.map((row): Told => [name(figure), row.code, row[figure]]),
    ),
    ...data.workplans.map((row): Told => [name('urgency'), row.code, row.urgency]),
  ]
}
