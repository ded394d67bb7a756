// The dashboard over a real workspace: the portfolio of three offices, and one of them.
import { beforeAll, describe, expect, test } from 'vitest'
import { get as dashboard } from '#app/dashboard.ts'
import { allUses } from '#app/portfolio.ts'
import type { Workspace } from '#db/open.ts'
import { summedUp } from '#db/queries/dashboard.ts'
import type { Figure } from '#domain/explain.ts'
import { rolledProgress, rolledStatus } from '#domain/indicator-figures.ts'
import { en } from '#i18n/en/en.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { id, NOW, OFFICES, PERIOD, threeOffices, told } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  return () => ws.close()
})

describe('the portfolio', () => {
  const board = () => dashboard(ws, { period: PERIOD }, NOW)
  const indicator = async (code: string) => {
    const found = (await board()).objectives[0]?.indicators.find((one) => one.code === code)
    if (!found) throw new Error(`no ${code}`)
    return found
  }

  test('a sum adds what the offices reported to date; who did not is named, not counted as zero', async () => {
    const { actual } = await indicator('SO1.1')
    expect(actual).toMatchObject({ value: 40, reported: 2, expected: 3 })
    expect(actual.how.rule).toBe('explain.offices.sum')
    expect(actual.how.missing).toEqual([id('SOM')])
    const { from } = (await told(ws, actual)).how
    expect(from.map(({ period, value }) => [period, value]).sort()).toEqual([
      ['2020Q1', 10],
      ['2020Q1', 25],
      ['2020Q2', 5],
    ])
  })

  test('HQ’s own row, to which the offices contribute, is not added again', async () => {
    const { actual } = await indicator('SO1.1')
    const { from } = (await told(ws, actual)).how
    expect(new Set(from.map(({ office }) => office))).toEqual(new Set([id('MLI'), id('NGA')]))
  })

  test('a percentage is the sum of parts over the sum of wholes: 30 of 120', async () => {
    const { actual } = await indicator('SO1.2')
    expect(actual).toMatchObject({ value: 25, unit: 'percent', reported: 2, expected: 3 })
    expect(actual.how.values).toMatchObject({ numerator: 30, denominator: 120 })
  })

  test('progress compares only offices that have actual, baseline and target', async () => {
    const { progress, status } = await indicator('SO1.1')
    expect(progress).toMatchObject({ value: 20, reported: 2, expected: 3 }) // 40 of 2 × 100
    expect(status).toMatchObject({ rag: 'green', percent: 100, duePeriod: PERIOD }) // 40 of 2 × 20
  })

  test('an objective is the mean of its indicators, the strategy that of its objectives', async () => {
    const { objectives, progress } = await board()
    // SO1.1: 20; SO1.2: (25 − 10) ÷ (50 − 10) = 37.5
    expect(objectives[0]?.progress.value).toBeCloseTo(28.75)
    expect(objectives[1]?.progress.value).toBeNull()
    expect(progress.value).toBeCloseTo(28.75)
    expect(progress.how.values).toEqual({ count: 1, of: 2 })
  })

  test('an objective and an office tell the indicators whose mean they are', async () => {
    const { objectives, offices } = await board()
    const values = async (figure: Figure | undefined) =>
      figure ? (await told(ws, figure)).how.from.map(({ entity, value }) => [entity, value]) : []
    expect(await values(objectives[0]?.progress)).toEqual([
      ['indicator_definition', 20],
      ['indicator_definition', 37.5],
    ])
    expect(await values(offices[0]?.progress)).toEqual([
      ['indicator', 15],
      ['indicator', 12.5],
    ])
  })

  test('the same figures and statuses come from the cells one by one', async () => {
    const { objectives } = await board()
    const own = await summedUp(ws.db)
    for (const { definition, progress, status } of objectives.flatMap((one) => one.indicators)) {
      const uses = (await allUses(ws, { definition })).filter(({ line }) => !own.has(line.id))
      const thresholds = { greenFrom: 90, amberFrom: 60 }
      expect(rolledStatus(uses, PERIOD, thresholds)).toEqual(status)
      expect(rolledProgress(uses, PERIOD).value).toEqual(progress.value)
    }
  })

  test('completeness and timeliness are of the field offices', async () => {
    const { completeness, timeliness, calendar } = await board()
    expect(completeness).toMatchObject({ reported: 2, expected: 3 })
    expect(completeness.value).toBeCloseTo(66.67, 1)
    expect(timeliness).toMatchObject({ reported: 1, expected: 3 })
    const cells = Object.fromEntries(
      calendar.map(({ office, cells }) => [
        OFFICES.find((code) => id(code) === office),
        cells.map(({ state, timeliness }) => `${state} ${timeliness}`),
      ]),
    )
    expect(cells).toEqual({
      MLI: ['none none', 'accepted on_time'],
      NGA: ['none none', 'submitted late'],
      SOM: ['none none', 'none none'],
    })
  })

  test('parity takes each office’s latest headcount up to the end of the period', async () => {
    const { parity } = await board()
    expect(parity.women.value).toBe(8) // MLI 3 + 1, NGA 4 of December
    expect(parity.men.value).toBe(12)
    expect(parity.other.value).toBe(3)
    expect(parity.undisclosed.value).toBeNull()
    expect(parity.share).toMatchObject({ value: 40, reported: 2, expected: 4 })
    expect(parity.band).toBe('below')
    expect(parity.needed.value).toBe(2) // 9.4 − 8
    expect(parity.byLevel.map(({ code, women, men }) => [code, women, men])).toEqual([
      ['P-3', 7, 9],
      ['P-4', 1, 3],
    ])
    expect(parity.trend.map(({ date, share }) => [date, share.value])).toEqual([
      ['2019-12-31', (100 * 5) / 18],
      ['2020-06-30', 40],
    ])
  })

  test('a gap is made only where both sides are known', async () => {
    const { funding } = await board()
    expect(funding.required).toMatchObject({ value: 400_000, reported: 4, expected: 4 })
    expect(funding.secured).toMatchObject({ value: 180_000, reported: 3 })
    expect(funding.gap).toMatchObject({ value: 120_000, reported: 3, expected: 4 })
    expect(funding.gap.how.missing).toEqual([id('GLB')])
  })

  test('an office that reported nothing has no data, not nought', async () => {
    const { offices } = await board()
    const som = offices.find(({ code }) => code === 'SOM')
    expect(som?.progress.value).toBeNull()
    expect(som?.share.value).toBeNull()
    expect(som?.statuses).toEqual({ green: 0, amber: 0, red: 0, grey: 2, blue: 0 })
    expect(offices.map(({ code }) => code)).toEqual(['MLI', 'NGA', 'SOM'])
  })
})

