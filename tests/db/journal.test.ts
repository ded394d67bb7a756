// The one writer: what a command does to the tables and to the journal, and what it refuses.
import { afterAll, describe, expect, test } from 'vitest'
import { applyCommands, changesSince, historyOf, vectorOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import type { Command } from '#domain/changes.ts'
import { naturalId } from '#domain/ids.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  CHAD,
  edit,
  HQ,
  isAlive,
  LAOS,
  newWorkspace,
  planOf,
  REFERENCE,
  rowOf,
  send,
  typing,
} from '../support/workspaces.ts'

const folder = temporaryFolder()
const open: Workspace[] = []
afterAll(() => {
  for (const ws of open) ws.close()
})

function hqWithPlan(): Workspace {
  const ws = newWorkspace(folder, 'hq', HQ)
  open.push(ws)
  edit(ws, ...REFERENCE, ...planOf(LAOS, 'lao'), ...planOf(HQ, 'glb'))
  return ws
}

function officeWithPlan(): { hq: Workspace; office: Workspace } {
  const hq = hqWithPlan()
  const office = newWorkspace(folder, 'field', LAOS)
  open.push(office)
  send(hq, office)
  return { hq, office }
}

function changeCount(ws: Workspace): unknown {
  return ws.sqlite.prepare('SELECT COUNT(*) FROM change').pluck().get()
}

const actual = { office: LAOS, indicator: 'lao-indicator', period: '2021Q2' } as const

describe('a command', () => {
  test('writes the row and its change in one group', () => {
    const ws = hqWithPlan()
    const done = edit(ws, {
      do: 'set',
      entity: 'activity',
      row: 'lao-activity',
      values: { title: 'Train women', q1: true, percent_complete: 12.5 },
    })
    expect(done).toMatchObject({ rows: ['lao-activity'], changes: 3 })
    expect(done.touched).toEqual({ entities: ['activity'], offices: [LAOS] })
    expect(rowOf(ws, 'activity', 'lao-activity')).toMatchObject({
      title: 'Train women',
      q1: 1,
      percent_complete: 12.5,
    })
    const { entries } = historyOf(ws, 'lao-activity', 'title')
    expect(entries.map(({ from, to, current }) => ({ from, to, current }))[0]).toEqual({
      from: 'Train',
      to: 'Train women',
      current: true,
    })
    // Of this field, the creation is not what is shown any more; of the row it still is.
    const made = { field: '', office: 'GLB', actor: 'Ann' }
    expect(entries.at(-1)).toMatchObject({ ...made, current: false })
    expect(historyOf(ws, 'lao-activity').entries.at(-1)).toMatchObject({ ...made, current: true })
  })

  test('that changes nothing writes nothing', () => {
    const ws = hqWithPlan()
    const before = changeCount(ws)
    const done = edit(ws, {
      do: 'set',
      entity: 'activity',
      row: 'lao-activity',
      values: { title: 'Train', percent_complete: 10, partner: null },
    })
    expect(done.group).toBeNull()
    expect(changeCount(ws)).toBe(before)
  })

  test('keeps a text that could not be read, and the field itself empty', () => {
    const ws = hqWithPlan()
    const set = (values: Extract<Command, { do: 'set' }>['values']) =>
      edit(ws, { do: 'set', entity: 'activity', row: 'lao-activity', values })
    set({ percent_complete: { unread: 'half' }, starts: { unread: 'soon' } })
    expect(rowOf(ws, 'activity', 'lao-activity')).toMatchObject({
      percent_complete: null,
      unread: '{"percent_complete":"half","starts":"soon"}',
    })
    set({ percent_complete: 50, starts: null })
    expect(rowOf(ws, 'activity', 'lao-activity')).toMatchObject({
      percent_complete: 50,
      unread: null,
    })
  })

  test('puts a value in a cell whether its row is there or not', () => {
    const ws = hqWithPlan()
    const first = edit(ws, { do: 'put', entity: 'actual', values: { ...actual, value: 3 } })
    const again = edit(ws, { do: 'put', entity: 'actual', values: { ...actual, value: 4 } })
    expect(first.rows).toEqual([naturalId('actual', actual)])
    expect(again.rows).toEqual(first.rows)
    expect(again.changes).toBe(1)
    edit(ws, { do: 'delete', entity: 'actual', row: first.rows[0] as string })
    edit(ws, { do: 'put', entity: 'actual', values: { ...actual, value: 5 } })
    expect(rowOf(ws, 'actual', first.rows[0] as string)).toMatchObject({ value: 5, deleted: 0 })
  })

  test('deletes everything under a row, in one group, and nothing beside it', () => {
    const ws = hqWithPlan()
    edit(ws, { do: 'put', entity: 'actual', values: actual })
    const done = edit(ws, { do: 'delete', entity: 'output', row: 'lao-output' })
    expect(done.changes).toBe(5) // output, two activities, indicator, its actual
    expect(isAlive(ws, 'activity', 'lao-second')).toBe(false)
    expect(isAlive(ws, 'actual', naturalId('actual', actual) as string)).toBe(false)
    expect(isAlive(ws, 'output', 'lao-other')).toBe(true)
  })

  test('numbers each audience by itself: HQ rows travel as shared', () => {
    const ws = hqWithPlan()
    const { site } = ws.identity
    expect(vectorOf(ws)).toEqual({ [`${site}/shared`]: 13, [`${site}/${LAOS}`]: 7 })
    const batch = changesSince(ws, [LAOS], { [`${site}/${LAOS}`]: 5 })
    expect(batch.streams).toEqual([{ name: `${site}/${LAOS}`, first: 6, last: 7 }])
    expect(batch.changes.map(({ seq }) => seq)).toEqual([6, 7])
    expect(batch.groups).toHaveLength(1)
  })
})

