// The grid of a matrix of people, for headcounts and for flows: numbers are typed in it, rows deleted,
// its cell is told to the panel, and it goes to the cell that the frame asks for.
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { useChoice } from '../../frame/state.ts'
import { arrived } from '../../frame/use-frame.ts'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import type { Column } from '../../ui/grid-column.ts'
import { untilThere } from '../../ui/until-there.ts'
import { type Line, SEXES } from './matrix.ts'
import { matrixCell } from './matrix-cell.ts'
import { deleteRow, type Standing, setCount } from './parity-commands.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly columns: readonly Column<Line>[]
  readonly lines: readonly Line[]
  /** Where the counts stand; null where several offices are added up. */
  readonly at: Standing | null
  readonly locked: string | null
  readonly grid: RefObject<GridHandle | null>
  readonly onLine?: (line: Line | null) => void
}

export function MatrixGrid(props: Props) {
  const { at, columns, lines, locked, grid } = props
  const apply = useEdit()
  const [selected, setSelected] = useState<string | null>(null)
  const [column, setColumn] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const line = lines.find((each) => each.id === selected) ?? null
  useSelectedCell(
    useMemo(() => {
      const to = columns.find(({ id }) => id === column)
      return at && line && to
        ? matrixCell(at, line, to, locked, () => grid.current?.refocus())
        : null
    }, [at, line, columns, column, locked, grid]),
  )
  const tell = useRef(props.onLine)
  tell.current = props.onLine
  useEffect(() => tell.current?.(line), [line])
  useGoingTo(lines, ready, grid)

  function onKey(event: KeyboardEvent, on: Line): boolean {
    if (!event.ctrlKey || event.key !== 'Delete' || locked !== null) return false
    remove(on)
    return true
  }
  function remove(on: Line) {
    if (!at || on.kind !== 'cell' || on.cell.row === null) return
    const doing = deleteRow(at, on.cell.row, on.name)
    // A refusal is shown by the top bar; the row is still there.
    apply(doing.commands, doing.label).catch(() => {})
  }
  return (
    <Grid
      id={props.id}
      label={props.label}
      columns={columns}
      rows={lines}
      handle={grid}
      onReady={() => setReady(true)}
      rowClass={({ kind }) => `matrix-${kind}`}
      onFocus={(on, to) => {
        setSelected(on.id)
        setColumn(to)
      }}
      onKey={onKey}
      change={(edit) => {
        const sex = SEXES.find((each) => each === edit.column)
        if (!sex || !at || edit.row.kind !== 'cell') return null
        const head = columns.find(({ id }) => id === sex)?.head ?? ''
        const what = `${edit.row.name} ${head}`
        return setCount(at, edit.row.cell, sex, edit.value, what)
      }}
    />
  )
}

function useGoingTo(
  lines: readonly Line[],
  ready: boolean,
  grid: RefObject<GridHandle | null>,
): void {
  const place = useChoice((s) => s.place)
  useEffect(() => {
    if (!ready || !place || !lines.some(({ id }) => id === place.row)) return
    return untilThere(() => {
      const column = SEXES.find((sex) => sex === place.field) ?? 'women'
      const gone = grid.current?.focus(place.row, column) ?? false
      if (gone) arrived()
      return gone
    })
  }, [place, lines, ready, grid])
}
