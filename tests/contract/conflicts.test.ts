// HQ and an office change the same things without seeing each other. Both values are kept, a person chooses,
// and what is chosen in one place is settled in the other after the next exchange.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conflict } from '#app/conflicts.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { expectWhole, type Pair, pairIn, planOf, remove, set } from './pair.ts'

describe('two values of one field', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  const title = async (engine: Pair['hq']) =>
    (await planOf(engine, pair.ids.workplan)).get(pair.ids.activity)?.text

  test('are shown side by side with the value before, who wrote them and when', async () => {
    const { hq, office, ids, clock } = pair
    clock.now = '2021-07-06T09:00:00.000Z'
    await set(office, 'activity', ids.activity, { title: 'By the office' })
    clock.now = '2021-07-06T10:00:00.000Z'
    await set(hq, 'activity', ids.activity, { title: 'By HQ' })
    const { effect, examples, package: about } = await pair.report()
    expect(effect).toMatchObject({ conflicts: 1, changed: 0 })
    expect(examples).toMatchObject([
      {
        kind: 'conflict',
        entity: 'activity',
        field: 'title',
        from: 'By HQ',
        to: 'By the office',
      },
    ])
    const [conflict, ...others] = await hq.client.conflicts.list({})
    expect(others).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'field',
      entity: 'activity',
      row: ids.activity,
      field: 'title',
      officeCode: 'SOM',
      place: '1.1.1 By the office',
      base: 'Rewrite the vacancy texts',
      settled: null,
      writable: true,
      package: { id: about.id, from: 'Somalia' },
    })
    expect(conflict?.sides).toMatchObject([
      { value: 'By the office', actor: 'Bile', office: 'SOM', hq: false, shown: true },
      { value: 'By HQ', actor: 'Ada', hq: true, shown: false, at: '2021-07-06T10:00:00.000Z' },
    ])
    expect(await title(hq)).toBe('By the office')
  })

  test('have the same conflict at the office after the answer', async () => {
    await pair.answer()
    const [atHq] = await pair.hq.client.conflicts.list({})
    const [atOffice] = await pair.office.client.conflicts.list({})
    expect(atOffice?.id).toBe(atHq?.id)
    expect(atOffice?.sides).toEqual(atHq?.sides)
    expect(await title(pair.office)).toBe('By the office')
  })

  test('are settled by choosing one; undone, the choice is open again with both sides', async () => {
    const { hq } = pair
    const [conflict] = await hq.client.conflicts.list({})
    const id = conflict?.id ?? ''
    const hqs = conflict?.sides.find((side) => side.hq)?.ref ?? ''
    expect(
      (await refusalOf(hq.client.conflicts.resolve({ choices: [{ conflict: id }] }))).code,
    ).toBe('conflict_choice')
    const choices = [{ conflict: id, choose: hqs }]
    expect(await hq.client.conflicts.resolve({ choices })).toMatchObject({ settled: 1 })
    expect(await title(hq)).toBe('By HQ')
    expect(await hq.client.conflicts.list({})).toEqual([])
    expect((await hq.client.edit.state()).undo).toEqual({
      id: 'label.resolve',
      values: { count: 1 },
    })
    await hq.client.edit.undo()
    expect(await title(hq)).toBe('By the office')
    const [again] = await hq.client.conflicts.list({})
    expect(told(again)).toEqual(told(conflict))
    await hq.client.edit.redo()
    expect(await title(hq)).toBe('By HQ')
    expect(await hq.client.conflicts.list({})).toEqual([])
    await hq.client.edit.undo()
    expect((await hq.client.conflicts.list({})).map(told)).toEqual([told(conflict)])
  })

  test('open again, they are so everywhere; the rules still know whose value is whose', async () => {
    const { hq, office } = pair
    await pair.answer()
    const [here] = await hq.client.conflicts.list({})
    const [there] = await office.client.conflicts.list({})
    expect(there).toEqual({ ...here, package: there?.package })
    expect(await title(office)).toBe('By the office')
    await expectWhole(hq, office)
    const { chosen } = await hq.client.conflicts.resolveBy({ rule: 'hq' })
    expect(chosen.map(({ value }) => value)).toEqual(['By HQ'])
    expect(await title(hq)).toBe('By HQ')
  })

  test('a choice that the other side has heard of is open again there too, when it is undone', async () => {
    const { hq, office } = pair
    await pair.answer()
    expect(await office.client.conflicts.list({})).toEqual([])
    await hq.client.edit.undo()
    await pair.answer()
    const [here] = await hq.client.conflicts.list({})
    const [there] = await office.client.conflicts.list({})
    expect(told(there)).toEqual(told(here))
    await hq.client.edit.redo()
  })

  test('are settled everywhere after the next exchange; the other value stays in the history', async () => {
    const { hq, office, ids } = pair
    await pair.answer()
    expect(await office.client.conflicts.list({})).toEqual([])
    expect(await title(office)).toBe('By HQ')
    const { entries } = await office.client.history.row({ row: ids.activity, field: 'title' })
    expect(entries.map(({ to }) => to)).toContain('By the office')
    await expectWhole(hq, office)
  })

  test('a third value settles it too, from the office', async () => {
    const { hq, office, ids } = pair
    await set(office, 'activity', ids.activity, { partner: 'UNFPA' })
    await set(hq, 'activity', ids.activity, { partner: 'UN Women' })
    await pair.exchange()
    const [conflict] = await office.client.conflicts.list({})
    await office.client.conflicts.resolve({
      choices: [{ conflict: conflict?.id ?? '', value: 'UNFPA and UN Women' }],
    })
    await pair.report()
    expect(await hq.client.conflicts.list({})).toEqual([])
    const row = (await planOf(hq, ids.workplan)).get(ids.activity)
    expect(row?.partner).toBe('UNFPA and UN Women')
    await expectWhole(hq, office)
  })

  test('many are settled by one rule, after a look at what it would choose', async () => {
    const { hq, office, ids, clock } = pair
    clock.now = '2021-07-08T08:00:00.000Z'
    await set(hq, 'output', ids.output, { statement: 'HQ says' })
    await set(office, 'activity', ids.activity, { responsible: 'Office', percent_complete: 70 })
    clock.now = '2021-07-08T09:00:00.000Z'
    await set(office, 'output', ids.output, { statement: 'Office says' })
    await set(hq, 'activity', ids.activity, { responsible: 'HQ', percent_complete: 60 })
    await pair.report()
    const open = await hq.client.conflicts.list({})
    expect(open.map(({ field }) => field)).toEqual(['statement', 'percent_complete', 'responsible'])
    const looked = await hq.client.conflicts.resolveBy({ rule: 'latest', dryRun: true })
    expect(looked.chosen.map(({ value }) => value).toSorted()).toEqual([60, 'HQ', 'Office says'])
    expect((await hq.client.conflicts.list({})).length).toBe(3)
    const some = open.filter(({ entity }) => entity === 'activity').map(({ id }) => id)
    const done = await hq.client.conflicts.resolveBy({ rule: 'hq', conflicts: some })
    expect([done.chosen.length, done.skipped]).toEqual([2, []])
    await hq.client.conflicts.resolveBy({ rule: 'owner' })
    const plan = await planOf(hq, ids.workplan)
    expect(plan.get(ids.activity)).toMatchObject({ responsible: 'HQ', percentComplete: 60 })
    expect(plan.get(ids.output)?.text).toBe('Office says')
    await pair.answer()
    expect(await office.client.conflicts.list({})).toEqual([])
    await expectWhole(hq, office)
  })
})

