// Dashboard, problems and report data over a real workspace: three offices with numbers small enough
// to add up in one's head. MLI and NGA have reported, SOM has not; HQ's own rows only sum up.
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { consolidatedFigures } from '#app/consolidated-figures.ts'
import { get as dashboard } from '#app/dashboard.ts'
import { get as explain } from '#app/explain.ts'
import { table as indicators } from '#app/indicators.ts'
import { objectiveFigures, viewOf } from '#app/portfolio.ts'
import { list as problems } from '#app/problems.ts'
import { reportData } from '#app/report-data.ts'
import { statusReport } from '#app/report-status.ts'
import { ReportSchema } from '#contract/overview.ts'
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, type Workspace } from '#db/open.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import type { Figure } from '#domain/explain.ts'
import { newId } from '#domain/ids.ts'
import { en } from '#i18n/en/en.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const NOW = '2020-08-01T12:00:00.000Z'
const PERIOD = '2020Q2'
const OFFICES = ['GLB', 'MLI', 'NGA', 'SOM'] as const
type Code = (typeof OFFICES)[number]

const ids = new Map<string, string>()
function id(name: string): string {
  const known = ids.get(name) ?? newId()
  ids.set(name, known)
  return known
}
function create(entity: EntityName, name: string, values: FirstValues): Command {
  return { do: 'create', entity, id: id(name), values }
}
function put(entity: EntityName, values: FirstValues): Command {
  return { do: 'put', entity, values }
}

const DEFINITIONS = {
  trained: { code: 'SO1.1', measure: 'unit', over_offices: 'sum', over_periods: 'sum' },
  women: { code: 'SO1.2', measure: 'percentage', over_offices: 'ratio', over_periods: 'ratio' },
} as const

function reference(): Command[] {
  const strategy = id('strategy')
  return [
    create('strategy', 'strategy', {
      title: 'Strategy',
      year_from: 2020,
      year_to: 2021,
      notice: 'Test data',
    }),
    create('strategic_objective', 'SO1', { strategy, code: 'SO1', title: 'First', sort: 1 }),
    create('strategic_objective', 'SO2', { strategy, code: 'SO2', title: 'Empty', sort: 2 }),
    ...['2020Q1', '2020Q2'].map((code, i) =>
      put('reporting_period', {
        code,
        starts: ['2020-01-01', '2020-04-01'][i] ?? '',
        ends: ['2020-03-31', '2020-06-30'][i] ?? '',
        due: ['2020-04-20', '2020-07-20'][i] ?? '',
      }),
    ),
    create('personnel_category', 'IP', { code: 'IP', title: 'International', sort: 1 }),
    create('personnel_level', 'P-3', { category: id('IP'), code: 'P-3', sort: 3 }),
    create('personnel_level', 'P-4', { category: id('IP'), code: 'P-4', sort: 4 }),
    ...Object.entries(DEFINITIONS).map(([name, rules]) =>
      create('indicator_definition', name, {
        title: `Indicator ${name}`,
        direction: 'increasing',
        value_mode: 'period',
        objective: id('SO1'),
        ...rules,
      }),
    ),
  ]
}

function planOf(code: Code): Command[] {
  const office = id(code)
  const global = code === 'GLB'
  const uses = (['trained', 'women'] as const).flatMap((name) => [
    create('indicator', `${code} ${name}`, {
      office,
      definition: id(name),
      workplan: id(`plan ${code}`),
      output: id(`output ${code}`),
      ...(name === 'trained'
        ? { baseline_value: 0, final_target: 100 }
        : { baseline_numerator: 10, baseline_denominator: 100, final_target: 50 }),
      ...(global ? {} : { contributes_to: id(`GLB ${name}`) }),
    }),
    put('target', {
      office,
      indicator: id(`${code} ${name}`),
      period: PERIOD,
      value: name === 'trained' ? 20 : 30,
    }),
  ])
  return [
    create('office', code, {
      code,
      name: `Office ${code}`,
      type: global ? 'hq' : 'field',
      time_zone: 'UTC',
    }),
    create('workplan', `plan ${code}`, {
      strategy: id('strategy'),
      office,
      code,
      title: `Plan ${code}`,
      level: global ? 'global' : 'field',
      year_from: 2020,
      year_to: 2021,
      currency: 'USD',
    }),
    create('outcome', `outcome ${code}`, {
      office,
      workplan: id(`plan ${code}`),
      objective: id('SO1'),
      code: '1',
      statement: 'Outcome',
    }),
    create('output', `output ${code}`, {
      office,
      outcome: id(`outcome ${code}`),
      code: '1.1',
      statement: 'Output',
    }),
    create('activity', `activity ${code}`, {
      office,
      output: id(`output ${code}`),
      code: '1.1.1',
      title: `Activity ${code}`,
      starts: '2020-01-01',
      ends: '2020-12-31',
      responsible: 'Adviser',
      status: 'on_track',
      percent_complete: 40,
    }),
    create('funding_need', `need ${code}`, {
      office,
      workplan: id(`plan ${code}`),
      area: 'training',
      year: 2020,
      required: 100_000,
      ...(global ? {} : { secured: 60_000 }),
    }),
  ].concat(uses)
}

function actual(code: Code, name: keyof typeof DEFINITIONS, period: string, values: FirstValues) {
  return put('actual', { office: id(code), indicator: id(`${code} ${name}`), period, ...values })
}

function headcount(code: Code, date: string, level: string, women: number, men: number) {
  return put('parity_headcount', {
    office: id(code),
    date,
    employer: 'unops',
    category: id('IP'),
    level: id(level),
    function: 'programme',
    women,
    men,
    other: 1,
  })
}

