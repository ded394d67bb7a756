// Rules of people: headcounts and flows by sex, and risks. The total of a headcount is the sum of its
// four counts and is never typed; what can be wrong is a count that is missing or cannot be.
import type { Dataset } from './dataset.ts'
import type { RowOf } from './entities.ts'
import { periodSpan } from './periods.ts'
import { finding, NONE, rule, ruleFor } from './rule.ts'

const COUNTS = ['women', 'men', 'other', 'undisclosed'] as const

const negativeCount = ruleFor(
  'negative_count',
  'error',
  ['parity_headcount', 'parity_flow'],
  (row) =>
    COUNTS.flatMap((field) => {
      const value = row[field]
      return value === null ? NONE : finding(value < 0, field, { value })
    }),
)

/** One side counted, the other left empty: without both there is no share and no total. */
const headcountIncomplete = ruleFor(
  'headcount_incomplete',
  'warning',
  ['parity_headcount', 'parity_flow'],
  (row) => {
    if ((row.women === null) === (row.men === null)) return NONE
    return finding(true, row.women === null ? 'women' : 'men')
  },
)

/** Said once for an office and a date or period, at the first of its rows that count nobody. */
const headcountEmpty = [
  rule('headcount_empty', 'info', 'parity_headcount', (row, data) =>
    saidOnce(row, data.by('parity_headcount', 'date', row.date), row.date),
  ),
  rule('headcount_empty', 'info', 'parity_flow', (row, data) =>
    saidOnce(row, data.by('parity_flow', 'period', row.period), row.period),
  ),
]

type Counted = RowOf<'parity_headcount'> | RowOf<'parity_flow'>

function saidOnce(row: Counted, beside: readonly Counted[], when: string | null) {
  if (!countsNobody(row)) return NONE
  const empty = beside.filter((other) => other.office === row.office && countsNobody(other))
  const isFirst = empty.every(({ id }) => id >= row.id)
  return finding(isFirst, 'women', { count: Math.max(1, empty.length), when: when ?? '' })
}

function countsNobody(row: Counted): boolean {
  return COUNTS.every((field) => row[field] === null) && !row.unread
}

/** Who is shortlisted had applied; who is appointed was shortlisted. */
const BEFORE: Readonly<Record<string, string>> = {
  shortlisted: 'applicants',
  appointed: 'shortlisted',
}

const flowOrder = rule('flow_order', 'warning', 'parity_flow', (row, data) => {
  const before = BEFORE[row.flow ?? '']
  if (!before) return NONE
  const earlier = data
    .by('parity_flow', 'period', row.period)
    .find(
      (other) =>
        other.flow === before &&
        other.office === row.office &&
        other.level === row.level &&
        other.employer === row.employer,
    )
  if (!earlier) return NONE
  return COUNTS.flatMap((field) => {
    const [now, then] = [row[field], earlier[field]]
    if (now === null || then === null) return NONE
    return finding(now > then, field, { value: now, earlier: then, flow: row.flow ?? '', before })
  })
})

const headcountCategory = ruleFor(
  'level_of_other_category',
  'error',
  ['parity_headcount', 'parity_flow'],
  (row, data) => {
    const level = data.get('personnel_level', row.level)
    return finding(!!level && level.category !== row.category, 'level', {
      level: level?.code ?? '',
    })
  },
)

/** Who is counted for a time before or after the strategy is counted for something else. */
const flowOutsideStrategy = rule('period_outside_strategy', 'warning', 'parity_flow', (row, data) =>
  outsideStrategy(periodSpan(row.period ?? '')?.year ?? null, row.period, 'period', data),
)
const targetOutsideStrategy = rule(
  'period_outside_strategy',
  'warning',
  'parity_target',
  (row, data) => outsideStrategy(row.year, String(row.year), 'year', data),
)

function outsideStrategy(year: number | null, period: string | null, field: string, data: Dataset) {
  const { year_from: from = null, year_to: to = null } = data.all('strategy')[0] ?? {}
  if (year === null || from === null || to === null) return NONE
  return finding(year < from || year > to, field, {
    period: period ?? '',
    from: String(from),
    to: String(to),
  })
}

/** The headcount before the strategy is its baseline; one after its end is a slip. */
const dateAfterStrategy = rule(
  'date_after_strategy',
  'warning',
  'parity_headcount',
  (row, data) => {
    const last = data.all('strategy')[0]?.year_to ?? null
    if (row.date === null || last === null) return NONE
    return finding(Number(row.date.slice(0, 4)) > last, 'date', {
      date: row.date,
      to: String(last),
    })
  },
)

const riskScale = rule('scale_range', 'error', 'risk', (row) =>
  (['likelihood', 'impact'] as const).flatMap((field) => {
    const value = row[field]
    return value === null ? NONE : finding(value < 1 || value > 5, field, { value })
  }),
)

export const PEOPLE_RULES = [
  negativeCount,
  headcountIncomplete,
  ...headcountEmpty,
  flowOrder,
  headcountCategory,
  flowOutsideStrategy,
  targetOutsideStrategy,
  dateAfterStrategy,
  riskScale,
]
