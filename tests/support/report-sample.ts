// Report data as the engine makes it, for tests of the printed page: one office with everything, the
// portfolio of nineteen, an Arabic office with long texts, and an office that has nothing at all.
import type { StatusReport } from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'

type Unit = Figure['unit']

export function figure(
  value: number | null,
  unit: Unit = 'number',
  decimals = 0,
  offices: readonly [number, number] = [value === null ? 0 : 1, 1],
): Figure {
  const [reported, expected] = offices
  return {
    value,
    unit,
    decimals,
    reported,
    expected,
    how: { rule: 'explain.none', from: [], missing: [] },
  }
}

/** The contract's figures are mutable arrays; data in tests is written as plain literals. */
type Contract<T> = T extends readonly (infer E)[]
  ? Contract<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Contract<T[K]> }
    : T
function plain<T>(value: T): Contract<T> {
  return value as Contract<T>
}

const f = (...args: Parameters<typeof figure>) => plain(figure(...args))
const percent = (value: number | null, offices?: readonly [number, number]) =>
  f(value, 'percent', 1, offices)

type Objective = StatusReport['objectives'][number]
type Result = Objective['results'][number]

function result(
  code: string,
  title: string,
  output: string,
  values: readonly [number | null, number | null, number | null, number | null],
  rag: Result['status']['rag'],
  more: Partial<Result> = {},
): Result {
  const [baseline, target, actual, progress] = values
  return {
    code,
    title,
    result: output,
    unit: 'people',
    measure: 'unit',
    decimals: 0,
    baseline: f(baseline),
    target: f(target),
    actual: f(actual),
    text: null,
    progress: percent(progress),
    status: {
      rag,
      overridden: false,
      reason: null,
      computed: rag,
      percent: progress,
      duePeriod: '2021Q2',
    },
    comment: null,
    ...more,
  }
}

const share = { measure: 'percentage', unit: '%', decimals: 1 } as const

