// Batches from other workspaces, as the merge table of docs/merge.md has them, between real files: what is
// applied, joined, kept as a conflict, brought back, and refused.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { applyBatch } from '#db/incoming.ts'
import { changesSince, vectorOf } from '#db/journal.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Batch, Change, Command, FirstValues } from '#domain/changes.ts'
import { naturalId } from '#domain/ids.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  batchFor,
  CHAD,
  edit,
  HQ,
  isAlive,
  LAOS,
  newWorkspace,
  openCopy,
  planOf,
  REFERENCE,
  rowOf,
  send,
} from '../support/workspaces.ts'

const folder = temporaryFolder()
let hq: Workspace
let office: Workspace
let files: readonly [string, string]

beforeAll(() => {
  const first = newWorkspace(folder, 'hq', HQ)
  const second = newWorkspace(folder, 'field', LAOS)
  edit(first, ...REFERENCE, ...planOf(LAOS, 'lao'), ...planOf(CHAD, 'tcd'))
  send(first, second)
  first.close()
  second.close()
  files = [first.file, second.file]
})

beforeEach(() => {
  hq = openCopy(files[0])
  office = openCopy(files[1])
})
afterEach(() => {
  for (const ws of [hq, office]) {
    expect(checkWorkspace(ws).findings).toEqual([])
    ws.close()
  }
})

function set(row: string, values: FirstValues): Command {
  return { do: 'set', entity: 'activity', row, values }
}

function titleOf(ws: Workspace): unknown {
  return rowOf(ws, 'activity', 'lao-activity').title
}

interface OpenConflict {
  readonly field: string
  readonly base: unknown
  readonly sides: { office: string; value: unknown }[]
}

function conflictsOf(ws: Workspace): OpenConflict[] {
  const found = ws.sqlite
    .prepare('SELECT field, base, sides FROM conflict WHERE settled IS NULL ORDER BY field, row')
    .all() as { field: string; base: string; sides: string }[]
  return found.map(({ field, base, sides }) => ({
    field,
    base: JSON.parse(base),
    sides: JSON.parse(sides).map(({ office, value }: { office: string; value: unknown }) => ({
      office,
      value,
    })),
  }))
}

function streamOfOffice(): string {
  return `${office.identity.site}/${LAOS}`
}

describe('an office is given', () => {
  test('the shared rows and its own plan, and no other office', () => {
    expect(rowOf(office, 'workplan', 'lao-plan').title).toBe('Plan')
    expect(rowOf(office, 'workplan', 'tcd-plan')).toBeUndefined()
  })
})

