// Undo and redo of whole groups from the journal: after a restart, after a deletion with its children, and not
// over what somebody else has done since.
import { afterAll, describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { listConflicts } from '#db/conflict-list.ts'
import { applyCommands, redo, rowsToRevert, undo, undoState } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  edit,
  HQ,
  isAlive,
  LAOS,
  newWorkspace,
  planOf,
  REFERENCE,
  reopen,
  rowOf,
  send,
} from '../support/workspaces.ts'

const folder = temporaryFolder()
const open: Workspace[] = []
afterAll(() => {
  for (const ws of open) ws.close()
})

const setUp = { id: 'label.set_up' }

function hqWithPlan(): Workspace {
  const ws = newWorkspace(folder, 'hq', HQ)
  open.push(ws)
  applyCommands(ws, [...REFERENCE, ...planOf(LAOS, 'lao')], setUp, ann, { undoable: false })
  return ws
}

function title(values: FirstValues): Command {
  return { do: 'set', entity: 'activity', row: 'lao-activity', values }
}

function titleOf(ws: Workspace): unknown {
  return rowOf(ws, 'activity', 'lao-activity')?.title
}

function labelled(ws: Workspace, id: string, command: Command) {
  return applyCommands(ws, [command], { id }, ann)
}

describe('undo', () => {
  test('walks back and redo walks forth, also after the file was closed', () => {
    let ws = hqWithPlan()
    labelled(ws, 'one', title({ title: 'A' }))
    labelled(ws, 'two', title({ title: 'B' }))
    labelled(ws, 'three', title({ title: 'C' }))
    ws = reopen(ws)
    open.push(ws)
    expect(undoState(ws)).toEqual({ undo: { id: 'three' }, redo: null })
    undo(ws, ann)
    expect(undo(ws, ann).label).toEqual({ id: 'two' })
    expect(titleOf(ws)).toBe('A')
    ws = reopen(ws)
    open.push(ws)
    expect(undoState(ws)).toEqual({ undo: { id: 'one' }, redo: { id: 'two' } })
    redo(ws, ann)
    redo(ws, ann)
    expect(titleOf(ws)).toBe('C')
    expect(refusal(() => redo(ws, ann)).code).toBe('nothing_to_redo')
    for (let i = 0; i < 3; i++) undo(ws, ann)
    expect(titleOf(ws)).toBe('Train')
    expect(refusal(() => undo(ws, ann)).code).toBe('nothing_to_undo')
    expect(checkWorkspace(ws).findings).toEqual([])
  })

  test('ends at a new edit: what was undone before it stays undone', () => {
    const ws = hqWithPlan()
    labelled(ws, 'one', title({ title: 'A' }))
    labelled(ws, 'two', title({ title: 'B' }))
    undo(ws, ann)
    labelled(ws, 'other', title({ title: 'Z' }))
    expect(undoState(ws)).toEqual({ undo: { id: 'other' }, redo: null })
    undo(ws, ann)
    expect(undoState(ws)).toEqual({ undo: { id: 'one' }, redo: { id: 'other' } })
    undo(ws, ann)
    expect(titleOf(ws)).toBe('Train')
  })

  test('takes a cell that one group set twice back to what it was before the group', () => {
    const ws = hqWithPlan()
    edit(ws, title({ title: 'A' }), title({ title: 'B', percent_complete: { unread: 'x' } }))
    undo(ws, ann)
    expect(rowOf(ws, 'activity', 'lao-activity')).toMatchObject({
      title: 'Train',
      percent_complete: 10,
      unread: null,
    })
    redo(ws, ann)
    expect(rowOf(ws, 'activity', 'lao-activity')).toMatchObject({
      title: 'B',
      unread: '{"percent_complete":"x"}',
    })
  })

  test('brings back exactly the rows that a deletion took', () => {
    const ws = hqWithPlan()
    edit(ws, { do: 'delete', entity: 'activity', row: 'lao-second' })
    edit(ws, { do: 'delete', entity: 'outcome', row: 'lao-outcome' })
    expect(rowsToRevert(ws, 'undo')).toHaveLength(5)
    undo(ws, ann)
    expect(isAlive(ws, 'outcome', 'lao-outcome')).toBe(true)
    expect(isAlive(ws, 'activity', 'lao-activity')).toBe(true)
    expect(isAlive(ws, 'indicator', 'lao-indicator')).toBe(true)
    expect(isAlive(ws, 'activity', 'lao-second')).toBe(false)
    redo(ws, ann)
    expect(isAlive(ws, 'activity', 'lao-activity')).toBe(false)
    undo(ws, ann)
    undo(ws, ann)
    expect(isAlive(ws, 'activity', 'lao-second')).toBe(true)
    expect(checkWorkspace(ws).findings).toEqual([])
  })

  test('takes a new row away and brings it back with its values', () => {
    const ws = hqWithPlan()
    edit(ws, {
      do: 'create',
      entity: 'activity',
      id: 'new',
      values: { office: LAOS, output: 'lao-output', code: '9', title: 'New' },
    })
    edit(ws, { do: 'set', entity: 'activity', row: 'new', values: { title: 'Newer' } })
    undo(ws, ann)
    undo(ws, ann)
    expect(isAlive(ws, 'activity', 'new')).toBe(false)
    redo(ws, ann)
    redo(ws, ann)
    expect(rowOf(ws, 'activity', 'new')).toMatchObject({ title: 'Newer', deleted: 0 })
  })

  test('does not reach what is not undoable, nor what came in a package', () => {
    const hq = hqWithPlan()
    const office = newWorkspace(folder, 'field', LAOS)
    open.push(office)
    send(hq, office)
    expect(undoState(office)).toEqual({ undo: null, redo: null })
    expect(refusal(() => undo(hq, ann)).code).toBe('nothing_to_undo')
  })
})

