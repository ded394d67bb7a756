// The cells of a disaggregation: every combination of the values of its dimensions, under its
// canonical name (dimension=value pairs sorted by dimension, joined by ';') with a label in words.
import type { Workspace } from '#db/open.ts'
import { dimensionValues, disaggregations } from '#db/queries/plan.ts'
import { dimensionsOf } from '#domain/disaggregation.ts'
import { groupBy } from './outline-order.ts'

export interface Cell {
  readonly cell: string
  readonly label: string
}

interface DimensionValue {
  readonly dimension: string
  readonly code: string
  readonly title: string
}

/** Cells by disaggregation id, in the order of its dimensions and of their values. */
export async function cellsByScheme(
  db: Workspace['db'],
): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const values = (await dimensionValues(db)).map(({ dimension, code, title }) => ({
    dimension: dimension ?? '',
    code: code ?? '',
    title: title ?? code ?? '',
  }))
  const byDimension = groupBy(values, (value) => value.dimension)
  return new Map(
    (await disaggregations(db)).map(({ id, dimensions }) => [
      id,
      combinations(dimensionsOf(dimensions).map((name) => byDimension.get(name) ?? [])),
    ]),
  )
}

function combinations(dimensions: readonly (readonly DimensionValue[])[]): readonly Cell[] {
  if (dimensions.some((values) => values.length === 0)) return []
  let chosen: readonly (readonly DimensionValue[])[] = [[]]
  for (const values of dimensions) {
    chosen = chosen.flatMap((before) => values.map((value) => [...before, value]))
  }
  return chosen.map((picked) => ({
    cell: picked
      .map(({ dimension, code }) => `${dimension}=${code}`)
      .sort()
      .join(';'),
    label: picked.map(({ title }) => title).join(', '),
  }))
}
