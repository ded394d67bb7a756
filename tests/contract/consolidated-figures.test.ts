// The consolidated figures: one line per indicator of all offices, and what their cells are made of.
import { beforeAll, describe, expect, test } from 'vitest'
import { consolidatedFigures } from '#app/consolidated-figures.ts'
import { get as explain } from '#app/explain.ts'
import type { Workspace } from '#db/open.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { id, NOW, OFFICES, PERIOD, threeOffices, told } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  return () => ws.close()
})

describe('the consolidated figures', () => {
  const periods = ['2020Q1', PERIOD]
  const trained = async () => {
    const found = await consolidatedFigures(ws, { periods, definition: id('trained') })
    if (!found[0]) throw new Error('no indicator')
    return found[0]
  }

  test('one line per indicator, one cell per period: all offices together and each alone', async () => {
    const { code, cells, offices } = await trained()
    expect(code).toBe('SO1.1')
    expect(cells.map(({ period, actual }) => [period, actual.value, actual.reported])).toEqual([
      ['2020Q1', 35, 2],
      ['2020Q2', 40, 2],
    ])
    expect(cells[1]?.actual.how.missing).toEqual([id('SOM')])
    const values = offices.map(({ office, cells, summedUp }) => [
      OFFICES.find((name) => id(name) === office),
      cells.at(-1)?.actual.value,
      summedUp,
    ])
    expect(new Set(values)).toEqual(
      new Set([
        ['GLB', 9999, true],
        ['MLI', 15, false],
        ['NGA', 25, false],
        ['SOM', null, false],
      ]),
    )
  })

  test('they are light: the cells come when asked for, for the same value', async () => {
    const { cells, offices } = await trained()
    const all = [...cells, ...offices.flatMap((office) => office.cells)]
    for (const figure of all.flatMap((cell) => [cell.actual, cell.target, cell.progress])) {
      expect(figure.how.from).toEqual([])
      const full = await told(ws, figure)
      const { from: _, more: __, ...how } = full.how
      expect({ ...full, how: { ...how, from: [], key: figure.how.key } }).toEqual(figure)
    }
  })

  test('of one office, of one objective, of an indicator that nobody uses', async () => {
    const own = await consolidatedFigures(ws, { periods, office: id('GLB') })
    expect(own.map(({ code, cells }) => [code, cells[1]?.actual.value])).toEqual([
      ['SO1.1', 9999],
      ['SO1.2', null],
    ])
    expect(await consolidatedFigures(ws, { periods, objective: id('SO2') })).toEqual([])
    const key = { figure: 'actual', period: PERIOD, definition: 'nobody' } as const
    await expect(explain(ws, key, NOW)).rejects.toMatchObject({ code: 'row_unknown' })
  })
})
