// What a screen shows when there is nothing, when it waits, and when it failed. An empty screen says
// what would be here and what to do; a failure says what happened and offers to try again.
import type { ReactNode } from 'react'
import { mendOpen, stateIn } from '../client/mending.ts'
import { useSaying } from '../client/refusal.ts'
import { Button } from './button.tsx'
import { useText } from './text.ts'

interface EmptyProps {
  readonly title: string
  readonly text?: string
  /** Buttons. */
  readonly children?: ReactNode
}

export function Empty(props: EmptyProps) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      {props.text ? <p>{props.text}</p> : null}
      {props.children ? <div className="actions">{props.children}</div> : null}
    </div>
  )
}

export function Loading() {
  const { t } = useText()
  return (
    <p className="empty quiet" role="status">
      {t('frame.loading')}
    </p>
  )
}

export function Failure(props: { readonly error: unknown; readonly onAgain?: () => void }) {
  const { t } = useText()
  const saying = useSaying()
  const isDamaged = stateIn(props.error) === 'damaged'
  return (
    <div className="empty" role="alert">
      <h2>{t('frame.error.title')}</h2>
      <p>{saying(props.error)}</p>
      {props.onAgain || isDamaged ? (
        <div className="actions">
          {props.onAgain ? <Button onPress={props.onAgain}>{t('frame.error.again')}</Button> : null}
          {isDamaged ? (
            <Button onPress={() => mendOpen(props.error)}>{t('mending.open')}</Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
