// Personnel through the contract: the headcount matrix of an office and of all, its share, trend and
// projection, targets, flows, with numbers small enough to add up in one's head.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Client } from '#contract/client.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { type SmallStrategy, smallStrategy } from './small-strategy.ts'

const profile = temporaryFolder()
const [category, junior, senior] = [newId(), newId(), newId()]
let engine: Engine
let client: Client
let ids: SmallStrategy

function levelOf(id: string, code: string, sort: number): Command {
  return { do: 'create', entity: 'personnel_level', id, values: { category, code, sort } }
}
function headcount(office: string, date: string, level: string, counts: FirstValues): Command {
  return {
    do: 'put',
    entity: 'parity_headcount',
    values: {
      office,
      date,
      employer: 'unops',
      category,
      level,
      function: 'programme',
      ...counts,
    },
  }
}
function flow(period: string, name: string, counts: FirstValues): Command {
  return {
    do: 'put',
    entity: 'parity_flow',
    values: {
      office: ids.somalia,
      period,
      flow: name,
      employer: 'unops',
      category,
      level: junior,
      ...counts,
    },
  }
}
function apply(...commands: Command[]) {
  return client.edit.apply({ commands, label: { id: 'label.edit' } })
}

beforeAll(async () => {
  engine = engineIn(profile)
  client = engine.client
  ids = await smallStrategy(client)
  const { somalia, mali } = ids
  await apply(
    {
      do: 'create',
      entity: 'personnel_category',
      id: category,
      values: { code: 'IP', title: 'International', sort: 1 },
    },
    levelOf(senior, 'P-5', 5),
    levelOf(junior, 'P-2', 2),
    // 20 of 100 women, then 25 of 100, then 30 of 100: five points each half year.
    headcount(somalia, '2020-06-30', junior, { women: 20, men: 80 }),
    headcount(somalia, '2020-12-31', junior, { women: 25, men: 75 }),
    headcount(somalia, '2021-06-30', junior, { women: 24, men: 46, other: 1, undisclosed: 2 }),
    headcount(somalia, '2021-06-30', senior, { women: 6, men: 24 }),
    headcount(mali, '2020-12-31', junior, { women: 10, men: 10 }),
    {
      do: 'put',
      entity: 'parity_target',
      values: { office: somalia, category, year: 2022, women_share: 40 },
    },
  )
})
afterAll(() => engine.close())

describe('an office', () => {
  test('its latest headcount, share, and the women that the band needs', async () => {
    const got = await client.parity.get({ office: ids.somalia })
    expect(got.date).toBe('2021-06-30')
    expect(got.dates).toEqual(['2021-06-30', '2020-12-31', '2020-06-30'])
    expect(got.rows).toHaveLength(2)
    expect(got.share.value).toBe(30)
    expect(got.needed.value).toBe(17) // 47 % of 100, less 30
    expect(got.band).toEqual({ low: 47, high: 53 })
    expect(got.targets).toMatchObject([{ category, year: 2022, womenShare: 40 }])
  })

  test('levels are in order of seniority, whatever the order they were made in', async () => {
    const { categories } = await client.parity.get({ office: ids.somalia })
    expect(categories.map(({ levels }) => levels.map(({ code }) => code))).toEqual([['P-2', 'P-5']])
  })

  test('an earlier date, and what stood there the time before', async () => {
    const got = await client.parity.get({ office: ids.somalia, date: '2020-12-31' })
    expect(got.share.value).toBe(25)
    expect(got.before).toEqual({
      date: '2020-06-30',
      counts: {
        [`unops ${junior} programme`]: { women: 20, men: 80, other: null, undisclosed: null },
      },
    })
  })

  test('the date of a row that a problem points to', async () => {
    const { rows } = await client.parity.get({ office: ids.somalia, date: '2020-06-30' })
    const got = await client.parity.get({ office: ids.somalia, row: rows[0]?.id ?? '' })
    expect(got.date).toBe('2020-06-30')
  })

  test('the trend goes on as a straight line to the end of the strategy', async () => {
    const got = await client.parity.get({ office: ids.somalia })
    expect(got.trend.map(({ share }) => share.value)).toEqual([20, 25, 30])
    expect(got.projection.date).toBe('2022-12-31')
    // Five points per half year, three half years after the last one.
    expect(got.projection.share.value).toBeCloseTo(45, 0)
    expect(got.projection.share.how.values).toMatchObject({ count: 3, from: '2020-06-30' })
  })

  test('one headcount makes no line', async () => {
    const got = await client.parity.get({ office: ids.mali })
    expect(got.projection.share.value).toBeNull()
  })

  test('an office that is not here is refused', async () => {
    const refusal = await refusalOf(client.parity.get({ office: newId() }))
    expect(refusal.code).toBe('row_unknown')
  })
})

