// What the rules found in the cells of a grid, as marks and as words for the tip: how severe, what, and what
// to do. A note (info) is told in the tip and makes no mark.
import type { Client } from '#contract/client.ts'
import { problemText } from '#i18n/problem-text.ts'
import type { Mark } from './grid-column.ts'
import type { Text } from './text.ts'

export type CellProblem = Awaited<ReturnType<Client['parity']['get']>>['problems'][number]

export interface ProblemMarks {
  readonly marks: (row: string | null, field: string) => readonly Mark[]
  readonly notes: (row: string | null, field: string) => readonly string[]
}

/** `entity`: of the rows, where a problem names a field of theirs. */
export function problemMarks(
  text: Text,
  problems: readonly CellProblem[],
  entity = '',
): ProblemMarks {
  const byCell = Map.groupBy(problems, ({ row, field }) => `${row} ${field ?? ''}`)
  const found = (row: string | null, field: string) => byCell.get(`${row} ${field}`) ?? []
  const words = (problem: CellProblem) => problemWords(text, { ...problem, entity })
  return {
    marks: (row, field) =>
      asMarks(found(row, field).map((problem) => ({ ...problem, words: words(problem) }))),
    notes: (row, field) =>
      found(row, field)
        .filter(({ severity }) => severity === 'info')
        .map(words),
  }
}

/** 'Warning: spent more than planned. Check the amounts.' */
export function problemWords(
  text: Text,
  problem: Pick<CellProblem, 'rule' | 'severity' | 'values'> & { readonly entity: string },
): string {
  const { message, fix } = problemText(text.intl, problem)
  return text.t('grid.problem', {
    severity: text.t(`frame.severity.${problem.severity}`),
    words: `${message} ${fix}`,
  })
}

/** A text that was kept because it could not be read. */
export function unreadMark(
  text: Text,
  unread: Readonly<Record<string, string>> | null,
  field: string,
): readonly Mark[] {
  const typed = unread?.[field]
  return typed === undefined
    ? []
    : [{ kind: 'unread', words: text.t('grid.unread', { text: typed }) }]
}

/** What a rule found in a row, in words. */
export interface FoundProblem {
  readonly rule: string
  readonly severity: string
  readonly field: string | null
  readonly period: string | null
  readonly words: string
}

/** By the id of the row. */
export type FoundProblems = ReadonlyMap<string, readonly FoundProblem[]>

export function foundOn(
  problems: FoundProblems,
  row: string | null | undefined,
): readonly FoundProblem[] {
  return row ? (problems.get(row) ?? []) : []
}

/** What could not be read has its own mark: unreadMark. */
export function asMarks(
  found: readonly Pick<FoundProblem, 'rule' | 'severity' | 'words'>[],
): readonly Mark[] {
  return found
    .filter(({ rule, severity }) => severity !== 'info' && rule !== 'unread')
    .map(({ words }) => ({ kind: 'problem', words }))
}
