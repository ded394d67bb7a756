// How a column of the one grid is declared: what a cell holds, how it is shown, how it is edited. Cells
// are plain functions of the row; a column holds no state. Nothing here knows AG Grid.
import type { Command, Label } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'

export interface GridRow {
  /** Stable over re-queries: focus, scroll and unsaved text follow it. */
  readonly id: string
}

/** A small mark in the corner of a cell, with its sentence. */
export interface Mark {
  readonly kind: 'unread' | 'problem' | 'conflict' | 'comment' | 'unsaved'
  readonly words: string
}

export interface Choice {
  readonly id: string
  readonly label: string
}

/** A cell that can be edited. */
export interface Edit {
  /** What F2 shows: the value as a person would type it. */
  readonly typed: string
  /** Never throws: what is not understood comes back as `unread` and is kept. */
  readonly parse: (typed: string) => Value
  /** A list to choose from instead of free typing; '' is the empty choice, `parse` takes ids. */
  readonly choices?: readonly Choice[]
  /** What a pasted text means, where it is more than the ids and the words of the choices. */
  readonly pasted?: (text: string) => Value
  /** Long text: the editor is a box of several lines over the grid. */
  readonly long?: boolean
  /** Ctrl+; enters today. */
  readonly date?: boolean
}

/** A cell that cannot be edited, and why; null: nothing to edit and nothing to explain. */
export interface Locked {
  readonly locked: string
}

/** A number that may be told together with others in a selection. */
export interface Quantity {
  readonly value: number
  readonly decimals: number
  /** Numbers of different kinds have no sum. */
  readonly kind: string
  /** Whether it may be added to others of its kind: a share or a total with its parts may not. */
  readonly adds: boolean
}

export interface Column<R extends GridRow> {
  readonly id: string
  readonly head: string
  /** The full name where the head is short. */
  readonly headTip?: string
  /** A head over several columns. */
  readonly group?: string
  readonly width: number
  /** Takes what is left of the width. */
  readonly grow?: boolean
  /** How many columns its cell covers in this row, itself counted; it must not cross a pinned edge. */
  readonly span?: (row: R) => number
  /** Stays at the start side. */
  readonly pinned?: boolean
  /** Its head stands out: the chosen period. */
  readonly strong?: boolean
  readonly end?: boolean // aligned to the end: numbers
  readonly rowHead?: boolean // names the row for a screen reader
  readonly text: (row: R) => string
  /** Instead of the text alone: a drawing that holds or repeats the text. */
  readonly draw?: (row: R, text: string) => Node
  /** What a drawing shows beyond its text: when it changes, the cell is drawn again. */
  readonly stamp?: (row: R) => string
  readonly marks?: (row: R) => readonly Mark[]
  /** A class of the cell: 'cell-now', 'cell-strong', … */
  readonly tone?: (row: R) => string
  readonly edit?: (row: R) => Edit | Locked | null
  /** What is copied, where it is less than what is shown. */
  readonly copy?: (row: R) => string
  readonly quantity?: (row: R) => Quantity | null
  /** More about the cell, shown in its tip and in the cell line. */
  readonly tip?: (row: R) => string
}

export interface CellEdit<R extends GridRow> {
  readonly row: R
  readonly column: string
  readonly typed: string
  readonly value: Value
}

/** What an edit means: commands that are done together, and the name under which they are undone. */
export interface Change {
  readonly commands: readonly Command[]
  readonly label: Label
}

/**
 * The change of an edit; null where it changes nothing. `all` are the edits that are made with it, itself
 * among them: a cell that depends on its neighbours finds there what they become.
 */
export type ChangeOf<R extends GridRow> = (
  edit: CellEdit<R>,
  all: readonly CellEdit<R>[],
) => Change | null

export interface Done<R extends GridRow> {
  readonly edit: CellEdit<R>
  readonly change: Change
}

export function isLocked(edit: Edit | Locked | null | undefined): edit is Locked {
  return edit !== null && edit !== undefined && 'locked' in edit
}

export function editOf<R extends GridRow>(column: Column<R>, row: R): Edit | null {
  const edit = column.edit?.(row) ?? null
  return edit === null || isLocked(edit) ? null : edit
}
