// The validation rules: what each of them finds, and what it leaves alone.
import { describe, expect, test } from 'vitest'
import { datasetOf, type Rows } from '#domain/dataset.ts'
import type { EntityName, RowOf } from '#domain/entities.ts'
import {
  aboutOf,
  checkRow,
  compareSeverity,
  concernsPeriod,
  type Problem,
  RULES,
} from '#domain/rules.ts'
import { emptyCells, isDueIn } from '#domain/rules-values.ts'
import { type Definition, history, OFFICE, ofPeriod, plan, row } from '../support/plan-rows.ts'

/** Every problem of every row, or of one entity. */
function problemsOf(rows: Rows, entity?: EntityName): readonly Problem[] {
  const data = datasetOf(rows)
  const entities = entity ? [entity] : (Object.keys(rows) as EntityName[])
  return entities.flatMap((name) => data.all(name).flatMap((each) => checkRow(name, each, data)))
}

/** The rules that find something, without the notes that every plan has. */
function codes(rows: Rows, entity?: EntityName): readonly string[] {
  return [...new Set(problemsOf(rows, entity).map((problem) => problem.rule))].sort()
}

/** One row of a plan, changed. */
function spoilt<E extends keyof Rows & EntityName>(
  entity: E,
  values: Partial<RowOf<E>>,
  definition: Definition = {},
): Rows {
  const rows = plan(definition)
  const [first] = (rows[entity] ?? []) as readonly RowOf<E>[]
  return { ...rows, [entity]: [{ ...(first ?? row(entity, {})), ...values }] }
}

test('a complete plan has no problem', () => {
  expect(problemsOf(plan())).toEqual([])
})

test('errors come first', () => {
  const found = RULES.map(({ severity }) => ({ severity })).sort(compareSeverity)
  expect([...new Set(found.map(({ severity }) => severity))]).toEqual(['error', 'warning', 'info'])
})

describe('what must be there', () => {
  test('a required field that is empty or only spaces', () => {
    expect(problemsOf(spoilt('activity', { title: '  ' }))).toMatchObject([
      { rule: 'required', severity: 'error', entity: 'activity', field: 'title', office: OFFICE },
    ])
  })

  test('what could not be read is said once, as unread, and kept', () => {
    const rows = spoilt('activity', { starts: null, unread: { starts: 'soon' } })
    expect(problemsOf(rows)).toMatchObject([
      { rule: 'unread', field: 'starts', values: { field: 'starts', text: 'soon' } },
    ])
  })

  test.each([
    ['an activity without dates', spoilt('activity', { starts: null })],
    ['an indicator without a baseline', spoilt('indicator', { baseline_value: null })],
    ['an indicator without a final target', spoilt('indicator', { final_target: null })],
  ])('%s is only a note', (_, rows) => {
    expect(problemsOf(rows)).toMatchObject([{ rule: 'incomplete', severity: 'info' }])
  })

  test('a qualitative indicator needs neither baseline nor target', () => {
    const values = { baseline_value: null, final_target: null }
    expect(codes(spoilt('indicator', values, { measure: 'qualitative' }))).toEqual([])
  })

  test('a status set by hand needs a reason', () => {
    expect(codes(spoilt('indicator', { status_override: 'red' }))).toEqual([
      'override_without_reason',
    ])
    expect(
      codes(spoilt('indicator', { status_override: 'red', override_reason: 'flood' })),
    ).toEqual([])
  })

  test('an indicator hangs on exactly one of outcome and output', () => {
    expect(codes(spoilt('indicator', { output: null }))).toEqual(['indicator_place'])
    expect(codes(spoilt('indicator', { outcome: 'outcome' }))).toEqual(['indicator_place'])
  })
})

describe('dates and periods', () => {
  test.each([
    ['ends before it starts', { ends: '2020-01-01' }, ['dates_reversed']],
    ['starts before the plan', { starts: '2019-12-31' }, ['outside_plan_dates']],
    ['ends after the plan', { ends: '2023-01-01' }, ['outside_plan_dates']],
    ['the first and last day of the plan', { starts: '2020-01-01', ends: '2022-12-31' }, []],
  ])('an activity: %s', (_, values, expected) => {
    expect(codes(spoilt('activity', values))).toEqual(expected)
  })

  test.each([
    ['2020-06-01', []],
    ['2020-01-31', ['outside_activity_dates']],
    ['2020-12-01', ['outside_activity_dates']],
  ])('a milestone on %s', (due, expected) => {
    const milestone = row('milestone', { office: OFFICE, activity: 'activity', title: 'M', due })
    expect(codes(plan({}, { milestone: [milestone] }))).toEqual(expected)
  })

  test.each([
    ['2019Q4', ['period_outside_plan']],
    ['2020Q1', []],
    ['2022', []],
    ['2023', ['period_outside_plan']],
  ])('an actual of %s in a plan of 2020 to 2022', (period, expected) => {
    expect(codes(plan({}, { actual: [ofPeriod(period, { value: 1 })] }))).toEqual(expected)
  })

  test('a workplan inside its strategy, first year before last', () => {
    expect(codes(spoilt('workplan', { year_to: 2025 }))).toEqual(['outside_strategy'])
    expect(codes(spoilt('workplan', { year_to: 2019 }))).toContain('dates_reversed')
  })
})

