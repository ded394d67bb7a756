// The validation rules of a plan, and what holds for all rules: what each of them finds, and what it leaves alone.
import { describe, expect, test } from 'vitest'
import { aboutOf, compareSeverity, concernsPeriod, RULES } from '#domain/rules.ts'
import { history, OFFICE, ofPeriod, plan, row } from '../support/plan-rows.ts'
import { codes, problemsOf, spoilt } from '../support/spoilt-plan.ts'

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
