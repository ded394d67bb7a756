// A number in the grid is never shown in part, where it could be read as another one: its column becomes
// as wide as it needs, up to a limit, and beyond that, or where a person chose the width, the cell shows
// ### as spreadsheets do. The text of the cell stays what it is, for copying and for screen readers.
// Looks only at cells that are on the screen, each once for its text and width; it never changes a width
// that a person chose.
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-column.ts'

/** No column of numbers becomes wider by itself than this. */
const WIDEST = 150

/** Digits of any script with their signs, maybe after a currency; words may be cut. */
const NUMBER = /^(?:[A-Z]{3}\s)?(?=.*\p{Nd})[\p{Nd}\p{Cf}\s.,'’٫٬٪%()+−-]+$/u

interface Surroundings<R extends GridRow> {
  readonly api: GridApi<R>
  readonly box: HTMLElement
  readonly isChosen: (column: string) => boolean
  readonly onWidened: () => void
}

interface Found {
  readonly cell: Element
  readonly column: string
  /** How much wider its column would have to be, in CSS pixels; not above 0 where it fits. */
  readonly lacks: number
}

export class GridFit<R extends GridRow> {
  readonly #around: Surroundings<R>
  readonly #known = new WeakMap<Element, string>()
  #frame = 0

  constructor(around: Surroundings<R>) {
    this.#around = around
    const { api } = around
    api.addEventListener('viewportChanged', this.soon)
    api.addEventListener('virtualColumnsChanged', this.soon)
    api.addEventListener('columnResized', this.soon)
    // The first look may be at letters of another font.
    void document.fonts.ready.then(this.soon)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = -1
  }

  /** Cells have changed; looks once they are on the screen. */
  soon = (): void => {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      if (!this.#around.api.isDestroyed()) this.#fit()
    })
  }

  /** Whether a cell on the screen shows less than all of its text. */
  isCut(row: string, column: string): boolean {
    const place = `[row-id="${CSS.escape(row)}"] [col-id="${CSS.escape(column)}"] .cell`
    const cell = this.#around.box.querySelector(place)
    if (!cell) return false
    return (
      cell.classList.contains('cell-cut') ||
      [cell, ...cell.querySelectorAll('.tree-label')].some((e) => e.scrollWidth > e.clientWidth)
    )
  }

  #fit(): void {
    // First all that changes the page, then all that measures it: it is laid out once.
    const fresh = this.#fresh()
    for (const cell of fresh) cell.classList.remove('cell-cut')
    const found = fresh.filter((cell) => NUMBER.test(wordsOf(cell))).map(measured)
    const { api, isChosen, onWidened } = this.#around
    const wider = new Map<string, number>()
    for (const { cell, column, lacks } of found) {
      if (lacks <= 0) continue
      const width = Math.ceil((api.getColumn(column)?.getActualWidth() ?? 0) + lacks)
      if (isChosen(column) || width > WIDEST) cell.classList.add('cell-cut')
      else wider.set(column, Math.max(width, wider.get(column) ?? 0))
    }
    if (wider.size === 0) return
    api.setColumnWidths([...wider].map(([key, newWidth]) => ({ key, newWidth })))
    onWidened()
  }

  /** Cells of numbers whose text or width is not what it was when they were looked at. */
  #fresh(): Element[] {
    return [...this.#around.box.querySelectorAll('.ag-cell.cell-end .cell')].filter((cell) => {
      const now = `${cell.closest<HTMLElement>('.ag-cell')?.style.width} ${wordsOf(cell)}`
      if (this.#known.get(cell) === now) return false
      this.#known.set(cell, now)
      return true
    })
  }
}

/** The text of a cell that is text alone; a drawing sees to itself. */
function wordsOf(cell: Element): string {
  return cell.firstChild?.nodeType === Node.TEXT_NODE ? (cell.firstChild.textContent ?? '') : ''
}

function measured(cell: Element): Found {
  const range = document.createRange()
  if (cell.firstChild) range.selectNodeContents(cell.firstChild)
  const lacks = range.getBoundingClientRect().width - cell.getBoundingClientRect().width
  const column = cell.closest('.ag-cell')?.getAttribute('col-id') ?? ''
  return { cell, column, lacks }
}
