// Roll-up: over periods first, per office, then over offices, each by the indicator's own rule. A
// ratio is the sum of numerators over the sum of denominators, never an average of percentages.
// Missing is left out, never counted as zero, and every result says what it is made of.
import { type Measured, mean, measuredValue, NOTHING, percentOf, sum } from './arithmetic.ts'
import type { RowOf } from './entities.ts'
import { comparePeriods, isUpTo, outermost } from './periods.ts'

/** What the roll-up needs to know of an indicator; a row of indicator_definition will do. */
export type MeasureRules = Pick<
  RowOf<'indicator_definition'>,
  'measure' | 'direction' | 'value_mode' | 'over_offices' | 'over_periods' | 'decimals'
>
export type OverPeriods = NonNullable<MeasureRules['over_periods']>
export type OverOffices = NonNullable<MeasureRules['over_offices']>

/** The cell of one period: a row of `actual` or `target` will do. */
export interface PeriodCell extends Measured {
  readonly id: string
  readonly period: string | null
  readonly status?: string | null
  /** What a qualitative indicator says. */
  readonly text?: string | null
}

/** A result with the cells it is made of. `value` is in the indicator's unit, percent 0..100. */
export interface Rolled<C> extends Measured {
  readonly used: readonly C[]
  /** All that had a number: the largest of five is one of them, and five were asked. */
  readonly counted: readonly C[]
}

/** Said on purpose: there is no number, whatever stands in the cell. */
export function isDeclaredEmpty(cell: { readonly status?: string | null }): boolean {
  return cell.status === 'not_available' || cell.status === 'not_applicable'
}

/**
 * The rule over periods that holds: running totals and stocks are never added up, whatever the
 * definition says, because that would count the same thing again each period.
 */
export function periodRule(rules: MeasureRules): OverPeriods {
  const rule = rules.over_periods ?? 'latest'
  return rule === 'sum' && rules.value_mode !== 'period' ? 'latest' : rule
}

/** The cells that hold a number, of periods that have ended by `upTo`, in order of time. */
export function cellsToDate<C extends PeriodCell>(
  cells: readonly C[],
  measure: string | null,
  upTo: string,
): readonly (C & { readonly period: string })[] {
  return cells
    .filter((cell): cell is C & { readonly period: string } => {
      if (cell.period === null || !isUpTo(cell.period, upTo) || isDeclaredEmpty(cell)) return false
      return measuredValue(cell, measure) !== null || hasRatio(cell)
    })
    .sort((a, b) => comparePeriods(a.period, b.period))
}

/**
 * One office's value over its periods up to and including `upTo`. Where a year and its quarters both
 * hold numbers, sums, ratios and averages take the year and leave the quarters out.
 */
export function overPeriods<C extends PeriodCell>(
  cells: readonly C[],
  rules: MeasureRules,
  upTo: string,
): Rolled<C> {
  const rule = periodRule(rules)
  const present = cellsToDate(cells, rules.measure, upTo)
  if (rule === 'latest') {
    const last = present.findLast((cell) => measuredValue(cell, rules.measure) !== null)
    if (!last) return nothing()
    return { ...measured(last, rules.measure), used: [last], counted: [last] }
  }
  const apart = new Set(outermost(present.map((cell) => cell.period)))
  return combine(
    rule,
    present.filter((cell) => apart.has(cell.period)),
    rules.measure,
  )
}

/** Contributions of several offices (already rolled over periods) to one result. */
export function overOffices<C extends Measured>(
  contributions: readonly C[],
  rule: OverOffices,
  measure: string | null,
): Rolled<C> {
  return combine(rule, contributions, measure)
}

/** The same for uses of one indicator; a single use stands for itself under every rule. */
export function overUses<C extends Measured>(
  uses: readonly C[],
  rules: Pick<MeasureRules, 'over_offices' | 'measure'>,
): Rolled<C> {
  const [only] = uses
  if (uses.length !== 1 || !only) {
    return overOffices(uses, rules.over_offices ?? 'none', rules.measure)
  }
  const { value, numerator, denominator } = only
  return value === null ? nothing() : { value, numerator, denominator, used: uses, counted: uses }
}

function combine<C extends Measured>(
  rule: Exclude<OverPeriods, 'latest'> | OverOffices,
  items: readonly C[],
  measure: string | null,
): Rolled<C> {
  if (rule === 'ratio') return combineRatio(items)
  if (rule === 'weighted') return combineWeighted(items, measure)
  const counted: C[] = []
  const values: number[] = []
  for (const item of items) {
    const value = measuredValue(item, measure)
    if (value === null) continue
    counted.push(item)
    values.push(value)
  }
  if (counted.length === 0) return nothing()
  if (rule === 'none') return { ...NOTHING, used: [], counted }
  if (rule === 'max' || rule === 'min') {
    const best = values.indexOf(rule === 'max' ? Math.max(...values) : Math.min(...values))
    const used = counted.slice(best, best + 1)
    return { ...measured(used[0] ?? NOTHING, measure), used, counted }
  }
  const value = rule === 'sum' ? sum(values) : mean(values)
  return { ...NOTHING, value, used: counted, counted }
}

function combineRatio<C extends Measured>(items: readonly C[]): Rolled<C> {
  const used = items.filter(hasRatio)
  if (used.length === 0) return nothing()
  const numerator = sum(used.map((item) => item.numerator))
  const denominator = sum(used.map((item) => item.denominator))
  const value = percentOf(numerator, denominator)
  return { value, numerator, denominator, used, counted: used }
}

/** Weighted by the denominator; who gives no weight is left out, as who gives no value is. */
function combineWeighted<C extends Measured>(
  items: readonly C[],
  measure: string | null,
): Rolled<C> {
  const weighted = items.flatMap((item) => {
    const value = measuredValue(item, measure)
    const weight = item.denominator
    return value === null || weight === null || !(weight > 0) ? [] : [{ item, value, weight }]
  })
  if (weighted.length === 0) return nothing()
  const weights = sum(weighted.map((entry) => entry.weight))
  const counted = weighted.map((entry) => entry.item)
  return {
    ...NOTHING,
    value: sum(weighted.map((entry) => entry.value * entry.weight)) / weights,
    denominator: weights,
    used: counted,
    counted,
  }
}

/** Both numbers are there; 0 of 0 counts (it adds nothing), a part of nothing does not. */
function hasRatio<C extends Measured>(
  item: C,
): item is C & { readonly numerator: number; readonly denominator: number } {
  if (item.numerator === null || item.denominator === null) return false
  return item.denominator > 0 || (item.denominator === 0 && item.numerator === 0)
}

function measured(cell: Measured, measure: string | null): Measured {
  return {
    value: measuredValue(cell, measure),
    numerator: cell.numerator,
    denominator: cell.denominator,
  }
}

function nothing<C>(): Rolled<C> {
  return { ...NOTHING, used: [], counted: [] }
}
