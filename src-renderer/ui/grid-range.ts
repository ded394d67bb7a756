// A block of cells: the cell that has the keys is one corner, Shift with an arrow, a click or the drawn mouse
// moves the other. It can be copied, as a spreadsheet reads it, and its numbers are told together where that
// means something. It paints and reads; it changes no data and never moves the focus.
import type { GridApi } from 'ag-grid-community'
import { encodeTsv } from '#domain/tsv.ts'
import { type Block, htmlOf, rectangle, type Summary, summaryOf, tsvOf } from './grid-block.ts'
import type { Column, GridRow } from './grid-column.ts'
import { copyOf, EXACT, exactCopyOf } from './grid-paste.ts'

interface Corner {
  readonly row: string
  readonly column: string
}

interface Around<R extends GridRow> {
  readonly api: GridApi<R>
  readonly box: HTMLElement
  readonly column: (id: string) => Column<R> | undefined
  readonly onChange: () => void
  readonly onCopied: (cells: number) => void
}

interface Found {
  readonly block: Block | null
  readonly rows: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const IN_RANGE = 'cell-in-range'

export class GridRange<R extends GridRow> {
  readonly #around: Around<R>
  #anchor: Corner | null = null
  #head: Corner | null = null
  #pressed: Corner | null = null
  /** The block as it was found last, until rows or corners change. */
  #found: Found | null = null

  constructor(around: Around<R>) {
    this.#around = around
    const { box } = around
    box.addEventListener('mousedown', this.#onDown, { capture: true })
    box.addEventListener('mouseover', this.#onOver)
    box.addEventListener('copy', this.#onCopy)
    window.addEventListener('mouseup', this.#onUp)
  }

  destroy(): void {
    const { box } = this.#around
    box.removeEventListener('mousedown', this.#onDown, { capture: true })
    box.removeEventListener('mouseover', this.#onOver)
    box.removeEventListener('copy', this.#onCopy)
    window.removeEventListener('mouseup', this.#onUp)
  }

  /** Rows and columns of the block; null while it is one cell, or its rows are gone. */
  block(): Block | null {
    return this.#find().block
  }

  has(row: string | undefined, column: string | undefined): boolean {
    const { rows, columns } = this.#find()
    return row !== undefined && column !== undefined && rows.has(row) && columns.has(column)
  }

  #find(): Found {
    if (this.#found) return this.#found
    const between = this.#anchor && this.#head ? this.#between(this.#anchor, this.#head) : null
    const isBlock = between !== null && between.rows.length * between.columns.length > 1
    const block = isBlock ? between : null
    this.#found = { block, rows: new Set(block?.rows), columns: new Set(block?.columns) }
    return this.#found
  }

  /** The focus went to another cell than before: that ends the block, but at its fixed corner. */
  focused({ row, column }: Corner): void {
    if (this.#anchor?.row === row && this.#anchor.column === column) return
    if (this.block()) this.clear()
    else this.#forget()
  }

  clear(): void {
    this.#forget()
    this.#changed()
  }
  #forget(): void {
    this.#anchor = this.#head = this.#found = null
  }

  /** Takes the keys that make a block; false for all others. */
  onKey(event: KeyboardEvent): boolean {
    const control = event.ctrlKey || event.metaKey
    const step = STEPS[event.key]
    if (step && event.shiftKey && !event.altKey) return this.#extend(step, control)
    if (event.key.toLowerCase() === 'a' && control && !event.shiftKey) return this.#all()
    if (event.key === 'Escape' && this.block()) {
      this.clear()
      return true
    }
    return false
  }

  summary(): Summary | null {
    const block = this.block()
    if (!block) return null
    const { column } = this.#around
    const cells = this.#rows(block).flatMap((row) =>
      block.columns.flatMap((id) => column(id)?.quantity?.(row) ?? []),
    )
    return summaryOf(block.rows.length * block.columns.length, cells)
  }

  #extend(step: readonly [number, number], toEdge: boolean): boolean {
    const here = this.#focus()
    if (!here) return false
    const from = this.#anchor && this.#head ? this.#head : here
    const { api } = this.#around
    const columns = this.#columnIds()
    const rtl = document.documentElement.dir === 'rtl'
    const sideways = rtl ? -step[1] : step[1]
    const lastRow = api.getDisplayedRowCount() - 1
    const row = api.getRowNode(from.row)?.rowIndex ?? 0
    const to = {
      row: within(row + (toEdge ? step[0] * (lastRow + 1) : step[0]), lastRow),
      column: within(
        columns.indexOf(from.column) + (toEdge ? sideways * columns.length : sideways),
        columns.length - 1,
      ),
    }
    const node = api.getDisplayedRowAtIndex(to.row)
    const column = columns[to.column]
    if (!node?.data || column === undefined) return true
    api.ensureIndexVisible(to.row)
    api.ensureColumnVisible(column)
    this.#select(this.#anchor ?? here, { row: node.data.id, column })
    return true
  }

  #all(): boolean {
    const { api } = this.#around
    const columns = this.#columnIds()
    const [first, last] = [columns[0], columns.at(-1)]
    const top = api.getDisplayedRowAtIndex(0)?.data
    const bottom = api.getDisplayedRowAtIndex(api.getDisplayedRowCount() - 1)?.data
    if (!top || !bottom || first === undefined || last === undefined) return false
    // The corners are the grid's; the keys stay where they are until they are moved.
    this.#select({ row: top.id, column: first }, { row: bottom.id, column: last })
    return true
  }

  #select(anchor: Corner, head: Corner): void {
    this.#anchor = anchor
    this.#head = head
    this.#changed()
  }

  #changed(): void {
    this.paint()
    this.#around.onChange()
  }

  /** After new rows, columns or corners: the cells on the screen; those that come into it ask has(). */
  paint(): void {
    this.#found = null
    for (const cell of this.#around.box.querySelectorAll('.ag-cell')) {
      const at = cornerOf(cell)
      const isIn = at !== null && this.has(at.row, at.column)
      cell.classList.toggle(IN_RANGE, isIn)
      if (isIn) cell.setAttribute('aria-selected', 'true')
      else cell.removeAttribute('aria-selected')
    }
  }

  #between(a: Corner, b: Corner): Block | null {
    const { api } = this.#around
    const rowAt = (corner: Corner) => api.getRowNode(corner.row)?.rowIndex ?? null
    const [top, bottom] = [rowAt(a), rowAt(b)]
    if (top === null || bottom === null) return null
    const columns = rectangle(this.#columnIds(), a.column, b.column)
    const rows: string[] = []
    for (let index = Math.min(top, bottom); index <= Math.max(top, bottom); index += 1) {
      const row = api.getDisplayedRowAtIndex(index)?.data
      if (row) rows.push(row.id)
    }
    return columns.length === 0 ? null : { rows, columns }
  }

  #columnIds(): readonly string[] {
    return this.#around.api.getAllDisplayedColumns().map((column) => column.getColId())
  }

  #rows(block: Block): readonly R[] {
    return block.rows.flatMap((id) => this.#around.api.getRowNode(id)?.data ?? [])
  }

  #focus(): Corner | null {
    const cell = this.#around.api.getFocusedCell()
    const row = cell ? this.#around.api.getDisplayedRowAtIndex(cell.rowIndex)?.data : undefined
    return cell && row ? { row: row.id, column: cell.column.getColId() } : null
  }

  #onDown = (event: MouseEvent): void => {
    const at = event.button === 0 ? cornerOf(event.target) : null
    if (!at || isEditing(event.target)) return
    const here = this.#focus()
    if (event.shiftKey && here) {
      event.preventDefault()
      event.stopPropagation()
      this.#select(this.#anchor ?? here, at)
      return
    }
    this.#pressed = at
    // The cell that has the keys already gets no focus again: a click on it ends the block all the same.
    if (this.block()) this.clear()
  }
  #onOver = (event: MouseEvent): void => {
    if (!this.#pressed || event.buttons !== 1) return
    const at = cornerOf(event.target)
    if (!at || (at.row === this.#pressed.row && at.column === this.#pressed.column)) return
    this.#select(this.#pressed, at)
  }
  #onUp = (): void => {
    this.#pressed = null
  }

  #onCopy = (event: ClipboardEvent): void => {
    if (isEditing(event.target) || !event.clipboardData) return
    const block = this.copy(event.clipboardData)
    if (!block) return
    event.preventDefault()
    this.#around.onCopied(block.rows.length * block.columns.length)
  }

