// The arithmetic of one value: rounding, sums, percentages from numerator and denominator, progress.
// Missing is not zero: null goes in and null comes out. Percentages are 0..100. Nothing here knows
// periods or offices (roll-up.ts) or thresholds (status.ts).
import type { RowOf } from './entities.ts'

export type Direction = NonNullable<RowOf<'indicator_definition'>['direction']>

/** A measured quantity as it is stored: a value, or a numerator over a denominator. */
export interface Measured {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

export const NOTHING: Measured = { value: null, numerator: null, denominator: null }

/** Rounds half away from zero in decimal, as people do: 1.005 → 1.01, −2.5 → −3. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value
  const scaled = Math.abs(value) * 10 ** decimals
  // Away from the middle the double says which way to go; at it only the decimal does.
  if (scaled < FAR && Math.abs(scaled - Math.floor(scaled) - 0.5) > NEAR && decimals >= 0) {
    const near = Math.round(scaled) / 10 ** decimals
    return value < 0 ? -near || 0 : near
  }
  const shifted = shift(Math.abs(value), decimals)
  // Beyond 2^52 a double has no fraction left to round.
  const rounded = shifted > 2 ** 52 ? Math.abs(value) : shift(Math.round(shifted), -decimals)
  return value < 0 ? -rounded || 0 : rounded
}

/** Below this and so far from the middle between two roundings, a double cannot mistake one for the other. */
const [FAR, NEAR] = [2 ** 32, 1e-5]

function shift(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(exponent) + places}`)
}

/** Equal as people see them: after rounding to the decimals of the indicator. */
export function sameValue(a: number | null, b: number | null, decimals: number): boolean {
  if (a === null || b === null) return a === b
  return roundTo(a, decimals) === roundTo(b, decimals)
}

/**
 * A sum that does not depend on the order of its terms: sorted, then added with Neumaier's
 * correction. Offices arrive in any order, and HQ and office must see the same last digit.
 */
export function sum(values: readonly number[]): number {
  const whole = wholeSum(values)
  if (whole !== null) return whole
  const sorted = [...values].sort((a, b) => a - b)
  let total = 0
  let lost = 0
  for (const value of sorted) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Of whole numbers, which are exact in any order; null for others, and beyond what is exact. */
function wholeSum(values: readonly number[]): number | null {
  let total = 0
  for (const value of values) {
    if (!Number.isInteger(value)) return null
    total += value
    if (!Number.isSafeInteger(total)) return null
  }
  return total
}

/** The mean of what is there; null when nothing is. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length
}

/** 100 × numerator / denominator; null when either is missing or the denominator is not positive. */
export function percentOf(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || !(denominator > 0)) return null
  return (100 * numerator) / denominator
}

/**
 * The value to show and to compare. A percentage comes from numerator and denominator as soon as
 * one of them is there (a target may be given as a percentage alone); other measures are the value.
 */
export function measuredValue(measured: Measured, measure: string | null): number | null {
  if (measure !== 'percentage') return measured.value
  if (measured.numerator === null && measured.denominator === null) return measured.value
  return percentOf(measured.numerator, measured.denominator)
}

/** Decimals to show: the indicator's own, else 1 for percentages and 0 for the rest. */
export function decimalsOf(definition: {
  readonly decimals: number | null
  readonly measure: string | null
}): number {
  return definition.decimals ?? (definition.measure === 'percentage' ? 1 : 0)
}

/**
 * Progress in percent: (actual − baseline) / (target − baseline), for both directions, unclamped.
 * Target = baseline means "hold it": 100 when held or better, else 100 minus the shortfall in
 * percent of the target. null ("no data") when a number is missing or the divisor is zero.
 */
export function progress(
  actual: number | null,
  baseline: number | null,
  target: number | null,
  direction: string | null,
): number | null {
  if (actual === null || baseline === null || target === null) return null
  if (target !== baseline) return (100 * (actual - baseline)) / (target - baseline)
  const shortfall = direction === 'decreasing' ? actual - target : target - actual
  if (shortfall <= 0) return 100
  return target === 0 ? null : 100 - (100 * shortfall) / Math.abs(target)
}

/** For bars only; numbers are shown as they are. */
export function clampPercent(value: number | null): number | null {
  return value === null ? null : Math.min(100, Math.max(0, value))
}

/**
 * What the parts of a total leave unexplained: total − sum of the parts; null when there is no total
 * or no part at all. Zero when they add up, negative when the parts are more than the total.
 */
export function unknownPart(
  total: number | null,
  parts: readonly (number | null)[],
  decimals: number,
): number | null {
  const present = parts.filter((part) => part !== null)
  if (total === null || present.length === 0) return null
  return roundTo(total - sum(present), decimals)
}

/** Median of what is there; null when nothing is. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * Modified z-score (Iglewicz and Hoaglin): 0.6745 × (x − median) / median absolute deviation of the
 * history; where the deviation is zero, the mean absolute deviation takes its place. null with
 * fewer than four values of history, or when the history does not vary.
 */
export function modifiedZScore(value: number, history: readonly number[]): number | null {
  const middle = median(history)
  if (middle === null || history.length < 4) return null
  const deviations = history.map((past) => Math.abs(past - middle))
  const mad = median(deviations) ?? 0
  if (mad > 0) return (0.6745 * (value - middle)) / mad
  const meanDeviation = mean(deviations) ?? 0
  return meanDeviation > 0 ? (value - middle) / (1.253314 * meanDeviation) : null
}
