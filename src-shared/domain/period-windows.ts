// The reporting periods of a year with their submission windows: what HQ starts with and what it adds
// year by year. Dates are ISO 8601 texts; nothing here knows what today is.
import { periodSpan, quartersOf } from './periods.ts'

/** Days from a period's last day; negative is before it. */
export interface WindowDays {
  readonly opens: number
  readonly due: number
  /** Empty: it never locks by itself. */
  readonly locks: number | null
}

/** Reports are written in the last days of a period and due three weeks after it. */
export const USUAL_WINDOW: WindowDays = { opens: -14, due: 21, locks: null }

export interface PlannedPeriod {
  readonly code: string
  readonly starts: string
  readonly ends: string
  readonly opens: string
  readonly due: string
  readonly locks: string | null
}

/** The four quarters of a year, then the year itself. */
export function periodsOfYear(year: number, days: WindowDays = USUAL_WINDOW): PlannedPeriod[] {
  return [...quartersOf(year), String(year)].map((code) => {
    const { starts = '', ends = '' } = periodSpan(code) ?? {}
    return {
      code,
      starts,
      ends,
      opens: daysAfter(ends, days.opens),
      due: daysAfter(ends, days.due),
      locks: days.locks === null ? null : daysAfter(ends, days.locks),
    }
  })
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
