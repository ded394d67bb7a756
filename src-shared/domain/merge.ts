// How two people's edits become one state (docs/merge.md). Every rule here is a function of the set of
// changes that is known, never of the order in which they arrived or of a clock, so all workspaces
// that know the same changes show the same. References are whatever the caller uses to name a
// change (text in packages, a number in the database).
import { CREATION, DELETED, type FirstValues } from './changes.ts'
import { isUnread, type Value } from './entities.ts'

/** A change that nobody has replaced: one of the values that a field has now. */
export interface Side<R> {
  readonly ref: R
  readonly site: string
  readonly office: string // id of the office whose workspace wrote it
  readonly value: Value
}

export interface Arrival<R> {
  readonly ref: R
  readonly prior: readonly R[]
}

export function sameValue(a: Value, b: Value): boolean {
  if (isUnread(a) || isUnread(b)) return isUnread(a) && isUnread(b) && a.unread === b.unread
  return Object.is(a, b) || (a === 0 && b === 0)
}

/**
 * The heads of a field once `arrivals` are known: what was there and what came, without what any of
 * them replaces. A change never arrives after one that names it as prior (a dangling prior is
 * refused), so the old heads need not be asked what they replaced.
 */
export function headsWith<R>(heads: readonly R[], arrivals: readonly Arrival<R>[]): R[] {
  const replaced = new Set(arrivals.flatMap(({ prior }) => prior))
  const all = new Set([...heads, ...arrivals.map(({ ref }) => ref)])
  return [...all].filter((ref) => !replaced.has(ref))
}

/** The side that every workspace shows first: the owner office's, then by site, then by number. */
export function shownFirst<R extends string | number>(
  sides: readonly Side<R>[],
  owner: string,
): Side<R>[] {
  const rank = (side: Side<R>) => (side.office === owner ? 0 : 1)
  return sides.toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.site, b.site) || -compare(a.ref, b.ref),
  )
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether people must choose: heads that differ. Several heads with one value are joined. */
export function inConflict<R>(sides: readonly Side<R>[]): boolean {
  const [first, ...others] = sides
  return first !== undefined && others.some(({ value }) => !sameValue(value, first.value))
}

export interface Deletion<R> {
  readonly ref: R
  readonly group: string | number
  readonly value: boolean
  readonly prior: readonly R[]
}

/** What decides whether a row is there. */
export interface Lifeline<R> {
  readonly row: string
  /** Rows of the same scope that this one hangs under, as it shows them. */
  readonly parents: readonly string[]
  /** Its creations and the heads of all its fields. */
  readonly heads: readonly R[]
  /** The heads of its pseudo field `deleted`. */
  readonly deletions: readonly Deletion<R>[]
}

/** Somebody deleted it and nobody who saw that has brought it back. */
export function isTombstone<R>(line: Lifeline<R>): boolean {
  return line.deletions.length > 0 && line.deletions.every(({ value }) => value)
}

/** A tombstone whose row holds something that no one who deleted it had seen. */
export function isContested<R>(line: Lifeline<R>): boolean {
  const seen = new Set(line.deletions.flatMap(({ prior }) => prior))
  return line.heads.some((ref) => !seen.has(ref))
}

/**
 * The rows that are dead. A tombstone is dead unless it is contested, or is a parent of a row that
 * lives, or was deleted in one group with a row that lives: a deletion holds as a whole or not at
 * all. The rows that live only grow while this runs, so the result does not depend on the order.
 * `lines` are all rows of one scope, or a part of them that is closed under "parent of", "deleted
 * together with" and "tombstone child of"; `living` are further rows that have a live child.
 */
export function deadRows<R>(
  lines: Iterable<Lifeline<R>>,
  living: Iterable<string> = [],
): ReadonlySet<string> {
  const dead = new Map<string, Lifeline<R>>()
  const together = new Map<string | number, string[]>()
  const revive: string[] = [...living]
  for (const line of lines) {
    if (!isTombstone(line)) {
      revive.push(...line.parents)
      continue
    }
    dead.set(line.row, line)
    if (isContested(line)) revive.push(line.row)
    for (const { group } of line.deletions) {
      const rows = together.get(group)
      if (rows) rows.push(line.row)
      else together.set(group, [line.row])
    }
  }
  for (let row = revive.pop(); row !== undefined; row = revive.pop()) {
    const line = dead.get(row)
    if (!line) continue
    dead.delete(row)
    revive.push(...line.parents)
    for (const { group } of line.deletions) {
      revive.push(...(together.get(group) ?? []))
      together.delete(group)
    }
  }
  return new Set(dead.keys())
}

/** A change as replay reads it; `field` and `value` as in changes.ts. */
export interface Written<R> extends Arrival<R> {
  readonly field: string
  readonly value: Value | FirstValues
  readonly site: string
  readonly office: string
  readonly group: string | number
}

export interface Replayed<R> {
  /** Heads per field, for the fields that something was written to after the creation. */
  readonly heads: ReadonlyMap<string, readonly R[]>
  /** What each field shows; absent when it was never given. */
  readonly values: ReadonlyMap<string, Value>
  /** Fields whose heads differ. */
  readonly conflicts: readonly string[]
  readonly life: Pick<Lifeline<R>, 'heads' | 'deletions'>
}

/**
 * A row from all changes that are known of it, in any order: the definition that the incremental
 * merge of the database is held against. `owner` is the scope that the row travels in.
 */
export function replayRow<R extends string | number>(
  changes: readonly Written<R>[],
  owner: string,
): Replayed<R> {
  const creations = changes.filter(({ field }) => field === CREATION)
  const fields = new Set(
    changes.flatMap(({ field, value }) =>
      field === CREATION ? Object.keys(value as FirstValues) : [field],
    ),
  )
  const heads = new Map<string, readonly R[]>()
  const values = new Map<string, Value>()
  const conflicts: string[] = []
  for (const field of fields) {
    const later = changes.filter((change) => change.field === field)
    const given = creations.filter(({ value }) => isGiven(value as FirstValues, field))
    const arrivals = [...given, ...later]
    const left = new Set(headsWith<R>([], arrivals))
    const sides = arrivals
      .filter(({ ref }) => left.has(ref))
      .map((change): Side<R> => ({ ...change, value: valueFor(change, field) }))
    const isUntouched = later.length === 0
    if (!isUntouched) heads.set(field, [...left])
    if (field !== DELETED) values.set(field, shownFirst(sides, owner)[0]?.value ?? null)
    if (inConflict(sides)) conflicts.push(field)
  }
  const marks = new Set(heads.get(DELETED))
  const alive = [...heads].flatMap(([field, refs]) => (field === DELETED ? [] : refs))
  return {
    heads,
    values,
    conflicts,
    life: {
      heads: [...new Set([...creations.map(({ ref }) => ref), ...alive])],
      deletions: changes
        .filter(({ ref }) => marks.has(ref))
        .map(({ ref, group, value, prior }) => ({ ref, group, value: value === true, prior })),
    },
  }
}

/** A creation sets the fields that it names with a value. */
export function isGiven(values: FirstValues, field: string): boolean {
  return Object.hasOwn(values, field) && values[field] !== null
}

/** What a change says about a field. */
export function valueFor(
  { field: own, value }: { readonly field: string; readonly value: Value | FirstValues },
  field: string,
): Value {
  if (own !== CREATION) return value as Value
  return (value as FirstValues)[field] ?? null
}
