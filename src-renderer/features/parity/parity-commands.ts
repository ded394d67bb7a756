// What the Parity room's actions mean as commands. Headcounts, flows and targets have natural keys, so
// they are `put`: made when there is nothing yet, changed when there is. Nothing is changed here.
import type { Command, FirstValues, Label } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import type { BySex } from '#domain/parity.ts'
import { type Cell, SEXES, type Sex } from './matrix.ts'

export interface Doing {
  readonly commands: readonly Command[]
  readonly label: Label
}

/** Where the counts of a matrix stand: a headcount at a date or the flows of a period. */
export type Standing =
  | { readonly entity: 'parity_headcount'; readonly office: string; readonly date: string }
  | { readonly entity: 'parity_flow'; readonly office: string; readonly period: string }

export type CellKey = Pick<Cell, 'flow' | 'employer' | 'work' | 'category' | 'level'>

function putCell(at: Standing, cell: CellKey, counts: FirstValues): Command {
  const { employer, category, level } = cell
  const key: FirstValues =
    at.entity === 'parity_headcount'
      ? { office: at.office, date: at.date, employer, category, level, function: cell.work }
      : { office: at.office, period: at.period, flow: cell.flow, employer, category, level }
  return { do: 'put', entity: at.entity, values: { ...key, ...counts } }
}

export function setCount(at: Standing, cell: Cell, sex: Sex, value: Value, what: string): Doing {
  return {
    label: { id: 'label.edit_value', values: { what } },
    commands: [putCell(at, cell, { [sex]: value })],
  }
}

export function addRow(at: Standing, cell: CellKey, what: string): Doing {
  return { label: { id: 'label.add_level', values: { what } }, commands: [putCell(at, cell, {})] }
}

export function deleteRow(at: Standing, row: string, what: string): Doing {
  return {
    label: { id: 'label.delete', values: { what } },
    commands: [{ do: 'delete', entity: at.entity, row }],
  }
}

/** The same rows without numbers; null when there are none. */
export function copyRows(at: Standing, cells: readonly CellKey[], label: Label): Doing | null {
  if (cells.length === 0) return null
  return { label, commands: cells.map((cell) => putCell(at, cell, {})) }
}

/** By what a cell of the date before is known: employer, level and function. */
export function beforeKey(cell: CellKey): string {
  return cell.flow
    ? `${cell.flow} ${cell.employer} ${cell.level}`
    : `${cell.employer} ${cell.level} ${cell.work}`
}

/** How many cells are empty that had a number before. Typed text is not empty. */
export function emptyCells(
  cells: readonly Cell[],
  before: Readonly<Record<string, BySex>>,
): number {
  return cells.reduce((count, cell) => count + Object.keys(missing(cell, before)).length, 0)
}

/** Puts the numbers of the time before into the cells that are empty; null when there are none. */
export function sameAsBefore(
  at: Standing,
  cells: readonly Cell[],
  before: Readonly<Record<string, BySex>>,
  date: string,
): Doing | null {
  const count = emptyCells(cells, before)
  if (count === 0) return null
  const commands = cells.flatMap((cell) => {
    const counts = missing(cell, before)
    return Object.keys(counts).length === 0 ? [] : [putCell(at, cell, counts)]
  })
  return { label: { id: 'label.same_as_before', values: { count, date } }, commands }
}

function missing(cell: Cell, before: Readonly<Record<string, BySex>>): Record<string, number> {
  const then = before[beforeKey(cell)]
  return Object.fromEntries(
    SEXES.flatMap((sex) => {
      const value = then?.[sex] ?? null
      const isEmpty = cell[sex] === null && cell.unread?.[sex] === undefined
      return isEmpty && value !== null ? [[sex, value] as const] : []
    }),
  )
}

export function setTarget(
  office: string,
  category: string,
  year: number,
  women_share: Value,
  what: string,
): Doing {
  return {
    label: { id: 'label.edit_value', values: { what } },
    commands: [
      { do: 'put', entity: 'parity_target', values: { office, category, year, women_share } },
    ],
  }
}
