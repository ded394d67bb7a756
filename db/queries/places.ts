// Where rows are, in words of the data, for lists that are made of rows of any kind: each row that is
// needed for a name is read once. Reads only.
import { readRow, unreadOf } from '#db/heads.ts'
import type { Workspace } from '#db/open.ts'
import { entityDefinition, fromColumn } from '#db/schema.ts'
import type { AnyRow, Dataset } from '#domain/dataset.ts'
import type { EntityName } from '#domain/entities.ts'
import { placeOf } from '#domain/place.ts'

/** Rows by id as the rules see them, read when asked for; deleted ones are there too. */
export function rowsOf(ws: Workspace): Pick<Dataset, 'get'> {
  const known = new Map<string, AnyRow | undefined>()
  function get(entity: EntityName, id: string | null): AnyRow | undefined {
    if (id === null) return undefined
    const name = `${entity} ${id}`
    if (!known.has(name)) known.set(name, rowOf(ws, entity, id))
    return known.get(name)
  }
  return { get } as Pick<Dataset, 'get'>
}

function rowOf(ws: Workspace, entity: EntityName, id: string): AnyRow | undefined {
  const raw = readRow(ws.sqlite, entity, id)
  if (!raw) return undefined
  const fields = Object.entries(entityDefinition(entity).fields).map(([name, field]) => [
    name,
    fromColumn(field, raw[name] ?? null),
  ])
  return {
    ...Object.fromEntries(fields),
    id,
    deleted: raw.deleted === 1,
    unread: raw.unread === null ? null : unreadOf(raw),
  }
}

export type PlaceReader = (entity: EntityName, row: string) => string

/** Empty for a row that is not here. */
export function placesIn(rows: Pick<Dataset, 'get'>): PlaceReader {
  return (entity, row) => {
    const found = rows.get(entity, row)
    return found ? placeOf(entity, found, rows) : ''
  }
}
