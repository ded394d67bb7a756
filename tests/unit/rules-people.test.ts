// The rules of people: what each finds, and what it leaves alone.
import { describe, expect, test } from 'vitest'
import type { RowOf } from '#domain/entities.ts'
import { OFFICE, plan, row } from '../support/plan-rows.ts'
import { codes, problemsOf } from '../support/spoilt-plan.ts'

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
