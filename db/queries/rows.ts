// Whole rows of many entities for the validation rules: one query per entity, as RowOf of the registry
// (flags are booleans, unread texts an object). Deleted rows are left out.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import { type AnyRow, fieldValue, type Rows } from '#domain/dataset.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from '#domain/entities.ts'

type Db = Workspace['db']

/** What every office's rows are judged against: reference data, and all workplans; and HQ's own. */
export const SHARED_ENTITIES: readonly EntityName[] = ENTITY_NAMES.filter(
  (name) => ENTITIES[name].owner !== 'office',
)
export const OFFICE_ENTITIES: readonly EntityName[] = ENTITY_NAMES.filter(
  (name) => ENTITIES[name].owner === 'office',
)

/** All shared rows. */
export async function sharedRows(db: Db): Promise<Rows> {
  return collect(SHARED_ENTITIES, (entity) => rowsWhere(db, entity, sql`1 = 1`))
}

/** An office's own rows; of the parts of actuals only those of `periods`, when given. */
export async function officeRows(
  db: Db,
  office: string,
  periods?: readonly string[],
): Promise<Rows> {
  return collect(OFFICE_ENTITIES, (entity) => {
    const own = sql`office = ${office}`
    const among = periods && entity === 'actual_part'
    return rowsWhere(db, entity, among ? sql`${own} and ${inPeriods(periods)}` : own)
  })
}

/** The same of several offices, each by itself: a table without an index by office is gone through once. */
export async function rowsOfOffices(
  db: Db,
  offices: readonly string[],
): Promise<ReadonlyMap<string, Rows>> {
  const theirs = sql`office in (${sql.join(offices)})`
  const all = await collect(OFFICE_ENTITIES, (entity) => rowsWhere(db, entity, theirs))
  const found = new Map(offices.map((office) => [office, {} as Record<string, readonly AnyRow[]>]))
  for (const entity of OFFICE_ENTITIES) {
    const rows: readonly AnyRow[] = all[entity] ?? []
    const byOffice = Map.groupBy(rows, (row) => fieldValue(row, 'office'))
    for (const [office, own] of found) own[entity] = byOffice.get(office) ?? []
  }
  return found as ReadonlyMap<string, Rows>
}

function inPeriods(periods: readonly string[]) {
  return sql`actual in (select id from actual where period in (${sql.join(periods)}))`
}

async function collect(
  entities: readonly EntityName[],
  read: (entity: EntityName) => Promise<readonly AnyRow[]>,
): Promise<Rows> {
  const rows: Partial<Record<EntityName, readonly AnyRow[]>> = {}
  for (const entity of entities) rows[entity] = await read(entity)
  return rows as Rows
}

/** As SQL returns it. */
export interface RawRow {
  id: string
  deleted: number | boolean
  unread: string | null | Record<string, string>
  [field: string]: unknown
}

async function rowsWhere(
  db: Db,
  entity: EntityName,
  condition: ReturnType<typeof sql>,
): Promise<readonly AnyRow[]> {
  const { rows } = await sql<RawRow>`
    select * from ${sql.table(entity)} where deleted = 0 and ${condition} order by id`.execute(db)
  return rows.map((row) => asRow(entity, row))
}

/** Changes it in place: there may be a hundred thousand of them, and nobody else has them. */
export function asRow(entity: EntityName, row: RawRow): AnyRow {
  row.deleted = row.deleted === 1
  row.unread = typeof row.unread === 'string' ? JSON.parse(row.unread) : null
  for (const flag of FLAGS[entity]) row[flag] = row[flag] === null ? null : row[flag] === 1
  return row as unknown as AnyRow
}

const FLAGS = Object.fromEntries(
  ENTITY_NAMES.map((name) => {
    const { fields }: Entity = ENTITIES[name]
    return [name, Object.keys(fields).filter((field) => fields[field]?.kind === 'flag')]
  }),
) as unknown as Readonly<Record<EntityName, readonly string[]>>

export async function allOffices(db: Db) {
  return db
    .selectFrom('office')
    .select(['id', 'code', 'name', 'type', 'time_zone'])
    .where('deleted', '=', 0)
    .orderBy('code')
    .execute()
}