const OBJECTIVES: Objective[] = [
  {
    code: 'SO1',
    title: 'Leadership and accountability for gender equality',
    progress: percent(41.3),
    statuses: { green: 1, amber: 1, red: 0, grey: 1, blue: 0 },
    results: [
      result(
        'SO1.1',
        'Managers with a gender objective in their appraisal',
        'Managers are accountable',
        [20, 52, 47.4, 34.2],
        'amber',
        {
          ...share,
          comment: 'Two posts vacant since March; appraisals follow in the third quarter.',
        },
      ),
      result(
        'SO1.2',
        'Programmes with an appointed gender focal point',
        'Gender focal points appointed',
        [0, 1, 1, 100],
        'green',
        { unit: 'programmes' },
      ),
      result(
        'SO1.3',
        'Rating of implementation',
        'Annual strategy review held',
        [null, null, null, null],
        'grey',
        {
          measure: 'qualitative',
          unit: null,
          text: 'Reviewed with the country team in May; three of five recommendations are under way.',
        },
      ),
    ],
    activities: activities('SO1', [
      ['Add a gender objective to every manager’s appraisal', 'Head of Programme', 'on_track', 60],
      ['Appoint and train a gender focal point and an alternate', 'HR Associate', 'completed', 100],
    ]),
  },
  {
    code: 'SO2',
    title: 'Outreach, recruitment and selection towards parity',
    progress: percent(18.9),
    statuses: { green: 1, amber: 1, red: 1, grey: 1, blue: 0 },
    results: [
      result(
        'SO2.1',
        'Women among applicants',
        'Vacancies reach women',
        [22, 31, 29.4, 41.1],
        'green',
        share,
      ),
      result(
        'SO2.2',
        'Women among shortlisted',
        'Vacancies reach women',
        [25, 34, 27.8, 14],
        'amber',
        {
          ...share,
          status: {
            rag: 'amber',
            overridden: true,
            reason: 'A rerun of two selections is agreed and under way',
            computed: 'red',
            percent: 58,
            duePeriod: '2021Q2',
          },
        },
      ),
      result(
        'SO2.3',
        'Women among appointed',
        'Vacancies reach women',
        [27, 38, 24.5, -10.9],
        'red',
        {
          ...share,
          comment: 'Eleven appointments only; a single candidate moves the share by nine points.',
        },
      ),
      result(
        'SO2.5',
        'Vacancies re-advertised to widen the pool',
        'Special measures used',
        [0, 12, null, null],
        'grey',
        { unit: 'vacancies' },
      ),
    ],
    activities: activities('SO2', [
      [
        'Advertise through women’s professional networks in the three northern provinces',
        'HR Associate',
        'on_track',
        45,
      ],
      [
        'Review vacancy texts for language that discourages women',
        'Gender Focal Point',
        'delayed',
        20,
      ],
      ['Mentoring of women deminers who apply for team leader posts', null, null, null],
    ]),
  },
  {
    code: 'SO3',
    title: 'Retention, career development and an enabling, safe work environment',
    progress: percent(74),
    statuses: { green: 1, amber: 0, red: 0, grey: 0, blue: 1 },
    results: [
      result(
        'SO3.1',
        'Separation rate of women',
        'Retention',
        [18, 13, 12.2, 72.5],
        'green',
        share,
      ),
      result(
        'SO3.2',
        'Field sites with separate safe accommodation and ablution',
        'Enabling environment',
        [9, 19, 19, 100],
        'blue',
        { unit: 'sites' },
      ),
    ],
    activities: activities('SO3', [
      [
        'Build separate ablution blocks at the four remaining field sites',
        'Engineer',
        'completed',
        100,
      ],
    ]),
  },
  {
    code: 'SO4',
    title: 'Training and gender mainstreaming across the project cycle',
    progress: percent(55.2),
    statuses: { green: 2, amber: 0, red: 0, grey: 0, blue: 0 },
    results: [
      result(
        'SO4.1',
        'People trained in gender and diversity in mine action',
        'Training delivered',
        [0, 620, 611, 40.7],
        'green',
      ),
      result(
        'SO4.3',
        'People reached by risk education',
        'Risk education reach',
        [0, 140_000, 151_233, 69.7],
        'green',
      ),
    ],
    activities: [],
  },
  {
    code: 'SO5',
    title: 'Partnerships with implementing partners and the wider mine-action sector',
    progress: percent(null),
    statuses: { green: 0, amber: 0, red: 0, grey: 0, blue: 0 },
    results: [],
    activities: [],
  },
]

function activities(
  code: string,
  rows: readonly (readonly [string, string | null, string | null, number | null])[],
): Objective['activities'] {
  return rows.map(([title, responsible, status, percentComplete], index) => ({
    code: `${code}.A${index + 1}`,
    title,
    starts: '2021-01-15',
    ends: index % 2 === 0 ? '2021-12-31' : null,
    responsible,
    status,
    percentComplete,
  }))
}

const LEVELS = [
  ['local', 'LICA1', 'Local support 1', 31, 62],
  ['local', 'LICA3', 'Local support 3', 25, 71],
  ['local', 'LICA5', 'Local support 5', 14, 49],
  ['local', 'LICA8', 'Local specialist 8', 6, 24],
  ['international', 'IICA1', 'International 1', 5, 11],
  ['international', 'IICA2', 'International 2', 4, 16],
  ['international', 'IICA3', 'International 3', 1, 9],
  ['international', 'IICA4', 'International 4', 0, 3],
] as const

function shareOf(women: number, men: number): number {
  return (100 * women) / (women + men)
}

