// A disaggregated indicator put together: each part by the two rules of its indicator, out of the values
// that the total is made of, and what nobody broke down. Numbers small enough to add up in one's head.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BrokenDownFacts,
  breakdownCover,
  brokenDownFigure,
  dimensionsOfCell,
  type PartCell,
  sliceFigure,
} from '#domain/parts-figures.ts'
import type { MeasureRules } from '#domain/roll-up.ts'
import { counts, ratio } from '../support/measures.ts'

const stock: MeasureRules = { ...counts, value_mode: 'stock', over_periods: 'latest' }

type Number = number | null | readonly [number, number]

/** What one office entered in a quarter: the total, and parts by cell. */
interface Entered {
  readonly total: Number
  readonly status?: string
  readonly parts?: Readonly<Record<string, Number>>
}

function measured(number: Number) {
  return typeof number === 'number' || number === null
    ? { value: number, numerator: null, denominator: null }
    : { value: null, numerator: number[0], denominator: number[1] }
}

function office(
  name: string,
  rules: MeasureRules,
  quarters: Readonly<Record<string, Entered>>,
): BrokenDownFacts {
  const actuals = Object.entries(quarters).map(([period, { total, status }]) => ({
    id: `${name} ${period}`,
    period,
    ...measured(total),
    ...(status ? { status } : {}),
  }))
  const parts = new Map(
    Object.entries(quarters).map(([period, { parts = {} }]) => [
      `${name} ${period}`,
      Object.entries(parts).map(
        ([cell, number]): PartCell => ({
          id: `${name} ${period} ${cell}`,
          cell,
          ...measured(number),
        }),
      ),
    ]),
  )
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
    parts,
  }
}

const SEX = ['sex=f', 'sex=m']
const Q1 = '2020Q1'
const Q2 = '2020Q2'

describe('one office', () => {
  test.each<[string, MeasureRules, Readonly<Record<string, Entered>>, Number, Number]>([
    [
      'counts per period are added, part by part',
      counts,
      {
        [Q1]: { total: 10, parts: { 'sex=f': 4, 'sex=m': 6 } },
        [Q2]: { total: 5, parts: { 'sex=f': 5, 'sex=m': 0 } },
      },
      9,
      6,
    ],
    [
      'a stock is its latest, and so are its parts',
      stock,
      {
        [Q1]: { total: 10, parts: { 'sex=f': 4, 'sex=m': 6 } },
        [Q2]: { total: 12, parts: { 'sex=f': 5, 'sex=m': 7 } },
      },
      5,
      7,
    ],
    [
      'the parts of an older stock do not stand in for a latest one without parts',
      stock,
      { [Q1]: { total: 10, parts: { 'sex=f': 4, 'sex=m': 6 } }, [Q2]: { total: 12 } },
      null,
      null,
    ],
    [
      'a missing part is missing, a part of 0 is 0',
      counts,
      { [Q1]: { total: 10, parts: { 'sex=f': 0 } } },
      0,
      null,
    ],
    [
      'what is declared not available has no parts either',
      counts,
      {
        [Q1]: { total: 10, parts: { 'sex=f': 4, 'sex=m': 6 } },
        [Q2]: { total: 5, status: 'not_available', parts: { 'sex=f': 5 } },
      },
      4,
      6,
    ],
    [
      'parts without a total are not counted: the total does not have them either',
      counts,
      { [Q1]: { total: null, parts: { 'sex=f': 4 } } },
      null,
      null,
    ],
    [
      'a percentage of a part is its own numbers over the periods: 3/10 and 1/10 are 4/20',
      ratio,
      {
        [Q1]: { total: [5, 20], parts: { 'sex=f': [3, 10], 'sex=m': [2, 10] } },
        [Q2]: { total: [1, 10], parts: { 'sex=f': [1, 10] } },
      },
      20,
      20,
    ],
    [
      'the average of the periods in which the part is given',
      { ...counts, over_periods: 'average' },
      { [Q1]: { total: 10, parts: { 'sex=f': 4 } }, [Q2]: { total: 20, parts: { 'sex=f': 8 } } },
      6,
      null,
    ],
    [
      'of the largest value, its parts: not the largest part of any period',
      { ...counts, over_periods: 'max' },
      {
        [Q1]: { total: 10, parts: { 'sex=f': 9, 'sex=m': 1 } },
        [Q2]: { total: 20, parts: { 'sex=f': 8, 'sex=m': 12 } },
      },
      8,
      12,
    ],
  ])('%s', (_, rules, quarters, women, men) => {
    const uses = [office('A', rules, quarters)]
    expect(SEX.map((slice) => sliceFigure(uses, Q2, slice).value)).toEqual([women, men])
  })
})

