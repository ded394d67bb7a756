// What the columns of the budget grid share: what they are made from, which field of which entity a cell holds,
// what could not be read in it, whether it may be edited.
import { moneyText } from '#i18n/figures.ts'
import type { Marks } from '../../frame/use-marks.ts'
import { choiceWord } from '../../ui/choice-words.ts'
import type { Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { type ProblemMarks, unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import type { Budget, Line } from './budget-rows.ts'

export interface BudgetView {
  readonly text: Text
  readonly budget: Budget
  readonly period: string
  readonly open: ReadonlySet<string>
  readonly problems: ProblemMarks
  readonly marks: Marks
}

/** Which field of which entity a column holds in a row; null where it holds none of its own. */
export function fieldOf(line: Line, column: string): string | null {
  const fields: Readonly<Record<string, string>> = line.kind === 'total' ? {} : FIELDS[line.kind]
  return Object.hasOwn(fields, column) ? (fields[column] ?? null) : null
}

const FIELDS = {
  activity: {
    code: 'code',
    title: 'title',
    starts: 'starts',
    ends: 'ends',
    state: 'status',
    done: 'percent_complete',
    special: 'special_measure',
    initiative: 'corporate_initiative',
  },
  line: {
    title: 'category',
    period: 'period',
    planned: 'planned',
    spentNow: 'amount',
    description: 'description',
  },
  funding: { title: 'source', state: 'certainty', funded: 'amount' },
} as const

/** An amount in a cell: without its currency, which the room names once. */
export function amountText(text: Text, minor: number | null, currency: string | null): string {
  return minor === null ? '' : moneyText(text.intl, minor, currency ?? '', true)
}

export function lockedWhy({ text, budget }: Pick<BudgetView, 'text' | 'budget'>): string | null {
  return budget.writable ? null : text.t('budget.locked.office', { office: budget.reason ?? '' })
}

/** The edit where the plan may be written here. */
export function editable(view: BudgetView, edit: () => Edit | Locked | null): Edit | Locked | null {
  const locked = lockedWhy(view)
  return locked === null ? edit() : { locked }
}

export function unreadOf(line: Line): Readonly<Record<string, string>> | null {
  switch (line.kind) {
    case 'total':
      return null
    case 'activity':
      return line.activity.unread
    case 'line':
      return line.line.unread
    case 'funding':
      return line.funding.unread
  }
}

export function unreadIn(line: Line, column: string): string | undefined {
  return unreadOf(line)?.[fieldOf(line, column) ?? '']
}

export function marksOf(view: BudgetView, line: Line, column: string): readonly Mark[] {
  const field = fieldOf(line, column)
  if (field === null || line.kind === 'total') return []
  return [...unreadMark(view.text, unreadOf(line), field), ...view.problems.marks(line.id, field)]
}

export function nameOf(text: Text, line: Line): string {
  switch (line.kind) {
    case 'total':
      return text.t('budget.total')
    case 'activity':
      return line.activity.title
    case 'line':
      return text.t('budget.line', {
        category: choiceWord(text, line.line.category),
        period: text.period(line.line.period),
      })
    case 'funding':
      return line.funding.source || text.t('budget.source.none')
  }
}
