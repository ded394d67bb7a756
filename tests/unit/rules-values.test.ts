// The rules of indicators' values, by themselves and over time: what each finds, and what it leaves alone.
import { describe, expect, test } from 'vitest'
import { datasetOf } from '#domain/dataset.ts'
import { emptyCells, isDueIn } from '#domain/rules-values.ts'
import { history, OFFICE, ofPeriod, plan, row } from '../support/plan-rows.ts'
import { codes, problemsOf, spoilt } from '../support/spoilt-plan.ts'

describe('targets', () => {
  test.each([
    ['increasing', 50, 40, true],
    ['increasing', 50, 60, false],
    ['increasing', 50, 50, false],
    ['decreasing', 50, 60, true],
    ['decreasing', 50, 40, false],
    ['maintain', 50, 60, false],
  ] as const)('%s from %d to %d is wrong: %s', (direction, baseline, target, wrong) => {
    const values = { baseline_value: baseline, final_target: target }
    expect(codes(spoilt('indicator', values, { direction }))).toEqual(
      wrong ? ['target_wrong_side'] : [],
    )
  })

  test('a target per period is judged where it means the same as the baseline', () => {
    const target = row('target', {
      office: OFFICE,
      indicator: 'indicator',
      period: '2020Q1',
      value: 3,
    })
    const based = (over_periods: 'sum' | 'latest') => ({
      ...spoilt(
        'indicator',
        { baseline_value: 5 },
        { over_periods, value_mode: over_periods === 'sum' ? 'period' : 'stock' },
      ),
      target: [target],
    })
    expect(codes(based('latest'))).toEqual(['target_wrong_side'])
    expect(codes(based('sum'))).toEqual([])
  })
})

describe('fractions', () => {
  test.each([
    ['a proper part', { numerator: 15, denominator: 100 }, []],
    ['all of them', { numerator: 20, denominator: 20 }, []],
    ['more than all', { numerator: 21, denominator: 20 }, ['numerator_above_denominator']],
    ['half a pair', { numerator: 21, denominator: null }, ['pair_incomplete']],
    ['a part of nothing', { numerator: 5, denominator: 0 }, ['denominator_not_positive']],
    ['nothing of nothing', { numerator: 0, denominator: 0 }, ['denominator_zero']],
    [
      'nothing of nothing, said to be not applicable',
      { numerator: 0, denominator: 0, status: 'not_applicable' as const },
      ['declared_but_filled'],
    ],
    ['less than nothing', { numerator: -1, denominator: 10 }, ['negative_count']],
    ['a typed percentage above 100', { value: 101 }, ['percentage_range']],
  ])('%s', (_, values, expected) => {
    const actual = [ofPeriod('2020Q1', values)]
    expect(codes(plan({ measure: 'percentage' }, { actual }))).toEqual(expected)
  })

  test('nothing of nothing is a question, a part of nothing an error', () => {
    const of = (numerator: number) =>
      problemsOf(
        plan(
          { measure: 'percentage' },
          { actual: [ofPeriod('2020Q1', { numerator, denominator: 0 })] },
        ),
      ).map(({ severity }) => severity)
    expect(of(0)).toEqual(['warning'])
    expect(of(5)).toEqual(['error'])
  })

  test('numbers that are no percentages have no such rules', () => {
    const actual = [ofPeriod('2020Q1', { value: 150, numerator: 9, denominator: 3 })]
    expect(codes(plan({}, { actual }))).toEqual([])
  })
})

describe('ranges', () => {
  test('a final target outside the expected values is asked about', () => {
    const rows = spoilt('indicator', { final_target: 600 }, { minimum: 0, maximum: 500 })
    expect(problemsOf(rows)).toMatchObject([{ rule: 'outside_range', field: 'final_target' }])
  })

  test.each([
    [-1, ['outside_range']],
    [0, []],
    [500, []],
    [501, ['outside_range']],
  ])('%d with 0 to 500 expected', (value, expected) => {
    const actual = [ofPeriod('2020Q1', { value })]
    expect(codes(plan({ minimum: 0, maximum: 500 }, { actual }))).toEqual(expected)
  })

  test('yes or no is 1 or 0', () => {
    const of = (value: number) =>
      codes(plan({ measure: 'yes_no' }, { actual: [ofPeriod('2020Q1', { value })] }))
    expect([of(0), of(1), of(2)]).toEqual([[], [], ['yes_no_value']])
  })

  test('percent complete of an activity', () => {
    expect(codes(spoilt('activity', { percent_complete: 101 }))).toEqual(['percentage_range'])
    expect(codes(spoilt('activity', { percent_complete: 80, status: 'completed' }))).toEqual([
      'completed_below_hundred',
    ])
  })
})

