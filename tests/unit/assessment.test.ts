// The annual assessment: urgency from progress, risk and gap, and the order of the funding request.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concernsOf, type Ranked, ranks, urgencyOf } from '#domain/assessment.ts'
import { datasetOf, type Rows } from '#domain/dataset.ts'
import type { RowOf } from '#domain/entities.ts'
import { checkRow } from '#domain/rules.ts'

function urgency(
  progress: number | null,
  risk: number | null,
  gap: number | null,
  required: number | null,
) {
  return urgencyOf(concernsOf({ progress, risk, gap, required }))
}

describe('urgency is the mean of what is still to go, the gravest risk and the gap', () => {
  test.each([
    // what, progress %, risk, gap, required, urgency
    ['a quarter done, risk 15 of 25, half unfunded', 25, 15, 50, 100, (75 + 60 + 50) / 3],
    ['nothing done, the gravest risk, no money at all', 0, 25, 100, 100, 100],
    ['all done, the smallest risk, fully funded', 100, 1, 0, 100, 4 / 3],
    ['beyond its target: counts as done, not as better than done', 140, 25, 100, 100, 200 / 3],
    ['fallen behind its baseline: nothing is done', -16.7, 25, 100, 100, 100],
    ['more secured than required: no gap', 0, 25, -40, 100, 200 / 3],
    ['no progress known: of the other two', null, 20, 30, 100, (80 + 30) / 2],
    ['no risk recorded: of the other two', 40, null, 30, 100, (60 + 30) / 2],
    ['no gap known: of the other two', 40, 20, null, 100, (60 + 80) / 2],
    ['nothing required: no gap to speak of', 40, 20, 0, 0, (60 + 80) / 2],
  ] as const)('%s', (_, progress, risk, gap, required, expected) => {
    expect(urgency(progress, risk, gap, required)).toBeCloseTo(expected, 10)
  })

  test.each([
    ['only progress', 40, null, null, null],
    ['only risk', null, 20, null, null],
    ['only the gap', null, null, 30, 100],
    ['nothing', null, null, null, null],
  ] as const)('%s is too little to say anything', (_, progress, risk, gap, required) => {
    expect(urgency(progress, risk, gap, required)).toBeNull()
  })

  const anything = {
    progress: fc.option(fc.double({ min: -500, max: 500, noNaN: true })),
    risk: fc.option(fc.integer({ min: 1, max: 25 })),
    gap: fc.option(fc.integer({ min: -1000, max: 1000 })),
    required: fc.option(fc.integer({ min: 0, max: 1000 })),
  }

  test('it lies between 0 and 100, whatever the data', () => {
    fc.assert(
      fc.property(fc.record(anything), ({ progress, risk, gap, required }) => {
        const value = urgency(progress, risk, gap, required)
        expect(value === null || (value >= 0 && value <= 100)).toBe(true)
      }),
    )
  })

  test('more progress never makes more urgent, more risk and a larger gap never less', () => {
    const known = fc.record({
      progress: fc.double({ min: -50, max: 150, noNaN: true }),
      risk: fc.integer({ min: 1, max: 24 }),
      gap: fc.integer({ min: 0, max: 900 }),
      more: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(known, ({ progress, risk, gap, more }) => {
        const before = urgency(progress, risk, gap, 1000) ?? 0
        expect(urgency(progress + more, risk, gap, 1000)).toBeLessThanOrEqual(before + 1e-9)
        expect(urgency(progress, risk + 1, gap, 1000)).toBeGreaterThan(before)
        expect(urgency(progress, risk, gap + more, 1000)).toBeGreaterThan(before)
      }),
    )
  })
})

describe('the order of the funding request', () => {
  function order(items: readonly Partial<Ranked>[]): readonly string[] {
    const all = items.map((item, index) => ({
      id: String(index),
      code: String(index),
      priority: null,
      urgency: null,
      gap: null,
      ...item,
    }))
    const places = ranks(all)
    return all
      .filter(({ id }) => places.has(id))
      .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
      .map(({ code }) => code)
  }

  test('the most urgent first', () => {
    const items = [
      { code: 'MLI', urgency: 40 },
      { code: 'SOM', urgency: 80 },
      { code: 'COL', urgency: 60 },
    ]
    expect(order(items)).toEqual(['SOM', 'COL', 'MLI'])
  })

  test('a priority that a person set comes before any urgency, in its own order', () => {
    const items = [
      { code: 'MLI', urgency: 90 },
      { code: 'SOM', urgency: 10, priority: 2 },
      { code: 'COL', priority: 1 },
    ]
    expect(order(items)).toEqual(['COL', 'SOM', 'MLI'])
  })

  test('the same priority twice: urgency decides between them', () => {
    const items = [
      { code: 'MLI', urgency: 20, priority: 1 },
      { code: 'SOM', urgency: 30, priority: 1 },
    ]
    expect(order(items)).toEqual(['SOM', 'MLI'])
  })

  test('alike as they are shown: the larger gap in money, then the code', () => {
    const items = [
      { code: 'SO10', urgency: 50.01, gap: 100 },
      { code: 'SO2', urgency: 50.04, gap: 100 },
      { code: 'SO3', urgency: 49.98, gap: 900 },
      { code: 'SO4', urgency: 50, gap: null },
    ]
    expect(order(items)).toEqual(['SO3', 'SO2', 'SO10', 'SO4'])
  })

  test('without priority and urgency there is no place, not the last one', () => {
    const places = ranks([
      { id: 'a', code: 'ESH', priority: null, urgency: null, gap: 500 },
      { id: 'b', code: 'SOM', priority: null, urgency: 0, gap: null },
    ])
    expect([...places]).toEqual([['b', 1]])
  })

  test('places are 1, 2, 3 … whatever order the rows come in', () => {
    const item = fc.record({
      id: fc.uuid(),
      code: fc.constantFrom('A', 'B', 'C'),
      priority: fc.option(fc.integer({ min: 1, max: 3 })),
      urgency: fc.option(fc.integer({ min: 0, max: 4 })),
      gap: fc.option(fc.integer({ min: 0, max: 3 })),
    })
    const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(items, (all) => {
        const places = ranks(all)
        expect([...places.values()].toSorted((a, b) => a - b)).toEqual(
          [...places].map((_, index) => index + 1),
        )
        expect(new Map(ranks(all.toReversed()))).toEqual(places)
      }),
    )
  })
})

