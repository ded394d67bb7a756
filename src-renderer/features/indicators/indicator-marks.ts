// What the rules found in a cell of the Indicators grid. A problem stands on the cell that it is about; one of
// a part also on its total, which may be all that is shown.
import type { Mark } from '../../ui/grid-column.ts'
import { asMarks, type FoundProblem, type FoundProblems, foundOn } from '../../ui/problem-marks.ts'
import type { Indicator } from './indicator-rows.ts'

export const BASELINE_FIELDS = ['baseline_value', 'baseline_numerator', 'baseline_denominator']

/** The marks of what was found on a row, in any of its fields or in these. */
export function problemsOn(
  problems: FoundProblems,
  row: string | null | undefined,
  fields?: readonly string[],
): readonly Mark[] {
  return asMarks(
    foundOn(problems, row).filter(({ field }) => fields?.includes(field ?? '') ?? true),
  )
}

/** The marks of a whole cell besides those of its own number: that it is empty, and its parts. */
export function problemsBesides(
  problems: FoundProblems,
  indicator: Indicator,
  period: string,
): readonly Mark[] {
  return asMarks(besides(problems, indicator, period))
}

function besides(
  problems: FoundProblems,
  indicator: Indicator,
  period: string,
): readonly FoundProblem[] {
  const parts = Object.values(indicator.cells[period]?.actual.parts ?? {})
  return [
    ...foundOn(problems, indicator.id).filter((found) => found.period === period),
    ...parts.flatMap(({ id }) => foundOn(problems, id)),
  ]
}

/** The notes of a whole cell, in words. */
export function notesOn(
  problems: FoundProblems,
  indicator: Indicator,
  period: string,
): readonly string[] {
  const own = foundOn(problems, indicator.cells[period]?.actual.id)
  return [...own, ...besides(problems, indicator, period)]
    .filter(({ severity }) => severity === 'info')
    .map(({ words }) => words)
}
