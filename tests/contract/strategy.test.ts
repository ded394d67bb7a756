// What HQ keeps for everybody, through the contract: with how much stands on each row, what the rules
// find in it, and that nothing is deleted under the offices' data. Narratives and risks beside the plan.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf, TRANSPORTS } from './engines.ts'
import { pairIn, take } from './pair.ts'
import { PERIOD, quarterOf, type SmallStrategy, smallStrategy } from './small-strategy.ts'

let engine: Engine
let ids: SmallStrategy

const apply = (...commands: Command[]) =>
  engine.client.edit.apply({ commands, label: { id: 'label.edit' } })

beforeEach(async () => {
  engine = engineIn(temporaryFolder())
  ids = await smallStrategy(engine.client)
})
afterEach(() => engine.close())

describe('what HQ keeps', () => {
  test('each row says how much stands on it', async () => {
    await apply(...quarterOf(ids, 25))
    const { objectives, offices, definitions, periods, strategy } =
      await engine.client.strategy.get()
    expect(strategy).toMatchObject({ title: 'Small strategy', yearFrom: 2020, yearTo: 2022 })
    expect(objectives).toMatchObject([{ code: 'SO1', outcomes: 1, definitions: 0 }])
    expect(offices.map(({ code, workplans, results }) => [code, workplans, results])).toEqual([
      ['HQ', 1, 0],
      ['MLI', 1, 0],
      ['SOM', 1, 5],
    ])
    expect(definitions.map(({ code, offices, values }) => [code, offices, values])).toEqual([
      ['SO1.1', ['SOM'], 1],
      ['SO1.2', ['SOM'], 1],
    ])
    const used = periods.filter(({ values }) => values > 0)
    expect(used.map(({ code, values }) => [code, values])).toEqual([[PERIOD, 3]])
  })

  test('a setup package that was made shows at its office', async () => {
    await engine.client.packages.make({ kind: 'setup', office: 'SOM' })
    const { offices } = await engine.client.strategy.get()
    expect(offices.map(({ code, setUp }) => [code, setUp])).toEqual([
      ['HQ', null],
      ['MLI', null],
      ['SOM', '2021-07-10T08:00:00.000Z'],
    ])
  })

  test('a definition that contradicts itself is taken and marked, never refused', async () => {
    const { definitions } = await engine.client.strategy.get()
    const share = definitions.find(({ code }) => code === 'SO1.2')
    await apply({
      do: 'set',
      entity: 'indicator_definition',
      row: share?.id ?? '',
      values: { over_offices: 'sum', over_periods: 'latest', decimals: { unread: 'many' } },
    })
    const after = await engine.client.strategy.get()
    expect(after.problems.map(({ row, rule, field }) => [row, rule, field])).toEqual([
      [share?.id, 'unread', 'decimals'],
      [share?.id, 'percentage_summed', 'over_offices'],
    ])
    expect(after.definitions.find(({ code }) => code === 'SO1.2')).toMatchObject({
      decimals: null,
      unread: { decimals: 'many' },
    })
    const listed = await engine.client.problems.list({})
    expect(listed.map(({ rule }) => rule)).toContain('percentage_summed')
  })

  test.each(TRANSPORTS)('is the same over every transport: $name', async ({ connect }) => {
    const { client, close } = await connect(engine)
    expect(await client.strategy.get()).toEqual(await engine.client.strategy.get())
    await close()
  })
})

describe('a definition that contradicts itself', () => {
  test('goes to no office: the setup package is refused with the reason, and made once it is mended', async () => {
    const { definitions } = await engine.client.strategy.get()
    const row = definitions.find(({ code }) => code === 'SO1.2')?.id ?? ''
    const setup = () => engine.client.packages.make({ kind: 'setup', office: 'SOM' })
    const define = (values: FirstValues) =>
      apply({ do: 'set', entity: 'indicator_definition', row, values })
    await define({ denominator_label: null })
    expect(await refusalOf(setup())).toMatchObject({
      code: 'definition_contradicts',
      values: { what: 'SO1.2 Share of women among applicants', rule: 'ratio_without_labels' },
    })
    await define({ denominator_label: 'Women and men', over_offices: 'sum' })
    expect(await refusalOf(setup())).toMatchObject({ values: { rule: 'percentage_summed' } })
    await define({ over_offices: 'ratio' })
    expect((await setup()).file.size).toBeGreaterThan(0)
  })
})

