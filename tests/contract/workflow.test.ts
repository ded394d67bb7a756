// What HQ and an office do with a report after it was sent: comments on cells both ways, edits that come after
// the lock, reopening; and what each side knows that the other has.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '#domain/changes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { expectWhole, type Pair, pairIn, set } from './pair.ts'
import { PERIOD, quarterOf } from './small-strategy.ts'

describe('a report after it was sent', () => {
  let pair: Pair
  let submission: string

  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
    const { office, hq, ids } = pair
    await office.client.edit.apply({ commands: quarterOf(ids, 40), label: { id: 'label.edit' } })
    await office.client.submissions.submit({ workplan: ids.workplan, period: PERIOD, words: '' })
    await pair.report()
    submission = (await hq.client.submissions.list({ period: PERIOD }))[1]?.id ?? ''
  })
  afterAll(() => pair.close())

  const cell = async () => {
    const { hq, ids } = pair
    const { rows } = await hq.client.indicators.table({ workplan: ids.workplan, periods: [PERIOD] })
    return rows.find((row) => row.id === ids.trained)?.cells[PERIOD]?.actual
  }
  const apply = (engine: Pair['hq'], ...commands: Command[]) =>
    engine.client.edit.apply({ commands, label: { id: 'label.comment' } })

  test('comments on a cell travel both ways, and each side can settle them', async () => {
    const { hq, office, ids, clock } = pair
    const row = (await cell())?.id ?? ''
    const about = { office: ids.somalia, entity: 'actual', row, field: 'value' }
    const written = clock.now
    await apply(hq, {
      do: 'create',
      entity: 'comment',
      values: { ...about, body: 'With the ministry?', author: 'Ada', written },
    })
    await pair.answer()
    const [asked, ...others] = await office.client.comments.list({ row })
    expect(others).toEqual([])
    expect(asked).toMatchObject({
      body: 'With the ministry?',
      author: 'Ada',
      field: 'value',
      place: 'SO1.1 People trained, 2021Q2',
      hq: true,
      settled: false,
    })
    await apply(
      office,
      {
        do: 'create',
        entity: 'comment',
        values: { ...about, body: 'Without.', author: 'Bile', written },
      },
      { do: 'set', entity: 'comment', row: asked?.id ?? '', values: { settled: true } },
    )
    await pair.report()
    const at = await hq.client.comments.list({ office: ids.somalia })
    expect(at.map(({ body, settled, from }) => [body, settled, from])).toEqual([
      ['Without.', false, 'SOM'],
      ['With the ministry?', true, 'HQ'],
    ])
    expect(await hq.client.comments.list({ open: true })).toMatchObject([{ body: 'Without.' }])
    expect(await hq.client.comments.list({ office: ids.mali })).toEqual([])
  })

  test('what the office typed before it heard of the lock is applied and shown as late', async () => {
    const { hq, office, ids } = pair
    await office.client.edit.apply({ commands: quarterOf(ids, 44), label: { id: 'label.edit' } })
    await set(office, 'activity', ids.activity, { percent_complete: 60 })
    for (const decision of ['accept', 'lock'] as const) {
      await hq.client.submissions.decide({ submission, decision, comment: '' })
    }
    const { effect, examples } = await pair.report()
    expect(effect).toMatchObject({ changed: 2, late: 1 })
    expect(examples.map(({ entity, late, period }) => [entity, late, period])).toEqual([
      ['actual', true, PERIOD],
    ])
    expect(examples[0]).toMatchObject({ field: 'value', from: 40, to: 44 })
    expect((await cell())?.value).toBe(44)
    expect((await hq.client.packages.log())[0]?.effect?.late).toBe(1)
  })

  test('HQ opens it again with a reason, which reaches the office', async () => {
    const { hq, office, ids } = pair
    await pair.answer()
    const locked = office.client.edit.apply({
      commands: quarterOf(ids, 45),
      label: { id: 'label.edit' },
    })
    expect((await refusalOf(locked)).code).toBe('locked')
    const reopen = (reason: string, engine = hq) =>
      engine.client.submissions.reopen({ submission, reason })
    expect((await refusalOf(reopen('Please', office))).code).toBe('rights')
    expect((await refusalOf(reopen('  '))).code).toBe('comment_required')
    const { submission: opened, label } = await reopen('The total is not the sum.')
    expect([opened.state, label.id]).toEqual(['returned', 'label.reopen'])
    expect((await refusalOf(reopen('Twice'))).code).toBe('submission_state')
    await pair.answer()
    expect((await office.client.submissions.list({ period: PERIOD }))[0]).toMatchObject({
      state: 'returned',
      decisionComment: 'The total is not the sum.',
    })
    await office.client.edit.apply({ commands: quarterOf(ids, 45), label: { id: 'label.edit' } })
    const { effect } = await pair.report()
    expect(effect).toMatchObject({ changed: 1, late: 0 })
    await expectWhole(hq, office)
  })
})

