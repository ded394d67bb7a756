// The copies that were kept of a workspace, the newest first, each with a button that puts it back.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'

/** How many of the newest ones are shown at first. */
const FEW = 4

interface Props {
  readonly workspace: string | null
  readonly busy: boolean
  readonly onRestore: (backup: string) => void
}

export function Copies({ workspace, busy, onRestore }: Props) {
  const text = useText()
  const { t } = text
  const [all, setAll] = useState(false)
  const input = workspace === null ? {} : { workspace }
  const { data, error, refetch } = useQuery(
    useApi().backups.list.queryOptions({ input, staleTime: 0 }),
  )
  if (error && !data) return <Failure error={error} onAgain={() => void refetch()} />
  if (!data) return null
  if (data.length === 0) return <p className="quiet">{t('mending.restore.none')}</p>
  return (
    <>
      <p className="quiet">{t('mending.restore.text')}</p>
      <ul className="mending-copies">
        {data.slice(0, all ? data.length : FEW).map(({ id, at, kind }) => {
          const when = text.moment(at)
          return (
            <li key={id}>
              <span>
                {when} <span className="quiet">{t(`settings.backups.${kind}`)}</span>
              </span>
              <Button
                label={t('mending.restore.of', { at: when })}
                isDisabled={busy}
                onPress={() => onRestore(id)}
              >
                {t('mending.restore.do')}
              </Button>
            </li>
          )
        })}
      </ul>
      {data.length > FEW && !all ? (
        <Button look="plain" onPress={() => setAll(true)}>
          {t('mending.restore.all', { count: data.length })}
        </Button>
      ) : null}
    </>
  )
}
