// Opening, making and leaving workspaces, with real files in a profile of their own.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { smallStrategy } from './small-strategy.ts'

const folder = temporaryFolder()
let profile: string
let engine: Engine
beforeEach(({ task }) => {
  profile = join(folder, task.id)
  mkdirSync(profile)
  engine = engineIn(profile)
})
afterEach(() => engine.close())

const newHq = (title: string) =>
  engine.client.workspaces.createHq({ title, yearFrom: 2020, yearTo: 2021, person: 'Ada' })

describe('a new HQ workspace', () => {
  test('has its strategy, its office, a global workplan and the periods with their windows', async () => {
    const info = await newHq('Gender / parity: 2020')
    expect(info).toMatchObject({
      role: 'hq',
      person: 'Ada',
      fileName: 'Gender parity 2020 - HQ.waymark',
      strategy: { title: 'Gender / parity: 2020', yearFrom: 2020, yearTo: 2021, notice: null },
    })
    const reference = await engine.client.reference.get()
    expect(reference.workplans.map((plan) => plan.level)).toEqual(['global'])
    expect(reference.periods.map((period) => period.code)).toEqual(
      ['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2020'].concat([
        '2021Q1',
        '2021Q2',
        '2021Q3',
        '2021Q4',
        '2021',
      ]),
    )
    expect(reference.currentPeriod).toBe('2021Q2')
    expect((await engine.client.edit.state()).undo).toBeNull()
  })

  test('a second one of the same name gets another file', async () => {
    const [first, second] = [await newHq('Same'), await newHq('Same')]
    expect([first.fileName, second.fileName]).toEqual(['Same - HQ.waymark', 'Same - HQ 2.waymark'])
  })

  test('years the wrong way round are refused and leave no file', async () => {
    const call = engine.client.workspaces.createHq({
      title: 'Backwards',
      yearFrom: 2024,
      yearTo: 2020,
      person: 'Ada',
    })
    expect((await refusalOf(call)).code).toBe('usage')
    expect(existsSync(join(profile, 'workspaces', 'Backwards - HQ.waymark'))).toBe(false)
  })
})

describe('opening', () => {
  test('a file that cannot be opened leaves the present one open', async () => {
    const info = await newHq('Kept')
    const bad = join(profile, 'letter.waymark')
    writeFileSync(bad, 'Dear colleague, '.repeat(100))
    expect((await refusalOf(engine.openFile(bad))).code).toBe('workspace_not_one')
    expect((await refusalOf(engine.openFile(join(profile, 'no.waymark')))).code).toBe(
      'workspace_missing',
    )
    expect((await engine.client.workspaces.current())?.id).toBe(info.id)
  })

  test('a workspace that another application has open is refused by name', async () => {
    const info = await newHq('Busy')
    const other = engineIn(join(profile, 'other'))
    const refusal = await refusalOf(other.openFile(join(info.folder, info.fileName)))
    expect(refusal.code).toBe('workspace_in_use')
    await other.close()
  })

  test('recent workspaces: newest first, those that are gone say so, and can be forgotten', async () => {
    const first = await newHq('First')
    const second = await newHq('Second')
    await engine.client.workspaces.open({ id: first.id })
    expect((await engine.client.workspaces.recent()).map((entry) => entry.strategy)).toEqual([
      'First',
      'Second',
    ])
    rmSync(join(second.folder, second.fileName))
    const gone = (await engine.client.workspaces.recent())[1]
    expect(gone).toMatchObject({ id: second.id, missing: true, office: 'Headquarters' })
    expect((await refusalOf(engine.client.workspaces.open({ id: second.id }))).code).toBe(
      'workspace_missing',
    )
    await engine.client.workspaces.forget({ id: second.id })
    expect(await engine.client.workspaces.recent()).toHaveLength(1)
  })

  test('a damaged list of recent workspaces is an empty list', async () => {
    writeFileSync(join(profile, 'recents.json'), '[{"id": 1}, ')
    expect(await engine.client.workspaces.recent()).toEqual([])
    await newHq('Still works')
    expect(await engine.client.workspaces.recent()).toHaveLength(1)
  })

  test('keys and undo are there again after a restart', async () => {
    await smallStrategy(engine.client)
    const before = await engine.client.workspaces.current()
    await engine.close()
    engine = engineIn(profile)
    await engine.client.workspaces.open({ id: before?.id ?? '' })
    expect(await engine.client.workspaces.current()).toEqual(before)
    expect((await engine.client.edit.state()).undo).toEqual({ id: 'label.add' })
  })

  test('a workspace is made at a path once, and never over a file', async () => {
    const file = join(profile, 'mine.waymark')
    expect(await engine.createFile(file, { role: 'hq' })).toMatchObject({
      fileName: 'mine.waymark',
      strategy: { title: 'mine' },
    })
    const again = engine.createFile(file, { role: 'hq' })
    expect((await refusalOf(again)).code).toBe('workspace_exists')
  })
})

test('the first opening of a day leaves a copy that opens and holds the same', async () => {
  const clock = { now: '2021-07-10T08:00:00.000Z' }
  const made = await newHq('Copied')
  const file = join(made.folder, made.fileName)
  await engine.close()
  for (const day of ['2021-07-10', '2021-07-10', '2021-07-11']) {
    clock.now = `${day}T08:00:00.000Z`
    engine = engineIn(profile, clock)
    await engine.openFile(file)
    await engine.close() // waits for the copy
  }
  const copies = join(profile, 'backups', made.id)
  expect(readdirSync(copies).sort()).toEqual(['2021-07-10.waymark', '2021-07-11.waymark'])
  engine = engineIn(profile, clock)
  const opened = await engine.openFile(join(copies, '2021-07-11.waymark'))
  expect(opened).toMatchObject({ id: made.id, strategy: made.strategy })
})

