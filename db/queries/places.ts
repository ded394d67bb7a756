// Where rows are, in words of the data, for lists that are made of rows of any kind: each row that is
// needed for a name is read once (rowsOf in dataset.ts). Reads only.
import type { Dataset } from '#domain/dataset.ts'
import type { EntityName } from '#domain/entities.ts'
import { placeOf } from '#domain/place.ts'

export type PlaceReader = (entity: EntityName, row: string) => string

/** Empty for a row that is not here. */
export function placesIn(rows: Pick<Dataset, 'get'>): PlaceReader {
  return (entity, row) => {
    const found = rows.get(entity, row)
    return found ? placeOf(entity, found, rows) : ''
  }
}