describe('undo of a choice', () => {
  function conflictOn(hq: Workspace): Workspace {
    const office = newWorkspace(folder, 'field', LAOS)
    open.push(office)
    send(hq, office)
    edit(office, title({ title: 'Ours' }))
    edit(hq, title({ title: 'From HQ' }))
    send(office, hq)
    return office
  }
  const conflicts = (ws: Workspace) =>
    listConflicts(ws, false).map(({ base, sides }) => ({
      base,
      sides: sides.map(({ value, office, shown }) => [value, office, shown]),
    }))
  const both = [
    {
      base: 'Train',
      sides: [
        ['Ours', LAOS, true],
        ['From HQ', HQ, false],
      ],
    },
  ]

  test('opens it again, also when the choice was typed into the cell', () => {
    const hq = hqWithPlan()
    const office = conflictOn(hq)
    expect(conflicts(hq)).toEqual(both)
    edit(hq, title({ title: 'Typed over' }))
    expect(conflicts(hq)).toEqual([])
    undo(hq, ann)
    expect([titleOf(hq), conflicts(hq)]).toEqual(['Ours', both])
    send(hq, office)
    expect([titleOf(office), conflicts(office)]).toEqual(['Ours', both])
    redo(hq, ann)
    expect([titleOf(hq), conflicts(hq)]).toEqual(['Typed over', []])
    send(hq, office)
    expect([titleOf(office), conflicts(office)]).toEqual(['Typed over', []])
    for (const ws of [hq, office]) expect(checkWorkspace(ws).findings).toEqual([])
  })

  test('is refused when somebody has built on the choice, with nothing opened', () => {
    const hq = hqWithPlan()
    const office = conflictOn(hq)
    edit(hq, title({ title: 'Chosen' }))
    send(hq, office)
    edit(office, title({ title: 'And more' }))
    send(office, hq)
    expect(refusal(() => undo(hq, ann)).code).toBe('undo_superseded')
    expect([titleOf(hq), conflicts(hq)]).toEqual(['And more', []])
  })
})

describe('an undo that somebody has built on since', () => {
  function apart() {
    const hq = hqWithPlan()
    const office = newWorkspace(folder, 'field', LAOS)
    open.push(office)
    send(hq, office)
    return { hq, office }
  }

  test('is refused as a whole, with the number of cells, and changes nothing', () => {
    const { hq, office } = apart()
    edit(office, title({ title: 'Ours', percent_complete: 20, partner: 'NPA' }))
    send(office, hq)
    edit(hq, title({ title: 'From HQ', percent_complete: 30 }))
    send(hq, office)
    expect(refusal(() => undo(office, ann))).toMatchObject({
      code: 'undo_superseded',
      values: { count: 2 },
    })
    expect(rowOf(office, 'activity', 'lao-activity')).toMatchObject({
      title: 'From HQ',
      partner: 'NPA',
    })
    expect(checkWorkspace(office).findings).toEqual([])
  })

  test('is refused for a new row under which HQ has put another', () => {
    const { hq, office } = apart()
    edit(office, {
      do: 'create',
      entity: 'output',
      id: 'ours',
      values: { office: LAOS, outcome: 'lao-outcome', code: '7', statement: 'Ours' },
    })
    send(office, hq)
    edit(hq, {
      do: 'create',
      entity: 'activity',
      id: 'theirs',
      values: { office: LAOS, output: 'ours', code: '7.1', title: 'From HQ' },
    })
    send(hq, office)
    expect(refusal(() => undo(office, ann)).code).toBe('undo_superseded')
    expect(isAlive(office, 'activity', 'theirs')).toBe(true)
  })

  test('is refused when the row was deleted meanwhile', () => {
    const { hq, office } = apart()
    edit(office, title({ title: 'Ours' }))
    send(office, hq)
    edit(hq, { do: 'delete', entity: 'output', row: 'lao-output' })
    send(hq, office)
    expect(refusal(() => undo(office, ann)).code).toBe('undo_superseded')
  })
})
