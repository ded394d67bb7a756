// What HQ closes by accepting a report: everything that belongs to the period, people and spending too. What the
// office typed before it heard of it arrives, and is told as late.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { expectWhole, type Pair, pairIn } from './pair.ts'
import { PERIOD, quarterOf } from './small-strategy.ts'

const [category, level, line] = [newId(), newId(), newId()]
const employer = 'unops'

describe('a period that HQ has accepted', () => {
  let pair: Pair
  let submission: string
  const decide = (decision: 'accept' | 'lock') =>
    pair.hq.client.submissions.decide({ submission, decision, comment: '' })
  const write = (...commands: Command[]) =>
    pair.office.client.edit.apply({ commands, label: { id: 'label.edit' } })
  const headcount = (date: string, women: number): Command => ({
    do: 'put',
    entity: 'parity_headcount',
    values: {
      ...{ office: pair.ids.somalia, date, employer, function: 'support', category, level },
      women,
    },
  })
  const flow = (period: string, women: number): Command => ({
    do: 'put',
    entity: 'parity_flow',
    values: {
      ...{ office: pair.ids.somalia, period, flow: 'appointed', employer, category, level },
      women,
    },
  })
  const spent = (period: string, amount: number): Command => ({
    do: 'put',
    entity: 'expenditure',
    values: { office: pair.ids.somalia, budget_line: line, period, amount },
  })

  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
    const { hq, office, ids } = pair
    await hq.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'personnel_category',
          id: category,
          values: { code: 'P', title: 'Professional', sort: 1 },
        },
        {
          do: 'create',
          entity: 'personnel_level',
          id: level,
          values: { category, code: 'P3', title: 'P3', sort: 1 },
        },
      ],
      label: { id: 'label.add' },
    })
    await pair.answer()
    await write(...quarterOf(ids, 40))
    await office.client.submissions.submit({ workplan: ids.workplan, period: PERIOD, words: '' })
    await write(
      {
        do: 'create',
        entity: 'budget_line',
        id: line,
        values: {
          ...{ office: ids.somalia, activity: ids.activity, category: 'training' },
          ...{ period: '2021', planned: 100_000 },
        },
      },
      headcount('2021-06-30', 5),
      flow(PERIOD, 2),
      spent(PERIOD, 4000),
    )
    await pair.report()
    submission = (await hq.client.submissions.list({ period: PERIOD }))[1]?.id ?? ''
  })
  afterAll(() => pair.close())

  test('shows what the office typed before it heard of it as late: people and spending too', async () => {
    await write(headcount('2021-06-30', 6), headcount('2021-04-01', 4), flow(PERIOD, 3))
    await write(
      spent(PERIOD, 4100),
      headcount('2021-07-01', 7),
      flow('2021Q3', 1),
      spent('2021Q3', 9),
    )
    await decide('accept')
    const { effect, examples } = await pair.report()
    expect(effect.late).toBe(4)
    const late = examples.filter((each) => each.late).map(({ entity, to }) => [entity, to])
    expect(late.toSorted()).toEqual([
      ['expenditure', 4100],
      ['parity_flow', 3],
      ['parity_headcount', null],
      ['parity_headcount', 6],
    ])
  })

  test('is closed at the office: headcounts of its days, flows, spending', async () => {
    const { ids } = pair
    await pair.answer()
    const closed: Command[] = [
      headcount('2021-06-30', 8),
      headcount('2021-05-31', 1),
      flow(PERIOD, 4),
      spent(PERIOD, 1),
      { do: 'delete', entity: 'budget_line', row: line },
      { do: 'delete', entity: 'activity', row: ids.activity },
    ]
    for (const command of closed) {
      const refusal = await refusalOf(write(command))
      expect([refusal.code, refusal.values.period], command.entity).toEqual(['locked', PERIOD])
    }
    await write(headcount('2021-07-01', 8), flow('2021Q3', 2), spent('2021Q3', 10))
  })

  test('says so where the cells are', async () => {
    const { client } = pair.office
    const { somalia: office, workplan } = pair.ids
    const at = async (date: string) => (await client.parity.get({ office, date })).closed
    expect([await at('2021-06-30'), await at('2021-07-01')]).toEqual(['locked.accepted', null])
    const of = async (period: string) => (await client.parity.flows({ office, period })).closed
    expect([await of(PERIOD), await of('2021Q3')]).toEqual(['locked.accepted', null])
    expect((await client.budget.get({ workplan })).locked).toEqual({ [PERIOD]: 'locked.accepted' })
    const hqs = await pair.hq.client.parity.get({ office, date: '2021-06-30' })
    expect(hqs.closed).toBeNull() // HQ may correct
  })

  test('is closed against undo too', async () => {
    const { client } = pair.office
    for (;;) {
      const { undo } = await client.edit.state()
      if (!undo) throw new Error('what was typed into the accepted period was undone')
      try {
        await client.edit.undo()
      } catch (error) {
        expect((await refusalOf(Promise.reject(error))).code).toBe('locked')
        break
      }
    }
  })

  test('is open again when HQ opens it', async () => {
    await pair.hq.client.submissions.reopen({ submission, reason: 'One person counted twice.' })
    await pair.answer()
    await write(headcount('2021-06-30', 5), flow(PERIOD, 2), spent(PERIOD, 4000))
    const { effect } = await pair.report()
    expect(effect.late).toBe(0)
    await expectWhole(pair.hq, pair.office)
  })
})
