// The Consolidated room through the contract: the same figures as the dashboard's, office by office and
// over all of them, parts put together as their totals are, and how each of them was made.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { type Client, finish } from '#contract/client.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { laySample } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { PERIOD, type SmallStrategy, smallStrategy } from './small-strategy.ts'

const profile = temporaryFolder()
let engine: Engine
let client: Client

beforeAll(() => {
  engine = engineIn(profile)
  client = engine.client
})
afterAll(() => engine.close())

describe('on the sample strategy', () => {
  beforeAll(async () => {
    await laySample(profile, { role: 'hq' })
    await finish(client.workspaces.openSample({ role: 'hq' }))
  })

  test('objectives, offices and the strategy stand where the dashboard says', async () => {
    const board = await client.dashboard.get({ period: PERIOD })
    const { lines } = await client.consolidated.get({ periods: [PERIOD], offices: true })
    const means = lines.filter((line) => line.definition === null)
    const whole = means.find((line) => line.objective === null && line.office === null)
    expect(whole?.progress).toEqual([board.progress.value])
    for (const { id, progress, statuses, indicators } of board.objectives) {
      const line = means.find((one) => one.objective === id && one.office === null)
      expect(line?.progress).toEqual([progress.value])
      expect(line?.counts).toEqual([statuses])
      expect(line?.coverage?.progress[0]).toMatchObject({
        reported: progress.reported,
        expected: progress.expected,
      })
      const own = lines.filter((one) => one.objective === id && one.office === null)
      const shown = own.filter((one) => one.definition !== null)
      const byId = (a: { definition: string | null }, b: { definition: string | null }) =>
        (a.definition ?? '') < (b.definition ?? '') ? -1 : 1
      expect(
        shown
          .map(({ definition, actual, target, progress }) => ({
            definition,
            numbers: [...actual, ...target, ...progress],
          }))
          .sort(byId),
      ).toEqual(
        indicators
          .map(({ definition, actual, target, progress }) => ({
            definition,
            numbers: [actual.value, target.value, progress.value],
          }))
          .sort(byId),
      )
    }
    expect(board.offices.length).toBe(19)
    for (const { id, progress, statuses } of board.offices) {
      const line = means.find((one) => one.office === id && one.objective === null)
      expect(line?.progress).toEqual([progress.value])
      expect(line?.counts).toEqual([statuses])
    }
  })

  test('a mean opens to the same mean', async () => {
    const { lines, objectives } = await client.consolidated.get({
      periods: [PERIOD],
      offices: true,
    })
    const means = lines.filter((line) => line.definition === null)
    const office = means.find((line) => line.office !== null && line.objective !== null)
    const figure = await client.explain.get({ figure: 'strategy', period: PERIOD })
    const whole = means.find((line) => line.objective === null && line.office === null)
    expect([figure.value]).toEqual(whole?.progress)
    expect(figure.how.from.length).toBe(objectives.length)
    const asked = [
      { figure: 'objective', objective: objectives[0]?.id ?? '' },
      { figure: 'objective', objective: office?.objective ?? '', office: office?.office ?? '' },
      { figure: 'office', office: office?.office ?? '' },
    ] as const
    for (const key of asked) {
      const told = await client.explain.get({ period: PERIOD, ...key })
      const line = means.find(
        (one) =>
          one.objective === ('objective' in key ? key.objective : null) &&
          one.office === ('office' in key ? key.office : null),
      )
      expect([told.value]).toEqual(line?.progress)
      expect(told.how.from.length).toBeGreaterThan(0)
    }
  })

  test('one office or one objective alone', async () => {
    const all = await client.consolidated.get({ periods: [PERIOD], offices: true })
    const office = all.offices[3]?.id ?? ''
    const objective = all.objectives[1]?.id ?? ''
    const one = await client.consolidated.get({ periods: [PERIOD], offices: false, office })
    expect(one.offices.map(({ id }) => id)).toEqual([office])
    const mine = (lines: typeof all.lines) =>
      lines.flatMap((line) => (line.definition ? [[line.definition, ...line.actual]] : [])).sort()
    expect(mine(one.lines)).toEqual(mine(all.lines.filter((line) => line.office === office)))
    const goal = await client.consolidated.get({ periods: [PERIOD], offices: false, objective })
    expect(goal.objectives.map(({ id }) => id)).toEqual([objective])
    expect(new Set(goal.lines.flatMap((line) => line.objective ?? []))).toEqual(
      new Set([objective]),
    )
    const unknown = client.consolidated.get({ periods: [PERIOD], offices: false, office: 'x' })
    expect((await refusalOf(unknown)).code).toBe('office_unknown')
  })
})

