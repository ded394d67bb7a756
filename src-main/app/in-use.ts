// What offices' data stands on is not deleted under it: an objective, a definition, a period, a level.
// What the same action deletes before counts no more. Nothing is asked unless reference data is deleted.
import { rowsToRevert } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { countStanding } from '#db/queries/strategy.ts'
import type { Command } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'

interface Standing {
  readonly entity: EntityName
  readonly field: string
}

/** Which rows stand on a row of reference data; the period of a value names its code. */
const STANDING: { readonly [E in EntityName]?: readonly Standing[] } = {
  strategic_objective: [
    { entity: 'outcome', field: 'objective' },
    { entity: 'indicator_definition', field: 'objective' },
  ],
  office: [
    { entity: 'outcome', field: 'office' },
    { entity: 'indicator', field: 'office' },
    { entity: 'parity_headcount', field: 'office' },
    { entity: 'submission', field: 'office' },
  ],
  workplan: [
    { entity: 'outcome', field: 'workplan' },
    { entity: 'indicator', field: 'workplan' },
    { entity: 'submission', field: 'workplan' },
  ],
  indicator_definition: [{ entity: 'indicator', field: 'definition' }],
  reporting_period: [
    { entity: 'actual', field: 'period' },
    { entity: 'target', field: 'period' },
    { entity: 'submission', field: 'period' },
    { entity: 'narrative', field: 'period' },
  ],
  personnel_category: [
    { entity: 'parity_headcount', field: 'category' },
    { entity: 'parity_flow', field: 'category' },
    { entity: 'parity_target', field: 'category' },
  ],
  personnel_level: [
    { entity: 'parity_headcount', field: 'level' },
    { entity: 'parity_flow', field: 'level' },
  ],
  disaggregation: [{ entity: 'indicator_definition', field: 'disaggregation' }],
}

/** As refuseInUse, for what the next undo or redo would take away again. */
export async function refuseInUseRevert(ws: Workspace, way: 'undo' | 'redo'): Promise<void> {
  if (ws.identity.role === 'field') return
  const rows = rowsToRevert(ws, way)
  const going = rows.filter(({ wholly }) => wholly).map(({ row }) => row)
  for (const { entity, row, wholly } of rows) {
    const standing = STANDING[entity]
    if (!wholly || !standing) continue
    const { what, count } = await countStanding(ws.db, { entity, row }, standing, going)
    if (count > 0) throw new Refusal('in_use', { entity, what, count })
  }
}

/** Refuses in_use (entity, what, count) for a command that would delete what is used. */
export async function refuseInUse(ws: Workspace, commands: readonly Command[]): Promise<void> {
  // An office has no right to these rows at all, and hears so from the journal.
  if (ws.identity.role === 'field') return
  const going: string[] = []
  for (const command of commands) {
    if (command.do !== 'delete') continue
    const { entity, row } = command
    const standing = STANDING[entity]
    if (standing) {
      const { what, count } = await countStanding(ws.db, { entity, row }, standing, going)
      if (count > 0) throw new Refusal('in_use', { entity, what, count })
    }
    going.push(row)
  }
}
