// What was entered for one period alone, instead of everything up to its end: the same facts without the
// cells of other periods. A year has its own cells and those of its quarters; a quarter only its own.
// Progress and status are never of a period alone, because they are a way from the baseline.
import type { IndicatorFacts } from './indicator-figures.ts'
import { isWithin } from './periods.ts'

export function periodAlone<F extends IndicatorFacts>(facts: F, period: string): F {
  const isIn = (cell: { readonly period: string | null }) =>
    cell.period !== null && isWithin(cell.period, period)
  return { ...facts, actuals: facts.actuals.filter(isIn), targets: facts.targets.filter(isIn) }
}
