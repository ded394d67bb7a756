// Roll-up over periods and over offices: the known answers, and the laws that hold for all numbers.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actualFigure, type IndicatorFacts } from '#domain/indicator-figures.ts'
import { type MeasureRules, overOffices, overPeriods } from '#domain/roll-up.ts'
import { counts, ratio } from '../support/measures.ts'

const toDate: MeasureRules = { ...counts, value_mode: 'cumulative', over_periods: 'latest' }

function cells(values: Readonly<Record<string, number | null>>) {
  return Object.entries(values).map(([period, value]) => ({
    id: period,
    period,
    value,
    numerator: null,
    denominator: null,
  }))
}

function fractions(values: Readonly<Record<string, readonly [number | null, number | null]>>) {
  return Object.entries(values).map(([period, [numerator, denominator]]) => ({
    id: period,
    period,
    value: null,
    numerator,
    denominator,
  }))
}

function office(name: string, rules: MeasureRules, actuals: ReturnType<typeof cells>) {
  return {
    indicator: {
      id: `indicator of ${name}`,
      office: name,
      baseline_value: null,
      baseline_numerator: null,
      baseline_denominator: null,
      final_target: null,
      status_override: null,
      override_reason: null,
    },
    rules,
    targets: [],
    actuals,
  } satisfies IndicatorFacts
}

describe('over periods', () => {
  test.each([
    ['cumulative 10, 25, missing', toDate, { '2020Q1': 10, '2020Q2': 25, '2020Q3': null }, 25],
    ['per period 10, 0, missing', counts, { '2020Q1': 10, '2020Q2': 0, '2020Q3': null }, 10],
    ['nothing at all', counts, { '2020Q1': null }, null],
    ['a true zero', counts, { '2020Q1': 0 }, 0],
    ['later than asked is left out', counts, { '2020Q1': 10, '2020Q4': 5 }, 10],
    [
      'running totals are never added, even if the definition says sum',
      { ...toDate, over_periods: 'sum' as const },
      { '2020Q1': 10, '2020Q2': 25 },
      25,
    ],
    [
      'average',
      { ...counts, over_periods: 'average' as const },
      { '2020Q1': 10, '2020Q2': 20 },
      15,
    ],
    ['max', { ...counts, over_periods: 'max' as const }, { '2020Q1': 10, '2020Q2': 4 }, 10],
    ['min', { ...counts, over_periods: 'min' as const }, { '2020Q1': 10, '2020Q2': 4 }, 4],
    ['none', { ...counts, over_periods: 'none' as const }, { '2020Q1': 10 }, null],
  ])('%s', (_, rules, values, expected) => {
    expect(overPeriods(cells(values), rules, '2020Q3').value).toBe(expected)
  })

  test('a year that has its own number is not added to its quarters', () => {
    const values = { '2019': 100, '2020Q1': 10, '2020Q2': 20, '2020': 45 }
    expect(overPeriods(cells(values), counts, '2020Q2').value).toBe(130)
    expect(overPeriods(cells(values), counts, '2020').value).toBe(145)
  })

  test('percentages of periods are added as fractions', () => {
    const rolled = overPeriods(
      fractions({ '2020Q1': [15, 100], '2020Q2': [15, 20], '2020Q3': [7, null] }),
      ratio,
      '2020Q3',
    )
    expect(rolled).toMatchObject({ value: 25, numerator: 30, denominator: 120 })
  })

  test('nobody among nobody adds nothing and spoils nothing', () => {
    const none = fractions({ '2020Q1': [0, 0] })
    expect(overPeriods(none, ratio, '2020Q1').value).toBeNull()
    const some = fractions({ '2020Q1': [0, 0], '2020Q2': [3, 4] })
    expect(overPeriods(some, ratio, '2020Q2').value).toBe(75)
  })

  test('what is said to be not available is not a number, whatever stands in the cell', () => {
    const cell = { ...cells({ '2020Q1': 7 })[0], status: 'not_available' }
    expect(overPeriods([cell as never], counts, '2020Q1').value).toBeNull()
  })
})