function parityOf(scale: number, offices: readonly [number, number]): StatusReport['parity'] {
  const levels = LEVELS.map(([category, code, title, women, men]) => ({
    category,
    code,
    title,
    women: women * scale,
    men: men * scale,
    other: code === 'LICA3' ? 1 : 0,
    undisclosed: code === 'LICA1' ? 2 : 0,
    share: percent(shareOf(women, men), offices),
  }))
  const women = levels.reduce((sum, level) => sum + level.women, 0)
  const men = levels.reduce((sum, level) => sum + level.men, 0)
  const category = (code: string, title: string) => {
    const own = levels.filter((level) => level.category === code)
    const w = own.reduce((sum, level) => sum + level.women, 0)
    const m = own.reduce((sum, level) => sum + level.men, 0)
    return { code, title, women: w, men: m, share: percent(shareOf(w, m), offices) }
  }
  return {
    date: '2021-06-30',
    women: f(women, 'people', 0, offices),
    men: f(men, 'people', 0, offices),
    other: f(1, 'people', 0, offices),
    undisclosed: f(2, 'people', 0, offices),
    share: percent(shareOf(women, men), offices),
    band: 'below',
    needed: f(Math.ceil((women + men) * 0.47 - women), 'people', 0, offices),
    byCategory: [
      category('local', 'Local personnel'),
      category('international', 'International personnel'),
    ],
    byLevel: levels,
    trend: [
      { date: '2020-06-30', share: percent(24.9, offices) },
      { date: '2020-12-31', share: percent(25.3, offices) },
      { date: '2021-03-31', share: percent(25.8, offices) },
      { date: '2021-06-30', share: percent(shareOf(women, men), offices) },
    ],
  }
}

function link(
  result: string,
  framework: string,
  code: string,
  relevance: string | null,
): StatusReport['links'][number] {
  const goal = framework === 'sdg' ? Number(code.split('.')[0]) : null
  return { result, framework, goal, code, relevance, source: null, results: 1, offices: 1 }
}

const money = (value: number | null) => f(value, 'money', 2)

/** Amounts of budget lines; `known` of the lines have all of them. */
function budget(
  planned: number | null,
  funded: number | null,
  gap: number | null,
  unfunded: number | null,
  spent: number | null,
  known: readonly [number, number] = [1, 1],
): StatusReport['funding']['total'] {
  const values = { known: known[0], count: known[1] }
  const of = (value: number | null, rule: string) => ({
    ...money(value),
    how: { rule, from: [], missing: [], values },
  })
  return {
    planned: money(planned),
    funded: of(funded, 'explain.budget.funded'),
    gap: of(gap, 'explain.budget.gap'),
    unfunded: money(unfunded),
    spent: of(spent, 'explain.budget.spent'),
  }
}

function need(required: number | null, secured: number | null, gap: number | null) {
  return { required: money(required), secured: money(secured), gap: money(gap) }
}

const SUBMITTED: NonNullable<StatusReport['submission']> = {
  id: 'submission',
  workplan: 'workplan',
  office: 'office',
  period: '2021Q2',
  state: 'submitted',
  times: 1,
  submittedAt: '2021-07-12T09:30:00Z',
  submittedBy: 'Parwana Rahimi',
  words: 'Complete except for re-advertised vacancies.',
  decidedAt: null,
  decidedBy: null,
  decisionComment: null,
  due: '2021-07-15',
  timeliness: 'on_time',
}

