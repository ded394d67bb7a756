// Which daily copies of a workspace are kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptDays } from '#platform/kept-days.ts'

const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)

describe('kept days', () => {
  test('a copy of every day for two years leaves 7 days, 4 weeks and 12 months', () => {
    const kept = [...keptDays(Array.from({ length: 730 }, (_, n) => day(n)))].sort().reverse()
    expect(kept.slice(0, 7)).toEqual([729, 728, 727, 726, 725, 724, 723].map(day))
    // 30 December 2021 is a Thursday: its week and the Sundays of the three before it.
    expect(kept).toEqual(expect.arrayContaining(['2021-12-26', '2021-12-19', '2021-12-12']))
    const monthEnds = kept.filter((date) => date < '2021-12-01')
    expect(monthEnds).toHaveLength(11)
    expect(monthEnds[0]).toBe('2021-11-30')
    expect(monthEnds.at(-1)).toBe('2021-01-31')
  })

  test('few copies are all kept, however far apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3000), { maxLength: 7 }), (days) => {
        expect(keptDays(days.map(day)).size).toBe(days.length)
      }),
    )
  })

  test('pruning daily keeps what pruning once keeps', () => {
    let kept: string[] = []
    for (let n = 0; n < 500; n += 1) kept = [...keptDays([...kept, day(n)])]
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
    expect(kept).toContain(day(499))
    expect(kept.filter((date) => date < day(400)).length).toBeGreaterThan(5)
  })
})
