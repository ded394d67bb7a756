// What a public table hides: small counts, and as many beside them that nobody can compute one back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenCounts, type Sum } from '#domain/suppression.ts'

/** Counts of levels by category, with their sums; and of offices, with the same total. */
function table(categories: readonly (readonly number[])[], offices: readonly number[] = []) {
  const counts = new Map<string, number>()
  const sums: Sum[] = []
  const add = (total: string, values: readonly number[], names: readonly string[]) => {
    values.forEach((value, index) => {
      counts.set(names[index] ?? '', value)
    })
    counts.set(
      total,
      values.reduce((sum, value) => sum + value, 0),
    )
    sums.push({ total, parts: names })
  }
  categories.forEach((levels, c) => {
    const names = levels.map((_, l) => `${c}.${l}`)
    add(String(c), levels, names)
  })
  const total = [...categories.keys()].map(String)
  add(
    'all',
    total.map((name) => counts.get(name) ?? 0),
    total,
  )
  if (offices.length > 0) {
    const names = offices.map((_, index) => `office ${index}`)
    offices.forEach((value, index) => {
      counts.set(names[index] ?? '', value)
    })
    sums.push({ total: 'all', parts: names })
  }
  return { counts, sums }
}

function hiddenIn(categories: readonly (readonly number[])[], offices?: readonly number[]) {
  const { counts, sums } = table(categories, offices)
  return [...hiddenCounts(counts, sums)].toSorted()
}

describe('what is hidden', () => {
  test.each([
    // what, levels by category, hidden
    ['nothing under five', [[5, 9, 30]], []],
    ['one small count, and the smallest beside it', [[3, 9, 30]], ['0.0', '0.1']],
    ['two small counts protect each other', [[3, 1, 30]], ['0.0', '0.1']],
    ['two zeros would be given away by their sum', [[0, 0, 9, 30]], ['0.0', '0.1', '0.2']],
    ['so would two fours', [[4, 4, 9, 30]], ['0.0', '0.1', '0.2']],
    [
      'a category of one level goes with it, and one beside it',
      [[3], [40, 50], [60]],
      ['0', '0.0', '2', '2.0'],
    ],
    ['a small total, with all that it is made of', [[1, 2]], ['0', '0.0', '0.1', 'all']],
  ] as const)('%s', (_, categories, hidden) => {
    expect(hiddenIn(categories)).toEqual(hidden)
  })

  test('the same total stands over levels and over offices: neither gives it away', () => {
    expect(hiddenIn([[20, 30]], [2, 48])).toEqual(['office 0', 'office 1'])
    expect(hiddenIn([[1, 2]], [3])).toEqual(['0', '0.0', '0.1', 'all', 'office 0'])
  })

  test('what was not counted is in no sum', () => {
    const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }]
    const counts = new Map([
      ['a', 3],
      ['c', 20],
      ['all', 23],
    ])
    expect([...hiddenCounts(counts, sums)].toSorted()).toEqual(['a', 'c'])
  })
})

/**
 * Every way in which the hidden counts could be, given what is printed: whole numbers of people, and
 * those totals that are hidden are under five or were hidden beside another.
 */
function possibilities(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  hidden: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const names = [...hidden]
  const most = counts.get('all') ?? 0
  const found = new Map(names.map((name) => [name, new Set<number>()]))
  const values = new Map(counts)
  const leaves = names.filter((name) => !sums.some(({ total }) => total === name))
  const derived = names.filter((name) => !leaves.includes(name))
  const fits = () =>
    sums.every(({ total, parts }) => {
      const together = parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0)
      return together === values.get(total)
    })
  const deepestFirst = sums.filter(({ total }) => derived.includes(total))
  function choose(index: number): void {
    const name = leaves[index]
    if (name !== undefined) {
      for (let value = 0; value <= most + 1; value += 1) {
        values.set(name, value)
        choose(index + 1)
      }
      return
    }
    for (const { total, parts } of deepestFirst) {
      values.set(
        total,
        parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0),
      )
    }
    if (fits()) for (const each of names) found.get(each)?.add(values.get(each) ?? 0)
  }
  choose(0)
  return found
}

describe('what is printed', () => {
  const levels = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 })

  test('leaves at least two possibilities for every hidden count', () => {
    fc.assert(
      fc.property(fc.array(levels, { minLength: 1, maxLength: 2 }), (categories) => {
        const { counts, sums } = table(categories)
        const hidden = hiddenCounts(counts, sums)
        fc.pre([...hidden].filter((name) => name.includes('.')).length <= 4)
        for (const [name, possible] of possibilities(counts, sums, hidden)) {
          expect([name, possible.size]).not.toEqual([name, 1])
        }
      }),
      { numRuns: 150 },
    )
  })

  test('has no count under five, and no sum with a single unknown', () => {
    const many = fc.array(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(many, (categories) => {
        const { counts, sums } = table(categories)
        const hidden = hiddenCounts(counts, sums)
        for (const [name, count] of counts) expect(count >= 5 || hidden.has(name)).toBe(true)
        for (const { total, parts } of sums) {
          const unknown = [total, ...parts].filter((name) => hidden.has(name))
          expect(unknown.length).not.toBe(1)
        }
      }),
    )
  })

  test('is everything when nothing is small', () => {
    const large = fc.array(
      fc.array(fc.integer({ min: 5, max: 500 }), { minLength: 1, maxLength: 6 }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(large, (categories) => {
        expect(hiddenIn(categories)).toEqual([])
      }),
    )
  })
})
