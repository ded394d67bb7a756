// Figures, money, periods and dates as people read them, the same on screens, in reports and on the
// command line. Missing is a dash, never 0. It formats only; nothing is computed here.
import type { Figure } from '#domain/explain.ts'
import { currencyDecimals } from '#domain/funding.ts'
import type { Intl as Formatter, Speaker } from './intl.ts'

/** All that numbers need; both react-intl's and our own formatter have it. */
type Numbers = Pick<Formatter, 'formatNumber'>

export const DASH = '—'

/** A percentage given as 0..100, with exactly `decimals` decimals; null is a dash. */
export function percentText(intl: Numbers, percent: number | null, decimals = 1): string {
  if (percent === null) return DASH
  return intl.formatNumber(percent / 100, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

export function numberText(intl: Numbers, value: number | null, decimals = 0): string {
  if (value === null) return DASH
  return intl.formatNumber(value, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

/** Money from integer minor units; `bare` leaves the currency out (a column head names it). */
export function moneyText(
  intl: Numbers,
  minor: number | null,
  currency: string,
  bare = false,
): string {
  if (minor === null) return DASH
  const decimals = currencyDecimals(currency)
  const value = minor / 10 ** decimals
  const known = /^[A-Z]{3}$/.test(currency)
  if (bare || !known) {
    const text = intl.formatNumber(value, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      ...whole,
    })
    return bare ? text : `${text} ${currency}`
  }
  return intl.formatNumber(value, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    ...whole,
  })
}

/** Cents are shown only where there are any. */
const whole = { trailingZeroDisplay: 'stripIfInteger' } as const

/** Any figure by its unit. Money needs the currency of its plan. */
export function figureText(intl: Formatter, figure: Figure, currency?: string): string {
  if (figure.value === null) return DASH
  switch (figure.unit) {
    case 'percent':
      return percentText(intl, figure.value, figure.decimals)
    case 'money':
      return moneyText(intl, figure.value, currency ?? '', currency === undefined)
    case 'people':
      return numberText(intl, figure.value, 0)
    case 'number':
      return numberText(intl, figure.value, figure.decimals)
  }
}

/** '4 of 19 offices', or null where only one office is expected anyway. */
export function coverageText(intl: Formatter, figure: Figure): string | null {
  if (figure.expected <= 1) return null
  return intl.formatMessage(
    { id: 'figure.coverage' },
    { reported: figure.reported, expected: figure.expected },
  )
}

/** '2021Q2' as 'Q2 2021', '2021' as '2021', in the language's digits, wherever people read a period. */
export function periodText(intl: Speaker, code: string | null | undefined): string {
  if (!code) return DASH
  const match = /^(\d{4})(?:Q([1-4]))?$/.exec(code)
  if (!match) return code
  const year = intl.formatNumber(Number(match[1]), { useGrouping: false })
  if (!match[2]) return year
  const quarter = intl.formatNumber(Number(match[2]))
  return intl.formatMessage({ id: 'figure.quarter' }, { quarter: apart(quarter), year })
}

/** Two numbers in Arabic digits with only a space between them would be set as one, the second first. */
function apart(digits: string): string {
  return /\d/.test(digits) ? digits : `${digits}\u200e`
}

/** The first and last day of a period, as a range for people; null for an unknown code. */
export function periodDatesText(intl: Formatter, code: string): string | null {
  const match = /^(\d{4})(?:Q([1-4]))?$/.exec(code)
  if (!match) return null
  const year = Number(match[1])
  const first = match[2] ? (Number(match[2]) - 1) * 3 : 0
  const last = match[2] ? first + 3 : 12
  return intl.formatDateTimeRange(Date.UTC(year, first, 1), Date.UTC(year, last, 0), {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
}

/** An ISO date or instant as a day. Dates have no time zone; instants are shown as UTC days. */
export function dateText(
  intl: Pick<Speaker, 'formatDate'>,
  iso: string | null,
  style: 'long' | 'medium' = 'medium',
): string {
  if (iso === null) return DASH
  return intl.formatDate(iso.length === 10 ? `${iso}T00:00:00Z` : iso, {
    dateStyle: style,
    timeZone: 'UTC',
  })
}

/** An instant with its time of day, UTC, and saying so. */
export function instantText(intl: Formatter, iso: string | null): string {
  if (iso === null) return DASH
  const at = new Date(iso)
  const day = intl.formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' })
  const time = intl.formatTime(at, { timeStyle: 'short', timeZone: 'UTC' })
  return `${day} ${time} UTC`
}