describe('all offices', () => {
  test('each with its latest count up to the date, added up per level', async () => {
    const got = await client.parity.get({ date: '2021-06-30' })
    const people = got.rows.find(({ level }) => level === junior)
    expect(people).toMatchObject({ id: null, women: 34, men: 56, other: 1, undisclosed: 2 })
    expect(got.share.value).toBeCloseTo(33.33, 2) // 40 of 120
    expect(got.share).toMatchObject({ reported: 2, expected: 3 })
    expect(got.writable).toBe(false)
  })

  test('a date on which only one office had counted', async () => {
    const got = await client.parity.get({ date: '2020-06-30' })
    expect(got.share).toMatchObject({ value: 20, reported: 1 })
  })
})

describe('a new date', () => {
  const date = '2021-12-31'
  test('without numbers leaves the figures at the date before', async () => {
    await apply(headcount(ids.somalia, date, junior, {}), headcount(ids.somalia, date, senior, {}))
    const got = await client.parity.get({ office: ids.somalia })
    expect(got.date).toBe(date)
    expect(got.rows.map(({ women }) => women)).toEqual([null, null])
    expect(got.share.value).toBe(30)
    const all = await client.parity.get({})
    expect(all.rows.find(({ level }) => level === junior)?.women).toBe(34)
    expect(all.trend.at(-1)?.date).toBe('2021-06-30')
  })

  test('a negative count is kept and found; half a person is kept as typed', async () => {
    await apply(
      headcount(ids.somalia, date, junior, { women: -3, men: 10 }),
      headcount(ids.somalia, date, senior, { women: { unread: '2.5' } }),
    )
    const got = await client.parity.get({ office: ids.somalia })
    const negative = got.rows.find(({ level }) => level === junior)
    expect(negative?.women).toBe(-3)
    expect(got.problems).toContainEqual(
      expect.objectContaining({ row: negative?.id, field: 'women', rule: 'negative_count' }),
    )
    const half = got.rows.find(({ level }) => level === senior)
    expect(half).toMatchObject({ women: null, unread: { women: '2.5' } })
  })
})

test('who counts men only is in no share, trend or band, in the room and on the dashboard', async () => {
  const date = '2020-12-31'
  const { rows } = await apply(
    headcount(ids.mali, date, senior, { men: 60 }),
    headcount(ids.somalia, date, senior, { women: 5, men: 5 }),
  )
  const got = await client.parity.get({ date })
  const board = await client.dashboard.get({ period: '2020Q4' })
  for (const { share, trend } of [got, board.parity]) {
    expect(share.value).toBeCloseTo((100 * 40) / 130) // 25 of 100, 10 of 20, 5 of 10
    expect(trend.at(-1)?.share.value).toBe(share.value)
  }
  expect(got.rows.find(({ level }) => level === senior)).toMatchObject({
    ...{ women: 5, men: 65, other: null },
    both: { women: 5, men: 5 },
  })
  expect(board.parity.byLevel.map(({ code, other }) => [code, other])).toEqual([
    ['P-2', null],
    ['P-5', null],
  ])
  await apply(...rows.map((row): Command => ({ do: 'delete', entity: 'parity_headcount', row })))
})

describe('flows', () => {
  test('of a period, beside the last one that has any', async () => {
    await apply(
      flow('2021Q1', 'applicants', { women: 10, men: 30 }),
      flow('2021Q2', 'applicants', { women: 12, men: 20 }),
      flow('2021Q2', 'shortlisted', { women: 13, men: 5 }),
    )
    const got = await client.parity.flows({ office: ids.somalia, period: '2021Q2' })
    expect(got.rows.map(({ flow, women }) => [flow, women]).sort()).toEqual([
      ['applicants', 12],
      ['shortlisted', 13],
    ])
    expect(got.before).toMatchObject({ period: '2021Q1', rows: [{ women: 10, men: 30 }] })
    expect(got.problems.map(({ rule, field }) => [rule, field])).toContainEqual([
      'flow_order',
      'women',
    ])
  })

  test('of a period without any', async () => {
    const got = await client.parity.flows({ office: ids.somalia, period: '2021Q3' })
    expect(got.rows).toEqual([])
    expect(got.before?.period).toBe('2021Q2')
  })
})
