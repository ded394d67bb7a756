// One part of a narrative: a text field that saves itself, after a pause and when it is left. What was
// typed stays in it until the data holds it; when saving fails it says why and keeps the text.
import { useCallback, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { dropDraft, setDraft, useDrafts } from './drafts.ts'
import { draftKey, type Entry, type Narratives, type Part, wordsOf } from './passages.ts'
import { useSendDraft } from './send-draft.ts'

/**
 * A pause in typing of this length saves. Each save is kept in the history with the whole text, so it
 * follows thoughts and not words; a reload before it loses nothing.
 */
const PAUSE_MS = 2500

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
  const { save, later } = useSaved({ book, entry, part }, key)
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
        ) : draft?.state === 'typing' || draft?.state === 'restored' ? (
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
function useSaved(place: Omit<Props, 'onFocus'>, key: string) {
  const send = useSendDraft()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(place)
  latest.current = place
  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const { book, entry, part } = latest.current
    await send(book, entry, part)
  }, [send])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another field to leave
  useEffect(() => {
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
