// What "now" means for figures: the period that people report, the day that activities are judged on,
// and the thresholds of the strategy; and the facts of a workplan's indicators that figures are made
// of. Shared by Plan and Indicators.
import type { Workspace } from '#db/open.ts'
import * as plan from '#db/queries/plan.ts'
import * as reference from '#db/queries/reference.ts'
import type { IndicatorFacts } from '#domain/indicator-figures.ts'
import { currentPeriod, localDate, periodEnd } from '#domain/periods.ts'
import { type Thresholds, thresholdsOf } from '#domain/status.ts'
import { groupBy } from './outline-order.ts'

export interface Standpoint {
  /** null when the strategy has no reporting periods yet. */
  readonly period: string | null
  /** The day that activities are judged on: today, but never after the period's last day. */
  readonly day: string
  readonly thresholds: Thresholds
}

export async function standpoint(ws: Workspace, now: string): Promise<Standpoint> {
  const { db, identity } = ws
  const strategy = await reference.strategyOf(db, identity.strategy)
  const today = localDate(now, null)
  const period = reportedNow(await reference.periods(db), today, await reference.usedPeriods(db))
  const last = period === null ? today : periodEnd(period)
  return {
    period,
    day: [today, last].sort()[0] ?? today,
    thresholds: thresholdsOf(strategy),
  }
}

type PeriodRow = Awaited<ReturnType<typeof reference.periods>>[number]

/**
 * The period that people report now. Periods whose submission window HQ has not planned yet do not
 * count, unless none is planned.
 */
export function reportedNow(
  periods: readonly PeriodRow[],
  today: string,
  used: readonly string[],
): string | null {
  const all = periods.flatMap((row) => (row.code === null ? [] : [{ ...row, code: row.code }]))
  const planned = all.filter(({ opens, due, locks }) => opens ?? due ?? locks)
  return currentPeriod(planned.length > 0 ? planned : all, today, used)
}

export type IndicatorLine = Awaited<ReturnType<typeof plan.indicators>>[number]
export type TargetLine = Awaited<ReturnType<typeof plan.targets>>[number]
export type ActualLine = Awaited<ReturnType<typeof plan.actuals>>[number]

export interface PlanFigures {
  readonly lines: readonly IndicatorLine[]
  readonly targets: ReadonlyMap<string, readonly TargetLine[]> // by indicator
  readonly actuals: ReadonlyMap<string, readonly ActualLine[]>
}

/** Every indicator of a workplan with its targets and actuals, in three queries. */
export async function planFigures(ws: Workspace, workplan: string): Promise<PlanFigures> {
  const lines = await plan.indicators(ws.db, workplan)
  const targets = await plan.targets(ws.db, workplan)
  const actuals = await plan.actuals(ws.db, workplan)
  return {
    lines,
    targets: groupBy(targets, (row) => row.indicator),
    actuals: groupBy(actuals, (row) => row.indicator),
  }
}

export function factsOf(figures: PlanFigures, line: IndicatorLine): IndicatorFacts {
  return {
    indicator: line,
    rules: line,
    targets: figures.targets.get(line.id) ?? [],
    actuals: figures.actuals.get(line.id) ?? [],
  }
}