describe('over offices', () => {
  test('15/100 and 15/20 are 30/120 = 25 %, not 45 %', () => {
    const offices = [
      { value: 15, numerator: 15, denominator: 100 },
      { value: 75, numerator: 15, denominator: 20 },
    ]
    expect(overOffices(offices, 'ratio', 'percentage').value).toBe(25)
  })

  test('25 and missing, sum: 25, one of two offices, and it says who is missing', () => {
    const figure = actualFigure(
      [
        office('MLI', counts, cells({ '2020Q1': 25 })),
        office('NGA', counts, cells({ '2020Q1': null })),
      ],
      '2020Q1',
    )
    expect(figure).toMatchObject({ value: 25, reported: 1, expected: 2 })
    expect(figure.how.missing).toEqual(['NGA'])
    expect(figure.how.from).toEqual([
      {
        entity: 'actual',
        row: '2020Q1',
        field: 'value',
        office: 'MLI',
        period: '2020Q1',
        value: 25,
      },
    ])
  })

  test('words are not added up; it says who has said something', () => {
    const qualitative = { ...counts, measure: 'qualitative', over_offices: 'none' } as const
    const words = (text: string | null) =>
      cells({ '2020Q1': null }).map((cell) => ({ ...cell, text }))
    const figure = actualFigure(
      [office('MLI', qualitative, words('Good progress')), office('NGA', qualitative, words(' '))],
      '2020Q2',
    )
    expect(figure).toMatchObject({ value: null, reported: 1, expected: 2 })
    expect(figure.how.missing).toEqual(['NGA'])
  })

  test('an office to which it does not apply is not expected', () => {
    const away = cells({ '2020Q1': null }).map((cell) => ({ ...cell, status: 'not_applicable' }))
    const figure = actualFigure(
      [office('MLI', counts, cells({ '2020Q1': 25 })), office('NGA', counts, away)],
      '2020Q1',
    )
    expect(figure).toMatchObject({ value: 25, reported: 1, expected: 1 })
  })

  test.each([
    ['sum', 60],
    ['average', 20],
    ['max', 30],
    ['min', 10],
    ['none', null],
  ] as const)('%s of 10, 20, 30 and missing is %s', (rule, expected) => {
    const offices = [10, 20, 30, null].map((value) => ({
      value,
      numerator: null,
      denominator: null,
    }))
    expect(overOffices(offices, rule, 'unit').value).toBe(expected)
  })

  test('weighted: 10 with weight 1 and 20 with weight 3 is 17.5; no weight, not counted', () => {
    const offices = [
      { value: 10, numerator: null, denominator: 1 },
      { value: 20, numerator: null, denominator: 3 },
      { value: 99, numerator: null, denominator: null },
    ]
    expect(overOffices(offices, 'weighted', 'ordinal')).toMatchObject({ value: 17.5 })
    expect(overOffices(offices, 'weighted', 'ordinal').used).toHaveLength(2)
  })
})

// Laws --------------------------------------------------------------------------------------------

const fraction = fc
  .tuple(fc.nat(10_000), fc.nat(10_000))
  .map(([a, b]) => ({ value: null, numerator: Math.min(a, b), denominator: Math.max(a, b) }))
const measured = fc
  .option(fc.integer({ min: -100_000, max: 100_000 }), { freq: 4 })
  .map((value) => ({
    value: value === null ? null : value / 100,
    numerator: null,
    denominator: null,
  }))
const rules = ['sum', 'average', 'max', 'min', 'ratio', 'weighted'] as const

describe('for all numbers', () => {
  test('the order of the offices does not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc
          .array(fc.oneof(measured, fraction))
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
          ),
        (rule, [offices, shuffled]) => {
          expect(overOffices(shuffled, rule, 'unit').value).toBe(
            overOffices(offices, rule, 'unit').value,
          )
        },
      ),
    )
  })

  test('an office without data changes nothing: missing never counts as zero', () => {
    const missing = { value: null, numerator: null, denominator: null }
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.array(measured), (rule, offices) => {
        expect(overOffices([...offices, missing], rule, 'unit').value).toBe(
          overOffices(offices, rule, 'unit').value,
        )
      }),
    )
  })

  test('a ratio stays between its extremes', () => {
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1 }), (offices) => {
        const percents = offices
          .filter((office) => office.denominator > 0)
          .map((office) => (100 * office.numerator) / office.denominator)
        fc.pre(percents.length > 0)
        const all = overOffices(offices, 'ratio', 'percentage').value ?? Number.NaN
        expect(all).toBeGreaterThanOrEqual(Math.min(...percents) - 1e-9)
        expect(all).toBeLessThanOrEqual(Math.max(...percents) + 1e-9)
      }),
    )
  })

  test('splitting an office in two changes no sum and no ratio', () => {
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1 }), fraction, (offices, part) => {
        const [first, ...rest] = offices
        if (!first) return
        const joined = {
          value: null,
          numerator: first.numerator + part.numerator,
          denominator: first.denominator + part.denominator,
        }
        expect(overOffices([first, part, ...rest], 'ratio', 'percentage').value).toBe(
          overOffices([joined, ...rest], 'ratio', 'percentage').value,
        )
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), fc.integer(), (others, a, b) => {
        const as = (value: number) => ({ value, numerator: null, denominator: null })
        expect(overOffices([a, b, ...others].map(as), 'sum', 'unit').value).toBe(
          overOffices([a + b, ...others].map(as), 'sum', 'unit').value,
        )
      }),
    )
  })

  test('periods may arrive in any order', () => {
    const codes = ['2019', '2020Q1', '2020Q2', '2020Q3', '2020Q4', '2020', '2021Q1']
    fc.assert(
      fc.property(
        fc.constantFrom('sum', 'latest', 'average', 'max', 'min'),
        fc.array(fc.option(fc.integer()), { minLength: codes.length, maxLength: codes.length }),
        fc.shuffledSubarray(codes, { minLength: codes.length }),
        (over_periods, values, order) => {
          const all = cells(Object.fromEntries(codes.map((code, i) => [code, values[i] ?? null])))
          const shuffled = order.flatMap((code) => all.filter((cell) => cell.period === code))
          const by = { ...counts, over_periods }
          expect(overPeriods(shuffled, by, '2021Q1').value).toBe(
            overPeriods(all, by, '2021Q1').value,
          )
        },
      ),
    )
  })
})
