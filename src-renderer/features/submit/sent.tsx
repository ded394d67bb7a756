// What left this workspace before, and how much of it HQ has said it has.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import type { Checklist } from './submit.tsx'

export function Sent(props: { readonly list: Checklist }) {
  const text = useText()
  const { lastMade, submission } = props.list
  return (
    <section className="submit-card" aria-labelledby="submit-sent">
      <h2 id="submit-sent">{text.t('submit.sent')}</h2>
      {lastMade ? (
        <>
          <p>
            {text.t('submit.sent.last', {
              at: text.instant(lastMade.at),
              changes: lastMade.changes,
              size: text.number(lastMade.bytes / 1024, 1),
            })}
          </p>
          <p className="quiet">{text.t('submit.sent.how')}</p>
          <SaveAgain id={lastMade.id} />
        </>
      ) : (
        <p className="quiet">
          {/* What HQ has a report of was sent, if not from here. */}
          {text.t(submission.state === 'draft' ? 'submit.sent.none' : 'submit.sent.elsewhere')}
        </p>
      )}
      <AtHq />
    </section>
  )
}

/** How far HQ is known to have what was entered here, by HQ's own words. */
function AtHq() {
  const text = useText()
  const { data } = useQuery(useApi().exchange.state.queryOptions())
  const standing = data?.others.find(({ known }) => known)?.standing
  if (!standing) return null
  return (
    <>
      <p className="at-hq">
        {standing.waiting === 0
          ? text.t('submit.hq.all')
          : standing.upTo
            ? text.t('submit.hq.upTo', { day: text.weekday(standing.upTo) })
            : text.t('submit.hq.nothing')}
      </p>
      <p className="quiet">
        {text.t('submit.waiting', { count: standing.waiting })}
        {standing.heardAt
          ? ` ${text.t('submit.hq.heard', { at: text.instant(standing.heardAt) })}`
          : ''}
      </p>
    </>
  )
}

function SaveAgain(props: { readonly id: string }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [failed, setFailed] = useState<unknown>(null)
  async function save() {
    setFailed(null)
    try {
      saveFile(await client.packages.raw({ id: props.id }))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <div>
      <Button onPress={() => void save()}>{t('submit.sent.again')}</Button>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
    </div>
  )
}
