// The editor inside a cell: a line, a list, or a box for long text. Typing replaces the value and then
// arrows leave the cell; F2 or a double click edits it and arrows move in the text. It hands over what
// was typed, as typed; it never refuses anything.
import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import type { Edit } from './grid-column.ts'

export interface EditorParams {
  readonly edit: Edit
  readonly label: string
  /** The text was not saved before: keeping it unchanged sends it again. */
  readonly again: boolean
  /** Leaves the cell in a direction, keeping what was typed. */
  readonly leave: (
    key: 'Tab' | 'BackTab' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
  ) => void
}

export interface Typed {
  readonly typed: string
}

type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const

export class GridEditor implements ICellEditorComp {
  #box: Box = document.createElement('input')
  #before = ''
  #replacing = false
  #params: (ICellEditorParams & EditorParams) | null = null

  init(params: ICellEditorParams & EditorParams): void {
    const { edit, eventKey } = params
    this.#params = params
    this.#before = edit.typed
    this.#replacing = eventKey !== null && (eventKey.length === 1 || eventKey === 'Backspace')
    const first = this.#replacing ? (eventKey === 'Backspace' ? '' : (eventKey ?? '')) : edit.typed
    this.#box = edit.choices ? list(edit, this.#replacing ? first : null) : line(edit, first)
    this.#box.className = 'cell-editor'
    this.#box.setAttribute('aria-label', params.label)
    this.#box.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent))
  }
  getGui(): HTMLElement {
    return this.#box
  }
  isPopup(): boolean {
    return this.#params?.edit.long ?? false
  }
  getPopupPosition(): 'over' {
    return 'over'
  }
  afterGuiAttached(): void {
    const width = this.#params?.eGridCell.offsetWidth ?? 0
    if (this.isPopup()) this.#box.style.inlineSize = `${Math.max(width, 420)}px`
    this.#box.focus()
    if (this.#box instanceof HTMLSelectElement || this.#replacing) return
    this.#box.select()
  }
  isCancelAfterEnd(): boolean {
    return this.#box.value === this.#before && !this.#params?.again
  }
  getValue(): Typed {
    return { typed: this.#box.value }
  }

  #onKey(event: KeyboardEvent): void {
    const params = this.#params
    if (!params || event.isComposing) return
    const arrow = ARROWS.find((key) => key === event.key)
    if (event.key === 'Tab') this.#leave(event, event.shiftKey ? 'BackTab' : 'Tab')
    else if (event.key === 'Enter' && event.altKey) this.#breakLine(event)
    else if (this.#box instanceof HTMLSelectElement || !this.#replacing) {
      // In an open edit the arrows, Home and End belong to the text.
      if (arrow || event.key === 'Home' || event.key === 'End') event.stopPropagation()
    } else if (arrow && !event.shiftKey) this.#leave(event, arrow)
  }
  #leave(event: KeyboardEvent, key: Parameters<EditorParams['leave']>[0]): void {
    event.preventDefault()
    event.stopPropagation()
    this.#params?.leave(key)
  }
  #breakLine(event: KeyboardEvent): void {
    if (!(this.#box instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    event.stopPropagation()
    this.#box.setRangeText('\n', this.#box.selectionStart, this.#box.selectionEnd, 'end')
  }
}

function line(edit: Edit, first: string): HTMLInputElement | HTMLTextAreaElement {
  const box = document.createElement(edit.long ? 'textarea' : 'input')
  box.value = first
  box.dir = 'auto'
  box.autocomplete = 'off'
  box.spellcheck = edit.long ?? false
  if (box instanceof HTMLTextAreaElement) box.rows = 4
  return box
}

/** `letter`: the key that opened it, which already chooses the first that begins with it. */
function list(edit: Edit, letter: string | null): HTMLSelectElement {
  const box = document.createElement('select')
  const known = edit.choices ?? []
  // What was pasted and is none of them stays until another is chosen.
  const isOther = edit.typed !== '' && known.every(({ id }) => id !== edit.typed)
  const other = isOther ? [{ id: edit.typed, label: edit.typed }] : []
  const choices = [{ id: '', label: '' }, ...other, ...known]
  for (const choice of choices) {
    const option = document.createElement('option')
    option.value = choice.id
    option.textContent = choice.label
    box.append(option)
  }
  const start = letter?.toLocaleLowerCase() ?? ''
  const match = start
    ? choices.find((choice) => choice.label.toLocaleLowerCase().startsWith(start))
    : undefined
  box.value = match?.id ?? (letter === '' ? '' : edit.typed)
  return box
}
