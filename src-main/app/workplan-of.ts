// Which workplan a row belongs to, for offices that have several: up from row to row to the workplan it
// hangs under. People, headcounts and what HQ keeps for everybody belong to none.
import type { Workspace } from '#db/open.ts'
import { readAbove } from '#db/queries/above.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { parentPlace } from '#domain/compare.ts'
import { fieldValue } from '#domain/dataset.ts'
import { type EntityName, entityOf } from '#domain/entities.ts'

interface RowPlace {
  readonly entity: string
  readonly row: string
}

/**
 * Answers for these rows, which are read together with those above them; and for any other, each row on the
 * way read once. null: of no workplan here.
 */
export function workplanFinder(
  ws: Workspace,
  places: readonly RowPlace[] = [],
): (place: RowPlace) => string | null {
  const rows = rowsOf(ws)
  readAbove(ws, rows, places)
  return (place) => {
    let at = known(place)
    // No row hangs deeper than a part of an actual; links that name each other must not go on for ever.
    for (let steps = 0; at && steps < 12; steps += 1) {
      const row = rows.get(at.entity, at.row)
      if (!row) return null
      if (at.entity === 'workplan') return row.id
      at = parentPlace(at.entity, (field) => fieldValue(row, field))
    }
    return null
  }
}

function known({ entity, row }: RowPlace): ReturnType<typeof parentPlace> {
  return entityOf(entity) ? { entity: entity as EntityName, row } : undefined
}

export function locate(ws: Workspace, place: RowPlace) {
  return { workplan: workplanFinder(ws)(place) }
}
