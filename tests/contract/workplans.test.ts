// An office with two workplans: each room shows the one that is asked for, reports are sent for each of
// them, and what is wrong in one does not stop the other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { type Pair, pairIn, remove, take } from './pair.ts'
import { PERIOD, quarterOf } from './small-strategy.ts'

let pair: Pair
/** The second plan, with an output, an activity and an indicator. */
const second = { workplan: '', outcome: '', output: '', activity: '', indicator: '' }

const apply = (engine: Pair['hq'], ...commands: Command[]) =>
  engine.client.edit.apply({ commands, label: { id: 'label.edit' } })

beforeEach(async () => {
  pair = await pairIn(temporaryFolder())
  const { office: engine, ids } = pair
  for (const key of Object.keys(second) as (keyof typeof second)[]) second[key] = newId()
  const office = ids.somalia
  const { definitions } = await engine.client.reference.get()
  const trained = definitions.find(({ code }) => code === 'SO1.1')?.id ?? ''
  const make = (entity: Command['entity'], id: string, values: object): Command => ({
    do: 'create',
    entity,
    id,
    values: { office, ...values },
  })
  await apply(
    engine,
    make('workplan', second.workplan, {
      strategy: ids.strategy,
      code: 'SOM-2',
      title: 'Second plan',
      level: 'field',
      currency: 'EUR',
      plan_version: 1,
    }),
    make('outcome', second.outcome, {
      workplan: second.workplan,
      objective: ids.objective,
      code: '1',
      statement: 'Safer roads',
    }),
    make('output', second.output, { outcome: second.outcome, code: '1.1', statement: 'Surveys' }),
    make('activity', second.activity, { output: second.output, code: '1.1.1', title: 'Survey' }),
    make('indicator', second.indicator, {
      workplan: second.workplan,
      output: second.output,
      definition: trained,
      baseline_value: 0,
      final_target: 10,
    }),
  )
})
afterEach(() => pair.close())

describe('an office with two workplans', () => {
  test('is told which plan a problem is in; another office is not', async () => {
    const { office: engine, ids } = pair
    const backwards = { starts: '2021-06-01', ends: '2021-01-01' }
    await apply(
      engine,
      { do: 'set', entity: 'activity', row: ids.activity, values: backwards },
      { do: 'set', entity: 'activity', row: second.activity, values: backwards },
    )
    const plans = async (asked: { office: string }) => {
      const { first } = await engine.client.problems.summary({ ...asked, most: 100 })
      return first.filter(({ entity }) => entity === 'activity').map(({ row, plan }) => [row, plan])
    }
    const both = await plans({ office: ids.somalia })
    expect(both).toContainEqual([ids.activity, 'SOM'])
    expect(both).toContainEqual([second.activity, 'SOM-2'])
    await remove(engine, 'workplan', second.workplan)
    expect(await plans({ office: ids.somalia })).toContainEqual([ids.activity, null])
  })

  test('makes the second itself; both are listed and each is shown on its own', async () => {
    const { office: engine, ids } = pair
    const { workplans } = await engine.client.reference.get()
    const own = workplans.filter(({ office }) => office === ids.somalia)
    expect(own.map(({ code, planVersion }) => [code, planVersion])).toEqual([
      ['SOM', null],
      ['SOM-2', 1],
    ])
    const outline = await engine.client.plan.outline({ workplan: second.workplan })
    expect(outline.rows.map(({ code }) => code)).toEqual(['SO1', '1', '1.1', '1.1.1', 'SO1.1'])
    const table = await engine.client.indicators.table({
      workplan: second.workplan,
      periods: [PERIOD],
    })
    expect(table.rows.map(({ id }) => id)).toEqual([second.indicator])
    const budget = await engine.client.budget.get({ workplan: second.workplan })
    expect(budget.currency).toBe('EUR')
    expect(budget.activities.map(({ code }) => code)).toEqual(['1.1.1'])
    const words = await engine.client.narratives.get({ workplan: second.workplan, period: PERIOD })
    expect(words.workplan).toBe(second.workplan)
  })

  test('a row says which of them it belongs to', async () => {
    const { client } = pair.office
    const of = async (entity: string, row: string) =>
      (await client.plan.locate({ entity, row })).workplan
    expect(await of('activity', second.activity)).toBe(second.workplan)
    expect(await of('indicator', pair.ids.share)).toBe(pair.ids.workplan)
    expect(await of('office', pair.ids.somalia)).toBeNull()
    expect(await of('activity', newId())).toBeNull()
    expect(await of('nothing', second.activity)).toBeNull()
  })

  test('an error in one does not stop the report of the other', async () => {
    const { office: engine, ids } = pair
    await apply(engine, ...quarterOf(ids, 40), {
      do: 'set',
      entity: 'activity',
      row: second.activity,
      values: { starts: { unread: 'after the rains' } },
    })
    const first = await engine.client.submissions.checklist({
      workplan: ids.workplan,
      period: PERIOD,
    })
    expect(first.blocking).toEqual([])
    expect(first.ready).toBe(true)
    const other = await engine.client.submissions.checklist({
      workplan: second.workplan,
      period: PERIOD,
    })
    expect(other.blocking.map(({ rule }) => rule)).toEqual(['unread'])
    expect(other.empty).toHaveLength(1)
    const sent = await engine.client.submissions.submit({
      workplan: ids.workplan,
      period: PERIOD,
      words: '',
    })
    await take(pair.hq, sent.file)
    const lines = await pair.hq.client.submissions.list({ period: PERIOD })
    const states = new Map(lines.map(({ workplan, state }) => [workplan, state]))
    expect(states.get(ids.workplan)).toBe('submitted')
    expect(states.get(second.workplan)).toBe('draft')
    const refusal = await refusalOf(
      engine.client.submissions.submit({ workplan: second.workplan, period: PERIOD, words: '' }),
    )
    expect(refusal.code).toBe('submission_blocked')
  })

  test('is as far as the plan that is furthest behind, on the dashboard and in its report', async () => {
    const { office: engine, hq, ids } = pair
    await apply(engine, ...quarterOf(ids, 40))
    const sent = await engine.client.submissions.submit({
      workplan: ids.workplan,
      period: PERIOD,
      words: '',
    })
    await take(hq, sent.file)
    const board = await hq.client.dashboard.get({ period: PERIOD })
    const line = board.offices.find(({ code }) => code === 'SOM')
    expect(line?.submission?.workplan).toBe(second.workplan)
    expect(line?.submission?.state).toBe('draft')
    expect(board.completeness).toMatchObject({ reported: 1, expected: 3 })
    const report = await hq.client.reports.data({
      kind: 'status',
      office: 'SOM',
      period: PERIOD,
      language: 'en',
    })
    expect(report).toMatchObject({ submission: { state: 'draft' } })
  })

  test('HQ sees both, how much is in each, and deletes only what is empty', async () => {
    await pair.report()
    const { workplans } = await pair.hq.client.strategy.get()
    const known = workplans.map(({ code, results, submissions }) => [code, results, submissions])
    expect(known).toContainEqual(['SOM', 5, 0])
    expect(known).toContainEqual(['SOM-2', 4, 0])
    const refusal = await refusalOf(remove(pair.hq, 'workplan', second.workplan))
    expect([refusal.code, refusal.values.what]).toEqual(['in_use', 'SOM-2'])
    await remove(pair.hq, 'workplan', pair.ids.maliPlan)
    const after = await pair.hq.client.strategy.get()
    expect(after.workplans.map(({ code }) => code)).not.toContain('MLI')
  })
})
