// Reporting periods: their order, what lies within what, and which one is reported now.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  comparePeriods,
  currentPeriod,
  isUpTo,
  isWithin,
  nextPeriod,
  outermost,
  periodSpan,
  previousPeriod,
  quarterOf,
  timeliness,
} from '#domain/periods.ts'

const aPeriod = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), fc.option(fc.integer({ min: 1, max: 4 })))
  .map(([year, quarter]) => (quarter === null ? `${year}` : `${year}Q${quarter}`))

describe('a period', () => {
  test.each([
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020Q1', '2020-01-01', '2020-03-31'],
    ['2020Q2', '2020-04-01', '2020-06-30'],
    ['2020Q4', '2020-10-01', '2020-12-31'],
  ])('%s runs from %s to %s', (code, starts, ends) => {
    expect(periodSpan(code)).toMatchObject({ starts, ends })
  })

  test.each(['', '20', '2020Q5', '2020Q', 'Q1', '2020-Q1', '02020', '2020q1'])(
    '"%s" is not one',
    (code) => {
      expect(periodSpan(code)).toBeUndefined()
    },
  )

  test('periods are ordered by their last day, the year after its quarters', () => {
    const codes = ['2021', '2021Q1', '2020', '2020Q4', '2020Q1', '2021Q4']
    expect([...codes].sort(comparePeriods)).toEqual([
      '2020Q1',
      '2020Q4',
      '2020',
      '2021Q1',
      '2021Q4',
      '2021',
    ])
  })

  test.each([
    ['2020Q1', '2020', true],
    ['2020', '2020', true],
    ['2020', '2020Q4', false],
    ['2021Q1', '2020', false],
    ['soon', '2020', false],
  ])('%s within %s: %s', (inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected)
  })

  test.each([
    ['2020Q1', '2020Q2', true],
    ['2020', '2020Q2', false],
    ['2020', '2020Q4', true],
    ['2020Q4', '2020', true],
    ['2021Q1', '2020', false],
  ])('%s has ended by the end of %s: %s', (code, limit, expected) => {
    expect(isUpTo(code, limit)).toBe(expected)
  })

  test('a year that has a value holds its quarters', () => {
    expect(outermost(['2020Q1', '2020Q2', '2020', '2021Q1'])).toEqual(['2020', '2021Q1'])
  })

  test('the next of the previous is the same, and the order agrees', () => {
    fc.assert(
      fc.property(aPeriod, (code) => {
        const before = previousPeriod(code) ?? ''
        expect(nextPeriod(before)).toBe(code)
        expect(comparePeriods(before, code)).toBeLessThan(0)
      }),
    )
  })

  test('ordering is a total order', () => {
    fc.assert(
      fc.property(fc.array(aPeriod), (codes) => {
        const sorted = [...codes].sort(comparePeriods)
        expect([...sorted].reverse().sort(comparePeriods)).toEqual(sorted)
      }),
    )
  })

  test('a date lies in its quarter', () => {
    expect(['2020-01-01', '2020-03-31', '2020-04-01', '2020-12-31'].map(quarterOf)).toEqual([
      '2020Q1',
      '2020Q1',
      '2020Q2',
      '2020Q4',
    ])
  })
})

describe('the period that people report now', () => {
  const windows = [
    { code: '2020Q1', opens: '2020-04-01', due: '2020-04-15', locks: '2020-05-15' },
    { code: '2020Q2', opens: '2020-07-01', due: '2020-07-15', locks: '2020-08-15' },
    { code: '2020Q3', opens: '2020-10-01', due: '2020-10-15', locks: '2020-11-15' },
  ]

  test.each([
    ['the one whose window is open', '2020-07-20', [], '2020Q2'],
    ['no window open: the latest that was used', '2020-09-01', ['2020Q1'], '2020Q1'],
    ['nothing used: the last that has ended', '2020-09-01', [], '2020Q2'],
    ['before everything: the first', '2019-01-01', [], '2020Q1'],
    ['long after: the latest used', '2026-01-01', ['2020Q2', '2020Q1'], '2020Q2'],
  ])('%s', (_, today, used, expected) => {
    expect(currentPeriod(windows, today, used)).toBe(expected)
  })

  test('a window that never locks stays open; one that was never planned does not open', () => {
    const last = { code: '2020Q4', opens: '2021-01-01', due: '2021-01-20', locks: null }
    const later = { code: '2021Q1', opens: null, due: null, locks: null }
    expect(currentPeriod([...windows, last, later], '2026-01-01', ['2020Q1'])).toBe('2020Q4')
  })

  test('a quarter goes before the year that ends with it', () => {
    const both = [{ code: '2020' }, { code: '2020Q4' }]
    expect(currentPeriod(both, '2021-01-10', [])).toBe('2020Q4')
  })

  test('without periods there is none', () => {
    expect(currentPeriod([], '2020-01-01', [])).toBeNull()
  })
})

describe('timeliness', () => {
  test.each([
    ['sent on the due day', '2020-04-15T22:00:00Z', '2020-04-15', null, 'on_time'],
    ['sent the day after', '2020-04-16T00:00:00Z', '2020-04-15', null, 'late'],
    [
      'still the due day in Bogotá',
      '2020-04-16T03:00:00Z',
      '2020-04-15',
      'America/Bogota',
      'on_time',
    ],
    ['already the day after in Kabul', '2020-04-15T20:00:00Z', '2020-04-15', 'Asia/Kabul', 'late'],
    ['an unknown zone reads as UTC', '2020-04-15T20:00:00Z', '2020-04-15', 'Nowhere', 'on_time'],
    ['no due date', '2020-04-15T20:00:00Z', null, null, 'on_time'],
    ['nothing yet, not due', null, '2020-06-01', null, 'waiting'],
    ['nothing, past due', null, '2020-04-30', null, 'none'],
  ])('%s', (_, submittedAt, due, zone, expected) => {
    expect(timeliness(submittedAt, due, '2020-05-01T12:00:00Z', zone)).toBe(expected)
  })
})
