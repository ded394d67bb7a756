// Whose plan it is and whether it may be written here. The office and HQ write an office's plan;
// everybody else reads it. The journal refuses with `rights` all the same: this is for the screen.
import type { Workspace } from '#db/open.ts'
import { officeById, workplanOf } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'

export interface Access {
  readonly office: string
  readonly writable: boolean
  /** Name of the office whose plan it is, when it cannot be written here. */
  readonly reason: string | null
}

/** Refuses row_unknown for a workplan that is not here. */
export async function accessTo(ws: Workspace, workplan: string): Promise<Access> {
  const row = await workplanOf(ws.db, workplan)
  if (!row?.office) throw new Refusal('row_unknown', { entity: 'workplan', row: workplan })
  const writable = ws.identity.role === 'hq' || row.office === ws.identity.office
  const reason = writable ? null : ((await officeById(ws.db, row.office))?.name ?? null)
  return { office: row.office, writable, reason }
}
