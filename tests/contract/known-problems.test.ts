// The problems that are kept are at any time those that judging everything anew would find, whatever was
// written in between: edits, rows hung elsewhere, deletions, undo and redo, an import, an import that is
// taken back, another process. On the sample strategy, all offices of it, with edits at random.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  problemsFromScratch,
  problemsOf,
  problemsOfOffices,
  sharedProblems,
} from '#app/known-problems.ts'
import { list, summary } from '#app/problems.ts'
import { finish } from '#contract/client.ts'
import { applyCommands, redo, undo } from '#db/journal.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { allOffices } from '#db/queries/rows.ts'
import { takeBack } from '#db/take-back.ts'
import type { Command } from '#domain/changes.ts'
import { ENTITIES, type Entity, type EntityName, type Field, type Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { laySample } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  edit,
  HQ,
  LAOS,
  newWorkspace,
  planOf,
  REFERENCE,
  send,
  typing,
} from '../support/workspaces.ts'
import { engineIn } from './engines.ts'

const folder = temporaryFolder()
let ws: Workspace
let office = ''
beforeAll(async () => {
  const profile = join(folder, 'profile')
  mkdirSync(profile)
  await laySample(profile, { role: 'hq' })
  const engine = engineIn(profile)
  const sample = await finish(engine.client.workspaces.openSample({ role: 'hq' }))
  await engine.close()
  ws = openWorkspace(join(sample.folder, sample.fileName))
  office = (await allOffices(ws.db)).find(({ code }) => code === 'SSD')?.id ?? ''
})
afterAll(() => ws.close())

/** Everybody's, or one office's. */
async function expectSame(of: Workspace, office?: string): Promise<void> {
  const ids = office ? [office] : (await allOffices(of.db)).map(({ id }) => id)
  const known = await problemsOfOffices(of, ids)
  const found = [...(await sharedProblems(of)), ...[...known.values()].flat()]
  expect(found).toEqual(await problemsFromScratch(of, office))
}

// Edits at random -----------------------------------------------------------------------------------

const EDITED: readonly EntityName[] = [
  ...(['workplan', 'outcome', 'output', 'activity', 'milestone', 'indicator', 'target'] as const),
  ...(['actual', 'actual_part', 'budget_line', 'funding', 'expenditure', 'funding_need'] as const),
  ...([
    'parity_headcount',
    'parity_flow',
    'parity_target',
    'risk',
    'narrative',
    'sdg_link',
    'framework_link',
  ] as const),
  ...(['submission', 'indicator_definition', 'personnel_level', 'reporting_period'] as const),
  ...(['disaggregation', 'dimension_value', 'strategy'] as const),
]

interface Choice {
  readonly entity: number
  readonly row: number
  readonly field: number
  readonly value: number
  readonly what: 'set' | 'delete' | 'confirm' | 'undo' | 'redo'
}

const UNDO: Choice = { entity: 0, row: 0, field: 0, value: 0, what: 'undo' }

const choices = fc.record({
  entity: fc.nat(),
  row: fc.nat(),
  field: fc.nat(),
  value: fc.nat(),
  what: fc.constantFrom('set', 'set', 'set', 'set', 'set', 'delete', 'confirm', 'undo', 'redo'),
}) satisfies fc.Arbitrary<Choice>

/** Few rows, so that what is edited meets: those of one part of one office's plan. */
const FEW = 6

function idsOf(entity: EntityName): readonly string[] {
  const own = ENTITIES[entity].owner === 'office' ? `AND office = '${office}'` : ''
  return ws.sqlite
    .prepare(`SELECT id FROM "${entity}" WHERE deleted = 0 ${own} ORDER BY rowid LIMIT ${FEW}`)
    .pluck()
    .all() as string[]
}

function picked<T>(from: readonly T[], n: number): T | undefined {
  return from[n % Math.max(1, from.length)]
}

/** Mostly a value that the field can hold, near others; sometimes nothing, or a text it cannot hold. */
function valueFor({ kind, choices, to }: Field, n: number): Value {
  if (n % 11 === 0) return null
  if (n % 13 === 0 && kind !== 'text' && kind !== 'ref') return { unread: 'about ten' }
  if (choices) return picked(choices, n) ?? null
  if (to) return picked(idsOf(to as EntityName), n) ?? null
  if (kind === 'flag') return n % 2 === 0
  if (kind === 'date') return `20${18 + (n % 8)}-0${1 + (n % 9)}-15`
  if (kind === 'instant') return '2021-07-01T08:00:00Z'
  if (kind === 'period') return picked(['2020', '2021Q1', '2021Q2', '2030Q1'], n) ?? null
  if (kind === 'text' || kind === 'code')
    return picked(['1', '1.1', ' 1.1.1', 'sex', 'x'], n) ?? null
  return picked([-3, 0, 1, 7, 50, 101, 2020, 2031, 90_000], n) ?? null
}

