// Merges what arrived on one field: its heads, the choice that people must make between them, and the value that
// it shows then. The caller writes that value into the row.
import { DELETED } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import {
  headsWith,
  inConflict,
  isGiven,
  type Side,
  sameValue,
  shownFirst,
  valueFor,
} from '#domain/merge.ts'
import { closeConflict, openConflict } from './conflicts.ts'
import { type Creation, shownBy, shownValue, sidesOf } from './heads.ts'
import { type Fresh, type IncomingRow, storedRow } from './incoming-rows.ts'
import type { Sqlite } from './open.ts'
import { statement } from './statements.ts'

export interface Merged {
  readonly value: Value
  readonly before: Value
  /** Of a conflict: the side that differs from what was shown. */
  readonly beside: Value
  readonly changed: boolean
  readonly conflict: boolean
}

const NONE: readonly number[] = []

export function mergeField(
  sqlite: Sqlite,
  row: IncomingRow,
  field: string,
  arrivals: readonly Fresh[],
  creations: readonly Creation[],
): Merged {
  const { entity, scope } = row
  const arrived = new Set(arrivals.map(({ n }) => n))
  const later = row.heads.get(field) ?? NONE
  // Then it does not matter whether the creation gave the field a value: something has replaced it.
  const isReplaced = isSeenAlone(creations, arrivals)
  const given = isReplaced ? NONE : givenBy(creations, field)
  const before = (later.length > 0 ? later : given).filter((n) => !arrived.has(n))
  const after = headsWith(
    before,
    arrivals.map(({ n, prior }) => ({ ref: n, prior })),
  )
  storeHeads(sqlite, row.row, field, later, !isReplaced && sameSet(after, given) ? [] : after)
  const sides = sidesNow(sqlite, after, arrivals, field)
  const value = shownFirst(sides, scope)[0]?.value ?? null
  const conflict = field !== DELETED && settleField(sqlite, row, field, sides, before.length > 1)
  if (field === DELETED) return { value, before: null, beside: null, changed: false, conflict }
  const stored = storedRow(sqlite, row)
  const shown = shownValue(entity, stored, field)
  const changed = !sameValue(shown, value)
  const beside = sides.find((side) => !sameValue(side.value, shown))?.value ?? null
  return { value, before: shown, beside, changed, conflict }
}

function isSeenAlone([only, ...others]: readonly Creation[], arrivals: readonly Fresh[]): boolean {
  if (!only || others.length > 0) return false
  return arrivals.some(({ prior }) => prior.includes(only.n))
}

function givenBy(creations: readonly Creation[], field: string): readonly number[] {
  return creations.filter(({ values }) => isGiven(values, field)).map(({ n }) => n)
}

/** As they are stored; a single one that has just arrived need not be read again. */
function sidesNow(
  sqlite: Sqlite,
  heads: readonly number[],
  arrivals: readonly Fresh[],
  field: string,
): Side<number>[] {
  const [only, ...others] = heads
  const arrived = others.length === 0 ? arrivals.find(({ n }) => n === only) : undefined
  if (!arrived) return sidesOf(sqlite, heads, field)
  // Alone it is shown, whoever wrote it.
  return [{ ref: arrived.n, site: '', office: '', value: valueFor(arrived.change, field) }]
}

/** Keeps what people must choose between; true when that is new. One head alone left nothing to choose. */
function settleField(
  sqlite: Sqlite,
  { entity, row, scope }: IncomingRow,
  field: string,
  sides: readonly Side<number>[],
  hadSeveral: boolean,
): boolean {
  if (inConflict(sides)) return openConflict(sqlite, entity, row, field, sides, scope)
  if (hadSeveral) closeConflict(sqlite, row, field, sides[0]?.ref)
  return false
}

function storeHeads(
  sqlite: Sqlite,
  row: string,
  field: string,
  before: readonly number[],
  after: readonly number[],
): void {
  const remove = statement(sqlite, 'DELETE FROM head WHERE row = ? AND field = ? AND n = ?')
  const insert = statement(sqlite, 'INSERT INTO head (row, field, n) VALUES (?, ?, ?)')
  for (const n of before) if (!after.includes(n)) remove.run(row, field, n)
  for (const n of after) if (!before.includes(n)) insert.run(row, field, n)
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n) => b.includes(n))
}

/** What a field shows when nothing but creations has set it. */
export function firstShown(
  sqlite: Sqlite,
  { scope }: IncomingRow,
  creations: readonly Creation[],
  field: string,
): Value {
  return shownBy(sqlite, givenBy(creations, field), field, scope)
}
