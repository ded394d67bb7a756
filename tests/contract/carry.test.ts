// A plan is carried into the next year: a look first, then one group that can be undone; twice only when one
// means it; what was reported and what was set for other years stays as it is.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf, type TestClock } from './engines.ts'
import { expectWhole, pairIn } from './pair.ts'
import { PERIOD, quarterOf, type SmallStrategy, smallStrategy } from './small-strategy.ts'

let engine: Engine
let ids: SmallStrategy
const clock: TestClock = { now: '2021-12-20T08:00:00.000Z' }

const apply = (...commands: Command[]) =>
  engine.client.edit.apply({ commands, label: { id: 'label.edit' } })
const request = (over: object = {}) => ({
  workplan: ids.workplan,
  year: 2021,
  baseline: 'keep' as const,
  budget: false,
  ...over,
})
const plan = async () => {
  const { rows } = await engine.client.plan.outline({ workplan: ids.workplan })
  return new Map(rows.map((row) => [row.id, row]))
}

beforeEach(async () => {
  engine = engineIn(temporaryFolder(), clock)
  ids = await smallStrategy(engine.client)
})
afterEach(() => engine.close())

describe('carrying a plan on', () => {
  test('is looked at first: what moves, what stays, and nothing is changed', async () => {
    const done = newId()
    await apply({
      do: 'create',
      entity: 'activity',
      id: done,
      values: {
        office: ids.somalia,
        output: ids.output,
        code: '1.1.2',
        title: 'Count the posts',
        ends: '2021-06-30',
        status: 'completed',
      },
    })
    const before = await plan()
    const look = await engine.client.carry.look(request())
    expect(look).toMatchObject({
      year: 2021,
      before: null,
      version: { from: null, to: 2 },
      outside: false,
      moved: [
        {
          row: ids.activity,
          code: '1.1.1',
          title: 'Rewrite the vacancy texts',
          starts: { from: '2021-01-01', to: '2021-01-01' },
          ends: { from: '2021-12-31', to: '2022-12-31' },
        },
      ],
      stays: [{ row: done, code: '1.1.2', reason: 'done' }],
      baselines: [],
      budget: [],
      outcomes: 1,
      outputs: 1,
      indicators: 2,
    })
    expect(await plan()).toEqual(before)
  })

  test('is one group with a name, and one undo takes all of it back', async () => {
    const before = await plan()
    const { label, changes } = await engine.client.carry.apply(request())
    expect(label).toEqual({ id: 'label.carry', values: { plan: 'SOM', year: '2022' } })
    expect(changes).toBe(2) // the end of the activity, the version of the plan
    expect((await plan()).get(ids.activity)?.ends).toBe('2022-12-31')
    expect((await engine.client.edit.state()).undo).toEqual(label)
    await engine.client.edit.undo()
    expect(await plan()).toEqual(before)
    await expectWhole(engine)
  })

  test('twice is refused, and done when one means it: nothing moves twice', async () => {
    await engine.client.carry.apply(request())
    const look = await engine.client.carry.look(request())
    expect(look.before).toEqual({ at: clock.now, actor: 'Ada' })
    expect(look.moved).toEqual([])
    const refusal = await refusalOf(engine.client.carry.apply(request()))
    expect([refusal.code, refusal.values]).toEqual([
      'carried_already',
      { year: 2022, actor: 'Ada' },
    ])
    const { carried } = await engine.client.carry.apply(request({ again: true }))
    expect(carried.version).toEqual({ from: 2, to: 3 })
    expect((await plan()).get(ids.activity)?.ends).toBe('2022-12-31')
  })

  test('after its undo is not twice, and after the redo is', async () => {
    await engine.client.carry.apply(request())
    await engine.client.edit.undo()
    expect((await engine.client.carry.look(request())).before).toBeNull()
    await engine.client.edit.redo()
    expect((await engine.client.carry.look(request())).before).not.toBeNull()
    // Another year is another matter.
    expect((await engine.client.carry.look(request({ year: 2022 }))).before).toBeNull()
  })

  test('can take the last value as baseline, of what is not added up over periods', async () => {
    await apply(...quarterOf(ids, 25))
    const options = request({ baseline: 'last_actual' })
    const look = await engine.client.carry.look(options)
    expect(look.baselines).toMatchObject([
      { row: ids.share, code: 'SO1.2', measure: 'percentage', period: PERIOD, from: 10, to: 30 },
    ])
    await engine.client.carry.apply(options)
    const { rows } = await engine.client.indicators.table({
      workplan: ids.workplan,
      periods: [PERIOD],
    })
    const share = rows.find(({ id }) => id === ids.share)
    expect(share?.baseline).toMatchObject({
      value: 30,
      numerator: 30,
      denominator: 100,
      year: 2021,
    })
    expect(share?.cells[PERIOD]?.actual.value).toBe(30)
    const trained = rows.find(({ id }) => id === ids.trained)
    expect(trained?.baseline).toMatchObject({ value: 0, year: 2019 })
    expect(trained?.cells[PERIOD]?.target.value).toBe(50)
  })

  test('can make the budget lines of the year again, once', async () => {
    await apply({
      do: 'create',
      entity: 'budget_line',
      values: {
        office: ids.somalia,
        activity: ids.activity,
        category: 'training',
        period: '2021',
        planned: 500_000,
      },
    })
    const options = request({ budget: true })
    const { carried } = await engine.client.carry.apply(options)
    expect(carried.budget).toEqual([
      {
        activity: ids.activity,
        code: '1.1.1',
        category: 'training',
        period: '2022',
        planned: 500_000,
      },
    ])
    const { activities } = await engine.client.budget.get({ workplan: ids.workplan })
    expect(activities[0]?.lines.map(({ period, planned }) => [period, planned])).toEqual([
      ['2021', 500_000],
      ['2022', 500_000],
    ])
    const again = await engine.client.carry.look(options)
    expect([again.budget, again.budgetThere]).toEqual([[], 1])
  })

  test('beyond the strategy says so', async () => {
    const look = await engine.client.carry.look(request({ year: 2022 }))
    expect(look.outside).toBe(true)
  })

  test('can be compared with what was before it', async () => {
    const { group } = await engine.client.carry.apply(request())
    const moments = await engine.client.compare.moments({ workplan: ids.workplan })
    expect(moments[0]).toMatchObject({
      moment: { kind: 'group', group },
      label: { id: 'label.carry' },
    })
    const { differences } = await engine.client.compare.plans({
      before: { workplan: ids.workplan, at: moments[0]?.moment },
      after: { workplan: ids.workplan },
    })
    expect(
      differences.map(({ entity, fields }) => [entity, fields.map(({ field }) => field)]),
    ).toEqual([
      ['workplan', ['plan_version']],
      ['activity', ['ends']],
    ])
  })
})

test('an office carries its own plan on, and not another’s', async () => {
  const pair = await pairIn(temporaryFolder())
  try {
    const { office, hq, ids: own } = pair
    const options = { workplan: own.workplan, year: 2021, baseline: 'keep', budget: false } as const
    await office.client.carry.apply(options)
    await pair.report()
    const look = await hq.client.carry.look(options)
    expect(look.before?.actor).toBe('Bile')
    const { workplans } = await office.client.reference.get()
    const global = workplans.find(({ level }) => level === 'global')?.id ?? ''
    const refusal = await refusalOf(office.client.carry.apply({ ...options, workplan: global }))
    expect(refusal.code).toBe('rights')
  } finally {
    await pair.close()
  }
})
