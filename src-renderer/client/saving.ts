// What is true about saving right now, for the top bar: how many edits are on their way, whether the
// engine is there, what can be undone. Written by edit.ts and live.tsx only.
import { create } from 'zustand'
import type { Label } from '#domain/changes.ts'

interface Saving {
  /** Edits sent and not yet answered; the engine answers when they are durable. */
  readonly pending: number
  /** The last edit that did not get in, as its error; null after the next success. */
  readonly failed: unknown
  /** Cells whose text was refused or could not be sent; it is kept in them. */
  readonly unsaved: number
  /** A text is being written and goes out when the pen rests. */
  readonly writing: boolean
  readonly connection: 'starting' | 'there' | 'lost'
  readonly undo: Label | null
  readonly redo: Label | null
}

export const useSaving = create<Saving>()(() => ({
  pending: 0,
  failed: null,
  unsaved: 0,
  writing: false,
  connection: 'starting',
  undo: null,
  redo: null,
}))

let last: Promise<unknown> = Promise.resolve()

/**
 * Counts `work` as an edit in flight and remembers how it ended. Edits, undo and redo go out one
 * after the other, in the order in which a person did them.
 */
export async function whileSaving<T>(work: () => Promise<T>): Promise<T> {
  useSaving.setState((s) => ({ pending: s.pending + 1 }))
  const mine = last.then(work, work)
  last = mine
  try {
    const result = await mine
    useSaving.setState({ failed: null })
    return result
  } catch (error) {
    useSaving.setState({ failed: error })
    throw error
  } finally {
    useSaving.setState((s) => ({ pending: s.pending - 1 }))
  }
}
