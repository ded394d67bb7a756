// Which field of which row a cell of the Indicators grid shows, for its history and its comments. Targets,
// actuals and parts have natural keys, so a cell has a row before anything is entered in it.
import type { EntityName } from '#domain/entities.ts'
import { naturalId } from '#domain/ids.ts'
import type { SelectedCell } from '../../frame/selected.ts'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import type { Text } from '../../ui/text.ts'
import type { Line, Table } from './indicator-rows.ts'

interface Asked {
  readonly text: Text
  readonly table: Table
  readonly line: Line
  readonly column: Column<Line>
  readonly refocus: () => void
}

interface Place {
  readonly entity: EntityName
  readonly row: string
  readonly exists: boolean
  readonly field: string | null
}

export function indicatorCell(asked: Asked): SelectedCell {
  const { table, line, column, refocus } = asked
  const [what = '', period = ''] = column.id.split(':')
  const edit = column.edit?.(line)
  // A percentage is computed from its parts: its cell is locked, what it is made of is not.
  const isComputed = what === 'actual' && line.indicator.measure === 'percentage'
  const periodLock = period ? table.locked[period] : undefined
  const why = isLocked(edit) && !isComputed ? edit.locked : null
  return {
    ...placeOf(table.office, line, what, period),
    office: table.office,
    name: nameOf(asked, period),
    locked: !table.writable ? (table.reason ?? '') : periodLock ? (why ?? periodLock) : why,
    refocus,
  }
}

function placeOf(office: string, line: Line, what: string, period: string): Place {
  const { indicator } = line
  const whole = (field: string | null): Place => ({
    entity: 'indicator',
    row: indicator.id,
    exists: true,
    field,
  })
  if (what === 'baseline') {
    return whole(indicator.measure === 'percentage' ? null : 'baseline_value')
  }
  if (what === 'final') return whole('final_target')
  if (!period) return whole(null)
  const key = { office, indicator: indicator.id, period }
  const cell = indicator.cells[period]
  if (what === 'target') {
    const row = cell?.target.id ?? naturalId('target', key) ?? ''
    return { entity: 'target', row, exists: Boolean(cell?.target.id), field: quantity(line) }
  }
  const actual = cell?.actual.id ?? naturalId('actual', key) ?? ''
  const field = what === 'actual' ? quantity(line) : what
  if (line.kind !== 'part') {
    return { entity: 'actual', row: actual, exists: Boolean(cell?.actual.id), field }
  }
  const part = cell?.actual.parts[line.cell]?.id
  const row = part ?? naturalId('actual_part', { office, actual, cell: line.cell }) ?? ''
  return { entity: 'actual_part', row, exists: Boolean(part), field }
}

/** The field that holds the quantity; null for percentages, which several fields make. */
function quantity(line: Line): string | null {
  const { measure } = line.indicator
  if (measure === 'percentage') return null
  return measure === 'qualitative' && line.kind !== 'part' ? 'text' : 'value'
}

function nameOf({ text, line, column }: Asked, period: string): string {
  const part = line.kind === 'part' ? ` ${line.label}` : ''
  const head = period ? `${column.head}, ${text.period(period)}` : (column.headTip ?? column.head)
  return `${line.indicator.code}${part} · ${head}`
}