describe('a change that', () => {
  test('is already known changes nothing: the same batch twice', () => {
    edit(office, set('lao-activity', { title: 'Ours' }))
    const batch = batchFor(office, hq)
    expect(send(office, hq, batch).effect).toMatchObject({ changed: 1, same: 0 })
    const before = vectorOf(hq)
    expect(send(office, hq, batch).effect).toMatchObject({ new: 0, changed: 0, same: 1 })
    expect(vectorOf(hq)).toEqual(before)
  })

  test('builds on the current head is applied', () => {
    edit(office, set('lao-activity', { title: 'Ours' }), set('lao-activity', { title: 'Ours 2' }))
    expect(send(office, hq).effect).toMatchObject({ changed: 1, conflicts: 0 })
    edit(hq, set('lao-activity', { title: 'Seen and changed' }))
    send(hq, office)
    expect(titleOf(office)).toBe('Seen and changed')
    expect(conflictsOf(office)).toEqual([])
  })

  test('is older but sets the same value is joined, and the next edit replaces both', () => {
    edit(office, set('lao-activity', { title: 'Same' }))
    edit(hq, set('lao-activity', { title: 'Same' }))
    expect(send(office, hq).effect).toMatchObject({ changed: 0, same: 1, conflicts: 0 })
    edit(hq, set('lao-activity', { title: 'Next' }))
    send(hq, office)
    expect([titleOf(office), conflictsOf(office)]).toEqual(['Next', []])
  })

  test("is older and differs is a conflict: both kept, the office's shown everywhere", () => {
    edit(office, set('lao-activity', { title: 'Ours' }))
    edit(hq, set('lao-activity', { title: 'Theirs' }))
    expect(send(office, hq).effect).toMatchObject({ changed: 0, conflicts: 1 })
    expect(send(hq, office).effect).toMatchObject({ changed: 0, conflicts: 1 })
    for (const ws of [hq, office]) {
      expect(titleOf(ws)).toBe('Ours')
      expect(conflictsOf(ws)).toEqual([
        {
          field: 'title',
          base: 'Train',
          sides: [
            { office: LAOS, value: 'Ours' },
            { office: HQ, value: 'Theirs' },
          ],
        },
      ])
    }
  })

  test('is the choice between two sides settles it everywhere', () => {
    edit(office, set('lao-activity', { title: 'Ours' }))
    edit(hq, set('lao-activity', { title: 'Theirs' }))
    send(office, hq)
    edit(hq, set('lao-activity', { title: 'Ours' })) // confirms what is shown
    send(hq, office)
    for (const ws of [hq, office]) expect([titleOf(ws), conflictsOf(ws)]).toEqual(['Ours', []])
  })

  test('fills the same cell on two laptops meets in one row, field by field', () => {
    const key = { office: LAOS, indicator: 'lao-indicator', period: '2021Q2' }
    const put = (values: FirstValues): Command => ({
      do: 'put',
      entity: 'actual',
      values: { ...key, ...values },
    })
    edit(office, put({ value: 3, comment: 'counted' }))
    edit(hq, put({ value: 4, status: 'estimated' }))
    expect(send(office, hq).effect).toMatchObject({ new: 0, changed: 1, conflicts: 1 })
    send(hq, office)
    for (const ws of [hq, office]) {
      expect(rowOf(ws, 'actual', naturalId('actual', key) as string)).toMatchObject({
        value: 3,
        comment: 'counted',
        status: 'estimated',
      })
      expect(conflictsOf(ws).map(({ field }) => field)).toEqual(['value'])
    }
  })
})

describe('a row deleted elsewhere', () => {
  test('is gone, with its children, when nobody touched it', () => {
    edit(office, { do: 'delete', entity: 'output', row: 'lao-output' })
    expect(send(office, hq).effect).toMatchObject({ changed: 4, conflicts: 0 })
    expect(isAlive(hq, 'activity', 'lao-activity')).toBe(false)
  })

  test('comes back, marked, with everything that went with it, when someone edited a part', () => {
    edit(office, { do: 'delete', entity: 'output', row: 'lao-output' })
    edit(hq, set('lao-activity', { title: 'Still needed' }))
    send(office, hq)
    send(hq, office)
    for (const ws of [hq, office]) {
      for (const [entity, row] of [
        ['output', 'lao-output'],
        ['activity', 'lao-activity'],
        ['activity', 'lao-second'],
      ] as const) {
        expect(isAlive(ws, entity, row)).toBe(true)
      }
      expect(titleOf(ws)).toBe('Still needed')
      expect(conflictsOf(ws).filter(({ field }) => field === 'deleted')).toHaveLength(4)
    }
  })

  test('comes back when someone put a new row under it', () => {
    edit(hq, { do: 'delete', entity: 'output', row: 'lao-output' })
    edit(office, {
      do: 'create',
      entity: 'activity',
      id: 'lao-new',
      values: { office: LAOS, output: 'lao-output', code: '7', title: 'New' },
    })
    send(hq, office)
    send(office, hq)
    for (const ws of [hq, office]) {
      expect(isAlive(ws, 'output', 'lao-output')).toBe(true)
      expect(isAlive(ws, 'activity', 'lao-new')).toBe(true)
    }
  })

  test('is gone for good when someone who saw the edit deletes it again', () => {
    edit(office, { do: 'delete', entity: 'activity', row: 'lao-second' })
    edit(hq, set('lao-second', { title: 'Still needed' }))
    send(hq, office)
    edit(office, { do: 'delete', entity: 'activity', row: 'lao-second' })
    send(office, hq)
    for (const ws of [hq, office]) {
      expect(isAlive(ws, 'activity', 'lao-second')).toBe(false)
      expect(conflictsOf(ws)).toEqual([])
    }
  })

  test('leaves the others of a contested deletion alone when the edited one goes', () => {
    edit(office, { do: 'delete', entity: 'output', row: 'lao-output' })
    edit(hq, set('lao-activity', { title: 'Still needed' }))
    send(hq, office)
    edit(office, { do: 'delete', entity: 'activity', row: 'lao-activity' })
    send(office, hq)
    for (const ws of [hq, office]) {
      expect(isAlive(ws, 'activity', 'lao-activity')).toBe(false)
      expect(isAlive(ws, 'output', 'lao-output')).toBe(true)
      expect(isAlive(ws, 'activity', 'lao-second')).toBe(true)
    }
  })
})

