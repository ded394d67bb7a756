// Drives AG Grid for grid.tsx: builds its columns from ours, keeps focus on its row when the rows
// change, turns keys and edits into commits. It lives as long as the grid is on the screen.
import {
  type Column as AgColumn,
  type ColDef,
  type ColGroupDef,
  createGrid,
  type GridApi,
  type GridOptions,
  type ICellRendererParams,
  type IRowNode,
} from 'ag-grid-community'
import type { Command, Label } from '#domain/changes.ts'
import { announce } from './announce.ts'
import type { GridProps } from './grid.tsx'
import type { Summary } from './grid-block.ts'
import { type CellView, GridCell } from './grid-cell.ts'
import {
  type CellEdit,
  type Column,
  type Done,
  editOf,
  type GridRow,
  isLocked,
  type Mark,
} from './grid-column.ts'
import { type EditorParams, GridEditor, type Typed } from './grid-editor.ts'
import { GridFit } from './grid-fit.ts'
import { type GridKey, keyOf } from './grid-keys.ts'
import { changesOf } from './grid-paste.ts'
import { GridPasting, type Question } from './grid-pasting.ts'
import { cornerOf, GridRange } from './grid-range.ts'
import { HEAD_HEIGHT, ROW_HEIGHT, styleNonce, theme } from './grid-theme.ts'
import { type Unsaved, type UnsavedCells, unsavedOf } from './grid-unsaved.ts'
import type { Text } from './text.ts'

interface GroupDef<R> {
  readonly headerName: string
  readonly headerClass: string
  readonly children: ColDef<R>[]
  readonly marryChildren: true
}

interface Surroundings<R extends GridRow> {
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
  readonly #range: GridRange<R>
  readonly #fit: GridFit<R>
  readonly #pasting: GridPasting<R>
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
      rowName: (row) => this.#rowName(row),
      apply: (edits, label) => this.#applyAll(edits, label),
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
    this.#api.startEditingCell({ rowIndex: node.rowIndex, colKey: column })
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
      readOnlyEdit: true,
      stopEditingWhenCellsLoseFocus: true,
      enterNavigatesVertically: true,
      enterNavigatesVerticallyAfterEdit: true,
      tooltipShowDelay: 500,
      tooltipHideDelay: 20_000,
      overlayNoRowsTemplate: `<span class="quiet">${text.t('grid.empty')}</span>`,
      getRowClass: ({ data }) => (data ? this.#around.props.rowClass?.(data) : undefined),
      onCellEditRequest: ({ data, colDef, newValue }) => {
        const { typed } = newValue as Typed
        if (colDef.field) void this.#commit(data, colDef.field, typed)
      },
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

  #defs(): (ColDef<R> | ColGroupDef<R>)[] {
    const defs: (ColDef<R> | ColGroupDef<R>)[] = []
    let group: GroupDef<R> | undefined
    for (const column of this.#columns.values()) {
      const def = this.#def(column)
      if (!column.group) {
        group = undefined
        defs.push(def)
        continue
      }
      if (group?.headerName !== column.group) {
        group = {
          headerName: column.group,
          headerClass: column.strong ? 'head-now' : '',
          children: [],
          marryChildren: true,
        }
        defs.push(group)
      }
      group.children.push(def)
    }
    return defs
  }

