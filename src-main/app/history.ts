// The history of a row or a cell, newest first, as the journal has it.
import { historyOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { DELETED } from '#domain/changes.ts'
import { fieldOf } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'

/** Refuses row_unknown, field_unknown. */
export function row(ws: Workspace, input: { row: string; field?: string | undefined }) {
  const history = historyOf(ws, input.row, input.field)
  const { entity } = history
  const { field = DELETED } = input
  if (field !== DELETED && !fieldOf(entity, field)) {
    throw new Refusal('field_unknown', { entity, field })
  }
  return history
}
