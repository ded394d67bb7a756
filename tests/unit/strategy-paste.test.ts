// A paste into a row of the Strategy room: what is pasted goes before what another cell brings along.
import { expect, test } from 'vitest'
import type { Command } from '#domain/changes.ts'
import { type SheetRow, withoutPasted } from '#renderer/features/strategy/sheet.ts'

function row(id: string): SheetRow {
  return { id, row: id, entity: 'indicator_definition', called: id, unread: null }
}
const cell = (id: string, column: string) => ({ row: row(id), column, typed: '', value: 'sum' })
const set: Command = {
  do: 'set',
  entity: 'indicator_definition',
  row: '1',
  values: { measure: 'unit', over_offices: 'none', decimals: 0 },
}

test('a rule that is pasted beside the measure stays; the others follow the measure', () => {
  const measure = cell('1', 'measure')
  expect(withoutPasted(set, measure, [measure, cell('1', 'over_offices')])).toEqual({
    ...set,
    values: { measure: 'unit', decimals: 0 },
  })
})

test('other rows, other entities and a single edit change nothing of it', () => {
  const measure = cell('1', 'measure')
  expect(withoutPasted(set, measure, [measure])).toEqual(set)
  expect(withoutPasted(set, measure, [measure, cell('2', 'over_offices')])).toEqual(set)
  const other: Command = { ...set, entity: 'workplan' }
  expect(withoutPasted(other, measure, [measure, cell('1', 'over_offices')])).toEqual(other)
})
