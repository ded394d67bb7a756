// The rules of what HQ keeps for everybody: definitions that contradict themselves, windows and bands in
// the wrong order, codes that nobody knows; and what changes together in a definition so that none does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COUNTRIES, countryOf, isCountryCode } from '#domain/countries.ts'
import { datasetOf, type Rows } from '#domain/dataset.ts'
import { dimensionsOf } from '#domain/disaggregation.ts'
import {
  ENTITIES,
  type Entity,
  type EntityName,
  MEASURES,
  OVER_OFFICES,
  OVER_PERIODS,
  type RowOf,
  VALUE_MODES,
} from '#domain/entities.ts'
import { periodsOfYear } from '#domain/period-windows.ts'
import { riskBand, riskScore } from '#domain/risk.ts'
import { checkRow } from '#domain/rules.ts'
import { consistent } from '#renderer/features/strategy/definition.ts'

function row<E extends EntityName>(entity: E, values: Partial<RowOf<E>>): RowOf<E> {
  const { fields }: Entity = ENTITIES[entity]
  const empty = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
  return { id: entity, deleted: false, unread: null, ...empty, ...values } as RowOf<E>
}

/** What the rules find, as 'rule field'. */
function found<E extends EntityName>(
  entity: E,
  values: Partial<RowOf<E>>,
  around: Rows = {},
): readonly string[] {
  const judged = row(entity, values)
  const data = datasetOf({ ...around, [entity]: [judged] })
  return checkRow(entity, judged, data).map(({ rule, field }) => `${rule} ${field}`)
}

const LABELS = { numerator_label: 'Women', denominator_label: 'All' }

function definition(values: Partial<RowOf<'indicator_definition'>>): readonly string[] {
  return found('indicator_definition', {
    code: 'SO1.1',
    title: 'People trained',
    measure: 'unit',
    direction: 'increasing',
    value_mode: 'period',
    over_offices: 'sum',
    over_periods: 'sum',
    ...values,
  })
}

describe('a definition', () => {
  test.each<[string, Partial<RowOf<'indicator_definition'>>, readonly string[]]>([
    ['counts that are added up', {}, []],
    [
      'a percentage as sum of parts over sum of wholes, both named',
      { measure: 'percentage', over_offices: 'ratio', over_periods: 'ratio', ...LABELS },
      [],
    ],
    [
      'a ratio without the names of its numbers',
      { measure: 'percentage', over_offices: 'ratio', over_periods: 'latest' },
      ['ratio_without_labels numerator_label', 'ratio_without_labels denominator_label'],
    ],
    [
      'a ratio whose whole has no name',
      { measure: 'percentage', over_offices: 'ratio', over_periods: 'ratio', numerator_label: 'W' },
      ['ratio_without_labels denominator_label'],
    ],
    [
      'percentages added up over offices',
      { measure: 'percentage', over_offices: 'sum', over_periods: 'latest' },
      ['percentage_summed over_offices'],
    ],
    [
      'percentages added up over periods',
      { measure: 'percentage', over_offices: 'average', over_periods: 'sum' },
      ['percentage_summed over_periods'],
    ],
    [
      'a running total added up over periods',
      { value_mode: 'cumulative' },
      ['running_total_summed over_periods'],
    ],
    [
      'a state at the end of a period added up over periods',
      { value_mode: 'stock' },
      ['running_total_summed over_periods'],
    ],
    [
      'a running total by its latest value',
      { value_mode: 'cumulative', over_periods: 'latest' },
      [],
    ],
    [
      'a ratio of numbers that have no two parts',
      { over_offices: 'ratio', ...LABELS },
      ['ratio_of_no_percentage over_offices'],
    ],
    [
      'words added up',
      { measure: 'qualitative' },
      ['words_added over_offices', 'words_added over_periods'],
    ],
    [
      'the latest words',
      { measure: 'qualitative', over_offices: 'none', over_periods: 'latest' },
      [],
    ],
    ['a range from 10 to 5', { minimum: 10, maximum: 5 }, ['range_reversed maximum']],
    ['a range from 5 to 5', { minimum: 5, maximum: 5 }, []],
    ['seven decimals', { decimals: 7 }, ['decimals_range decimals']],
    ['minus one decimal', { decimals: -1 }, ['decimals_range decimals']],
  ])('%s', (_, values, expected) => {
    expect(definition(values)).toEqual(expected)
  })

  test('what changes together leaves no contradiction but names that a person must give', () => {
    const any = fc.record({
      measure: fc.constantFrom(...MEASURES),
      value_mode: fc.constantFrom(...VALUE_MODES),
      over_offices: fc.constantFrom(...OVER_OFFICES),
      over_periods: fc.constantFrom(...OVER_PERIODS),
    })
    const changes = fc.oneof(
      fc.record({ field: fc.constant('measure'), value: fc.constantFrom(...MEASURES) }),
      fc.record({ field: fc.constant('value_mode'), value: fc.constantFrom(...VALUE_MODES) }),
    )
    fc.assert(
      fc.property(any, fc.array(changes, { minLength: 1, maxLength: 6 }), (start, steps) => {
        fc.pre(definition({ ...start, ...LABELS }).length === 0)
        let now: Partial<RowOf<'indicator_definition'>> = { ...start, ...LABELS }
        for (const { field, value } of steps) {
          const shown = {
            valueMode: now.value_mode ?? null,
            overOffices: now.over_offices ?? null,
            overPeriods: now.over_periods ?? null,
            decimals: now.decimals ?? null,
            minimum: now.minimum ?? null,
            maximum: now.maximum ?? null,
          }
          now = { ...now, ...consistent(shown, field, value), [field]: value }
        }
        expect(definition(now)).toEqual([])
      }),
    )
  })
})

