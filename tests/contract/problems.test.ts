// What is wrong with the data of one office and of all, in which period and where.
import { beforeAll, describe, expect, test } from 'vitest'
import { list as problems } from '#app/problems.ts'
import { applyCommands } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { AUTHOR, actual, id, PERIOD, put, threeOffices } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  return () => ws.close()
})

describe('problems', () => {
  test('the cells left empty in a submission, with their place in words', async () => {
    expect(await problems(ws, { office: id('NGA'), period: PERIOD })).toMatchObject([
      {
        rule: 'empty_cell',
        severity: 'error',
        entity: 'indicator',
        row: id('NGA trained'),
        period: PERIOD,
        place: 'SO1.1 Indicator trained',
      },
    ])
  })

  test('only those of the period asked for, unless none is asked for', async () => {
    applyCommands(
      ws,
      [actual('MLI', 'women', '2020Q1', { numerator: 3, denominator: 2 })],
      { id: 'label.edit' },
      AUTHOR,
    )
    const rules = async (period?: string) =>
      (await problems(ws, { office: id('MLI'), period })).map(({ rule }) => rule)
    expect(await rules(PERIOD)).toEqual([])
    expect(await rules('2020Q1')).toEqual(['numerator_above_denominator'])
    expect(await rules()).toEqual(['numerator_above_denominator'])
  })

  test('a warning that somebody explained carries the explanation', async () => {
    applyCommands(
      ws,
      [{ do: 'set', entity: 'activity', row: id('activity SOM'), values: { ends: '2022-06-30' } }],
      { id: 'label.edit' },
      AUTHOR,
    )
    const [warning] = await problems(ws, { office: id('SOM') })
    expect(warning).toMatchObject({ rule: 'outside_plan_dates', confirmed: null })
    applyCommands(
      ws,
      [
        put('confirmation', {
          office: id('SOM'),
          rule: 'outside_plan_dates',
          entity: 'activity',
          row: id('activity SOM'),
          explanation: 'agreed with the donor',
        }),
      ],
      { id: 'label.explain' },
      AUTHOR,
    )
    const [explained] = await problems(ws, { office: id('SOM') })
    expect(explained?.confirmed).toMatchObject({ explanation: 'agreed with the donor' })
  })

  test('over all offices the place says whose it is', async () => {
    const places = (await problems(ws, { period: PERIOD })).map(({ place }) => place)
    expect(places).toContain('NGA: SO1.1 Indicator trained')
  })

  test('errors come first over all offices', async () => {
    const severities = (await problems(ws, {})).map(({ severity }) => severity)
    const order = ['error', 'warning', 'info']
    expect(severities.map((severity) => order.indexOf(severity))).toEqual(
      severities.map((severity) => order.indexOf(severity)).sort(),
    )
    expect(new Set(severities)).toContain('error')
  })
})
