// What one tab of the Strategy room is made of: rows of one or two entities, columns named after their
// fields, what can be added and what can be deleted. Pure; the room shows it and runs what it answers.
import type { Client } from '#contract/client.ts'
import type { Command, FirstValues, Label } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { choiceEdit, dateEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import type { CellEdit, Choice, Column, Edit, GridRow, Locked, Mark } from '../../ui/grid-column.ts'
import { type ProblemMarks, problemMarks, unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'

export type Strategy = Awaited<ReturnType<Client['strategy']['get']>>

export interface SheetRow extends GridRow {
  readonly entity: EntityName
  /** The row of the entity; `id` is another where one row fills several lines. */
  readonly row: string
  /** What people call it. */
  readonly called: string
  readonly unread: Readonly<Record<string, string>> | null
}

export interface Doing {
  readonly commands: readonly Command[]
  readonly label: Label
  /** The row to go to afterwards, and the column that is typed first. */
  readonly row?: string
  readonly column?: string
}

export type Asked = 'office' | 'workplan' | 'year' | 'value' | 'person'

/** A way to add something: at once, or after a few questions. */
export type Add<R extends SheetRow> =
  | { readonly id: string; readonly label: string; readonly make: (at: R | null) => Doing | null }
  | { readonly id: string; readonly label: string; readonly ask: Asked }

export interface Sheet<R extends SheetRow> {
  readonly id: string
  readonly label: string
  /** A sentence above the grid: what this is for. */
  readonly words: string
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  readonly adds: readonly Add<R>[]
  /** What deletes a row, or why it stays. */
  readonly remove: (row: R) => Doing | Locked
  /** The fields that an edit sets, when it is more than the cell's own; and on which row. */
  readonly set?: (row: R, field: string, value: Value) => readonly Command[]
  /** What there is to say after an edit. */
  readonly after?: (row: R, field: string, commands: readonly Command[]) => string | null
  readonly empty: { readonly title: string; readonly text: string }
}

export interface View {
  readonly text: Text
  readonly data: Strategy
  readonly problems: ReadonlyMap<string, Strategy['problems']>
}

export function viewOf(text: Text, data: Strategy): View {
  return { text, data, problems: Map.groupBy(data.problems, ({ row }) => row) }
}

// Columns ------------------------------------------------------------------------------------------

interface Shape<R extends SheetRow> {
  /** Name of the field; the column has it as its id. */
  readonly field: string
  readonly width: number
  readonly head?: string
  readonly value: (row: R) => string | number | null
  readonly kind?: 'text' | 'long' | 'number' | 'integer' | 'date'
  /** A list to choose from: ids with their words. */
  readonly choices?: readonly Choice[]
  readonly grow?: boolean
  readonly pinned?: boolean
  readonly rowHead?: boolean
  readonly tone?: (row: R) => string
  readonly tip?: (row: R) => string
  /** Why a row's cell cannot be edited; null when it can; undefined: the row has no such field. */
  readonly locked?: (row: R) => string | null | undefined
  readonly edit?: (row: R) => Edit
  readonly show?: (row: R) => string
}

export function column<R extends SheetRow>(
  view: View,
  entity: EntityName,
  shape: Shape<R>,
): Column<R> {
  const { text } = view
  const { field, value } = shape
  const name = fieldName(text.intl, entity, field)
  return {
    id: field,
    head: shape.head ?? name,
    headTip: name,
    width: shape.width,
    ...(shape.grow ? { grow: true } : {}),
    ...(shape.pinned ? { pinned: true } : {}),
    ...(shape.rowHead ? { rowHead: true } : {}),
    ...(shape.kind === 'number' || shape.kind === 'integer' ? { end: true } : {}),
    ...(shape.tone ? { tone: shape.tone } : {}),
    text: (row) => row.unread?.[field] ?? shape.show?.(row) ?? shown(text, shape, value(row)),
    marks: (row) => marksOf(view, row, field),
    tip: (row) => tipOf(view, row, field, shape.tip?.(row) ?? ''),
    edit: (row) => {
      const locked = shape.locked?.(row)
      if (shape.locked && locked === undefined) return null
      if (typeof locked === 'string') return { locked }
      return shape.edit?.(row) ?? editFor(text, shape, value(row), row.unread?.[field])
    },
  }
}

function shown<R extends SheetRow>(
  text: Text,
  shape: Shape<R>,
  value: string | number | null,
): string {
  if (value === null) return ''
  if (shape.choices) return shape.choices.find(({ id }) => id === value)?.label ?? String(value)
  if (shape.kind === 'date') return text.date(String(value))
  // Years and codes are numbers without grouping.
  return typeof value === 'number' ? text.intl.formatNumber(value, PLAIN) : value
}

const PLAIN = { useGrouping: false, maximumFractionDigits: 6 } as const

function editFor<R extends SheetRow>(
  text: Text,
  shape: Shape<R>,
  value: string | number | null,
  unread: string | undefined,
): Edit {
  if (shape.choices)
    return choiceEdit(unread ?? (value === null ? null : String(value)), shape.choices)
  switch (shape.kind) {
    case 'number':
    case 'integer':
      return numberEdit(text, typeof value === 'number' ? value : null, unread, shape.kind)
    case 'date':
      return dateEdit(text, value === null ? null : String(value), unread)
    default: {
      const typed = unread ?? (value === null ? null : String(value))
      return textEdit(typed, shape.kind === 'long' ? { long: true } : {})
    }
  }
}

function problemsOf(view: View, row: SheetRow): ProblemMarks {
  return problemMarks(view.text, view.problems.get(row.row) ?? [], row.entity)
}

function marksOf(view: View, row: SheetRow, field: string): readonly Mark[] {
  const unread = unreadMark(view.text, row.unread, field)
  return [...unread, ...problemsOf(view, row).marks(row.row, field)]
}

/** What the rules only note, and what there is to say anyhow. */
function tipOf(view: View, row: SheetRow, field: string, tip: string): string {
  return [...problemsOf(view, row).notes(row.row, field), tip].filter(Boolean).join(' ')
}

/** A column of how much stands on a row. */
export function usedColumn<R extends SheetRow>(
  head: string,
  width: number,
  words: (row: R) => string,
  tip?: (row: R) => string,
): Column<R> {
  return {
    id: 'used',
    head,
    width,
    tone: () => 'cell-quiet',
    text: words,
    ...(tip ? { tip } : {}),
  }
}

// Commands -----------------------------------------------------------------------------------------

export function create(entity: EntityName, label: string, values: FirstValues, column: string) {
  const id = newId()
  return {
    commands: [{ do: 'create', entity, id, values }],
    label: { id: label },
    row: id,
    column,
  } as const satisfies Doing
}

export function deletion(row: SheetRow, count = 0): Doing {
  return {
    commands: [{ do: 'delete', entity: row.entity, row: row.row }],
    label: { id: 'label.delete_rows', values: { what: row.called, count } },
  }
}

export function nextSort(rows: readonly { readonly sort: number | null }[]): number {
  return 1 + Math.max(0, ...rows.map(({ sort }) => sort ?? 0))
}

/** `head` with the first number that makes a code nobody has. */
export function freeCode(head: string, taken: readonly (string | null)[], first: number): string {
  const codes = new Set(taken.map((code) => code?.toLocaleLowerCase('en')))
  let number = first
  while (codes.has(`${head}${number}`.toLocaleLowerCase('en'))) number += 1
  return `${head}${number}`
}

/** What an edit brings along gives way to what is pasted into the same row by itself. */
export function withoutPasted<R extends SheetRow>(
  command: Command,
  edit: CellEdit<R>,
  all: readonly CellEdit<R>[],
): Command {
  if (command.do !== 'set' || command.entity !== edit.row.entity) return command
  const pasted = new Set(
    all.filter(({ row }) => row.id === edit.row.id).map(({ column }) => column),
  )
  pasted.delete(edit.column)
  if (pasted.size === 0) return command
  const values = Object.entries(command.values).filter(([field]) => !pasted.has(field))
  return { ...command, values: Object.fromEntries(values) }
}
