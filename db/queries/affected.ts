// Which rows must be judged again when some rows were written: these themselves, the rows that look at
// them, and the rows below that read what changed (domain/lookups.ts). Its size follows what was written.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Written } from '#db/written.ts'
import { type AnyRow, fieldValue } from '#domain/dataset.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from '#domain/entities.ts'
import { LINKED_ENTITIES } from '#domain/links.ts'
import { FOLLOWED, LINKS, LOOKUPS, type Lookup, READ_FROM_BELOW } from '#domain/lookups.ts'

type Db = Workspace['db']
type Ids = Map<EntityName, Set<string>>

export type RowIds = ReadonlyMap<EntityName, ReadonlySet<string>>

export interface Affected {
  /** Per office, the rows to judge. */
  readonly offices: ReadonlyMap<string, RowIds>
  /** Rows that belong to everybody were written. */
  readonly shared: boolean
}

/** Where a row hung before, field by field; only of fields that can change (HANGING). */
export type LinksBefore = (row: string) => Readonly<Record<string, string>> | undefined

/** Fields by which a row is looked up and which can change: what a row leaves must be judged too. */
export const HANGING: ReadonlyMap<EntityName, readonly string[]> = new Map(
  ENTITY_NAMES.flatMap((entity) => {
    const { key = [] }: Entity = ENTITIES[entity]
    const fields = LOOKUPS.filter((each) => each.entity === entity).map(({ by }) => by)
    const moving = [...new Set(fields)].filter((by) => !key.includes(by) && by !== 'office')
    return moving.length === 0 ? [] : [[entity, moving] as const]
  }),
)

interface Reference {
  readonly child: EntityName
  readonly field: string
}

/** By entity: who refers to its rows and looks at them. */
const BELOW: ReadonlyMap<EntityName, readonly Reference[]> = Map.groupBy(
  [
    ...Object.entries(FOLLOWED).flatMap(([child, fields]) =>
      fields.map((field) => referenceOf(child as EntityName, field)),
    ),
    ...LINKS.flatMap((child) => LINKED_ENTITIES.map((to) => ({ child, field: 'row', to }))),
  ],
  ({ to }) => to,
)

function referenceOf(child: EntityName, field: string) {
  const { fields }: Entity = ENTITIES[child]
  return { child, field, to: fields[field]?.to as EntityName }
}

export async function rowsAffected(
  db: Db,
  written: readonly Written[],
  linksBefore: LinksBefore,
): Promise<Affected> {
  const offices = new Map<string, Ids>()
  const add = (office: string, entity: EntityName, row: string) => {
    const ids = offices.get(office) ?? new Map<EntityName, Set<string>>()
    offices.set(office, ids)
    ids.set(entity, (ids.get(entity) ?? new Set()).add(row))
  }
  const looking: { lookup: Lookup; office: string; value: string }[] = []
  const above = new Map<EntityName, Map<string, Readers>>()
  let shared = false
  for (const [entity, rows] of byEntity(written)) {
    above.set(entity, readersOf(entity, rows))
    if (ENTITIES[entity].owner !== 'office') {
      shared = true
      continue
    }
    for (const row of await stored(db, entity, [...rows.keys()])) {
      const office = String(fieldValue(row, 'office') ?? '')
      if (entity === 'confirmation') {
        const about = fieldValue(row, 'entity') as EntityName
        if (Object.hasOwn(ENTITIES, about)) add(office, about, String(fieldValue(row, 'row')))
        continue
      }
      add(office, entity, row.id)
      for (const lookup of LOOKUPS) {
        if (lookup.entity !== entity) continue
        const values = new Set([fieldValue(row, lookup.by), linksBefore(row.id)?.[lookup.by]])
        for (const value of values) {
          if (typeof value === 'string') looking.push({ lookup, office, value })
        }
      }
    }
  }
  for (const { judged, office, row } of await lookingAt(db, looking)) add(office, judged, row)
  for (const { entity, office, row } of await below(db, above)) add(office, entity, row)
  return { offices, shared }
}

