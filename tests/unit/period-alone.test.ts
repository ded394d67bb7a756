// A period alone: only its own cells, and of a year those of its quarters.
import { expect, test } from 'vitest'
import { actualFigure, type IndicatorFacts, targetFigure } from '#domain/indicator-figures.ts'
import { periodAlone } from '#domain/period-alone.ts'
import type { MeasureRules } from '#domain/roll-up.ts'
import { counts } from '../support/measures.ts'

function cells(values: Readonly<Record<string, number | null>>) {
  return Object.entries(values).map(([period, value]) => ({
    id: period,
    period,
    value,
    numerator: null,
    denominator: null,
  }))
}

const VALUES = { '2019Q4': 1, '2020Q1': 10, '2020Q2': null, '2020Q3': 5, '2021Q1': 100 }

function facts(rules: Partial<MeasureRules> = {}): IndicatorFacts {
  return {
    indicator: {
      id: 'i',
      office: 'A',
      baseline_value: null,
      baseline_numerator: null,
      baseline_denominator: null,
      final_target: null,
      status_override: null,
      override_reason: null,
    },
    rules: { ...counts, ...rules },
    targets: cells({ '2020': 40, '2020Q1': 12 }),
    actuals: cells(VALUES),
  }
}

test.each<[string, Partial<MeasureRules>, string, number | null]>([
  ['a quarter is its own value', {}, '2020Q1', 10],
  ['a quarter without a value has none, whatever came before', {}, '2020Q2', null],
  ['a year adds its quarters, not those before it', {}, '2020', 15],
  ['a stock of a year is its latest in that year', { value_mode: 'stock' }, '2020', 5],
  [
    'a stock of a quarter without a count is not the one before',
    { value_mode: 'stock' },
    '2020Q2',
    null,
  ],
])('%s', (_, rules, period, value) => {
  expect(actualFigure([periodAlone(facts(rules), period)], period).value).toBe(value)
})

test('a target of a year is not one of its quarters', () => {
  expect(targetFigure([periodAlone(facts(), '2020Q1')], '2020Q1').value).toBe(12)
  expect(targetFigure([periodAlone(facts(), '2020Q3')], '2020Q3').value).toBeNull()
  expect(targetFigure([periodAlone(facts(), '2020')], '2020').value).toBe(40)
})
