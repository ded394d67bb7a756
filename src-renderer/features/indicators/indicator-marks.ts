// What a cell of the Indicators grid is marked with: what the rules found on the row behind it, conflicts,
// comments. A problem stands on the cell that it is about; one of a part also on its total, which may be
// all that is shown.
import type { Marks } from '../../frame/use-marks.ts'
import type { Mark } from '../../ui/grid-column.ts'
import type { Text } from '../../ui/text.ts'
import type { Indicator } from './indicator-rows.ts'

/** What a rule found, in words. A note (info) is told in the tip and makes no mark. */
export interface FoundProblem {
  readonly rule: string
  readonly severity: string
  readonly field: string | null
  readonly period: string | null
  readonly words: string
}

/** By the row that it was found on: an indicator, a target, an actual or a part. */
export type CellProblems = ReadonlyMap<string, readonly FoundProblem[]>

export const BASELINE_FIELDS = ['baseline_value', 'baseline_numerator', 'baseline_denominator']

/** The marks of what was found on a row, in any of its fields or in these. */
export function problemsOn(
  problems: CellProblems,
  row: string | null | undefined,
  fields?: readonly string[],
): readonly Mark[] {
  return asMarks(onRow(problems, row).filter(({ field }) => fields?.includes(field ?? '') ?? true))
}

function onRow(problems: CellProblems, row: string | null | undefined): readonly FoundProblem[] {
  return row ? (problems.get(row) ?? []) : []
}

/** What could not be read has its own mark: unreadMark. */
function asMarks(found: readonly FoundProblem[]): readonly Mark[] {
  return found
    .filter(({ rule, severity }) => severity !== 'info' && rule !== 'unread')
    .map(({ words }) => ({ kind: 'problem', words }))
}

/** The marks of a whole cell besides those of its own number: that it is empty, and its parts. */
export function problemsBesides(
  problems: CellProblems,
  indicator: Indicator,
  period: string,
): readonly Mark[] {
  return asMarks(besides(problems, indicator, period))
}

function besides(
  problems: CellProblems,
  indicator: Indicator,
  period: string,
): readonly FoundProblem[] {
  const parts = Object.values(indicator.cells[period]?.actual.parts ?? {})
  return [
    ...onRow(problems, indicator.id).filter((found) => found.period === period),
    ...parts.flatMap(({ id }) => onRow(problems, id)),
  ]
}

/** The notes of a whole cell, in words. */
export function notesOn(
  problems: CellProblems,
  indicator: Indicator,
  period: string,
): readonly string[] {
  const own = onRow(problems, indicator.cells[period]?.actual.id)
  return [...own, ...besides(problems, indicator, period)]
    .filter(({ severity }) => severity === 'info')
    .map(({ words }) => words)
}

/** Conflicts and comments of the row behind a cell. */
export function marksOn(text: Text, marks: Marks, row: string | null | undefined): readonly Mark[] {
  if (!row) return []
  const comments = marks.comments.get(row)
  return [
    ...(marks.conflicts.has(row)
      ? [{ kind: 'conflict', words: text.t('grid.conflict') } as const]
      : []),
    ...(comments
      ? [{ kind: 'comment', words: text.t('grid.comments', { count: comments }) } as const]
      : []),
  ]
}
