// The rules look at nothing but what lookups.ts says: it is read to judge a few rows instead of all, so a
// rule that looked further would be judged wrongly there. Every rule is watched on plans at random.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnyRow, type Dataset, datasetOf, fieldValue, type Rows } from '#domain/dataset.ts'
import { ENTITIES, type Entity, type EntityName, type Field } from '#domain/entities.ts'
import { LINKED_ENTITIES } from '#domain/links.ts'
import { EVERYWHERE, FOLLOWED, LINKS, LOOKUPS, READ_FROM_BELOW } from '#domain/lookups.ts'
import { placeOf } from '#domain/place.ts'
import { checkRow } from '#domain/rules.ts'
import { row } from '../support/plan-rows.ts'

const HOW_MANY = 3

/** Numbers at random below a bound, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Rows of every entity, HOW_MANY of each, whose references meet. */
function strategyAtRandom(next: (below: number) => number): Rows {
  const names = Object.keys(ENTITIES) as EntityName[]
  return Object.fromEntries(
    names.map((entity) => [
      entity,
      Array.from({ length: HOW_MANY }, (_, i) => {
        const { fields }: Entity = ENTITIES[entity]
        const values = Object.entries(fields).map(([name, field]) => [
          name,
          name === 'office' ? 'office 0' : heldBy(name, field, next),
        ])
        return row(entity, { id: `${entity} ${i}`, ...Object.fromEntries(values) })
      }),
    ]),
  ) as unknown as Rows
}

function heldBy(
  name: string,
  { kind, choices, to }: Field,
  next: (below: number) => number,
): unknown {
  if (next(12) === 0) return null
  if (to) return `${to} ${next(HOW_MANY)}`
  if (choices) return choices[next(choices.length)]
  if (kind === 'flag') return next(2) === 0
  if (kind === 'date') return `202${next(3)}-0${1 + next(9)}-15`
  if (kind === 'period') return ['2020', '2020Q1', '2020Q2', '2021Q1', '2021'][next(5)]
  if (kind === 'text') return ['sex', 'sex x age', 'Women', ''][next(4)]
  if (name === 'entity') return LINKED_ENTITIES[next(4)]
  if (name === 'row') return `${LINKED_ENTITIES[next(4)]} ${next(HOW_MANY)}`
  if (kind === 'code') return ['sex', 'f', '1.1', 'sex=f', 'USD', 'MLI'][next(6)]
  return [0, 1, 2, 5, 40, 100, 2020, 2021][next(8)]
}

interface Watched {
  readonly said: Set<string>
  readonly data: Dataset
}

/** A dataset that notes what is looked at and was not declared, judging one row. */
function watching(rows: Rows, entity: EntityName, judged: AnyRow): Watched {
  const said = new Set<string>()
  const data = datasetOf(rows)
  /** Rows that references lead to, with the entities on the way there. */
  const reached = new Map<string, Set<EntityName>>([[judged.id, new Set()]])
  const isOffice = (name: EntityName) => ENTITIES[name].owner === 'office'

  function reach(to: EntityName, id: unknown, way: ReadonlySet<EntityName>): void {
    if (typeof id !== 'string') return
    const ways = reached.get(id) ?? new Set<EntityName>()
    const isNew = [...way].some((name) => !ways.has(name))
    reached.set(id, new Set([...ways, ...way]))
    const above = isNew ? data.get(to, id) : undefined
    if (above) follow(to, above as AnyRow, way)
  }
  function follow(of: EntityName, from: AnyRow, way: ReadonlySet<EntityName>): void {
    const onwards = new Set([...way, of])
    const { fields }: Entity = ENTITIES[of]
    for (const field of FOLLOWED[of] ?? []) {
      reach(fields[field]?.to as EntityName, fieldValue(from, field), onwards)
    }
    if (LINKS.includes(of)) {
      reach(fieldValue(from, 'entity') as EntityName, fieldValue(from, 'row'), onwards)
    }
  }
  follow(entity, judged, new Set())

  function reading<R extends AnyRow>(name: EntityName, found: R | undefined): R | undefined {
    if (!found || found.id === judged.id) return found
    return new Proxy(found, {
      get(target, field) {
        const isField = Object.hasOwn(ENTITIES[name].fields, field)
        const readers = READ_FROM_BELOW[name]?.[String(field)] ?? []
        const way = reached.get(found.id)
        if (isField && readers !== '*' && !readers.some((each) => way?.has(each))) {
          said.add(`${entity} reads ${name}.${String(field)}`)
        }
        return Reflect.get(target, field)
      },
    })
  }

  const get = (name: EntityName, id: string | null) => {
    if (id !== null && !reached.has(id) && !EVERYWHERE.includes(name))
      said.add(`${entity} gets ${name}`)
    return reading(name, data.get(name, id) as AnyRow | undefined)
  }
  const all = (name: EntityName) => {
    const isJudgedAsAWhole = !isOffice(entity) && !isOffice(name)
    if (!isJudgedAsAWhole && !EVERYWHERE.includes(name)) said.add(`${entity} asks for all ${name}`)
    return data.all(name)
  }
  const by = (name: EntityName, field: string, value: string | null) => {
    const isDeclared =
      value === null ||
      EVERYWHERE.includes(name) ||
      (!isOffice(entity) && !isOffice(name)) ||
      LOOKUPS.some(
        (each) =>
          each.judged === entity &&
          each.entity === name &&
          each.by === field &&
          fieldValue(judged, each.of) === value,
      )
    if (!isDeclared) said.add(`${entity} asks for ${name} by ${field}`)
    return data.by(name, field as never, value)
  }
  return { said, data: { all, get, by } as Dataset }
}

test('no rule and no place looks at anything that is not declared', () => {
  let judged = 0
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const next = numbersFrom(seed)
      const rows = strategyAtRandom(next)
      const said = new Set<string>()
      for (const [entity, list] of Object.entries(rows) as [EntityName, readonly AnyRow[]][]) {
        // What is not an office's is judged all together.
        if (ENTITIES[entity].owner !== 'office') continue
        for (const each of list) {
          const watched = watching(rows, entity, each)
          checkRow(entity, each, watched.data)
          placeOf(entity, each, watched.data)
          for (const words of watched.said) said.add(words)
          judged += 1
        }
      }
      expect([...said].sort()).toEqual([])
    }),
    { numRuns: 150, endOnFailure: true },
  )
  expect(judged).toBeGreaterThan(1000)
})

test('every lookup is by a field that there is, in two entities of offices', () => {
  for (const { judged, entity, by, of } of LOOKUPS) {
    expect(['id', ...Object.keys(ENTITIES[judged].fields)]).toContain(of)
    expect(Object.keys(ENTITIES[entity].fields)).toContain(by)
    expect([ENTITIES[judged].owner, ENTITIES[entity].owner]).toEqual(['office', 'office'])
  }
})