describe('what is in use', () => {
  test('stays, and the refusal says how much stands on it', async () => {
    await apply(...quarterOf(ids, 25))
    const { definitions, periods } = await engine.client.strategy.get()
    const period = periods.find(({ code }) => code === PERIOD)
    const before = await engine.client.strategy.get()
    const tries: readonly [Command, Readonly<Record<string, string | number>>][] = [
      [
        { do: 'delete', entity: 'indicator_definition', row: definitions[0]?.id ?? '' },
        { entity: 'indicator_definition', what: 'SO1.1', count: 1 },
      ],
      [
        { do: 'delete', entity: 'reporting_period', row: period?.id ?? '' },
        { entity: 'reporting_period', what: PERIOD, count: 3 },
      ],
      [
        { do: 'delete', entity: 'strategic_objective', row: ids.objective },
        { entity: 'strategic_objective', what: 'SO1', count: 1 },
      ],
      [
        { do: 'delete', entity: 'office', row: ids.somalia },
        { entity: 'office', what: 'SOM', count: 3 },
      ],
    ]
    for (const [command, values] of tries) {
      expect(await refusalOf(apply(command))).toMatchObject({ code: 'in_use', values })
    }
    expect(await engine.client.strategy.get()).toEqual(before)
  })

  test('what goes with it in the same action does not hold it', async () => {
    await apply(
      { do: 'delete', entity: 'workplan', row: ids.maliPlan },
      { do: 'delete', entity: 'office', row: ids.mali },
    )
    await apply(
      { do: 'delete', entity: 'outcome', row: ids.outcome },
      { do: 'delete', entity: 'strategic_objective', row: ids.objective },
    )
    const { offices, objectives } = await engine.client.strategy.get()
    expect(offices.map(({ code }) => code)).toEqual(['HQ', 'SOM'])
    expect(objectives).toEqual([])
  })
})

describe('narratives', () => {
  const write = (output: string | null, period: string, values: Record<string, string | null>) =>
    apply({
      do: 'put',
      entity: 'narrative',
      values: {
        office: ids.somalia,
        workplan: ids.workplan,
        ...(output ? { output } : {}),
        period,
        ...values,
      },
    })
  const book = (period = PERIOD) => engine.client.narratives.get({ workplan: ids.workplan, period })

  test('of the workplan and each output, with what was planned the period before', async () => {
    await write(null, '2021Q1', { next_steps: 'Hire a focal point' })
    await write(null, PERIOD, { achievements: 'A focal point is hired' })
    await write(ids.output, PERIOD, { challenges: 'Few candidates' })
    expect((await book()).entries).toMatchObject([
      { output: null, achievements: 'A focal point is hired', planned: 'Hire a focal point' },
      { output: ids.output, code: '1.1', achievements: null, challenges: 'Few candidates' },
    ])
    expect((await book('2021Q1')).entries[0]).toMatchObject({ achievements: null, planned: null })
  })

  test('of a period that HQ accepted are closed at the office, with the reason', async () => {
    const pair = await pairIn(temporaryFolder())
    try {
      const { office, hq, ids: own } = pair
      const read = async () =>
        office.client.narratives.get({ workplan: own.workplan, period: PERIOD })
      const write = (achievements: string) =>
        office.client.edit.apply({
          commands: [
            {
              do: 'put',
              entity: 'narrative',
              values: { office: own.somalia, workplan: own.workplan, period: PERIOD, achievements },
            },
          ],
          label: { id: 'label.narrative' },
        })
      await write('Forty people trained')
      await office.client.edit.apply({ commands: quarterOf(own, 40), label: { id: 'label.edit' } })
      expect(await read()).toMatchObject({ writable: true, locked: null })
      const { workplan } = own
      const sent = await office.client.submissions.submit({ workplan, period: PERIOD, words: '' })
      await take(hq, sent.file)
      const lines = await hq.client.submissions.list({ period: PERIOD })
      const submission = lines.find((line) => line.workplan === workplan)?.id ?? ''
      await hq.client.submissions.decide({ submission, decision: 'accept', comment: '' })
      expect(await hq.client.narratives.get({ workplan, period: PERIOD })).toMatchObject({
        writable: true,
        locked: null,
        entries: [{ achievements: 'Forty people trained' }, { achievements: null }],
      })
      await pair.answer()
      expect(await read()).toMatchObject({ writable: true, locked: 'locked.accepted' })
      expect((await refusalOf(write('Fifty'))).code).toBe('locked')
    } finally {
      await pair.close()
    }
  })

  test('of a workplan that is not here are refused', async () => {
    const call = engine.client.narratives.get({ workplan: newId(), period: PERIOD })
    expect((await refusalOf(call)).code).toBe('row_unknown')
    const risks = engine.client.risks.list({ workplan: newId() })
    expect((await refusalOf(risks)).code).toBe('row_unknown')
  })
})

test('risks come heaviest first, closed ones last, with what is wrong with them', async () => {
  const risk = (statement: string, likelihood: number | null, impact: number, status = 'open') =>
    ({
      do: 'create',
      entity: 'risk',
      id: newId(),
      values: {
        office: ids.somalia,
        workplan: ids.workplan,
        statement,
        likelihood,
        impact,
        status,
      },
    }) satisfies Command
  await apply(
    risk('Not rated', null, 3),
    risk('Small', 1, 2),
    risk('Over', 5, 5, 'closed'),
    risk('Great', 4, 5),
    risk('Beyond the scale', 4, 9),
  )
  const { rows, outputs } = await engine.client.risks.list({ workplan: ids.workplan })
  expect(rows.map(({ statement, score }) => [statement, score])).toEqual([
    ['Great', 20],
    ['Small', 2],
    ['Not rated', null],
    ['Beyond the scale', null],
    ['Over', 25],
  ])
  expect(rows.find(({ statement }) => statement === 'Beyond the scale')?.problems).toMatchObject([
    { rule: 'scale_range', field: 'impact' },
  ])
  expect(outputs).toEqual([{ id: ids.output, code: '1.1', title: 'Fair vacancies' }])
})
