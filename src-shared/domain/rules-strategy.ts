// Rules of the reference data that HQ keeps: indicator definitions that contradict themselves, windows
// and bands in the wrong order, codes that nobody knows. They are judged where they can be mended, at HQ.
import { isCountryCode } from './countries.ts'
import { dimensionsOf } from './disaggregation.ts'
import type { RowOf } from './entities.ts'
import { periodSpan } from './periods.ts'
import { type Finding, finding, isEmptyText, NONE, rule } from './rule.ts'

type Definition = RowOf<'indicator_definition'>

const RULES_OVER = ['over_offices', 'over_periods'] as const

/** Rules that put together numerators and denominators. */
const OF_FRACTIONS: readonly (string | null)[] = ['ratio', 'weighted']

function usesFractions(row: Definition): boolean {
  return RULES_OVER.some((field) => OF_FRACTIONS.includes(row[field]))
}

/** Which rules of the row add values up. */
function summing(row: Definition): readonly (typeof RULES_OVER)[number][] {
  return RULES_OVER.filter((field) => row[field] === 'sum')
}

/** Without the names of its two numbers, every office counts something else. */
const ratioLabels = rule('ratio_without_labels', 'error', 'indicator_definition', (row) => {
  if (!usesFractions(row)) return NONE
  return (['numerator_label', 'denominator_label'] as const).flatMap((field) =>
    finding(isEmptyText(row[field]) && !row.unread?.[field], field),
  )
})

const percentageSummed = rule('percentage_summed', 'error', 'indicator_definition', (row) =>
  row.measure === 'percentage' ? summing(row).flatMap((field) => finding(true, field)) : NONE,
)

/** A running total and a state at the end of a period already hold what came before. */
const runningSummed = rule('running_total_summed', 'error', 'indicator_definition', (row) => {
  const running = row.value_mode === 'cumulative' || row.value_mode === 'stock'
  return finding(running && row.over_periods === 'sum', 'over_periods', {
    mode: row.value_mode ?? '',
  })
})

const ratioOfNumber = rule('ratio_of_no_percentage', 'error', 'indicator_definition', (row) => {
  if (row.measure === null || row.measure === 'percentage') return NONE
  return RULES_OVER.flatMap((field) => finding(OF_FRACTIONS.includes(row[field]), field))
})

const wordsAdded = rule('words_added', 'error', 'indicator_definition', (row) => {
  if (row.measure !== 'qualitative') return NONE
  return [
    ...finding(row.over_offices !== null && row.over_offices !== 'none', 'over_offices'),
    ...finding(
      row.over_periods !== null && !['none', 'latest'].includes(row.over_periods),
      'over_periods',
    ),
  ]
})

const rangeReversed = rule('range_reversed', 'error', 'indicator_definition', (row) => {
  const { minimum, maximum } = row
  if (minimum === null || maximum === null) return NONE
  return finding(minimum > maximum, 'maximum', { minimum, maximum })
})

const MOST_DECIMALS = 6

const decimals = rule('decimals_range', 'error', 'indicator_definition', (row) => {
  const value = row.decimals
  if (value === null) return NONE
  return finding(value < 0 || value > MOST_DECIMALS, 'decimals', { value, most: MOST_DECIMALS })
})

const bands = rule('band_reversed', 'error', 'strategy', (row) => [
  ...reversed(row.parity_low, row.parity_high, 'parity_high'),
  ...reversed(row.amber_from, row.green_from, 'green_from'),
])

function reversed(low: number | null, high: number | null, field: string): readonly Finding[] {
  return low === null || high === null ? NONE : finding(low > high, field, { low, high })
}

/** The edges of the parity band are judged with the other percentages (rules-values.ts). */
const THRESHOLDS = ['amber_from', 'green_from'] as const

const thresholds = rule('percentage_range', 'error', 'strategy', (row) =>
  THRESHOLDS.flatMap((field) => {
    const value = row[field]
    return value === null ? NONE : finding(value < 0 || value > 100, field, { value })
  }),
)

const periodOutside = rule(
  'period_outside_strategy',
  'warning',
  'reporting_period',
  (row, data) => {
    const strategy = data.all('strategy')[0]
    const year = periodSpan(row.code ?? '')?.year
    const { year_from: from = null, year_to: to = null } = strategy ?? {}
    if (year === undefined || from === null || to === null) return NONE
    return finding(year < from || year > to, 'code', {
      period: row.code ?? '',
      from: String(from),
      to: String(to),
    })
  },
)

const windowReversed = rule('window_reversed', 'error', 'reporting_period', (row) => [
  ...later(row.opens, row.due, 'due'),
  ...later(row.due ?? row.opens, row.locks, 'locks'),
])

function later(first: string | null, then: string | null, field: string): readonly Finding[] {
  if (first === null || then === null) return NONE
  return finding(then < first, field, { from: first, to: then })
}

const country = rule('country_unknown', 'error', 'office', (row) =>
  finding(row.country !== null && !isCountryCode(row.country), 'country', {
    code: row.country ?? '',
  }),
)

const timeZone = rule('time_zone_unknown', 'warning', 'office', (row) =>
  finding(row.time_zone !== null && !isTimeZone(row.time_zone), 'time_zone', {
    zone: row.time_zone ?? '',
  }),
)

const zones = new Map<string, boolean>()

function isTimeZone(zone: string): boolean {
  let known = zones.get(zone)
  if (known === undefined) {
    try {
      known = new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
    } catch {
      known = false // the platform throws for what it does not know
    }
    zones.set(zone, known)
  }
  return known
}

const dimensionEmpty = rule('dimension_without_values', 'error', 'disaggregation', (row, data) =>
  dimensionsOf(row.dimensions)
    .filter((dimension) => data.by('dimension_value', 'dimension', dimension).length === 0)
    .flatMap((dimension) => finding(true, 'dimensions', { dimension })),
)

/** Codes of what makes a definition impossible to report by. */
export const CONTRADICTIONS: readonly string[] = [
  'ratio_without_labels',
  'percentage_summed',
  'running_total_summed',
  'ratio_of_no_percentage',
  'words_added',
]

export const STRATEGY_RULES = [
  ratioLabels,
  percentageSummed,
  runningSummed,
  ratioOfNumber,
  wordsAdded,
  rangeReversed,
  decimals,
  bands,
  thresholds,
  periodOutside,
  windowReversed,
  country,
  timeZone,
  dimensionEmpty,
]