describe('parts', () => {
  const [scheme, maliOutcome, maliUse, maliShare] = [newId(), newId(), newId(), newId()]
  let ids: SmallStrategy
  let trained: string
  let share: string
  const apply = (...commands: Command[]) =>
    client.edit.apply({ commands, label: { id: 'label.edit' } })
  const put = (entity: 'actual' | 'actual_part' | 'dimension_value', values: FirstValues) =>
    ({ do: 'put', entity, values }) satisfies Command
  /** An actual with its parts; the actual's id is asked for once it is there. */
  async function enter(
    office: string,
    indicator: string,
    whole: FirstValues,
    parts: Readonly<Record<string, FirstValues>>,
  ) {
    await apply(put('actual', { office, indicator, period: PERIOD, status: 'reported', ...whole }))
    const workplan = office === ids.somalia ? ids.workplan : ids.maliPlan
    const { rows } = await client.indicators.table({ workplan, periods: [PERIOD] })
    const actual = rows.find(({ id }) => id === indicator)?.cells[PERIOD]?.actual.id ?? ''
    await apply(
      ...Object.entries(parts).map(([cell, values]) =>
        put('actual_part', { office, actual, cell, ...values }),
      ),
    )
  }

  beforeAll(async () => {
    await client.workspaces.close()
    ids = await smallStrategy(client)
    const { definitions } = await client.reference.get()
    trained = definitions.find(({ code }) => code === 'SO1.1')?.id ?? ''
    share = definitions.find(({ code }) => code === 'SO1.2')?.id ?? ''
    const { mali: office, maliPlan: workplan, objective } = ids
    const values = { dimensions: 'sex', code: 'SEX', title: 'By sex' }
    await apply(
      { do: 'create', entity: 'disaggregation', id: scheme, values },
      put('dimension_value', { dimension: 'sex', code: 'f', title: 'Female', sort: 1 }),
      put('dimension_value', { dimension: 'sex', code: 'm', title: 'Male', sort: 2 }),
      ...[trained, share].map(
        (id): Command => ({
          do: 'set',
          entity: 'indicator_definition',
          row: id,
          values: { disaggregation: scheme },
        }),
      ),
      {
        do: 'create',
        entity: 'outcome',
        id: maliOutcome,
        values: { office, workplan, objective, code: '1', statement: 'More', sort: 1 },
      },
      ...[
        [maliUse, trained],
        [maliShare, share],
      ].map(
        ([id = '', definition = '']): Command => ({
          do: 'create',
          entity: 'indicator',
          id,
          values: { office, definition, workplan, outcome: maliOutcome, sort: 1 },
        }),
      ),
    )
    await enter(
      ids.somalia,
      ids.trained,
      { value: 30 },
      {
        'sex=f': { value: 10 },
        'sex=m': { value: 20 },
      },
    )
    await enter(ids.mali, maliUse, { value: 20 }, { 'sex=f': { value: 10 } })
    await enter(
      ids.somalia,
      ids.share,
      { numerator: 15, denominator: 100 },
      { 'sex=f': { numerator: 10, denominator: 40 } },
    )
    await enter(
      ids.mali,
      maliShare,
      { numerator: 15, denominator: 20 },
      { 'age=u18': { numerator: 5, denominator: 10 } },
    )
  })

  test('are added as their total is; 40 of 50 by sex, 10 not broken down, by whom', async () => {
    const { parts, lines } = await client.consolidated.parts({
      definition: trained,
      periods: [PERIOD],
      offices: true,
    })
    expect(parts.map(({ slice, label }) => [slice, label])).toEqual([
      ['sex=f', 'Female'],
      ['sex=m', 'Male'],
    ])
    const [together, ...each] = lines
    expect(together?.values).toEqual({ 'sex=f': [20], 'sex=m': [20] })
    expect(together?.coverage['sex=m']).toEqual([{ reported: 1, expected: 2, missing: [ids.mali] }])
    expect(together?.cover).toEqual([
      { known: 40, total: 50, unknown: 10, none: [], partly: [ids.mali] },
    ])
    expect(new Map(each.map(({ office, values }) => [office, values['sex=f']]))).toEqual(
      new Map([
        [ids.somalia, [10]],
        [ids.mali, [10]],
      ]),
    )
  })

  test('of an earlier breakdown are kept, marked, and not added to those of the present one', async () => {
    const { parts, lines } = await client.consolidated.parts({
      definition: share,
      periods: [PERIOD],
      offices: false,
    })
    expect(parts.map(({ slice, earlier }) => [slice, earlier])).toEqual([
      ['sex=f', false],
      ['sex=m', false],
      ['age=u18', true],
    ])
    expect(lines[0]?.values).toEqual({ 'sex=f': [25], 'sex=m': [null], 'age=u18': [50] })
    expect(lines[0]?.cover).toEqual([
      { known: 40, total: 120, unknown: 80, none: [ids.mali], partly: [ids.somalia] },
    ])
  })

  test('say how they were made, down to the cell', async () => {
    const figure = await client.consolidated.explain({
      period: PERIOD,
      of: { definition: trained, slice: 'sex=f', figure: 'actual' },
    })
    expect(figure).toMatchObject({ value: 20, reported: 2, expected: 2 })
    expect(figure.how.values).toMatchObject({ part: 'Female', rule: 'sum' })
    expect(figure.how.from.map(({ entity, value }) => [entity, value])).toEqual([
      ['actual_part', 10],
      ['actual_part', 10],
    ])
    const unknown = client.consolidated.explain({
      period: PERIOD,
      of: { definition: trained, slice: 'sex=x', figure: 'actual' },
    })
    expect((await refusalOf(unknown)).code).toBe('row_unknown')
  })

  test('each period alone: what was entered for it, with its own parts and who reported in it', async () => {
    const before = '2021Q1'
    const periods = [before, PERIOD]
    const { somalia: office, trained: indicator } = ids
    await apply(put('actual', { office, indicator, period: before, status: 'reported', value: 7 }))
    const numbers = async (alone: boolean) => {
      const { lines } = await client.consolidated.get({ periods, alone, offices: true })
      const line = lines.find((one) => one.definition === trained && one.office === null)
      const mean = lines.find((one) => one.definition === null && one.office === null)
      const coverage = [line, mean].map((one) =>
        one?.coverage?.actual.map(({ reported, expected }) => [reported, expected]),
      )
      return { actual: line?.actual, progress: line?.progress, coverage }
    }
    const alone = await numbers(true)
    const toDate = await numbers(false)
    expect(alone.actual).toEqual([7, 50])
    expect(toDate.actual).toEqual([7, 57])
    const somaliaOnly = [1, 2]
    const both = [2, 2]
    expect(alone.coverage).toEqual([
      [somaliaOnly, both],
      [somaliaOnly, both],
    ])
    expect(alone.progress).toEqual(toDate.progress) // a way from the baseline is never of a quarter alone
    const of = { definition: trained, figure: 'actual', alone: true } as const
    const told = await client.consolidated.explain({ period: PERIOD, of })
    expect([told.value, told.how.rule]).toEqual([50, 'explain.alone.actual'])
    expect(told.how.from.map(({ value }) => value).sort()).toEqual([20, 30])
    const { lines } = await client.consolidated.parts({
      definition: trained,
      periods,
      alone: true,
      offices: false,
    })
    expect(lines[0]?.values['sex=f']).toEqual([null, 20])
    expect(lines[0]?.cover).toEqual([
      { known: null, total: 7, unknown: 7, none: [ids.somalia], partly: [] },
      { known: 40, total: 50, unknown: 10, none: [], partly: [ids.mali] },
    ])
  })
})
