// Workspaces that were open before, newest first; one whose file is gone says so and can be removed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { isLost, Lost } from './lost.tsx'
import { useOpening } from './use-opening.ts'
import { Wrong } from './wrong.tsx'

type Entry = Awaited<ReturnType<Client['workspaces']['recent']>>[number]

export function Recent() {
  const { t } = useText()
  const { data, error } = useQuery(useApi().workspaces.recent.queryOptions())
  return (
    <section className="way" aria-labelledby="way-recent">
      <h2 id="way-recent">{t('welcome.recent')}</h2>
      {error ? <Failure error={error} /> : null}
      {data?.length === 0 ? <p className="quiet">{t('welcome.recent.none')}</p> : null}
      <ul>
        {data?.map((entry) => (
          <RecentLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function RecentLine({ entry }: { readonly entry: Entry }) {
  const text = useText()
  const { t } = text
  const client = useClient()
  const queries = useQueryClient()
  const opening = useOpening()
  const lost = entry.missing || isLost(opening.error)
  async function forget() {
    await client.workspaces.forget({ id: entry.id })
    await queries.invalidateQueries()
  }
  return (
    <li className="recent">
      <button
        type="button"
        className="recent-open"
        disabled={entry.missing || opening.busy}
        onClick={() => opening.run(() => client.workspaces.open({ id: entry.id }))}
      >
        <strong dir="auto">{entry.office ?? entry.fileName}</strong>
        <span className="quiet" dir="auto">
          {entry.strategy}
        </span>
        <span className="quiet">
          {entry.missing
            ? t('welcome.recent.missing', { file: entry.fileName })
            : t('welcome.recent.opened', { when: text.instant(entry.openedAt) })}
        </span>
      </button>
      <Button look="plain" icon={X} label={t('welcome.recent.forget')} onPress={forget} />
      <Wrong error={opening.error} />
      {lost ? <Lost id={entry.id} /> : null}
    </li>
  )
}
