// What is typed while a cell that is to be edited is still on its way to the screen: a new row comes a moment
// after its key, on a busy machine a long one. The letters are for it and not for the cell that still has the keys.

/** Longer than any row takes to come; then letters are for the cell again. */
const LONGEST_MS = 5000

export class TypedAhead {
  #typed: string | null = null
  #patience: ReturnType<typeof setTimeout> | undefined

  /** From now on letters are kept. Answers how to call it off: the row does not come. */
  begin(): () => void {
    this.#typed = ''
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => this.end(), LONGEST_MS)
    return () => this.end()
  }

  end(): void {
    clearTimeout(this.#patience)
    this.#typed = null
  }

  /** Keeps a letter; any other key but those that write one says that the person has gone on. */
  onKey(event: KeyboardEvent): boolean {
    if (this.#typed === null || event.key === 'Shift') return false
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (isPlain && event.key === 'Backspace') this.#typed = this.#typed.slice(0, -1)
    else if (isPlain && event.key.length === 1) this.#typed += event.key
    else {
      this.end()
      return false
    }
    return true
  }

  /** What was typed, for the editor that has come. */
  take(): string {
    const typed = this.#typed ?? ''
    this.end()
    return typed
  }
}

/** Over what stands in an editor that has just come. */
export function typeInto(editor: Element | null, typed: string): void {
  const isText = editor instanceof HTMLInputElement || editor instanceof HTMLTextAreaElement
  if (isText) editor.setRangeText(typed, 0, editor.value.length, 'end')
}
