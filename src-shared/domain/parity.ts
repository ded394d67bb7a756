// Parity arithmetic: the share of women, the band, how many women are needed, the trend. Share is
// women over women and men; other and undisclosed are counted beside it and never dropped. A missing
// count is not zero: a share with one side missing is "no data".
import { mean, roundTo, sum } from './arithmetic.ts'
import type { RowOf } from './entities.ts'

export interface BySex {
  readonly women: number | null
  readonly men: number | null
  readonly other: number | null
  readonly undisclosed: number | null
}

/** Percent, low and high both inside. */
export interface Band {
  readonly low: number
  readonly high: number
}

export const DEFAULT_BAND: Band = { low: 47, high: 53 }

/** As HQ set it; the usual one where it did not. */
export function bandOf(
  strategy: Pick<RowOf<'strategy'>, 'parity_low' | 'parity_high'> | undefined,
): Band {
  return {
    low: strategy?.parity_low ?? DEFAULT_BAND.low,
    high: strategy?.parity_high ?? DEFAULT_BAND.high,
  }
}

export type BandPosition = 'below' | 'within' | 'above' | 'no_data'

/** Percent of women among women and men; null without anybody or when a count is missing. */
export function womenShare(women: number | null, men: number | null): number | null {
  if (women === null || men === null || !(women + men > 0)) return null
  return (100 * women) / (women + men)
}

/** By the exact counts, so that "below" and "women needed" never contradict each other. */
export function bandPosition(women: number | null, men: number | null, band: Band): BandPosition {
  const share = womenShare(women, men)
  if (share === null) return 'no_data'
  if (womenNeeded(women, men, band.low) !== 0) return 'below'
  return roundTo(share, 9) > band.high ? 'above' : 'within'
}

/**
 * Women needed to reach the band's lower edge when the number of women and men stays what it is:
 * ceil(total × low − women), at least 0. null when a count is missing or there is nobody.
 */
export function womenNeeded(women: number | null, men: number | null, low: number): number | null {
  if (women === null || men === null || !(women + men > 0)) return null
  return Math.max(0, Math.ceil(roundTo(((women + men) * low) / 100 - women, 9)))
}

/** Adds rows count by count; a count that no row gives stays missing. */
export function addBySex(rows: readonly BySex[]): BySex {
  return {
    women: sumPresent(rows, ({ women }) => women),
    men: sumPresent(rows, ({ men }) => men),
    other: sumPresent(rows, ({ other }) => other),
    undisclosed: sumPresent(rows, ({ undisclosed }) => undisclosed),
  }
}

/** Only rows in which both women and men are counted: one side alone says nothing about a share. */
export function bothCounted<R extends Pick<BySex, 'women' | 'men'>>(rows: readonly R[]): R[] {
  return rows.filter(({ women, men }) => women !== null && men !== null)
}

function sumPresent<R>(rows: readonly R[], countOf: (row: R) => number | null): number | null {
  const present: number[] = []
  for (const row of rows) {
    const count = countOf(row)
    if (count !== null) present.push(count)
  }
  return present.length === 0 ? null : sum(present)
}

/** Everybody: women, men, other and undisclosed; null when no count is there. */
export function headcountTotal(row: BySex): number | null {
  return sumPresent([row.women, row.men, row.other, row.undisclosed], (count) => count)
}

export interface TrendPoint {
  readonly date: string
  readonly share: number
}

/**
 * The straight line through the shares (least squares), read off at `date`. null with fewer than two
 * different dates. Clamped to 0..100, which a share cannot leave.
 */
export function projectShare(points: readonly TrendPoint[], date: string): number | null {
  const days = points.map((point) => dayNumber(point.date))
  const meanDay = mean(days)
  const meanShare = mean(points.map((point) => point.share))
  if (meanDay === null || meanShare === null) return null
  const spread = sum(days.map((day) => (day - meanDay) ** 2))
  if (spread === 0) return null
  const together = sum(points.map((point) => (dayNumber(point.date) - meanDay) * point.share))
  const projected = meanShare + (together / spread) * (dayNumber(date) - meanDay)
  return Math.min(100, Math.max(0, projected))
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}
