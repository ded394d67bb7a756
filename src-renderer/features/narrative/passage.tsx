// One part of a narrative: a text field that saves itself, after a pause and when it is left. What was
// typed stays in it until the data holds it; when saving fails it says why and keeps the text.
import { useCallback, useEffect, useRef } from 'react'
import { useEdit } from '../../client/edit.ts'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { draftOf, dropDraft, setDraft, useDrafts } from './drafts.ts'
import {
  draftKey,
  type Entry,
  type Narratives,
  nameOf,
  type Part,
  savePart,
  wordsOf,
} from './passages.ts'

/** A pause in typing of this length saves. */
const PAUSE_MS = 900

interface Props {
  readonly book: Narratives
  readonly entry: Entry
  readonly part: Part
  readonly onFocus: () => void
}

export function Passage({ book, entry, part, onFocus }: Props) {
  const { t } = useText()
  const key = draftKey(book, entry, part)
  const value = wordsOf(entry, part)
  const draft = useDrafts((s) => s.drafts[key])
  const { save, later } = useSaving({ book, entry, part }, key, value)
  useLettingGo(key, value)
  const id = `passage-${part}`
  return (
    <section className="passage">
      <label htmlFor={id}>{t(`narrative.${part}`)}</label>
      <p className="hint" id={`${id}-hint`}>
        {t(`narrative.${part}.hint`)}
      </p>
      <textarea
        id={id}
        className="input passage-text"
        dir="auto"
        rows={4}
        spellCheck
        value={draft?.typed ?? value}
        aria-describedby={`${id}-hint ${id}-state`}
        aria-invalid={draft?.state === 'failed'}
        onFocus={onFocus}
        onChange={(event) => {
          setDraft(key, { typed: event.target.value, state: 'typing', reason: '' })
          later()
        }}
        onBlur={() => void save()}
      />
      <p
        className={draft?.state === 'failed' ? 'passage-state wrong' : 'passage-state'}
        id={`${id}-state`}
        role="status"
      >
        {draft?.state === 'failed' ? (
          <>
            {t('narrative.failed', { reason: draft.reason })}{' '}
            <Button look="plain" onPress={() => void save()}>
              {t('narrative.again')}
            </Button>
          </>
        ) : draft?.state === 'typing' ? (
          t('narrative.typing')
        ) : draft?.state === 'saving' ? (
          t('narrative.saving')
        ) : value ? (
          t('narrative.saved')
        ) : (
          ''
        )}
      </p>
    </section>
  )
}

/** `save` sends what stands in the field now; `later` does so after a pause, or when the field goes. */
function useSaving(place: Omit<Props, 'onFocus'>, key: string, value: string) {
  const apply = useEdit()
  const saying = useSaying()
  const { t, period } = useText()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ place, value })
  latest.current = { place, value }

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const draft = draftOf(key)
    if (!draft || draft.state === 'saving' || draft.state === 'saved') return
    const { typed } = draft
    const { book, entry, part } = latest.current.place
    if (typed.trim() === latest.current.value.trim() && draft.state === 'typing') {
      dropDraft(key)
      return
    }
    setDraft(key, { typed, state: 'saving', reason: '' })
    const what = t('narrative.label', {
      what: nameOf(entry),
      part: t(`narrative.${part}`),
      period: period(book.period),
    })
    try {
      await apply([savePart(book, entry, part, typed)], {
        id: 'label.edit_value',
        values: { what },
      })
      settle(key, typed)
    } catch (error) {
      if (draftOf(key)?.typed === typed) {
        setDraft(key, { typed, state: 'failed', reason: saying(error) })
      }
    }
  }, [apply, saying, key, t, period])

  useEffect(() => {
    // What was typed before a reload goes out now.
    if (draftOf(key)?.state === 'typing') void save()
    const leaving = () => void save()
    window.addEventListener('pagehide', leaving)
    return () => {
      window.removeEventListener('pagehide', leaving)
      leaving()
    }
  }, [key, save])

  const later = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), PAUSE_MS)
  }, [save])
  return { save, later }
}

/** The engine has the text; if more was typed meanwhile, that is on its way after it. */
function settle(key: string, typed: string): void {
  const draft = draftOf(key)
  if (draft?.typed === typed) setDraft(key, { typed, state: 'saved', reason: '' })
}

/** Lets go of a saved draft once the data has come: not sooner, or the text would flicker under the pen. */
function useLettingGo(key: string, value: string): void {
  const draft = useDrafts((s) => s.drafts[key])
  const seen = useRef({ key, value })
  useEffect(() => {
    const before = seen.current
    seen.current = { key, value }
    if (draft?.state !== 'saved' || before.key !== key) return
    if (value.trim() === draft.typed.trim() || value !== before.value) dropDraft(key)
  }, [key, value, draft])
}
