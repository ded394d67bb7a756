// The columns of the budget grid: what each shows for an activity, a budget line and a source of funding,
// how it is edited, and why not.
import { ACTIVITY_STATUSES, ENTITIES } from '#domain/entities.ts'
import { parseCell } from '#domain/parse-cell.ts'
import { moneyText } from '#i18n/figures.ts'
import type { Marks } from '../../frame/use-marks.ts'
import { choiceEdit, dateEdit, moneyEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { linkedTip } from '../../ui/link-words.ts'
import { linksColumn } from '../../ui/links-column.ts'
import { type ProblemMarks, unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import { type Activity, type Budget, type Line, spentIn, spentSum } from './budget-rows.ts'
import { timelineCell } from './timeline.ts'

export interface BudgetView {
  readonly text: Text
  readonly budget: Budget
  readonly period: string
  readonly open: ReadonlySet<string>
  readonly problems: ProblemMarks
  readonly marks: Marks
}

type Make = (view: BudgetView) => Column<Line>

export function budgetColumns(view: BudgetView): readonly Column<Line>[] {
  const flags: readonly Make[] = [
    (v) => flagColumn(v, 'special', 'special_measure', (activity) => activity.specialMeasure),
    (v) => flagColumn(v, 'initiative', 'corporate_initiative', (each) => each.corporateInitiative),
  ]
  const columns: readonly Make[] = [
    codeColumn,
    titleColumn,
    timeColumn,
    (v) => dateColumn(v, 'starts'),
    (v) => dateColumn(v, 'ends'),
    stateColumn,
    doneColumn,
    ...(view.budget.level === 'global' ? flags : []),
    periodColumn,
    plannedColumn,
    fundedColumn,
    (v) => derivedColumn(v, 'gap'),
    (v) => derivedColumn(v, 'unfunded'),
    spentNowColumn,
    spentColumn,
    descriptionColumn,
  ]
  const links = linksColumn<Line>(view.text, 180, (line) =>
    line.kind === 'activity' ? line.activity : null,
  )
  return [...columns.map((make) => make(view)), links]
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

const CATEGORIES = ENTITIES.budget_line.fields.category.choices
const CERTAINTIES = ENTITIES.funding.fields.certainty.choices

export function choiceWord(text: Text, value: string | null): string {
  return value ? text.say({ id: `choice.${value}` }) : ''
}

export function choicesOf(text: Text, values: readonly string[]) {
  return values.map((id) => ({ id, label: choiceWord(text, id) }))
}

/** An amount in a cell: without its currency, which the room names once. */
export function amountText(text: Text, minor: number | null, currency: string | null): string {
  return minor === null ? '' : moneyText(text.intl, minor, currency ?? '', true)
}

export function lockedWhy({ text, budget }: Pick<BudgetView, 'text' | 'budget'>): string | null {
  return budget.writable ? null : text.t('budget.locked.office', { office: budget.reason ?? '' })
}

/** The edit where the plan may be written here. */
function open(view: BudgetView, edit: () => Edit | Locked | null): Edit | Locked | null {
  const locked = lockedWhy(view)
  return locked === null ? edit() : { locked }
}

function unreadOf(line: Line): Readonly<Record<string, string>> | null {
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

function unreadIn(line: Line, column: string): string | undefined {
  return unreadOf(line)?.[fieldOf(line, column) ?? '']
}

function marksOf(view: BudgetView, line: Line, column: string): readonly Mark[] {
  const field = fieldOf(line, column)
  if (field === null || line.kind === 'total') return []
  return [...unreadMark(view.text, unreadOf(line), field), ...view.problems.marks(line.id, field)]
}

function codeColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'code',
    head: text.t('budget.column.code'),
    width: 76,
    pinned: true,
    text: (line) => (line.kind === 'activity' ? line.activity.code : ''),
    draw: (line, words) => codeCell(view, line, words),
    stamp: (line) => String(view.open.has(line.id)),
    tip: (line) =>
      line.kind === 'activity' ? `${line.activity.objective} › ${line.activity.output}` : '',
  }
}

function codeCell({ text, open: unfolded }: BudgetView, line: Line, words: string): Node {
  if (line.kind !== 'activity') return document.createTextNode('')
  const cell = el('span', 'tree')
  const isOpen = line.activity.lines.length === 0 ? null : unfolded.has(line.id)
  const label = text.t('budget.fold.one', { what: line.activity.code })
  cell.append(foldMark(isOpen, label), words)
  return cell
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

function titleColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'title',
    head: text.t('budget.column.title'),
    width: 184,
    grow: true,
    pinned: true,
    rowHead: true,
    text: (line) => nameOf(text, line),
    tone: (line) => `budget-name-${line.kind}`,
    tip: (line) => (line.kind === 'activity' ? linkedTip(text, line.activity) : ''),
    marks: (line) => [...rowMarks(view, line), ...marksOf(view, line, 'title')],
    edit: (line) =>
      open(view, () => {
        if (line.kind === 'activity') return textEdit(line.activity.title, { long: true })
        if (line.kind === 'line') {
          return choiceEdit(
            line.line.category,
            choicesOf(text, CATEGORIES),
            line.line.unread?.category,
          )
        }
        return line.kind === 'funding' ? textEdit(line.funding.source) : null
      }),
  }
}

/** Conflicts and comments on the row; of a folded activity also how many problems are under it. */
function rowMarks({ text, marks, problems, open: unfolded }: BudgetView, line: Line): Mark[] {
  const found: Mark[] = []
  const comments = marks.comments.get(line.id)
  if (marks.conflicts.has(line.id)) {
    found.push({ kind: 'conflict', words: text.t('grid.conflict.row') })
  }
  if (comments) found.push({ kind: 'comment', words: text.t('grid.comments', { count: comments }) })
  if (line.kind === 'activity' && !unfolded.has(line.id)) {
    const count = problemsUnder(problems, line.activity)
    if (count > 0) found.push({ kind: 'problem', words: text.t('grid.problems', { count }) })
  }
  return found
}

function problemsUnder(problems: ProblemMarks, activity: Activity): number {
  return activity.lines.reduce(
    (count, line) =>
      count +
      ['planned', 'category', 'period'].flatMap((field) => problems.marks(line.id, field)).length +
      line.funding.flatMap(({ id }) => [
        ...problems.marks(id, 'amount'),
        ...problems.marks(id, 'source'),
      ]).length,
    0,
  )
}

function timeColumn({ text, budget }: BudgetView): Column<Line> {
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

function dateColumn(view: BudgetView, id: 'starts' | 'ends'): Column<Line> {
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
        ? open(view, () => dateEdit(text, line.activity[id], line.activity.unread?.[id]))
        : null,
  }
}

function stateColumn(view: BudgetView): Column<Line> {
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
        return open(view, () =>
          choiceEdit(line.activity.activityStatus, states, unreadIn(line, 'state')),
        )
      }
      if (line.kind !== 'funding') return null
      return open(view, () =>
        choiceEdit(line.funding.certainty, choicesOf(text, CERTAINTIES), unreadIn(line, 'state')),
      )
    },
  }
}

