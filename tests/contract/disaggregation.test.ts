// A scheme that is changed deletes nothing: what was entered by the former one stays, is shown behind the
// parts of the new one, and is in no sum. HQ changes the scheme; the office has entered parts before.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Command } from '#domain/changes.ts'
import { naturalId, newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'
import { PERIOD, type SmallStrategy, smallStrategy } from './small-strategy.ts'

let engine: Engine
let ids: SmallStrategy
const scheme = newId()

const apply = (...commands: Command[]) =>
  engine.client.edit.apply({ commands, label: { id: 'label.edit' } })

const value = (dimension: string, code: string, title: string): Command => ({
  do: 'put',
  entity: 'dimension_value',
  values: { dimension, code, title },
})

async function indicator() {
  const { rows } = await engine.client.indicators.table({
    workplan: ids.workplan,
    periods: [PERIOD],
  })
  const row = rows.find(({ id }) => id === ids.trained)
  if (!row) throw new Error('no such row')
  return { ...row, actual: row.cells[PERIOD]?.actual }
}

async function rules() {
  const found = await engine.client.problems.list({ office: ids.somalia, period: PERIOD })
  return found.filter(({ rule }) => rule.startsWith('parts_')).map(({ rule }) => rule)
}

beforeEach(async () => {
  engine = engineIn(temporaryFolder())
  ids = await smallStrategy(engine.client)
  const { definitions } = await engine.client.strategy.get()
  const office = ids.somalia
  const actual = naturalId('actual', { office, indicator: ids.trained, period: PERIOD }) ?? ''
  const part = (cell: string, of: number): Command => ({
    do: 'put',
    entity: 'actual_part',
    values: { office, actual, cell, value: of },
  })
  await apply(
    value('sex', 'f', 'Female'),
    value('sex', 'm', 'Male'),
    value('age', 'u18', 'Under 18'),
    value('age', 'a18', '18 and over'),
    {
      do: 'create',
      entity: 'disaggregation',
      id: scheme,
      values: { code: 'sex', title: 'Sex', dimensions: 'sex' },
    },
    {
      do: 'set',
      entity: 'indicator_definition',
      row: definitions[0]?.id ?? '',
      values: { disaggregation: scheme },
    },
    {
      do: 'put',
      entity: 'actual',
      values: { office, indicator: ids.trained, period: PERIOD, value: 50 },
    },
    part('sex=f', 25),
    part('sex=m', 15),
  )
})
afterEach(() => engine.close())

test('40 of 50 are known by sex, 10 are not broken down', async () => {
  const { parts, actual } = await indicator()
  expect(parts.map(({ label, former }) => [label, former])).toEqual([
    ['Female', false],
    ['Male', false],
  ])
  expect(actual?.partsUnknown).toBe(10)
  expect(await rules()).toEqual(['parts_below_total'])
})

test('another dimension: the former parts stay behind the new ones and are not added up', async () => {
  await apply({
    do: 'set',
    entity: 'disaggregation',
    row: scheme,
    values: { dimensions: 'sex x age' },
  })
  const { parts, actual } = await indicator()
  expect(parts.map(({ cell, label, former }) => [cell, label, former])).toEqual([
    ['age=a18;sex=f', 'Female, 18 and over', false],
    ['age=u18;sex=f', 'Female, Under 18', false],
    ['age=a18;sex=m', 'Male, 18 and over', false],
    ['age=u18;sex=m', 'Male, Under 18', false],
    ['sex=f', 'Female', true],
    ['sex=m', 'Male', true],
  ])
  expect(actual?.parts['sex=f']?.value).toBe(25)
  expect(actual?.partsUnknown).toBeNull()
  expect(await rules()).toEqual(['parts_outside_scheme'])

  await apply({
    do: 'set',
    entity: 'disaggregation',
    row: scheme,
    values: { dimensions: 'sex' },
  })
  expect((await indicator()).actual?.partsUnknown).toBe(10)
})

test('a value that is deleted: its part stays, named by what it was', async () => {
  const { dimensionValues } = await engine.client.strategy.get()
  const men = dimensionValues.find(({ code }) => code === 'm')
  await apply({ do: 'delete', entity: 'dimension_value', row: men?.id ?? '' })
  const { parts, actual } = await indicator()
  expect(parts.map(({ label, former }) => [label, former])).toEqual([
    ['Female', false],
    ['m', true],
  ])
  expect(actual?.parts['sex=m']?.value).toBe(15)
  expect(actual?.partsUnknown).toBe(25)
})

test('no scheme any more: nothing is lost, and nothing is called unknown', async () => {
  const { definitions } = await engine.client.strategy.get()
  const row = definitions[0]?.id ?? ''
  await apply({ do: 'set', entity: 'indicator_definition', row, values: { disaggregation: null } })
  const { parts, actual } = await indicator()
  expect(parts.map(({ label, former }) => [label, former])).toEqual([
    ['Female', true],
    ['Male', true],
  ])
  expect(actual?.partsUnknown).toBeNull()
})
