// The parts of a disaggregation as the Consolidated room lists them: the margins of a scheme with several
// dimensions, its whole cells, and cells of a scheme that the indicator had before. Names only; numbers
// are the domain's.
import type { Workspace } from '#db/open.ts'
import { dimensionValues, disaggregations } from '#db/queries/plan.ts'
import { dimensionsOf } from '#domain/disaggregation.ts'
import { dimensionsOfCell, type PartCell, partsAddUp } from '#domain/parts-figures.ts'
import { groupBy } from './outline-order.ts'
import { cellsByScheme } from './parts.ts'

export interface SlicePart {
  readonly slice: string
  readonly label: string
  readonly margin: boolean
  readonly earlier: boolean
}

export interface Slices {
  /** In the order in which they are shown. */
  readonly parts: readonly SlicePart[]
  /** The whole cells of the scheme there is now. */
  readonly cells: readonly string[]
  /** Whether a part was entered under the scheme there is now. */
  readonly isNow: (part: PartCell) => boolean
}

/** `scheme`: id of the disaggregation; `entered`: the parts there are. */
export async function slicesOf(
  db: Workspace['db'],
  scheme: string | null,
  measure: string | null,
  entered: readonly PartCell[],
): Promise<Slices> {
  const row = (await disaggregations(db)).find(({ id }) => id === scheme)
  const dimensions = dimensionsOf(row?.dimensions ?? null)
  const known = [...dimensions].sort().join(';')
  const isNow = (part: PartCell) => dimensionsOfCell(part.cell).join(';') === known
  const values = (await dimensionValues(db)).map(({ dimension, code, title }) => ({
    slice: `${dimension}=${code}`,
    dimension: dimension ?? '',
    title: title ?? code ?? '',
  }))
  const titles = new Map(values.map(({ slice, title }) => [slice, title]))
  const label = (cell: string) =>
    cell
      .split(';')
      .map((pair) => titles.get(pair) ?? pair)
      .join(', ')
  const cells = (await cellsByScheme(db)).get(scheme ?? '') ?? []
  const byDimension = groupBy(values, (value) => value.dimension)
  const hasMargins = dimensions.length > 1 && partsAddUp(measure)
  const margins = hasMargins ? dimensions.flatMap((name) => byDimension.get(name) ?? []) : []
  const listed = new Set(cells.map(({ cell }) => cell))
  // A value that was taken off the scheme keeps what was entered under it.
  const others = [...new Set(entered.map(({ cell }) => cell))].filter((cell) => !listed.has(cell))
  const added = others.filter((cell) => dimensionsOfCell(cell).join(';') === known)
  return {
    parts: [
      ...margins.map(({ slice, title }) => ({ slice, label: title, margin: true, earlier: false })),
      ...cells.map(({ cell, label }) => ({ slice: cell, label, margin: false, earlier: false })),
      ...others.sort().map((cell) => ({
        slice: cell,
        label: label(cell),
        margin: false,
        earlier: true,
      })),
    ],
    cells: [...cells.map(({ cell }) => cell), ...added],
    isNow,
  }
}
