// Paste, cut, clear and fill of a block of cells. All is read before anything is written: what fits whole is
// done at once, as one action; otherwise it asks, with the cells that do not fit and why. What a text means
// is grid-paste.ts's business; an open editor keeps its own clipboard.
import type { Label } from '#domain/changes.ts'
import { isUnread } from '#domain/entities.ts'
import type { Block } from './grid-block.ts'
import { type CellEdit, type ChangeOf, type Column, editOf, type GridRow } from './grid-column.ts'
import {
  covered,
  exactCopyOf,
  filled,
  type Misfit,
  type Reading,
  readPaste,
  spread,
  textsOf,
  WHY,
} from './grid-paste.ts'
import { type GridRange, isEditing } from './grid-range.ts'
import type { Text } from './text.ts'

/** What does not fit, in words, and the way to do the rest. */
export interface Question {
  readonly misfits: readonly {
    readonly cell: string
    readonly text: string
    readonly why: string
  }[]
  readonly fits: number
  readonly go: () => void
}

interface Around<R extends GridRow> {
  readonly box: HTMLElement
  readonly range: GridRange<R>
  readonly row: (id: string) => R | undefined
  readonly column: (id: string) => Column<R> | undefined
  readonly change: ChangeOf<R>
  readonly text: () => Text
  readonly rowName: (row: R) => string
  /** Does edits as one action; false when it was refused, which it has said. */
  readonly apply: (edits: readonly CellEdit<R>[], label: Label) => Promise<boolean>
  /** `urgent`: something was not as it was meant. */
  readonly say: (words: string, urgent: boolean) => void
  readonly ask: (question: Question) => void
}

type Said = 'paste' | 'fill'

export class GridPasting<R extends GridRow> {
  readonly #around: Around<R>

  constructor(around: Around<R>) {
    this.#around = around
    around.box.addEventListener('paste', this.#onPaste)
    around.box.addEventListener('cut', this.#onCut)
  }

  destroy(): void {
    this.#around.box.removeEventListener('paste', this.#onPaste)
    this.#around.box.removeEventListener('cut', this.#onCut)
  }

  /** The keys that write into a block; false for all others, and while there is none. */
  onKey(event: KeyboardEvent): boolean {
    const block = this.#around.range.block()
    if (!block || event.altKey || event.shiftKey) return false
    const control = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (!control && (key === 'delete' || key === 'backspace')) void this.#clear(block, 'clear')
    else if (control && key === 'd') this.#fill(block, 'down')
    else if (control && key === 'r') this.#fill(block, 'right')
    else return false
    return true
  }

  #onPaste = (event: ClipboardEvent): void => {
    if (isEditing(event.target) || !event.clipboardData) return
    const texts = textsOf(event.clipboardData)
    if (texts.length === 0) return
    event.preventDefault()
    this.#write(texts, 'paste')
  }

  #onCut = (event: ClipboardEvent): void => {
    if (isEditing(event.target) || !event.clipboardData) return
    const block = this.#around.range.copy(event.clipboardData)
    if (!block) return
    event.preventDefault()
    void this.#clear(block, 'cut')
  }

  #fill(block: Block, way: 'down' | 'right'): void {
    const columns = block.columns.flatMap((id) => this.#around.column(id) ?? [])
    const texts = block.rows
      .flatMap((id) => this.#around.row(id) ?? [])
      .map((row) => columns.map((column) => exactCopyOf(column, row)))
    this.#write(filled(texts, way), 'fill')
  }

  #write(texts: readonly (readonly string[])[], said: Said): void {
    const { range, row, column, change, text } = this.#around
    const over = range.cells()
    if (!over) return
    const all = range.all()
    const targets = spread(texts, all, over)
    const { locale } = text().intl
    const reading = readPaste(targets, { all, row, column, change, locale })
    const go = () => void this.#do(reading.fits, covered(targets, all), said)
    if (reading.misfits.length === 0) go()
    else this.#around.ask(this.#question(reading, go))
  }

  #question({ fits, misfits }: Reading<R>, go: () => void): Question {
    return {
      misfits: misfits.map((misfit) => ({
        cell: this.#nameOf(misfit),
        text: misfit.text,
        why: this.#around.text().t(WHY[misfit.because.why], valuesOf(misfit)),
      })),
      fits: fits.length,
      go,
    }
  }

  #nameOf({ row, column }: Misfit<R>): string {
    const head = column ? [column.group, column.head].filter(Boolean).join(' ') : ''
    return [row ? this.#around.rowName(row) : '', head].filter(Boolean).join(' · ')
  }

  async #do(edits: readonly CellEdit<R>[], area: Block, said: Said): Promise<void> {
    const { text, range, say, apply } = this.#around
    const count = edits.length
    if (!(await apply(edits, { id: `label.${said}`, values: { count } }))) return
    range.take(area)
    const unread = edits.filter(({ value }) => isUnread(value)).length
    say(
      [
        text().t(`grid.${said}.done`, { count }),
        unread > 0 ? text().t('grid.paste.unread', { count: unread }) : '',
      ]
        .filter(Boolean)
        .join('  ·  '),
      unread > 0,
    )
  }

  /** Empties what can be emptied, as one action, and says how many cells stay as they are. */
  async #clear(block: Block, said: 'clear' | 'cut'): Promise<void> {
    const { row, column, change, text, say, apply } = this.#around
    const full = block.rows.flatMap((rowId, rowAt) =>
      block.columns.flatMap((id, columnAt) => {
        const [found, on] = [row(rowId), column(id)]
        const holds = found && on && (editOf(on, found)?.typed ?? on.text(found)) !== ''
        return holds ? [{ row: rowAt, column: columnAt, text: '' }] : []
      }),
    )
    const { locale } = text().intl
    const { fits, misfits } = readPaste(full, { all: block, row, column, change, locale })
    const count = fits.length
    if (count > 0 && !(await apply(fits, { id: `label.${said}`, values: { count } }))) return
    say(
      [
        text().t('grid.cleared', { count }),
        misfits.length > 0 ? text().t('grid.cleared.not', { count: misfits.length }) : '',
        oneReason(misfits),
      ]
        .filter(Boolean)
        .join('  ·  '),
      misfits.length > 0,
    )
  }
}

function valuesOf<R extends GridRow>({ because }: Misfit<R>): Record<string, string | number> {
  if ('by' in because) return { by: because.by }
  return because.why === 'locked' ? { reason: because.reason } : {}
}

/** The reason where all that is locked is so for the same. */
function oneReason<R extends GridRow>(misfits: readonly Misfit<R>[]): string {
  const reasons = new Set(
    misfits.map(({ because }) => (because.why === 'locked' ? because.reason : '')),
  )
  return reasons.size === 1 ? ([...reasons][0] ?? '') : ''
}
