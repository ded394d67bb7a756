// The rules of merging as a table of cases, and as a property: a row's state is a function of the set of changes
// that is known, so neither the order of arrival nor the way they were cut into packages matters.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CREATION, DELETED, type FirstValues } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import {
  deadRows,
  headsWith,
  inConflict,
  isContested,
  isTombstone,
  type Lifeline,
  replayRow,
  type Side,
  sameValue,
  shownFirst,
  type Written,
} from '#domain/merge.ts'

const OFFICE = 'laos'
const HQ = 'hq'

function side(ref: string, value: Value, office = OFFICE, site = 'site-a'): Side<string> {
  return { ref, value, office, site }
}

describe('what becomes of a change', () => {
  const current = [side('o#1', 1)]
  const cases: [string, readonly Side<string>[], string[], Value, string][] = [
    ['its prior is the current head', current, ['o#1'], 2, 'applied'],
    [
      'its prior is all current heads',
      [...current, side('h#1', 3, HQ)],
      ['o#1', 'h#1'],
      2,
      'applied',
    ],
    ['nothing was set before', [], [], 2, 'applied'],
    ['its prior is older, same value', current, ['x#1'], 1, 'joined'],
    ['its prior is older, other value', current, ['x#1'], 2, 'conflict'],
    ['its prior is one of two heads', [...current, side('h#1', 3, HQ)], ['o#1'], 2, 'conflict'],
    ['a creation meets a row that is there', current, [], 2, 'conflict'],
    ['a creation meets the same value', current, [], 1, 'joined'],
  ]
  test.each(cases)('%s', (_, before, prior, value, outcome) => {
    expect(outcomeOf(before, side('new#1', value), prior)).toBe(outcome)
  })
})

/** In the words of the table: applied is alone on the field, joined is not but agrees. */
function outcomeOf(before: readonly Side<string>[], change: Side<string>, prior: string[]): string {
  const heads = headsWith(
    before.map(({ ref }) => ref),
    [{ ref: change.ref, prior }],
  )
  const sides = [...before, change].filter(({ ref }) => heads.includes(ref))
  if (inConflict(sides)) return 'conflict'
  return sides.length > 1 ? 'joined' : 'applied'
}

describe('heads', () => {
  const cases: [string, string[], { ref: string; prior: string[] }[], string[]][] = [
    ['a change replaces what it saw', ['a'], [{ ref: 'b', prior: ['a'] }], ['b']],
    ['a change leaves what it did not see', ['a'], [{ ref: 'b', prior: [] }], ['a', 'b']],
    [
      'a chain in one package leaves its end, in any order',
      ['a'],
      [
        { ref: 'c', prior: ['b'] },
        { ref: 'b', prior: ['a'] },
      ],
      ['c'],
    ],
    ['a choice replaces both sides', ['a', 'b'], [{ ref: 'c', prior: ['a', 'b'] }], ['c']],
    ['what is known arrives again', ['a'], [{ ref: 'a', prior: [] }], ['a']],
  ]
  test.each(cases)('%s', (_, before, arrivals, after) => {
    expect(headsWith(before, arrivals).toSorted()).toEqual(after)
  })
})

describe('the value that is shown', () => {
  test('is the owner office’s, then the one of the first site, whatever the order', () => {
    const own = side('z/laos#1', 'own', OFFICE, 'z')
    const hq = side('a/laos#1', 'hq', HQ, 'a')
    const other = side('b/laos#1', 'other', HQ, 'b')
    for (const sides of [
      [own, hq, other],
      [other, hq, own],
    ]) {
      expect(shownFirst(sides, OFFICE).map(({ value }) => value)).toEqual(['own', 'hq', 'other'])
      expect(shownFirst(sides, 'shared').map(({ value }) => value)).toEqual(['hq', 'other', 'own'])
    }
  })

  test('is no conflict when all sides agree; an unread text is not the value it looks like', () => {
    expect(inConflict([side('a', 1), side('b', 1, HQ)])).toBe(false)
    expect(inConflict([side('a', 1), side('b', null, HQ)])).toBe(true)
    expect(sameValue({ unread: '1' }, { unread: '1' })).toBe(true)
    expect(sameValue({ unread: '1' }, '1')).toBe(false)
    expect(sameValue(0, -0)).toBe(true)
  })
})

describe('a deletion', () => {
  const line = (row: string, more: Partial<Lifeline<string>>): Lifeline<string> => ({
    row,
    parents: [],
    heads: [`${row}#1`],
    deletions: [],
    ...more,
  })
  const gone = (row: string, group = 'g', ...seen: string[]) => ({
    ref: `${row}#d-${group}`,
    group,
    value: true,
    prior: [`${row}#1`, ...seen],
  })
  const dead = (...lines: Lifeline<string>[]) => [...deadRows(lines)].toSorted()

  test('holds when whoever deleted had seen everything', () => {
    expect(dead(line('p', { deletions: [gone('p')] }))).toEqual(['p'])
  })

  test('is contested by an edit that was not seen, and then does not hold', () => {
    const edited = line('p', { heads: ['p#1', 'p#2'], deletions: [gone('p')] })
    expect([isTombstone(edited), isContested(edited)]).toEqual([true, true])
    expect(dead(edited)).toEqual([])
  })

  test('by two people holds when together they had seen everything', () => {
    const both = line('p', {
      heads: ['p#1', 'p#2'],
      deletions: [gone('p', 'g'), gone('p', 'h', 'p#2')],
    })
    expect(dead(both)).toEqual(['p'])
  })

  test('does not hold against a restoration that did not see it', () => {
    const restored = { ref: 'p#r', group: 'r', value: false, prior: ['p#1'] }
    expect(dead(line('p', { deletions: [gone('p'), restored] }))).toEqual([])
  })

  test('holds as a whole or not at all', () => {
    expect(
      dead(
        line('p', { deletions: [gone('p')] }),
        line('c', { parents: ['p'], deletions: [gone('c')] }),
        line('e', { parents: ['p'], heads: ['e#1', 'e#2'], deletions: [gone('e')] }),
        line('other', { deletions: [gone('other', 'h')] }),
      ),
    ).toEqual(['other'])
  })

  test('gives way to a child that lives, up to the top', () => {
    expect(
      dead(
        line('top', { deletions: [gone('top', 'g')] }),
        line('p', { parents: ['top'], deletions: [gone('p', 'h')] }),
        line('c', { parents: ['p'] }),
      ),
    ).toEqual([])
  })
})

