// The usual kinds of indicator, for tests of roll-up: counts that are added up, and fractions.
import type { MeasureRules } from '#domain/roll-up.ts'

export const counts: MeasureRules = {
  measure: 'unit',
  direction: 'increasing',
  value_mode: 'period',
  over_offices: 'sum',
  over_periods: 'sum',
  decimals: 0,
}
export const ratio: MeasureRules = {
  ...counts,
  measure: 'percentage',
  over_offices: 'ratio',
  over_periods: 'ratio',
  decimals: 1,
}
