// What a cell of the grid shows, and what there is to say about it: in the cell, in its tip, in the line under
// the grid. It reads columns, rows and what is unsaved; it draws nothing and changes nothing.
import type { Summary } from './grid-block.ts'
import type { CellView } from './grid-cell.ts'
import { type Column, editOf, type GridRow, isLocked, type Mark } from './grid-column.ts'
import type { UnsavedCells } from './grid-unsaved.ts'
import type { Text } from './text.ts'

interface Around<R extends GridRow> {
  readonly text: () => Text
  readonly unsaved: UnsavedCells
  readonly columns: () => Iterable<Column<R>>
  /** Whether a cell on the screen shows less than its text. */
  readonly isCut: (row: string, column: string) => boolean
}

export class GridWords<R extends GridRow> {
  readonly #around: Around<R>

  constructor(around: Around<R>) {
    this.#around = around
  }

  /** What a cell shows: what was typed and is not saved yet stands over its own value. */
  view(column: Column<R>, row: R | undefined): CellView {
    if (!row) return { text: '', drawing: null, marks: [] }
    const unsaved = this.#around.unsaved.get(row.id, column.id)
    const text = unsaved ? this.#typedText(column, row, unsaved.typed) : column.text(row)
    const drawing = unsaved ? null : (column.draw?.(row, text) ?? null)
    return { text, drawing, marks: this.#marks(column, row) }
  }

  /** What was chosen from a list shows its word, not its id. */
  #typedText(column: Column<R>, row: R, typed: string): string {
    const choices = editOf(column, row)?.choices
    return choices?.find((choice) => choice.id === typed)?.label ?? typed
  }

  #marks(column: Column<R>, row: R): readonly Mark[] {
    const marks = column.marks?.(row) ?? []
    const unsaved = this.#around.unsaved.get(row.id, column.id)
    if (unsaved?.state !== 'failed') return marks
    const words = this.#around.text().t('grid.unsaved', { reason: unsaved.reason })
    return [{ kind: 'unsaved', words }, ...marks]
  }

  /** All that a cell shows, as one text: when it changes, the cell is drawn again. */
  stamp(column: Column<R>, row: R): string {
    const unsaved = this.#around.unsaved.get(row.id, column.id)
    const marks = this.#marks(column, row)
    // What is locked meanwhile, or open again, looks so: classes are asked for when this changes.
    const locked = isLocked(column.edit?.(row)) ? 'locked' : ''
    const tone = `${column.tone?.(row) ?? ''}\u0000${column.stamp?.(row) ?? ''}\u0000${locked}`
    const text = unsaved ? `${unsaved.state}${unsaved.typed}` : column.text(row)
    return marks.length === 0
      ? `${text}\u0000${tone}`
      : `${text}\u0000${tone}${JSON.stringify(marks)}`
  }

  classes(column: Column<R>, row: R | undefined): string[] {
    if (!row) return []
    const edit = column.edit?.(row)
    const unsaved = this.#around.unsaved.get(row.id, column.id)
    return [
      column.end ? 'cell-end' : '',
      isLocked(edit) ? 'cell-locked' : '',
      unsaved ? `cell-${unsaved.state}` : '',
      ...this.#marks(column, row).map((mark) => `cell-has-${mark.kind}`),
      ...(column.tone?.(row) ?? '').split(' '),
    ].filter(Boolean)
  }

  /** What there is to say about a cell beyond its value. */
  about(column: Column<R>, row: R): string[] {
    const text = this.#around.text()
    const edit = column.edit?.(row)
    const unsaved = this.#around.unsaved.get(row.id, column.id)
    return [
      ...this.#marks(column, row).map((mark) => mark.words),
      unsaved?.state === 'failed' ? text.t('grid.unsaved.hint') : '',
      column.tip?.(row) ?? '',
      isLocked(edit) ? text.t('grid.locked', { reason: edit.locked }) : '',
    ].filter(Boolean)
  }

  /** What does not fit is said whole in the tip. */
  tip(column: Column<R>, row: R): string {
    const whole = this.#around.isCut(row.id, column.id) ? [this.view(column, row).text] : []
    return [...new Set([...whole, ...this.about(column, row)])].join('\n')
  }

  /** The row as its head names it. */
  rowName(row: R): string {
    for (const column of this.#around.columns()) if (column.rowHead) return column.text(row)
    return ''
  }

  /** The line under the grid for one cell: its name, its whole text, and what there is to say about it. */
  ofCell(column: Column<R>, row: R): string {
    const { text } = this.view(column, row)
    const name = column.headTip ?? column.head
    const words = this.about(column, row).filter((said) => said !== text)
    return [`${name}: ${text || '—'}`, ...words].join('  ·  ')
  }

  /** A block of cells: how many, and what their numbers come to where they may be added. */
  ofBlock(block: Summary): string {
    const text = this.#around.text()
    const { cells, numbers, sum, average, decimals } = block
    return [
      text.t('grid.block.cells', { count: cells }),
      numbers > 0 ? text.t('grid.block.numbers', { count: numbers }) : '',
      sum === null ? '' : text.t('grid.block.sum', { sum: text.number(sum, decimals) }),
      average === null || numbers < 2
        ? ''
        : text.t('grid.block.average', { average: text.number(average, decimals + 1) }),
    ]
      .filter(Boolean)
      .join('  ·  ')
  }
}