describe('the strategy and its periods', () => {
  test.each([
    [{ parity_low: 47, parity_high: 53, amber_from: 60, green_from: 90 }, []],
    [{ parity_low: 53, parity_high: 47 }, ['band_reversed parity_high']],
    [{ amber_from: 90, green_from: 60 }, ['band_reversed green_from']],
    [
      { parity_low: -1, green_from: 101 },
      ['percentage_range parity_low', 'percentage_range green_from'],
    ],
  ])('%j', (values, expected) => {
    const whole = { title: 'Strategy', year_from: 2020, year_to: 2024 }
    expect(found('strategy', { ...whole, ...values })).toEqual(expected)
  })

  const strategy = [row('strategy', { title: 'Strategy', year_from: 2020, year_to: 2024 })]
  const period = { code: '2020Q1', starts: '2020-01-01', ends: '2020-03-31' }
  test.each([
    ['in order', { opens: '2020-03-17', due: '2020-04-21', locks: '2020-06-14' }, []],
    ['due before it opens', { opens: '2020-03-17', due: '2020-03-01' }, ['window_reversed due']],
    [
      'locks before it is due',
      { due: '2020-04-21', locks: '2020-04-20' },
      ['window_reversed locks'],
    ],
    [
      'locks before it opens',
      { opens: '2020-04-21', locks: '2020-04-20' },
      ['window_reversed locks'],
    ],
    ['after the strategy', { code: '2025Q1' }, ['period_outside_strategy code']],
  ])('%s', (_, values, expected) => {
    expect(found('reporting_period', { ...period, ...values }, { strategy })).toEqual(expected)
  })

  test('the periods of a year: four quarters, then the year, each with its window', () => {
    const planned = periodsOfYear(2024, { opens: -14, due: 21, locks: 75 })
    expect(planned.map(({ code }) => code)).toEqual([
      '2024Q1',
      '2024Q2',
      '2024Q3',
      '2024Q4',
      '2024',
    ])
    expect(planned[0]).toEqual({
      code: '2024Q1',
      starts: '2024-01-01',
      ends: '2024-03-31',
      opens: '2024-03-17',
      due: '2024-04-21',
      locks: '2024-06-14',
    })
    expect(periodsOfYear(2024)[4]).toMatchObject({
      ends: '2024-12-31',
      due: '2025-01-21',
      locks: null,
    })
  })
})

describe('offices and disaggregations', () => {
  const office = { code: 'MLI', name: 'Mali', type: 'field' } as const
  test.each([
    [{ country: 'MLI', time_zone: 'Africa/Bamako' }, []],
    [{ country: 'XBY' }, []],
    [{ country: 'mali' }, ['country_unknown country']],
    [{ country: 'ML' }, ['country_unknown country']],
    [{ time_zone: 'Africa/Timbuctu' }, ['time_zone_unknown time_zone']],
  ])('%j', (values, expected) => {
    expect(found('office', { ...office, ...values })).toEqual(expected)
  })

  test('every country has three codes of its own, and a name in the language of the reader', () => {
    expect(COUNTRIES).toHaveLength(249)
    for (const part of ['code', 'region', 'm49'] as const) {
      expect(new Set(COUNTRIES.map((country) => country[part])).size).toBe(249)
    }
    const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' })
    expect(COUNTRIES.filter(({ region }) => !names.of(region))).toEqual([])
    expect(countryOf('COD')).toEqual({ code: 'COD', region: 'CD', m49: '180' })
    expect([isCountryCode('XZZ'), isCountryCode('XXX1'), isCountryCode('')]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('a scheme whose dimension has no values breaks nothing down', () => {
    const values = [row('dimension_value', { dimension: 'sex', code: 'female', title: 'Women' })]
    const scheme = { code: 'D', title: 'Scheme', dimensions: 'sex x age' }
    expect(found('disaggregation', scheme, { dimension_value: values })).toEqual([
      'dimension_without_values dimensions',
    ])
    expect(
      found('disaggregation', { ...scheme, dimensions: 'sex' }, { dimension_value: values }),
    ).toEqual([])
    expect(dimensionsOf(' sex X age  x disability ')).toEqual(['sex', 'age', 'disability'])
    expect(dimensionsOf(null)).toEqual([])
  })
})

test.each([
  [1, 1, 1, 'low'],
  [1, 5, 5, 'low'],
  [2, 3, 6, 'medium'],
  [3, 4, 12, 'medium'],
  [3, 5, 15, 'high'],
  [5, 5, 25, 'high'],
] as const)(
  'a risk of likelihood %d and impact %d weighs %d: %s',
  (likelihood, impact, score, band) => {
    expect(riskScore(likelihood, impact)).toBe(score)
    expect(riskBand(score)).toBe(band)
  },
)

test.each([
  [null, 3],
  [3, null],
  [0, 3],
  [3, 6],
  [2.5, 2],
])('a risk of likelihood %s and impact %s has no score', (likelihood, impact) => {
  expect(riskScore(likelihood, impact)).toBeNull()
})