describe('sent once more while HQ decided', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  test('the decision holds on both sides, and what was sent is there', async () => {
    const { hq, office, ids } = pair
    const submit = () =>
      office.client.submissions.submit({ workplan: ids.workplan, period: PERIOD, words: '' })
    const stateAt = async (engine: Pair['hq']) =>
      (await engine.client.submissions.list({ period: PERIOD })).find(
        ({ office: of }) => of === ids.somalia,
      )
    await office.client.edit.apply({ commands: quarterOf(ids, 40), label: { id: 'label.edit' } })
    await submit()
    await pair.report()
    const submission = (await stateAt(hq))?.id ?? ''
    await office.client.edit.apply({ commands: quarterOf(ids, 41), label: { id: 'label.edit' } })
    await submit()
    await hq.client.submissions.decide({ submission, decision: 'return', comment: 'Too low?' })
    const { effect } = await pair.report()
    expect(effect).toMatchObject({ conflicts: 0, late: 0 })
    await pair.answer()
    for (const engine of [hq, office]) {
      expect(await stateAt(engine)).toMatchObject({
        state: 'returned',
        times: 2,
        decisionComment: 'Too low?',
      })
      const { rows } = await engine.client.indicators.table({
        workplan: ids.workplan,
        periods: [PERIOD],
      })
      expect(rows.map((row) => row.cells[PERIOD]?.actual.value)).toContain(41)
    }
    await submit()
    await pair.report()
    expect(await stateAt(hq)).toMatchObject({ state: 'submitted', times: 3 })
  })
})

describe('what the other side has', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  test('is known from its own words, with the day of the last change it has', async () => {
    const { hq, office, ids, clock } = pair
    clock.now = '2021-07-06T08:00:00.000Z'
    await set(office, 'activity', ids.activity, { title: 'On Tuesday' })
    await pair.report()
    clock.now = '2021-07-07T08:00:00.000Z'
    await pair.answer()
    clock.now = '2021-07-08T08:00:00.000Z'
    await set(office, 'activity', ids.activity, { title: 'On Thursday' })
    const { role, others } = await office.client.exchange.state()
    expect(role).toBe('field')
    expect(others).toMatchObject([
      {
        office: { code: 'HQ' },
        known: true,
        standing: {
          waiting: 1,
          upTo: '2021-07-06T08:00:00.000Z',
          waitingSince: '2021-07-08T08:00:00.000Z',
          heardAt: '2021-07-07T08:00:00.000Z',
        },
        lastRead: { kind: 'return' },
        lastMade: { kind: 'submission' },
      },
    ])
    clock.now = '2021-07-09T08:00:00.000Z'
    await hq.client.edit.apply({
      commands: [{ do: 'set', entity: 'office', row: ids.mali, values: { name: 'Mali!' } }],
      label: { id: 'label.edit' },
    })
    const atHq = await hq.client.exchange.state()
    expect(atHq.others.map((each) => [each.office.code, each.known])).toEqual([
      ['MLI', false],
      ['SOM', true],
    ])
    expect(atHq.others[1]?.standing).toMatchObject({ waiting: 1 })
    expect(atHq.others[0]).toMatchObject({
      standing: { has: 0, upTo: null, heardAt: null },
      lastRead: null,
      sites: [],
    })
  })
})
