// What else must change in a definition when one field does, so that it does not contradict itself. Only
// what would be wrong is changed; what a person set otherwise stays. The rules (rules-strategy.ts) judge.
import type { FirstValues } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'

interface Defined {
  readonly valueMode: string | null
  readonly overOffices: string | null
  readonly overPeriods: string | null
  readonly decimals: number | null
  readonly minimum: number | null
  readonly maximum: number | null
}

const FRACTIONS: readonly (string | null)[] = ['ratio', 'weighted']

/** The other fields to set together with `field`. */
export function consistent(row: Defined, field: string, value: Value): FirstValues {
  if (field === 'value_mode') {
    return value !== 'period' && row.overPeriods === 'sum' ? { over_periods: 'latest' } : {}
  }
  if (field !== 'measure') return {}
  if (value === 'percentage') return toPercentage(row)
  return value === 'qualitative' ? toWords(row) : toNumber(row)
}

function toPercentage(row: Defined): FirstValues {
  return {
    ...(row.overOffices === 'sum' ? { over_offices: 'ratio' } : {}),
    ...(row.overPeriods === 'sum' ? { over_periods: 'ratio' } : {}),
    ...(row.decimals === 0 ? { decimals: 1 } : {}),
    ...(row.maximum === null ? { maximum: 100 } : {}),
  }
}

function toWords(row: Defined): FirstValues {
  return {
    ...(row.overOffices === 'none' ? {} : { over_offices: 'none' }),
    ...(row.overPeriods === 'none' || row.overPeriods === 'latest' ? {} : { over_periods: 'none' }),
    ...(row.minimum === null ? {} : { minimum: null }),
    ...(row.maximum === null ? {} : { maximum: null }),
  }
}

function toNumber(row: Defined): FirstValues {
  return {
    ...(FRACTIONS.includes(row.overOffices) ? { over_offices: 'sum' } : {}),
    ...(FRACTIONS.includes(row.overPeriods)
      ? { over_periods: row.valueMode === 'period' ? 'sum' : 'latest' }
      : {}),
    ...(row.maximum === 100 ? { maximum: null } : {}),
  }
}
