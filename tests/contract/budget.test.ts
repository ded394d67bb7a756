// The money of a workplan through the contract: lines, funding by source and certainty, spending,
// gaps, needs; with numbers small enough to add up in one's head. Amounts are cents.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Client } from '#contract/client.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { type SmallStrategy, smallStrategy } from './small-strategy.ts'

const profile = temporaryFolder()
const [training, travel, grants] = [newId(), newId(), newId()]
let engine: Engine
let client: Client
let ids: SmallStrategy

function create(entity: EntityName, values: FirstValues, id = newId()): Command {
  return { do: 'create', entity, id, values: { office: ids.somalia, ...values } }
}
function line(id: string, category: string, planned: number | null): Command {
  return create('budget_line', { activity: ids.activity, category, period: '2021', planned }, id)
}
function funding(budget_line: string, source: string, amount: number, certainty?: string): Command {
  return create('funding', { budget_line, source, amount, ...(certainty ? { certainty } : {}) })
}
function spent(budget_line: string, period: string, amount: number): Command {
  return {
    do: 'put',
    entity: 'expenditure',
    values: { office: ids.somalia, budget_line, period, amount },
  }
}
async function read() {
  return await client.budget.get({ workplan: ids.workplan })
}

beforeAll(async () => {
  engine = engineIn(profile)
  client = engine.client
  ids = await smallStrategy(client)
  const commands: Command[] = [
    line(training, 'training', 100_00),
    line(travel, 'travel', 50_00),
    line(grants, 'partner_grants', 30_00),
    funding(training, 'Trust fund', 40_00, 'received'),
    funding(training, 'Pooled fund', 30_00, 'committed'),
    funding(travel, 'trust fund ', 50_00, 'indicative'),
    spent(training, '2021Q1', 20_00),
    spent(training, '2021Q2', 90_00),
    create('funding_need', {
      workplan: ids.workplan,
      area: 'training',
      year: 2021,
      required: 500_00,
      secured: 200_00,
    }),
    create('funding_need', { workplan: ids.workplan, area: 'other', year: 2022, required: 70_00 }),
  ]
  await client.edit.apply({ commands, label: { id: 'label.edit' } })
})
afterAll(() => engine.close())

describe('the activities of a plan', () => {
  test('with their lines, and what each of these is funded, spent and lacks', async () => {
    const { activities, currency, writable, reason } = await read()
    expect(currency).toBe('USD')
    expect({ writable, reason }).toEqual({ writable: false, reason: 'Somalia' }) // HQ reads
    expect(activities).toHaveLength(1)
    const [activity] = activities
    expect(activity).toMatchObject({ code: '1.1.1', output: '1.1', objective: 'SO1' })
    const of = (id: string) => activity?.lines.find((each) => each.id === id)
    expect(of(training)).toMatchObject({
      planned: 100_00,
      funded: 70_00,
      gap: 30_00,
      spent: 110_00,
    })
    expect(of(travel)).toMatchObject({ funded: 50_00, gap: 0, spent: null })
  })

  test('a line without any funding has no gap, because nobody said that it is 0', async () => {
    const { activities, total } = await read()
    const line = activities[0]?.lines.find(({ id }) => id === grants)
    expect(line).toMatchObject({ planned: 30_00, funded: null, gap: null })
    expect(total.planned.value).toBe(180_00)
    expect(total.funded.value).toBe(120_00)
    expect(total.gap.value).toBe(30_00)
    expect(total.gap.how.values).toEqual({ known: 2, count: 3 })
    expect(total.unfunded.value).toBe(30_00)
  })

  test('more spent than planned is found and stands on its line', async () => {
    const { problems } = await read()
    expect(problems).toContainEqual(
      expect.objectContaining({ row: training, field: 'planned', rule: 'spent_above_planned' }),
    )
  })
})

describe('totals', () => {
  test('by category, in the order of the model', async () => {
    const { byCategory } = await read()
    expect(
      byCategory.map(({ category, money }) => [category, money.planned.value, money.gap.value]),
    ).toEqual([
      ['training', 100_00, 30_00],
      ['travel', 50_00, 0],
      ['partner_grants', 30_00, null],
    ])
  })

  test('by source and certainty; the same source in other letters is one', async () => {
    const { bySource } = await read()
    expect(
      bySource.map((each) => [
        each.source,
        each.indicative.value,
        each.committed.value,
        each.received.value,
        each.total.value,
      ]),
    ).toEqual([
      ['Pooled fund', null, 30_00, null, 30_00],
      ['Trust fund', 50_00, null, 40_00, 90_00],
    ])
  })

  test('needs by area and year; a gap where both sides are known', async () => {
    const { needs, needed } = await read()
    expect(needs.map(({ area, year, gap }) => [area, year, gap])).toEqual([
      ['training', 2021, 300_00],
      ['other', 2022, null],
    ])
    expect(needed.required.value).toBe(570_00)
    expect(needed.gap.value).toBe(300_00)
  })

  test('every sum names the cells that it was made of', async () => {
    const { total } = await read()
    const cells = async ({ how }: typeof total.funded) =>
      how.key ? (await engine.client.explain.get(how.key)).how.from : []
    expect((await cells(total.funded)).map(({ value }) => value).sort()).toEqual([
      30_00, 40_00, 50_00,
    ])
    expect((await cells(total.spent)).map(({ period }) => period)).toEqual(['2021Q1', '2021Q2'])
  })
})

test('a plan without activities has no money, not 0', async () => {
  const { activities, total } = await client.budget.get({ workplan: ids.maliPlan })
  expect(activities).toEqual([])
  expect(total.planned.value).toBeNull()
})

test('a plan that is not here is refused', async () => {
  const refusal = await refusalOf(client.budget.get({ workplan: newId() }))
  expect(refusal.code).toBe('row_unknown')
})
