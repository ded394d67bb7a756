// The columns of the grid as AG Grid wants them, from ours. A definition asks for the column of the moment, so
// that new columns of the same shape need no new definitions.
import type { ColDef, ColGroupDef, ICellRendererParams } from 'ag-grid-community'
import { GridCell } from './grid-cell.ts'
import { type Column, editOf, type GridRow } from './grid-column.ts'
import { type EditorParams, GridEditor, type Typed } from './grid-editor.ts'
import { keyOf } from './grid-keys.ts'
import type { GridWords } from './grid-words.ts'

interface Tools<R extends GridRow> {
  /** The column of an id as it was declared last. */
  readonly column: (id: string) => Column<R> | undefined
  readonly words: GridWords<R>
  /** The width that a person chose, in CSS pixels. */
  readonly width: (id: string) => number | undefined
  readonly isInBlock: (row: string | undefined, column: string) => boolean
  readonly editor: (column: Column<R>, row: R) => Partial<EditorParams>
  readonly keep: (row: R, column: string, typed: string) => void
}

interface GroupDef<R> {
  readonly headerName: string
  readonly headerClass: string
  readonly children: ColDef<R>[]
  readonly marryChildren: true
}

export function defsOf<R extends GridRow>(
  columns: Iterable<Column<R>>,
  tools: Tools<R>,
): (ColDef<R> | ColGroupDef<R>)[] {
  const defs: (ColDef<R> | ColGroupDef<R>)[] = []
  let group: GroupDef<R> | undefined
  for (const column of columns) {
    const def = defOf(column, tools)
    if (!column.group) {
      group = undefined
      defs.push(def)
      continue
    }
    if (group?.headerName !== column.group) {
      group = {
        headerName: column.group,
        headerClass: column.strong ? 'head-now' : '',
        children: [],
        marryChildren: true,
      }
      defs.push(group)
    }
    group.children.push(def)
  }
  return defs
}

function defOf<R extends GridRow>(column: Column<R>, tools: Tools<R>): ColDef<R> {
  const id = column.id
  const now = () => tools.column(id) ?? column
  const { words } = tools
  const start = document.documentElement.dir === 'rtl' ? 'right' : 'left'
  const remembered = tools.width(id)
  return {
    colId: id,
    field: id as never,
    headerName: column.head,
    ...(column.headTip ? { headerTooltip: column.headTip } : {}),
    ...(column.pinned ? { pinned: start } : {}),
    ...(column.span ? { colSpan: ({ data }) => (data ? (column.span?.(data) ?? 1) : 1) } : {}),
    width: remembered ?? column.width,
    minWidth: 36,
    sortable: false,
    ...(column.rowHead ? { cellAriaRole: 'rowheader' } : {}),
    headerClass: headClass(column),
    valueGetter: ({ data }) => (data ? words.stamp(now(), data) : ''),
    // Called at the very key that keeps an edit, where the grid's own word of it comes a moment later: what
    // was typed is on its way before the next key. The row is not changed: the data follows.
    valueSetter: ({ data, newValue }) => {
      tools.keep(data, id, (newValue as Typed).typed)
      return false
    },
    cellRenderer: GridCell,
    cellRendererParams: { view: (p: ICellRendererParams<R>) => words.view(now(), p.data) },
    cellClass: ({ data }) => words.classes(now(), data),
    cellClassRules: { 'cell-in-range': ({ data }) => tools.isInBlock(data?.id, id) },
    tooltip: ({ data, api }) =>
      data && api.getEditingCells().length === 0 ? words.tip(now(), data) : '',
    editable: ({ data }) => Boolean(data && editOf(now(), data)),
    cellEditor: GridEditor,
    cellEditorParams: ({ data }: { data: R }) => tools.editor(now(), data),
    cellEditorPopup: false,
    suppressKeyboardEvent: ({ event, editing }) => !editing && keyOf(event) !== null,
  }
}

function headClass(column: { readonly end?: boolean; readonly strong?: boolean }): string {
  return [column.end ? 'head-end' : '', column.strong ? 'head-now' : ''].join(' ').trim()
}
