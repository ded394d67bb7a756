// Status (RAG): how an actual stands against the target that is due to date, and how an activity
// stands against its own dates. Thresholds are data of the strategy. A person may override a status;
// the result then says so, with the reason and with what the rule gives.
import { type Direction, progress, roundTo } from './arithmetic.ts'
import type { RAG, RowOf } from './entities.ts'

export type Rag = (typeof RAG)[number]

/** Percent of the target due to date from which a status is green, and from which it is amber. */
export interface Thresholds {
  readonly greenFrom: number
  readonly amberFrom: number
}

export const DEFAULT_THRESHOLDS: Thresholds = { greenFrom: 90, amberFrom: 60 }

/** As HQ set them; the usual ones where it did not. */
export function thresholdsOf(
  strategy: Pick<RowOf<'strategy'>, 'green_from' | 'amber_from'> | undefined,
): Thresholds {
  return {
    greenFrom: strategy?.green_from ?? DEFAULT_THRESHOLDS.greenFrom,
    amberFrom: strategy?.amber_from ?? DEFAULT_THRESHOLDS.amberFrom,
  }
}

export interface Status {
  readonly rag: Rag
  readonly overridden: boolean
  readonly reason: string | null
  readonly computed: Rag
  /** Percent of the target due to date; null when there is no data. */
  readonly percent: number | null
  readonly duePeriod: string | null
}

export interface Override {
  readonly status_override: Rag | null
  readonly override_reason: string | null
}

/** Percents are compared as they are shown, with one decimal. */
export const PERCENT_DECIMALS = 1

export function ragOf(percent: number | null, thresholds: Thresholds): Rag {
  if (percent === null) return 'grey'
  const shown = roundTo(percent, PERCENT_DECIMALS)
  if (shown >= thresholds.greenFrom) return 'green'
  return shown >= thresholds.amberFrom ? 'amber' : 'red'
}

/** A final target that is reached, unless baseline and target are the same or only to be held. */
export function isDone(
  actual: number | null,
  baseline: number | null,
  finalTarget: number | null,
  direction: Direction | null,
): boolean {
  if (direction === 'maintain' || finalTarget === baseline) return false
  const reached = progress(actual, baseline, finalTarget, direction)
  return reached !== null && roundTo(reached, PERCENT_DECIMALS) >= 100
}

/**
 * The status of an indicator from its percent of the way to the target due to date. Blue ("done") is
 * a final target that is reached, whatever is due.
 */
export function statusOf(
  percent: number | null,
  done: boolean,
  duePeriod: string | null,
  thresholds: Thresholds,
  override?: Override,
): Status {
  return withOverride(done ? 'blue' : ragOf(percent, thresholds), percent, duePeriod, override)
}

export interface ActivityFacts extends Override {
  readonly status: string | null
  readonly percent_complete: number | null
  readonly starts: string | null
  readonly ends: string | null
}

/**
 * The status of an activity on a day: percent complete against the share of its time that has gone
 * by. Completed is blue; cancelled and suspended are grey; before it starts there is no data yet.
 */
export function activityStanding(
  activity: ActivityFacts,
  today: string,
  thresholds: Thresholds,
): Status {
  const percent = activityPercent(activity, today)
  return withOverride(activityRag(activity, percent, thresholds), percent, null, activity)
}

function activityRag(activity: ActivityFacts, percent: number | null, limits: Thresholds): Rag {
  if (activity.status === 'completed') return 'blue'
  if (activity.status === 'cancelled' || activity.status === 'suspended') return 'grey'
  if (percent !== null) return ragOf(percent, limits)
  return activity.status === 'delayed' ? 'amber' : activity.status === 'on_track' ? 'green' : 'grey'
}

function activityPercent(activity: ActivityFacts, today: string): number | null {
  const { starts, ends, percent_complete: complete } = activity
  const elapsed = elapsedShare(starts, ends, today)
  if (elapsed === null || elapsed === 0) return null
  // Not started counts as nothing done: the person said so; silence would be "no data".
  const done = complete ?? (activity.status === 'not_started' ? 0 : null)
  return done === null ? null : done / elapsed
}

/** Share of the days from `starts` to `ends` (both included) that have gone by, 0..1. */
export function elapsedShare(
  starts: string | null,
  ends: string | null,
  today: string,
): number | null {
  if (starts === null || ends === null || ends < starts) return null
  if (today < starts) return 0
  if (today >= ends) return 1
  return (dayNumber(today) - dayNumber(starts) + 1) / (dayNumber(ends) - dayNumber(starts) + 1)
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

function withOverride(
  computed: Rag,
  percent: number | null,
  duePeriod: string | null,
  override?: Override,
): Status {
  const chosen = override?.status_override ?? null
  return {
    rag: chosen ?? computed,
    overridden: chosen !== null,
    reason: chosen === null ? null : (override?.override_reason ?? null),
    computed,
    percent,
    duePeriod,
  }
}

export type Counts = { readonly [R in Rag]: number }

export function countStatuses(statuses: Iterable<{ readonly rag: Rag }>): Counts {
  const counts = { green: 0, amber: 0, red: 0, grey: 0, blue: 0 }
  for (const status of statuses) counts[status.rag] += 1
  return counts
}
