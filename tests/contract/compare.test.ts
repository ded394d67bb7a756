// Comparing two versions of a plan through the contract: with another workplan, with what it was on a day,
// when its report was sent, before a package was taken; with who changed what and when.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { laySample } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf, type TestClock, TRANSPORTS } from './engines.ts'
import { type Pair, pairIn, remove, set } from './pair.ts'
import { PERIOD, quarterOf, type SmallStrategy, smallStrategy } from './small-strategy.ts'

type Plans = Awaited<ReturnType<Engine['client']['compare']['plans']>>

/** As 'changed 1.1.1 Rewrite the vacancy texts: title A > B'. */
function told({ differences }: Plans): string[] {
  return differences.map(({ kind, moved, place, fields }) => {
    const words = fields.map(
      ({ field, from, to, fromWords, toWords }) =>
        `${field} ${fromWords ?? from ?? '–'} > ${toWords ?? to ?? '–'}`,
    )
    return `${kind}${moved ? ' moved' : ''} ${place}${kind === 'changed' ? `: ${words.join(', ')}` : ''}`
  })
}

describe('one workplan', () => {
  let engine: Engine
  let ids: SmallStrategy
  const clock: TestClock = { now: '2021-07-01T08:00:00.000Z' }

  beforeEach(async () => {
    clock.now = '2021-07-01T08:00:00.000Z'
    engine = engineIn(temporaryFolder(), clock)
    ids = await smallStrategy(engine.client)
    clock.now = '2021-07-05T09:00:00.000Z'
  })
  afterEach(() => engine.close())

  const apply = (...commands: Command[]) =>
    engine.client.edit.apply({ commands, label: { id: 'label.edit' } })
  const since = (date: string, reports = false) =>
    engine.client.compare.plans({
      before: { workplan: ids.workplan, at: { kind: 'date', date } },
      after: { workplan: ids.workplan },
      reports,
    })

  test('that nobody touched does not differ from what it was', async () => {
    const found = await since('2021-07-01')
    expect(found.differences).toEqual([])
    expect(found.same).toBe(7) // workplan, outcome, output, activity, two indicators, a target
    expect(found.before).toMatchObject({ code: 'SOM', at: '2021-07-01T23:59:59.999Z', rows: 7 })
    expect(found.after).toMatchObject({ at: null, rows: 7, officeName: 'Somalia' })
  })

  test('differs in each field that was set, with who and when', async () => {
    await set(engine, 'activity', ids.activity, { title: 'Write them anew', ends: '2022-03-31' })
    await set(engine, 'activity', ids.activity, { title: 'Write new texts' })
    const found = await since('2021-07-01')
    expect(told(found)).toEqual([
      'changed 1.1.1 Write new texts: title Rewrite the vacancy texts > Write new texts, ends 2021-12-31 > 2022-03-31',
    ])
    expect(found.differences[0]?.fields[0]?.by).toEqual({
      at: '2021-07-05T09:00:00.000Z',
      actor: 'Ada',
      office: 'HQ',
    })
    expect(found.counts).toEqual({ added: 0, removed: 0, moved: 0, changed: 1 })
  })

  test('that was changed and changed back does not differ', async () => {
    await set(engine, 'output', ids.output, { statement: 'Other' })
    await set(engine, 'output', ids.output, { statement: 'Fair vacancies' })
    expect((await since('2021-07-01')).differences).toEqual([])
  })

  test('tells what was added, removed and moved, in the order of the plan', async () => {
    const second = newId()
    await apply(
      {
        do: 'create',
        entity: 'output',
        id: second,
        values: {
          office: ids.somalia,
          outcome: ids.outcome,
          code: '1.2',
          statement: 'Fair wages',
          sort: 2,
        },
      },
      { do: 'set', entity: 'activity', row: ids.activity, values: { output: second } },
      { do: 'delete', entity: 'indicator', row: ids.trained },
    )
    const found = await since('2021-07-01')
    expect(told(found)).toEqual([
      'removed SO1.1 People trained',
      `removed SO1.1 People trained, ${PERIOD}`,
      'added 1.2 Fair wages',
      'changed moved 1.1.1 Rewrite the vacancy texts: output 1.1 Fair vacancies > 1.2 Fair wages',
    ])
    expect(found.counts).toEqual({ added: 1, removed: 2, moved: 1, changed: 1 })
    expect(found.differences.map(({ by }) => by?.actor ?? null)).toEqual([
      'Ada',
      'Ada',
      'Ada',
      null,
    ])
  })

  test('brings a deleted row back when its deletion is undone', async () => {
    await apply({ do: 'delete', entity: 'output', row: ids.output })
    expect((await since('2021-07-01')).counts.removed).toBe(4)
    await engine.client.edit.undo()
    expect((await since('2021-07-01')).differences).toEqual([])
  })

  test('on the day before it was made is all new', async () => {
    const found = await since('2021-06-30')
    expect(found.before.rows).toBe(0)
    expect(found.counts).toEqual({ added: 7, removed: 0, moved: 0, changed: 0 })
  })

  test('tells what was reported only when asked', async () => {
    await apply(...quarterOf(ids, 25))
    expect((await since('2021-07-01')).differences).toEqual([])
    expect(told(await since('2021-07-01', true))).toEqual([
      `added SO1.1 People trained, ${PERIOD}`,
      `added SO1.2 Share of women among applicants, ${PERIOD}`,
    ])
  })

  test('tells a link that was added at its result', async () => {
    await apply({
      do: 'create',
      entity: 'sdg_link',
      values: { office: ids.somalia, entity: 'output', row: ids.output, goal: 5, target: '5.5' },
    })
    expect(told(await since('2021-07-01'))).toEqual(['added 1.1 Fair vacancies, SDG 5.5'])
  })

  test('two moments can be compared, in either direction', async () => {
    await set(engine, 'output', ids.output, { statement: 'In July' })
    clock.now = '2021-08-05T09:00:00.000Z'
    await set(engine, 'output', ids.output, { statement: 'In August' })
    const at = (date: string) => ({ workplan: ids.workplan, at: { kind: 'date', date } }) as const
    const there = await engine.client.compare.plans({
      before: at('2021-07-31'),
      after: at('2021-08-31'),
    })
    expect(told(there)).toEqual(['changed 1.1 In August: statement In July > In August'])
    const back = await engine.client.compare.plans({
      before: at('2021-08-31'),
      after: at('2021-07-31'),
    })
    expect(told(back)).toEqual(['changed 1.1 In July: statement In August > In July'])
    expect(back.differences[0]?.fields[0]?.by?.at).toBe('2021-07-05T09:00:00.000Z')
  })

  test('HQ’s own plan has a past too', async () => {
    const { workplans } = await engine.client.reference.get()
    const workplan = workplans.find(({ level }) => level === 'global')?.id ?? ''
    const office = workplans.find(({ id }) => id === workplan)?.office ?? ''
    await apply({
      do: 'create',
      entity: 'outcome',
      values: {
        office,
        workplan,
        objective: ids.objective,
        code: '1',
        statement: 'Of all offices',
      },
    })
    const found = await engine.client.compare.plans({
      before: { workplan, at: { kind: 'date', date: '2021-07-01' } },
      after: { workplan },
    })
    expect(found.before.rows).toBe(1)
    expect(told(found)).toEqual(['added 1 Of all offices'])
  })

  test('a moment that there is not is refused', async () => {
    const before = { workplan: ids.workplan, at: { kind: 'submission', period: '2020Q1' } } as const
    const refusal = await refusalOf(
      engine.client.compare.plans({ before, after: { workplan: ids.workplan } }),
    )
    expect([refusal.code, refusal.values.what]).toEqual(['moment_unknown', '2020Q1'])
    const none = await refusalOf(engine.client.compare.moments({ workplan: newId() }))
    expect(none.code).toBe('row_unknown')
  })

  test.each(TRANSPORTS)('is the same over every transport: $name', async ({ connect }) => {
    await set(engine, 'output', ids.output, { statement: 'Other' })
    const { client, close } = await connect(engine)
    const input = {
      before: { workplan: ids.workplan, at: { kind: 'date', date: '2021-07-01' } },
      after: { workplan: ids.workplan },
    } as const
    expect(await client.compare.plans(input)).toEqual(await engine.client.compare.plans(input))
    await close()
  })

  test('two workplans are compared by what their rows are called', async () => {
    const { mali, maliPlan, objective, workplan } = ids
    await apply({
      do: 'create',
      entity: 'outcome',
      values: {
        office: mali,
        workplan: maliPlan,
        objective,
        code: '1',
        statement: 'More women at work',
        sort: 1,
      },
    })
    const found = await engine.client.compare.plans({
      before: { workplan },
      after: { workplan: maliPlan },
    })
    expect(told(found)).toEqual([
      'changed MLI Plan of MLI: code SOM > MLI, title Plan of SOM > Plan of MLI',
      'changed 1 More women at work: statement More women > More women at work',
      'removed 1.1 Fair vacancies',
      'removed 1.1.1 Rewrite the vacancy texts',
      'removed SO1.1 People trained',
      `removed SO1.1 People trained, ${PERIOD}`,
      'removed SO1.2 Share of women among applicants',
    ])
    // What only one of the two has was not deleted by anybody.
    expect(found.differences.at(-1)?.by).toBeNull()
  })
})

