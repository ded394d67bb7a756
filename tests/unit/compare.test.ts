// Two versions of a plan: what was added, removed, moved and changed. Known answers that one can read, and
// properties that hold for any two versions.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compare,
  pairById,
  pairByName,
  type Version,
  type VersionRow,
  versionOf,
  withDifferences,
} from '#domain/compare.ts'
import type { EntityName, Value } from '#domain/entities.ts'

function row(entity: EntityName, id: string, values: Record<string, Value>): VersionRow {
  return { id, entity, values: { office: 'SOM', ...values } }
}

const PLAN: Version = [
  row('workplan', 'w', { code: 'SOM', title: 'Plan of Somalia', year_to: 2021 }),
  row('outcome', 'o', { workplan: 'w', objective: 'so1', code: '1', statement: 'More women' }),
  row('output', 'p', { outcome: 'o', code: '1.1', statement: 'Fair vacancies', sort: 1 }),
  row('output', 'q', { outcome: 'o', code: '1.2', statement: 'Fair wages', sort: 2 }),
  row('activity', 'a', { output: 'p', code: '1.1.1', title: 'Rewrite', ends: '2021-12-31' }),
  row('indicator', 'i', { output: 'p', definition: 'd', final_target: 100, baseline_value: 0 }),
  row('target', 't', { indicator: 'i', period: '2021Q1', value: 50 }),
]

/** Another version: `changes` by id; null takes the row out. */
function edited(changes: Readonly<Record<string, Record<string, Value> | null>>): Version {
  return PLAN.flatMap((each) => {
    const change = changes[each.id]
    if (change === undefined) return [each]
    if (change === null) return []
    const values = Object.entries({ ...each.values, ...change }).filter(([, v]) => v !== null)
    return [{ ...each, values: Object.fromEntries(values) }]
  })
}

/** As 'changed output p: statement Fair vacancies > Fair jobs'. */
function told(before: Version, after: Version, pairs = pairById(before, after)): string[] {
  return compare(before, after, pairs).map(({ kind, moved, entity, row: id, fields }) => {
    const words = fields.map(({ field, from, to }) => `${field} ${shown(from)} > ${shown(to)}`)
    return `${kind}${moved ? ' moved' : ''} ${entity} ${id}: ${words.join(', ')}`
  })
}
function shown(value: Value): string {
  if (value === null) return '–'
  return typeof value === 'object' ? `“${value.unread}”` : String(value)
}

describe('known answers', () => {
  test.each<[string, Version, readonly string[]]>([
    ['nothing', PLAN, []],
    [
      'a text',
      edited({ p: { statement: 'Fair jobs' } }),
      ['changed output p: statement Fair vacancies > Fair jobs'],
    ],
    [
      'two fields of a row, in the order of the registry',
      edited({ a: { title: 'Write anew', code: '1.1.9' } }),
      ['changed activity a: code 1.1.1 > 1.1.9, title Rewrite > Write anew'],
    ],
    [
      'a value that was cleared',
      edited({ i: { final_target: null } }),
      ['changed indicator i: final_target 100 > –'],
    ],
    [
      'zero is not nothing',
      edited({ i: { baseline_value: null } }),
      ['changed indicator i: baseline_value 0 > –'],
    ],
    [
      'a text that cannot be read',
      edited({ t: { value: { unread: '50 ppl' } } }),
      ['changed target t: value 50 > “50 ppl”'],
    ],
    [
      'another result above it: moved',
      edited({ a: { output: 'q' } }),
      ['changed moved activity a: output p > q'],
    ],
    [
      'another place among its like: moved',
      edited({ q: { sort: 0 } }),
      ['changed moved output q: sort 2 > 0'],
    ],
    [
      'another objective: moved',
      edited({ o: { objective: 'so2' } }),
      ['changed moved outcome o: objective so1 > so2'],
    ],
    [
      'moved and changed',
      edited({ i: { output: null, outcome: 'o', final_target: 90 } }),
      ['changed moved indicator i: outcome – > o, output p > –, final_target 100 > 90'],
    ],
    [
      'a row that is gone, with all it had',
      edited({ t: null }),
      ['removed target t: indicator i > –, period 2021Q1 > –, value 50 > –'],
    ],
    [
      'the workplan’s own fields',
      edited({ w: { year_to: 2022 } }),
      ['changed workplan w: year_to 2021 > 2022'],
    ],
  ])('%s', (_, after, expected) => {
    expect(told(PLAN, after)).toEqual(expected)
  })

  test('a new row, with all it has', () => {
    const milestone = row('milestone', 'm', { activity: 'a', title: 'First draft' })
    expect(told(PLAN, [...PLAN, milestone])).toEqual([
      'added milestone m: activity – > a, title – > First draft',
    ])
  })

  test('differences stand in the order of the plan, what hangs under a row after it', () => {
    const after = edited({
      q: { statement: 'x' },
      t: { value: 1 },
      a: { title: 'x' },
      p: { statement: 'x' },
      w: { title: 'x' },
    })
    const order = compare(PLAN, after, pairById(PLAN, after)).map(({ row: id }) => id)
    expect(order).toEqual(['w', 'p', 'a', 't', 'q'])
  })

  test('a plan is what hangs under its workplan, links included, and nothing else', () => {
    const other = row('workplan', 'x', { code: 'SOM2' })
    const stray = row('outcome', 'y', { workplan: 'x' })
    const link = row('sdg_link', 'l', { entity: 'activity', row: 'a', goal: 5 })
    const found = versionOf([stray, link, other, ...PLAN], 'w')
    expect(found.map(({ id }) => id).sort()).toEqual([...PLAN.map(({ id }) => id), 'l'].sort())
  })
})