describe('parts', () => {
  const part = (cell: string, value: number | null) =>
    row('actual_part', { id: cell, office: OFFICE, actual: 'actual 2020Q1', cell, value })
  const parted = (total: number | null, ...values: (number | null)[]) =>
    plan(
      {},
      {
        actual: [ofPeriod('2020Q1', { value: total })],
        actual_part: values.map((value, i) => part(`sex=${i}`, value)),
      },
    )

  test.each([
    ['they add up', parted(100, 60, 40), []],
    ['the rest is unknown', parted(100, 60, 30), ['parts_below_total']],
    ['more than the total', parted(100, 60, 50), ['parts_above_total']],
    ['no total', parted(null, 60, 40), ['parts_without_total']],
    ['no parts', parted(100, null), []],
  ])('%s', (_, rows, expected) => {
    expect(codes(rows)).toEqual(expected)
  })

  test('the message says how many are too many, and how many are unknown', () => {
    expect(problemsOf(parted(100, 60, 50))).toMatchObject([
      { severity: 'error', values: { total: 100, parts: 110, over: 10 } },
    ])
    expect(problemsOf(parted(100, 60, 30))).toMatchObject([
      { severity: 'info', values: { total: 100, parts: 90, unknown: 10 } },
    ])
  })

  test.each([
    ['a value that the dimension no longer has', 'sex=x', 'x'],
    ['another dimension', 'age=u18', 'u18'],
    ['one dimension more', 'age=u18;sex=f', 'u18, Female'],
  ])('a part of a former scheme stays, is told and is not added up: %s', (_, cell, name) => {
    const rows = {
      ...parted(100, 60, 40),
      actual_part: [part('sex=0', 60), part('sex=1', 40), { ...part(cell, 30), id: 'former' }],
    }
    expect(problemsOf(rows)).toMatchObject([
      { rule: 'parts_outside_scheme', severity: 'info', values: { count: 1, cells: name } },
    ])
  })

  test('without a scheme no part is added up, and none is lost', () => {
    const rows = {
      ...plan({ disaggregation: null }, { actual: [ofPeriod('2020Q1', { value: 100 })] }),
      actual_part: [part('sex=0', 60), part('sex=1', 50)],
    }
    expect(problemsOf(rows)).toMatchObject([{ rule: 'parts_outside_scheme', values: { count: 2 } }])
  })

  test('combined dimensions: 40 of 50 known by sex and age', () => {
    const rows = {
      ...plan({}, { actual: [ofPeriod('2020Q1', { value: 50 })] }),
      disaggregation: [
        row('disaggregation', { code: 'SA', title: 'By sex and age', dimensions: 'sex x age' }),
      ],
      dimension_value: [
        ...['f', 'm'].map((code) =>
          row('dimension_value', { id: code, dimension: 'sex', code, title: code }),
        ),
        ...['u18', '18+'].map((code) =>
          row('dimension_value', { id: code, dimension: 'age', code, title: code }),
        ),
      ],
      actual_part: [part('age=u18;sex=f', 15), part('age=18+;sex=m', 25)],
    }
    expect(problemsOf(rows)).toMatchObject([
      { rule: 'parts_below_total', values: { total: 50, parts: 40, unknown: 10 } },
    ])
  })

  test('a part may be below the smallest expected value of the whole, and not above the largest', () => {
    const rows = (value: number) => ({
      ...plan({ minimum: 10, maximum: 100 }, { actual: [ofPeriod('2020Q1', { value: 80 })] }),
      actual_part: [part('sex=0', value)],
    })
    expect(codes(rows(3), 'actual_part')).toEqual([])
    expect(codes(rows(101), 'actual_part')).toEqual(['outside_range'])
  })

  test('a percentage is broken down by both its numbers', () => {
    const actual = [ofPeriod('2020Q1', { numerator: 10, denominator: 50 })]
    const parts = [
      { ...part('sex=f', null), numerator: 8, denominator: 20 },
      { ...part('sex=m', null), numerator: 4, denominator: 30 },
    ]
    expect(
      problemsOf(plan({ measure: 'percentage' }, { actual, actual_part: parts })),
    ).toMatchObject([{ rule: 'parts_above_total', field: 'numerator', values: { over: 2 } }])
  })
})