/** What people see of a conflict: place, value before, whose values; not by which changes. */
function told(conflict: Conflict | undefined) {
  const { entity, row, field, base, sides = [] } = conflict ?? {}
  const seen = sides.map(({ value, actor, at, office, hq, shown, edited }) =>
    [String(value), actor, at, office, hq, shown, edited].join(' '),
  )
  return { entity, row, field, base, sides: seen.toSorted() }
}

describe('deleted here, edited there', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  test('the row is back with what was deleted with it, until somebody chooses', async () => {
    const { hq, office, ids } = pair
    await remove(hq, 'output', ids.output)
    await set(office, 'activity', ids.activity, { title: 'Still at work' })
    const { examples } = await pair.report()
    expect(examples.filter(({ kind }) => kind === 'conflict').length).toBeGreaterThan(0)
    await pair.answer()
    for (const engine of [hq, office]) {
      const open = await engine.client.conflicts.list({})
      const activity = open.find(({ row }) => row === ids.activity)
      expect(activity).toMatchObject({ kind: 'deletion', field: 'deleted', base: false })
      expect(activity?.sides).toMatchObject([
        { value: false, edited: 'title', actor: 'Bile', shown: true },
        { value: true, edited: null, actor: 'Ada', shown: false },
      ])
      expect(open.map(({ entity }) => entity)).toContain('output')
    }
  })

  test('kept, it stays everywhere, with its parent and what was deleted with it', async () => {
    const { hq, office, ids } = pair
    const open = await office.client.conflicts.list({})
    const conflict = open.find(({ row }) => row === ids.activity)?.id ?? ''
    await office.client.conflicts.resolve({ choices: [{ conflict, value: false }] })
    expect(await office.client.conflicts.list({})).toEqual([])
    await pair.report()
    expect(await hq.client.conflicts.list({})).toEqual([])
    for (const engine of [hq, office]) {
      const plan = await planOf(engine, ids.workplan)
      expect([plan.has(ids.output), plan.has(ids.activity), plan.has(ids.trained)]).toEqual([
        true,
        true,
        true,
      ])
    }
    await expectWhole(hq, office)
  })

  test('deleted again, it goes everywhere; undone, the choice is open again, everywhere', async () => {
    const { hq, office, ids } = pair
    await pair.answer()
    await remove(hq, 'output', ids.output)
    await set(office, 'activity', ids.activity, { title: 'Not yet' })
    await pair.report()
    const { chosen } = await hq.client.conflicts.resolveBy({ rule: 'hq', dryRun: true })
    expect(chosen.every(({ value }) => value === true)).toBe(true)
    const before = (await hq.client.conflicts.list({})).map(told)
    await hq.client.conflicts.resolveBy({ rule: 'hq' })
    expect(await hq.client.conflicts.list({})).toEqual([])
    expect((await planOf(hq, ids.workplan)).has(ids.output)).toBe(false)
    await pair.answer()
    expect((await planOf(office, ids.workplan)).has(ids.output)).toBe(false)
    expect(await office.client.conflicts.list({})).toEqual([])
    await hq.client.edit.undo()
    expect((await hq.client.conflicts.list({})).map(told)).toEqual(before)
    await pair.answer()
    expect((await office.client.conflicts.list({})).map(told)).toEqual(before)
    for (const engine of [hq, office]) {
      expect((await planOf(engine, ids.workplan)).has(ids.activity)).toBe(true)
    }
    await expectWhole(hq, office)
    await hq.client.edit.redo()
    expect((await planOf(hq, ids.workplan)).has(ids.output)).toBe(false)
    expect(await hq.client.conflicts.list({})).toEqual([])
    await hq.client.edit.undo()
    expect((await hq.client.conflicts.list({})).map(told)).toEqual(before)
  })

  test('kept, that can be undone too, and chosen otherwise on the other side', async () => {
    const { hq, office, ids } = pair
    await pair.answer()
    const open = await office.client.conflicts.list({})
    const choices = open.map(({ id }) => ({ conflict: id, value: false }))
    await office.client.conflicts.resolve({ choices })
    expect(await office.client.conflicts.list({})).toEqual([])
    await office.client.edit.undo()
    expect((await office.client.conflicts.list({})).map(told)).toEqual(open.map(told))
    expect((await planOf(office, ids.workplan)).has(ids.activity)).toBe(true)
    await office.client.edit.redo()
    expect(await office.client.conflicts.list({})).toEqual([])
    expect((await planOf(office, ids.workplan)).has(ids.activity)).toBe(true)
    await office.client.edit.undo()
    await pair.report()
    await hq.client.conflicts.resolveBy({ rule: 'hq' })
    await pair.answer()
    for (const engine of [hq, office]) {
      expect((await planOf(engine, ids.workplan)).has(ids.output)).toBe(false)
      expect(await engine.client.conflicts.list({})).toEqual([])
    }
    await expectWhole(hq, office)
  })
})
