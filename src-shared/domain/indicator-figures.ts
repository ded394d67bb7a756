// The figures of indicators: what an indicator stands at, what was due, its progress and status, for
// one use of it in a plan and for many offices together, each with the cells it was made from. Over
// periods first (here), then over offices (rolled-figures.ts).
import { decimalsOf, type Measured, measuredValue, unknownPart } from './arithmetic.ts'
import type { RowOf } from './entities.ts'
import { explanation, type Figure, type Source } from './explain.ts'
import { comparePeriods, isUpTo } from './periods.ts'
import {
  cellsToDate,
  type MeasureRules,
  overPeriods,
  type PeriodCell,
  periodRule,
  type Rolled,
} from './roll-up.ts'
import {
  asMeasured,
  countsStill,
  type Made,
  rolledActual,
  rolledBaseline,
  rolledTarget,
  type Standing,
} from './rolled-figures.ts'
import { rolledToFinal, statusOver } from './rolled-progress.ts'
import type { Override, Status, Thresholds } from './status.ts'

/** The columns of an `indicator` row that figures need. */
export type IndicatorUse = Pick<
  RowOf<'indicator'>,
  | 'id'
  | 'office'
  | 'baseline_value'
  | 'baseline_numerator'
  | 'baseline_denominator'
  | 'final_target'
  | 'status_override'
  | 'override_reason'
>

/** One use of an indicator in a plan with everything that was entered for it. */
export interface IndicatorFacts {
  readonly indicator: IndicatorUse
  readonly rules: MeasureRules
  readonly targets: readonly PeriodCell[]
  readonly actuals: readonly PeriodCell[]
}

/** The actual to date of one indicator, by its rule over periods. */
export const actualToDate = remembered(
  (facts: IndicatorFacts, upTo: string): Rolled<PeriodCell> =>
    overPeriods(facts.actuals, facts.rules, upTo),
)

/**
 * Facts do not change, and one screen asks for the same value in several figures: the last answer per
 * facts is kept for as long as they are.
 */
function remembered<R>(compute: (facts: IndicatorFacts, upTo: string) => R) {
  const answers = new WeakMap<IndicatorFacts, { readonly upTo: string; readonly answer: R }>()
  return (facts: IndicatorFacts, upTo: string): R => {
    const known = answers.get(facts)
    if (known?.upTo === upTo) return known.answer
    const answer = compute(facts, upTo)
    answers.set(facts, { upTo, answer })
    return answer
  }
}

/** A target with the latest period it is made of. */
export interface DueTarget extends Rolled<PeriodCell> {
  readonly period: string | null
}

/**
 * The target due to date: the target of the latest period up to `upTo`; for indicators whose periods
 * are added up, the sum of the targets to date.
 */
export const dueTarget = remembered(targetToDate)

function targetToDate(facts: IndicatorFacts, upTo: string): DueTarget {
  const over_periods = periodRule(facts.rules) === 'sum' ? 'sum' : 'latest'
  const rolled = overPeriods(facts.targets, { ...facts.rules, over_periods }, upTo)
  return { ...rolled, period: latestPeriod(rolled.used) }
}

function latestPeriod(cells: readonly PeriodCell[]): string | null {
  const codes = cells.flatMap((cell) => (cell.period === null ? [] : [cell.period]))
  return codes.sort(comparePeriods).at(-1) ?? null
}

export function baselineOf(indicator: IndicatorUse): Measured {
  return {
    value: indicator.baseline_value,
    numerator: indicator.baseline_numerator,
    denominator: indicator.baseline_denominator,
  }
}

/** Later than every period: all that was ever entered. */
const THE_END = '9999'

/** The final target: the indicator's own, else what is due when all its targets are. */
export function finalTargetOf(facts: IndicatorFacts): number | null {
  return facts.indicator.final_target ?? targetToDate(facts, THE_END).value
}

