// The figures of indicators: what an indicator stands at, what was due, its progress and status, for
// one use of it in a plan and for many offices together. It joins roll-up.ts, arithmetic.ts and
// status.ts and adds the explanation that every figure carries. Over periods first, then offices.
import {
  decimalsOf,
  type Measured,
  mean,
  measuredValue,
  NOTHING,
  progress,
  unknownPart,
} from './arithmetic.ts'
import type { RowOf } from './entities.ts'
import type { Explanation, Figure, Source } from './explain.ts'
import { comparePeriods, isUpTo } from './periods.ts'
import {
  type MeasureRules,
  type OverOffices,
  overOffices,
  overPeriods,
  type PeriodCell,
  periodRule,
  type Rolled,
} from './roll-up.ts'
import {
  isDone,
  type Override,
  PERCENT_DECIMALS,
  type Status,
  statusOf,
  type Thresholds,
} from './status.ts'

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

/** How many source cells an explanation lists before it only counts the rest. */
const SOURCES_SHOWN = 200

export function explanation(
  rule: string,
  from: readonly Source[],
  missing: readonly string[] = [],
  values?: Explanation['values'],
  shown: number = SOURCES_SHOWN,
): Explanation {
  return {
    rule,
    ...(values ? { values } : {}),
    from: from.slice(0, shown),
    ...(from.length > shown ? { more: from.length - shown } : {}),
    missing,
  }
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
export const dueTarget = remembered((facts: IndicatorFacts, upTo: string): DueTarget => {
  const over_periods = periodRule(facts.rules) === 'sum' ? 'sum' : 'latest'
  const rolled = overPeriods(facts.targets, { ...facts.rules, over_periods }, upTo)
  return { ...rolled, period: latestPeriod(rolled.used) }
})

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

/**
 * The final target: the indicator's own, else the target due by the end of the last period that has
 * one. null when there is neither.
 */
export function finalTargetOf(facts: IndicatorFacts): number | null {
  if (facts.indicator.final_target !== null) return facts.indicator.final_target
  const last = latestPeriod(
    facts.targets.filter((cell) => measuredValue(cell, facts.rules.measure) !== null),
  )
  return last === null ? null : dueTarget(facts, last).value
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

/** True unless every cell of the latest asked period says that the indicator does not apply. */
export function isExpected(facts: IndicatorFacts, upTo: string): boolean {
  const last = facts.actuals
    .filter((cell) => cell.period !== null && isUpTo(cell.period, upTo))
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
    .at(-1)
  return last?.status !== 'not_applicable'
}

const FIGURE_UNITS: Readonly<Record<string, Figure['unit']>> = { percentage: 'percent' }

function unitOf(measure: string | null): Figure['unit'] {
  return FIGURE_UNITS[measure ?? ''] ?? 'number'
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

/** Baseline as a figure. */
export function baselineFigure(facts: readonly IndicatorFacts[]): Figure {
  const entries = facts.map((entry) => contribution(entry, baselineOf(entry.indicator)))
  return planFigure(entries, 'explain.baseline', (entry, value) =>
    planSource(entry.facts, 'baseline_value', value),
  )
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

interface Contribution extends Measured {
  readonly facts: IndicatorFacts
}

function contribution(facts: IndicatorFacts, measured: Measured): Contribution {
  const { numerator, denominator } = measured
  return { facts, value: measuredValue(measured, facts.rules.measure), numerator, denominator }
}

function officesOf(facts: Iterable<IndicatorFacts>): ReadonlySet<string> {
  const offices = new Set<string>()
  for (const entry of facts) if (entry.indicator.office) offices.add(entry.indicator.office)
  return offices
}

/** Counts of offices, and who is missing, for a result made of `used` out of `expected`. */
function coverage(expected: readonly IndicatorFacts[], used: Iterable<IndicatorFacts>) {
  const all = officesOf(expected)
  const there = officesOf(used)
  return {
    reported: there.size,
    expected: all.size,
    missing: [...all].filter((office) => !there.has(office)).sort(),
  }
}

/** The rule over offices; a single use of an indicator stands for itself under every rule. */
function together(items: readonly Contribution[]): Rolled<Contribution> {
  const [only, ...rest] = items
  if (only && rest.length === 0) {
    const { value, numerator, denominator } = only
    return value === null
      ? { ...NOTHING, used: [] }
      : { value, numerator, denominator, used: items }
  }
  const rule: OverOffices = only?.facts.rules.over_offices ?? 'none'
  return overOffices(items, rule, only?.facts.rules.measure ?? null)
}

/**
 * The actual of an indicator over offices, to date. Words are not added up: of a qualitative indicator
 * the figure only says who has said something.
 */
export function actualFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  if (uses[0]?.rules.measure === 'qualitative') return wordsFigure(uses, upTo)
  const expected = uses.filter((facts) => isExpected(facts, upTo))
  const rolledByPeriod = new Map(expected.map((facts) => [facts, actualToDate(facts, upTo)]))
  const result = together([...rolledByPeriod].map(([facts, rolled]) => contribution(facts, rolled)))
  const from = result.used.flatMap(({ facts }) =>
    sourcesOf('actual', facts, rolledByPeriod.get(facts)?.used ?? []),
  )
  const rules = uses[0]?.rules
  const { missing, ...counts } = coverage(
    expected,
    result.used.map((entry) => entry.facts),
  )
  return {
    value: result.value,
    unit: unitOf(rules?.measure ?? null),
    decimals: rules ? decimalsOf(rules) : 0,
    ...counts,
    how: explanation(explainRule(uses), from, missing, {
      ...ratioValues(result),
      period: upTo,
    }),
  }
}

/** The latest text up to a period, of those that say something. */
export function latestText(facts: IndicatorFacts, upTo: string): PeriodCell | undefined {
  return facts.actuals
    .filter((cell) => cell.period !== null && isUpTo(cell.period, upTo) && !!cell.text?.trim())
    .sort((a, b) => comparePeriods(a.period ?? '', b.period ?? ''))
    .at(-1)
}

function wordsFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  const expected = uses.filter((facts) => isExpected(facts, upTo))
  const said = expected.flatMap((facts) => {
    const cell = latestText(facts, upTo)
    return cell ? [{ facts, cell }] : []
  })
  const { missing, ...counts } = coverage(
    expected,
    said.map(({ facts }) => facts),
  )
  return {
    value: null,
    unit: 'number',
    decimals: 0,
    ...counts,
    how: explanation(
      'explain.words',
      said.flatMap(({ facts, cell }) =>
        sourcesOf('actual', facts, [cell]).map((source) => ({ ...source, field: 'text' })),
      ),
      missing,
      { period: upTo },
    ),
  }
}

function ratioValues(result: Measured): Readonly<Record<string, number>> {
  if (result.numerator === null || result.denominator === null) return {}
  return { numerator: result.numerator, denominator: result.denominator }
}

/** 'explain.periods.<rule>' for one use, 'explain.offices.<rule>' for several. */
function explainRule(uses: readonly IndicatorFacts[]): string {
  const rules = uses[0]?.rules
  if (!rules) return 'explain.none'
  return uses.length === 1
    ? `explain.periods.${periodRule(rules)}`
    : `explain.offices.${rules.over_offices ?? 'none'}`
}

/** The target due to date of an indicator over offices. */
export function targetFigure(uses: readonly IndicatorFacts[], upTo: string): Figure {
  const dues = new Map(uses.map((facts) => [facts, dueTarget(facts, upTo)]))
  const entries = [...dues].map(([facts, due]) => weighed(contribution(facts, due), upTo))
  const result = together(entries)
  const rules = uses[0]?.rules
  const { missing, ...counts } = coverage(
    uses,
    result.used.map((entry) => entry.facts),
  )
  return {
    value: result.value,
    unit: unitOf(rules?.measure ?? null),
    decimals: rules ? decimalsOf(rules) : 0,
    ...counts,
    how: explanation(
      'explain.target',
      result.used.flatMap(({ facts }) => sourcesOf('target', facts, dues.get(facts)?.used ?? [])),
      missing,
      { period: upTo },
    ),
  }
}

/**
 * A percentage that was given without its two numbers (most targets are) joins a ratio with the
 * weight of the office's actual denominator: the result is then what the offices together would reach
 * if each of them just met its own. Without such a weight it cannot be added and is left out.
 */
function weighed(entry: Contribution, upTo: string): Contribution {
  const { facts, value, numerator, denominator } = entry
  if (facts.rules.over_offices !== 'ratio' || value === null) return entry
  if (numerator !== null && denominator !== null) return entry
  const weight = actualToDate(facts, upTo).denominator
  if (weight === null || !(weight > 0)) return entry
  return { ...entry, numerator: (value * weight) / 100, denominator: weight }
}

function planFigure(
  entries: readonly Contribution[],
  rule: string,
  source: (entry: Contribution, value: number) => Source,
): Figure {
  const result = together(entries)
  const rules = entries[0]?.facts.rules
  const { missing, ...counts } = coverage(
    entries.map((entry) => entry.facts),
    result.used.map((entry) => entry.facts),
  )
  return {
    value: result.value,
    unit: unitOf(rules?.measure ?? null),
    decimals: rules ? decimalsOf(rules) : 0,
    ...counts,
    how: explanation(
      rule,
      result.used.flatMap((entry) => (entry.value === null ? [] : [source(entry, entry.value)])),
      missing,
    ),
  }
}

interface Comparable {
  readonly actual: number | null
  readonly baseline: number | null
  readonly target: number | null
  readonly used: readonly IndicatorFacts[]
}

/**
 * Actual, baseline and target of the same offices: only who has all three is compared, because an
 * office that has not reported would otherwise count as one that achieved nothing.
 */
function comparable(
  uses: readonly IndicatorFacts[],
  upTo: string,
  baselineFor: (facts: IndicatorFacts) => Measured,
  targetOf: (facts: IndicatorFacts) => Measured,
): Comparable {
  const rows = uses.flatMap((facts) => {
    const actual = contribution(facts, actualToDate(facts, upTo))
    const baseline = weighed(contribution(facts, baselineFor(facts)), upTo)
    const target = weighed(contribution(facts, targetOf(facts)), upTo)
    const complete = [actual, baseline, target].every((entry) => entry.value !== null)
    return complete && isExpected(facts, upTo) ? [{ facts, actual, baseline, target }] : []
  })
  return {
    actual: together(rows.map((row) => row.actual)).value,
    baseline: together(rows.map((row) => row.baseline)).value,
    target: together(rows.map((row) => row.target)).value,
    used: rows.map((row) => row.facts),
  }
}

function baselineOfFacts(facts: IndicatorFacts): Measured {
  return baselineOf(facts.indicator)
}

/**
 * Where the way to the target due to date begins: at the baseline, but at zero where periods are added
 * up, because actual and target to date then both start from nothing.
 */
function startToDate(facts: IndicatorFacts): Measured {
  return periodRule(facts.rules) === 'sum' ? { ...NOTHING, value: 0 } : baselineOfFacts(facts)
}

function finalAsMeasured(facts: IndicatorFacts): Measured {
  return { ...NOTHING, value: finalTargetOf(facts) }
}

/** Progress of an indicator over offices towards its final target, percent. */
export function rolledProgress(uses: readonly IndicatorFacts[], upTo: string): Figure {
  const { actual, baseline, target, used } = comparable(
    uses,
    upTo,
    baselineOfFacts,
    finalAsMeasured,
  )
  const value = progress(actual, baseline, target, uses[0]?.rules.direction ?? null)
  const { missing, ...counts } = coverage(
    uses.filter((facts) => isExpected(facts, upTo)),
    value === null ? [] : used,
  )
  const from = used.flatMap((facts) => [
    ...sourcesOf('actual', facts, actualToDate(facts, upTo).used),
    ...planSources(facts),
  ])
  return {
    value,
    unit: 'percent',
    decimals: PERCENT_DECIMALS,
    ...counts,
    how: explanation(
      progressRule(value, baseline, target),
      value === null ? [] : from,
      missing,
      value === null || actual === null || baseline === null || target === null
        ? undefined
        : { actual, baseline, target },
    ),
  }
}

function progressRule(value: number | null, baseline: number | null, target: number | null) {
  if (value === null) return 'explain.progress.no_data'
  return baseline === target ? 'explain.progress.maintain' : 'explain.progress'
}

function planSources(facts: IndicatorFacts): Source[] {
  const baseline = measuredValue(baselineOf(facts.indicator), facts.rules.measure)
  const target = finalTargetOf(facts)
  return [
    ...(baseline === null ? [] : [planSource(facts, 'baseline_value', baseline)]),
    ...(target === null ? [] : [planSource(facts, 'final_target', target)]),
  ]
}

/**
 * The status of an indicator over offices; `override` only where one row stands for it. It is done
 * only when every office that is expected is in it.
 */
export function rolledStatus(
  uses: readonly IndicatorFacts[],
  upTo: string,
  thresholds: Thresholds,
  override?: Override,
): Status {
  const direction = uses[0]?.rules.direction ?? null
  const due = comparable(uses, upTo, startToDate, (facts) => dueTarget(facts, upTo))
  const end = comparable(uses, upTo, baselineOfFacts, finalAsMeasured)
  const everybody = end.used.length === uses.filter((facts) => isExpected(facts, upTo)).length
  const periods = due.used.flatMap((facts) => dueTarget(facts, upTo).period ?? [])
  return statusOf(
    progress(due.actual, due.baseline, due.target, direction),
    everybody && isDone(end.actual, end.baseline, end.target, direction),
    periods.sort(comparePeriods).at(-1) ?? null,
    thresholds,
    override,
  )
}

/** A figure with the offices that were expected in it, and the row that it is the figure of. */
export interface Covered {
  readonly figure: Figure
  readonly offices: Iterable<string>
  readonly of: { readonly entity: string; readonly row: string }
}

export function coveredProgress(
  uses: readonly IndicatorFacts[],
  upTo: string,
  of: Covered['of'],
): Covered {
  const expected = uses.filter((facts) => isExpected(facts, upTo))
  return { figure: rolledProgress(uses, upTo), offices: officesOf(expected), of }
}

/**
 * The plain mean of the figures that have data, percent; an office counts when any of them has it. Its
 * sources are the rows whose figures went in, each with its own explanation.
 */
export function meanFigure(items: readonly Covered[], rule: string, of: Covered['of']): Covered {
  const present = items.filter((item) => item.figure.value !== null)
  const expected = new Set(items.flatMap((item) => [...item.offices]))
  const there = new Set(
    present.flatMap(({ figure, offices }) => {
      const missing = new Set(figure.how.missing)
      return [...offices].filter((office) => !missing.has(office))
    }),
  )
  const figure: Figure = {
    value: mean(present.flatMap((item) => item.figure.value ?? [])),
    unit: 'percent',
    decimals: PERCENT_DECIMALS,
    reported: there.size,
    expected: expected.size,
    how: explanation(
      rule,
      present.map((item) => ({ ...item.of, field: 'progress', value: item.figure.value })),
      [...expected].filter((office) => !there.has(office)).sort(),
      { count: present.length, of: items.length },
    ),
  }
  return { figure, offices: expected, of }
}
