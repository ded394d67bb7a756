// Parity: share, band, women needed, trend.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBySex,
  bandPosition,
  DEFAULT_BAND,
  headcountTotal,
  projectShare,
  womenNeeded,
  womenShare,
} from '#domain/parity.ts'

describe('share of women, band 47 to 53', () => {
  test.each([
    // women, men, share, band, needed
    [27, 73, 27, 'below', 20],
    [47, 53, 47, 'within', 0],
    [46, 54, 46, 'below', 1],
    [50, 50, 50, 'within', 0],
    [53, 47, 53, 'within', 0],
    [54, 46, 54, 'above', 0],
    [0, 10, 0, 'below', 5],
    [0, 9, 0, 'below', 5], // 4.23 women are 5
    [1, 0, 100, 'above', 0],
  ])('%d women and %d men: %d %%, %s, %d needed', (women, men, share, band, needed) => {
    expect(womenShare(women, men)).toBe(share)
    expect(bandPosition(women, men, DEFAULT_BAND)).toBe(band)
    expect(womenNeeded(women, men, DEFAULT_BAND.low)).toBe(needed)
  })

  test.each([
    ['nobody', 0, 0],
    ['women not counted', null, 10],
    ['men not counted', 10, null],
  ])('%s: no data', (_, women, men) => {
    expect(womenShare(women, men)).toBeNull()
    expect(bandPosition(women, men, DEFAULT_BAND)).toBe('no_data')
    expect(womenNeeded(women, men, DEFAULT_BAND.low)).toBeNull()
  })

  test('with the women needed the band is reached, with one fewer it is not', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (women, men) => {
        fc.pre(women + men > 0)
        const needed = womenNeeded(women, men, DEFAULT_BAND.low) ?? Number.NaN
        const reached = (more: number) => 100 * (women + more) >= DEFAULT_BAND.low * (women + men)
        expect(reached(needed)).toBe(true)
        expect(needed === 0 || !reached(needed - 1)).toBe(true)
        expect(bandPosition(women, men, DEFAULT_BAND) === 'below').toBe(needed > 0)
      }),
    )
  })
})

describe('adding', () => {
  test('other and undisclosed are kept; what nobody counted stays missing', () => {
    const total = addBySex([
      { women: 10, men: 20, other: 1, undisclosed: null },
      { women: 5, men: null, other: 2, undisclosed: null },
    ])
    expect(total).toEqual({ women: 15, men: 20, other: 3, undisclosed: null })
    expect(headcountTotal(total)).toBe(38)
    expect(headcountTotal({ women: null, men: null, other: null, undisclosed: null })).toBeNull()
  })
})

describe('the trend', () => {
  test('two points make a line', () => {
    const points = [
      { date: '2020-01-01', share: 20 },
      { date: '2020-12-31', share: 30 },
    ]
    expect(projectShare(points, '2021-12-31')).toBeCloseTo(40)
    expect(projectShare(points, '2040-12-31')).toBe(100)
  })

  test('one date says nothing about the future', () => {
    expect(projectShare([{ date: '2020-01-01', share: 20 }], '2021-01-01')).toBeNull()
    expect(projectShare([], '2021-01-01')).toBeNull()
  })
})
