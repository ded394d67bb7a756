// Data of a parity report and of an assessment as the engine makes it, for tests of the printed page: the
// parity of nineteen offices with some counts hidden, and an assessment in which one workplan has no data.
import type { AssessmentReport, ParityReport } from '#contract/overview.ts'
import { figure, portfolioReport } from './report-sample.ts'

type Row = ParityReport['flows'][number]
type Assessed = AssessmentReport['workplans'][number]

const f = (...args: Parameters<typeof figure>) => figure(...args) as Row['share']

function head() {
  const { language, period, sections, office, workplan, strategy, notice, madeAt, version } =
    portfolioReport()
  return { language, period, sections, office, workplan, strategy, notice, madeAt, version }
}

const NAMES = { ESH: 'Western Sahara', AFG: 'Afghanistan' }

function row(code: string, title: string, women: number | null, men: number | null): Row {
  const share = women === null || men === null ? null : (100 * women) / (women + men)
  const cell = (count: number | null) => ({ count, hidden: count === null })
  return {
    code,
    title,
    women: cell(women),
    men: cell(men),
    other: { count: 0, hidden: false },
    undisclosed: { count: null, hidden: false },
    share: f(share, 'percent', 1),
    band: share === null ? 'no_data' : share < 47 ? 'below' : 'within',
  }
}

/** null: the count is hidden; the undisclosed were not counted. */
export function parityReport(): ParityReport {
  const total = row('', '', 1377, 3652)
  return {
    kind: 'parity',
    ...head(),
    officeNames: NAMES,
    submission: null,
    several: true,
    public: true,
    hidden: 3,
    date: '2021-06-30',
    total: {
      ...total,
      share: {
        ...f(27.4, 'percent', 1, [18, 19]),
        how: {
          rule: 'explain.parity.share',
          from: [],
          missing: ['ESH'],
          values: { date: '2021-06-30' },
        },
      },
      needed: f(987, 'people', 0, [18, 19]),
    },
    categories: [
      {
        ...row('IP', 'International Professional', 86, 171),
        levels: [
          row('P-2', 'Professional P-2', null, 24),
          row('P-5', 'Professional P-5', null, 16),
        ],
      },
      { ...row('LC', 'Local contractor', 1291, 3481), levels: [row('L-1', 'Local 1', 1291, 3481)] },
    ],
    trend: [
      { date: '2020-12-31', share: f(27.1, 'percent', 1) },
      { date: '2021-06-30', share: f(27.4, 'percent', 1) },
    ],
    projection: { date: '2024-12-31', share: f(29.1, 'percent', 1) },
    offices: Array.from({ length: 19 }, (_, index) => ({
      ...row(`O${index}`, `Office ${index}`, index === 3 ? null : 40 + index, 90),
      date: index === 18 ? null : '2021-06-30',
      needed: index === 3 ? null : 21,
    })),
    flows: [row('applicants', '', 319, 842), row('appointed', '', null, 72)],
    targets: [
      {
        category: 'Local contractor',
        year: 2024,
        lowest: 34,
        highest: 42,
        offices: 19,
        share: f(27.1, 'percent', 1),
      },
    ],
  }
}

function assessed(code: string, title: string, more: Partial<Assessed> = {}): Assessed {
  return {
    id: code,
    exists: true,
    entity: 'workplan',
    subject: code,
    office: code,
    code,
    title,
    progress: f(21.4, 'percent', 1),
    risk: f(20),
    required: f(29_080_000, 'money', 2),
    gap: f(12_170_000, 'money', 2),
    gapShare: f(41.9, 'percent', 1),
    urgency: f(65.6, 'number', 1),
    rank: 2,
    rating: 'constrained',
    finding: 'Mixed teams stopped twice.',
    priority: null,
    unread: null,
    ...more,
  }
}

/** SSD is first by hand, AFG is urgent, ESH has no data and no place. */
export function assessmentReport(): AssessmentReport {
  const none = f(null)
  return {
    kind: 'assessment',
    ...head(),
    officeNames: NAMES,
    year: 2020,
    currency: 'USD',
    objectives: [
      assessed('SO1', 'Leadership', { entity: 'strategic_objective', office: null, rank: 1 }),
    ],
    workplans: [
      assessed('AFG', 'Afghanistan'),
      assessed('ESH', 'Western Sahara', {
        ...{ progress: none, risk: none, required: none, gap: none, gapShare: none },
        ...{ urgency: none, rank: null, rating: null, finding: null },
      }),
      assessed('SSD', 'South Sudan', {
        priority: 1,
        rank: 1,
        urgency: f(41, 'number', 1),
        gap: f(5_000_000, 'money', 2),
        rating: 'met',
      }),
    ],
    gap: { objectives: f(12_170_000, 'money', 2), workplans: f(17_170_000, 'money', 2, [2, 3]) },
  }
}
