// From edits of cells to commands that are done: one cell as it was typed, or many as one action. What was typed
// stands in its cell until the data has it, and stays there with the reason when it is refused.
import type { Label } from '#domain/changes.ts'
import { announce } from './announce.ts'
import { type CellEdit, type Column, type Done, editOf, type GridRow } from './grid-column.ts'
import type { Surroundings } from './grid-controller.ts'
import { changesOf } from './grid-paste.ts'
import type { Unsaved, UnsavedCells } from './grid-unsaved.ts'

interface Around<R extends GridRow> {
  readonly props: Surroundings<R>['props']
  readonly unsaved: UnsavedCells
  readonly column: (id: string) => Column<R> | undefined
  readonly redraw: (row: string, column: string) => void
  /** Says why an action was not done. */
  readonly refused: (words: string) => void
}

export class GridSaving<R extends GridRow> {
  readonly #around: Around<R>

  constructor(around: Around<R>) {
    this.#around = around
  }

  /** One cell as it was typed. It never rejects: what was refused stays in the cell, with the reason. */
  async one(row: R, id: string, typed: string): Promise<void> {
    const column = this.#around.column(id)
    const edit = column ? editOf(column, row) : null
    if (!edit) return
    const saving: Unsaved = { typed, state: 'saving', reason: '' }
    this.#around.unsaved.set(row.id, id, saving)
    // Not while the editor is going: then the grid draws the cell itself.
    queueMicrotask(() => this.#around.redraw(row.id, id))
    try {
      const done = this.#changes([{ row, column: id, typed, value: edit.parse(typed) }])
      for (const { change } of done) await this.#apply(done, change.label)
      this.#around.unsaved.drop(row.id, id, saving)
    } catch (error) {
      const reason = this.#around.props.saying(error)
      if (this.#around.unsaved.get(row.id, id) === saving) {
        this.#around.unsaved.set(row.id, id, { typed, state: 'failed', reason })
        announce(this.#around.props.text.t('grid.unsaved', { reason }))
      }
    }
    this.#around.redraw(row.id, id)
  }

  #changes(edits: readonly CellEdit<R>[]): readonly Done<R>[] {
    const { change } = this.#around.props
    return change ? changesOf(edits, change) : []
  }

  async #apply(done: readonly Done<R>[], label: Label): Promise<void> {
    const { apply, onDone } = this.#around.props
    await apply(
      done.flatMap(({ change }) => change.commands),
      label,
    )
    onDone?.(done)
  }

  /** Many edits as one action; what had not been saved in those cells has gone. False when refused. */
  async all(edits: readonly CellEdit<R>[], label: Label): Promise<boolean> {
    const done = this.#changes(edits)
    if (done.length === 0) return true
    try {
      await this.#apply(done, label)
    } catch (error) {
      const { text, saying } = this.#around.props
      this.#around.refused(text.t('grid.paste.refused', { reason: saying(error) }))
      return false
    }
    for (const { row, column } of edits) {
      const unsaved = this.#around.unsaved.get(row.id, column)
      if (unsaved?.state !== 'failed') continue
      this.#around.unsaved.drop(row.id, column, unsaved)
      this.#around.redraw(row.id, column)
    }
    return true
  }
}