describe('codes', () => {
  test('a code is used once among its siblings, whatever its case', () => {
    const twice = ['a', 'b'].map((id, i) =>
      row('output', {
        id,
        office: OFFICE,
        outcome: 'outcome',
        code: ['1.1', ' 1.1'][i] ?? '',
        statement: id,
      }),
    )
    expect(problemsOf({ ...plan(), output: twice, activity: [], indicator: [] })).toMatchObject([
      { rule: 'duplicate_code', row: 'a' },
      { rule: 'duplicate_code', row: 'b' },
    ])
  })

  test('the same indicator twice in a plan is asked about', () => {
    const [one] = plan().indicator ?? []
    const twice = one ? [one, { ...one, id: 'again' }] : []
    expect(codes(plan({}, { indicator: twice }))).toEqual(['duplicate_indicator'])
  })
})

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

describe('money', () => {
  const line = (period: string, planned: number) =>
    row('budget_line', {
      id: `line ${period}`,
      office: OFFICE,
      activity: 'activity',
      category: 'training',
      period,
      planned,
    })

  test('a year equals its quarters, where there are quarters', () => {
    const of = (...lines: RowOf<'budget_line'>[]) => codes(plan({}, { budget_line: lines }))
    expect(of(line('2020', 1000))).toEqual([])
    expect(of(line('2020', 1000), line('2020Q1', 400), line('2020Q2', 600))).toEqual([])
    expect(of(line('2020', 1000), line('2020Q1', 400))).toEqual(['budget_periods'])
  })

  test('spent or funded above what is planned, in units and not in cents', () => {
    const spent = row('expenditure', {
      office: OFFICE,
      budget_line: 'line 2020',
      period: '2020Q1',
      amount: 1500,
    })
    expect(
      problemsOf(plan({}, { budget_line: [line('2020', 1000)], expenditure: [spent] })),
    ).toMatchObject([
      { rule: 'spent_above_planned', severity: 'warning', values: { spent: 15, planned: 10 } },
    ])
    const funding = ['a', 'b'].map((id) =>
      row('funding', { id, office: OFFICE, budget_line: 'line 2020', source: id, amount: 600 }),
    )
    expect(codes(plan({}, { budget_line: [line('2020', 1000)], funding }))).toEqual([
      'funded_above_planned',
    ])
  })

  test('spending below zero, a need of a year outside the plan', () => {
    const spent = row('expenditure', {
      office: OFFICE,
      budget_line: 'line 2020',
      period: '2020Q1',
      amount: -100,
    })
    expect(codes(plan({}, { budget_line: [line('2020', 1000)], expenditure: [spent] }))).toEqual([
      'negative_amount',
    ])
    const need = row('funding_need', {
      office: OFFICE,
      workplan: 'workplan',
      area: 'training',
      year: 2023,
    })
    expect(problemsOf(plan({}, { funding_need: [need] }))).toMatchObject([
      { rule: 'period_outside_plan', field: 'year', values: { period: '2023', to: '2022' } },
    ])
  })

  test.each([
    ['USD', 15, 10],
    ['JPY', 1500, 1000],
    ['KWD', 1.5, 1],
    [null, 15, 10],
  ])('messages say amounts in units of the currency: %s', (currency, spent, planned) => {
    const rows = {
      ...spoilt('workplan', { currency }),
      budget_line: [line('2020', 1000)],
      expenditure: [
        row('expenditure', {
          office: OFFICE,
          budget_line: 'line 2020',
          period: '2020Q1',
          amount: 1500,
        }),
      ],
    }
    expect(problemsOf(rows, 'budget_line')).toMatchObject([{ values: { spent, planned } }])
  })

  test('amounts without a currency are asked about', () => {
    const need = row('funding_need', {
      office: OFFICE,
      workplan: 'workplan',
      area: 'training',
      year: 2020,
      required: 100,
    })
    const rows = { ...spoilt('workplan', { currency: null }), funding_need: [need] }
    expect(codes(rows)).toEqual(['currency_missing', 'incomplete'])
  })

  test('a need that is more than met, an amount below zero', () => {
    const need = (required: number, secured: number) =>
      codes(
        plan(
          {},
          {
            funding_need: [
              row('funding_need', {
                office: OFFICE,
                workplan: 'workplan',
                area: 'training',
                year: 2020,
                required,
                secured,
              }),
            ],
          },
        ),
      )
    expect([need(100, 100), need(100, 101), need(-1, -2)]).toEqual([
      [],
      ['secured_above_required'],
      ['negative_amount'],
    ])
  })
})

