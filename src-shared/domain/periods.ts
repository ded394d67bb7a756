// Reporting periods as values: `2020` is a year, `2020Q1` a quarter of it. This module orders them,
// says which lie within which, and which one people report now. It knows no clock: today is handed
// in, and dates are ISO 8601 texts (YYYY-MM-DD), which sort as they are.

export interface PeriodSpan {
  readonly code: string
  readonly year: number
  /** 1..4, or null for a whole year. */
  readonly quarter: number | null
  /** First and last day, both included. */
  readonly starts: string
  readonly ends: string
}

const PATTERN = /^(\d{4})(?:Q([1-4]))?$/
const QUARTER_STARTS = ['01-01', '04-01', '07-01', '10-01'] as const
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const

/** The span of a period code; undefined when the text is not one. */
export function periodSpan(code: string): PeriodSpan | undefined {
  const known = spans.get(code)
  if (known) return known
  const span = readSpan(code)
  // There are a few dozen periods, asked for millions of times; other texts are not kept.
  if (span) spans.set(code, span)
  return span
}

const spans = new Map<string, PeriodSpan>()

function readSpan(code: string): PeriodSpan | undefined {
  const match = PATTERN.exec(code)
  if (!match) return undefined
  const year = Number(match[1])
  const quarter = match[2] ? Number(match[2]) : null
  return {
    code,
    year,
    quarter,
    starts: `${match[1]}-${QUARTER_STARTS[(quarter ?? 1) - 1]}`,
    ends: `${match[1]}-${QUARTER_ENDS[(quarter ?? 4) - 1]}`,
  }
}

export function isPeriod(code: string): boolean {
  return periodSpan(code) !== undefined
}

/** Last day of a period; the empty text for what is not a period, so that it sorts first. */
export function periodEnd(code: string): string {
  return periodSpan(code)?.ends ?? ''
}

export function periodStart(code: string): string {
  return periodSpan(code)?.starts ?? ''
}

/** By last day; where two end together the longer one comes last: Q1 Q2 Q3 Q4 year. */
export function comparePeriods(a: string, b: string): number {
  const byEnd = compareTexts(periodEnd(a), periodEnd(b))
  return byEnd || compareTexts(periodStart(b), periodStart(a)) || compareTexts(a, b)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** True when `inner` lies in `outer`; a period lies within itself. */
export function isWithin(inner: string, outer: string): boolean {
  const a = periodSpan(inner)
  const b = periodSpan(outer)
  return !!a && !!b && a.starts >= b.starts && a.ends <= b.ends
}

/** True when the period has ended by the end of `limit`: what "to date" means everywhere. */
export function isUpTo(code: string, limit: string): boolean {
  return isPeriod(code) && isPeriod(limit) && periodEnd(code) <= periodEnd(limit)
}

/**
 * The codes without those that lie within another of them: a year that has a value of its own
 * already holds its quarters, and adding both would count the same thing twice.
 */
export function outermost(codes: readonly string[]): readonly string[] {
  const all = new Set(codes)
  return codes.filter((code) => {
    const span = periodSpan(code)
    return !(span?.quarter && all.has(String(span.year)))
  })
}

/** The period of the same length just before: 2020Q1 → 2019Q4, 2020 → 2019. */
export function previousPeriod(code: string): string | undefined {
  const span = periodSpan(code)
  if (!span) return undefined
  if (span.quarter === null) return yearCode(span.year - 1)
  return span.quarter === 1
    ? `${yearCode(span.year - 1)}Q4`
    : `${yearCode(span.year)}Q${span.quarter - 1}`
}

/** The period of the same length just after. */
export function nextPeriod(code: string): string | undefined {
  const span = periodSpan(code)
  if (!span) return undefined
  if (span.quarter === null) return yearCode(span.year + 1)
  return span.quarter === 4
    ? `${yearCode(span.year + 1)}Q1`
    : `${yearCode(span.year)}Q${span.quarter + 1}`
}

function yearCode(year: number): string {
  return String(year).padStart(4, '0')
}

export function quartersOf(year: number): readonly string[] {
  return [1, 2, 3, 4].map((quarter) => `${yearCode(year)}Q${quarter}`)
}

/** The quarter that a date lies in: 2020-05-06 → 2020Q2. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** A reporting period with its submission window, as the reference data holds it. */
export interface PeriodWindow {
  readonly code: string
  readonly opens?: string | null
  readonly due?: string | null
  readonly locks?: string | null
}

/** Open from the day it opens until it locks; without a day to open it is not planned yet. */
export function isWindowOpen(window: PeriodWindow, today: string): boolean {
  const { opens = null, locks = null } = window
  return opens !== null && opens <= today && (locks === null || today <= locks)
}

/**
 * The period that people report now: the last one whose window is open today; else the latest one
 * that anybody has entered something for (`used`: codes with an actual or a submission); else the
 * last one that has ended; else the first there is. Quarters go before the year that ends with them.
 */
export function currentPeriod(
  windows: readonly PeriodWindow[],
  today: string,
  used: Iterable<string>,
): string | null {
  const ordered = [...windows].sort((a, b) => compareForReporting(a.code, b.code))
  const open = ordered.findLast((window) => isWindowOpen(window, today))
  if (open) return open.code
  const usedCodes = new Set(used)
  const latestUsed = ordered.findLast((window) => usedCodes.has(window.code))
  if (latestUsed) return latestUsed.code
  const ended = ordered.findLast((window) => periodEnd(window.code) < today)
  return ended?.code ?? ordered[0]?.code ?? null
}

function compareForReporting(a: string, b: string): number {
  return compareTexts(periodEnd(a), periodEnd(b)) || compareTexts(periodStart(a), periodStart(b))
}

/**
 * When a submission came: `none` nothing came and it is past due, `waiting` nothing came yet,
 * `on_time`, `late`. The due date is a whole day in the office's own time zone (UTC when unknown).
 */
export function timeliness(
  submittedAt: string | null,
  due: string | null,
  now: string,
  timeZone: string | null = null,
): 'none' | 'on_time' | 'late' | 'waiting' {
  if (submittedAt === null) {
    return due !== null && localDate(now, timeZone) > due ? 'none' : 'waiting'
  }
  return due !== null && localDate(submittedAt, timeZone) > due ? 'late' : 'on_time'
}

/** The calendar day of an instant in a time zone; an unknown zone reads as UTC. */
export function localDate(instant: string, timeZone: string | null): string {
  if (!timeZone || timeZone === 'UTC') return instant.slice(0, 10)
  const format = dayFormat(timeZone)
  return format ? format.format(new Date(instant)) : instant.slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** Swedish dates are ISO dates; the formats are kept because making one is slow. */
function dayFormat(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    } catch {
      format = null // not a zone that this machine knows: reference data is typed by people
    }
    formats.set(timeZone, format)
  }
  return format
}
