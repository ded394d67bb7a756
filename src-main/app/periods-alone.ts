// Actuals and targets of each period alone, for the Consolidated room: where each use stands by what was
// entered for that period only. Everything over offices is made of it as of what stands to date.
import { type IndicatorFacts, standingOf } from '#domain/indicator-figures.ts'
import { periodAlone } from '#domain/period-alone.ts'
import type { ConsolidatedCell, ConsolidatedIndicator } from './consolidated-figures.ts'
import type { AtPeriod, RollUp, UseStanding } from './kept-roll-up.ts'

/** `uses`: the facts of every use that is asked for; others have nothing in it. */
export function periodsAlone(rolled: RollUp, uses: readonly IndicatorFacts[]): RollUp {
  const lines = new Map(rolled.plans.uses.map((line) => [line.id, line]))
  return {
    ...rolled,
    periods: rolled.periods.map(({ period }): AtPeriod => {
      const standings = new Map<UseStanding['line']['row'], UseStanding>()
      for (const facts of uses) {
        const line = lines.get(facts.indicator.id)
        if (!line) continue
        const { definition } = rolled.plans.groupOf(line)
        const standing = standingOf(periodAlone(facts, period), period)
        standings.set(line.row, { ...standing, line, definition })
      }
      return { period, standings, made: NOTHING_KEPT }
    }),
  }
}

/** Each of these figures is asked for once. */
const NOTHING_KEPT: AtPeriod['made'] = { of: (_of, _name, make) => make(), forget: () => {} }

/** The figures to date with the actuals and targets of each period alone in their place. */
export function withPeriodsAlone(
  toDate: readonly ConsolidatedIndicator[],
  alone: readonly ConsolidatedIndicator[],
): readonly ConsolidatedIndicator[] {
  return toDate.map((one, at) => {
    const own = alone[at]
    return {
      ...one,
      cells: cellsAlone(one.cells, own?.cells),
      offices: one.offices.map((line, index) => ({
        ...line,
        cells: cellsAlone(line.cells, own?.offices[index]?.cells),
      })),
    }
  })
}

function cellsAlone(
  toDate: readonly ConsolidatedCell[],
  alone: readonly ConsolidatedCell[] = [],
): readonly ConsolidatedCell[] {
  return toDate.map((cell, at) => {
    const { actual = cell.actual, target = cell.target } = alone[at] ?? {}
    return { ...cell, actual, target }
  })
}
