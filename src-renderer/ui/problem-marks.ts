// What the rules found in the cells of a grid, as marks and as words for the tip. A note (info) is told
// in the tip and makes no mark.
import type { Client } from '#contract/client.ts'
import { say } from '#i18n/intl.ts'
import type { Mark } from './grid-column.ts'
import type { Text } from './text.ts'

export type CellProblem = Awaited<ReturnType<Client['parity']['get']>>['problems'][number]

export interface ProblemMarks {
  readonly marks: (row: string | null, field: string) => readonly Mark[]
  readonly notes: (row: string | null, field: string) => readonly string[]
}

export function problemMarks(text: Text, problems: readonly CellProblem[]): ProblemMarks {
  const byCell = Map.groupBy(problems, ({ row, field }) => `${row} ${field ?? ''}`)
  const found = (row: string | null, field: string) => byCell.get(`${row} ${field}`) ?? []
  const words = ({ rule, severity, values }: CellProblem) =>
    text.t('indicators.problem', {
      severity: text.t(`frame.severity.${severity}`),
      words: say(text.intl, `rule.${rule}`, values),
    })
  return {
    marks: (row, field) =>
      found(row, field)
        // What could not be read has its own mark: unreadMark.
        .filter(({ rule, severity }) => severity !== 'info' && rule !== 'unread')
        .map((problem) => ({ kind: 'problem', words: words(problem) })),
    notes: (row, field) =>
      found(row, field)
        .filter(({ severity }) => severity === 'info')
        .map(words),
  }
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
