// Taking an import back leaves the workspace as it was before the import, down to the heads and the conflicts,
// whatever had been edited, deleted, received and settled; and the same changes can be taken again.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { redo, undo } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { builtOn, takeBack } from '#db/take-back.ts'
import type { Command } from '#domain/changes.ts'
import { ENTITY_NAMES } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  batchFor,
  edit,
  HQ,
  LAOS,
  newWorkspace,
  openCopy,
  planOf,
  REFERENCE,
  send,
} from '../support/workspaces.ts'

const folder = temporaryFolder()

/** Everything that an import may touch. */
function stateOf({ sqlite }: Workspace): Record<string, unknown[]> {
  const all = (sql: string): unknown[] => sqlite.prepare(sql).all()
  return Object.fromEntries([
    ...ENTITY_NAMES.map((name) => [name, all(`SELECT * FROM "${name}" ORDER BY id`)]),
    ['change', all('SELECT * FROM change ORDER BY n')],
    ['change_group', all('SELECT * FROM change_group ORDER BY n')],
    ['head', all('SELECT * FROM head ORDER BY row, field, n')],
    ['conflict', all('SELECT * FROM conflict ORDER BY id')],
  ])
}

function template(): readonly string[] {
  const hq = newWorkspace(folder, 'hq', HQ, 'm-hq')
  const office = newWorkspace(folder, 'field', LAOS, 'z-office')
  edit(hq, ...REFERENCE, ...planOf(LAOS, 'lao'))
  send(hq, office)
  for (const ws of [hq, office]) ws.close()
  return [hq.file, office.file]
}
const files = template()

function pair(): [Workspace, Workspace] {
  const [hq, office] = files.map(openCopy)
  return [hq as Workspace, office as Workspace]
}

const title = (row: string, text: string): Command => ({
  do: 'set',
  entity: 'activity',
  row,
  values: { title: text },
})
const actual = (value: number): Command => ({
  do: 'put',
  entity: 'actual',
  values: { office: LAOS, indicator: 'lao-indicator', period: '2021Q1', value },
})

describe('an import that nothing builds on', () => {
  test('is taken back without a trace, and taken again', () => {
    const [hq, office] = pair()
    edit(office, title('lao-activity', 'Theirs'), actual(3))
    edit(hq, title('lao-activity', 'Ours'))
    const before = stateOf(hq)
    const batch = batchFor(office, hq)
    const first = send(office, hq, batch)
    expect(first.effect).toMatchObject({ new: 1, conflicts: 1 })
    const after = stateOf(hq)
    expect(builtOn(hq, first.brought)).toBeUndefined()
    expect(takeBack(hq, first.brought)).toMatchObject({ changes: 2, rows: 2 })
    expect(stateOf(hq)).toEqual(before)
    expect(checkWorkspace(hq).findings).toEqual([])
    const again = send(office, hq, batch)
    expect(again.effect).toEqual(first.effect)
    expect(stateOf(hq)).toEqual(after)
  })

  test('gives back a conflict that it had settled', () => {
    const [hq, office] = pair()
    edit(office, title('lao-activity', 'Theirs'))
    edit(hq, title('lao-activity', 'Ours'))
    send(office, hq)
    send(hq, office)
    const before = stateOf(hq)
    edit(office, title('lao-activity', 'Both'))
    const { brought } = send(office, hq)
    expect(hq.sqlite.prepare('SELECT 1 FROM conflict WHERE settled IS NULL').all()).toEqual([])
    takeBack(hq, brought)
    expect(stateOf(hq)).toEqual(before)
  })
})

describe('what builds on it is told', () => {
  test('an edit of one of its fields, with the place', () => {
    const [hq, office] = pair()
    edit(office, title('lao-activity', 'Theirs'))
    const { brought } = send(office, hq)
    edit(hq, title('lao-activity', 'On theirs'))
    expect(builtOn(hq, brought)).toMatchObject({
      why: 'edits',
      count: 1,
      place: { entity: 'activity', row: 'lao-activity' },
    })
  })

  test('a row under one that it made', () => {
    const [hq, office] = pair()
    edit(office, {
      do: 'create',
      entity: 'output',
      id: 'fresh',
      values: { office: LAOS, outcome: 'lao-outcome', code: '9', statement: 'New' },
    })
    const { brought } = send(office, hq)
    expect(builtOn(hq, brought)).toBeUndefined()
    edit(hq, {
      do: 'create',
      entity: 'activity',
      id: 'under',
      values: { office: LAOS, output: 'fresh', code: '9.1', title: 'Under it' },
    })
    expect(builtOn(hq, brought)).toMatchObject({ why: 'edits', place: { row: 'under' } })
  })

  test('a later package of the same site; without it, both can go one after the other', () => {
    const [hq, office] = pair()
    const before = stateOf(hq)
    edit(office, actual(1))
    const first = send(office, hq)
    edit(office, actual(2))
    const second = send(office, hq)
    expect(builtOn(hq, first.brought)).toMatchObject({ why: 'later', site: 'z-office' })
    takeBack(hq, second.brought)
    expect(builtOn(hq, first.brought)).toBeUndefined()
    takeBack(hq, first.brought)
    expect(stateOf(hq)).toEqual(before)
  })
})

