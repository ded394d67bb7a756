// The parity report as data, through the contract: two offices whose people can be counted by hand; and the
// public version, out of which nobody computes a small count.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { ParityReport } from '#contract/overview.ts'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { en } from '#i18n/en/en.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { PERIOD, type SmallStrategy, smallStrategy } from './small-strategy.ts'

const profile = temporaryFolder()
const [professional, local, p2, p4, l1] = [newId(), newId(), newId(), newId(), newId()]
let engine: Engine
let ids: SmallStrategy

type Place = readonly [category: string, level: string]
const P2: Place = [professional, p2]
const P4: Place = [professional, p4]
const L1: Place = [local, l1]

function counted(
  office: string,
  date: string,
  [category, level]: Place,
  women: number,
  men: number,
  other = 0,
): Command {
  const place = { office, date, employer: 'unops', category, level, function: 'programme' }
  return { do: 'put', entity: 'parity_headcount', values: { ...place, women, men, other } }
}
function flow(office: string, period: string, kind: string, women: number, men: number): Command {
  const place = { office, period, flow: kind, employer: 'unops', category: local, level: l1 }
  return { do: 'put', entity: 'parity_flow', values: { ...place, women, men } }
}
function target(office: string, year: number, women_share: number): Command {
  return {
    do: 'put',
    entity: 'parity_target',
    values: { office, category: local, year, women_share },
  }
}
async function report(more: { office?: string; public?: boolean; period?: string } = {}) {
  const asked = { kind: 'parity', period: PERIOD, language: 'en', ...more } as const
  return (await engine.client.reports.data(asked)) as ParityReport
}
const row = ({ women, men, other }: ParityReport['flows'][number]) =>
  [women, men, other].map(({ count, hidden }) => (hidden ? '×' : count))

beforeAll(async () => {
  engine = engineIn(profile)
  ids = await smallStrategy(engine.client)
  const { somalia, mali } = ids
  const named = (entity: 'personnel_category' | 'personnel_level', id: string, values: object) =>
    ({ do: 'create', entity, id, values }) as Command
  await engine.client.edit.apply({
    commands: [
      named('personnel_category', professional, { code: 'IP', title: 'Professional', sort: 1 }),
      named('personnel_category', local, { code: 'LC', title: 'Local', sort: 2 }),
      named('personnel_level', p2, { category: professional, code: 'P-2', title: 'P-2', sort: 1 }),
      named('personnel_level', p4, { category: professional, code: 'P-4', title: 'P-4', sort: 2 }),
      named('personnel_level', l1, { category: local, code: 'L-1', title: 'L-1', sort: 1 }),
      counted(somalia, '2020-06-30', L1, 10, 40),
      counted(somalia, '2021-06-30', P2, 12, 8),
      counted(somalia, '2021-06-30', P4, 3, 9, 1),
      counted(somalia, '2021-06-30', L1, 20, 80, 6),
      counted(mali, '2021-03-31', P2, 6, 10),
      counted(mali, '2021-03-31', L1, 9, 31),
      flow(somalia, '2021Q1', 'applicants', 40, 60),
      flow(somalia, PERIOD, 'applicants', 30, 70),
      flow(mali, PERIOD, 'applicants', 10, 30),
      flow(somalia, PERIOD, 'appointed', 2, 7),
      target(somalia, 2022, 30),
      target(mali, 2022, 40),
    ],
    label: { id: 'label.edit' },
  })
})
afterAll(() => engine.close())