function doneColumn(view: BudgetView): Column<Line> {
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
        ? open(view, () =>
            numberEdit(text, line.activity.percentComplete, line.activity.unread?.percent_complete),
          )
        : null,
  }
}

function periodColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'period',
    head: text.t('budget.column.period'),
    headTip: text.t('budget.column.period.tip'),
    width: 62,
    text: (line) =>
      line.kind === 'line'
        ? (line.line.unread?.period ?? (line.line.period ? text.period(line.line.period) : ''))
        : '',
    marks: (line) => marksOf(view, line, 'period'),
    edit: (line) =>
      line.kind === 'line'
        ? open(view, () => ({
            typed: line.line.unread?.period ?? line.line.period,
            parse: (typed) => parseCell({ kind: 'period' }, typed, text.intl.locale),
          }))
        : null,
  }
}

type MoneyColumn = 'planned' | 'funded' | 'gap' | 'unfunded' | 'spent'

/** What stands in a column of money; null where there is nothing or no data. */
function amountOf({ budget }: BudgetView, line: Line, id: MoneyColumn): number | null {
  switch (line.kind) {
    case 'total':
      return budget.total[id].value
    case 'activity':
      return line.activity.money[id].value
    case 'line':
      if (id === 'unfunded') return line.line.funded === null ? line.line.planned : null
      return line.line[id]
    case 'funding':
      return id === 'funded' ? line.funding.amount : null
  }
}