  /** The block onto a clipboard; null when there is no cell. */
  copy(clipboard: DataTransfer): Block | null {
    const block = this.cells()
    if (!block) return null
    const cells = this.#texts(block)
    clipboard.setData('text/plain', tsvOf(cells))
    clipboard.setData('text/html', htmlOf(cells))
    clipboard.setData(EXACT, encodeTsv(this.#exact(block)))
    return block
  }

  /** The block, or else the one cell that has the keys. */
  cells(): Block | null {
    const here = this.#focus()
    return this.block() ?? (here ? this.#between(here, here) : null)
  }

  /** All rows and columns as they are shown. */
  all(): Block {
    const { api } = this.#around
    const rows: string[] = []
    for (let index = 0; index < api.getDisplayedRowCount(); index += 1) {
      const row = api.getDisplayedRowAtIndex(index)?.data
      if (row) rows.push(row.id)
    }
    return { rows, columns: this.#columnIds() }
  }

  /** Selects a block; the keys stay in their cell, which is the fixed corner where it is one. */
  take({ rows, columns }: Block): void {
    const [top, bottom] = [rows[0], rows.at(-1)]
    const [start, end] = [columns[0], columns.at(-1)]
    if (!top || !bottom || !start || !end) return
    const here = this.#focus()
    const isBottom = here?.row === bottom && bottom !== top
    const isEnd = here?.column === end && end !== start
    this.#select(
      { row: isBottom ? bottom : top, column: isEnd ? end : start },
      { row: isBottom ? top : bottom, column: isEnd ? start : end },
    )
  }

  #exact(block: Block): readonly (readonly string[])[] {
    const columns = block.columns.flatMap((id) => this.#around.column(id) ?? [])
    return this.#rows(block).map((row) => columns.map((each) => exactCopyOf(each, row)))
  }

  /** A copy of everything takes the heads along. */
  #texts(block: Block): readonly (readonly string[])[] {
    const { api, column } = this.#around
    const columns = block.columns.flatMap((id) => column(id) ?? [])
    const isAll =
      block.rows.length === api.getDisplayedRowCount() &&
      block.columns.length === this.#columnIds().length &&
      this.block() !== null
    const heads = columns.map(({ head, group }) => [group, head].filter(Boolean).join(' '))
    const texts = this.#rows(block).map((row) => columns.map((each) => copyOf(each, row)))
    return isAll ? [heads, ...texts] : texts
  }
}

function within(index: number, last: number): number {
  return Math.min(last, Math.max(0, index))
}

/** The cell that an element is in or is. */
export function cornerOf(target: unknown): Corner | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest('.ag-cell')
  const column = cell?.getAttribute('col-id')
  const row = cell?.closest('.ag-row')?.getAttribute('row-id')
  return column && row ? { row, column } : null
}

/** An open editor has the clipboard to itself. */
export function isEditing(target: unknown): boolean {
  return target instanceof Element && target.matches('input, select, textarea')
}