describe('all offices', () => {
  test('are added up by level and category, each with its latest headcount', async () => {
    const { total, categories, several, date } = await report()
    expect({ several, date }).toEqual({ several: true, date: '2021-06-30' })
    expect(row(total)).toEqual([50, 138, 7])
    expect(categories.map((each) => [each.code, row(each)])).toEqual([
      ['IP', [21, 27, 1]],
      ['LC', [29, 111, 6]],
    ])
    expect(categories[0]?.levels.map((each) => [each.code, row(each)])).toEqual([
      ['P-2', [18, 18, 0]],
      ['P-4', [3, 9, 1]],
    ])
    expect(total.share.value).toBeCloseTo((100 * 50) / 188)
    expect(total.share.how.missing).toHaveLength(1) // headquarters counted nobody
    expect(total.band).toBe('below')
    expect(total.needed.value).toBe(Math.ceil(188 * 0.47 - 50))
  })

  test('stand one by one, each with the date of its own headcount', async () => {
    const { offices } = await report()
    const told = offices.map((each) => [each.code, row(each), each.date, each.needed])
    expect(told).toContainEqual(['SOM', [35, 97, 7], '2021-06-30', 28])
    expect(told).toContainEqual(['MLI', [15, 41, 0], '2021-03-31', 12])
  })

  test('flows of the quarter; of the year those of its quarters', async () => {
    const quarter = await report()
    expect(quarter.flows.map((each) => [each.code, row(each).slice(0, 2)])).toEqual([
      ['applicants', [40, 100]],
      ['appointed', [2, 7]],
    ])
    const year = await report({ period: '2021' })
    expect(year.flows.map((each) => [each.code, row(each).slice(0, 2)])).toEqual([
      ['applicants', [80, 160]],
      ['appointed', [2, 7]],
    ])
  })

  test('targets from the lowest to the highest, beside the share as counted', async () => {
    const { targets } = await report()
    expect(targets).toMatchObject([
      { category: 'Local', year: 2022, lowest: 30, highest: 40, offices: 2 },
    ])
    expect(targets[0]?.share.value).toBeCloseTo((100 * 29) / 140)
  })

  test('the trend goes on as a straight line to the end of the strategy', async () => {
    const { trend, projection } = await report({ office: 'SOM' })
    expect(trend.map(({ date, share }) => [date, share.value])).toEqual([
      ['2020-06-30', 20],
      ['2021-06-30', (100 * 35) / 132],
    ])
    expect(projection.date).toBe('2022-12-31')
    expect(projection.share.value).toBeCloseTo(20 + (6.5151 * 914) / 365, 1)
  })

  test('every figure says in words how it was made', async () => {
    const rules = [...JSON.stringify(await report()).matchAll(/"rule":"(explain[^"]*)"/g)]
    expect(rules.length).toBeGreaterThan(10)
    expect(rules.map(([, id]) => id ?? '').filter((id) => !Object.hasOwn(en, id))).toEqual([])
  })
})

describe('the public version', () => {
  test('hides the three women at P-4, and the level beside them', async () => {
    const { categories, total, hidden } = await report({ public: true })
    expect(categories[0]?.levels.map((each) => [each.code, row(each)])).toEqual([
      ['P-2', ['×', 18, '×']],
      ['P-4', ['×', 9, '×']],
    ])
    expect(row(total).slice(0, 2)).toEqual([50, 138])
    expect(hidden).toBeGreaterThan(4)
  })

  test('hides the share of what it hides, and keeps the others', async () => {
    const { categories } = await report({ public: true })
    const [levels] = categories.map((each) => each.levels)
    expect(levels?.map(({ share, band }) => [share.value, band])).toEqual([
      [null, 'no_data'],
      [null, 'no_data'],
    ])
    expect(categories[0]?.share.value).toBeCloseTo((100 * 21) / 48)
  })

  test('of the appointed only the seven men: a flow is in no sum', async () => {
    const { flows } = await report({ public: true })
    expect(flows.map((each) => [each.code, row(each).slice(0, 2)])).toEqual([
      ['applicants', [40, 100]],
      ['appointed', ['×', 7]],
    ])
  })

  test('names no cell, and no count that a figure was made of', async () => {
    const said = JSON.stringify(await report({ public: true }))
    expect(said).not.toContain('parity_headcount')
    expect(said).not.toMatch(/"women":\d/)
    expect([...said.matchAll(/"count":(\d+),"hidden"/g)].filter(([, n]) => Number(n) < 5)).toEqual(
      [],
    )
  })
})

test('an office that is not there is refused', async () => {
  expect(await refusalOf(report({ office: 'XXX' }))).toMatchObject({ code: 'office_unknown' })
})
