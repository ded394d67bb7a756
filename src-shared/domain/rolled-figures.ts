// Figures over the uses of one indicator, made of where each use stands at the end of a period. It does
// not matter who worked that out: indicator-figures.ts from the cells of a few uses, with the cells named,
// or the database for thousands (db/queries/roll-up.ts). The rules over offices are applied here only.
import { decimalsOf, type Measured, measuredValue, NOTHING, progress } from './arithmetic.ts'
import type { Figure } from './explain.ts'
import { comparePeriods } from './periods.ts'
import { type MeasureRules, overUses, periodRule, type Rolled } from './roll-up.ts'
import {
  isDone,
  type Override,
  PERCENT_DECIMALS,
  type Status,
  statusOf,
  type Thresholds,
} from './status.ts'

/** Where one use of an indicator stands at the end of a period. Values in its unit, percent 0..100. */
export interface Standing {
  readonly office: string | null
  /** It counts: see countsStill. */
  readonly expected: boolean
  /** To date, by the rule over periods. */
  readonly actual: Measured
  readonly due: Measured
  /** The latest period that the due target is made of. */
  readonly duePeriod: string | null
  readonly baseline: Measured
  readonly final: number | null
  /**
   * Of what has no value to date, that something was reported up to the period: a text of a qualitative
   * indicator, a number of one whose periods are not put together.
   */
  readonly said: boolean
}

/**
 * Whether a use counts. One that is declared not applicable in the latest period that says anything does
 * not; but what it has added up before stays in every total, which would otherwise fall.
 */
export function countsStill(away: boolean, actual: Measured, rules: MeasureRules): boolean {
  const addsUp = periodRule(rules) !== 'latest' || rules.value_mode === 'cumulative'
  return !away || (addsUp && actual.value !== null)
}

/** A figure, without cells, and the uses that are in it. */
export interface Made<S> {
  readonly figure: Figure
  readonly used: readonly S[]
}

interface Entry<S> extends Measured {
  readonly of: S
}

function entry<S>(of: S, { value, numerator, denominator }: Measured): Entry<S> {
  return { of, value, numerator, denominator }
}

export function expectedIn<S extends Standing>(standings: readonly S[]): readonly S[] {
  return standings.every(isExpectedIn) ? standings : standings.filter(isExpectedIn)
}

function isExpectedIn(standing: Standing): boolean {
  return standing.expected
}

type OfAnOffice = Pick<Standing, 'office'>

export function officesIn(standings: Iterable<OfAnOffice>): ReadonlySet<string> {
  const offices = new Set<string>()
  for (const { office } of standings) if (office) offices.add(office)
  return offices
}

/** Counts of offices, and who is missing, for a result made of `used` out of `expected`. */
function coverage(expected: readonly OfAnOffice[], used: readonly OfAnOffice[]) {
  const all = officesIn(expected)
  // Nobody can be missing where everybody is in it, which is the most common case.
  const there = used.length === expected.length ? all : officesIn(used)
  return {
    reported: there.size,
    expected: all.size,
    missing: there.size === all.size ? [] : [...all].filter((id) => !there.has(id)).sort(),
  }
}

function counted<S>(result: Rolled<Entry<S>>): readonly S[] {
  return result.counted.map((item) => item.of)
}

function used<S>(result: Rolled<Entry<S>>): readonly S[] {
  return result.used.map((item) => item.of)
}

const FIGURE_UNITS: Readonly<Record<string, Figure['unit']>> = { percentage: 'percent' }

function measuredFigure<S extends OfAnOffice>(
  result: Rolled<Entry<S>>,
  expected: readonly S[],
  rules: MeasureRules,
  how: Pick<Figure['how'], 'rule' | 'values'>,
): Made<S> {
  const { missing, ...counts } = coverage(expected, counted(result))
  return {
    figure: {
      value: result.value,
      unit: FIGURE_UNITS[rules.measure ?? ''] ?? 'number',
      decimals: decimalsOf(rules),
      ...counts,
      how: { ...how, from: [], missing },
    },
    used: used(result),
  }
}

/**
 * The actual over offices, to date. Words are not added up: of a qualitative indicator the figure only
 * says who has said something.
 */
export function rolledActual<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  upTo: string,
): Made<S> {
  const expected = expectedIn(standings)
  if (rules.measure === 'qualitative') return onlySaid(expected, 'explain.words', upTo)
  // What is not put together over periods has no value to date; who reported is known all the same.
  if (periodRule(rules) === 'none') return onlySaid(expected, 'explain.periods.none', upTo)
  const result = overUses(
    expected.map((standing) => entry(standing, standing.actual)),
    rules,
  )
  return measuredFigure(result, expected, rules, {
    rule: actualRule(standings.length, rules),
    values: { ...ratioValues(result), period: upTo },
  })
}

