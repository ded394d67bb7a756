// Reads the history graph: which changes are the heads of a field, which value they show, what a row shows
// now. Changes are named by a number here: stream × 2^32 + seq, so a reference needs no look-up and a
// dangling one is seen by arithmetic. Writes nothing.
import { type ChangeRef, changeRef, DELETED, type FirstValues } from '#domain/changes.ts'
import { ENTITY_NAMES, type EntityName, type Value } from '#domain/entities.ts'
import { isGiven, type Side, shownFirst, valueFor } from '#domain/merge.ts'
import type { Sqlite } from './open.ts'
import { type Column, entityDefinition, fromColumn } from './schema.ts'
import { plucked, statement } from './statements.ts'

const STREAM = 2 ** 32

export function changeNumber(stream: number, seq: number): number {
  return stream * STREAM + seq
}
export function streamOfNumber(n: number): number {
  return Math.floor(n / STREAM)
}
export function seqOfNumber(n: number): number {
  return n % STREAM
}

export function refOf(sqlite: Sqlite, n: number): ChangeRef {
  const name = plucked(sqlite, 'SELECT name FROM stream WHERE id = ?').get(streamOfNumber(n))
  return changeRef(String(name), seqOfNumber(n))
}

/** The number of the last change of a stream that is known here; 0 for none. */
export function lastOf(sqlite: Sqlite, stream: number): number {
  const last = plucked(sqlite, 'SELECT MAX(n) FROM change WHERE n > ? AND n < ?').get(
    changeNumber(stream, 0),
    changeNumber(stream + 1, 0),
  ) as number | null
  return last === null ? 0 : seqOfNumber(last)
}

interface LastOfStream {
  readonly id: number
  readonly name: string
  readonly scope: string
  readonly last: number
}

/** The same of all streams that have a change, in the order of their ids. */
export function lastOfStreams(sqlite: Sqlite): readonly LastOfStream[] {
  const all = statement(
    sqlite,
    `SELECT id, name, scope, (
       SELECT MAX(n) FROM change WHERE n > id * ${STREAM} AND n < (id + 1) * ${STREAM}
     ) AS last FROM stream ORDER BY id`,
  ).all() as (Omit<LastOfStream, 'last'> & { readonly last: number | null })[]
  return all.flatMap((stream) =>
    stream.last === null ? [] : [{ ...stream, last: seqOfNumber(stream.last) }],
  )
}

/** First and last number of consecutive changes of one group in one stream. */
export type Span = readonly [first: number, last: number]

interface GroupSpans {
  readonly n: number
  readonly spans: string
}

/** The changes of a group with these columns, stream by stream in order. */
export function changesOfGroup<T>(sqlite: Sqlite, group: number, columns: string): T[] {
  const found = statement(sqlite, 'SELECT n, spans FROM change_group WHERE n = ?').get(group) as
    | GroupSpans
    | undefined
  const read = statement(
    sqlite,
    `SELECT ${columns} FROM change WHERE n BETWEEN ? AND ? AND change_group = ? ORDER BY n`,
  )
  const spans: Span[] = found ? JSON.parse(found.spans) : []
  return spans.flatMap(([first, last]) => read.all(first, last, group) as T[])
}

/** A row as SQL has it. */
export type RawRow = Readonly<Record<string, Column>> & {
  readonly id: string
  readonly deleted: number
  readonly unread: string | null
}

/** Made once: a text that is put together anew is looked up many times more slowly. */
const ROW_BY_ID = Object.fromEntries(
  ENTITY_NAMES.map((entity) => [entity, `SELECT * FROM "${entity}" WHERE id = ?`]),
) as Readonly<Record<EntityName, string>>

export function readRow(sqlite: Sqlite, entity: EntityName, row: string): RawRow | undefined {
  return statement(sqlite, ROW_BY_ID[entity]).get(row) as RawRow | undefined
}

export function unreadOf(row: RawRow): Readonly<Record<string, string>> {
  return row.unread === null ? {} : JSON.parse(row.unread)
}

/** What a field shows now, unread text included. */
export function shownValue(entity: EntityName, row: RawRow, field: string): Value {
  if (row.unread !== null) {
    const unread = unreadOf(row)[field]
    if (unread !== undefined) return { unread }
  }
  const definition = entityDefinition(entity).fields[field]
  return definition ? fromColumn(definition, row[field] ?? null) : null
}

export interface Creation {
  readonly n: number
  readonly values: FirstValues
}

export function creationsOf(sqlite: Sqlite, entity: EntityName, row: string): Creation[] {
  const found = statement(
    sqlite,
    `SELECT n, value FROM change WHERE row = ? AND field = '' AND entity = ? ORDER BY n`,
  ).all(row, entity) as { n: number; value: string }[]
  return found.map(({ n, value }) => ({ n, values: JSON.parse(value) as FirstValues }))
}

/** Heads that were set after the creation; none while the creation is what a field shows. */
export function laterHeads(sqlite: Sqlite, row: string, field: string): number[] {
  return plucked(sqlite, 'SELECT n FROM head WHERE row = ? AND field = ?').all(
    row,
    field,
  ) as number[]
}

/** The heads of one field: later ones, else the creations that gave it a value. */
export function headsOf(sqlite: Sqlite, entity: EntityName, row: string, field: string): number[] {
  const later = laterHeads(sqlite, row, field)
  if (later.length > 0 || field === DELETED) return later
  return creationsOf(sqlite, entity, row)
    .filter(({ values }) => isGiven(values, field))
    .map(({ n }) => n)
}

/** What a change of this field names as prior: its heads, or the creations when nothing set it. */
export function priorOf(sqlite: Sqlite, entity: EntityName, row: string, field: string): number[] {
  const later = laterHeads(sqlite, row, field)
  if (later.length > 0) return later
  const creations = creationsOf(sqlite, entity, row)
  const named = creations.filter(({ values }) => isGiven(values, field))
  return (named.length > 0 ? named : creations).map(({ n }) => n)
}

/** Everything that a deletion covers: creations, and the heads of every field and of `deleted`. */
export function headsOfRow(sqlite: Sqlite, row: string): number[] {
  return plucked(
    sqlite,
    `SELECT n FROM change WHERE row = ? AND field = '' UNION SELECT n FROM head WHERE row = ?`,
  ).all(row, row) as number[]
}

interface Written {
  readonly n: number
  readonly field: string
  readonly value: string
  readonly site: string
  readonly office: string
}

/** The sides that changes stand for on a field; a creation stands for the value it gave. */
export function sidesOf(sqlite: Sqlite, ns: readonly number[], field: string): Side<number>[] {
  const read = statement(
    sqlite,
    `SELECT c.n, c.field, c.value, g.site, g.office FROM change c
     JOIN change_group g ON g.n = c.change_group WHERE c.n = ?`,
  )
  return ns.flatMap((n) => {
    const found = read.get(n) as Written | undefined
    if (!found) return []
    return [
      {
        ref: n,
        site: found.site,
        office: found.office,
        value: valueFor({ field: found.field, value: JSON.parse(found.value) }, field),
      },
    ]
  })
}

/** The value that these changes show together; null when there is none. */
export function shownBy(
  sqlite: Sqlite,
  ns: readonly number[],
  field: string,
  owner: string,
): Value {
  return shownFirst(sidesOf(sqlite, ns, field), owner)[0]?.value ?? null
}
