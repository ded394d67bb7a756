// What is kept rolled up is never old: after whatever was written, by whomever, the figures are those of
// somebody who opens the file anew.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { get as consolidated } from '#app/consolidated.ts'
import { get as dashboard } from '#app/dashboard.ts'
import type { Engine } from '#app/engine.ts'
import { applyCommands, redo, undo } from '#db/journal.ts'
import { createWorkspace, openWorkspace, type Workspace, workspaceOf } from '#db/open.ts'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Pair, pairIn, remove, set, take } from './pair.ts'
import { PERIOD, quarterOf } from './small-strategy.ts'

const PERIODS = ['2020Q4', '2021', PERIOD]
const edit = { id: 'label.edit' }

async function fileOf(engine: Engine): Promise<string> {
  const about = await engine.client.workspaces.current()
  return join(about?.folder ?? '', about?.fileName ?? '')
}

describe('HQ’s dashboard', () => {
  let pair: Pair
  let report: File
  const value = async () => {
    const board = await pair.hq.client.dashboard.get({ period: PERIOD })
    const trained = ({ title }: { title: string }) => title === 'People trained'
    return board.objectives[0]?.indicators.find(trained)?.actual.value ?? null
  }

  /** As somebody sees it who opens the file now. */
  async function expectFresh(): Promise<void> {
    const now = pair.clock.now
    const fresh = openWorkspace(await fileOf(pair.hq), { readOnly: true })
    try {
      for (const period of PERIODS) {
        expect(await pair.hq.client.dashboard.get({ period })).toEqual(
          await dashboard(fresh, { period }, now),
        )
      }
    } finally {
      fresh.close()
    }
  }

  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
    await expectFresh()
    expect(await value()).toBeNull()
  })
  afterAll(() => pair.close())

  test('after an edit, its undo and its redo', async () => {
    const { hq, ids } = pair
    await hq.client.edit.apply({ commands: quarterOf(ids, 12), label: edit })
    expect(await value()).toBe(12)
    await expectFresh()
    await hq.client.edit.undo()
    expect(await value()).toBeNull()
    await expectFresh()
    await hq.client.edit.redo()
    expect(await value()).toBe(12)
    await hq.client.edit.undo()
  })

  test('after an import, after it was taken back, and after it was taken again', async () => {
    const { hq, office, ids } = pair
    await office.client.edit.apply({ commands: quarterOf(ids, 40), label: edit })
    report = (await office.client.packages.make({ kind: 'submission', period: PERIOD })).file
    const { package: about } = await take(hq, report)
    expect(await value()).toBe(40)
    await expectFresh()
    await hq.client.packages.takeBack({ id: about.id })
    expect(await value()).toBeNull()
    await expectFresh()
    await take(hq, report)
    expect(await value()).toBe(40)
    await expectFresh()
  })

  test('after a take back and an import that came between two looks', async () => {
    const { hq, office, ids } = pair
    const [last] = await hq.client.packages.log()
    await hq.client.packages.takeBack({ id: last?.package.id ?? '' })
    await office.client.edit.apply({ commands: quarterOf(ids, 41), label: edit })
    await pair.report()
    expect(await value()).toBe(41)
    await expectFresh()
  })

  test('after a target, a baseline and a status of somebody’s own judgement', async () => {
    const { hq, ids } = pair
    const target = { office: ids.somalia, indicator: ids.trained, period: PERIOD, value: 80 }
    await hq.client.edit.apply({
      commands: [{ do: 'put', entity: 'target', values: target }],
      label: edit,
    })
    await expectFresh()
    await set(hq, 'indicator', ids.trained, { baseline_value: 5, final_target: 60 })
    await expectFresh()
    await set(hq, 'indicator', ids.trained, { status_override: 'red', override_reason: 'flood' })
    await expectFresh()
  })

  test('after people were counted, money was needed, and a level got another name', async () => {
    const { hq, ids } = pair
    const [category, level] = [newId(), newId()]
    const people = { date: '2021-06-30', employer: 'unops', category, level, women: 3, men: 5 }
    const need = { workplan: ids.workplan, area: 'training', year: 2021, required: 5_00 }
    const commands: Command[] = [
      {
        do: 'create',
        entity: 'personnel_category',
        id: category,
        values: { code: 'IP', title: 'IP' },
      },
      { do: 'create', entity: 'personnel_level', id: level, values: { category, code: 'P-3' } },
      {
        do: 'put',
        entity: 'parity_headcount',
        values: { office: ids.somalia, function: 'programme', ...people },
      },
      { do: 'create', entity: 'funding_need', values: { office: ids.somalia, ...need } },
    ]
    for (const command of commands) {
      await hq.client.edit.apply({ commands: [command], label: edit })
      await expectFresh()
    }
    await set(hq, 'personnel_level', level, { code: 'P-4' })
    await expectFresh()
    const board = await hq.client.dashboard.get({ period: PERIOD })
    expect(board.parity.byLevel.map(({ code, women }) => [code, women])).toEqual([['P-4', 3]])
    expect(board.funding.required.value).toBe(5_00)
  })

  test('after a definition was changed, and the thresholds', async () => {
    const { hq, ids } = pair
    const { definitions } = await hq.client.reference.get()
    const trained = definitions.find(({ code }) => code === 'SO1.1')?.id ?? ''
    await set(hq, 'indicator_definition', trained, { direction: 'decreasing', decimals: 2 })
    await expectFresh()
    await set(hq, 'indicator_definition', trained, { over_periods: 'max', code: 'SO1.9' })
    await expectFresh()
    await set(hq, 'strategy', ids.strategy, { green_from: 99, amber_from: 98 })
    await expectFresh()
  })

  test('after an office with a plan was added, and after an indicator went', async () => {
    const { hq, ids } = pair
    const [office, workplan, outcome] = [newId(), newId(), newId()]
    const { definitions } = await hq.client.reference.get()
    const commands: Command[] = [
      {
        do: 'create',
        entity: 'office',
        id: office,
        values: { code: 'TCD', name: 'Chad', type: 'field' },
      },
      {
        do: 'create',
        entity: 'workplan',
        id: workplan,
        values: { strategy: ids.strategy, office, code: 'TCD', title: 'Plan', level: 'field' },
      },
      {
        do: 'create',
        entity: 'outcome',
        id: outcome,
        values: { office, workplan, objective: ids.objective, code: '1', statement: 'More' },
      },
      {
        do: 'create',
        entity: 'indicator',
        values: {
          ...{ office, workplan, outcome, definition: definitions[0]?.id ?? '' },
          ...{ baseline_value: 0, final_target: 10 },
        },
      },
    ]
    await hq.client.edit.apply({ commands, label: edit })
    await expectFresh()
    await remove(hq, 'indicator', ids.share)
    await expectFresh()
    await hq.client.edit.undo()
    await expectFresh()
  })

  test('after another program wrote into the same file', async () => {
    const { hq, ids, clock } = pair
    const about = await hq.client.workspaces.info()
    expect(about.changes).toBeGreaterThan(0)
    const fresh = openWorkspace(await fileOf(hq), { readOnly: true })
    const other = workspaceOf(fresh.file, new Database(fresh.file), () => {}, fresh.identity)
    applyCommands(other, quarterOf(ids, 77), edit, { actor: 'Another', at: clock.now })
    other.close()
    fresh.close()
    expect(await value()).toBe(77)
    await expectFresh()
  })

  test('after the workspace was put back from a copy', async () => {
    const { hq, ids, clock } = pair
    clock.now = '2021-07-06T08:00:00.000Z'
    const { id } = (await hq.client.workspaces.current()) ?? { id: '' }
    await hq.client.workspaces.close()
    const recent = (await hq.client.workspaces.recent()).find((each) => each.id === id)
    await hq.client.workspaces.open({ id: recent?.id ?? '' }) // on a new day: a copy is made
    await expect.poll(async () => (await hq.client.backups.list({})).length).toBeGreaterThan(0)
    const [copy] = await hq.client.backups.list({})
    await hq.client.edit.apply({ commands: quarterOf(ids, 99), label: edit })
    expect(await value()).toBe(99)
    await hq.client.backups.restore({ backup: copy?.id ?? '' })
    expect(await value()).not.toBe(99)
    await expectFresh()
  })
})

