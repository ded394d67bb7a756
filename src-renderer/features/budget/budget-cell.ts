// Which field of which row a cell of the budget grid shows, for its history and its comments. Spending
// has a natural key, so its cell has a row before anything is entered in it.
import { naturalId } from '#domain/ids.ts'
import type { SelectedCell } from '../../frame/selected.ts'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import type { Text } from '../../ui/text.ts'
import { type Budget, type Line, spentIn } from './budget-rows.ts'
import { fieldOf, nameOf } from './budget-view.ts'

const ENTITY = { activity: 'activity', line: 'budget_line', funding: 'funding' } as const

export interface Asked {
  readonly text: Text
  readonly budget: Budget
  readonly line: Line
  readonly column: Column<Line>
  readonly period: string
  readonly refocus: () => void
}

export function budgetCell({ text, budget, line, column, ...asked }: Asked): SelectedCell | null {
  if (line.kind === 'total') return null
  const { office } = budget
  const edit = column.edit?.(line)
  const shared = {
    office,
    name: `${nameOf(text, line)} · ${column.head}`,
    locked: isLocked(edit) ? edit.locked : null,
    refocus: asked.refocus,
  }
  if (line.kind === 'line' && column.id === 'spentNow') {
    const known = spentIn(line.line, asked.period)?.id
    const key = { office, budget_line: line.id, period: asked.period }
    const row = known ?? naturalId('expenditure', key) ?? ''
    return { ...shared, entity: 'expenditure', row, exists: known !== undefined, field: 'amount' }
  }
  return {
    ...shared,
    entity: ENTITY[line.kind],
    row: line.id,
    exists: true,
    field: fieldOf(line, column.id),
  }
}
