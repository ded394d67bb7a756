// Actuals and targets of each period alone, for the Consolidated room: where each use stands by what was
// entered for that period only. Everything over offices is made of it as of what stands to date.
import type { ConsolidatedCell, ConsolidatedIndicator } from './consolidated-figures.ts'

/** The figures to date with the actuals and targets of each period alone in their place. */
export function withPeriodsAlone(
  toDate: readonly ConsolidatedIndicator[],
  alone: readonly ConsolidatedIndicator[],
): readonly ConsolidatedIndicator[] {
  return toDate.map((one, at) => {
    const own = alone[at]
    return {
      ...one,
      cells: cellsAlone(one.cells, own?.cells),
      offices: one.offices.map((line, index) => ({
        ...line,
        cells: cellsAlone(line.cells, own?.offices[index]?.cells),
      })),
    }
  })
}

function cellsAlone(
  toDate: readonly ConsolidatedCell[],
  alone: readonly ConsolidatedCell[] = [],
): readonly ConsolidatedCell[] {
  return toDate.map((cell, at) => {
    const { actual = cell.actual, target = cell.target } = alone[at] ?? {}
    return { ...cell, actual, target }
  })
}
