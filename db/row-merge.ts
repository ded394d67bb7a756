// Merges the rows of a batch, whose changes are in the journal, into the tables: each row that it made, and each
// field that it touched, from its heads. What becomes of deleted rows, lives.ts says; what a field's heads
// come to, field-merge.ts.
import { DELETED, type FirstValues } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import { isGiven } from '#domain/merge.ts'
import { type Effects, effectOn, type Noted } from './effects.ts'
import { firstShown, mergeField } from './field-merge.ts'
import type { Creation } from './heads.ts'
import { allCreations, type Fresh, type IncomingRow, storedRow } from './incoming-rows.ts'
import type { Sqlite } from './open.ts'
import { noteReferences, type Referring } from './references.ts'
import { FIELDS } from './schema.ts'
import { insertRow, updateFields } from './writer.ts'

/** What the rows of a batch are merged with, and what is found out on the way. */
export interface Work extends Referring {
  readonly sqlite: Sqlite
  readonly effects: Effects
  readonly note: (noted: Noted) => void
}

export function mergeRow(work: Work, row: IncomingRow): void {
  const [creation, ...others] = row.creations
  if (!row.known && creation && others.length === 0 && row.later.length === 0) {
    const values = creation.change.value as FirstValues
    insertRow(work.sqlite, row.entity, row.row, values)
    effectOn(work.effects, row.entity).new += 1
    work.note({ ...newRow(row), made: values })
    noteReferences(work, row.entity, values)
    return
  }
  mergeFields(work, row)
}

function newRow({ entity, row }: IncomingRow): Noted {
  return { kind: 'new', entity, row, field: null, from: null, to: null }
}

/** The general way: every field that the batch touches, from its heads. */
function mergeFields(work: Work, row: IncomingRow): void {
  const { sqlite, effects, seeds } = work
  const { entity } = row
  const effect = effectOn(effects, entity)
  const creations = allCreations(row)
  if (!row.known) makeRow(work, row, creations)
  seeds.set(row.row, { entity, row: row.row })
  const values: Record<string, Value> = {}
  for (const [field, arrivals] of arrivalsOf(row, creations)) {
    const merged = mergeField(sqlite, row, field, arrivals, creations)
    if (field === DELETED) continue // lives.ts says what becomes of the row
    if (merged.changed) values[field] = merged.value
    if (merged.conflict) effect.conflicts += 1
    else if (row.known && !merged.changed) effect.same += 1
    else if (row.known) effect.changed += 1
    const { before: from, value } = merged
    if (merged.conflict) {
      work.note({ kind: 'conflict', entity, row: row.row, field, from, to: merged.beside })
    } else if (row.known && merged.changed) {
      work.note({ kind: 'changed', entity, row: row.row, field, from, to: value })
    }
    // The parent from before as well: what this row kept alive there may go now.
    noteReferences(work, entity, { [field]: merged.before })
    noteReferences(work, entity, { [field]: merged.value })
  }
  if (Object.keys(values).length > 0) {
    row.stored = updateFields(sqlite, entity, storedRow(sqlite, row), values)
  }
}

/** With what its creations say, of which there are several, or later changes are to come. */
function makeRow(work: Work, row: IncomingRow, creations: readonly Creation[]): void {
  const { entity } = row
  const shown: Record<string, Value> = {}
  for (const field of FIELDS[entity]) {
    const value = firstShown(work.sqlite, row, creations, field)
    if (value !== null) shown[field] = value
  }
  insertRow(work.sqlite, entity, row.row, shown)
  effectOn(work.effects, entity).new += 1
  work.note(newRow(row))
  noteReferences(work, entity, shown)
}

/**
 * Which fields need merging, and what arrived on each: later changes, and creations where the field
 * has more than one.
 */
function arrivalsOf(row: IncomingRow, creations: readonly Creation[]): Map<string, Fresh[]> {
  const fields = new Map<string, Fresh[]>()
  const add = (field: string, fresh: Fresh) => {
    const found = fields.get(field)
    if (found) found.push(fresh)
    else fields.set(field, [fresh])
  }
  for (const fresh of row.later) add(fresh.change.field, fresh)
  if (creations.length > 1 || row.later.length > 0) {
    for (const fresh of row.creations) {
      const values = fresh.change.value as FirstValues
      for (const field of Object.keys(values)) {
        if (!isGiven(values, field)) continue
        if (creations.length > 1 || fields.has(field)) add(field, fresh)
      }
    }
  }
  return fields
}
