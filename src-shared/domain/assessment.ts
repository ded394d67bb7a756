// The annual assessment: how urgent the funding of an objective or a workplan is, from its progress, its
// gravest risk and its funding gap, and the order of the funding request. What a person set as priority
// comes before what is computed. Missing is not zero: a part that is not known is left out, and with
// fewer than two known parts there is no urgency.
import { mean, roundTo } from './arithmetic.ts'

/** The likelihood and impact of a risk are 1..5 each, so the gravest there is has this score. */
export const GRAVEST = 25

/** What an urgency is made of; null is not known. */
export interface Concerns {
  /** Percent of the way from baseline to final target that is still to go. */
  readonly shortfall: number | null
  /** Score of the gravest open risk, in percent of 25. */
  readonly risk: number | null
  /** Funding gap in percent of what is required. */
  readonly gap: number | null
}

const PARTS = ['shortfall', 'risk', 'gap'] as const

/** Fewer known parts than this say nothing about the whole. */
export const LEAST_KNOWN = 2

/** Urgencies are compared as they are shown, with one decimal. */
export const URGENCY_DECIMALS = 1

/**
 * `progress` in percent, not clamped; `risk` the score 1..25 of the gravest open risk; `gap` and `required`
 * amounts of the same currency and the same rows. Each part is 0..100: what is beyond a target, and what
 * is secured beyond a need, does not make up for something else.
 */
export function concernsOf(standing: {
  readonly progress: number | null
  readonly risk: number | null
  readonly gap: number | null
  readonly required: number | null
}): Concerns {
  const { progress, risk, gap, required } = standing
  return {
    shortfall: progress === null ? null : clamped(100 - progress),
    risk: risk === null ? null : clamped((100 * risk) / GRAVEST),
    gap:
      gap === null || required === null || required <= 0 ? null : clamped((100 * gap) / required),
  }
}

function clamped(percent: number): number {
  return Math.min(100, Math.max(0, percent))
}

export function knownParts(concerns: Concerns): number {
  return PARTS.filter((part) => concerns[part] !== null).length
}

/** 0..100, the plain mean of the parts that are known; null when fewer than two are. */
export function urgencyOf(concerns: Concerns): number | null {
  if (knownParts(concerns) < LEAST_KNOWN) return null
  return mean(PARTS.flatMap((part) => concerns[part] ?? []))
}

export interface Ranked {
  readonly id: string
  readonly code: string
  /** 1 is first; set by a person. */
  readonly priority: number | null
  readonly urgency: number | null
  /** The gap in money, for those that are equally urgent. */
  readonly gap: number | null
}

/**
 * The order of the funding request, as places from 1 by id: first what has a priority, in its order; then by
 * urgency, the highest first. Those alike go by the larger gap, then by code. Without priority and
 * urgency there is no place.
 */
export function ranks(items: readonly Ranked[]): ReadonlyMap<string, number> {
  const placed = items
    .filter(({ priority, urgency }) => priority !== null || urgency !== null)
    .toSorted(
      (a, b) =>
        (a.priority ?? Number.POSITIVE_INFINITY) - (b.priority ?? Number.POSITIVE_INFINITY) ||
        descending(shown(a.urgency), shown(b.urgency)) ||
        descending(a.gap, b.gap) ||
        a.code.localeCompare(b.code, 'en', { numeric: true }) ||
        (a.id < b.id ? -1 : 1),
    )
  return new Map(placed.map(({ id }, index) => [id, index + 1]))
}

function shown(urgency: number | null): number | null {
  return urgency === null ? null : roundTo(urgency, URGENCY_DECIMALS)
}

/** The larger first, what is not known last. */
function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return b - a
}
