// The sample's reporting periods: years and quarters 2020 to 2024. Windows are planned up to the
// quarter that is reported now; that one stays open, so that the sample can be edited for ever.
export const FIRST_YEAR = 2020
export const LAST_YEAR = 2024
export const CURRENT_QUARTER = '2021Q2'
export const LAST_COMPLETE_QUARTER = '2021Q1'

export interface SamplePeriod {
  readonly code: string
  readonly starts: string
  readonly ends: string
  readonly opens: string | null
  readonly due: string | null
  readonly locks: string | null
}

const STARTS = ['01-01', '04-01', '07-01', '10-01'] as const
const ENDS = ['03-31', '06-30', '09-30', '12-31'] as const

/** Position of a quarter: 2020Q1 is 0. */
export function quarterIndex(code: string): number {
  return (Number(code.slice(0, 4)) - FIRST_YEAR) * 4 + Number(code.slice(5)) - 1
}

export function quarterAt(index: number): string {
  return `${FIRST_YEAR + Math.floor(index / 4)}Q${(index % 4) + 1}`
}

export function quarterEnd(index: number): string {
  return `${FIRST_YEAR + Math.floor(index / 4)}-${ENDS[index % 4]}`
}

export function quarterStart(index: number): string {
  return `${FIRST_YEAR + Math.floor(index / 4)}-${STARTS[index % 4]}`
}

export const QUARTERS: readonly string[] = Array.from({ length: 20 }, (_, index) =>
  quarterAt(index),
)

/** A date some days after another; both ISO. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function periodOf(code: string, starts: string, ends: string, windows: boolean, last: boolean) {
  return {
    code,
    starts,
    ends,
    opens: windows ? daysAfter(ends, -15) : null,
    due: windows ? daysAfter(ends, 20) : null,
    locks: windows && !last ? daysAfter(ends, 75) : null,
  } satisfies SamplePeriod
}

export function samplePeriods(): readonly SamplePeriod[] {
  const now = quarterIndex(CURRENT_QUARTER)
  const quarters = QUARTERS.map((code, index) =>
    periodOf(code, quarterStart(index), quarterEnd(index), index <= now, index === now),
  )
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => {
    const year = FIRST_YEAR + index
    return periodOf(String(year), `${year}-01-01`, `${year}-12-31`, index === 0, false)
  })
  return [...years, ...quarters]
}
