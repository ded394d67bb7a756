// The context that the rules see, read from the store as they ask: a row when it is named, the rows beside it
// when they are looked up, each once. What it reads follows the rows that are judged and what the rules
// look at, not the office and not a list of what they might look at; so checking a package costs as much
// as the package is large. It is a picture of one moment: after a write a new one is made.
import type { Sqlite, Statement, Workspace } from '#db/open.ts'
import { FIELDS } from '#db/schema.ts'
import { plucked, statement } from '#db/statements.ts'
import type { FirstValues } from '#domain/changes.ts'
import { type AnyRow, type Dataset, fieldValue } from '#domain/dataset.ts'
import { ENTITIES, type EntityName, isUnread } from '#domain/entities.ts'
import { asRow, type RawRow } from './rows.ts'

/** Rows by id as the rules see them, read when asked for; deleted ones and other offices' are there too. */
export interface KnownRows extends Pick<Dataset, 'get'> {
  /** Takes rows that were read otherwise; of a row that is known already, the known object. */
  keep(entity: EntityName, rows: readonly RawRow[]): readonly AnyRow[]
  /** Takes a row that has just been made with these values, and need not be read. */
  keepMade(entity: EntityName, id: string, values: FirstValues): void
}

interface Known {
  readonly rows: Map<string, AnyRow | undefined>
  readonly read: Statement
}

export function rowsOf({ sqlite }: Workspace): KnownRows {
  const known = new Map<EntityName, Known>()

  function knownOf(entity: EntityName): Known {
    let found = known.get(entity)
    if (!found) {
      const read = statement(sqlite, `SELECT * FROM "${entity}" WHERE id = ?`)
      found = { rows: new Map(), read }
      known.set(entity, found)
    }
    return found
  }
  function get(entity: EntityName, id: string | null): AnyRow | undefined {
    if (id === null) return undefined
    const { rows, read } = knownOf(entity)
    let row = rows.get(id)
    if (row || rows.has(id)) return row
    const raw = read.get(id) as RawRow | undefined
    row = raw && asRow(entity, raw)
    rows.set(id, row)
    return row
  }
  function keep(entity: EntityName, raws: readonly RawRow[]): readonly AnyRow[] {
    const { rows } = knownOf(entity)
    return raws.map((raw) => {
      let row = rows.get(raw.id)
      if (!row) {
        row = asRow(entity, raw)
        rows.set(raw.id, row)
      }
      return row
    })
  }
  function keepMade(entity: EntityName, id: string, values: FirstValues): void {
    knownOf(entity).rows.set(id, madeRow(entity, id, values))
  }
  // One cast at the door: a row is kept under the name of its own entity.
  return { get, keep, keepMade } as KnownRows
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

/** What an office's rows are judged against: its own rows and the shared ones, without deleted ones. */
export function officeDataset(ws: Workspace, office: string, rows = rowsOf(ws)): Dataset {
  const { sqlite } = ws
  const { own, shared } = conditionsOf(sqlite)
  const lists = new Map<EntityName, readonly AnyRow[]>()
  const indexes = new Map<string, Map<unknown, readonly AnyRow[]>>()

  function isIn(entity: EntityName, row: AnyRow): boolean {
    return !row.deleted && (isShared(entity) || fieldValue(row, 'office') === office)
  }
  function read(entity: EntityName, condition: string, ...values: string[]): readonly AnyRow[] {
    const mine = isShared(entity) ? [] : [office]
    const sql = `SELECT * FROM "${entity}" WHERE ${condition} AND deleted = 0`
    const raws = statement(sqlite, sql).all(...mine, ...values) as RawRow[]
    // Faster than SQLite's sorter, which would move whole rows.
    return rows.keep(entity, raws).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  function all(entity: EntityName): readonly AnyRow[] {
    let list = lists.get(entity)
    if (!list) {
      list = read(entity, isShared(entity) ? '1' : 'office = ?')
      lists.set(entity, list)
    }
    return list
  }
  function get(entity: EntityName, id: string | null): AnyRow | undefined {
    const row = rows.get(entity, id) as AnyRow | undefined
    return row && isIn(entity, row) ? row : undefined
  }
  function by(entity: EntityName, field: string, value: string | null): readonly AnyRow[] {
    if (value === null) return []
    const name = `${entity}.${field}`
    const condition = isShared(entity) ? shared.get(name) : own.get(name)
    let index = indexes.get(name)
    if (!index) {
      index = condition ? new Map() : Map.groupBy(all(entity), (row) => fieldValue(row, field))
      indexes.set(name, index)
    }
    let found = index.get(value)
    if (!found) {
      found = condition ? read(entity, condition, value) : []
      index.set(value, found)
    }
    return found
  }
  // As above: a list is stored under the name of its own entity.
  return { all, get, by } as Dataset
}

function isShared(entity: EntityName): boolean {
  return ENTITIES[entity].owner === 'shared'
}

/** `entity.field` → how rows are found by that field without reading all; absent where there is no index. */
interface Conditions {
  readonly shared: ReadonlyMap<string, string>
  /** Of one office. */
  readonly own: ReadonlyMap<string, string>
}

const conditions = new WeakMap<Sqlite, Conditions>()

function conditionsOf(sqlite: Sqlite): Conditions {
  let found = conditions.get(sqlite)
  if (!found) {
    const columns = plucked(
      sqlite,
      `SELECT m.name || '.' || group_concat(i.name, '.' ORDER BY i.seqno) FROM sqlite_schema m
       JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i
       WHERE m.type = 'table' AND l.partial = 0 GROUP BY m.name, l.name`,
    ).all() as string[]
    const shared = new Map<string, string>()
    const own = new Map<string, string>()
    for (const [entity, first, second] of columns.map((each) => each.split('.'))) {
      // The plus keeps SQLite from finding the office's rows first and looking through all of them.
      own.set(`${entity}.${first}`, `+office = ? AND "${first}" = ?`)
      shared.set(`${entity}.${first}`, `"${first}" = ?`)
      if (first === 'office' && second)
        own.set(`${entity}.${second}`, `office = ? AND "${second}" = ?`)
    }
    found = { shared, own }
    conditions.set(sqlite, found)
  }
  return found
}