describe('over offices', () => {
  const full = office('A', counts, { [Q1]: { total: 30, parts: { 'sex=f': 10, 'sex=m': 20 } } })
  const partly = office('B', counts, { [Q1]: { total: 20, parts: { 'sex=f': 10 } } })
  const none = office('C', counts, { [Q1]: { total: 7 } })
  const silent = office('D', counts, {})
  const exempt = office('E', counts, { [Q1]: { total: null, status: 'not_applicable' } })
  const all = [full, partly, none, silent, exempt]

  test('parts are added by the same rule, and who is not in them is named', () => {
    const women = sliceFigure(all, Q1, 'sex=f', 'Women')
    expect(women).toMatchObject({ value: 20, reported: 2, expected: 4 })
    expect(women.how.missing).toEqual(['C', 'D'])
    expect(women.how.values).toMatchObject({ part: 'Women' })
    expect(women.how.from.map(({ row, value }) => [row, value])).toEqual([
      ['A 2020Q1 sex=f', 10],
      ['B 2020Q1 sex=f', 10],
    ])
    expect(sliceFigure(all, Q1, 'sex=m')).toMatchObject({ value: 20, reported: 1, expected: 4 })
  })

  test('40 of 50 by sex, 10 not broken down', () => {
    expect(breakdownCover([full, partly], Q1, SEX)).toEqual({
      known: 40,
      total: 50,
      unknown: 10,
      none: [],
      partly: ['B'],
    })
  })

  test('who broke nothing down is told apart from who did so in part, and from who did not report', () => {
    expect(breakdownCover(all, Q1, SEX)).toEqual({
      known: 40,
      total: 57,
      unknown: 17,
      none: ['C'],
      partly: ['B'],
    })
  })

  test('where nobody broke anything down, all of it is not broken down', () => {
    expect(breakdownCover([none, silent], Q1, SEX)).toEqual({
      known: null,
      total: 7,
      unknown: 7,
      none: ['C'],
      partly: [],
    })
    expect(breakdownCover([silent], Q1, SEX)).toMatchObject({ total: null, unknown: null })
  })

  test('a ratio is sum over sum, and what is not broken down is of its denominator', () => {
    const uses = [
      office('A', ratio, {
        [Q1]: { total: [15, 100], parts: { 'sex=f': [10, 40], 'sex=m': [5, 60] } },
      }),
      office('B', ratio, { [Q1]: { total: [15, 20], parts: { 'sex=f': [10, 10] } } }),
    ]
    const { figure, slices, ...cover } = brokenDownFigure(uses, Q1, SEX)
    expect(figure.value).toBe(25)
    expect(slices.get('sex=f')?.value).toBe(40) // 20 of 50, not the mean of 25 % and 100 %
    expect(slices.get('sex=f')?.how.values).toMatchObject({ numerator: 20, denominator: 50 })
    expect(cover).toEqual({ known: 110, total: 120, unknown: 10, none: [], partly: ['B'] })
  })

  test.each(['average', 'weighted', 'max', 'min', 'none'] as const)(
    'with the rule %s there is no total that parts could be shares of',
    (over_offices) => {
      const rules = { ...counts, over_offices }
      const uses = ['A', 'B'].map((name) =>
        office(name, rules, { [Q1]: { total: 10, parts: { 'sex=f': 4, 'sex=m': 6 } } }),
      )
      expect(breakdownCover(uses, Q1, SEX)).toMatchObject({
        known: null,
        total: null,
        unknown: null,
      })
    },
  )

  test('the plain average of a part is over the offices that have it', () => {
    const rules = { ...counts, over_offices: 'average' } as const
    const uses = [
      office('A', rules, { [Q1]: { total: 10, parts: { 'sex=f': 4 } } }),
      office('B', rules, { [Q1]: { total: 20, parts: { 'sex=f': 8 } } }),
      office('C', rules, { [Q1]: { total: 90 } }),
    ]
    expect(sliceFigure(uses, Q1, 'sex=f')).toMatchObject({ value: 6, reported: 2, expected: 3 })
  })

  test('read office by office: several offices have no common part', () => {
    const rules = { ...counts, over_offices: 'none' } as const
    const uses = ['A', 'B'].map((name) =>
      office(name, rules, { [Q1]: { total: 10, parts: { 'sex=f': 4 } } }),
    )
    expect(sliceFigure(uses, Q1, 'sex=f').value).toBeNull()
    expect(sliceFigure(uses.slice(0, 1), Q1, 'sex=f').value).toBe(4)
  })
})

