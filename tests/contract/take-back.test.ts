// "Take this import back": as long as nothing builds on it, exactly its changes go again, the log says so, and
// the same package can be taken once more.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { expectWhole, type Pair, pairIn, planOf, set, take } from './pair.ts'
import { PERIOD, quarterOf } from './small-strategy.ts'

describe('an import at HQ', () => {
  let pair: Pair
  let file: File
  let id: string

  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  const values = async () => {
    const { rows } = await pair.hq.client.indicators.table({
      workplan: pair.ids.workplan,
      periods: [PERIOD],
    })
    return rows.map((row) => row.cells[PERIOD]?.actual.value ?? null)
  }
  const entry = async (of = id) =>
    (await pair.hq.client.packages.log()).find((each) => each.package.id === of)

  test('says what it would change, row by row, before anything happens', async () => {
    const { hq, office, ids } = pair
    await office.client.edit.apply({ commands: quarterOf(ids, 40), label: { id: 'label.edit' } })
    await set(office, 'activity', ids.activity, { title: 'Rewritten' })
    file = (await office.client.packages.make({ kind: 'submission', period: PERIOD })).file
    const seen = await hq.client.packages.inspect({ file })
    expect(seen.examples).toMatchObject([
      {
        kind: 'changed',
        entity: 'activity',
        field: 'title',
        from: 'Rewrite the vacancy texts',
        to: 'Rewritten',
        place: '1.1.1 Rewritten',
        late: false,
      },
      { kind: 'new', entity: 'actual', field: null, period: PERIOD, office: ids.somalia },
      { kind: 'new', entity: 'actual', place: expect.stringContaining(PERIOD) },
    ])
    expect(await values()).toEqual([null, null])
  })

  test('is taken back; screens hear of it, and the tables equal the journal', async () => {
    const { hq, ids } = pair
    const taken = await take(hq, file)
    id = taken.package.id
    expect(await values()).toEqual([30, 40])
    expect(await entry()).toMatchObject({ canTakeBack: true, whyNot: null, takenBackAt: null })
    const before = await hq.client.workspaces.info()
    const events = await hq.client.live.changes()
    await events.next()
    expect(await hq.client.packages.takeBack({ id })).toEqual({ changes: 3, rows: 3 })
    expect((await events.next()).value).toMatchObject({ offices: [ids.somalia] })
    await events.return?.(undefined)
    expect(await values()).toEqual([null, null])
    const plan = await planOf(hq, ids.workplan)
    expect(plan.get(ids.activity)?.text).toBe('Rewrite the vacancy texts')
    expect((await hq.client.workspaces.info()).changes).toBe(before.changes - 3)
    expect(await entry()).toMatchObject({
      result: 'taken_back',
      takenBackAt: pair.clock.now,
      canTakeBack: false,
    })
    await expectWhole(hq)
  })

  test('twice is refused', async () => {
    const refusal = await refusalOf(pair.hq.client.packages.takeBack({ id }))
    expect([refusal.code, refusal.values]).toEqual(['take_back_built_on', { why: 'taken_back' }])
  })

  test('the same package can be taken again, and the log tells both', async () => {
    const again = await take(pair.hq, file)
    expect(again).toMatchObject({ result: 'applied', effect: { new: 2, changed: 1 } })
    expect(await values()).toEqual([30, 40])
    const log = (await pair.hq.client.packages.log()).filter((each) => each.package.id === id)
    expect(log.map(({ result }) => result)).toEqual(['applied', 'taken_back'])
    await expectWhole(pair.hq)
  })

  test('what was edited on top of it keeps it', async () => {
    const { hq, ids } = pair
    await set(hq, 'activity', ids.activity, { title: 'Corrected by HQ' })
    const whyNot = { why: 'edits', count: 1, place: '1.1.1 Corrected by HQ' }
    expect(await entry()).toMatchObject({ canTakeBack: false, whyNot })
    const refusal = await refusalOf(hq.client.packages.takeBack({ id }))
    expect([refusal.code, refusal.values]).toEqual(['take_back_built_on', whyNot])
  })

  test('a comment on a row that it made keeps it, a later package too', async () => {
    const { hq, office, ids } = pair
    await office.client.edit.apply({
      commands: [
        {
          do: 'put',
          entity: 'narrative',
          values: {
            office: ids.somalia,
            workplan: ids.workplan,
            period: PERIOD,
            lessons: 'Start early',
          },
        },
      ],
      label: { id: 'label.narrative' },
    })
    const sent = (await office.client.packages.make({ kind: 'submission' })).file
    const { examples } = await hq.client.packages.inspect({ file: sent })
    const first = await take(hq, sent)
    await office.client.edit.apply({ commands: quarterOf(ids, 41), label: { id: 'label.edit' } })
    const second = await pair.report()
    expect(await entry(first.package.id)).toMatchObject({
      whyNot: { why: 'later', count: 1, office: 'Somalia' },
    })
    await hq.client.packages.takeBack({ id: second.package.id })
    expect(await entry(first.package.id)).toMatchObject({ canTakeBack: true })
    const row = examples.find(({ entity }) => entity === 'narrative')?.row ?? ''
    await hq.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'comment',
          values: { office: ids.somalia, entity: 'narrative', row, body: 'Good.' },
        },
      ],
      label: { id: 'label.comment' },
    })
    expect(await entry(first.package.id)).toMatchObject({ whyNot: { why: 'edits', count: 1 } })
    await take(hq, (await office.client.packages.make({ kind: 'submission' })).file)
  })

  test('what others were told that is here stays here: they would not send it again', async () => {
    const { hq, office, ids } = pair
    await office.client.edit.apply({ commands: quarterOf(ids, 50), label: { id: 'label.edit' } })
    const { package: about } = await pair.report()
    expect(await entry(about.id)).toMatchObject({ canTakeBack: true })
    await pair.answer()
    expect(await entry(about.id)).toMatchObject({
      canTakeBack: false,
      whyNot: { why: 'sent', office: 'Somalia' },
    })
    await expectWhole(hq, office)
  })

  test('an office keeps the package that its workspace was made from', async () => {
    const log = await pair.office.client.packages.log()
    const setup = log.find((each) => each.package.kind === 'setup')
    expect(setup).toMatchObject({ canTakeBack: false, whyNot: { why: 'start' } })
  })
})
