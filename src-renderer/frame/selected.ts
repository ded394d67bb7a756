// The cell that has the keys in the room that is shown, for the panel beside it: its history and its
// comments. A room says so with useSelectedCell(); nothing here reads or changes data.
import { useEffect, useLayoutEffect } from 'react'
import { create } from 'zustand'
import type { EntityName } from '#domain/entities.ts'

export interface SelectedCell {
  readonly entity: EntityName
  /** Also of a row that is not made yet: its natural id. */
  readonly row: string
  /** False while nothing was ever entered. */
  readonly exists: boolean
  /** The field that the cell shows; null where it shows several: the whole row is told then. */
  readonly field: string | null
  /** Id of the office that owns the row. */
  readonly office: string
  /** What people call it: "SO4.1 · Actual, Q2 2021". */
  readonly name: string
  /** Why it cannot be edited here; null when it can. */
  readonly locked: string | null
  /** Gives the keys back to it. */
  readonly refocus: () => void
}

interface Selected {
  readonly cell: SelectedCell | null
  readonly open: boolean
  /** Asked for where no cell has the keys: it says so. Else it is not shown without a cell. */
  readonly bare: boolean
  /** Counts how often the panel was asked for, so that asking again goes to it again. */
  readonly asked: number
}

export const useSelected = create<Selected>()(() => ({
  cell: null,
  open: false,
  bare: false,
  asked: 0,
}))

/** Tells the panel which cell it is about, while the room is shown. */
export function useSelectedCell(cell: SelectedCell | null): void {
  useLayoutEffect(() => useSelected.setState({ cell, bare: false }), [cell])
  useEffect(() => () => useSelected.setState({ cell: null }), [])
}

/** Opens the panel, or goes to it when it is open; the keys go with it. */
export function openPanel(): void {
  useSelected.setState(({ asked, cell }) => ({
    open: true,
    bare: cell === null,
    asked: asked + 1,
  }))
}

/** Closes the panel; the cell has the keys again. */
export function closePanel(): void {
  const { cell } = useSelected.getState()
  useSelected.setState({ open: false })
  cell?.refocus()
}