describe('several dimensions', () => {
  const cells = ['age=o;sex=f', 'age=o;sex=m', 'age=y;sex=f', 'age=y;sex=m']
  const uses = [
    office('A', counts, {
      [Q1]: { total: 10, parts: { 'age=o;sex=f': 1, 'age=y;sex=f': 2, 'age=y;sex=m': 7 } },
    }),
    office('B', counts, { [Q1]: { total: 5, parts: { 'age=o;sex=f': 5 } } }),
  ]

  test('a margin adds the cells in which its value is', () => {
    const margins = ['sex=f', 'sex=m', 'age=o', 'age=y']
    const { slices } = brokenDownFigure(uses, Q1, cells, margins)
    expect(margins.map((slice) => slices.get(slice)?.value)).toEqual([8, 7, 6, 9])
  })

  test('the names of dimensions are read off a cell', () => {
    expect(dimensionsOfCell('age=o;sex=f')).toEqual(['age', 'sex'])
  })

  test('a level is no share of anything: of several there is no margin', () => {
    const rules = { ...counts, measure: 'ordinal', over_offices: 'max' } as const
    const levels = [office('A', rules, { [Q1]: { total: 3, parts: { 'age=o;sex=f': 2 } } })]
    expect(sliceFigure(levels, Q1, 'age=o;sex=f').value).toBe(2)
    const two = [
      office('A', rules, { [Q1]: { total: 3, parts: { 'age=o;sex=f': 2, 'age=y;sex=f': 3 } } }),
    ]
    expect(sliceFigure(two, Q1, 'sex=f').value).toBeNull()
  })
})

describe('for all numbers', () => {
  const entered = fc.record({
    f: fc.option(fc.nat(1000)),
    m: fc.option(fc.nat(1000)),
    rest: fc.nat(1000),
  })
  const strategy = fc.array(fc.tuple(entered, entered), { minLength: 1, maxLength: 6 })

  test('parts and what is not broken down are the total, whatever the order of offices', () => {
    fc.assert(
      fc.property(strategy, (offices) => {
        const uses = offices.map((quarters, at) =>
          office(
            `office ${at}`,
            counts,
            Object.fromEntries(
              quarters.map(({ f, m, rest }, index) => [
                [Q1, Q2][index] ?? Q1,
                {
                  total: (f ?? 0) + (m ?? 0) + rest,
                  parts: {
                    ...(f === null ? {} : { 'sex=f': f }),
                    ...(m === null ? {} : { 'sex=m': m }),
                  },
                },
              ]),
            ),
          ),
        )
        const { figure, slices, known, unknown, total } = brokenDownFigure(uses, Q2, SEX)
        const parts = SEX.map((slice) => slices.get(slice)?.value ?? 0)
        expect(total).toBe(figure.value)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(known ?? 0)
        expect((known ?? 0) + (unknown ?? 0)).toBe(total)
        const turned = brokenDownFigure([...uses].reverse(), Q2, SEX)
        expect(turned.known).toBe(known)
        expect([...turned.slices.values()].map(({ value }) => value)).toEqual(
          [...slices.values()].map(({ value }) => value),
        )
      }),
    )
  })
})
