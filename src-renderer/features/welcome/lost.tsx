// A workspace that cannot be opened any more: its file is gone or damaged. What the application has kept of
// it can be put back from here; the file that is there is kept beside.
import { useQuery } from '@tanstack/react-query'
import { toRefusal } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { useOpening } from './use-opening.ts'
import { Wrong } from './wrong.tsx'

/** How many of the newest ones are offered. */
const OFFERED = 5

/** Whether an opening failed in a way that a backup mends. */
export function isLost(error: unknown): boolean {
  const code = toRefusal(error)?.code
  return (
    code === 'workspace_damaged' || code === 'workspace_missing' || code === 'workspace_not_one'
  )
}

export function Lost(props: { readonly id: string }) {
  const text = useText()
  const { t } = text
  const client = useClient()
  const opening = useOpening()
  const { id: workspace } = props
  const { data, error, refetch } = useQuery(
    useApi().backups.list.queryOptions({ input: { workspace }, staleTime: 0 }),
  )
  if (error) return <Failure error={error} onAgain={() => void refetch()} />
  if (!data) return null
  if (data.length === 0) return <p className="lost">{t('welcome.lost.none')}</p>
  return (
    <div className="lost">
      <p>{t('welcome.lost')}</p>
      <ul>
        {data.slice(0, OFFERED).map(({ id, at, kind }) => {
          const when = at.length > 10 ? text.instant(at) : text.date(at)
          return (
            <li key={id}>
              <span>
                {when} <span className="quiet">{t(`settings.backups.${kind}`)}</span>
              </span>
              <Button
                label={t('welcome.lost.restore.of', { at: when })}
                isDisabled={opening.busy}
                onPress={() =>
                  void opening.run(() => client.backups.restore({ backup: id, workspace }))
                }
              >
                {t('welcome.lost.restore')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Wrong error={opening.error} />
    </div>
  )
}