/** The same plan of another office: every id is another. */
function copied(version: Version, office = 'MLI'): Version {
  const ids = new Map(version.map(({ id }) => [id, `${id}'`]))
  const renamed = (value: Value) => (typeof value === 'string' ? (ids.get(value) ?? value) : value)
  return version.map(({ id, entity, values }) => ({
    id: ids.get(id) ?? id,
    entity,
    values: {
      ...Object.fromEntries(Object.entries(values).map(([f, v]) => [f, renamed(v)])),
      office,
    },
  }))
}

describe('two workplans', () => {
  const other = copied(PLAN)

  test('with the same rows under other ids do not differ', () => {
    expect(told(PLAN, other, pairByName(PLAN, other))).toEqual([])
  })

  test('differ in what their rows say, and in rows that only one has', () => {
    const after = other
      .filter(({ id }) => id !== "q'")
      .map((each) =>
        each.id === "i'" ? { ...each, values: { ...each.values, final_target: 80 } } : each,
      )
    expect(told(PLAN, after, pairByName(PLAN, after))).toEqual([
      "changed indicator i': final_target 100 > 80",
      'removed output q: outcome o > –, code 1.2 > –, statement Fair wages > –, sort 2 > –',
    ])
  })

  test('are paired by words where the code is another', () => {
    const after = other.map((each) =>
      each.id === "p'" ? { ...each, values: { ...each.values, code: '1.7' } } : each,
    )
    expect(told(PLAN, after, pairByName(PLAN, after))).toEqual([
      "changed output p': code 1.1 > 1.7",
    ])
  })

  test('rows that are called the same are paired in their order', () => {
    const line = (id: string, planned: number) =>
      row('budget_line', id, { activity: 'a', category: 'travel', period: '2021', planned })
    const before = [...PLAN, line('b1', 100), line('b2', 200)]
    const after = copied(before)
    expect(told(before, after, pairByName(before, after))).toEqual([])
  })
})

// Properties ---------------------------------------------------------------------------------------

const text = fc.constantFrom('a', 'b', 'c')
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.integer({ min: 0, max: 3 }),
  text.map((unread) => ({ unread })),
)

/** Plans of a few rows with the ids of PLAN, any of them missing, hanging anywhere. */
const version: fc.Arbitrary<Version> = fc
  .array(
    fc.record({
      entity: fc.constantFrom('outcome', 'output', 'activity', 'target' as const),
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      fields: fc.dictionary(
        fc.constantFrom('code', 'statement', 'title', 'outcome', 'output', 'sort', 'value'),
        value,
      ),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    const made = rows.map(({ entity, id, fields }) => {
      const name = entity as EntityName
      const own = Object.entries(fields).filter(([field]) => KNOWN[entity]?.includes(field))
      return { id: `${entity}${id}`, entity: name, values: Object.fromEntries(own) }
    })
    return [...new Map(made.map((each) => [each.id, each])).values()]
  })

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  outcome: ['code', 'statement', 'sort'],
  output: ['code', 'statement', 'sort', 'outcome'],
  activity: ['code', 'title', 'sort', 'output'],
  target: ['value'],
}

const sorted = (rows: Version) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('for any two versions', () => {
  test('a version does not differ from itself, in whatever order its rows come', () => {
    fc.assert(
      fc.property(version, (a) => {
        const turned = [...a].reverse()
        expect(compare(a, turned, pairById(a, turned))).toEqual([])
      }),
    )
  })

  test('the first with the differences made is the second', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const made = withDifferences(a, compare(a, b, pairById(a, b)))
        expect(sorted(made)).toEqual(sorted(b))
      }),
    )
  })

  test('the other way round it is the same differences backwards', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const there = compare(a, b, pairById(a, b))
        const back = compare(b, a, pairById(b, a))
        const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
        expect(back.map((d) => `${turned[d.kind]} ${d.row}`).sort()).toEqual(
          there.map((d) => `${d.kind} ${d.row}`).sort(),
        )
        expect(back.reduce((sum, d) => sum + d.fields.length, 0)).toBe(
          there.reduce((sum, d) => sum + d.fields.length, 0),
        )
      }),
    )
  })

  test('the order of the rows given does not change the order told', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [x, y] = [[...a].reverse(), [...b].reverse()]
        expect(compare(x, y, pairById(x, y))).toEqual(compare(a, b, pairById(a, b)))
      }),
    )
  })
})
