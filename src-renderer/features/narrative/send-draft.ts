// Sends a draft to the engine. While it is on its way, and when it is refused, the draft stays; if more
// was typed meanwhile, that goes out after it.
import { useCallback } from 'react'
import { useEdit } from '../../client/edit.ts'
import { useSaying } from '../../client/refusal.ts'
import { useText } from '../../ui/text.ts'
import { draftOf, dropDraft, setDraft } from './drafts.ts'
import {
  draftKey,
  type Entry,
  type Narratives,
  nameOf,
  type Part,
  savePart,
  wordsOf,
} from './passages.ts'

type Send = (book: Narratives, entry: Entry, part: Part) => Promise<void>

export function useSendDraft(): Send {
  const apply = useEdit()
  const saying = useSaying()
  const { t, period } = useText()
  return useCallback(
    async (book, entry, part) => {
      const key = draftKey(book, entry, part)
      const draft = draftOf(key)
      if (!draft || draft.state === 'saving' || draft.state === 'saved') return
      const { typed } = draft
      if (draft.state !== 'failed' && typed.trim() === wordsOf(entry, part).trim()) {
        dropDraft(key)
        return
      }
      setDraft(key, { typed, state: 'saving', reason: '' })
      const what = t('narrative.label', {
        what: nameOf(entry),
        part: t(`narrative.${part}`),
        period: period(book.period),
      })
      const isLast = () => draftOf(key)?.typed === typed
      try {
        const command = savePart(book, entry, part, typed)
        await apply([command], { id: 'label.edit_value', values: { what } })
        if (isLast()) setDraft(key, { typed, state: 'saved', reason: '' })
      } catch (error) {
        if (isLast()) setDraft(key, { typed, state: 'failed', reason: saying(error) })
      }
    },
    [apply, saying, t, period],
  )
}