test('a row that is set where it hangs already stays, when it is back from a deletion', () => {
  const [hq, office] = pair()
  edit(office, title('lao-second', 'Theirs'))
  edit(hq, { do: 'delete', entity: 'outcome', row: 'lao-outcome' })
  send(office, hq)
  const same: Command = {
    do: 'set',
    entity: 'activity',
    row: 'lao-activity',
    values: { output: 'lao-output' },
  }
  expect(edit(hq, same).changes).toBe(0)
  expect(checkWorkspace(hq).findings).toEqual([])
})

type Step =
  | { readonly kind: 'edit'; readonly who: number; readonly command: Command }
  | { readonly kind: 'undo' | 'redo'; readonly who: number }
  | { readonly kind: 'send'; readonly from: number }

const OUTPUTS = ['lao-output', 'lao-other']
const ACTIVITIES = ['lao-activity', 'lao-second', 'new-0', 'new-1']
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      entity: fc.constant('activity' as const),
      row: fc.constantFrom(...ACTIVITIES),
      values: fc.oneof(
        fc.record({ title: fc.constantFrom('a', 'b', 'c') }),
        fc.record({ percent_complete: fc.constantFrom(1, 2, { unread: 'x' }, null) }),
        fc.record({ output: fc.constantFrom(...OUTPUTS) }),
      ),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom(actual(1), actual(2), actual(3)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Command[]>(
      { do: 'delete', entity: 'activity', row: 'lao-activity' },
      { do: 'delete', entity: 'activity', row: 'new-0' },
      { do: 'delete', entity: 'output', row: 'lao-output' },
      { do: 'delete', entity: 'output', row: 'lao-other' },
      { do: 'delete', entity: 'indicator', row: 'lao-indicator' },
      { do: 'delete', entity: 'outcome', row: 'lao-outcome' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      entity: fc.constant('activity' as const),
      id: fc.constantFrom('new-0', 'new-1'),
      values: fc.record({
        office: fc.constant(LAOS),
        output: fc.constantFrom(...OUTPUTS),
        code: fc.constant('n'),
        title: fc.constantFrom('new', 'neu'),
      }),
    }),
  },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), who: fc.nat(1), command }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('undo' as const, 'redo' as const),
      who: fc.nat(1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), from: fc.nat(1) }) },
)

function tolerating(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

function play(all: readonly [Workspace, Workspace], steps: readonly Step[]): number {
  let takenBack = 0
  for (const each of steps) {
    if (each.kind === 'send') {
      const [from, to] = each.from === 0 ? all : all.toReversed()
      if (from && to) takenBack += sendTwice(from, to)
      continue
    }
    const ws = all[each.who] as Workspace
    tolerating(() => {
      if (each.kind === 'edit') edit(ws, each.command)
      else if (each.kind === 'undo') undo(ws, ann)
      else redo(ws, ann)
    })
  }
  return takenBack
}

/** Takes a batch, takes it back, takes it again. */
function sendTwice(from: Workspace, to: Workspace): number {
  const batch = batchFor(from, to)
  const before = stateOf(to)
  const { brought, effect } = send(from, to, batch)
  if (brought.length === 0) return 0
  const after = stateOf(to)
  expect(builtOn(to, brought)).toBeUndefined()
  takeBack(to, brought)
  expect(stateOf(to)).toEqual(before)
  expect(send(from, to, batch).effect).toEqual(effect)
  expect(stateOf(to)).toEqual(after)
  return 1
}

const RUNS = Number(process.env.SCHEDULES ?? 25)

test(
  'after any work of two people, an import that is taken back leaves what was before it',
  () => {
    let takenBack = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const all = pair()
        try {
          takenBack += play(all, steps)
          for (const ws of all) expect(checkWorkspace(ws).findings).toEqual([])
        } finally {
          for (const ws of all) ws.close()
        }
      }),
      { numRuns: RUNS },
    )
    expect(takenBack).toBeGreaterThan(0)
  },
  60_000 + 400 * RUNS,
)