function onlySaid<S extends Standing>(expected: readonly S[], rule: string, upTo: string): Made<S> {
  const said = expected.filter((standing) => standing.said)
  const { missing, ...counts } = coverage(expected, said)
  return {
    figure: {
      value: null,
      unit: 'number',
      decimals: 0,
      ...counts,
      how: { rule, values: { period: upTo }, from: [], missing },
    },
    used: said,
  }
}

function ratioValues(result: Measured): Readonly<Record<string, number>> {
  if (result.numerator === null || result.denominator === null) return {}
  return { numerator: result.numerator, denominator: result.denominator }
}

/** 'explain.periods.<rule>' for one use, 'explain.offices.<rule>' for several. */
function actualRule(uses: number, rules: MeasureRules): string {
  return uses === 1
    ? `explain.periods.${periodRule(rules)}`
    : `explain.offices.${rules.over_offices ?? 'none'}`
}

/** How uses are put together, for the words of a rule; of one alone 'alone'. */
function overRule(uses: number, rules: MeasureRules): string {
  return uses === 1 ? 'alone' : (rules.over_offices ?? 'none')
}

/** The target due to date over offices. */
export function rolledTarget<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  upTo: string,
): Made<S> {
  const result = overUses(
    standings.map((standing) => entry(standing, weighed(standing, standing.due, rules))),
    rules,
  )
  return measuredFigure(result, standings, rules, {
    rule: 'explain.target',
    values: { period: upTo, over: overRule(standings.length, rules) },
  })
}

/** The baseline over offices; a percentage without its two numbers weighs as its office's actual does. */
export function rolledBaseline<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
): Made<S> {
  const result = overUses(
    standings.map((standing) => entry(standing, weighed(standing, standing.baseline, rules))),
    rules,
  )
  return measuredFigure(result, standings, rules, {
    rule: 'explain.baseline',
    values: { over: overRule(standings.length, rules) },
  })
}

/** Rules that weigh each office by its denominator. */
const WEIGHING: readonly (string | null)[] = ['ratio', 'weighted']

/**
 * A percentage that was given without its two numbers (most targets are) joins a ratio, or a weighted
 * mean, with the weight of the office's actual denominator: the result is then what the offices together
 * would reach if each of them just met its own. Without such a weight it cannot be added and is left out.
 */
function weighed(standing: Standing, given: Measured, rules: MeasureRules): Measured {
  const { value, numerator, denominator } = given
  if (!WEIGHING.includes(rules.over_offices) || value === null) return given
  if (numerator !== null && denominator !== null) return given
  const weight = standing.actual.denominator
  if (weight === null || !(weight > 0)) return given
  return { value, numerator: (value * weight) / 100, denominator: weight }
}

/** What stands between two ends of the way, put together over the offices that have all three. */
interface Way<S> {
  readonly actual: number | null
  readonly from: number | null
  readonly to: number | null
  readonly used: readonly S[]
}

type End = (standing: Standing) => Measured

/**
 * Actual, beginning and end of the same offices: only who has all three is compared, because an
 * office that has not reported would otherwise count as one that achieved nothing.
 */
function wayOf<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  begin: End,
  end: End,
): Way<S> {
  const [only] = standings
  if (standings.length === 1 && only) return wayOfOne(only, begin, end)
  const whole: Step<S>[] = []
  for (const standing of standings) {
    const { actual } = standing
    const [from, to] = [begin(standing), end(standing)]
    if (!standing.expected) continue
    if (actual.value === null || from.value === null || to.value === null) continue
    whole.push({
      standing,
      actual,
      from: weighed(standing, from, rules),
      to: weighed(standing, to, rules),
    })
  }
  const steps = comparable(whole, rules)
  return {
    actual: valueOver(
      steps.map((step) => step.actual),
      rules,
    ),
    from: valueOver(
      steps.map((step) => step.from),
      rules,
    ),
    to: valueOver(
      steps.map((step) => step.to),
      rules,
    ),
    used: steps.map((step) => step.standing),
  }
}

interface Step<S> {
  readonly standing: S
  readonly actual: Measured
  readonly from: Measured
  readonly to: Measured
}

/** One use stands for itself under every rule. */
function wayOfOne<S extends Standing>(standing: S, begin: End, end: End): Way<S> {
  const { actual } = standing
  const [from, to] = [begin(standing), end(standing)]
  const isUsed =
    standing.expected && actual.value !== null && from.value !== null && to.value !== null
  return isUsed
    ? { actual: actual.value, from: from.value, to: to.value, used: [standing] }
    : NO_WAY
}

const NO_WAY: Way<never> = { actual: null, from: null, to: null, used: [] }

