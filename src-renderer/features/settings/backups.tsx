// The copies that the application keeps of this workspace, and putting one back. What is in the file now
// is not lost by it: it stays beside.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup } from '#contract/backups.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { resetChoice } from '../../frame/state.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'

export function Backups() {
  const text = useText()
  const { t } = text
  const saying = useSaying()
  const { data, error, refetch } = useQuery(
    useApi().backups.list.queryOptions({ input: {}, staleTime: 0 }),
  )
  const [asking, setAsking] = useState<Backup | null>(null)
  const { restore, busy, failed, kept } = useRestoring()
  return (
    <section aria-labelledby="settings-backups">
      <h2 id="settings-backups">{t('settings.backups')}</h2>
      <p className="quiet">{t('settings.backups.text')}</p>
      {kept === null ? null : (
        <p role="status">
          {kept ? t('settings.backups.kept', { file: kept }) : t('settings.backups.done')}
        </p>
      )}
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      {error && !data ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {data?.length === 0 ? <p>{t('settings.backups.none')}</p> : null}
      {data && data.length > 0 ? (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('settings.backups.when')}</th>
              <th scope="col">{t('settings.backups.why')}</th>
              <th scope="col" className="number">
                {t('settings.backups.size')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('settings.backups.restore')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((backup) => (
              <tr key={backup.id}>
                <td>{text.moment(backup.at)}</td>
                <td>{t(`settings.backups.${backup.kind}`)}</td>
                <td className="number">
                  {t('settings.megabytes', { size: text.number(backup.bytes / 1024 / 1024, 1) })}
                </td>
                <td>
                  <Button look="plain" isDisabled={busy} onPress={() => setAsking(backup)}>
                    {t('settings.backups.restore')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {asking ? (
        <Confirm
          open
          danger
          title={t('settings.backups.ask', { at: text.moment(asking.at) })}
          text={t('settings.backups.ask.text')}
          yes={t('settings.backups.ask.yes')}
          no={t('frame.cancel')}
          onYes={() => {
            setAsking(null)
            void restore(asking)
          }}
          onNo={() => setAsking(null)}
        />
      ) : null}
    </section>
  )
}

function useRestoring() {
  const client = useClient()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  /** After a restoration: the name of the file that was there before, or '' when there was none. */
  const [kept, setKept] = useState<string | null>(null)
  async function restore(backup: Backup) {
    setBusy(true)
    setFailed(null)
    try {
      const done = await client.backups.restore({ backup: backup.id })
      setKept(done.kept ?? '')
      resetChoice()
      await queries.invalidateQueries()
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return { restore, busy, failed, kept }
}
