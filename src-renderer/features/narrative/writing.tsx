// The narrative of a period: at the start side what there is to write about, with how much is written;
// beside it the chosen one as a page to write on. Who may not write reads it as a page.
import { useEffect, useRef, useState } from 'react'
import { type SelectedCell, useSelectedCell } from '../../frame/selected.ts'
import { useChoice } from '../../frame/state.ts'
import { arrived, useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { Empty } from '../../ui/empty.tsx'
import { linkedTip } from '../../ui/link-words.ts'
import { useText } from '../../ui/text.ts'
import { draftOf } from './drafts.ts'
import { Passage } from './passage.tsx'
import {
  draftKey,
  type Entry,
  filledParts,
  type Narratives,
  nameOf,
  PARTS,
  type Part,
  rowOf,
  wordsOf,
} from './passages.ts'
import { useSendDraft } from './send-draft.ts'

const WHOLE = 'whole'

export function Writing({ book }: { readonly book: Narratives }) {
  const { t } = useText()
  const reason = useReason(book)
  const [chosen, setChosen] = useState(WHOLE)
  const [part, setPart] = useState<Part | null>(null)
  const { entries } = book
  const entry = entries.find((e) => (e.output ?? WHOLE) === chosen) ?? entries[0]
  useArriving(book, (found, field) => {
    setChosen(found.output ?? WHOLE)
    requestAnimationFrame(() => document.getElementById(`passage-${field}`)?.focus())
  })
  useRestored(book, reason === null)
  useSelectedCell(useCell(book, entry, part, reason))
  if (!entry) return null
  return (
    <div className="writing">
      <nav className="writing-list" aria-label={t('narrative.list')}>
        <p className="quiet">
          {t('narrative.written', {
            written: entries.filter((e) => filledParts(e) > 0).length,
            count: entries.length,
          })}
        </p>
        <ul>
          {entries.map((e) => (
            <li key={e.output ?? WHOLE}>
              <Choice
                entry={e}
                current={e === entry}
                onChoose={() => {
                  setChosen(e.output ?? WHOLE)
                  setPart(null)
                }}
              />
            </li>
          ))}
        </ul>
      </nav>
      <Page
        key={`${book.period} ${entry.output ?? WHOLE}`}
        book={book}
        entry={entry}
        reason={reason}
        onPart={setPart}
      />
    </div>
  )
}

/** Why it is only read here; null when it may be written. */
function useReason(book: Narratives): string | null {
  const { t, say } = useText()
  const { office } = useFrame()
  const own = useWorkspace().office.id === book.office
  if (!book.writable || !own) {
    return t('narrative.locked.office', { office: book.reason ?? office?.name ?? '' })
  }
  return book.locked ? say({ id: book.locked }) : null
}

function Choice(props: {
  readonly entry: Entry
  readonly current: boolean
  readonly onChoose: () => void
}) {
  const { t } = useText()
  const { entry } = props
  const filled = filledParts(entry)
  const words =
    filled > 0 ? t('narrative.filled', { filled, count: PARTS.length }) : t('narrative.empty')
  return (
    <button
      type="button"
      className="writing-choice"
      aria-current={props.current ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <span className="writing-parts" aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} className={wordsOf(entry, part).trim() ? 'part done' : 'part'} />
        ))}
      </span>
      <span className="writing-name">
        <strong>{entry.output ? entry.code : t('narrative.whole')}</strong>
        <bdi>{entry.title}</bdi>
      </span>
      <span className="visually-hidden">{words}</span>
    </button>
  )
}