function byEntity(written: readonly Written[]) {
  const found = new Map<EntityName, Map<string, Set<string> | null>>()
  for (const { entity, row, field } of written) {
    const rows = found.get(entity) ?? new Map<string, Set<string> | null>()
    found.set(entity, rows)
    const fields = rows.get(row)
    if (field === null || fields === null) rows.set(row, null)
    else rows.set(row, (fields ?? new Set()).add(field))
  }
  return found
}

/** By which entities what changed in a row is read from below; null: by all of them. */
type Readers = ReadonlySet<EntityName> | null

function readersOf(
  entity: EntityName,
  rows: ReadonlyMap<string, ReadonlySet<string> | null>,
): Map<string, Readers> {
  const read = READ_FROM_BELOW[entity] ?? {}
  const found = new Map<string, Readers>()
  for (const [row, fields] of rows) {
    const readers = fields === null ? ['*' as const] : [...fields].map((field) => read[field] ?? [])
    const isRead = readers.some((each) => each.length > 0)
    if (readers.includes('*')) found.set(row, null)
    else if (isRead) found.set(row, new Set(readers.flatMap((each) => (each === '*' ? [] : each))))
  }
  return found
}

/** Rows by id, deleted ones too. */
async function stored(db: Db, entity: EntityName, ids: readonly string[]) {
  const list = JSON.stringify(ids)
  const { rows } = await sql<AnyRow>`
    select * from ${sql.table(entity)}
    where id in (select value from json_each(${list}))`.execute(db)
  return rows
}

async function lookingAt(
  db: Db,
  looking: readonly { readonly lookup: Lookup; readonly office: string; readonly value: string }[],
) {
  const found: { judged: EntityName; office: string; row: string }[] = []
  const asked = Map.groupBy(looking, ({ lookup, office }) => `${LOOKUPS.indexOf(lookup)} ${office}`)
  for (const group of asked.values()) {
    const [{ lookup, office } = { lookup: undefined, office: '' }] = group
    if (!lookup) continue
    const { judged, of } = lookup
    const values = [...new Set(group.map(({ value }) => value))]
    if (of === 'id') {
      found.push(...values.map((row) => ({ judged, office, row })))
      continue
    }
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(judged)}
      where office = ${office} and deleted = 0
        and ${sql.ref(of)} in (select value from json_each(${JSON.stringify(values)}))`.execute(db)
    found.push(...rows.map(({ id }) => ({ judged, office, row: id })))
  }
  return found
}

/** Everything that refers to these rows, and to those, down to the leaves. */
async function below(db: Db, from: ReadonlyMap<EntityName, ReadonlyMap<string, Readers>>) {
  const found: { entity: EntityName; office: string; row: string }[] = []
  const seen = new Set<string>()
  let level = from
  while (level.size > 0) {
    const next = new Map<EntityName, Map<string, Readers>>()
    for (const [entity, rows] of level) {
      for (const { child, field } of BELOW.get(entity) ?? []) {
        const ids = [...rows].filter(([, readers]) => readers === null || readers.has(child))
        if (ids.length === 0) continue
        const read = ids.map(([id]) => id)
        for (const { id, office } of await referring(db, child, field, read)) {
          if (seen.has(id)) continue
          seen.add(id)
          if (office !== null) found.push({ entity: child, office, row: id })
          next.set(child, (next.get(child) ?? new Map<string, Readers>()).set(id, null))
        }
      }
    }
    level = next
  }
  return found
}

async function referring(db: Db, child: EntityName, field: string, ids: readonly string[]) {
  const office = ENTITIES[child].owner === 'office' ? sql.ref('office') : sql`null`
  const { rows } = await sql<{ id: string; office: string | null }>`
    select id, ${office} as office from ${sql.table(child)}
    where deleted = 0
      and ${sql.ref(field)} in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
  return rows
}
