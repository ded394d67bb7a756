// The arithmetic of one value: the known answers of progress, rounding, sums, outliers.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clampPercent,
  measuredValue,
  median,
  modifiedZScore,
  percentOf,
  progress,
  roundTo,
  sameValue,
  sum,
  unknownPart,
} from '#domain/arithmetic.ts'

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100)

describe('progress', () => {
  test.each([
    // direction, baseline, target, actual, percent
    ['increasing', 0, 100, 25, 25],
    ['decreasing', 40, 10, 25, 50],
    ['decreasing', 40, 10, 45, -16.7],
    ['maintain', 30, 30, 30, 100],
    ['maintain', 30, 30, 33, 100],
    ['maintain', 30, 30, 27, 90],
    ['increasing', 30, 30, 24, 80],
    ['decreasing', 30, 30, 33, 90],
    ['decreasing', 30, 30, 20, 100],
    ['increasing', 20, 40, 50, 150],
    ['increasing', 20, 40, 20, 0],
  ] as const)(
    '%s, baseline %d, target %d, actual %d: %d %%',
    (direction, base, target, now, is) => {
      expect(roundTo(progress(now, base, target, direction) ?? Number.NaN, 1)).toBe(is)
    },
  )

  test.each([
    ['no actual', null, 0, 100],
    ['no baseline', 25, null, 100],
    ['no target', 25, 0, null],
    ['a target of zero that is not held', -1, 0, 0],
  ])('%s: no data, not zero', (_, actual, baseline, target) => {
    expect(progress(actual, baseline, target, 'increasing')).toBeNull()
  })

  test('at the baseline it is 0, at the target 100, whatever the direction', () => {
    fc.assert(
      fc.property(amount, amount, (baseline, target) => {
        fc.pre(baseline !== target)
        expect(progress(baseline, baseline, target, 'increasing')).toBeCloseTo(0)
        expect(progress(target, baseline, target, 'decreasing')).toBeCloseTo(100)
      }),
    )
  })

  test('mirroring the numbers around zero does not change it', () => {
    fc.assert(
      fc.property(amount, amount, amount, (actual, baseline, target) => {
        fc.pre(baseline !== target)
        expect(progress(-actual, -baseline, -target, 'decreasing')).toBeCloseTo(
          progress(actual, baseline, target, 'increasing') ?? Number.NaN,
        )
      }),
    )
  })

  test('only bars are clamped', () => {
    expect([-16.7, 50, 150, null].map(clampPercent)).toEqual([0, 50, 100, null])
  })
})

describe('percentages', () => {
  test.each([
    [15, 100, 15],
    [0, 20, 0],
    [5, 0, null],
    [0, 0, null],
    [null, 20, null],
    [15, null, null],
    [5, -3, null],
  ])('%s of %s is %s', (numerator, denominator, expected) => {
    expect(percentOf(numerator, denominator)).toBe(expected)
  })

  test('numerator and denominator win over a typed percentage; half of a pair is no data', () => {
    expect(measuredValue({ value: 99, numerator: 1, denominator: 4 }, 'percentage')).toBe(25)
    expect(measuredValue({ value: 40, numerator: null, denominator: null }, 'percentage')).toBe(40)
    expect(measuredValue({ value: 40, numerator: 3, denominator: null }, 'percentage')).toBeNull()
    expect(measuredValue({ value: 40, numerator: 3, denominator: 4 }, 'unit')).toBe(40)
  })
})

describe('rounding', () => {
  test.each([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-0.4, 0, 0],
    [1234.5678, 0, 1235],
    [1e21, 2, 1e21],
    [1e-9, 2, 0],
    [0.1 + 0.2, 1, 0.3],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundTo(value, decimals)).toBe(expected)
  })

  test('rounding twice is rounding once, and moves by at most half a unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const once = roundTo(value, decimals)
          expect(roundTo(once, decimals)).toBe(once)
          expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6)
        },
      ),
    )
  })

  test('numbers are the same when they look the same; missing equals only missing', () => {
    expect(sameValue(0.1 + 0.2, 0.3, 2)).toBe(true)
    expect(sameValue(25.04, 25, 1)).toBe(true)
    expect(sameValue(25.06, 25, 1)).toBe(false)
    expect(sameValue(null, 0, 1)).toBe(false)
    expect(sameValue(null, null, 1)).toBe(true)
  })
})

describe('sums', () => {
  test('do not depend on the order, to the last bit', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.double({ min: -1e12, max: 1e12, noNaN: true }))
          .chain((values) =>
            fc.tuple(
              fc.constant(values),
              fc.shuffledSubarray(values, { minLength: values.length }),
            ),
          ),
        ([values, shuffled]) => {
          expect(sum(shuffled)).toBe(sum(values))
        },
      ),
    )
  })

  test('keep small terms beside large ones', () => {
    expect(sum([1e16, 1, -1e16, 1])).toBe(2)
  })
})

describe('parts', () => {
  test.each([
    ['they add up', 100, [60, 40], 0],
    ['the rest is unknown', 100, [60, 30], 10],
    ['more than the total', 100, [60, 50], -10],
    ['a missing part is not zero but unknown', 100, [60, null], 40],
    ['no total', null, [60, 40], null],
    ['no parts', 100, [null, null], null],
  ])('%s', (_, total, parts, expected) => {
    expect(unknownPart(total, parts, 0)).toBe(expected)
  })
})

describe('outliers', () => {
  test('the median takes the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNull()
  })

  test('a value ten times its history stands out, one like it does not', () => {
    const history = [98, 102, 100, 97, 105]
    expect(modifiedZScore(1000, history)).toBeGreaterThan(3.5)
    expect(modifiedZScore(101, history)).toBeLessThan(3.5)
  })

  test('one odd value in the past does not hide the next one', () => {
    expect(modifiedZScore(1000, [98, 102, 1000, 97, 105, 99])).toBeGreaterThan(3.5)
  })

  test('too little history, or one that never varied, says nothing', () => {
    expect(modifiedZScore(1000, [98, 102, 97])).toBeNull()
    expect(modifiedZScore(1000, [7, 7, 7, 7])).toBeNull()
  })

  test('a history that hardly varies is measured by its mean deviation', () => {
    expect(modifiedZScore(50, [7, 7, 7, 7, 8])).toBeGreaterThan(3.5)
  })
})
