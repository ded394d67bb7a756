// Which field of which row a cell of the outline shows, for its history and its comments.
import type { SelectedCell } from '../../frame/selected.ts'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import { fieldFor, nameOf } from './plan-commands.ts'
import type { Outline, PlanRow } from './plan-rows.ts'

export function planCell(
  outline: Outline,
  columns: readonly Column<PlanRow>[],
  row: PlanRow,
  id: string,
  refocus: () => void,
): SelectedCell {
  const column = columns.find((c) => c.id === id)
  const field = fieldFor(row, id)
  const edit = column?.edit?.(row)
  return {
    entity: row.entity,
    row: row.id,
    exists: true,
    field,
    office: outline.office,
    name: field && column ? `${nameOf(row)} · ${column.head}` : nameOf(row),
    locked: outline.writable ? (isLocked(edit) ? edit.locked : null) : (outline.reason ?? ''),
    refocus,
  }
}
