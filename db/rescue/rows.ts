// What is left of the tables that people edit: rows as records, read by the registry. A row is believed when
// it has the columns of its entity and values that its fields can hold. Pure.
import { type Change, CREATION, DELETED } from '#domain/changes.ts'
import { ENTITY_NAMES, type EntityName, type Value } from '#domain/entities.ts'
import { canHold } from '#domain/field-values.ts'
import { naturalId } from '#domain/ids.ts'
import { entityDefinition, FIELDS, fromColumn } from '../schema.ts'
import type { Found, ReadFile } from './pages.ts'

export interface RescuedRow {
  readonly entity: EntityName
  readonly row: string
  readonly values: Readonly<Record<string, Value>>
  readonly deleted: boolean
  /** From a page that is damaged or that no table leads to: good for a row that is nowhere else. */
  readonly uncertain: boolean
}

/** Every row once: from its table, else from stray pages, else from changes that stand alone. */
export function rescueRows(
  file: ReadFile,
  beyond: readonly Change[],
  columns: Columns,
): RescuedRow[] {
  const rows = new Map<string, RescuedRow>()
  const add = (row: RescuedRow | undefined) => {
    const known = row && rows.get(row.row)
    if (row && (!known || (known.uncertain && !row.uncertain))) rows.set(row.row, row)
  }
  for (const entity of ENTITY_NAMES) {
    for (const found of file.trees.get(entity) ?? []) {
      add(rowOf(entity, found, columns[entity], found.suspect))
    }
  }
  for (const found of file.strays) {
    const fitting = ENTITY_NAMES.flatMap(
      (entity) => rowOf(entity, found, columns[entity], true) ?? [],
    )
    if (fitting.length === 1) add(fitting[0])
  }
  for (const row of rowsOf(beyond)) if (!rows.has(row.row)) rows.set(row.row, row)
  const order = new Map(ENTITY_NAMES.map((name, i) => [name, i]))
  return [...rows.values()].sort((a, b) => (order.get(a.entity) ?? 0) - (order.get(b.entity) ?? 0))
}

/** Columns as they lie in a record; those that a later version added are at the end. */
export type Columns = Readonly<Record<EntityName, readonly string[]>>

function rowOf(
  entity: EntityName,
  { values }: Found,
  columns: readonly string[],
  uncertain: boolean,
): RescuedRow | undefined {
  // A row from before columns were added is shorter; of a stray one only its length says what it is.
  if (values.length > columns.length || (uncertain && values.length < columns.length)) {
    return undefined
  }
  const record = new Map(columns.map((name, i) => [name, values[i] ?? null]))
  const { fields: definitions } = entityDefinition(entity)
  const id = record.get('id')
  const deleted = record.get('deleted')
  const unread = unreadIn(record.get('unread'))
  if (typeof id !== 'string' || id === '' || (deleted !== 0 && deleted !== 1) || !unread) {
    return undefined
  }
  const read: Record<string, Value> = {}
  for (const field of FIELDS[entity]) {
    const definition = definitions[field]
    const column = record.get(field) ?? null
    if (!definition || column instanceof Uint8Array) return undefined
    if (definition.kind === 'flag' && column !== null && column !== 0 && column !== 1) {
      return undefined
    }
    const text = unread[field]
    const value: Value = text === undefined ? fromColumn(definition, column) : { unread: text }
    if (!canHold(definition, value) || (value === null && definition.required)) return undefined
    read[field] = value
  }
  const natural = naturalId(entity, read)
  if (natural !== undefined && natural !== id) return undefined
  return { entity, row: id, values: read, deleted: deleted === 1, uncertain }
}

function unreadIn(column: unknown): Record<string, string> | undefined {
  if (column === null) return {}
  try {
    const read: unknown = JSON.parse(String(column))
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : undefined
  } catch {
    return undefined
  }
}

/** Rows as changes that lost what they build on leave them. */
function rowsOf(changes: readonly Change[]): RescuedRow[] {
  const rows = new Map<string, RescuedRow>()
  for (const { entity, row, field, value } of changes) {
    const known = rows.get(row)
    if (field === CREATION) {
      const values = { ...(value as RescuedRow['values']), ...known?.values }
      rows.set(row, { entity, row, values, deleted: known?.deleted ?? false, uncertain: true })
    } else if (known && field === DELETED) rows.set(row, { ...known, deleted: value === true })
    else if (known) {
      rows.set(row, { ...known, values: { ...known.values, [field]: value as Value } })
    }
  }
  return [...rows.values()]
}