function Page(props: {
  readonly book: Narratives
  readonly entry: Entry
  readonly reason: string | null
  readonly onPart: (part: Part) => void
}) {
  const { t, period } = useText()
  const { book, entry, reason, onPart } = props
  return (
    <div className="writing-page">
      <article aria-labelledby="writing-title">
        <h2 id="writing-title">
          {entry.output ? <span className="quiet">{entry.code} </span> : null}
          <bdi>{entry.title}</bdi>
        </h2>
        <LinksOf entry={entry} />
        {reason ? <p className="quiet">{t('narrative.locked', { reason })}</p> : null}
        {entry.planned ? (
          <aside className="planned">
            <h3>{t('narrative.planned', { period: period(book.previousPeriod) })}</h3>
            <p dir="auto">{entry.planned}</p>
          </aside>
        ) : null}
        {reason === null
          ? PARTS.map((part) => (
              <Passage
                key={part}
                book={book}
                entry={entry}
                part={part}
                onFocus={() => onPart(part)}
              />
            ))
          : null}
        {reason !== null && filledParts(entry) === 0 ? <Nothing period={book.period} /> : null}
        {reason !== null
          ? PARTS.map((part) => <Read key={part} entry={entry} part={part} onPart={onPart} />)
          : null}
      </article>
    </div>
  )
}

/** What the output is linked to beyond the strategy, in one quiet line. */
function LinksOf({ entry }: { readonly entry: Entry }) {
  const text = useText()
  const links = linkedTip(text, entry)
  return links ? (
    <p className="quiet writing-links">
      <bdi>{text.t('links.told', { links })}</bdi>
    </p>
  ) : null
}

function Nothing(props: { readonly period: string }) {
  const { t, period } = useText()
  const { office } = useFrame()
  return (
    <Empty
      title={t('narrative.none.title', { period: period(props.period) })}
      text={t('narrative.none.text', { office: office?.name ?? '' })}
    />
  )
}

/** A part to be read; a button makes it the one that the panel beside is about. */
function Read(props: {
  readonly entry: Entry
  readonly part: Part
  readonly onPart: (part: Part) => void
}) {
  const { t } = useText()
  const { entry, part, onPart } = props
  const words = wordsOf(entry, part)
  if (!words.trim()) return null
  return (
    <section className="passage">
      <h3>
        <button type="button" id={`passage-${part}`} onFocus={() => onPart(part)}>
          {t(`narrative.${part}`)}
        </button>
      </h3>
      <p className="passage-words" dir="auto">
        {words}
      </p>
    </section>
  )
}

function useCell(
  book: Narratives,
  entry: Entry | undefined,
  part: Part | null,
  reason: string | null,
): SelectedCell | null {
  const { t } = useText()
  const latest = useRef<SelectedCell | null>(null)
  if (!entry || !part) return null
  const cell: SelectedCell = {
    entity: 'narrative',
    row: rowOf(book, entry),
    exists: entry.id !== null,
    field: part,
    office: book.office,
    name: `${nameOf(entry)} · ${t(`narrative.${part}`)}`,
    locked: reason,
    refocus: () => document.getElementById(`passage-${part}`)?.focus(),
  }
  // The same cell stays the same object: the panel compares them.
  const before = latest.current
  const same =
    before?.row === cell.row && before.field === cell.field && before.exists === cell.exists
  if (!same) latest.current = cell
  return latest.current
}

/** What was typed before a reload goes out now, for whichever output it is. */
function useRestored(book: Narratives, writable: boolean): void {
  const send = useSendDraft()
  useEffect(() => {
    if (!writable) return
    for (const entry of book.entries) {
      for (const part of PARTS) {
        if (draftOf(draftKey(book, entry, part))?.state === 'restored') void send(book, entry, part)
      }
    }
  }, [book, writable, send])
}

/** Goes to the narrative that a problem or a comment names. */
function useArriving(book: Narratives, go: (entry: Entry, part: string) => void): void {
  const place = useChoice((s) => s.place)
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    if (place?.entity !== 'narrative') return
    const entry = book.entries.find((e) => rowOf(book, e) === place.row)
    if (!entry) return
    latest.current(entry, place.field ?? 'achievements')
    arrived()
  }, [place, book])
}
