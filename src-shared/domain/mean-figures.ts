// Means of figures: of the indicators of an objective, an office or a workplan, and of the objectives. An office
// counts as being in one when any of its figures has data.
import { mean } from './arithmetic.ts'
import { type Explanation, explanation, type Figure } from './explain.ts'
import { PERCENT_DECIMALS } from './status.ts'

/** What a mean is made of: a value, who was expected in it and who is missing, and the row it is of. */
export interface Part {
  readonly figure: { readonly value: number | null; readonly how: Pick<Explanation, 'missing'> }
  readonly offices: Iterable<string>
  readonly of: { readonly entity: string; readonly row: string }
}

/** A figure with the offices that were expected in it, and the row that it is the figure of. */
export interface Covered extends Part {
  readonly figure: Figure
}

/**
 * The plain mean of the figures that have data, percent; an office counts when any of them has it. Its
 * sources are the rows whose figures went in, each with its own explanation.
 */
export function meanFigure(items: readonly Part[], rule: string, of: Covered['of']): Covered {
  const { figure, ...covered } = lightMean(items, rule, of)
  const present = items.filter((item) => item.figure.value !== null)
  const { missing, values } = figure.how
  const from = present.map((item) => ({
    ...item.of,
    field: 'progress',
    value: item.figure.value,
  }))
  return { ...covered, figure: { ...figure, how: explanation(rule, from, missing, values) } }
}

/** The same without its sources, where nobody looks at them. */
export function lightMean(items: readonly Part[], rule: string, of: Covered['of']): Covered {
  const expected = new Set<string>()
  const there = new Set<string>()
  const values: number[] = []
  for (const { figure, offices } of items) {
    const { value, how } = figure
    if (value !== null) values.push(value)
    for (const office of offices) {
      expected.add(office)
      if (value !== null && !how.missing.includes(office)) there.add(office)
    }
  }
  const missing = [...expected].filter((office) => !there.has(office)).sort()
  const figure: Figure = {
    value: mean(values),
    unit: 'percent',
    decimals: PERCENT_DECIMALS,
    reported: there.size,
    expected: expected.size,
    how: explanation(rule, [], missing, { count: values.length, of: items.length }),
  }
  return { figure, offices: expected, of }
}