describe('any sequence of edits', () => {
  const author = { actor: 'Ada', at: '2021-07-10T08:00:00.000Z' }
  const OFFICES = ['GLB', 'MLI', 'SOM']
  const ids = new Map<string, string>()
  const id = (name: string) => {
    const known = ids.get(name) ?? newId()
    ids.set(name, known)
    return known
  }
  let ws: Workspace

  beforeAll(() => {
    ws = createWorkspace(join(temporaryFolder(), 'hq.waymark'), {
      ...{ id: newId(), site: newId(), role: 'hq', office: id('GLB'), strategy: id('strategy') },
    })
    const create = (entity: string, name: string, values: object) =>
      ({ do: 'create', entity, id: id(name), values }) as Command
    const rules = { measure: 'unit', direction: 'increasing', value_mode: 'period' }
    const reference = [
      create('strategy', 'strategy', { title: 'S', year_from: 2020, year_to: 2022 }),
      create('strategic_objective', 'SO1', { strategy: id('strategy'), code: 'SO1', title: 'O' }),
      ...['sum', 'max'].map((rule) =>
        create('indicator_definition', rule, {
          ...rules,
          ...{ code: rule, title: rule, objective: id('SO1') },
          ...{ over_offices: rule, over_periods: rule },
        }),
      ),
    ]
    const plans = OFFICES.flatMap((code) => [
      create('office', code, { code, name: code, type: code === 'GLB' ? 'hq' : 'field' }),
      create('workplan', `plan ${code}`, {
        ...{ strategy: id('strategy'), office: id(code), code, title: code },
        level: code === 'GLB' ? 'global' : 'field',
      }),
      create('outcome', `outcome ${code}`, {
        ...{ office: id(code), workplan: id(`plan ${code}`), objective: id('SO1') },
        ...{ code: '1', statement: 'O' },
      }),
      ...['sum', 'max'].map((rule) =>
        create('indicator', `${code} ${rule}`, {
          ...{ office: id(code), workplan: id(`plan ${code}`), outcome: id(`outcome ${code}`) },
          ...{ definition: id(rule), baseline_value: 0, final_target: 50 },
          ...(code === 'GLB' ? {} : { contributes_to: id(`GLB ${rule}`) }),
        }),
      ),
    ])
    applyCommands(ws, [...reference, ...plans], edit, author, { undoable: false })
    return () => ws.close()
  })

  const cell = fc.record({
    entity: fc.constantFrom('actual' as const, 'target' as const),
    office: fc.constantFrom(...OFFICES),
    rule: fc.constantFrom('sum', 'max'),
    period: fc.constantFrom('2020', '2020Q4', '2021Q1', '2021Q2'),
    value: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  const step = fc.oneof(
    { weight: 6, arbitrary: cell.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.constantFrom({ do: undo }, { do: redo }) },
    {
      weight: 1,
      arbitrary: fc
        .record({ office: fc.constantFrom(...OFFICES), final: fc.integer({ min: 1, max: 90 }) })
        .map((plan) => ({ plan })),
    },
  )

  // Not everybody looks at everything after each edit: what was not looked at must not stay behind.
  const looked = fc.record({
    next: step,
    look: fc.record({ periods: fc.subarray(PERIODS), alone: fc.boolean() }),
  })
  const fresh = () => workspaceOf(ws.file, ws.sqlite, () => {}, ws.identity)

  async function expectSame(look: { periods: string[]; alone: boolean }): Promise<void> {
    const asked = { ...look, offices: true }
    expect(await consolidated(ws, asked)).toEqual(await consolidated(fresh(), asked))
  }

  test('gives the figures of a fresh look after each of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(looked, { minLength: 3, maxLength: 12 }), async (steps) => {
        for (const { next, look } of steps) {
          if ('do' in next) {
            try {
              next.do(ws, author)
            } catch {
              continue // nothing left to undo
            }
          } else applyCommands(ws, [commandOf(next)], edit, author)
          await expectSame(look)
        }
        for (const alone of [false, true]) await expectSame({ periods: PERIODS, alone })
      }),
      { numRuns: 25 },
    )
  })

  test('is kept for as many periods as are asked for at once', async () => {
    const quarters = ['', 'Q1', 'Q2', 'Q3', 'Q4']
    const many = Array.from({ length: 8 }, (_, year) => quarters.map((q) => `${2018 + year}${q}`))
    const look = { periods: many.flat(), alone: true }
    await expectSame(look)
    await expectSame(look)
    await expectSame({ ...look, periods: PERIODS })
  })

  function commandOf(
    next:
      | {
          put: {
            entity: 'actual' | 'target'
            office: string
            rule: string
            period: string
            value: number | null
          }
        }
      | { plan: { office: string; final: number } },
  ): Command {
    if ('plan' in next) {
      const { office, final } = next.plan
      const values = { final_target: final }
      return { do: 'set', entity: 'indicator', row: id(`${office} sum`), values }
    }
    const { entity, office, rule, period, value } = next.put
    const values = { office: id(office), indicator: id(`${office} ${rule}`), period, value }
    return { do: 'put', entity, values }
  }
})