describe('a batch is refused whole', () => {
  /** The office's next batch, as somebody could have altered it. */
  function altered(change: (batch: Batch) => Batch): Batch {
    edit(office, set('lao-activity', { title: 'Ours', partner: 'NPA', accountable: 'Head' }))
    return change(batchFor(office, hq))
  }
  function alter(batch: Batch, by: (change: Change) => Partial<Change>): Batch {
    return { ...batch, changes: batch.changes.map((change) => ({ ...change, ...by(change) })) }
  }
  function refuses(batch: Batch, code: string, values: Record<string, unknown> = {}) {
    const before = JSON.stringify([vectorOf(hq), dump(hq)])
    expect(refusal(() => send(office, hq, batch))).toMatchObject({ code, values })
    expect(JSON.stringify([vectorOf(hq), dump(hq)])).toBe(before)
  }

  test('for a gap, naming the stream, the numbers and who has them', () => {
    edit(office, set('lao-activity', { title: 'Lost on the way' }))
    send(office, hq)
    edit(office, set('lao-activity', { title: 'Lost' }))
    const known = vectorOf(office)
    edit(office, set('lao-activity', { title: 'Arrived' }))
    refuses(changesSince(office, [LAOS], known), 'package_gap', {
      stream: streamOfOffice(),
      from: 2,
      to: 2,
      office: 'Laos',
    })
  })

  test('for a number that is missing inside', () => {
    const batch = altered((b) => ({ ...b, changes: b.changes.filter(({ seq }) => seq !== 2) }))
    refuses(batch, 'package_gap', { from: 2, to: 2 })
  })

  test('for a change that builds on one nobody has sent', () => {
    const batch = altered((b) => alter(b, () => ({ prior: ['site-of-nobody/x#3'] })))
    refuses(batch, 'package_gap', { stream: 'site-of-nobody/x', from: 1, to: 3 })
  })

  test('when an old copy of its workspace was taken up again', () => {
    office.close()
    const old = openCopy(office.file)
    office = openWorkspace(office.file)
    edit(office, set('lao-activity', { title: 'Ours' }), set('lao-second', { title: 'Ours' }))
    send(office, hq)
    edit(old, set('lao-activity', { title: 'Typed into the old copy' }))
    const batch = changesSince(old, [LAOS], { ...vectorOf(hq), [streamOfOffice()]: 0 })
    refuses(batch, 'package_forked', { stream: streamOfOffice(), from: 1, office: 'Laos' })
    old.close()
  })

  test('for a number that is there twice', () => {
    const batch = altered((b) => ({ ...b, changes: [...b.changes, ...b.changes.slice(0, 1)] }))
    refuses(batch, 'package_value')
  })

  const wrong: [string, Partial<Change>][] = [
    ['of another kind', { field: 'starts', value: 'soon' }],
    ['that is not a choice', { field: 'status', value: 'fine' }],
    ['of a field that is not there', { field: 'colour', value: 'red' }],
    ['that would move the row to another office', { field: 'office', value: CHAD }],
    ['that refers to nothing', { field: 'output', value: 'nowhere' }],
    ['of an entity that is not there', { entity: 'secret' as Change['entity'] }],
    ['of a row that was never made', { row: 'nowhere' }],
    ['of a row of another kind', { entity: 'outcome', field: 'assumptions', value: 'x' }],
  ]
  test.each(wrong)('for a value %s', (_, by) => {
    refuses(
      altered((b) => alter(b, () => by)),
      'package_value',
    )
  })

  test('for a part of a figure that is not there', () => {
    const figure = { office: LAOS, indicator: 'lao-indicator', period: '2021Q1', value: 12 }
    const actual = naturalId('actual', figure) ?? ''
    const part = { office: LAOS, actual, cell: 'sex=f', value: 5 }
    edit(office, { do: 'put', entity: 'actual', values: figure })
    edit(office, { do: 'put', entity: 'actual_part', values: part })
    const batch = batchFor(office, hq)
    refuses(
      alter(batch, ({ entity, value }) =>
        entity === 'actual_part' ? { value: { ...(value as FirstValues), actual: 'nowhere' } } : {},
      ),
      'package_value',
      { name: 'actual' },
    )
    send(office, hq, batch)
  })

  test("for another office's row in the office's own stream", () => {
    const batch = altered((b) => alter(b, () => ({ row: 'tcd-activity' })))
    refuses(batch, 'package_rights', { entity: 'activity' })
  })

  test('for a stream of another office, or of shared data', () => {
    for (const scope of [CHAD, 'shared']) {
      const name = `${office.identity.site}/${scope}`
      const batch = altered((b) => ({
        ...alter(b, () => ({ stream: name, row: `tcd-activity`, prior: [] })),
        streams: b.streams.map(({ last }) => ({ name, first: 1, last })),
      }))
      refuses(batch, 'package_rights')
    }
  })

  test('for what an office says HQ wrote', () => {
    const batch = altered((b) => ({ ...b, groups: b.groups.map((g) => ({ ...g, office: HQ })) }))
    refuses(batch, 'package_rights')
  })

  test('and what it did goes with the transaction of whoever asked: a trial run, a receipt that fails', async () => {
    edit(office, set('lao-activity', { title: 'Ours' }))
    const before = dump(hq)
    const trial = inTransaction(hq, async () => {
      const { effect } = applyBatch(hq, batchFor(office, hq))
      throw new Error(`${effect.changed} and ${titleOf(hq)}`)
    })
    await expect(trial).rejects.toThrow('1 and Ours')
    expect(dump(hq)).toBe(before)
  })

  test('also when it is found out late, in such a transaction', async () => {
    edit(office, set('lao-activity', { title: 'Ours' }), set('lao-second', { title: 'Ours too' }))
    const before = dump(hq)
    const missing = altered((b) => ({
      ...b,
      changes: b.changes.map((change) =>
        change.row === 'lao-second' ? { ...change, field: 'output', value: 'nowhere' } : change,
      ),
    }))
    const taken = inTransaction(hq, async () => applyBatch(hq, missing))
    await expect(taken).rejects.toMatchObject({ code: 'package_value' })
    expect(dump(hq)).toBe(before)
  })
})

describe('a second laptop of an office', () => {
  test('takes from its colleague what HQ and the office wrote, and HQ takes both from either', () => {
    const second = newWorkspace(folder, 'field', LAOS)
    edit(office, set('lao-activity', { title: 'First laptop' }))
    send(office, second)
    expect(titleOf(second)).toBe('First laptop')
    edit(second, set('lao-second', { title: 'Second laptop' }))
    send(second, hq)
    expect(titleOf(hq)).toBe('First laptop')
    expect(rowOf(hq, 'activity', 'lao-second').title).toBe('Second laptop')
    second.close()
  })
})

/** Everything the file holds, as text. */
function dump(ws: Workspace): string {
  const tables = ws.sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return JSON.stringify(tables.map((name) => ws.sqlite.prepare(`SELECT * FROM "${name}"`).all()))
}
