// A disaggregated indicator over periods and offices: each part is put together by the same two rules as
// the indicator itself, out of exactly the values that its total is made of, so that total and parts can
// be laid beside each other. What nobody broke down stays what it is: not broken down. Pure arithmetic;
// it names no part for people and knows no screen.
import { decimalsOf, type Measured, measuredValue, sum } from './arithmetic.ts'
import { explanation, type Figure, type Source } from './explain.ts'
import {
  actualFigure,
  actualToDate,
  type IndicatorFacts,
  isExpected,
  partsUnknown,
} from './indicator-figures.ts'
import { overPeriods, overUses, type PeriodCell, type Rolled } from './roll-up.ts'

/** One cell of a disaggregation; a row of `actual_part` will do. */
export interface PartCell extends Measured {
  readonly id: string
  /** Canonical: 'age=u18;sex=f'. */
  readonly cell: string
}

/** A use of an indicator whose actuals are broken down. */
export interface BrokenDownFacts extends IndicatorFacts {
  /** By the id of the actual that they belong to, of one scheme only. */
  readonly parts: ReadonlyMap<string, readonly PartCell[]>
}

/** Which parts: all whose cell names each of these pairs; a whole cell, or a margin such as 'sex=f'. */
export type Slice = string

/** The dimensions of a cell, sorted: 'age=u18;sex=f' → ['age', 'sex']. */
export function dimensionsOfCell(cell: string): readonly string[] {
  return pairsOf(cell).map((pair) => pair.split('=', 1)[0] ?? '')
}

function pairsOf(cell: string): readonly string[] {
  const known = pairs.get(cell)
  if (known) return known
  const found = cell.split(';')
  pairs.set(cell, found)
  return found
}

/** There are a few dozen cells, asked for many thousands of times. */
const pairs = new Map<string, readonly string[]>()

function isIn(cell: string, slice: Slice): boolean {
  return cell === slice || pairsOf(slice).every((pair) => pairsOf(cell).includes(pair))
}

/**
 * Whether parts are shares of one total, so that several of them make a margin and what is left is not
 * broken down: counts, and percentages through their numbers. A level or a yes is no share of anything.
 */
export function partsAddUp(measure: string | null): boolean {
  return measure === 'unit' || measure === 'percentage'
}

/** The parts of one actual that belong to a slice, as one measure; null when none of them is given. */
function sliceOf(
  parts: readonly PartCell[],
  slice: Slice,
  measure: string | null,
): Measured | null {
  const own = parts.filter((part) => isIn(part.cell, slice) && isGiven(part, measure))
  const [first, ...others] = own
  if (!first) return null
  if (others.length === 0) return first
  if (!partsAddUp(measure)) return null
  return {
    value: added(own.map((part) => part.value)),
    numerator: added(own.map((part) => part.numerator)),
    denominator: added(own.map((part) => part.denominator)),
  }
}

function isGiven(part: Measured, measure: string | null): boolean {
  return measure === 'percentage'
    ? part.numerator !== null && part.denominator !== null
    : part.value !== null
}

function added(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null)
  return given.length === 0 ? null : sum(given)
}

/** A slice of one use to date, of those actuals that its total to date is made of. */
export function sliceToDate(
  facts: BrokenDownFacts,
  upTo: string,
  slice: Slice,
): Rolled<PeriodCell> {
  const { measure } = facts.rules
  const cells = actualToDate(facts, upTo).used.flatMap((actual) => {
    const part = sliceOf(facts.parts.get(actual.id) ?? [], slice, measure)
    if (part === null) return []
    const { value, numerator, denominator } = part
    return [{ id: actual.id, period: actual.period, value, numerator, denominator }]
  })
  return overPeriods(cells, facts.rules, upTo)
}

interface Contribution extends Measured {
  readonly facts: BrokenDownFacts
}

function contributionsOf(
  uses: readonly BrokenDownFacts[],
  rolled: (facts: BrokenDownFacts) => Measured,
): readonly Contribution[] {
  return uses.map((facts) => {
    const { value, numerator, denominator } = rolled(facts)
    const measured = { value, numerator, denominator }
    return { facts, ...measured, value: measuredValue(measured, facts.rules.measure) }
  })
}

/** The rule over offices; all uses are measured by the same rules. */
function together(items: readonly Contribution[]): Rolled<Contribution> {
  const rules = items[0]?.facts.rules
  return overUses(items, rules ?? { over_offices: 'none', measure: null })
}

/**
 * A part over offices, to date. Missing are the offices that were expected and are not in it: those
 * without a value, and those that have one and did not break it down so.
 */
