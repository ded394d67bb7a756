// What a batch of changes does, counted, and told piece by piece to whoever wants to look. It counts what it is
// told of; what that is, the merge finds out.
import type { FirstValues } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'

export interface EntityEffect {
  readonly entity: string
  new: number // rows that were not here
  changed: number // fields that show another value, rows that went or came back
  same: number // changes that are known, fields that show what they showed
  conflicts: number // fields, or deletions, that two people set without seeing each other
}

export interface Effect extends Readonly<Omit<EntityEffect, 'entity'>> {
  readonly byEntity: EntityEffect[]
}

/** One row or field that a batch changes, as it is found out. */
export interface Noted {
  readonly kind: 'new' | 'changed' | 'conflict'
  readonly entity: EntityName
  readonly row: string
  /** null: the whole row; 'deleted': it goes or comes back, or somebody edited what another deleted. */
  readonly field: string | null
  readonly from: Value
  /** What is shown now; of a conflict the value that is kept beside it. */
  readonly to: Value
  /** Of a new row of which nothing else is said: all that it is. */
  readonly made?: FirstValues
}

export type Effects = Map<string, EntityEffect>

export function effectOn(effects: Effects, entity: string): EntityEffect {
  let found = effects.get(entity)
  if (!found) {
    found = { entity, new: 0, changed: 0, same: 0, conflicts: 0 }
    effects.set(entity, found)
  }
  return found
}

export function totalOf(effects: Effects): Effect {
  const total = { new: 0, changed: 0, same: 0, conflicts: 0 }
  for (const each of effects.values()) {
    total.new += each.new
    total.changed += each.changed
    total.same += each.same
    total.conflicts += each.conflicts
  }
  return { ...total, byEntity: [...effects.values()] }
}
