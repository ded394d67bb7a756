// What the reports of an office and of the portfolio are printed from.
import { beforeAll, describe, expect, test } from 'vitest'
import { reportData } from '#app/report-data.ts'
import { statusReport } from '#app/report-status.ts'
import { ReportSchema } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import type { Figure } from '#domain/explain.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { id, NOW, PERIOD, threeOffices } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  return () => ws.close()
})

/** The values of figures by their name. */
function amounts(figures: object | undefined) {
  return Object.fromEntries(
    Object.entries(figures ?? {}).flatMap(([name, figure]) =>
      typeof figure === 'object' && figure !== null ? [[name, (figure as Figure).value]] : [],
    ),
  )
}

describe('report data', () => {
  test('one office: its results, words, risks and money', async () => {
    const report = await statusReport(
      ws,
      { kind: 'status', office: 'MLI', period: PERIOD, language: 'en' },
      NOW,
    )
    expect(() => ReportSchema.parse(report)).not.toThrow()
    expect(report).toMatchObject({
      office: { code: 'MLI' },
      workplan: 'Plan MLI',
      notice: 'Test data',
      madeAt: NOW,
      submission: { state: 'accepted', timeliness: 'on_time' },
      risks: [{ statement: 'Floods' }],
      narratives: [{ office: 'MLI', achievements: 'Two courses', result: null }],
      offices: [],
    })
    expect(report.objectives[0]?.results).toMatchObject([
      { code: 'SO1.1', result: '1.1 Output', actual: { value: 15 }, target: { value: 20 } },
      { code: 'SO1.2', baseline: { value: 10 }, actual: { value: 15 }, comment: 'few applied' },
    ])
    expect(report.objectives[0]?.activities).toMatchObject([{ title: 'Activity MLI' }])
    expect(amounts(report.funding.needs[0])).toEqual({
      required: 100_000,
      secured: 60_000,
      gap: 40_000,
    })
  })

  test('money that nobody gave is no amount: not secured, not spent, and no gap is made of it', async () => {
    const request = { kind: 'status', period: PERIOD, language: 'en' } as const
    const global = await statusReport(ws, { ...request, office: 'GLB' }, NOW)
    expect(amounts(global.funding.needs[0])).toEqual({
      required: 100_000,
      secured: null,
      gap: null,
    })
    expect(amounts(global.funding.needed)).toEqual({ required: 100_000, secured: null, gap: null })
    const { funding } = await statusReport(ws, { ...request, office: 'MLI' }, NOW)
    expect(funding.lines.map(({ category, ...money }) => [category, amounts(money)])).toEqual([
      ['personnel', { planned: 900, funded: 500, gap: 400, unfunded: null, spent: null }],
      ['training', { planned: 300, funded: 100, gap: 50, unfunded: 150, spent: 30 }],
      ['travel', { planned: null, funded: 70, gap: null, unfunded: null, spent: null }],
    ])
    expect(amounts(funding.total)).toEqual({
      planned: 1200,
      funded: 670,
      gap: 450,
      unfunded: 150,
      spent: 30,
    })
    expect(funding.total.gap.how).toMatchObject({
      rule: 'explain.budget.gap',
      values: { known: 2, count: 4 },
    })
    // An office without a budget has no amounts, not noughts.
    expect(amounts(global.funding.total)).toEqual({
      planned: null,
      funded: null,
      gap: null,
      unfunded: null,
      spent: null,
    })
  })

  test('the portfolio adds what is known of the needs and says how many offices that is', async () => {
    const { funding } = await statusReport(
      ws,
      { kind: 'portfolio', period: PERIOD, language: 'en' },
      NOW,
    )
    expect(amounts(funding.needed)).toEqual({
      required: 400_000,
      secured: 180_000,
      gap: 120_000,
    })
    expect(funding.needed.gap).toMatchObject({ reported: 3, expected: 4 })
    expect(funding.needed.gap.how.missing).toEqual([id('GLB')])
  })

  test('the portfolio: one line per field office, HQ’s activities', async () => {
    const report = await statusReport(
      ws,
      { kind: 'portfolio', period: PERIOD, language: 'en' },
      NOW,
    )
    expect(() => ReportSchema.parse(report)).not.toThrow()
    expect(report.office.code).toBe('GLB')
    expect(report.offices.map(({ code }) => code)).toEqual(['MLI', 'NGA', 'SOM'])
    expect(report.objectives[0]?.activities).toMatchObject([{ title: 'Activity GLB' }])
    expect(report.version.changes).toBeGreaterThan(50)
  })

  test('a status report at HQ needs an office that is there', async () => {
    const request = { kind: 'status', period: PERIOD, language: 'en' } as const
    await expect(reportData(ws, request, NOW)).rejects.toMatchObject({ code: 'office_unknown' })
    await expect(reportData(ws, { ...request, office: 'XXX' }, NOW)).rejects.toMatchObject({
      code: 'office_unknown',
      values: { office: 'XXX' },
    })
  })

  test('a period that the strategy does not have is refused, not reported as empty', async () => {
    const request = { kind: 'portfolio', period: '2031Q2', language: 'en' } as const
    await expect(reportData(ws, request, NOW)).rejects.toMatchObject({
      code: 'period_unknown',
      values: { period: '2031Q2' },
    })
  })
})
