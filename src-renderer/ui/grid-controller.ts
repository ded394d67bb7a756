// Drives AG Grid for grid.tsx: builds its columns from ours, keeps focus on its row when the rows
// change, turns keys and edits into commits. It lives as long as the grid is on the screen.
import {
  type Column as AgColumn,
  createGrid,
  type GridApi,
  type GridOptions,
  type IRowNode,
} from 'ag-grid-community'
import type { Command, Label } from '#domain/changes.ts'
import { announce } from './announce.ts'
import type { GridProps } from './grid.tsx'
import { TypedAhead, typeInto } from './grid-ahead.ts'
import { type Column, editOf, type GridRow, isLocked } from './grid-column.ts'
import { defsOf } from './grid-defs.ts'
import type { EditorParams } from './grid-editor.ts'
import { GridFit } from './grid-fit.ts'
import { type GridKey, keyOf } from './grid-keys.ts'
import { jump, step } from './grid-moves.ts'
import { GridPasting, type Question } from './grid-pasting.ts'
import { cornerOf, GridRange } from './grid-range.ts'
import { GridSaving } from './grid-saving.ts'
import { HEAD_HEIGHT, ROW_HEIGHT, styleNonce, theme } from './grid-theme.ts'
import { type UnsavedCells, unsavedOf } from './grid-unsaved.ts'
import { GridWords } from './grid-words.ts'
import type { Text } from './text.ts'

export interface Surroundings<R extends GridRow> {
  readonly props: GridProps<R> & {
    readonly text: Text
    readonly saying: (e: unknown) => string
    readonly apply: (commands: readonly Command[], label: Label) => Promise<unknown>
  }
  readonly widths: Readonly<Record<string, number>>
  /** `urgent`: it answers something that the person just tried. */
  readonly onLine: (line: string, urgent: boolean) => void
  readonly onWidths: (widths: Record<string, number>) => void
  /** A paste that does not go in whole. */
  readonly onAsk: (question: Question) => void
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta'])

/** Room for the vertical scroll bar. */
const SCROLLBAR = 18

export class GridController<R extends GridRow> {
  readonly #around: Surroundings<R>
  readonly #api: GridApi<R>
  readonly #box: HTMLElement
  readonly #unsaved: UnsavedCells
  readonly #words: GridWords<R>
  readonly #saving: GridSaving<R>
  readonly #range: GridRange<R>
  readonly #fit: GridFit<R>
  readonly #pasting: GridPasting<R>
  readonly #ahead = new TypedAhead()
  readonly #widths: Record<string, number>
  #columns = new Map<string, Column<R>>()
  #shape = ''
  /** What came of the last action; the line under the grid says it until the person moves on. */
  #said = ''
  #saidUrgent = false
  #at: { readonly row: string; readonly column: string } | null = null

