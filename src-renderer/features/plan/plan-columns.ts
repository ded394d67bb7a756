// The columns of the outline grid: what each shows for each kind of row, how it is edited, and why not.
import { ACTIVITY_STATUSES } from '#domain/entities.ts'
import { choiceEdit, dateEdit, measuredEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { badge } from '../../ui/grid-badge.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { linkTip, linkWords } from '../../ui/link-words.ts'
import { linkChips } from '../../ui/links-column.ts'
import { asMarks, type FoundProblems, foundOn, unreadMark } from '../../ui/problem-marks.ts'
import { statusTip } from '../../ui/status-words.ts'
import type { Text } from '../../ui/text.ts'
import { columnFor, fieldFor } from './plan-commands.ts'
import type { Outline, PlanRow } from './plan-rows.ts'

export interface PlanView {
  readonly text: Text
  readonly outline: Outline
  readonly isHq: boolean
  readonly folded: ReadonlySet<string>
  readonly parents: ReadonlySet<string>
  readonly problems: FoundProblems
}

export function planColumns(view: PlanView): readonly Column<PlanRow>[] {
  const { text } = view
  const { t } = text
  const columns: readonly Column<PlanRow>[] = [
    {
      id: 'code',
      head: t('plan.column.code'),
      width: 114,
      pinned: true,
      rowHead: true,
      text: (row) => row.code ?? '',
      draw: (row, words) => codeCell(view, row, words),
      stamp: (row) => `${view.parents.has(row.id)} ${view.folded.has(row.id)} ${row.depth}`,
      edit: editable(view, 'code', (row) => textEdit(row.code)),
    },
    {
      id: 'text',
      head: t('plan.column.text'),
      width: 240,
      grow: true,
      // Results have no dates and no measure: their words get that room.
      span: (row) => (isResult(row) ? columns.findIndex(({ id }) => id === 'status') - 1 : 1),
      text: (row) => row.text ?? '',
      marks: (row) => rowMarks(text, row),
      tip: (row) => linkTip(text, row.links),
      edit: editable(view, 'text', (row) => textEdit(row.text, { long: true })),
    },
    {
      id: 'kind',
      head: t('plan.column.kind'),
      width: 64,
      tone: () => 'cell-quiet',
      text: (row) => t(`plan.entity.${row.entity}`),
    },
    dateColumn(view, 'starts', t('plan.column.starts'), (row) => row.starts),
    dateColumn(view, 'ends', t('plan.column.ends'), (row) => row.ends),
    {
      id: 'responsible',
      head: t('plan.column.responsible'),
      width: 92,
      text: (row) => row.responsible ?? '',
      edit: editable(view, 'responsible', (row) => textEdit(row.responsible)),
    },
    {
      id: 'activityStatus',
      head: t('plan.column.activity_status'),
      width: 84,
      text: (row) => row.unread?.status ?? activityWord(text, row.activityStatus),
      marks: (row) => unreadMark(text, row.unread, 'status'),
      edit: editable(view, 'activityStatus', (row) =>
        choiceEdit(row.activityStatus, states(text), row.unread?.status),
      ),
    },
    {
      id: 'percentComplete',
      head: t('plan.column.percent'),
      headTip: t('plan.column.percent.tip'),
      width: 52,
      end: true,
      text: (row) =>
        row.unread?.percent_complete ??
        (row.percentComplete === null ? '' : text.percent(row.percentComplete, 0)),
      marks: (row) => unreadMark(text, row.unread, 'percent_complete'),
      edit: editable(view, 'percentComplete', (row) =>
        numberEdit(text, row.percentComplete, row.unread?.percent_complete),
      ),
    },
    measureColumn(view, 'baseline', 'baseline_value', t('plan.column.baseline'), (r) => r.baseline),
    measureColumn(
      view,
      'finalTarget',
      'final_target',
      t('plan.column.target'),
      (row) => row.finalTarget,
      t('plan.column.target.tip'),
    ),
    {
      id: 'unit',
      head: t('plan.column.unit'),
      width: 46,
      tone: () => 'cell-quiet',
      text: (row) => row.unit ?? '',
      tip: (row) => row.unit ?? '',
    },
    {
      id: 'status',
      head: t('plan.column.status'),
      width: 96,
      text: (row) => (row.status ? t(`status.${row.status.rag}`) : ''),
      draw: (row, words) =>
        row.status ? badge(row.status.rag, words) : document.createTextNode(''),
      tip: (row) => statusTip(text, row.status),
    },
    {
      id: 'links',
      head: t('links.column'),
      headTip: t('links.column.tip'),
      width: 82,
      text: (row) => linkWords(text, row.links).join(' · '),
      draw: (row) => el('span', 'plan-links', linkChips(text, row.links)),
      tip: (row) => linkTip(text, row.links),
    },
    {
      id: 'partner',
      head: t('plan.column.partner'),
      width: 120,
      text: (row) => row.partner ?? '',
      edit: editable(view, 'partner', (row) => textEdit(row.partner)),
    },
  ]
  return columns.map((column) => withProblems(view, column))
}

function isResult({ entity }: PlanRow): boolean {
  return entity !== 'activity' && entity !== 'indicator'
}

/** The edit of a cell where the row has that field and the plan may be written here. */
function editable(
  view: PlanView,
  column: string,
  edit: (row: PlanRow) => Edit,
): (row: PlanRow) => Edit | Locked | null {
  const { t } = view.text
  return (row) => {
    if (fieldFor(row, column) === null) {
      const defined = row.entity === 'indicator' && (column === 'code' || column === 'text')
      return defined ? { locked: t('plan.locked.definition') } : null
    }
    if (row.entity === 'strategic_objective' && !view.isHq) {
      return { locked: t('plan.locked.objective') }
    }
    if (view.outline.writable) return edit(row)
    return { locked: t('plan.locked.office', { office: view.outline.reason ?? '' }) }
  }
}

function dateColumn(
  view: PlanView,
  id: 'starts' | 'ends',
  head: string,
  value: (row: PlanRow) => string | null,
): Column<PlanRow> {
  const { text } = view
  return {
    id,
    head,
    width: 102,
    text: (row) => row.unread?.[id] ?? (value(row) ? text.date(value(row)) : ''),
    marks: (row) => unreadMark(text, row.unread, id),
    edit: editable(view, id, (row) => dateEdit(text, value(row), row.unread?.[id])),
  }
}

function measureColumn(
  view: PlanView,
  id: 'baseline' | 'finalTarget',
  field: string,
  head: string,
  value: (row: PlanRow) => number | null,
  headTip?: string,
): Column<PlanRow> {
  const { text } = view
  return {
    id,
    head,
    ...(headTip ? { headTip } : {}),
    width: id === 'baseline' ? 68 : 60,
    end: true,
    text: (row) => row.unread?.[field] ?? measureText(text, row, value(row)),
    marks: (row) => unreadMark(text, row.unread, field),
    edit: editable(view, id, (row) =>
      measuredEdit(text, row.measure, value(row), row.unread?.[field]),
    ),
  }
}

function measureText(text: Text, row: PlanRow, value: number | null): string {
  if (value === null) return ''
  if (row.measure === 'percentage') return text.percent(value, row.decimals)
  if (row.measure === 'yes_no') return text.t(value ? 'grid.yes' : 'grid.no')
  return text.number(value, row.decimals)
}

function states(text: Text) {
  return ACTIVITY_STATUSES.map((id) => ({ id, label: text.t(`plan.activity.${id}`) }))
}

function activityWord(text: Text, status: string | null): string {
  const known = ACTIVITY_STATUSES.find((id) => id === status)
  return known ? text.t(`plan.activity.${known}`) : ''
}

/** What the rules found, on the cell that it is about; what has no cell here stands on the words of the row. */
function withProblems(view: PlanView, column: Column<PlanRow>): Column<PlanRow> {
  const isHere = (row: PlanRow, field: string | null) => {
    const on = field?.startsWith('baseline_') ? 'baseline' : columnFor(row, field)
    return column.id === (on ?? 'text')
  }
  const found = (row: PlanRow) =>
    foundOn(view.problems, row.id).filter(({ field }) => isHere(row, field))
  return { ...column, marks: (row) => [...(column.marks?.(row) ?? []), ...asMarks(found(row))] }
}

function rowMarks(text: Text, row: PlanRow): readonly Mark[] {
  const marks: Mark[] = []
  if (row.conflict) marks.push({ kind: 'conflict', words: text.t('grid.conflict') })
  if (row.comments > 0) {
    marks.push({ kind: 'comment', words: text.t('grid.comments', { count: row.comments }) })
  }
  return marks
}

/** The code with its place in the tree: indented, with the fold of a row that has others under it. */
function codeCell(view: PlanView, row: PlanRow, words: string): Node {
  const cell = el('span', `tree tree-${row.depth}`)
  const isOpen = view.parents.has(row.id) ? !view.folded.has(row.id) : null
  const label = el('bdi', 'tree-label', words)
  cell.append(foldMark(isOpen, view.text.t('plan.fold.one', { what: row.code ?? '' })), label)
  return cell
}