describe('one office', () => {
  test('its own figures only', async () => {
    const board = await dashboard(ws, { period: PERIOD, office: id('MLI') }, NOW)
    expect(board.objectives[0]?.indicators[0]?.actual).toMatchObject({ value: 15, expected: 1 })
    expect(board.offices.map(({ code }) => code)).toEqual(['MLI'])
    expect(board.parity.share.value).toBeCloseTo(100 / 3)
  })

  test('HQ’s own row is shown where HQ is asked for', async () => {
    const board = await dashboard(ws, { period: PERIOD, office: id('GLB') }, NOW)
    expect(board.objectives[0]?.indicators[0]?.actual.value).toBe(9999)
    expect(board.completeness.value).toBeNull()
  })

  test('an office that is not there is refused', async () => {
    await expect(dashboard(ws, { period: PERIOD, office: 'nobody' }, NOW)).rejects.toMatchObject({
      code: 'office_unknown',
    })
  })
})

test('every figure says in words how it was made', async () => {
  const board = await dashboard(ws, { period: PERIOD }, NOW)
  const rules = [...JSON.stringify(board).matchAll(/"rule":"(explain[^"]*)"/g)].map(([, id]) => id)
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((rule) => !Object.hasOwn(en, rule ?? ''))).toEqual([])
})
