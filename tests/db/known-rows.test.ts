// Rows that are read together, where one of them is asked for, are what each would be alone; and what was not
// there is not there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '#db/open.ts'
import { officeDataset } from '#db/queries/dataset.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import type { EntityName } from '#domain/entities.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { CHAD, edit, HQ, LAOS, newWorkspace, planOf, REFERENCE } from '../support/workspaces.ts'

const folder = temporaryFolder()
let ws: Workspace
beforeAll(() => {
  ws = newWorkspace(folder, 'hq', HQ)
  edit(ws, ...REFERENCE, ...planOf(LAOS, 'lao'), ...planOf(CHAD, 'tcd'))
  edit(ws, { do: 'delete', entity: 'output', row: 'lao-other' })
})
afterAll(() => ws.close())

const PLACES: readonly (readonly [EntityName, string])[] = [
  ['activity', 'lao-activity'],
  ['activity', 'lao-second'],
  ['activity', 'nowhere'],
  ['activity', 'tcd-second'],
  ['output', 'lao-output'],
  ['output', 'lao-other'],
  ['outcome', 'lao-outcome'],
  ['workplan', 'lao-plan'],
  ['indicator', 'lao-indicator'],
  ['indicator_definition', 'definition'],
  ['indicator', 'lao-activity'],
]

test('whatever is expected, and in whichever order they are asked for', () => {
  const alone = PLACES.map(([entity, id]) => rowsOf(ws).get(entity, id))
  expect(alone.filter((row) => row === undefined)).toHaveLength(2)
  for (const order of [PLACES, PLACES.toReversed()]) {
    const rows = rowsOf(ws)
    for (const [entity, id] of PLACES) rows.expect(entity, [id, `${id} that is not there`])
    for (const [entity, id] of order) {
      const at = PLACES.findIndex((place) => place[0] === entity && place[1] === id)
      expect(rows.get(entity, id)).toEqual(alone[at])
      expect(rows.get(entity, id)).toBe(rows.get(entity, id))
      expect(rows.get(entity, `${id} that is not there`)).toBeUndefined()
    }
  }
})

test('a row that was made keeps what it was made with', () => {
  const rows = rowsOf(ws)
  rows.keepMade('activity', 'made', { office: LAOS, output: 'lao-output', code: '9' })
  rows.expect('activity', ['made', 'lao-second'])
  expect(rows.get('activity', 'lao-second')?.code).toBe('1.1.2')
  expect(rows.get('activity', 'made')?.code).toBe('9')
  expect(rows.get('output', 'lao-output')?.code).toBe('1.1')
})

test('what is beside the judged rows is what is beside each, of the office and not deleted', () => {
  const judged = new Map([
    ['activity', ['lao-activity', 'lao-second', 'tcd-activity', 'nowhere']],
    ['output', ['lao-output', 'lao-other']],
  ] as const)
  const together = officeDataset(ws, LAOS, rowsOf(ws), judged)
  const alone = officeDataset(ws, LAOS)
  for (const output of ['lao-output', 'lao-other', 'tcd-output', 'nowhere']) {
    const found = together.by('activity', 'output', output).map(({ id }) => id)
    expect(found).toEqual(alone.by('activity', 'output', output).map(({ id }) => id))
  }
  expect(together.by('output', 'outcome', 'lao-outcome').map(({ id }) => id)).toEqual([
    'lao-output',
  ])
  expect(together.by('activity', 'output', 'lao-output').map(({ id }) => id)).toEqual([
    'lao-activity',
    'lao-second',
  ])
})
