// Rows in memory with lookups by id and by reference: the context that validation rules see. It is
// filled by a query (the engine), by a package (HQ's import) or by the one row of a cell being typed;
// the rules cannot tell which. Indexes are made when first asked for.
import type { EntityName, RowOf } from './entities.ts'

export type Rows = { readonly [E in EntityName]?: readonly RowOf<E>[] }

/** A row of any entity, for what holds for all of them. */
export interface AnyRow {
  readonly id: string
  readonly deleted: boolean
  readonly unread: Readonly<Record<string, string>> | null
}

export interface Dataset {
  all<E extends EntityName>(entity: E): readonly RowOf<E>[]
  get<E extends EntityName>(entity: E, id: string | null): RowOf<E> | undefined
  /** Rows whose `field` holds `value`; none for null. */
  by<E extends EntityName>(
    entity: E,
    field: keyof RowOf<E> & string,
    value: string | null,
  ): readonly RowOf<E>[]
}

/** Deleted rows are left out. */
export function datasetOf(rows: Rows): Dataset {
  const lists = new Map<EntityName, readonly AnyRow[]>()
  const indexes = new Map<string, ReadonlyMap<unknown, readonly AnyRow[]>>()

  function all(entity: EntityName): readonly AnyRow[] {
    let list = lists.get(entity)
    if (!list) {
      list = (rows[entity] ?? []).filter((row) => !row.deleted)
      lists.set(entity, list)
    }
    return list
  }
  function index(entity: EntityName, field: string): ReadonlyMap<unknown, readonly AnyRow[]> {
    const name = `${entity}.${field}`
    let found = indexes.get(name)
    if (!found) {
      found = Map.groupBy(all(entity), (row) => fieldValue(row, field))
      indexes.set(name, found)
    }
    return found
  }
  // One cast at the door: a list is stored under the name of its own entity.
  return {
    all: (entity: EntityName) => all(entity),
    get: (entity: EntityName, id: string | null) =>
      id === null ? undefined : index(entity, 'id').get(id)?.[0],
    by: (entity: EntityName, field: string, value: string | null) =>
      value === null ? [] : (index(entity, field).get(value) ?? []),
  } as Dataset
}

/** The value of a field by name; undefined when the row has no such field. */
export function fieldValue(row: AnyRow, field: string): unknown {
  return (row as unknown as Readonly<Record<string, unknown>>)[field]
}

/**
 * The rows of two datasets that hold different entities: what everybody shares, indexed once, and rows
 * that change from one question to the next.
 */
export function joined(
  shared: Dataset,
  isShared: (entity: EntityName) => boolean,
  own: Dataset,
): Dataset {
  const of = (entity: EntityName) => (isShared(entity) ? shared : own)
  return {
    all: (entity) => of(entity).all(entity),
    get: (entity, id) => of(entity).get(entity, id),
    by: (entity, field, value) => of(entity).by(entity, field, value),
  }
}

/** How an indicator of a plan is defined; undefined where one of the two is not there. */
export function definitionOf(
  indicator: string | null,
  data: Dataset,
): RowOf<'indicator_definition'> | undefined {
  return data.get('indicator_definition', data.get('indicator', indicator)?.definition ?? null)
}
