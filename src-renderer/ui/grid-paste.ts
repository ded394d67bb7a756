// What a paste comes to, before anything is written: which cells a block of texts covers, what each text
// means there, and which do not fit and why. Pure; grid-pasting.ts asks and writes.
import type { Command } from '#domain/changes.ts'
import { fieldOf, type Value } from '#domain/entities.ts'
import { canHold } from '#domain/field-values.ts'
import { parseCell } from '#domain/parse-cell.ts'
import { decodeTsv, withoutMark } from '#domain/tsv.ts'
import type { MessageId } from '#i18n/intl.ts'
import type { Block } from './grid-block.ts'
import {
  type CellEdit,
  type ChangeOf,
  type Column,
  type Done,
  type Edit,
  editOf,
  type GridRow,
  isLocked,
} from './grid-column.ts'

/** A text and where it goes: indices into all rows and columns, which may lie beyond the last. */
interface Target {
  readonly row: number
  readonly column: number
  readonly text: string
}

/**
 * A block of texts laid on the selected cells: a selection that is a multiple of it is filled, otherwise
 * it lies once, from the first cell on. Where a row of texts is shorter, nothing is written.
 */
export function spread(
  texts: readonly (readonly string[])[],
  all: Block,
  over: Block,
): readonly Target[] {
  const top = all.rows.indexOf(over.rows[0] ?? '')
  const start = all.columns.indexOf(over.columns[0] ?? '')
  const height = texts.length
  const width = Math.max(0, ...texts.map((row) => row.length))
  if (top < 0 || start < 0 || width === 0) return []
  const down = timesIn(over.rows.length, height)
  const across = timesIn(over.columns.length, width)
  return Array.from({ length: height * down }, (_, row) =>
    Array.from({ length: width * across }, (_, column) => {
      const text = texts[row % height]?.[column % width]
      return text === undefined ? [] : [{ row: top + row, column: start + column, text }]
    }).flat(),
  ).flat()
}

function timesIn(room: number, size: number): number {
  return room % size === 0 ? room / size : 1
}

/** The cells of the grid that targets cover. */
export function covered(targets: readonly Target[], all: Block): Block {
  const of = (ids: readonly string[], at: readonly number[]) =>
    ids.slice(
      at.reduce((least, index) => Math.min(least, index), ids.length),
      at.reduce((most, index) => Math.max(most, index + 1), 0),
    )
  return {
    rows: of(
      all.rows,
      targets.map(({ row }) => row),
    ),
    columns: of(
      all.columns,
      targets.map(({ column }) => column),
    ),
  }
}

/** Why a text does not fit; the messages grid.misfit.… */
export type Why =
  | { readonly why: 'below' | 'beside'; readonly by: number }
  | { readonly why: 'fixed' | 'kind' | 'required' }
  | { readonly why: 'locked'; readonly reason: string }

export const WHY = {
  below: 'grid.misfit.below',
  beside: 'grid.misfit.beside',
  fixed: 'grid.misfit.fixed',
  kind: 'grid.misfit.kind',
  required: 'grid.misfit.required',
  locked: 'grid.misfit.locked',
} as const satisfies Record<Why['why'], MessageId>

export interface Misfit<R extends GridRow> {
  /** undefined where there is no such row or column. */
  readonly row: R | undefined
  readonly column: Column<R> | undefined
  readonly text: string
  readonly because: Why
}

export interface Sheet<R extends GridRow> {
  readonly all: Block
  readonly row: (id: string) => R | undefined
  readonly column: (id: string) => Column<R> | undefined
  readonly change: ChangeOf<R>
  readonly locale: string
}

export interface Reading<R extends GridRow> {
  readonly fits: readonly CellEdit<R>[]
  readonly misfits: readonly Misfit<R>[]
}

/**
 * What each text means in its cell. A cell that says so already is left out. A text that is not understood
 * fits where its field can keep it unread.
 */