  #def(column: Column<R>): ColDef<R> {
    const id = column.id
    const now = () => this.#columns.get(id) ?? column
    const start = document.documentElement.dir === 'rtl' ? 'right' : 'left'
    const remembered = this.#widths[id]
    return {
      colId: id,
      field: id as never,
      headerName: column.head,
      ...(column.headTip ? { headerTooltip: column.headTip } : {}),
      ...(column.pinned ? { pinned: start } : {}),
      ...(column.span ? { colSpan: ({ data }) => (data ? (column.span?.(data) ?? 1) : 1) } : {}),
      width: remembered ?? column.width,
      minWidth: 36,
      sortable: false,
      ...(column.rowHead ? { cellAriaRole: 'rowheader' } : {}),
      headerClass: headClass(column),
      // The value is all that a cell shows, as one text: when it changes, the cell is drawn again.
      valueGetter: ({ data }) => (data ? this.#stamp(now(), data) : ''),
      cellRenderer: GridCell,
      cellRendererParams: { view: (p: ICellRendererParams<R>) => this.#view(now(), p.data) },
      cellClass: ({ data }) => this.#classOf(now(), data),
      cellClassRules: { 'cell-in-range': ({ data }) => this.#range?.has(data?.id, id) ?? false },
      tooltip: ({ data, api }) =>
        data && api.getEditingCells().length === 0 ? this.#tip(now(), data) : '',
      editable: ({ data }) => Boolean(data && editOf(now(), data)),
      cellEditor: GridEditor,
      cellEditorParams: ({ data }: { data: R }) => this.#editorParams(now(), data),
      cellEditorPopup: false,
      suppressKeyboardEvent: ({ event, editing }) => !editing && keyOf(event) !== null,
    }
  }

  #view(column: Column<R>, row: R | undefined): CellView {
    if (!row) return { text: '', drawing: null, marks: [] }
    const unsaved = this.#unsaved.get(row.id, column.id)
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
    const unsaved = this.#unsaved.get(row.id, column.id)
    if (unsaved?.state !== 'failed') return marks
    const words = this.#around.props.text.t('grid.unsaved', { reason: unsaved.reason })
    return [{ kind: 'unsaved', words }, ...marks]
  }

  #stamp(column: Column<R>, row: R): string {
    const unsaved = this.#unsaved.get(row.id, column.id)
    const marks = this.#marks(column, row)
    const tone = `${column.tone?.(row) ?? ''}\u0000${column.stamp?.(row) ?? ''}`
    const text = unsaved ? `${unsaved.state}${unsaved.typed}` : column.text(row)
    return marks.length === 0
      ? `${text}\u0000${tone}`
      : `${text}\u0000${tone}${JSON.stringify(marks)}`
  }

