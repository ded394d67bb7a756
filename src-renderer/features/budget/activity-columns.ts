// The columns of an activity in the budget grid: its time, its state and how much of it is done; for HQ also what
// it counts as. The state of a source of funding is how certain it is.
import { ACTIVITY_STATUSES, ENTITIES } from '#domain/entities.ts'
import { parseCell } from '#domain/parse-cell.ts'
import { choicesOf, choiceWord } from '../../ui/choice-words.ts'
import { choiceEdit, dateEdit, numberEdit } from '../../ui/edits.ts'
import type { Column } from '../../ui/grid-column.ts'
import { unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import type { Activity, Line } from './budget-rows.ts'
import { type BudgetView, editable, marksOf, unreadIn } from './budget-view.ts'
import { timelineCell } from './timeline.ts'

const CERTAINTIES = ENTITIES.funding.fields.certainty.choices

export function timeColumn({ text, budget }: BudgetView): Column<Line> {
  const { years, today } = budget
  return {
    id: 'time',
    head: text.t('budget.column.time'),
    headTip: text.t('budget.column.time.tip', {
      from: text.period(String(years.from)),
      to: text.period(String(years.to)),
      today: text.date(today),
    }),
    width: 100,
    text: (line) => (line.kind === 'activity' ? timeWords(text, line.activity) : ''),
    draw: (line, words) =>
      line.kind === 'activity'
        ? timelineCell(
            {
              starts: line.activity.starts,
              ends: line.activity.ends,
              done: line.activity.percentComplete,
            },
            years,
            today,
            words,
          )
        : document.createTextNode(''),
    stamp: (line) => (line.kind === 'activity' ? String(line.activity.percentComplete) : ''),
    tip: (line) => (line.kind === 'activity' ? text.t(`status.${line.activity.status.rag}`) : ''),
    edit: (line) => (line.kind === 'activity' ? { locked: text.t('budget.locked.time') } : null),
  }
}

function timeWords(text: Text, { starts, ends }: Activity): string {
  if (starts && ends) {
    return text.t('budget.time', { starts: text.date(starts), ends: text.date(ends) })
  }
  if (starts) return text.t('budget.time.from', { starts: text.date(starts) })
  return ends ? text.t('budget.time.to', { ends: text.date(ends) }) : ''
}

export function dateColumn(view: BudgetView, id: 'starts' | 'ends'): Column<Line> {
  const { text } = view
  return {
    id,
    head: text.t(`budget.column.${id}`),
    width: 102,
    text: (line) =>
      line.kind === 'activity'
        ? (line.activity.unread?.[id] ?? (line.activity[id] ? text.date(line.activity[id]) : ''))
        : '',
    marks: (line) => marksOf(view, line, id),
    edit: (line) =>
      line.kind === 'activity'
        ? editable(view, () => dateEdit(text, line.activity[id], line.activity.unread?.[id]))
        : null,
  }
}

export function stateColumn(view: BudgetView): Column<Line> {
  const { text } = view
  const states = ACTIVITY_STATUSES.map((id) => ({ id, label: text.t(`plan.activity.${id}`) }))
  return {
    id: 'state',
    head: text.t('budget.column.state'),
    headTip: text.t('budget.column.state.tip'),
    width: 86,
    text: (line) => {
      const unread = unreadIn(line, 'state')
      if (unread !== undefined) return unread
      if (line.kind === 'funding') return choiceWord(text, line.funding.certainty)
      if (line.kind !== 'activity') return ''
      return states.find(({ id }) => id === line.activity.activityStatus)?.label ?? ''
    },
    marks: (line) => marksOf(view, line, 'state'),
    edit: (line) => {
      if (line.kind === 'activity') {
        return editable(view, () =>
          choiceEdit(line.activity.activityStatus, states, unreadIn(line, 'state')),
        )
      }
      if (line.kind !== 'funding') return null
      return editable(view, () =>
        choiceEdit(line.funding.certainty, choicesOf(text, CERTAINTIES), unreadIn(line, 'state')),
      )
    },
  }
}

export function doneColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'done',
    head: text.t('budget.column.done'),
    headTip: text.t('budget.column.done.tip'),
    width: 58,
    end: true,
    text: (line) => {
      if (line.kind !== 'activity') return ''
      const { unread, percentComplete } = line.activity
      return (
        unread?.percent_complete ??
        (percentComplete === null ? '' : text.percent(percentComplete, 0))
      )
    },
    marks: (line) => marksOf(view, line, 'done'),
    edit: (line) =>
      line.kind === 'activity'
        ? editable(view, () =>
            numberEdit(text, line.activity.percentComplete, line.activity.unread?.percent_complete),
          )
        : null,
  }
}

export function flagColumn(
  view: BudgetView,
  id: 'special' | 'initiative',
  field: string,
  value: (activity: Activity) => boolean,
): Column<Line> {
  const { text } = view
  const choices = [
    { id: 'yes', label: text.t('grid.yes') },
    { id: 'no', label: text.t('grid.no') },
  ]
  return {
    id,
    head: text.t(`budget.column.${id}`),
    headTip: text.t(`budget.column.${id}.tip`),
    width: 76,
    text: (line) => {
      if (line.kind !== 'activity') return ''
      return line.activity.unread?.[field] ?? (value(line.activity) ? text.t('grid.yes') : '')
    },
    marks: (line) =>
      line.kind === 'activity'
        ? [...unreadMark(text, line.activity.unread, field), ...view.problems.marks(line.id, field)]
        : [],
    edit: (line) =>
      line.kind === 'activity'
        ? editable(view, () => ({
            ...choiceEdit(
              value(line.activity) ? 'yes' : 'no',
              choices,
              line.activity.unread?.[field],
            ),
            parse: (typed) => (typed === '' ? null : typed === 'yes'),
            pasted: (words) => parseCell({ kind: 'flag' }, words, text.intl.locale),
          }))
        : null,
  }
}