function sourcesOf(
  entity: 'actual' | 'target',
  facts: IndicatorFacts,
  cells: readonly PeriodCell[],
): Source[] {
  return cells.map((cell) => ({
    entity,
    row: cell.id,
    field: facts.rules.measure === 'percentage' && cell.numerator !== null ? 'numerator' : 'value',
    ...(facts.indicator.office ? { office: facts.indicator.office } : {}),
    ...(cell.period ? { period: cell.period } : {}),
    value: measuredValue(cell, facts.rules.measure),
  }))
}

function planSource(
  facts: IndicatorFacts,
  field: 'baseline_value' | 'final_target',
  value: number,
): Source {
  const { id, office } = facts.indicator
  return { entity: 'indicator', row: id, field, ...(office ? { office } : {}), value }
}

/** Whether the use counts in figures to date: rolled-figures.ts, countsStill. */
export function isExpected(facts: IndicatorFacts, upTo: string): boolean {
  return countsStill(isAway(facts, upTo), actualToDate(facts, upTo), facts.rules)
}

/** The latest period that says anything says that the indicator does not apply. */
function isAway(facts: IndicatorFacts, upTo: string): boolean {
  const last = facts.actuals
    .filter((cell) => cell.period !== null && isUpTo(cell.period, upTo))
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
    .at(-1)
  return last?.status === 'not_applicable'
}

/** A use with what it stands at, so that the cells behind it can be named. */
interface Told extends Standing {
  readonly facts: IndicatorFacts
}

/** Where a use stands at the end of a period, from its cells. */
export const standingOf = remembered((facts: IndicatorFacts, upTo: string): Told => {
  const { period, ...due } = dueTarget(facts, upTo)
  return {
    facts,
    office: facts.indicator.office,
    expected: isExpected(facts, upTo),
    actual: actualToDate(facts, upTo),
    due,
    duePeriod: period,
    baseline: asMeasured(baselineOf(facts.indicator), facts.rules.measure),
    final: finalTargetOf(facts),
    said: hasSaid(facts, upTo),
  }
})

function hasSaid(facts: IndicatorFacts, upTo: string): boolean {
  if (facts.rules.measure === 'qualitative') return latestText(facts, upTo) !== undefined
  return periodRule(facts.rules) === 'none' && numbersToDate(facts, upTo).length > 0
}

function numbersToDate({ actuals, rules }: IndicatorFacts, upTo: string): readonly PeriodCell[] {
  return cellsToDate(actuals, rules.measure, upTo).filter(
    (cell) => measuredValue(cell, rules.measure) !== null,
  )
}

const NO_RULES: MeasureRules = {
  measure: null,
  direction: null,
  value_mode: null,
  over_offices: null,
  over_periods: null,
  decimals: null,
}

/** All uses of one indicator are measured by the same rules. */
function rulesOf(uses: readonly IndicatorFacts[]): MeasureRules {
  return uses[0]?.rules ?? NO_RULES
}

function standingsOf(uses: readonly IndicatorFacts[], upTo: string): readonly Told[] {
  return uses.map((facts) => standingOf(facts, upTo))
}

/** The figure with its cells. */
function told<S extends { readonly facts: IndicatorFacts }>(
  made: Made<S>,
  cells: (facts: IndicatorFacts) => readonly Source[],
): Figure {
  const { rule, values, missing } = made.figure.how
  const from = made.used.flatMap(({ facts }) => cells(facts))
  return { ...made.figure, how: explanation(rule, from, missing, values) }
}

// One use of an indicator -------------------------------------------------------------------------

/** The actual to date as a figure. */
export function toDateFigure(facts: IndicatorFacts, upTo: string): Figure {
  return actualFigure([facts], upTo)
}

/** Progress from the baseline to the final target, percent. */
export function progressFigure(facts: IndicatorFacts, upTo: string): Figure {
  return rolledProgress([facts], upTo)
}

/** The status of one indicator against its target due to date; an override is honoured and shown. */
export function indicatorStatus(
  facts: IndicatorFacts,
  upTo: string,
  thresholds: Thresholds,
): Status {
  return rolledStatus([facts], upTo, thresholds, facts.indicator)
}