function moneyColumn(
  view: BudgetView,
  id: MoneyColumn,
  edit: (line: Line) => Edit | Locked | null,
): Column<Line> {
  const { text, budget } = view
  return {
    id,
    head: text.t(`budget.column.${id}`),
    width: 84,
    end: true,
    text: (line) => {
      const field = fieldOf(line, id)
      const typed = field === null ? undefined : unreadOf(line)?.[field]
      return typed ?? amountText(text, amountOf(view, line, id), budget.currency)
    },
    marks: (line) => marksOf(view, line, id),
    edit,
  }
}

function sumLocked({ text }: BudgetView, line: Line): Locked | null {
  return line.kind === 'activity' || line.kind === 'total'
    ? { locked: text.t('budget.locked.sum') }
    : null
}

function plannedColumn(view: BudgetView): Column<Line> {
  const { text, budget } = view
  return moneyColumn(view, 'planned', (line) =>
    line.kind === 'line'
      ? open(view, () =>
          moneyEdit(text, line.line.planned, budget.currency, line.line.unread?.planned),
        )
      : sumLocked(view, line),
  )
}

function fundedColumn(view: BudgetView): Column<Line> {
  const { text, budget } = view
  return moneyColumn(view, 'funded', (line) => {
    if (line.kind === 'line') return { locked: text.t('budget.locked.funded') }
    if (line.kind !== 'funding') return sumLocked(view, line)
    return open(view, () =>
      moneyEdit(text, line.funding.amount, budget.currency, line.funding.unread?.amount),
    )
  })
}

/** What follows from planned and funded; together with funded they are what is planned. */
function derivedColumn(view: BudgetView, id: 'gap' | 'unfunded'): Column<Line> {
  const { text } = view
  return {
    ...moneyColumn(view, id, (line) =>
      line.kind === 'funding' ? null : { locked: text.t(`budget.locked.${id}`) },
    ),
    // Its head is a term that reports use as well, so it is written out.
    ...(id === 'unfunded' ? { width: 142 } : {}),
    headTip: text.t(`budget.column.${id}.tip`),
    tip: (line) => {
      if (line.kind !== 'activity' && line.kind !== 'total') return ''
      const { how } = (line.kind === 'total' ? view.budget.total : line.activity.money)[id]
      return text.say({ id: how.rule, ...(how.values ? { values: how.values } : {}) })
    },
  }
}

function spentNowColumn(view: BudgetView): Column<Line> {
  const { text, budget, period } = view
  return {
    id: 'spentNow',
    head: text.t('budget.column.spent_now', { period: text.period(period) }),
    width: 104,
    end: true,
    strong: true,
    tone: () => 'cell-now',
    text: (line) => {
      if (line.kind === 'funding') return ''
      if (line.kind === 'line') {
        const spent = spentIn(line.line, period)
        return spent?.unread?.amount ?? amountText(text, spent?.amount ?? null, budget.currency)
      }
      const of = line.kind === 'total' ? budget.activities : [line.activity]
      const lines = of.flatMap((each) => each.lines)
      return amountText(text, spentSum(lines, period), budget.currency)
    },
    marks: (line) => {
      if (line.kind !== 'line') return []
      const spent = spentIn(line.line, period)
      return [
        ...unreadMark(text, spent?.unread ?? null, 'amount'),
        ...view.problems.marks(spent?.id ?? null, 'amount'),
      ]
    },
    edit: (line) => {
      if (line.kind !== 'line') return sumLocked(view, line)
      const closed = budget.locked[period]
      if (closed) return { locked: text.say({ id: closed }) }
      const spent = spentIn(line.line, period)
      return open(view, () =>
        moneyEdit(text, spent?.amount ?? null, budget.currency, spent?.unread?.amount),
      )
    },
  }
}

function spentColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    ...moneyColumn(view, 'spent', (line) =>
      line.kind === 'funding' ? null : { locked: text.t('budget.locked.sum') },
    ),
    headTip: text.t('budget.column.spent.tip'),
  }
}

function flagColumn(
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
        ? open(view, () => ({
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

function descriptionColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'description',
    head: text.t('budget.column.description'),
    width: 150,
    text: (line) => (line.kind === 'line' ? (line.line.description ?? '') : ''),
    tip: (line) => (line.kind === 'line' ? (line.line.description ?? '') : ''),
    edit: (line) =>
      line.kind === 'line'
        ? open(view, () => textEdit(line.line.description, { long: true }))
        : null,
  }
}
