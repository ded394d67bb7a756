// The history of a row or a cell, newest first, as the journal has it.

import { historyOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'

/** Refuses row_unknown. */
export function row(ws: Workspace, input: { row: string; field?: string | undefined }) {
  return historyOf(ws, input.row, input.field)
}