test('who types is the actor of what comes after, and local preferences stay', async () => {
  const { client } = engine
  const ids = await smallStrategy(client)
  await client.workspaces.setPerson({ person: 'Grace' })
  await client.edit.apply({
    commands: [{ do: 'set', entity: 'output', row: ids.output, values: { statement: 'Other' } }],
    label: { id: 'label.edit' },
  })
  const { entries } = await client.history.row({ row: ids.output, field: 'statement' })
  expect(entries.map(({ actor, from }) => [actor, from])).toEqual([
    ['Grace', 'Fair vacancies'],
    ['Ada', null],
  ])
  await client.settings.put({ key: 'grid.plan', value: { widths: [10, 20] } })
  expect(await client.settings.get({ key: 'grid.plan' })).toEqual({ value: { widths: [10, 20] } })
  expect(await client.settings.get({ key: 'person' })).toEqual({ value: null })
})

test('undo and redo give back a deleted output with everything under it', async () => {
  const { client } = engine
  const ids = await smallStrategy(client)
  const outline = async () => (await client.plan.outline({ workplan: ids.workplan })).rows
  const before = await outline()
  const label = { id: 'label.delete_rows', values: { what: '1.1', count: 3 } }
  await client.edit.apply({
    commands: [{ do: 'delete', entity: 'output', row: ids.output }],
    label,
  })
  expect((await outline()).map((row) => row.code)).toEqual(['SO1', '1', 'SO1.2'])
  expect((await client.edit.undo()).label).toEqual(label)
  expect(await outline()).toEqual(before)
  expect((await client.edit.redo()).label).toEqual(label)
  expect(await outline()).toHaveLength(3)
  expect(await client.edit.state()).toEqual({ undo: label, redo: null })
})

test('many cells in one go are all or nothing', async () => {
  const { client } = engine
  const ids = await smallStrategy(client)
  const before = await client.workspaces.info()
  const call = client.edit.apply({
    commands: [
      { do: 'set', entity: 'output', row: ids.output, values: { statement: 'Other' } },
      { do: 'set', entity: 'activity', row: ids.activity, values: { percent_complete: 'half' } },
    ],
    label: { id: 'label.paste', values: { count: 2 } },
  })
  expect((await refusalOf(call)).code).toBe('value_kind')
  expect(await client.workspaces.info()).toEqual(before)
})

test('a text that is not a number is kept as typed and shown as such', async () => {
  const { client } = engine
  const ids = await smallStrategy(client)
  await client.edit.apply({
    commands: [
      {
        do: 'put',
        entity: 'actual',
        values: {
          office: ids.somalia,
          indicator: ids.trained,
          period: '2021Q2',
          value: { unread: 'about 40' },
        },
      },
    ],
    label: { id: 'label.edit' },
  })
  const { rows } = await client.indicators.table({ workplan: ids.workplan, periods: ['2021Q2'] })
  const actual = rows.find((row) => row.code === 'SO1.1')?.cells['2021Q2']?.actual
  expect([actual?.value, actual?.unread]).toEqual([null, { value: 'about 40' }])
})

describe('the sample strategy', () => {
  test('HQ has what most offices sent; the office has something to do; both are found again', async () => {
    const { client } = engine
    const hq = await finish(client.workspaces.openSample({ role: 'hq' }))
    expect(hq).toMatchObject({ role: 'hq', fileName: 'Sample strategy - HQ.waymark' })
    expect(hq.strategy.notice).toMatch(/sample data/i)
    const { currentPeriod: period } = await client.reference.get()
    expect(period).toBe('2021Q2')
    const states = (await client.submissions.list({ period: '2021Q2' })).map((each) => each.state)
    expect(states).toHaveLength(19)
    expect(states.filter((state) => state !== 'draft').length).toBeGreaterThan(9)
    expect(states).toContain('draft')
    expect((await client.edit.state()).undo).toBeNull()

    const steps: string[] = []
    const field = await finish(client.workspaces.openSample({ role: 'field' }), ({ step }) => {
      steps.push(step.id)
    })
    expect(steps).toEqual(['step.sample_package', 'step.sample_quarter'])
    expect(field.role).toBe('field')
    const own = (await client.reference.get()).workplans.find(
      (plan) => plan.office === field.office.id,
    )
    const list = await client.submissions.checklist({
      workplan: own?.id ?? '',
      period: '2021Q2',
    })
    expect(list.filled).toBeGreaterThan(0)
    expect(list.empty.length).toBeGreaterThan(0)
    expect(list.submission.state).toBe('draft')
    expect((await client.packages.log()).map((entry) => entry.package.kind)).toEqual(['setup'])

    expect((await finish(client.workspaces.openSample({ role: 'hq' }))).id).toBe(hq.id)
    expect((await finish(client.workspaces.openSample({ role: 'field' }))).id).toBe(field.id)
  })

  test('an office that is not in it is refused', async () => {
    const call = engine.client.workspaces.openSample({ role: 'field', office: 'XYZ' })
    expect((await refusalOf(finish(call))).code).toBe('office_unknown')
  })
})