/** A budget line of MLI with what it plans, what one source gives and what was spent. */
function budgetLine(
  name: string,
  category: string,
  planned: number | null,
  funded: number | null,
  spent: number | null,
): Command[] {
  const office = id('MLI')
  const line = {
    office,
    activity: id('activity MLI'),
    category,
    period: '2020',
    ...(planned === null ? {} : { planned }),
  }
  return [
    create('budget_line', name, line),
    ...(funded === null
      ? []
      : [
          create('funding', `funding ${name}`, {
            office,
            budget_line: id(name),
            source: 'Donor',
            amount: funded,
            certainty: 'committed',
          }),
        ]),
    ...(spent === null
      ? []
      : [put('expenditure', { office, budget_line: id(name), period: PERIOD, amount: spent })]),
  ]
}

/** The values of figures by their name. */
function amounts(figures: object | undefined) {
  return Object.fromEntries(
    Object.entries(figures ?? {}).flatMap(([name, figure]) =>
      typeof figure === 'object' && figure !== null ? [[name, (figure as Figure).value]] : [],
    ),
  )
}

function data(): Command[] {
  return [
    ...budgetLine('salaries', 'personnel', 900, 500, null),
    ...budgetLine('course', 'training', 150, 100, 30),
    ...budgetLine('second course', 'training', 150, null, null),
    ...budgetLine('flights', 'travel', null, 70, null),
    actual('MLI', 'trained', '2020Q1', { value: 10 }),
    actual('MLI', 'trained', '2020Q2', { value: 5 }),
    actual('NGA', 'trained', '2020Q1', { value: 25 }),
    actual('GLB', 'trained', '2020Q2', { value: 9999 }),
    actual('MLI', 'women', '2020Q2', { numerator: 15, denominator: 100, comment: 'few applied' }),
    actual('NGA', 'women', '2020Q2', { numerator: 15, denominator: 20 }),
    actual('NGA', 'trained', '2020Q3', { value: 7777 }),
    headcount('MLI', '2019-12-31', 'P-3', 1, 9),
    headcount('MLI', '2020-06-30', 'P-3', 3, 5),
    headcount('MLI', '2020-06-30', 'P-4', 1, 3),
    headcount('NGA', '2019-12-31', 'P-3', 4, 4),
    headcount('NGA', '2021-06-30', 'P-3', 99, 1),
    put('submission', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      period: PERIOD,
      state: 'accepted',
      submitted_at: '2020-07-20T10:00:00.000Z',
    }),
    put('submission', {
      office: id('NGA'),
      workplan: id('plan NGA'),
      period: PERIOD,
      state: 'submitted',
      submitted_at: '2020-07-25T10:00:00.000Z',
    }),
    create('risk', 'risk', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      statement: 'Floods',
      likelihood: 4,
      impact: 5,
      status: 'open',
    }),
    put('narrative', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      period: PERIOD,
      achievements: 'Two courses',
    }),
  ]
}

const AUTHOR = { actor: 'Ada', at: NOW }
let ws: Workspace

beforeAll(() => {
  ws = createWorkspace(join(folder, 'hq.waymark'), {
    id: newId(),
    site: newId(),
    role: 'hq',
    office: id('GLB'),
    strategy: id('strategy'),
  })
  for (const commands of [reference(), ...OFFICES.map(planOf), data()]) {
    applyCommands(ws, commands, { id: 'label.add' }, AUTHOR)
  }
  return () => ws.close()
})

/** The figure with its cells, as a screen asks for them. */
async function told(figure: Figure): Promise<Figure> {
  if (!figure.how.key) throw new Error('a figure without a key')
  return explain(ws, figure.how.key)
}

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
    const { from } = (await told(actual)).how
    expect(from.map(({ period, value }) => [period, value]).sort()).toEqual([
      ['2020Q1', 10],
      ['2020Q1', 25],
      ['2020Q2', 5],
    ])
  })

  test('HQ’s own row, to which the offices contribute, is not added again', async () => {
    const { actual } = await indicator('SO1.1')
    const { from } = (await told(actual)).how
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
      figure ? (await told(figure)).how.from.map(({ entity, value }) => [entity, value]) : []
    expect(await values(objectives[0]?.progress)).toEqual([
      ['indicator_definition', 20],
      ['indicator_definition', 37.5],
    ])
    expect(await values(offices[0]?.progress)).toEqual([
      ['indicator', 15],
      ['indicator', 12.5],
    ])
  })

  test('the same figures come from the cells one by one', async () => {
    const view = await viewOf(ws, PERIOD, null)
    const { objectives } = await board()
    for (const [i, pure] of objectiveFigures(view).entries()) {
      const { progress, statuses, indicators } = objectives[i] ?? {}
      expect(progress?.value).toEqual(pure.progress.figure.value)
      expect(progress?.how.missing).toEqual(pure.progress.figure.how.missing)
      expect(statuses).toEqual(pure.statuses)
      expect(
        indicators?.map(({ actual, target, status }) => [actual.value, target.value, status]),
      ).toEqual(
        pure.indicators.map(({ actual, target, status }) => [actual.value, target.value, status]),
      )
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
      const full = await told(figure)
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
    await expect(explain(ws, key)).rejects.toMatchObject({ code: 'row_unknown' })
  })
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
    const full = await told(figure)
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

test('every figure says in words how it was made', async () => {
  const board = await dashboard(ws, { period: PERIOD }, NOW)
  const rules = [...JSON.stringify(board).matchAll(/"rule":"(explain[^"]*)"/g)].map(([, id]) => id)
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((rule) => !Object.hasOwn(en, rule ?? ''))).toEqual([])
})

describe('problems', () => {
  const author = { actor: 'Ada', at: NOW }

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
      author,
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
      author,
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
      author,
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
