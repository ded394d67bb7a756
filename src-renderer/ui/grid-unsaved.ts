// What was typed and is not yet shown by the data: on its way, or refused. It stands over the row's own
// value until the data has come back, so that nothing a person typed ever vanishes from its cell, not
// even when they go to another room and return. The top bar counts what was refused.
import { useSaving } from '../client/saving.ts'

export interface Unsaved {
  readonly typed: string
  readonly state: 'saving' | 'failed'
  /** Why it failed, as a sentence. */
  readonly reason: string
}

export class UnsavedCells {
  readonly #cells = new Map<string, Unsaved>()

  get(row: string, column: string): Unsaved | undefined {
    return this.#cells.get(key(row, column))
  }
  set(row: string, column: string, cell: Unsaved): void {
    this.#cells.set(key(row, column), cell)
    countFailed()
  }
  /** Lets go of a cell, unless something newer was typed into it meanwhile. */
  drop(row: string, column: string, cell: Unsaved): void {
    if (this.#cells.get(key(row, column)) === cell) this.#cells.delete(key(row, column))
    countFailed()
  }
  failed(): number {
    return [...this.#cells.values()].filter((cell) => cell.state === 'failed').length
  }
}

const grids = new Map<string, UnsavedCells>()

/** The unsaved cells of a grid, by its id; they outlive the grid on the screen. */
export function unsavedOf(grid: string): UnsavedCells {
  const known = grids.get(grid)
  if (known) return known
  const made = new UnsavedCells()
  grids.set(grid, made)
  return made
}

function countFailed(): void {
  let unsaved = 0
  for (const cells of grids.values()) unsaved += cells.failed()
  if (useSaving.getState().unsaved === unsaved) return
  // With the last cell saved or given up, its error is no longer true.
  useSaving.setState(unsaved === 0 ? { unsaved, failed: null } : { unsaved })
}

function key(row: string, column: string): string {
  return `${row}\u0000${column}`
}
