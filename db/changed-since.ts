// What has changed in the tables since a moment, from the journal itself: nobody has to announce anything, and
// nothing is missed, whoever wrote. The rows are made of the changes and of nothing else, and the last
// number of each stream names them all; so what differs between two moments is what lies between their
// numbers. Costs what was written since, not what there is. Reads only.
import { type Scope, SHARED } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { changeNumber, lastOf } from './heads.ts'
import type { Workspace } from './open.ts'
import { statement } from './statements.ts'

/** A moment of the journal: the last number of each stream. */
export type Moment = ReadonlyMap<number, number>

interface Stream {
  readonly id: number
  readonly site: string
  readonly scope: Scope
}

export interface Changed {
  readonly entities: ReadonlySet<EntityName>
  /** What was written here: each row by itself. */
  readonly rows: readonly { readonly entity: EntityName; readonly row: string }[]
  /**
   * What came from elsewhere, or went again, by whose rows it is about (an office, or 'shared'): what lives and
   * what is deleted may have changed in rows beside it as well.
   */
  readonly scopes: ReadonlySet<Scope>
}

export function momentOf({ sqlite }: Workspace): Moment {
  return new Map(streamsOf(sqlite).map(({ id }) => [id, lastOf(sqlite, id)]))
}

function streamsOf(sqlite: Workspace['sqlite']): readonly Stream[] {
  return statement(sqlite, 'SELECT id, site, scope FROM stream').all() as Stream[]
}

/** Above so many changes of its own an office is looked at as a whole. */
const MANY = 2000

/** What differs between `before` and `now` (momentOf). */
export function changedBetween(ws: Workspace, before: Moment, now: Moment): Changed {
  const { sqlite, identity } = ws
  const entities = new Set<EntityName>()
  const scopes = new Set<Scope>()
  const rows: Changed['rows'][number][] = []
  for (const { id, site, scope } of streamsOf(sqlite)) {
    const [from, to] = [before.get(id) ?? 0, now.get(id) ?? 0]
    if (from === to) continue
    const span = [changeNumber(id, Math.min(from, to) + 1), changeNumber(id, to)] as const
    const mine = site === identity.site && to > from && to - from <= MANY
    if (!mine) scopes.add(scope)
    // What was taken back is no longer there to be asked.
    if (to < from) scopes.add(SHARED)
    const read = mine
      ? 'SELECT DISTINCT entity, row FROM change WHERE n BETWEEN ? AND ?'
      : `SELECT DISTINCT entity, '' AS row FROM change WHERE n BETWEEN ? AND ?`
    for (const found of statement(sqlite, read).all(...span) as Changed['rows'][number][]) {
      entities.add(found.entity)
      if (mine) rows.push(found)
    }
  }
  for (const id of before.keys()) if (!now.has(id)) scopes.add(SHARED)
  return { entities, rows, scopes }
}
