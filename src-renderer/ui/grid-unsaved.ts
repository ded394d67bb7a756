// What was typed and is not yet shown by the data: on its way, or refused. It stands over the row's own
// value until the data has come back, so that nothing a person typed ever vanishes from the cell.

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
  }
  /** Lets go of a cell, unless something newer was typed into it meanwhile. */
  drop(row: string, column: string, cell: Unsaved): void {
    if (this.#cells.get(key(row, column)) === cell) this.#cells.delete(key(row, column))
  }
}

function key(row: string, column: string): string {
  return `${row}\u0000${column}`
}
