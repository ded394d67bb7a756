// What the rows of a batch refer to must be there: known before, or in the batch. Notes it row by row and looks
// once, and writes nothing.
import type { FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { badValue } from './batch-rules.ts'
import type { IncomingRow } from './incoming-rows.ts'
import type { Place } from './lives.ts'
import type { Sqlite } from './open.ts'
import { REFERENCES } from './schema.ts'
import { plucked } from './statements.ts'

export interface Referring {
  readonly rows: ReadonlyMap<string, IncomingRow>
  /** Rows that a deletion may bear on now. */
  readonly seeds: Map<string, Place>
  /** Rows that must be there because a row of the batch refers to them. */
  readonly references: Map<EntityName, Set<string>>
}

/**
 * Remembers which rows the values refer to: all of them must be there, and those that are parents
 * may have been deleted here.
 */
export function noteReferences(
  { rows, seeds, references }: Referring,
  entity: EntityName,
  values: FirstValues,
): void {
  for (const { field, to, isParent, isEnforced } of REFERENCES[entity]) {
    const value = values[field]
    if (typeof value !== 'string' || isNew(rows.get(value), to)) continue
    if (isParent) seeds.set(value, { entity: to, row: value })
    if (!isEnforced) continue
    const found = references.get(to)
    if (found) found.add(value)
    else references.set(to, new Set([value]))
  }
}

/** Made by the batch and never touched: it is there, and nobody has deleted it. */
function isNew(row: IncomingRow | undefined, entity: EntityName): boolean {
  return row !== undefined && row.entity === entity && !row.known && row.later.length === 0
}

/** What a row refers to is known here, or is in the batch. */
export function refuseDangling(
  sqlite: Sqlite,
  references: ReadonlyMap<EntityName, ReadonlySet<string>>,
): void {
  for (const [entity, rows] of references) {
    const read = plucked(
      sqlite,
      `SELECT j.value FROM json_each(?) j
       WHERE NOT EXISTS (SELECT 1 FROM "${entity}" t WHERE t.id = j.value)`,
    )
    const dangling = read.get(JSON.stringify([...rows]))
    if (dangling !== undefined) throw badValue(entity, String(dangling))
  }
}