export function statusReport(): StatusReport {
  return {
    kind: 'status',
    language: 'en',
    period: '2021Q2',
    sections: null,
    officeNames: { office: 'Afghanistan', ESH: 'Western Sahara' },
    office: { code: 'AFG', name: 'Afghanistan' },
    workplan: 'Workplan of the Afghanistan programme under the joint gender strategy',
    strategy: {
      title: 'Joint gender strategy',
      yearFrom: 2020,
      yearTo: 2024,
      parityLow: 47,
      parityHigh: 53,
      greenFrom: 90,
      amberFrom: 60,
    },
    notice: 'Sample data: illustrative figures, no real programme',
    madeAt: '2021-07-14T08:05:00Z',
    version: { changes: 3821, package: '0192f0c4-7e11-7b21-9d1c-5a0c3c1d2e4f' },
    submission: SUBMITTED,
    progress: percent(47.4),
    statuses: { green: 5, amber: 2, red: 1, grey: 2, blue: 1 },
    objectives: OBJECTIVES,
    narratives: [
      {
        office: 'AFG',
        result: null,
        achievements:
          'The four remaining field sites have separate accommodation and ablution blocks, one quarter ahead of plan.\nTwo all-women risk education teams started in the north; they reached families that mixed teams had not been able to visit.',
        challenges:
          'Recruitment slowed down: eleven appointments in the quarter against thirty planned, and three women withdrew for reasons of security.',
        lessons: 'Advertising through professional networks brings more applicants than print.',
        nextSteps: 'Rerun two selections with a widened pool; complete appraisal objectives.',
      },
      {
        office: 'AFG',
        result: 'Vacancies reach women',
        achievements: 'Women were 29.4 % of the applicants, the highest share so far.',
        challenges: null,
        lessons: null,
        nextSteps: 'Agree with the networks on a list of referees.',
      },
    ],
    parity: parityOf(1, [1, 1]),
    risks: [
      {
        office: 'AFG',
        statement: 'Women cannot travel to field sites without escort, so teams stay incomplete',
        type: 'safety_security',
        likelihood: 4,
        impact: 4,
        mitigation: 'Escorts agreed with communities; teams from the same district',
        status: 'open',
      },
      {
        office: 'AFG',
        statement: 'Funding for accommodation arrives late',
        type: 'financial',
        likelihood: 2,
        impact: 3,
        mitigation: null,
        status: 'mitigated',
      },
    ],
    funding: {
      currency: 'USD',
      lines: [
        { category: 'personnel', ...budget(41_200_000, 30_000_000, 11_200_000, null, 19_350_050) },
        { category: 'training', ...budget(12_500_000, 12_500_000, 0, null, 6_100_000) },
        { category: 'travel', ...budget(3_800_000, null, null, 3_800_000, null) },
      ],
      total: budget(57_500_000, 42_500_000, 11_200_000, 3_800_000, 25_450_050, [2, 3]),
      needs: [
        { area: 'personnel', year: 2021, ...need(41_200_000, 30_000_000, 11_200_000) },
        { area: 'training', year: 2021, ...need(12_500_000, 12_500_000, 0) },
        { area: 'other', year: 2022, ...need(8_000_000, null, null) },
      ],
      needed: need(61_700_000, 42_500_000, 11_200_000),
    },
    offices: [],
    links: [
      link('1.1 Managers are accountable', 'sdg', '5.5', 'direct'),
      link('1.1 Managers are accountable', 'scr1325', 'Participation', null),
      link('2.1 Vacancies reach women', 'sdg', '8.5', 'indirect'),
    ],
    problems: [
      {
        rule: 'actual_outlier',
        severity: 'warning',
        values: { value: 24.5 },
        office: 'office',
        entity: 'actual',
        row: 'row',
        field: 'value',
        period: '2021Q2',
        place: 'SO2.3 Women among appointed, 2021Q2',
        before: null,
        confirmed: { row: 'c', explanation: 'Checked with HR: eleven appointments, three women.' },
      },
    ],
  }
}

const OFFICES = [
  ['ABY', 'Abyei'],
  ['AFG', 'Afghanistan'],
  ['BFA', 'Burkina Faso'],
  ['CAF', 'Central African Republic'],
  ['COL', 'Colombia'],
  ['CYP', 'Cyprus'],
  ['COD', 'Democratic Republic of the Congo'],
  ['IRQ', 'Iraq'],
  ['LBN', 'Lebanon'],
  ['LBY', 'Libya'],
  ['MLI', 'Mali'],
  ['NGA', 'Nigeria'],
  ['PSE', 'State of Palestine'],
  ['SOM', 'Somalia'],
  ['SSD', 'South Sudan'],
  ['SDN', 'Sudan'],
  ['SDN-DAR', 'Sudan - Darfur'],
  ['SYR', 'Syrian Arab Republic'],
  ['ESH', 'Western Sahara'],
] as const

