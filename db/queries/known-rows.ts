// Rows by id as the rules see them, read when somebody asks. Where one is asked for, all of its kind are read that
// the rows known so far lead to: a question to SQLite costs more than a row of its answer. What it leads to
// is what rules follow (domain/lookups.ts), so little is read that nobody asks for. It is a picture of
// one moment: after a write a new one is made.
import type { Statement, Workspace } from '#db/open.ts'
import { FIELDS } from '#db/schema.ts'
import { statement } from '#db/statements.ts'
import type { FirstValues } from '#domain/changes.ts'
import { type AnyRow, type Dataset, fieldValue } from '#domain/dataset.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName, isUnread } from '#domain/entities.ts'
import { FOLLOWED } from '#domain/lookups.ts'
import { asRow, type RawRow } from './rows.ts'

/** Deleted rows and those of all offices are there too. */
export interface KnownRows extends Pick<Dataset, 'get'> {
  /** Takes rows that were read otherwise; of a row that is known already, the known object. */
  keep(entity: EntityName, rows: readonly RawRow[]): readonly AnyRow[]
  /** Takes a row that has just been made with these values, and need not be read. */
  keepMade(entity: EntityName, id: string, values: FirstValues): void
  /** These will be asked for. */
  expect(entity: EntityName, ids: Iterable<string>): void
}

interface Known {
  readonly rows: Map<string, AnyRow | undefined>
  /** Ids of rows that are not known and that known rows lead to, or that are expected. */
  readonly ahead: Set<string>
  readonly one: Statement
  readonly several: Statement
}

/** As many are read at once, so that a large package is not in memory twice. */
const MOST = 1000

export function rowsOf({ sqlite }: Workspace): KnownRows {
  const all = new Map<EntityName, Known>()

  function knownOf(entity: EntityName): Known {
    let found = all.get(entity)
    if (!found) {
      const { one, several } = TEXTS[entity]
      found = {
        rows: new Map(),
        ahead: new Set(),
        one: statement(sqlite, one),
        several: statement(sqlite, several),
      }
      all.set(entity, found)
    }
    return found
  }
  function add(entity: EntityName, known: Known, row: AnyRow): void {
    known.rows.set(row.id, row)
    for (const { field, to } of LEADS[entity]) {
      const id = fieldValue(row, field)
      if (typeof id !== 'string') continue
      const target = knownOf(to)
      if (!target.rows.has(id)) target.ahead.add(id)
    }
  }
  function get(entity: EntityName, id: string | null): AnyRow | undefined {
    if (id === null) return undefined
    const known = knownOf(entity)
    const row = known.rows.get(id)
    if (row || known.rows.has(id)) return row
    readAhead(entity, known, id)
    if (!known.rows.has(id)) known.rows.set(id, undefined)
    return known.rows.get(id)
  }
  function readAhead(entity: EntityName, known: Known, id: string): void {
    const { ahead } = known
    ahead.add(id)
    if (ahead.size === 1) {
      ahead.clear()
      const raw = known.one.get(id) as RawRow | undefined
      if (raw) add(entity, known, asRow(entity, raw))
      return
    }
    const ids = [id]
    for (const each of ahead) {
      if (ids.length === MOST) break
      if (each !== id && !known.rows.has(each)) ids.push(each)
    }
    for (const each of ids) ahead.delete(each)
    keep(entity, known.several.all(JSON.stringify(ids)) as RawRow[])
  }
  function keep(entity: EntityName, raws: readonly RawRow[]): readonly AnyRow[] {
    const known = knownOf(entity)
    return raws.map((raw) => {
      const row = known.rows.get(raw.id)
      if (row) return row
      const read = asRow(entity, raw)
      add(entity, known, read)
      return read
    })
  }
  function keepMade(entity: EntityName, id: string, values: FirstValues): void {
    add(entity, knownOf(entity), madeRow(entity, id, values))
  }
  function expect(entity: EntityName, ids: Iterable<string>): void {
    const { rows, ahead } = knownOf(entity)
    for (const id of ids) if (!rows.has(id)) ahead.add(id)
  }
  // One cast at the door: a row is kept under the name of its own entity.
  return { get, keep, keepMade, expect } as KnownRows
}

/** As it would be read. */
function madeRow(entity: EntityName, id: string, values: FirstValues): AnyRow {
  const row: Record<string, unknown> = { id }
  let unread: Record<string, string> | null = null
  for (const field of FIELDS[entity]) {
    const value = values[field] ?? null
    if (isUnread(value)) {
      unread ??= {}
      unread[field] = value.unread
    }
    row[field] = isUnread(value) ? null : value
  }
  row.deleted = false
  row.unread = unread
  return row as unknown as AnyRow
}

function byEntity<T>(make: (entity: EntityName) => T): Readonly<Record<EntityName, T>> {
  return Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, make(entity)])) as Readonly<
    Record<EntityName, T>
  >
}

/** One row by its id, and several. */
const TEXTS = byEntity((entity) => ({
  one: `SELECT * FROM "${entity}" WHERE id = ?`,
  several: `SELECT t.* FROM json_each(?) j CROSS JOIN "${entity}" t ON t.id = j.value`,
}))

interface Lead {
  readonly field: string
  readonly to: EntityName
}

const LEADS = byEntity((entity): readonly Lead[] => {
  const { fields }: Entity = ENTITIES[entity]
  return (FOLLOWED[entity] ?? []).flatMap((field) => {
    const to = fields[field]?.to
    return to === undefined ? [] : [{ field, to: to as EntityName }]
  })
})