describe('people', () => {
  const people = {
    personnel_category: [row('personnel_category', { code: 'IP', title: 'International' })],
    personnel_level: [
      row('personnel_level', { category: 'personnel_category', code: 'P-3', title: 'P-3' }),
    ],
  }
  const count = (values: Partial<RowOf<'parity_headcount'>>) =>
    codes(
      plan(
        {},
        {
          ...people,
          parity_headcount: [
            row('parity_headcount', {
              office: OFFICE,
              date: '2020-06-30',
              employer: 'unops',
              category: 'personnel_category',
              level: 'personnel_level',
              function: 'programme',
              ...values,
            }),
          ],
        },
      ),
    )

  test.each([
    ['counted', { women: 3, men: 5, other: 0, undisclosed: 1 }, []],
    ['other and undisclosed left out', { women: 3, men: 5 }, []],
    ['men left out', { women: 3 }, ['headcount_incomplete']],
    ['nobody', {}, ['headcount_empty']],
    ['below zero', { women: -3, men: 5 }, ['negative_count']],
    [
      'a level of another category',
      { women: 1, men: 1, category: 'x' },
      ['level_of_other_category'],
    ],
  ])('%s', (_, values, expected) => {
    expect(count(values)).toEqual(expected)
  })

  test('rows that count nobody are told once for an office and a date', () => {
    const empty = (id: string, date: string, office = OFFICE) =>
      row('parity_headcount', {
        id,
        office,
        date,
        employer: 'unops',
        category: 'personnel_category',
        level: 'personnel_level',
        function: 'programme',
      })
    const parity_headcount = [
      empty('a', '2020-06-30'),
      empty('b', '2020-06-30'),
      { ...empty('c', '2020-06-30'), women: 1, men: 2 },
      empty('d', '2020-12-31'),
      empty('e', '2020-12-31', 'another office'),
    ]
    const found = problemsOf(plan({}, { ...people, parity_headcount }))
    expect(found.map(({ row, rule, values }) => [row, rule, values.count, values.when])).toEqual([
      ['a', 'headcount_empty', 2, '2020-06-30'],
      ['d', 'headcount_empty', 1, '2020-12-31'],
      ['e', 'headcount_empty', 1, '2020-12-31'],
    ])
  })

  test.each([
    ['a headcount before the strategy is a baseline', '2019-12-31', []],
    ['one after its end is asked about', '2025-01-01', ['date_after_strategy']],
  ])('%s', (_, date, expected) => {
    expect(count({ date, women: 1, men: 1 })).toEqual(expected)
  })

  test('a flow and a target outside the strategy are asked about', () => {
    const flow = row('parity_flow', {
      office: OFFICE,
      period: '2025Q1',
      flow: 'promoted',
      employer: 'unops',
      category: 'personnel_category',
      level: 'personnel_level',
      women: 1,
      men: 1,
    })
    const target = row('parity_target', {
      office: OFFICE,
      category: 'personnel_category',
      year: 2019,
      women_share: 50,
    })
    const found = problemsOf(plan({}, { ...people, parity_flow: [flow], parity_target: [target] }))
    expect(found.map(({ entity, rule, field }) => [entity, rule, field])).toEqual([
      ['parity_flow', 'period_outside_strategy', 'period'],
      ['parity_target', 'period_outside_strategy', 'year'],
    ])
  })

  test('nobody is appointed who was not shortlisted', () => {
    const flow = (name: 'shortlisted' | 'appointed', women: number) =>
      row('parity_flow', {
        id: name,
        office: OFFICE,
        period: '2020Q1',
        flow: name,
        employer: 'unops',
        category: 'personnel_category',
        level: 'personnel_level',
        women,
        men: 1,
      })
    const of = (...flows: RowOf<'parity_flow'>[]) =>
      codes(plan({}, { ...people, parity_flow: flows }))
    expect(of(flow('shortlisted', 3), flow('appointed', 3))).toEqual([])
    expect(of(flow('shortlisted', 3), flow('appointed', 4))).toEqual(['flow_order'])
  })
})

describe('periods of problems', () => {
  test.each([
    [null, '2020Q1', true],
    ['2020Q1', '2020Q1', true],
    ['2020', '2020Q1', true],
    ['2020Q1', '2020', true],
    ['2020Q2', '2020Q1', false],
  ])('a problem of %s matters in %s: %s', (period, asked, expected) => {
    expect(concernsPeriod({ period }, asked)).toBe(expected)
  })
})

test('deleted rows are never judged and never context', () => {
  const rows = spoilt('activity', { title: null, deleted: true })
  expect(problemsOf(rows)).toEqual([])
})

describe('a confirmation', () => {
  const outlier = (value: number) =>
    problemsOf(plan({}, { actual: history(98, 102, 100, 97, value) })).find(
      ({ rule }) => rule === 'outlier',
    )

  test('is about what the warning says: the value, and what it was compared with', () => {
    const [first, again, other] = [outlier(1000), outlier(1000), outlier(2000)]
    expect(first && aboutOf(first)).toBe('high=102;low=97;periods=4;value=1000')
    expect(again && aboutOf(again)).toBe(first && aboutOf(first))
    expect(other && aboutOf(other)).not.toBe(first && aboutOf(first))
  })
})
