// The cells of a disaggregation: every combination of the values of its dimensions, under its
// canonical name (dimension=value pairs sorted by dimension, joined by ';') with a label in words.
import type { Workspace } from '#db/open.ts'
import { dimensionValues, disaggregations } from '#db/queries/plan.ts'
import { dimensionsOf, pairsOfCell } from '#domain/disaggregation.ts'
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
  const values = await valuesOf(db)
  const byDimension = groupBy(values, (value) => value.dimension)
  return new Map(
    (await disaggregations(db)).map(({ id, dimensions }) => [
      id,
      combinations(dimensionsOf(dimensions).map((name) => byDimension.get(name) ?? [])),
    ]),
  )
}

async function valuesOf(db: Workspace['db']): Promise<readonly DimensionValue[]> {
  return (await dimensionValues(db)).map(({ dimension, code, title }) => ({
    dimension: dimension ?? '',
    code: code ?? '',
    title: title ?? code ?? '',
  }))
}

/** Names cells of any scheme, former ones too; a value that is gone is named by its code. */
export async function cellNames(db: Workspace['db']): Promise<(cell: string) => string> {
  const titles = new Map(
    (await valuesOf(db)).map(({ dimension, code, title }) => [`${dimension}=${code}`, title]),
  )
  return (cell) =>
    pairsOfCell(cell)
      .map(([dimension, value]) => titles.get(`${dimension}=${value}`) ?? value)
      .join(', ')
}

function combinations(dimensions: readonly (readonly DimensionValue[])[]): readonly Cell[] {
  if (dimensions.length === 0 || dimensions.some((values) => values.length === 0)) return []
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
