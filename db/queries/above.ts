// Rows of any kind with everything that they refer to, for lists that name places or ask which workplan a row is
// of: one statement per kind of row and step upwards, however long the list. Reads only.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import { statement } from '#db/statements.ts'
import { fieldValue } from '#domain/dataset.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName, entityOf } from '#domain/entities.ts'
import type { KnownRows } from './known-rows.ts'
import type { RawRow } from './rows.ts'
import { among } from './sqlite.ts'

/** No row hangs deeper; links that name each other must not go on for ever. */
const STEPS = 12

interface RowPlace {
  readonly entity: string
  readonly row: string
}

/** Makes these rows known, and those above them. Of what is not here nothing is known afterwards either. */
export function readAbove(ws: Workspace, rows: KnownRows, places: readonly RowPlace[]): void {
  const seen = new Set<string>()
  let wanted: readonly RowPlace[] = places
  for (let step = 0; step < STEPS && wanted.length > 0; step += 1) {
    const fresh = Map.groupBy(
      wanted.filter(({ entity, row }) => isNew(seen, `${entity} ${row}`)),
      ({ entity }) => entity,
    )
    wanted = [...fresh].flatMap(([entity, own]) =>
      entityOf(entity)
        ? read(
            ws,
            rows,
            entity as EntityName,
            own.map(({ row }) => row),
          )
        : [],
    )
  }
}

function isNew(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return false
  seen.add(name)
  return true
}

/** What the rows refer to. */
function read(ws: Workspace, rows: KnownRows, entity: EntityName, ids: readonly string[]) {
  const query = sql`select * from ${sql.table(entity)} where ${among('id', ids)}`.compile(ws.db)
  const raws = statement(ws.sqlite, query.sql).all(...query.parameters) as RawRow[]
  return rows.keep(entity, raws).flatMap((row) =>
    REFERENCES[entity].flatMap(({ field, to }): RowPlace[] => {
      const [id, kind] = [fieldValue(row, field), to ?? fieldValue(row, 'entity')]
      return typeof id === 'string' && typeof kind === 'string' ? [{ entity: kind, row: id }] : []
    }),
  )
}

interface Reference {
  readonly field: string
  /** Null: the row says itself what kind it is. */
  readonly to: string | null
}

/** The fields that name other rows. */
const REFERENCES = Object.fromEntries(
  ENTITY_NAMES.map((name) => {
    const { fields }: Entity = ENTITIES[name]
    const named = Object.entries(fields).flatMap(([field, { kind, to }]): Reference[] => {
      if (kind === 'ref') return [{ field, to: to ?? null }]
      return field === 'row' && 'entity' in fields ? [{ field, to: null }] : []
    })
    return [name, named]
  }),
) as unknown as Readonly<Record<EntityName, readonly Reference[]>>
