// Workspaces that were open before, newest first; one whose file is gone says so and can be removed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { mend, type Patient, stateIn } from '../../client/mending.ts'
import { useOpening } from '../../frame/use-opening.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'

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
  const state = entry.missing ? 'gone' : stateIn(opening.error)
  const offer = (found: Patient['state']) =>
    mend({
      workspace: entry.id,
      name: entry.office ?? entry.fileName,
      fileName: entry.fileName,
      state: found,
    })
  async function open() {
    try {
      return await client.workspaces.open({ id: entry.id })
    } catch (error) {
      const found = stateIn(error)
      if (found) offer(found)
      throw error
    }
  }
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
        onClick={() => opening.run(open)}
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
      {state ? (
        <Button onPress={() => offer(state)}>
          {t(state === 'gone' ? 'mending.open.gone' : 'mending.open')}
        </Button>
      ) : null}
    </li>
  )
}
