// Where the keys go that move from cell to cell and that AG Grid does not move as a spreadsheet does.
import type { GridApi } from 'ag-grid-community'
import type { EditorParams } from './grid-editor.ts'
import type { GridKey } from './grid-keys.ts'

type EdgeKey = Extract<GridKey, 'rowStart' | 'rowEnd' | 'gridStart' | 'gridEnd'>
type LeaveKey = Parameters<EditorParams['leave']>[0]

/** Home and End, and with Ctrl the corners. */
export function jump<R>(api: GridApi<R>, key: EdgeKey): void {
  const columns = api.getAllDisplayedColumns()
  const cell = api.getFocusedCell()
  const last = api.getDisplayedRowCount() - 1
  const column = key === 'rowStart' || key === 'gridStart' ? columns[0] : columns.at(-1)
  const index = key === 'gridStart' ? 0 : key === 'gridEnd' ? last : (cell?.rowIndex ?? 0)
  if (!column) return
  api.ensureIndexVisible(index)
  api.ensureColumnVisible(column)
  api.setFocusedCell(index, column)
}

/** One cell on from an editor that was left by a key. */
export function step<R>(api: GridApi<R>, key: LeaveKey): void {
  const cell = api.getFocusedCell()
  if (!cell) return
  const columns = api.getAllDisplayedColumns()
  const rtl = document.documentElement.dir === 'rtl'
  const forward = key === 'Tab' || key === (rtl ? 'ArrowLeft' : 'ArrowRight')
  const sideways = key === 'Tab' || key === 'BackTab' || key === 'ArrowLeft' || key === 'ArrowRight'
  const at = columns.indexOf(cell.column as (typeof columns)[number])
  const column = sideways ? (columns[at + (forward ? 1 : -1)] ?? cell.column) : cell.column
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const last = api.getDisplayedRowCount() - 1
  const index = Math.min(last, Math.max(0, cell.rowIndex + down))
  api.ensureColumnVisible(column)
  api.setFocusedCell(index, column)
}
