// The global workplan beside what the offices contribute to it.
import { beforeAll, describe, expect, test } from 'vitest'
import { table as indicators } from '#app/indicators.ts'
import { list as problems } from '#app/problems.ts'
import { applyCommands } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { AUTHOR, id, NOW, PERIOD, put, threeOffices, told } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  return () => ws.close()
})

describe('the global workplan', () => {
  const row = async (code: string) => {
    const periods = ['2020Q1', PERIOD]
    const { rows } = await indicators(ws, { workplan: id('plan GLB'), periods }, NOW)
    const found = rows.find((one) => one.code === code)
    if (!found?.contributions) throw new Error(`nobody contributes to ${code}`)
    return found.contributions
  }

  test('shows beside its own number what the offices add up to in each period by itself', async () => {
    const trained = await row('SO1.1')
    expect(trained['2020Q1']).toMatchObject({ figure: { value: 35, reported: 2, expected: 3 } })
    expect(trained[PERIOD]?.figure).toMatchObject({ value: 5, reported: 1, expected: 3 })
    expect(new Set(trained[PERIOD]?.figure.how.missing)).toEqual(new Set([id('NGA'), id('SOM')]))
  })

  test('a ratio of theirs is a ratio', async () => {
    const women = await row('SO1.2')
    expect(women[PERIOD]?.figure).toMatchObject({ value: 25, unit: 'percent' })
  })

  test('says where its own number is another', async () => {
    const trained = await row('SO1.1')
    expect(trained[PERIOD]?.differs).toBe(true) // 9999 entered, 5 reported
    expect(trained['2020Q1']?.differs).toBe(false) // nothing entered
  })

  test('tells the offices’ cells when asked, for the same value', async () => {
    const figure = (await row('SO1.1'))[PERIOD]?.figure
    if (!figure) throw new Error('no figure')
    const full = await told(ws, figure)
    expect(full.how.from).toMatchObject([{ office: id('MLI'), period: PERIOD, value: 5 }])
    const { from: _, ...how } = full.how
    expect({ ...full, how: { ...how, from: [], key: figure.how.key } }).toEqual(figure)
  })

  test('the difference is a doubt among HQ’s problems, which can be explained', async () => {
    const doubts = async (period?: string) =>
      (await problems(ws, { office: id('GLB'), period })).filter(({ rule }) =>
        rule.startsWith('differs'),
      )
    const [doubt] = await doubts()
    expect(await doubts()).toMatchObject([
      {
        ...{ rule: 'differs_from_offices', severity: 'warning', entity: 'actual', period: PERIOD },
        ...{ place: 'SO1.1 Indicator trained', confirmed: null },
        values: { own: 9999, theirs: 5, reported: 1, expected: 3 },
      },
    ])
    expect(await doubts('2020Q1')).toEqual([])
    const words = { rule: doubt?.rule ?? '', entity: 'actual', row: doubt?.row ?? '' }
    const explanation = 'counted centrally'
    const values = { office: id('GLB'), ...words, period: PERIOD, explanation }
    applyCommands(ws, [put('confirmation', values)], { id: 'label.explain' }, AUTHOR)
    expect((await doubts())[0]?.confirmed).toMatchObject({ explanation: 'counted centrally' })
  })

  test('an office’s own plan has no such column', async () => {
    const input = { workplan: id('plan MLI'), periods: [PERIOD] }
    const { rows } = await indicators(ws, input, NOW)
    expect(rows.map((one) => one.contributions)).toEqual([null, null])
  })
})