export function portfolioReport(): StatusReport {
  const all = [18, 19] as const
  const one = statusReport()
  return {
    ...one,
    kind: 'portfolio',
    office: { code: 'GLB', name: 'Headquarters' },
    workplan: 'Global workplan',
    submission: null,
    version: { changes: 61_204, package: null },
    progress: percent(44.1, all),
    statuses: { green: 11, amber: 5, red: 2, grey: 2, blue: 1 },
    objectives: one.objectives.map((objective) => ({
      ...objective,
      activities: [],
      progress: { ...objective.progress, reported: 18, expected: 19 },
      results: objective.results.map((entry) => ({
        ...entry,
        actual: { ...entry.actual, reported: entry.actual.value === null ? 0 : 17, expected: 19 },
      })),
    })),
    parity: parityOf(14, all),
    narratives: OFFICES.filter((_, index) => index % 3 !== 2).map(([code], index) => ({
      office: code,
      result: null,
      achievements: one.narratives[0]?.achievements ?? null,
      challenges: index % 2 === 0 ? (one.narratives[0]?.challenges ?? null) : null,
      lessons: null,
      nextSteps: one.narratives[0]?.nextSteps ?? null,
    })),
    risks: OFFICES.flatMap(([code]) => one.risks.map((risk) => ({ ...risk, office: code }))),
    offices: OFFICES.map(([code, name], index) => ({
      code,
      name,
      progress: code === 'ESH' ? percent(null) : percent(22.4 + index * 3.1),
      statuses:
        code === 'ESH'
          ? { green: 0, amber: 0, red: 0, grey: 0, blue: 0 }
          : { green: 8, amber: 4, red: index % 4, grey: 2, blue: 1 },
      share: code === 'ESH' ? percent(null) : percent(20 + index),
      submission:
        code === 'ESH'
          ? null
          : {
              ...SUBMITTED,
              state: index % 3 === 0 ? 'accepted' : 'submitted',
              timeliness: code === 'CAF' ? 'late' : 'on_time',
            },
    })),
  }
}

/** Long Arabic texts, and a name that does not fit on a line. */
export function arabicReport(): StatusReport {
  const one = statusReport()
  const text =
    'أكملت الفرق بناء مرافق منفصلة وآمنة في جميع المواقع الميدانية المتبقية قبل الموعد المحدد بربع سنة كامل، وبدأ فريقان نسائيان للتوعية بالمخاطر العمل في الشمال ووصلا إلى أسر لم تتمكن الفرق المختلطة من زيارتها من قبل. '
  return {
    ...one,
    language: 'ar',
    office: {
      code: 'IRQ',
      name: 'مكتب العراق للأعمال المتعلقة بالألغام ونزع المتفجرات والتنسيق الميداني في المحافظات الشمالية والوسطى',
    },
    workplan: 'خطة عمل برنامج العراق في إطار الاستراتيجية المشتركة للمساواة بين الجنسين',
    narratives: [
      {
        office: 'IRQ',
        result: null,
        achievements: text.repeat(8),
        challenges: text.repeat(5),
        lessons: text,
        nextSteps: text.repeat(2),
      },
    ],
    risks: [{ ...one.risks[0], office: 'IRQ', statement: text, mitigation: text } as never],
    funding: { ...one.funding, currency: 'IQD' },
  }
}

/** Nothing entered yet: every figure is missing. */
export function emptyReport(): StatusReport {
  const one = statusReport()
  const none = percent(null)
  const people = f(null, 'people')
  return {
    ...one,
    notice: null,
    version: { changes: 12, package: null },
    submission: null,
    workplan: null,
    progress: none,
    statuses: { green: 0, amber: 0, red: 0, grey: 0, blue: 0 },
    objectives: one.objectives.map((objective) => ({
      ...objective,
      progress: none,
      statuses: { green: 0, amber: 0, red: 0, grey: 0, blue: 0 },
      results: [],
      activities: [],
    })),
    narratives: [],
    parity: {
      date: null,
      women: people,
      men: people,
      other: people,
      undisclosed: people,
      share: none,
      band: 'no_data',
      needed: people,
      byCategory: [],
      byLevel: [],
      trend: [],
    },
    risks: [],
    links: [],
    funding: {
      currency: 'USD',
      lines: [],
      total: budget(null, null, null, null, null),
      needs: [],
      needed: need(null, null, null),
    },
    problems: [],
  }
}