function commandFor(choice: Choice): Command | undefined {
  const entity = picked(EDITED, choice.entity) ?? 'actual'
  const row = picked(idsOf(entity), choice.row)
  if (!row) return undefined
  if (choice.what === 'delete') return { do: 'delete', entity, row }
  const { fields, key = [] }: Entity = ENTITIES[entity]
  const free = Object.entries(fields).filter(([name]) => name !== 'office' && !key.includes(name))
  const [name, field] = picked(free, choice.field) ?? []
  if (!name || !field) return undefined
  return { do: 'set', entity, row, values: { [name]: valueFor(field, choice.value) } }
}

async function confirmation(n: number): Promise<Command | undefined> {
  const warnings = (await list(ws, { office })).filter(({ severity }) => severity === 'warning')
  const warning = picked(warnings, n)
  if (!warning) return undefined
  const { rule, entity, row, period } = warning
  const values = { office, rule, entity, row, period, explanation: n % 5 ? `Counted ${n}` : null }
  return { do: 'put', entity: 'confirmation', values }
}

async function act(choice: Choice): Promise<void> {
  try {
    if (choice.what === 'undo') undo(ws, ann)
    else if (choice.what === 'redo') redo(ws, ann)
    else {
      const confirms = choice.what === 'confirm'
      const command = confirms ? await confirmation(choice.row) : commandFor(choice)
      if (command) applyCommands(ws, [command], typing, ann)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error // what may not be done is not done
  }
}

describe('what is kept is what would be found', () => {
  test('after edits at random, one by one and several together', { timeout: 120_000 }, async () => {
    await expectSame(ws)
    await fc.assert(
      fc.asyncProperty(fc.array(choices, { minLength: 1, maxLength: 12 }), async (several) => {
        for (const choice of several) {
          await act(choice)
          await sharedProblems(ws) // kept up to date in between, as a screen would
        }
        await expectSame(ws, office)
        for (let left = 0; left < several.length; left += 1) await act(UNDO)
      }),
      { numRuns: 100, endOnFailure: true },
    )
    await expectSame(ws)
  })

  test('after another process has written', async () => {
    const other = openWorkspace(ws.file, { readOnly: true })
    const before = (await list(other, {})).length
    const row = idsOf('activity')[0] ?? ''
    edit(ws, { do: 'set', entity: 'activity', row, values: { title: { unread: '?' } } })
    expect((await list(other, {})).length).toBeGreaterThan(before)
    await expectSame(other)
    other.close()
  })
})

describe('an import and its taking back', () => {
  test('are judged, also where they only bring a row back', async () => {
    const hq = newWorkspace(folder, 'hq', HQ)
    const office = newWorkspace(folder, 'field', LAOS)
    edit(hq, ...REFERENCE, ...planOf(LAOS, 'lao'))
    send(hq, office)
    await expectSame(hq)
    edit(hq, { do: 'delete', entity: 'output', row: 'lao-output' })
    await expectSame(hq)
    edit(office, { do: 'set', entity: 'activity', row: 'lao-second', values: { code: '1.1.1' } })
    const { brought } = send(office, hq)
    await expectSame(hq)
    expect(
      (await problemsOf(hq, LAOS)).filter(({ rule }) => rule === 'duplicate_code'),
    ).toHaveLength(2)
    takeBack(hq, brought)
    await expectSame(hq)
    for (const each of [hq, office]) each.close()
  })
})

describe('the summary', () => {
  test('counts what the list holds and shows the first of it', async () => {
    const all = await list(ws, { period: '2021Q2' })
    const { total, open, first } = await summary(ws, { period: '2021Q2', most: 25 })
    expect(total).toBe(all.length)
    // Each office has one plan: nothing to tell which of them it is of.
    expect(first).toEqual(all.slice(0, 25).map((problem) => ({ ...problem, plan: null })))
    const unconfirmed = all.filter(({ confirmed }) => confirmed === null)
    const count = (severity: string) =>
      unconfirmed.filter((problem) => problem.severity === severity).length
    expect(open).toEqual({ error: count('error'), warning: count('warning'), info: count('info') })
  })
})