describe('what is noticed in an assessment', () => {
  type Row = RowOf<'assessment'>
  const good: Row = {
    ...{ id: 'a', deleted: false, unread: null, year: 2021, objective: null, workplan: 'MLI' },
    ...{ rating: 'met', finding: 'All targets met.', priority: 1 },
  }
  function found(changed: Partial<Row>, others: readonly Row[] = []) {
    const row = { ...good, ...changed }
    const strategy = [{ id: 's', deleted: false, unread: null, year_from: 2020, year_to: 2024 }]
    const rows = { assessment: [row, ...others], strategy } as unknown as Rows
    return checkRow('assessment', row, datasetOf(rows)).map(({ rule, severity, field }) =>
      [severity, rule, field].join(' '),
    )
  }

  test.each([
    ['nothing to say', {}, []],
    ['of nothing', { workplan: null }, ['error assessment_subject ']],
    ['of two things at once', { objective: 'SO1' }, ['error assessment_subject ']],
    ['before the strategy', { year: 2019 }, ['error assessment_year year']],
    ['after the strategy', { year: 2025 }, ['error assessment_year year']],
    ['a place before the first', { priority: 0 }, ['error priority_below_one priority']],
    ['no place is no problem', { priority: null }, []],
    ['rated without a word', { finding: '  ' }, ['info rating_without_finding finding']],
  ] as const)('%s', (_, changed, expected) => {
    expect(found(changed)).toEqual(expected)
  })

  test('the same place twice, of the same year and kind', () => {
    const twice = ['warning priority_twice priority']
    expect(found({}, [{ ...good, id: 'b', workplan: 'SOM' }])).toEqual(twice)
    expect(found({}, [{ ...good, id: 'b', year: 2020 }])).toEqual([])
    expect(found({}, [{ ...good, id: 'b', workplan: null, objective: 'SO1' }])).toEqual([])
    expect(found({}, [{ ...good, id: 'b', priority: 2 }])).toEqual([])
  })
})