describe('a refused command', () => {
  const bad: [string, Command, Record<string, unknown>][] = [
    [
      'row_unknown',
      { do: 'set', entity: 'activity', row: 'nowhere', values: { title: 'x' } },
      { row: 'nowhere' },
    ],
    [
      'field_unknown',
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { colour: 'red' } },
      { field: 'colour' },
    ],
    [
      'value_kind',
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { starts: '2021-02-30' } },
      { field: 'starts', kind: 'date' },
    ],
    [
      'value_kind',
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { status: 'fine' } },
      { field: 'status', kind: 'choice' },
    ],
    [
      'value_required',
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { title: null } },
      { field: 'title' },
    ],
    [
      'value_required',
      {
        do: 'create',
        entity: 'activity',
        id: 'new',
        values: { office: LAOS, output: 'lao-output', code: '9' },
      },
      { field: 'title' },
    ],
    [
      'row_unknown',
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { output: 'nowhere' } },
      { field: 'output' },
    ],
    [
      'value_kind', // what a row is known by never changes
      { do: 'set', entity: 'activity', row: 'lao-activity', values: { office: CHAD } },
      { field: 'office' },
    ],
    [
      'rights', // another office would not have what it refers to
      { do: 'set', entity: 'output', row: 'glb-output', values: { outcome: 'lao-outcome' } },
      { field: 'outcome' },
    ],
  ]
  test.each(bad)('%s: %j', (code, command, values) => {
    const ws = hqWithPlan()
    const before = changeCount(ws)
    const first: Command = {
      do: 'set',
      entity: 'activity',
      row: 'lao-activity',
      values: { title: 'Another' },
    }
    expect(refusal(() => edit(ws, first, command))).toMatchObject({ code, values })
    expect(changeCount(ws)).toBe(before)
    expect(rowOf(ws, 'activity', 'lao-activity')?.title).toBe('Train')
  })

  test('a row that is deleted', () => {
    const ws = hqWithPlan()
    edit(ws, { do: 'delete', entity: 'output', row: 'lao-output' })
    const set: Command = {
      do: 'set',
      entity: 'activity',
      row: 'lao-second',
      values: { title: 'x' },
    }
    const add: Command = {
      do: 'create',
      entity: 'activity',
      values: { office: LAOS, output: 'lao-output', code: '9', title: 'x' },
    }
    expect(refusal(() => edit(ws, set)).code).toBe('row_deleted')
    expect(refusal(() => edit(ws, add)).code).toBe('row_deleted')
  })

  test("an office writes neither shared rows, nor HQ's plan, nor another office's", () => {
    const { office } = officeWithPlan()
    const refused: Command[] = [
      { do: 'set', entity: 'strategic_objective', row: 'objective', values: { title: 'x' } },
      { do: 'set', entity: 'activity', row: 'glb-activity', values: { title: 'x' } },
      { do: 'delete', entity: 'workplan', row: 'glb-plan' },
      {
        do: 'create',
        entity: 'parity_target',
        values: { office: CHAD, category: 'x', year: 2021 },
      },
    ]
    for (const command of refused) {
      expect(refusal(() => edit(office, command)).code).toBe('rights')
    }
    const own = edit(office, {
      do: 'set',
      entity: 'activity',
      row: 'lao-activity',
      values: { title: 'Ours' },
    })
    expect(own.changes).toBe(1)
  })

  test('takes back all of the group when the last of many is refused', () => {
    const ws = hqWithPlan()
    const before = vectorOf(ws)
    const many: Command[] = Array.from({ length: 200 }, (_, i) => ({
      do: 'create',
      entity: 'activity',
      values: { office: LAOS, output: 'lao-other', code: `${i}`, title: `Activity ${i}` },
    }))
    const last: Command = { do: 'set', entity: 'activity', row: 'nowhere', values: {} }
    expect(refusal(() => applyCommands(ws, [...many, last], typing, ann)).code).toBe('row_unknown')
    expect(vectorOf(ws)).toEqual(before)
  })
})
