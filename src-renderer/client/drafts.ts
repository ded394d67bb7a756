// Words that somebody is writing and has not sent yet: a comment, words to the other side, an explanation. They
// outlive their field and its room, so that a look at a cell meanwhile loses nothing; they go when they are
// sent, and with the window. A narrative, which saves itself, keeps its own.
import { useCallback } from 'react'
import { create } from 'zustand'

interface Drafts {
  readonly words: Readonly<Record<string, string>>
}

const useDrafts = create<Drafts>()(() => ({ words: {} }))

interface Draft {
  readonly words: string
  readonly write: (words: string) => void
  /** They have been sent. */
  readonly sent: () => void
}

/** `key` says what they are about, unlike all others; `start` is what stands there before anybody writes. */
export function useDraft(key: string, start = ''): Draft {
  const words = useDrafts((s) => s.words[key]) ?? start
  const write = useCallback(
    (typed: string) => useDrafts.setState((s) => ({ words: { ...s.words, [key]: typed } })),
    [key],
  )
  const sent = useCallback(
    () =>
      useDrafts.setState(({ words: { [key]: _, ...others } }) => ({
        words: others,
      })),
    [key],
  )
  return { words, write, sent }
}
