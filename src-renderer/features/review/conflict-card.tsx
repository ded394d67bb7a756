// One conflict: the value before, and what each side made of it, side by side, with who and when. One is
// chosen, or a value of one's own is written; what is not chosen stays in the history.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conflict } from '#contract/conflicts.ts'
import { fieldOf, isUnread, type Value } from '#domain/entities.ts'
import { parseCell } from '#domain/parse-cell.ts'
import { choiceName, placeText } from '#i18n/problem-text.ts'
import { useClient } from '../../client/api.tsx'
import { andShown } from '../../client/live.tsx'
import { useSaying } from '../../client/refusal.ts'
import { whileSaving } from '../../client/saving.ts'
import { useGo } from '../../frame/use-frame.ts'
import { useValueText } from '../../frame/value-text.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { type Text, useText } from '../../ui/text.ts'
import { cameBack, conflictName, type Side, sideName, sideValue } from './conflict-words.ts'

/** A side's ref, or a value of one's own. */
type Choice = { readonly choose: string } | { readonly value: Value }

export function ConflictCard(props: {
  readonly conflict: Conflict
  /** The card is gone then; the keys go elsewhere. */
  readonly onSettled: () => void
}) {
  const text = useText()
  const { t } = text
  const valueText = useValueText()
  const go = useGo()
  const saying = useSaying()
  const { conflict } = props
  const { settle, busy, failed } = useSettling(conflict, props.onSettled)
  const name = conflictName(text, conflict)
  const isField = conflict.kind === 'field'
  return (
    <li className="conflict" aria-label={name}>
      <div className="conflict-head">
        <h2>
          {conflict.officeCode ? <span className="code">{conflict.officeCode} </span> : null}
          <bdi>{name}</bdi>
        </h2>
        <Button look="plain" onPress={() => go(conflict)}>
          {t('conflicts.go')}
        </Button>
      </div>
      <div className="sides">
        {isField ? (
          <div className="side-of before">
            <h3>{t('conflicts.base')}</h3>
            <p className="side-value" dir="auto">
              {valueText(conflict.entity, conflict.field, conflict.base)}
            </p>
          </div>
        ) : null}
        {conflict.sides.map((side) => (
          <SideOf
            key={side.ref}
            conflict={conflict}
            side={side}
            disabled={busy}
            onChoose={() => void settle({ choose: side.ref })}
          />
        ))}
        {cameBack(conflict) ? (
          <CameBack
            conflict={conflict}
            disabled={busy}
            onKeep={() => void settle({ value: false })}
          />
        ) : null}
      </div>
      {conflict.writable ? null : <p className="quiet">{t('conflicts.notHere')}</p>}
      {conflict.writable && isField ? (
        <OwnValue conflict={conflict} busy={busy} onValue={(value) => void settle({ value })} />
      ) : null}
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
    </li>
  )
}

function useSettling(conflict: Conflict, onSettled: () => void) {
  const client = useClient()
  const queries = useQueryClient()
  const { t, intl } = useText()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  async function settle(choice: Choice) {
    setBusy(true)
    setFailed(null)
    try {
      const choices = [{ conflict: conflict.id, ...choice }]
      await andShown(queries, () => whileSaving(() => client.conflicts.resolve({ choices })))
      onSettled()
      announce(t('conflicts.settled.said', { place: placeText(intl, conflict) }))
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return { settle, busy, failed }
}

function SideOf(props: {
  readonly conflict: Conflict
  readonly side: Side
  readonly disabled: boolean
  readonly onChoose: () => void
}) {
  const text = useText()
  const valueText = useValueText()
  const { conflict, side } = props
  const value = sideValue(text, valueText, conflict, side)
  return (
    <div className={side.shown ? 'side-of shown' : 'side-of'}>
      <h3>
        <bdi>{sideName(text, side)}</bdi>
      </h3>
      <p className="side-value" dir="auto">
        {value}
      </p>
      <p className="quiet side-who">
        <bdi>{side.actor}</bdi> · {text.instant(side.at)}
        {side.shown ? (
          <>
            <br />
            {text.t('conflicts.shown')}
          </>
        ) : null}
      </p>
      {conflict.writable ? (
        <Button
          isDisabled={props.disabled}
          aria-label={text.t('conflicts.choose.of', { value, who: sideName(text, side) })}
          onPress={props.onChoose}
        >
          {text.t('conflicts.choose')}
        </Button>
      ) : null}
    </div>
  )
}

/** A row that nobody edited and that is there because another one is: it can be kept too. */
function CameBack(props: {
  readonly conflict: Conflict
  readonly disabled: boolean
  readonly onKeep: () => void
}) {
  const { t } = useText()
  return (
    <div className="side-of shown">
      <h3>{t('conflicts.kept')}</h3>
      <p className="side-value">{t('conflicts.cameBack.why')}</p>
      <p className="quiet side-who">{t('conflicts.shown')}</p>
      {props.conflict.writable ? (
        <Button
          isDisabled={props.disabled}
          aria-label={t('conflicts.cameBack.choose')}
          onPress={props.onKeep}
        >
          {t('conflicts.choose')}
        </Button>
      ) : null}
    </div>
  )
}

/** Neither of them: a third value, typed as in its cell. */
function OwnValue(props: {
  readonly conflict: Conflict
  readonly busy: boolean
  readonly onValue: (value: Value) => void
}) {
  const text = useText()
  const { t } = text
  const { entity, field } = props.conflict
  const [typed, setTyped] = useState<string | null>(null)
  const kind = fieldOf(entity, field)
  if (!kind || kind.kind === 'ref') return null
  if (typed === null) {
    return (
      <div>
        <Button look="plain" onPress={() => setTyped('')}>
          {t('conflicts.own')}
        </Button>
      </div>
    )
  }
  const value = parseCell(
    { ...kind, labels: labelsOf(text, field, kind.choices) },
    typed,
    text.intl.locale,
  )
  const wrong = isUnread(value) ? t('conflicts.own.unread') : null
  return (
    <div className="own-value">
      <Field
        label={t('conflicts.own.value')}
        value={typed}
        onChange={setTyped}
        wrong={wrong}
        autoFocus
        {...(kind.kind === 'text' ? { lines: 2 } : {})}
      />
      <Button
        isDisabled={props.busy || typed.trim() === '' || wrong !== null}
        onPress={() => props.onValue(value)}
      >
        {t('conflicts.own.use')}
      </Button>
      <Button look="plain" onPress={() => setTyped(null)}>
        {t('frame.cancel')}
      </Button>
    </div>
  )
}

function labelsOf(text: Text, field: string, choices: readonly string[] = []) {
  return Object.fromEntries(choices.map((id) => [id, choiceName(text.intl, field, id)]))
}
