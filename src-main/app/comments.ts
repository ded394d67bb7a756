// Comments on rows and cells: what HQ and the office say to each other beside the figures. They are
// written and settled by edit.apply, as everything that people type.
import type * as z from 'zod'
import type { CommentSchema } from '#contract/exchange.ts'
import type { Workspace } from '#db/open.ts'
import { readAbove } from '#db/queries/above.ts'
import { type CommentFilter, comments } from '#db/queries/comments.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { placesIn } from '#db/queries/places.ts'
import { type EntityName, entityOf } from '#domain/entities.ts'

export async function list(
  ws: Workspace,
  input: CommentFilter,
): Promise<z.output<typeof CommentSchema>[]> {
  const all = await comments(ws, input)
  const rows = rowsOf(ws)
  readAbove(
    ws,
    rows,
    all.map(({ entity, row }) => ({ entity: entity ?? '', row: row ?? '' })),
  )
  const placeOf = placesIn(rows)
  return all.map((found) => {
    const entity = found.entity ?? ''
    const row = found.row ?? ''
    return {
      id: found.id,
      office: found.office ?? '',
      entity,
      row,
      field: found.field,
      place: entityOf(entity) ? placeOf(entity as EntityName, row) : '',
      body: found.body ?? '',
      author: found.author ?? found.actor ?? '',
      written: found.written ?? found.at ?? '',
      from: found.from,
      hq: found.type === 'hq',
      settled: found.settled === 1,
    }
  })
}
