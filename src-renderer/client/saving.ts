// What is true about saving right now, for the top bar: how many edits are on their way, whether the
// engine is there, what can be undone. Written by edit.ts and live.tsx only.
import { create } from 'zustand'
import type { Label } from '#domain/changes.ts'

interface Saving {
  /** Edits sent and not yet answered; the engine answers when they are durable. */
  readonly pending: number
  /** The last edit that did not get in, as its error; null after the next success. */
  readonly failed: unknown
  readonly connection: 'starting' | 'there' | 'lost'
  readonly undo: Label | null
  readonly redo: Label | null
}

export const useSaving = create<Saving>()(() => ({
  pending: 0,
  failed: null,
  connection: 'starting',
  undo: null,
  redo: null,
}))

/** Counts `work` as an edit in flight and remembers how it ended. */
export async function whileSaving<T>(work: () => Promise<T>): Promise<T> {
  useSaving.setState((s) => ({ pending: s.pending + 1 }))
  try {
    const result = await work()
    useSaving.setState({ failed: null })
    return result
  } catch (error) {
    useSaving.setState({ failed: error })
    throw error
  } finally {
    useSaving.setState((s) => ({ pending: s.pending - 1 }))
  }
}