/** Where each is weighed, who has no weight is in none of the three and does not count as being in. */
function comparable<S>(steps: readonly Step<S>[], rules: MeasureRules): readonly Step<S>[] {
  if (steps.length === 1 || !WEIGHING.includes(rules.over_offices)) return steps
  return steps.filter(({ actual, from, to }) =>
    [actual, from, to].every(({ denominator }) => denominator !== null && denominator > 0),
  )
}

function valueOver(items: readonly Measured[], rules: MeasureRules): number | null {
  const [only] = items
  return items.length === 1 && only ? only.value : overUses(items, rules).value
}

const FROM_ZERO: Measured = { ...NOTHING, value: 0 }
const atBaseline: End = ({ baseline }) => baseline
const atZero: End = () => FROM_ZERO
const atDue: End = ({ due }) => due
const atFinal: End = ({ final }) => ({ value: final, numerator: null, denominator: null })

/** The way to the final target: from the baseline. */
function wayToFinal<S extends Standing>(standings: readonly S[], rules: MeasureRules): Way<S> {
  return wayOf(standings, rules, atBaseline, atFinal)
}

/**
 * The way to the target due to date: from the baseline, but from zero where periods are added up,
 * because actual and target to date then both start from nothing. What should fall starts at its
 * baseline all the same: from zero, twice as many accidents as allowed would be twice the achievement.
 */
function wayToDue<S extends Standing>(standings: readonly S[], rules: MeasureRules): Way<S> {
  const addsUp = periodRule(rules) === 'sum' && rules.direction !== 'decreasing'
  return wayOf(standings, rules, addsUp ? atZero : atBaseline, atDue)
}

/** How far along a way: percent, unclamped; null is "no data". */
function along({ actual, from, to }: Way<unknown>, rules: MeasureRules): number | null {
  return progress(actual, from, to, rules.direction)
}

/** Progress of an indicator over offices towards its final target, percent. */
export function rolledToFinal<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
): Made<S> {
  return progressFigure(wayToFinal(standings, rules), standings, rules)
}

function progressFigure<S extends Standing>(
  way: Way<S>,
  standings: readonly S[],
  rules: MeasureRules,
): Made<S> {
  const value = along(way, rules)
  const { actual, from: baseline, to: target } = way
  const used = value === null ? [] : way.used
  const { missing, ...counts } = coverage(expectedIn(standings), used)
  const values =
    value === null || actual === null || baseline === null || target === null
      ? {}
      : { values: { actual, baseline, target } }
  return {
    figure: {
      value,
      unit: 'percent',
      decimals: PERCENT_DECIMALS,
      ...counts,
      how: { rule: progressRule(value, baseline, target), ...values, from: [], missing },
    },
    used,
  }
}

function progressRule(value: number | null, baseline: number | null, target: number | null) {
  if (value === null) return 'explain.progress.no_data'
  return baseline === target ? 'explain.progress.maintain' : 'explain.progress'
}

/**
 * The status of an indicator over offices; `override` only where one row stands for it. It is done
 * only when every office that is expected is in it.
 */
export function statusOver(
  standings: readonly Standing[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): Status {
  return statusAt(wayToFinal(standings, rules), standings, rules, thresholds, override)
}

function statusAt<S extends Standing>(
  way: Way<S>,
  standings: readonly S[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): Status {
  const due = wayToDue(standings, rules)
  const everybody = way.used.length === expectedIn(standings).length
  return statusOf(
    along(due, rules),
    everybody && isDone(way.actual, way.from, way.to, rules.direction),
    latestOf(due.used),
    thresholds,
    override,
  )
}

/** Progress and status at once: both look at the same way to the final target. */
export function progressAndStatus<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): { readonly progress: Figure; readonly status: Status } {
  const way = wayToFinal(standings, rules)
  return {
    progress: progressFigure(way, standings, rules).figure,
    status: statusAt(way, standings, rules, thresholds, override),
  }
}

/** The same of one use alone, where only the percent is wanted. */
export function percentAndStatus(
  standing: Standing,
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): { readonly percent: number | null; readonly status: Status } {
  const alone = [standing]
  const way = wayToFinal(alone, rules)
  return {
    percent: along(way, rules),
    status: statusAt(way, alone, rules, thresholds, override),
  }
}

function latestOf(standings: readonly Standing[]): string | null {
  let latest: string | null = null
  for (const { duePeriod } of standings) {
    if (duePeriod === null) continue
    if (latest === null || comparePeriods(duePeriod, latest) > 0) latest = duePeriod
  }
  return latest
}

/** A value as it enters: the measure decides whether it is the value or its two numbers. */
export function asMeasured(given: Measured, measure: string | null): Measured {
  const { numerator, denominator } = given
  return { value: measuredValue(given, measure), numerator, denominator }
}
