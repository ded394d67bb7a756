// What others contribute to an indicator of the global workplan in one period, and the doubt where its own number
// says something else. The doubt looks across offices, which rules of the registry never do; it is found
// at HQ, which has all of them (src-main/app/contributions.ts).
import { decimalsOf, type Measured, NOTHING, sameValue } from './arithmetic.ts'
import type { Figure } from './explain.ts'
import { isDeclaredEmpty, type MeasureRules } from './roll-up.ts'
import { asMeasured, rolledActual, type Standing } from './rolled-figures.ts'

/** An office's row that contributes, with its actual of the period. */
export interface Contribution {
  readonly office: string | null
  readonly cell: (Measured & { readonly status: string | null }) | undefined
}

/** What they add up to by the indicator's own rule over offices, in this period alone. */
export function contributedFigure(
  contributions: readonly Contribution[],
  rules: MeasureRules,
  period: string,
): Figure {
  const standings = contributions.map((one) => standingIn(one, rules.measure))
  const { figure } = rolledActual(standings, { ...rules, over_periods: 'latest' }, period)
  return ofThePeriod(figure, rules)
}

/** What a use says of one period alone. */
function standingIn({ office, cell }: Contribution, measure: string | null): Standing {
  const given = cell && !isDeclaredEmpty(cell) ? asMeasured(cell, measure) : NOTHING
  return {
    office,
    actual: given.value === null ? NOTHING : given,
    expected: cell?.status !== 'not_applicable',
    ...{ due: NOTHING, duePeriod: null, baseline: NOTHING, final: null, said: false },
  }
}

/** It is of the period alone, and says so. */
export function ofThePeriod(figure: Figure, { over_offices }: MeasureRules): Figure {
  const { values } = figure.how
  const how = { rule: 'explain.contributions', values: { ...values, over: over_offices ?? 'none' } }
  return { ...figure, how: { ...figure.how, ...how } }
}

/** Its words are `rule.differs_from_offices`, as those of the registry. */
export const DIFFERS_FROM_OFFICES = { code: 'differs_from_offices', severity: 'warning' } as const

/** Both say something, and not the same as people see it. */
export function differsFromOffices(
  own: (Measured & { readonly status?: string | null }) | undefined,
  figure: Figure,
  rules: MeasureRules,
): boolean {
  if (!own || isDeclaredEmpty(own) || figure.value === null) return false
  const { value } = asMeasured(own, rules.measure)
  return value !== null && !sameValue(value, figure.value, decimalsOf(rules))
}
