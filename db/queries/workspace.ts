// What a workspace says about itself: its office and strategy by name, its version, and how much is
// in it.
import { sql } from 'kysely'
import { versionOf } from '#db/migrate.ts'
import type { Workspace } from '#db/open.ts'
import { ENTITY_NAMES } from '#domain/entities.ts'
import { officeById, strategyOf } from './reference.ts'

export async function identityNames(ws: Workspace) {
  const office = await officeById(ws.db, ws.identity.office)
  const strategy = await strategyOf(ws.db, ws.identity.strategy)
  return { office, strategy, schemaVersion: versionOf(ws.sqlite) }
}

export interface Contents {
  /** Rows per entity, deleted ones left out; an entity without rows is not listed. */
  readonly rows: Record<string, number>
  readonly changes: number
  readonly conflicts: number // not settled yet
  readonly bytes: number // of the file, its log not counted
}

export async function contentsOf(ws: Workspace): Promise<Contents> {
  const counts = ENTITY_NAMES.map(
    (name) =>
      sql`select ${name} as entity, count(*) as count from ${sql.table(name)} where deleted = 0`,
  )
  const { rows } = await sql<{ entity: string; count: number }>`${sql.join(
    counts,
    sql` union all `,
  )}`.execute(ws.db)
  const changes = await ws.db
    .selectFrom('change')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  const conflicts = await ws.db
    .selectFrom('conflict')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('settled', 'is', null)
    .executeTakeFirst()
  const pages = Number(ws.sqlite.pragma('page_count', { simple: true }))
  return {
    rows: Object.fromEntries(
      rows.filter(({ count }) => count > 0).map(({ entity, count }) => [entity, count]),
    ),
    changes: Number(changes?.count ?? 0),
    conflicts: Number(conflicts?.count ?? 0),
    bytes: pages * Number(ws.sqlite.pragma('page_size', { simple: true })),
  }
}