  constructor(box: HTMLElement, around: Surroundings<R>) {
    this.#box = box
    this.#around = around
    this.#unsaved = unsavedOf(around.props.id)
    this.#widths = { ...around.widths }
    this.#words = new GridWords<R>({
      text: () => around.props.text,
      unsaved: this.#unsaved,
      columns: () => this.#columns.values(),
      isCut: (row, column) => this.#fit.isCut(row, column),
    })
    this.#saving = new GridSaving<R>({
      get props() {
        return around.props
      },
      unsaved: this.#unsaved,
      column: (id) => this.#columns.get(id),
      redraw: (row, column) => this.#redraw(row, column),
      refused: (words) => this.#say(words, true),
    })
    this.#take(around.props.columns)
    this.#api = createGrid(box, this.#options())
    this.#range = new GridRange<R>({
      api: this.#api,
      box,
      column: (id) => this.#columns.get(id),
      onChange: () => {
        this.#said = ''
        this.#tellLine()
      },
      onCopied: (count) => announce(around.props.text.t('grid.copied', { count })),
    })
    this.#fit = new GridFit<R>({
      api: this.#api,
      box,
      isChosen: (column) => this.#widths[column] !== undefined,
      onWidened: () => this.#grow(),
    })
    this.#pasting = new GridPasting<R>({
      box,
      range: this.#range,
      row: (id) => this.#api.getRowNode(id)?.data,
      column: (id) => this.#columns.get(id),
      change: (edit, all) => around.props.change?.(edit, all) ?? null,
      text: () => around.props.text,
      rowName: (row) => this.#words.rowName(row),
      apply: (edits, label) => this.#saving.all(edits, label),
      say: (words, urgent) => this.#say(words, urgent),
      ask: around.onAsk,
    })
    box
      .querySelector('[role="grid"],[role="treegrid"]')
      ?.setAttribute('aria-label', around.props.label)
    box.addEventListener('keydown', this.#onKey, { capture: true })
    box.addEventListener('focusin', this.#onFocus)
    box.addEventListener('focusout', this.#onLeave)
    this.#start()
  }

  destroy(): void {
    this.#box.removeEventListener('keydown', this.#onKey, { capture: true })
    this.#box.removeEventListener('focusin', this.#onFocus)
    this.#box.removeEventListener('focusout', this.#onLeave)
    this.#pasting.destroy()
    this.#ahead.end()
    this.#range.destroy()
    this.#fit.destroy()
    this.#api.destroy()
  }

  /** New data. Columns are rebuilt only when their shape changed; rows keep focus by their id. */
  show(columns: readonly Column<R>[], rows: readonly R[]): void {
    const shape = this.#shape
    this.#take(columns)
    if (shape !== this.#shape) {
      this.#api.setGridOption('columnDefs', this.#defs())
      this.#grow()
    }
    const focused = this.#focusedRow()
    this.#api.setGridOption('rowData', [...rows])
    this.#api.refreshCells()
    if (focused !== null) this.#keepFocus(focused)
    this.#range.paint()
    this.#fit.soon()
    this.#tellLine()
  }

  focus(row: string, column?: string): boolean {
    const node = this.#api.getRowNode(row)
    const to = column ?? this.#at?.column ?? this.#firstColumn()
    if (!node || node.rowIndex === null || !to || !this.#columns.has(to)) return false
    this.#api.ensureIndexVisible(node.rowIndex)
    this.#api.ensureColumnVisible(to)
    this.#api.setFocusedCell(node.rowIndex, to)
    return true
  }

  edit(row: string, column: string): void {
    const node = this.#api.getRowNode(row)
    if (!this.focus(row, column) || !node || node.rowIndex === null) return
    const typed = this.#ahead.take()
    this.#api.startEditingCell({ rowIndex: node.rowIndex, colKey: column })
    if (typed) typeInto(document.activeElement, typed)
  }

  /** A cell that will be edited is on its way; answers how to say that it does not come. */
  awaitEdit(): () => void {
    return this.#ahead.begin()
  }

  refocus(): void {
    const at = this.#at
    if (at) this.focus(at.row, at.column)
  }

  /** A spreadsheet always has a cell: the first, unless the person is doing something elsewhere. */
  #start(): void {
    const active = document.activeElement
    const free = !active || active === document.body || active.matches('.room-link')
    const first = this.#firstColumn()
    if (free && first && this.#api.getDisplayedRowCount() > 0) this.#api.setFocusedCell(0, first)
  }

  #take(columns: readonly Column<R>[]): void {
    this.#columns = new Map(columns.map((column) => [column.id, column]))
    this.#shape = JSON.stringify(
      columns.map((c) => [
        c.id,
        c.head,
        c.group,
        c.width,
        c.grow,
        c.pinned,
        c.end,
        c.strong,
        c.headTip,
      ]),
    )
  }

  #options(): GridOptions<R> {
    const { text } = this.#around.props
    return {
      theme,
      styleNonce: styleNonce(),
      enableRtl: document.documentElement.dir === 'rtl',
      columnDefs: this.#defs(),
      rowData: [...this.#around.props.rows],
      getRowId: ({ data }) => data.id,
      rowHeight: ROW_HEIGHT,
      headerHeight: HEAD_HEIGHT,
      groupHeaderHeight: HEAD_HEIGHT - 4,
      rowBuffer: 8,
      ensureDomOrder: true,
      animateRows: false,
      suppressColumnMoveAnimation: true,
      suppressMovableColumns: true,
      suppressDragLeaveHidesColumns: true,
      stopEditingWhenCellsLoseFocus: true,
      enterNavigatesVertically: true,
      enterNavigatesVerticallyAfterEdit: true,
      tooltipShowDelay: 500,
      tooltipHideDelay: 20_000,
      overlayNoRowsTemplate: `<span class="quiet">${text.t('grid.empty')}</span>`,
      getRowClass: ({ data }) => (data ? this.#around.props.rowClass?.(data) : undefined),
      onCellClicked: ({ data, colDef, event }) => {
        const target = event?.target
        if (data && target instanceof Element) {
          this.#around.props.onClick?.(data, colDef.field ?? '', target)
        }
      },
      onColumnResized: ({ finished, source, columns }) => {
        if (finished && source === 'uiColumnResized') this.#rememberWidths(columns ?? [])
      },
      onGridSizeChanged: () => this.#grow(),
    }
  }

  #defs(): ReturnType<typeof defsOf<R>> {
    return defsOf(this.#columns.values(), {
      column: (id) => this.#columns.get(id),
      words: this.#words,
      width: (id) => this.#widths[id],
      isInBlock: (row, column) => this.#range?.has(row, column) ?? false,
      editor: (column, row) => this.#editorParams(column, row),
      keep: (row, column, typed) => this.#commit(row, column, typed),
    })
  }

  #editorParams(column: Column<R>, row: R): Partial<EditorParams> {
    const edit = editOf(column, row)
    if (!edit) return {}
    const unsaved = this.#unsaved.get(row.id, column.id)
    const failed = unsaved?.state === 'failed' ? unsaved.typed : null
    return {
      edit: failed === null ? edit : { ...edit, typed: failed },
      label: `${this.#words.rowName(row)} ${column.headTip ?? column.head}`.trim(),
      again: failed !== null,
      leave: (key) => {
        this.#api.stopEditing()
        step(this.#api, key)
      },
    }
  }

  #commit(row: R, column: string, typed: string): void {
    this.#said = ''
    void this.#saving.one(row, column, typed).then(() => this.#tellLine())
  }

  /** Says what came of something that the person just tried. */
  #say(words: string, urgent: boolean): void {
    this.#said = words
    this.#saidUrgent = urgent
    announce(words)
    this.#tellLine()
  }

  #redraw(row: string, column: string): void {
    if (this.#api.isDestroyed()) return
    const node = this.#api.getRowNode(row)
    if (node) this.#api.refreshCells({ rowNodes: [node], columns: [column], force: true })
    this.#fit.soon()
  }

  /** At once, where the grid's own word of it comes late: what is pressed next is about this cell. */
  #onFocus = ({ target }: FocusEvent): void => {
    const at = cornerOf(target)
    const row = at ? this.#api.getRowNode(at.row)?.data : undefined
    if (!at || !row || (this.#at?.row === at.row && this.#at.column === at.column)) return
    this.#said = ''
    this.#at = at
    this.#range.focused(at)
    this.#around.props.onFocus?.(row, at.column)
    this.#tellLine()
  }

  /** The line under the grid: the whole text of the cell, and what there is to say about it. */
  #tellLine(urgent = false): void {
    if (this.#said && !urgent) {
      this.#around.onLine(this.#said, this.#saidUrgent)
      return
    }
    const block = urgent ? null : this.#range.summary()
    if (block) {
      this.#around.onLine(this.#words.ofBlock(block), false)
      return
    }
    const row = this.#at ? this.#api.getRowNode(this.#at.row)?.data : undefined
    const column = this.#at ? this.#columns.get(this.#at.column) : undefined
    if (!row || !column) {
      this.#around.onLine('', false)
      return
    }
    this.#around.onLine(this.#words.ofCell(column, row), urgent)
  }

  /** The row whose cell has the keys now; null while it is being edited or the keys are elsewhere. */
  #focusedRow(): string | null {
    const active = document.activeElement
    if (!active || !this.#box.contains(active) || this.#api.getEditingCells().length > 0)
      return null
    return this.#here()?.row.id ?? null
  }

  /** After new rows: the focus goes where its row went. */
  #keepFocus(row: string): void {
    const cell = this.#api.getFocusedCell()
    const node = this.#api.getRowNode(row)
    if (!cell || !node || node.rowIndex === null || node.rowIndex === cell.rowIndex) return
    this.#api.setFocusedCell(node.rowIndex, cell.column)
  }

  /** What is left of the width goes to the column that grows, pinned or not, up to twice and a half. */
  #grow(): void {
    const grows = [...this.#columns.values()].find((c) => c.grow && !this.#widths[c.id])
    if (!grows) return
    const others = this.#api
      .getAllDisplayedColumns()
      .filter((column) => column.getColId() !== grows.id)
      .reduce((sum, column) => sum + column.getActualWidth(), 0)
    const left = this.#box.clientWidth - others - SCROLLBAR
    const width = Math.round(Math.max(grows.width, Math.min(left, grows.width * 2.5)))
    this.#api.setColumnWidths([{ key: grows.id, newWidth: width }])
  }

  #rememberWidths(resized: readonly AgColumn[]): void {
    for (const column of resized) this.#widths[column.getColId()] = column.getActualWidth()
    this.#around.onWidths({ ...this.#widths })
  }

  #firstColumn(): string | undefined {
    return this.#api.getAllDisplayedColumns()[0]?.getColId()
  }

  #here(): { node: IRowNode<R>; row: R; column: Column<R> } | null {
    const cell = this.#api.getFocusedCell()
    const node = cell ? this.#api.getDisplayedRowAtIndex(cell.rowIndex) : undefined
    const column = cell ? this.#columns.get(cell.column.getColId()) : undefined
    return node?.data && column ? { node, row: node.data, column } : null
  }

  #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.#box.contains(relatedTarget)) this.#said = ''
  }

  #onKey = (event: KeyboardEvent): void => {
    const target = event.target
    if (!(target instanceof HTMLElement) || target.matches('input, select, textarea')) return
    if (!target.closest('.ag-cell')) return
    const here = this.#here()
    if (!here) return
    if (!MODIFIERS.has(event.key)) this.#said = ''
    if (composes(event)) {
      // The editor has the keys before the letter is there; the event itself goes its way.
      if (editOf(here.column, here.row)) this.edit(here.row.id, here.column.id)
      return
    }
    const taken =
      this.#ahead.onKey(event) ||
      this.#range.onKey(event) ||
      this.#pasting.onKey(event) ||
      this.#run(keyOf(event), here.row, here.column, event) ||
      (this.#around.props.onKey?.(event, here.row, here.column.id) ?? false)
    if (!taken) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Runs one of the grid's own keys; false when the key is not one, or means nothing here. */
  #run(key: GridKey | null, row: R, column: Column<R>, event: KeyboardEvent): boolean {
    if (key === null) return this.#sayLocked(row, column, event)
    if (key === 'giveUp') return this.#giveUp(row, column)
    if (key === 'clear' || key === 'today') return this.#enter(key, row, column)
    jump(this.#api, key)
    return true
  }

  /** Escape on a cell whose text was not saved gives its own value back. */
  #giveUp(row: R, column: Column<R>): boolean {
    const unsaved = this.#unsaved.get(row.id, column.id)
    if (unsaved?.state !== 'failed') return false
    this.#unsaved.drop(row.id, column.id, unsaved)
    this.#redraw(row.id, column.id)
    this.#tellLine()
    return true
  }

  #enter(key: 'clear' | 'today', row: R, column: Column<R>): boolean {
    const edit = editOf(column, row)
    if (!edit) return this.#tellLocked(row, column)
    if (key === 'today' && !edit.date) return false
    const typed = key === 'today' ? localToday() : ''
    if (typed !== edit.typed) this.#commit(row, column.id, typed)
    return true
  }

  /** Typing into a locked cell answers with the reason. */
  #sayLocked(row: R, column: Column<R>, event: KeyboardEvent): boolean {
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!types && event.key !== 'F2') return false
    return editOf(column, row) ? false : this.#tellLocked(row, column)
  }
  #tellLocked(row: R, column: Column<R>): boolean {
    const edit = column.edit?.(row)
    if (!isLocked(edit)) return false
    announce(this.#around.props.text.t('grid.locked', { reason: edit.locked }))
    this.#tellLine(true)
    return true
  }
}

/** The first key of a letter that takes several: an accent, or an input method. */
function composes(event: KeyboardEvent): boolean {
  return event.key === 'Dead' || event.key === 'Process'
}

/** Today where the person is, as the date is typed: YYYY-MM-DD. */
function localToday(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
