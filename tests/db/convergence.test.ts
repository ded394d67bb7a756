// Whatever the order, the repetition or the loss of packages: once everything has arrived, every workspace
// holds the same state for what it shares, nothing that anybody typed is gone, and the incremental merge
// equals the replay of the journal. Real SQLite files; the schedules are random and shrink.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { applyCommands, redo, undo, vectorOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import type { Batch, Command } from '#domain/changes.ts'
import { CREATION } from '#domain/changes.ts'
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
  typing,
} from '../support/workspaces.ts'

const folder = temporaryFolder()

const ACTIVITIES = ['lao-activity', 'lao-second', 'new-0', 'new-1', 'new-2']
const OUTPUTS = ['lao-output', 'lao-other']
const PERIODS = ['2021Q1', '2021Q2']

type Step =
  | { readonly kind: 'edit'; readonly who: number; readonly command: Command }
  | { readonly kind: 'undo'; readonly who: number }
  | { readonly kind: 'redo'; readonly who: number }
  | { readonly kind: 'pack'; readonly from: number; readonly to: number }
  | { readonly kind: 'deliver'; readonly package: number }

const who = fc.nat(2) // HQ, the office's laptop, the office's second laptop
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
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
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      entity: fc.constant('output' as const),
      row: fc.constantFrom(...OUTPUTS),
      values: fc.record({ statement: fc.constantFrom('s', 't') }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      entity: fc.constant('actual' as const),
      values: fc.record(
        {
          office: fc.constant(LAOS),
          indicator: fc.constant('lao-indicator'),
          period: fc.constantFrom(...PERIODS),
          value: fc.constantFrom(1, 2, null),
          comment: fc.constantFrom('x', 'y'),
        },
        { requiredKeys: ['office', 'indicator', 'period'] },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      entity: fc.constant('activity' as const),
      row: fc.constantFrom(...ACTIVITIES),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Command[]>(
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
      id: fc.constantFrom('new-0', 'new-1', 'new-2'),
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
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, command }) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('undo' as const), who }),
      fc.record({ kind: fc.constant('redo' as const), who }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pack' as const), from: who, to: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deliver' as const), package: fc.nat(12) }),
  },
)

interface Parcel {
  readonly from: number
  readonly to: number
  readonly batch: Batch
}

/** What a person may meet on the way; anything else is a defect. */
const EXPECTED = new Set([
  'row_unknown',
  'row_deleted',
  'usage', // a row that is there already
  'nothing_to_undo',
  'nothing_to_redo',
  'undo_superseded',
  'package_gap', // an earlier package was lost or is still under way
])

function tolerating(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refusal) || !EXPECTED.has(error.code)) throw error
  }
}

function play(all: readonly Workspace[], steps: readonly Step[]): string[] {
  const at = (i: number): Workspace => all[i] as Workspace
  const parcels: Parcel[] = []
  const typed: string[] = []
  for (const step of steps) {
    if (step.kind === 'edit') {
      tolerating(() => {
        const { changes } = edit(at(step.who), step.command)
        if (changes > 0) typed.push(...valuesIn(step.command))
      })
    } else if (step.kind === 'undo') tolerating(() => undo(at(step.who), ann))
    else if (step.kind === 'redo') tolerating(() => redo(at(step.who), ann))
    else if (step.kind === 'pack') {
      if (step.from !== step.to) {
        const batch = batchFor(at(step.from), at(step.to))
        parcels.push({ from: step.from, to: step.to, batch })
      }
    } else {
      const parcel = parcels[step.package] // some twice, some late, some never
      if (parcel) tolerating(() => send(at(parcel.from), at(parcel.to), parcel.batch))
    }
  }
  return typed
}

function valuesIn(command: Command): string[] {
  if (command.do !== 'set') return []
  return Object.entries(command.values).map(
    ([field, value]) => `${command.row} ${field} ${JSON.stringify(value)}`,
  )
}

/** Everybody gives everybody what they lack until nobody lacks anything. */
function exchangeAll(all: readonly Workspace[]): void {
  for (let round = 0; round < 2; round++) {
    for (const from of all) {
      for (const to of all) if (from !== to) send(from, to)
    }
  }
}

function stateOf(ws: Workspace): string {
  const tables = ENTITY_NAMES.map((name) =>
    ws.sqlite.prepare(`SELECT * FROM "${name}" ORDER BY id`).all(),
  )
  const conflicts = ws.sqlite
    .prepare('SELECT * FROM conflict WHERE settled IS NULL ORDER BY id')
    .all()
  return JSON.stringify([tables, conflicts, sorted(vectorOf(ws))])
}

function sorted(vector: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(vector).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function journalOf(ws: Workspace): Set<string> {
  const changes = ws.sqlite.prepare('SELECT row, field, value FROM change').all() as {
    row: string
    field: string
    value: string
  }[]
  return new Set(
    changes.flatMap(({ row, field, value }) =>
      field === CREATION ? [] : [`${row} ${field} ${value}`],
    ),
  )
}

/** HQ and two laptops of one office with its plan, as closed files to start every schedule from. */
function template(undoable: boolean): readonly string[] {
  const hq = newWorkspace(folder, 'hq', HQ, 'm-hq')
  const first = newWorkspace(folder, 'field', LAOS, 'z-first')
  const second = newWorkspace(folder, 'field', LAOS, 'a-second')
  // When it can be undone, HQ takes the whole plan away while the office works on it.
  applyCommands(hq, [...REFERENCE, ...planOf(LAOS, 'lao')], typing, ann, { undoable })
  send(hq, first)
  send(hq, second)
  for (const ws of [hq, first, second]) ws.close()
  return [hq.file, first.file, second.file]
}

const undoable = template(true)
const settled = template(false)
describe('three workspaces that share an office', () => {
  test('hold the same, keep everything typed, and equal their replayed journals', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.boolean(), (steps, wild) => {
        const all = (wild ? undoable : settled).map(openCopy)
        try {
          const [hq, first, second] = all as [Workspace, Workspace, Workspace]
          const typed = play(all, steps)
          for (const ws of all) expect(checkWorkspace(ws).findings).toEqual([])
          exchangeAll(all)
          for (const ws of all) expect(checkWorkspace(ws).findings).toEqual([])
          expect(stateOf(first)).toBe(stateOf(hq))
          expect(stateOf(second)).toBe(stateOf(hq))
          const journal = journalOf(hq)
          for (const value of typed) expect(journal).toContain(value)
        } finally {
          for (const ws of all) ws.close()
        }
      }),
      { numRuns: Number(process.env.SCHEDULES ?? 40) },
    )
  }, 60_000)
})