// ------------------------------------------------------------------------------ random histories

interface Author {
  readonly site: string
  readonly office: string
  readonly known: Written<string>[]
}

const action = fc.record({
  who: fc.nat(3),
  from: fc.nat(3),
  what: fc.constantFrom('receive', 'set', 'set', 'set', 'create', 'delete', 'restore'),
  field: fc.constantFrom('title', 'value'),
  value: fc.constantFrom<Value[]>(1, 2, null, { unread: 'x' }),
})

/** What an author writes next, with the priors that db/writer.ts would name. */
function writeNext(author: Author, next: { what: string; field: string; value: Value }) {
  const { known, site, office } = author
  const state = replayRow(known, OFFICE)
  const creations = known.filter(({ field }) => field === CREATION).map(({ ref }) => ref)
  const ref = `${site}/${OFFICE}#${known.filter((change) => change.site === site).length + 1}`
  const base = { ref, site, office, group: ref }
  if (next.what === 'create') {
    if (creations.length > 0) return
    const value: FirstValues = next.value === null ? {} : { [next.field]: next.value }
    known.push({ ...base, field: CREATION, value, prior: [] })
  } else if (creations.length === 0) return
  else if (next.what === 'set') {
    const named = known.filter(
      ({ field, value }) => field === CREATION && Object.hasOwn(value as object, next.field),
    )
    const given = named.length > 0 ? named.map((change) => change.ref) : creations
    const prior = state.heads.get(next.field) ?? given
    known.push({ ...base, field: next.field, value: next.value, prior })
  } else {
    const marks = state.life.deletions.map((deletion) => deletion.ref)
    const prior = [...state.life.heads, ...marks]
    known.push({ ...base, field: DELETED, value: next.what === 'delete', prior })
  }
}

function receive(to: Author, from: Author): void {
  const refs = new Set(to.known.map(({ ref }) => ref))
  to.known.push(...from.known.filter(({ ref }) => !refs.has(ref)))
}

function stateOf(changes: readonly Written<string>[]) {
  const { values, heads, conflicts, life } = replayRow(changes, OFFICE)
  return {
    values: Object.fromEntries([...values].toSorted()),
    heads: [...heads].map(([field, refs]) => [field, refs.toSorted()]).toSorted(),
    conflicts: conflicts.toSorted(),
    dead: deadRows([{ row: 'r', parents: [], ...life }]).size,
  }
}

describe('four people who edit one row and exchange what they have at random', () => {
  test('see the same once everything is everywhere, whatever the order it came in', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        (actions, random) => {
          const authors: Author[] = [
            { site: 'c', office: HQ, known: [] },
            { site: 'b', office: OFFICE, known: [] },
            { site: 'd', office: OFFICE, known: [] },
            { site: 'a', office: HQ, known: [] },
          ]
          for (const next of actions) {
            const author = authors[next.who] as Author
            if (next.what === 'receive') receive(author, authors[next.from] as Author)
            else writeNext(author, next)
          }
          for (let round = 0; round < 2; round++) {
            for (const to of authors) for (const from of authors) receive(to, from)
          }
          const [first, ...others] = authors.map(({ known }) => stateOf(known))
          for (const other of others) expect(other).toEqual(first)
          const all = authors[0]?.known ?? []
          const shuffled = all
            .map((change) => ({ change, place: random.next().value }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ change }) => change)
          expect(stateOf(shuffled)).toEqual(first)
          expect(headsOneByOne(all)).toEqual(headsAtOnce(shuffled))
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Heads as the database makes them, change by change in an order of causes. */
function headsOneByOne(changes: readonly Written<string>[]): string[] {
  const later = changes.filter(({ field }) => field !== CREATION)
  const heads = new Map<string, string[]>()
  for (const change of inOrderOfCauses(later)) {
    heads.set(change.field, headsWith(heads.get(change.field) ?? [], [change]))
  }
  return [...heads.values()].flat().toSorted()
}

function headsAtOnce(changes: readonly Written<string>[]): string[] {
  const later = changes.filter(({ field }) => field !== CREATION)
  const fields = Map.groupBy(later, ({ field }) => field)
  return [...fields.values()].flatMap((arrivals) => headsWith([], arrivals)).toSorted()
}

function inOrderOfCauses(changes: readonly Written<string>[]): Written<string>[] {
  const refs = new Set(changes.map(({ ref }) => ref))
  const done = new Set<string>()
  const ordered: Written<string>[] = []
  while (ordered.length < changes.length) {
    for (const change of changes) {
      if (done.has(change.ref)) continue
      if (change.prior.some((ref) => refs.has(ref) && !done.has(ref))) continue
      done.add(change.ref)
      ordered.push(change)
    }
  }
  return ordered
}
