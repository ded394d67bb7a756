// The rules of money: what each finds, and what it leaves alone.
import { describe, expect, test } from 'vitest'
import type { RowOf } from '#domain/entities.ts'
import { OFFICE, plan, row } from '../support/plan-rows.ts'
import { codes, problemsOf, spoilt } from '../support/spoilt-plan.ts'

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

  test('a source without an amount, which a gap is counted without', () => {
    const source = row('funding', { office: OFFICE, budget_line: 'line 2020', source: 'Donor' })
    const of = (funding: typeof source) =>
      problemsOf(plan({}, { budget_line: [line('2020', 1000)], funding: [funding] }))
    expect(of(source)).toMatchObject([
      { rule: 'funding_without_amount', severity: 'info', values: { source: 'Donor' } },
    ])
    expect(of({ ...source, unread: { amount: 'some' } }).map(({ rule }) => rule)).toEqual([
      'unread',
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