export function readPaste<R extends GridRow>(
  targets: readonly Target[],
  sheet: Sheet<R>,
): Reading<R> {
  const edits: CellEdit<R>[] = []
  const misfits: Misfit<R>[] = []
  for (const target of targets) {
    const read = readTarget(target, sheet)
    if (read === null) continue
    if ('because' in read) misfits.push(read)
    else edits.push(read)
  }
  const fits = edits.filter((edit) => {
    const because = refusedBy(sheet.change(edit, edits)?.commands ?? [])
    if (because === null) return true
    const { row, typed } = edit
    misfits.push({ row, column: sheet.column(edit.column), text: typed, because })
    return false
  })
  return { fits, misfits }
}

function readTarget<R extends GridRow>(
  target: Target,
  sheet: Sheet<R>,
): CellEdit<R> | Misfit<R> | null {
  const { all } = sheet
  const { text } = target
  const row = sheet.row(all.rows[target.row] ?? '')
  const column = sheet.column(all.columns[target.column] ?? '')
  if (!row) {
    const by = target.row - all.rows.length + 1
    return { row, column, text, because: { why: 'below', by } }
  }
  if (!column) {
    const by = target.column - all.columns.length + 1
    return { row, column, text, because: { why: 'beside', by } }
  }
  const edit = column.edit?.(row) ?? null
  const isOpen = edit !== null && !isLocked(edit)
  // An open number may hold more decimals than it shows: there, what is shown is not what it is.
  const isSame = isOpen && !edit.choices ? text === edit.typed : text === copyOf(column, row)
  if (isSame) return null
  if (edit === null) return { row, column, text, because: { why: 'fixed' } }
  if (isLocked(edit)) {
    return { row, column, text, because: { why: 'locked', reason: edit.locked } }
  }
  return { row, column: column.id, typed: text, value: pastedValue(edit, text, sheet.locale) }
}

/** What a cell is on the clipboard. */
export function copyOf<R extends GridRow>(column: Column<R>, row: R): string {
  return column.copy?.(row) ?? column.text(row)
}

/** What a cell is to a grid of ours: with all its decimals. */
export function exactCopyOf<R extends GridRow>(column: Column<R>, row: R): string {
  const edit = editOf(column, row)
  return edit && !edit.choices ? edit.typed : copyOf(column, row)
}

/** The kind under which exact copies are on the clipboard; other programs do not see it. */
export const EXACT = 'application/x-waymark-cells'

/** The texts of a clipboard: exact ones of a grid of ours, or what a spreadsheet put there. */
export function textsOf(clipboard: {
  readonly getData: (kind: string) => string
}): readonly (readonly string[])[] {
  const exact = clipboard.getData(EXACT)
  if (exact !== '') return decodeTsv(exact)
  return decodeTsv(clipboard.getData('text/plain')).map((row) => row.map(withoutMark))
}

/** What a text means in a cell; a list takes its words and its ids. */
export function pastedValue(edit: Edit, text: string, locale: string): Value {
  const { choices } = edit
  if (!choices) return edit.parse(text)
  const known = parseCell(
    {
      kind: 'choice',
      choices: choices.map(({ id }) => id),
      labels: Object.fromEntries(choices.map(({ id, label }) => [id, label])),
    },
    text,
    locale,
  )
  if (known === null) return edit.parse('')
  if (typeof known === 'string') return edit.parse(known)
  return edit.pasted?.(text) ?? { unread: text }
}

/** What the journal would refuse for the value itself. */
function refusedBy(commands: readonly Command[]): Why | null {
  for (const command of commands) {
    if (command.do === 'delete') continue
    for (const [name, value] of Object.entries(command.values)) {
      const field = fieldOf(command.entity, name)
      if (!field || value === undefined) continue
      if (value === null && field.required) return { why: 'required' }
      if (!canHold(field, value)) return { why: 'kind' }
    }
  }
  return null
}

/** The changes of edits that are made together. */
export function changesOf<R extends GridRow>(
  edits: readonly CellEdit<R>[],
  change: ChangeOf<R>,
): readonly Done<R>[] {
  return edits.flatMap((edit) => {
    const made = change(edit, edits)
    return made && made.commands.length > 0 ? [{ edit, change: made }] : []
  })
}

/** Every cell below the first row, or beside the first column, becomes as that. */
export function filled(
  texts: readonly (readonly string[])[],
  way: 'down' | 'right',
): readonly (readonly string[])[] {
  const [first = []] = texts
  return way === 'down' ? texts.map(() => first) : texts.map((row) => row.map(() => row[0] ?? ''))
}
