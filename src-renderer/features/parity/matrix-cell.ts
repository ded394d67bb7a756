// Which field of which row a cell of a matrix shows, for its history and its comments. Counts have
// natural keys, so a cell has a row before anything is entered in it.
import type { SelectedCell } from '../../frame/selected.ts'
import type { Column } from '../../ui/grid-column.ts'
import { type Line, SEXES } from './matrix.ts'
import type { Standing } from './parity-commands.ts'

export function matrixCell(
  at: Standing,
  line: Line,
  column: Column<Line>,
  locked: string | null,
  refocus: () => void,
): SelectedCell | null {
  if (line.kind !== 'cell' || line.cell.row === null) return null
  const isCount = SEXES.some((sex) => sex === column.id)
  return {
    entity: at.entity,
    row: line.cell.row,
    exists: true,
    field: isCount ? column.id : null,
    office: at.office,
    name: isCount ? `${line.name} · ${column.headTip ?? column.head}` : line.name,
    locked,
    refocus,
  }
}
