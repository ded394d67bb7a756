// Taking an import back: exactly what it brought goes out again, as long as nothing builds on it. Where
// that is not possible, a sentence says why.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { andShown } from '../../client/live.tsx'
import { useSaying } from '../../client/refusal.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useText } from '../../ui/text.ts'

export type LogEntry = Awaited<ReturnType<Client['packages']['log']>>[number]

/**
 * The button for a package that was read; nothing for one that is back out already. What a workspace was
 * made from is not offered: without it there is no workspace.
 */
export function TakeBack(props: { readonly entry: LogEntry; readonly onDone?: () => void }) {
  const { t } = useText()
  const { entry } = props
  const [asking, setAsking] = useState(false)
  if (entry.direction !== 'read' || entry.takenBackAt) return null
  if (entry.whyNot?.why === 'start') {
    return <span className="quiet">{t('inbox.takeBack.start')}</span>
  }
  return (
    <>
      <Button look="plain" onPress={() => setAsking(true)}>
        {t('inbox.takeBack')}
      </Button>
      {asking ? (
        <Ask
          entry={entry}
          onClose={() => setAsking(false)}
          {...(props.onDone ? { onDone: props.onDone } : {})}
        />
      ) : null}
    </>
  )
}

/** The same for a package on the table, which the log knows once it is applied. */
export function TakeBackOf(props: { readonly id: string; readonly onDone: () => void }) {
  const { data } = useQuery(useApi().packages.log.queryOptions())
  const entry = data?.find(
    (each) => each.direction === 'read' && each.package.id === props.id && !each.takenBackAt,
  )
  return entry ? <TakeBack entry={entry} onDone={props.onDone} /> : null
}

function Ask(props: {
  readonly entry: LogEntry
  readonly onClose: () => void
  readonly onDone?: () => void
}) {
  const { t, say, instant } = useText()
  const client = useClient()
  const queries = useQueryClient()
  const saying = useSaying()
  const { entry } = props
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  async function takeBack() {
    setBusy(true)
    setFailed(null)
    try {
      const done = await andShown(queries, () => client.packages.takeBack({ id: entry.package.id }))
      announce(t('inbox.takeBack.done', { count: done.changes }))
      props.onClose()
      props.onDone?.()
    } catch (error) {
      setFailed(error)
      setBusy(false)
    }
  }
  const what = { office: entry.package.from.name, at: instant(entry.at) }
  const why = entry.whyNot ?? {}
  return (
    <Dialog open title={t('inbox.takeBack.title', what)} onClose={props.onClose} alert>
      <p>
        {entry.canTakeBack
          ? t('inbox.takeBack.text')
          : say({ id: 'error.take_back_built_on', values: why })}
      </p>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <div className="actions">
        <Button autoFocus={!entry.canTakeBack} onPress={props.onClose}>
          {t(entry.canTakeBack ? 'frame.cancel' : 'frame.close')}
        </Button>
        {entry.canTakeBack ? (
          <Button autoFocus look="danger" isDisabled={busy} onPress={() => void takeBack()}>
            {t('inbox.takeBack.yes')}
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}
