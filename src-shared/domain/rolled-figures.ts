// Figures over the uses of one indicator, made of where each use stands at the end of a period. It does
// not matter who worked that out: indicator-figures.ts from the cells of a few uses, with the cells named,
// or the database for thousands (db/queries/roll-up.ts). The rules over offices are applied here only.
import { decimalsOf, type Measured, measuredValue } from './arithmetic.ts'
import type { Figure } from './explain.ts'
import { type MeasureRules, overUses, periodRule, type Rolled } from './roll-up.ts'

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
export function coverage(expected: readonly OfAnOffice[], used: readonly OfAnOffice[]) {
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
export const WEIGHING: readonly (string | null)[] = ['ratio', 'weighted']

/**
 * A percentage that was given without its two numbers (most targets are) joins a ratio, or a weighted
 * mean, with the weight of the office's actual denominator: the result is then what the offices together
 * would reach if each of them just met its own. Without such a weight it cannot be added and is left out.
 */
export function weighed(standing: Standing, given: Measured, rules: MeasureRules): Measured {
  const { value, numerator, denominator } = given
  if (!WEIGHING.includes(rules.over_offices) || value === null) return given
  if (numerator !== null && denominator !== null) return given
  const weight = standing.actual.denominator
  if (weight === null || !(weight > 0)) return given
  return { value, numerator: (value * weight) / 100, denominator: weight }
}

/** A value as it enters: the measure decides whether it is the value or its two numbers. */
export function asMeasured(given: Measured, measure: string | null): Measured {
  const { numerator, denominator } = given
  return { value: measuredValue(given, measure), numerator, denominator }
}
