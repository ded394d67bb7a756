// The context that the rules see, read from the store as they ask: a row when it is named, the rows beside it
// when they are looked up, each once. What it reads follows the rows that are judged and what the rules
// look at, not the office and not a list of what they might look at; so checking a package costs as much
// as the package is large. It is a picture of one moment: after a write a new one is made.
import type { Sqlite, Workspace } from '#db/open.ts'
import { plucked, statement } from '#db/statements.ts'
import { type AnyRow, type Dataset, fieldValue } from '#domain/dataset.ts'
import { ENTITIES, type EntityName } from '#domain/entities.ts'
import { LOOKUPS } from '#domain/lookups.ts'
import { rowsOf } from './known-rows.ts'
import type { RawRow } from './rows.ts'

/** Ids of rows that are to be judged. */
export type Judged = ReadonlyMap<EntityName, Iterable<string>>

/**
 * What an office's rows are judged against: its own rows and the shared ones, without deleted ones. What
 * rules look up beside the judged rows is read for all of them where the first asks.
 */
export function officeDataset(
  ws: Workspace,
  office: string,
  rows = rowsOf(ws),
  judged: Judged = new Map(),
): Dataset {
  const { sqlite } = ws
  const { own, shared } = conditionsOf(sqlite)
  const lists = new Map<EntityName, readonly AnyRow[]>()
  const indexes = new Map<string, Map<unknown, readonly AnyRow[]>>()
  for (const [entity, ids] of judged) rows.expect(entity, ids)

  function isIn(entity: EntityName, row: AnyRow): boolean {
    return !row.deleted && (isShared(entity) || fieldValue(row, 'office') === office)
  }
  function read(entity: EntityName, condition: string, ...values: string[]): readonly AnyRow[] {
    const mine = isShared(entity) ? [] : [office]
    const sql = `SELECT * FROM "${entity}" WHERE ${condition} AND deleted = 0`
    const raws = statement(sqlite, sql).all(...mine, ...values) as RawRow[]
    // Faster than SQLite's sorter, which would move whole rows.
    return rows.keep(entity, raws).toSorted(byId)
  }
  function readBeside(entity: EntityName, field: string): Map<unknown, AnyRow[]> {
    const found = new Map<unknown, AnyRow[]>()
    for (const value of besideJudged(entity, field)) found.set(value, [])
    const condition = own.get(`${entity}.${field}`)
    if (!condition || found.size < 2) return new Map()
    const sql = `SELECT t.* FROM json_each(?) j CROSS JOIN "${entity}" t
      ON t."${field}" = j.value AND ${condition.office} AND t.deleted = 0`
    const raws = statement(sqlite, sql).all(JSON.stringify([...found.keys()]), office) as RawRow[]
    for (const row of rows.keep(entity, raws)) found.get(fieldValue(row, field))?.push(row)
    for (const list of found.values()) list.sort(byId)
    return found
  }
  /** The values by which the rules will look up rows of an entity. */
  function besideJudged(entity: EntityName, field: string): string[] {
    return LOOKUPS.flatMap((each) => {
      if (each.entity !== entity || each.by !== field) return []
      return [...(judged.get(each.judged) ?? [])].flatMap((id) => {
        const row = get(each.judged, id)
        const value = row && fieldValue(row, each.of)
        return typeof value === 'string' ? [value] : []
      })
    })
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
    const condition = isShared(entity) ? shared.get(name) : own.get(name)?.one
    let index = indexes.get(name)
    if (!index) {
      if (condition) index = readBeside(entity, field)
      else index = Map.groupBy(all(entity), (row) => fieldValue(row, field))
      indexes.set(name, index)
    }
    let found = index.get(value)
    if (!found) {
      found = condition ? read(entity, condition, value) : []
      index.set(value, found)
    }
    return found
  }
  // One cast at the door: a list is stored under the name of its own entity.
  return { all, get, by } as Dataset
}

function byId(a: AnyRow, b: AnyRow): number {
  return a.id < b.id ? -1 : 1
}

function isShared(entity: EntityName): boolean {
  return ENTITIES[entity].owner === 'shared'
}

/** `entity.field` → how rows are found by that field without reading all; absent where there is no index. */
interface Conditions {
  readonly shared: ReadonlyMap<string, string>
  /** Of one office: the condition for one value, and what it says of the office alone, of a table `t`. */
  readonly own: ReadonlyMap<string, { readonly one: string; readonly office: string }>
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
    const own = new Map<string, { one: string; office: string }>()
    for (const [entity, first, second] of columns.map((each) => each.split('.'))) {
      // The plus keeps SQLite from finding the office's rows first and looking through all of them.
      own.set(`${entity}.${first}`, {
        one: `+office = ? AND "${first}" = ?`,
        office: '+t.office = ?',
      })
      shared.set(`${entity}.${first}`, `"${first}" = ?`)
      if (first === 'office' && second) {
        own.set(`${entity}.${second}`, {
          one: `office = ? AND "${second}" = ?`,
          office: 't.office = ?',
        })
      }
    }
    found = { shared, own }
    conditions.set(sqlite, found)
  }
  return found
}