export function sliceFigure(
  uses: readonly BrokenDownFacts[],
  upTo: string,
  slice: Slice,
  name: string = slice,
): Figure {
  const expected = uses.filter((facts) => isExpected(facts, upTo))
  const result = together(contributionsOf(expected, (facts) => sliceToDate(facts, upTo, slice)))
  const offices = officesOf(expected)
  const there = officesOf(result.counted.map(({ facts }) => facts))
  const rules = uses[0]?.rules
  return {
    value: result.value,
    unit: rules?.measure === 'percentage' ? 'percent' : 'number',
    decimals: rules ? decimalsOf(rules) : 0,
    reported: there.size,
    expected: offices.size,
    how: explanation(
      uses.length === 1 ? 'explain.part.periods' : 'explain.part.offices',
      result.used.flatMap(({ facts }) => sourcesOf(facts, upTo, slice)),
      [...offices].filter((office) => !there.has(office)).sort(),
      { part: name, period: upTo, rule: rules?.over_offices ?? 'none', ...ratioOf(result) },
    ),
  }
}

function ratioOf({ numerator, denominator }: Measured): Readonly<Record<string, number>> {
  return numerator === null || denominator === null ? {} : { numerator, denominator }
}

function sourcesOf(facts: BrokenDownFacts, upTo: string, slice: Slice): Source[] {
  const { measure } = facts.rules
  return sliceToDate(facts, upTo, slice).used.flatMap((actual) =>
    (facts.parts.get(actual.id) ?? [])
      .filter((part) => isIn(part.cell, slice) && isGiven(part, measure))
      .map((part) => ({
        entity: 'actual_part',
        row: part.id,
        field: measure === 'percentage' ? 'numerator' : 'value',
        ...(facts.indicator.office ? { office: facts.indicator.office } : {}),
        ...(actual.period ? { period: actual.period } : {}),
        value: measuredValue(part, measure),
      })),
  )
}

function officesOf(facts: readonly IndicatorFacts[]): ReadonlySet<string> {
  return new Set(facts.flatMap((entry) => entry.indicator.office ?? []))
}

/** How far a total is broken down. */
export interface BreakdownCover {
  /** What the parts explain of the total, in its unit; of percentages, of the denominator. */
  readonly known: number | null
  /** The total itself, in the same unit. */
  readonly total: number | null
  /** total − known: what nobody broke down; null where parts are no shares of a total. */
  readonly unknown: number | null
  /** Offices that are in the total and broke nothing down. */
  readonly none: readonly string[]
  /** Offices that broke down a part of theirs only. */
  readonly partly: readonly string[]
}

/** `cells`: every whole cell of the scheme. */
export function breakdownCover(
  uses: readonly BrokenDownFacts[],
  upTo: string,
  cells: readonly Slice[],
): BreakdownCover {
  const lines = uses
    .filter((facts) => isExpected(facts, upTo) && actualToDate(facts, upTo).used.length > 0)
    .map((facts) => coverOf(facts, upTo, cells))
  const none = lines.filter((line) => line.known === null)
  const partly = lines.filter((line) => line.known !== null && (line.unknown ?? 0) !== 0)
  const adds = addsOverOffices(uses)
  const known = adds ? added(lines.map((line) => line.known)) : null
  const total = adds ? added(lines.map((line) => line.total)) : null
  return {
    known,
    total,
    // As exact as one office's own: nobody wants to read 0.30000000000000004 people.
    unknown:
      total === null
        ? null
        : added(lines.map((line) => (line.known === null ? line.total : line.unknown))),
    none: officeIds(none),
    partly: officeIds(partly),
  }
}

function officeIds(lines: readonly { readonly facts: IndicatorFacts }[]): readonly string[] {
  return [...officesOf(lines.map(({ facts }) => facts))].sort()
}

/** Totals of offices are added up, as sums or as numerators over denominators; or there is only one. */
function addsOverOffices(uses: readonly IndicatorFacts[]): boolean {
  const rules = uses[0]?.rules
  if (!partsAddUp(rules?.measure ?? null)) return false
  return uses.length === 1 || rules?.over_offices === 'sum' || rules?.over_offices === 'ratio'
}

function coverOf(facts: BrokenDownFacts, upTo: string, cells: readonly Slice[]) {
  const { rules } = facts
  const total = actualToDate(facts, upTo)
  const parts = cells
    .map((cell) => sliceToDate(facts, upTo, cell))
    .filter((rolled) => rolled.used.length > 0)
  const unknown = parts.length > 0 ? partsUnknown(total, parts, rules) : null
  const whole = rules.measure === 'percentage' ? total.denominator : total.value
  return {
    facts,
    total: whole,
    unknown,
    known: whole === null || unknown === null ? null : whole - unknown,
  }
}

/** The actual of an indicator with its parts, over offices, to date. */
export interface BrokenDownFigure extends BreakdownCover {
  readonly figure: Figure
  readonly slices: ReadonlyMap<Slice, Figure>
}

/** `slices`: what is wanted, whole cells and margins; `cells`: every whole cell of the scheme. */
export function brokenDownFigure(
  uses: readonly BrokenDownFacts[],
  upTo: string,
  cells: readonly Slice[],
  slices: readonly Slice[] = cells,
): BrokenDownFigure {
  return {
    figure: actualFigure(uses, upTo),
    slices: new Map(slices.map((slice) => [slice, sliceFigure(uses, upTo, slice)])),
    ...breakdownCover(uses, upTo, cells),
  }
}