  #classOf(column: Column<R>, row: R | undefined): string[] {
    if (!row) return []
    const edit = column.edit?.(row)
    const unsaved = this.#unsaved.get(row.id, column.id)
    return [
      column.end ? 'cell-end' : '',
      isLocked(edit) ? 'cell-locked' : '',
      unsaved ? `cell-${unsaved.state}` : '',
      ...this.#marks(column, row).map((mark) => `cell-has-${mark.kind}`),
      ...(column.tone?.(row) ?? '').split(' '),
    ].filter(Boolean)
  }

  /** What there is to say about a cell beyond its value. */
  #words(column: Column<R>, row: R): string[] {
    const { text } = this.#around.props
    const edit = column.edit?.(row)
    const unsaved = this.#unsaved.get(row.id, column.id)
    return [
      ...this.#marks(column, row).map((mark) => mark.words),
      unsaved?.state === 'failed' ? text.t('grid.unsaved.hint') : '',
      column.tip?.(row) ?? '',
      isLocked(edit) ? text.t('grid.locked', { reason: edit.locked }) : '',
    ].filter(Boolean)
  }

  /** What does not fit is said whole in the tip. */
  #tip(column: Column<R>, row: R): string {
    const whole = this.#fit.isCut(row.id, column.id) ? [this.#view(column, row).text] : []
    return [...new Set([...whole, ...this.#words(column, row)])].join('\n')
  }

  /** The row as its head names it. */
  #rowName(row: R): string {
    for (const column of this.#columns.values()) if (column.rowHead) return column.text(row)
    return ''
  }

  #editorParams(column: Column<R>, row: R): Partial<EditorParams> {
    const edit = editOf(column, row)
    if (!edit) return {}
    const unsaved = this.#unsaved.get(row.id, column.id)
    const failed = unsaved?.state === 'failed' ? unsaved.typed : null
    return {
      edit: failed === null ? edit : { ...edit, typed: failed },
      label: `${this.#rowName(row)} ${column.headTip ?? column.head}`.trim(),
      again: failed !== null,
      leave: (key) => {
        this.#api.stopEditing()
        this.#step(key)
      },
    }
  }

  async #commit(row: R, id: string, typed: string): Promise<void> {
    const column = this.#columns.get(id)
    const edit = column ? editOf(column, row) : null
    if (!edit) return
    this.#said = ''
    const saving: Unsaved = { typed, state: 'saving', reason: '' }
    this.#unsaved.set(row.id, id, saving)
    this.#redraw(row.id, id)
    try {
      const done = this.#changes([{ row, column: id, typed, value: edit.parse(typed) }])
      for (const { change } of done) await this.#apply(done, change.label)
      this.#unsaved.drop(row.id, id, saving)
    } catch (error) {
      const reason = this.#around.props.saying(error)
      if (this.#unsaved.get(row.id, id) === saving) {
        this.#unsaved.set(row.id, id, { typed, state: 'failed', reason })
        announce(this.#around.props.text.t('grid.unsaved', { reason }))
      }
    }
    this.#redraw(row.id, id)
    this.#tellLine()
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
  async #applyAll(edits: readonly CellEdit<R>[], label: Label): Promise<boolean> {
    const done = this.#changes(edits)
    if (done.length === 0) return true
    try {
      await this.#apply(done, label)
    } catch (error) {
      const { text, saying } = this.#around.props
      this.#say(text.t('grid.paste.refused', { reason: saying(error) }), true)
      return false
    }
    for (const { row, column } of edits) {
      const unsaved = this.#unsaved.get(row.id, column)
      if (unsaved?.state !== 'failed') continue
      this.#unsaved.drop(row.id, column, unsaved)
      this.#redraw(row.id, column)
    }
    return true
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
      this.#around.onLine(this.#blockWords(block), false)
      return
    }
    const row = this.#at ? this.#api.getRowNode(this.#at.row)?.data : undefined
    const column = this.#at ? this.#columns.get(this.#at.column) : undefined
    if (!row || !column) {
      this.#around.onLine('', false)
      return
    }
    const { text } = this.#view(column, row)
    const name = column.headTip ?? column.head
    const words = this.#words(column, row).filter((said) => said !== text)
    this.#around.onLine([`${name}: ${text || '—'}`, ...words].join('  ·  '), urgent)
  }

  /** A block of cells: how many, and what their numbers come to where they may be added. */
  #blockWords(block: Summary): string {
    const { text } = this.#around.props
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
    this.#jump(key)
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
    if (typed !== edit.typed) void this.#commit(row, column.id, typed)
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

  #jump(key: 'rowStart' | 'rowEnd' | 'gridStart' | 'gridEnd'): void {
    const columns = this.#api.getAllDisplayedColumns()
    const cell = this.#api.getFocusedCell()
    const last = this.#api.getDisplayedRowCount() - 1
    const column = key === 'rowStart' || key === 'gridStart' ? columns[0] : columns.at(-1)
    const index = key === 'gridStart' ? 0 : key === 'gridEnd' ? last : (cell?.rowIndex ?? 0)
    if (!column) return
    this.#api.ensureIndexVisible(index)
    this.#api.ensureColumnVisible(column)
    this.#api.setFocusedCell(index, column)
  }

  #step(key: Parameters<EditorParams['leave']>[0]): void {
    const cell = this.#api.getFocusedCell()
    if (!cell) return
    const columns = this.#api.getAllDisplayedColumns()
    const rtl = document.documentElement.dir === 'rtl'
    const forward = key === 'Tab' || key === (rtl ? 'ArrowLeft' : 'ArrowRight')
    const sideways =
      key === 'Tab' || key === 'BackTab' || key === 'ArrowLeft' || key === 'ArrowRight'
    const at = columns.indexOf(cell.column as (typeof columns)[number])
    const column = sideways ? (columns[at + (forward ? 1 : -1)] ?? cell.column) : cell.column
    const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    const last = this.#api.getDisplayedRowCount() - 1
    const index = Math.min(last, Math.max(0, cell.rowIndex + down))
    this.#api.ensureColumnVisible(column)
    this.#api.setFocusedCell(index, column)
  }
}

function headClass(column: { readonly end?: boolean; readonly strong?: boolean }): string {
  return [column.end ? 'head-end' : '', column.strong ? 'head-now' : ''].join(' ').trim()
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