describe('over time', () => {
  test('a running total that falls', () => {
    const running = { value_mode: 'cumulative', over_periods: 'latest' } as const
    expect(problemsOf(plan(running, { actual: history(10, 25, 20) }))).toMatchObject([
      {
        rule: 'cumulative_below_previous',
        severity: 'warning',
        row: 'actual 2020Q3',
        period: '2020Q3',
        values: { value: 20, previous: 25, previousPeriod: '2020Q2' },
      },
    ])
    expect(codes(plan(running, { actual: history(10, null, 25) }))).toEqual([])
    expect(codes(plan({}, { actual: history(10, 25, 20) }))).toEqual([])
  })

  test.each([
    ['a slip of the keyboard', history(98, 102, 100, 97, 1000), true],
    ['one more of the same kind', history(98, 102, 100, 97, 105), false],
    ['a slip downwards', history(98, 102, 100, 97, 5), true],
    ['a step no larger than steps before', history(100, 100, 101, 110, 118), false],
    ['steady growth', history(10, 20, 31, 40, 52), false],
    ['too little history', history(98, 102, 1000), false],
  ])('outlier: %s', (_, actual, expected) => {
    expect(codes(plan({}, { actual })).includes('outlier')).toBe(expected)
  })

  test('a running total is judged by what each period added', () => {
    const running = { value_mode: 'cumulative', over_periods: 'latest' } as const
    const of = (...values: number[]) => codes(plan(running, { actual: history(...values) }))
    expect(of(100, 198, 300, 401, 499, 601)).toEqual([])
    expect(of(100, 198, 300, 401, 499, 1500)).toEqual(['outlier'])
  })

  test('the same number again is only a note; zero again is none', () => {
    expect(problemsOf(plan({}, { actual: history(7, 7) }))).toMatchObject([
      { rule: 'unchanged', severity: 'info', period: '2020Q2' },
    ])
    expect(codes(plan({}, { actual: history(0, 0) }))).toEqual([])
  })
})

describe('submissions', () => {
  const submission = (period: string) =>
    row('submission', {
      id: `submission ${period}`,
      office: OFFICE,
      workplan: 'workplan',
      period,
      state: 'draft',
    })

  test('an empty cell is an error once the period is being submitted, and not before', () => {
    expect(codes(plan())).toEqual([])
    expect(problemsOf(plan({}, { submission: [submission('2020Q1')] }))).toMatchObject([
      { rule: 'empty_cell', severity: 'error', entity: 'indicator', period: '2020Q1' },
    ])
  })

  test.each([
    ['a number', { value: 0 }],
    ['not available, on purpose', { status: 'not_available' as const }],
    ['not applicable, on purpose', { status: 'not_applicable' as const }],
  ])('a cell that says something: %s', (_, values) => {
    const rows = plan(
      {},
      { submission: [submission('2020Q1')], actual: [ofPeriod('2020Q1', values)] },
    )
    expect(codes(rows)).toEqual([])
  })

  test.each([
    ['quarterly', '2020Q1', true],
    ['semiannual', '2020Q1', false],
    ['semiannual', '2020Q2', true],
    ['annual', '2020Q3', false],
    ['annual', '2020Q4', true],
    ['annual', '2020', true],
    [null, '2020Q1', true],
  ])('an indicator reported %s is due in %s: %s', (frequency, period, due) => {
    expect(isDueIn(frequency, period)).toBe(due)
  })

  test('the empty cells of a plan are listed for the checklist', () => {
    const empty = emptyCells('workplan', '2020Q1', datasetOf(plan()))
    expect(empty.map(({ indicator, definition }) => [indicator.id, definition.code])).toEqual([
      ['indicator', 'SO1.1'],
    ])
  })

  test('a return says why', () => {
    const returned = { ...submission('2020Q1'), state: 'returned' as const }
    expect(codes(plan({}, { submission: [returned] }), 'submission')).toEqual([
      'return_without_comment',
    ])
  })
})
