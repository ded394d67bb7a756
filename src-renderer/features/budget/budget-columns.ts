// The columns of the budget grid in their order, and those of the row itself: code, title, period, description.
import { ENTITIES } from '#domain/entities.ts'
import { parseCell } from '#domain/parse-cell.ts'
import { marksOn } from '../../frame/use-marks.ts'
import { choicesOf } from '../../ui/choice-words.ts'
import { choiceEdit, textEdit } from '../../ui/edits.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column, Mark } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { linkedTip } from '../../ui/link-words.ts'
import { linksColumn } from '../../ui/links-column.ts'
import type { ProblemMarks } from '../../ui/problem-marks.ts'
import { dateColumn, doneColumn, flagColumn, stateColumn, timeColumn } from './activity-columns.ts'
import type { Activity, Line } from './budget-rows.ts'
import { type BudgetView, editable, marksOf, nameOf } from './budget-view.ts'
import {
  derivedColumn,
  fundedColumn,
  plannedColumn,
  spentColumn,
  spentNowColumn,
} from './money-columns.ts'

const CATEGORIES = ENTITIES.budget_line.fields.category.choices

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
    spentNowColumn,
    spentColumn,
    (v) => derivedColumn(v, 'unfunded'),
    descriptionColumn,
  ]
  const links = linksColumn<Line>(view.text, 180, (line) =>
    line.kind === 'activity' ? line.activity : null,
  )
  return [...columns.map((make) => make(view)), links]
}

function codeColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    id: 'code',
    head: text.t('budget.column.code'),
    width: 86,
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
  cell.append(foldMark(isOpen, label), el('bdi', 'tree-label', words))
  return cell
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
      editable(view, () => {
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
  const found: Mark[] = [...marksOn(text, marks, line.id, 'grid.conflict.row')]
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
        ? editable(view, () => ({
            typed: line.line.unread?.period ?? line.line.period,
            parse: (typed) => parseCell({ kind: 'period' }, typed, text.intl.locale),
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
        ? editable(view, () => textEdit(line.line.description, { long: true }))
        : null,
  }
}