/** Baseline as a figure; `upTo` is when a percentage that needs a weight is weighed. */
export function baselineFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  return told(rolledBaseline(standingsOf(uses, upTo), rulesOf(uses)), (facts) => {
    const { value } = asMeasured(baselineOf(facts.indicator), facts.rules.measure)
    return value === null ? [] : [planSource(facts, 'baseline_value', value)]
  })
}

/**
 * What the parts of a total leave unknown, in the indicator's unit: of a percentage, the part of its
 * denominator that no cell explains.
 */
export function partsUnknown(
  actual: Measured,
  parts: readonly Measured[],
  rules: Pick<MeasureRules, 'measure' | 'decimals'>,
): number | null {
  if (rules.measure === 'percentage') {
    return unknownPart(
      actual.denominator,
      parts.map((part) => part.denominator),
      decimalsOf({ ...rules, measure: 'unit' }),
    )
  }
  return unknownPart(
    actual.value,
    parts.map((part) => part.value),
    decimalsOf(rules),
  )
}

// Many uses of one indicator: the same definition in the plans of several offices ---------------------

/** The actual of an indicator over offices, to date. */
export function actualFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  const rules = rulesOf(uses)
  return told(rolledActual(standingsOf(uses, upTo), rules, upTo), (facts) =>
    actualSources(facts, upTo),
  )
}

function actualSources(facts: IndicatorFacts, upTo: string): Source[] {
  if (facts.rules.measure === 'qualitative') return wordSources(facts, upTo)
  const apart = periodRule(facts.rules) === 'none'
  return sourcesOf(
    'actual',
    facts,
    apart ? numbersToDate(facts, upTo) : actualToDate(facts, upTo).used,
  )
}

function wordSources(facts: IndicatorFacts, upTo: string): Source[] {
  const cell = latestText(facts, upTo)
  if (!cell) return []
  return sourcesOf('actual', facts, [cell]).map((source) => ({ ...source, field: 'text' }))
}

/** The use with the cell of this period only: what it says of that period, and not to date. */
export function inPeriod<F extends IndicatorFacts>(facts: F, period: string): F {
  return {
    ...facts,
    rules: { ...facts.rules, over_periods: 'latest' },
    actuals: facts.actuals.filter((cell) => cell.period === period),
  }
}

/** The latest text up to a period, of those that say something. */
export function latestText(facts: IndicatorFacts, upTo: string): PeriodCell | undefined {
  return facts.actuals
    .filter((cell) => cell.period !== null && isUpTo(cell.period, upTo) && !!cell.text?.trim())
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
    .at(-1)
}

/** The target due to date of an indicator over offices. */
export function targetFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  return told(rolledTarget(standingsOf(uses, upTo), rulesOf(uses), upTo), (facts) =>
    sourcesOf('target', facts, dueTarget(facts, upTo).used),
  )
}

/** Progress of an indicator over offices towards its final target, percent. */
export function rolledProgress(uses: readonly IndicatorFacts[], upTo: string): Figure {
  return told(rolledToFinal(standingsOf(uses, upTo), rulesOf(uses)), (facts) => [
    ...sourcesOf('actual', facts, actualToDate(facts, upTo).used),
    ...planSources(facts),
  ])
}

function planSources(facts: IndicatorFacts): Source[] {
  const baseline = measuredValue(baselineOf(facts.indicator), facts.rules.measure)
  const target = finalTargetOf(facts)
  return [
    ...(baseline === null ? [] : [planSource(facts, 'baseline_value', baseline)]),
    ...(target === null ? [] : [planSource(facts, 'final_target', target)]),
  ]
}

/** The status of an indicator over offices; `override` only where one row stands for it. */
export function rolledStatus(
  uses: readonly IndicatorFacts[],
  upTo: string,
  thresholds: Thresholds,
  override?: Override,
): Status {
  return statusOver(standingsOf(uses, upTo), rulesOf(uses), thresholds, override)
}