describe('between an office and HQ', () => {
  let pair: Pair
  beforeEach(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterEach(() => pair.close())

  test('HQ sees what an office changed with its package, and since its report', async () => {
    const { hq, office, ids, clock } = pair
    const { workplan } = ids
    await office.client.edit.apply({ commands: quarterOf(ids, 25), label: { id: 'label.edit' } })
    const { problems } = await office.client.submissions
      .checklist({ workplan, period: PERIOD })
      .then(({ blocking }) => ({ problems: blocking }))
    expect(problems).toEqual([])
    await set(office, 'output', ids.output, { statement: 'As reported' })
    const { unexplained } = await office.client.submissions.checklist({ workplan, period: PERIOD })
    for (const { rule, entity, row, period } of unexplained) {
      await office.client.edit.apply({
        commands: [
          {
            do: 'put',
            entity: 'confirmation',
            values: { office: ids.somalia, rule, entity, row, period, explanation: 'Yes' },
          },
        ],
        label: { id: 'label.explain' },
      })
    }
    const sent = await office.client.submissions.submit({ workplan, period: PERIOD, words: '' })
    await set(office, 'output', ids.output, { statement: 'After the report' })
    const since = (engine: Engine) =>
      engine.client.compare.plans({
        before: { workplan, at: { kind: 'submission', period: PERIOD } },
        after: { workplan },
      })
    const wanted = 'changed 1.1 After the report: statement As reported > After the report'
    expect(told(await since(office))).toEqual([wanted])

    clock.now = '2021-07-06T08:00:00.000Z'
    await finish(hq.client.packages.import({ file: sent.file }))
    expect(told(await since(hq))).toEqual([])
    const moments = await hq.client.compare.moments({ workplan })
    expect(moments.map(({ moment }) => moment.kind)).toContain('submission')
    const taken = moments.find(({ moment }) => moment.kind === 'import')
    expect(taken).toMatchObject({ label: { values: { from: 'Somalia' } } })
    const brought = await hq.client.compare.plans({
      before: { workplan, at: taken?.moment },
      after: { workplan },
    })
    expect(told(brought)).toEqual([
      'changed 1.1 As reported: statement Fair vacancies > As reported',
    ])
    expect(brought.differences[0]?.fields[0]?.by).toMatchObject({ actor: 'Bile', office: 'SOM' })
  })

  test('a report is what stood before it in its office, whatever the clock of the laptop says', async () => {
    const { office, ids, clock } = pair
    const { workplan } = ids
    await office.client.edit.apply({ commands: quarterOf(ids, 40), label: { id: 'label.edit' } })
    clock.now = '2021-07-09T08:00:00.000Z'
    await set(office, 'output', ids.output, { statement: 'Before the report' })
    clock.now = '2021-07-06T08:00:00.000Z' // somebody has set the clock right
    await office.client.submissions.submit({ workplan, period: PERIOD, words: '' })
    await set(office, 'output', ids.output, { statement: 'After the report' })
    const found = await office.client.compare.plans({
      before: { workplan, at: { kind: 'submission', period: PERIOD } },
      after: { workplan },
    })
    expect(told(found)).toEqual([
      'changed 1.1 After the report: statement Before the report > After the report',
    ])
  })

  test('a row that a deletion elsewhere did not take is there in both versions', async () => {
    const { hq, office, ids, clock } = pair
    await remove(office, 'output', ids.output)
    await set(hq, 'activity', ids.activity, { title: 'HQ goes on' })
    clock.now = '2021-08-01T08:00:00.000Z'
    await pair.exchange()
    const found = await hq.client.compare.plans({
      before: { workplan: ids.workplan, at: { kind: 'date', date: '2021-07-31' } },
      after: { workplan: ids.workplan },
    })
    expect(told(found)).toEqual([])
  })
})

test('the journal replayed to its end is what the tables say, for every plan of the sample', async () => {
  const profile = temporaryFolder()
  await laySample(profile, { role: 'hq' })
  const engine = engineIn(profile)
  try {
    await finish(engine.client.workspaces.openSample({ role: 'hq' }))
    const { workplans } = await engine.client.reference.get()
    expect(workplans).toHaveLength(20)
    for (const { id: workplan } of workplans) {
      const found = await engine.client.compare.plans({
        before: { workplan, at: { kind: 'date', date: '2099-12-31' } },
        after: { workplan },
        reports: true,
      })
      expect(found.differences).toEqual([])
      expect(found.same).toBeGreaterThan(100)
    }
  } finally {
    await engine.close()
  }
})
