// Every package made or read here, newest first; the raw file of each is kept and can be saved again.
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { TakeBack } from './take-back.tsx'

export function PackageLog() {
  const text = useText()
  const client = useClient()
  const saying = useSaying()
  const { data, error, refetch } = useQuery(useApi().packages.log.queryOptions())
  const [failed, setFailed] = useState<unknown>(null)
  async function save(id: string) {
    setFailed(null)
    try {
      saveFile(await client.packages.raw({ id }))
    } catch (problem) {
      setFailed(problem)
    }
  }
  return (
    <section aria-labelledby="package-log">
      <h2 id="package-log">{text.t('inbox.log')}</h2>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      {error ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="quiet">{text.t('inbox.log.none')}</p> : null}
      {data && data.length > 0 ? (
        <table className="table package-log">
          <thead>
            <tr>
              <th scope="col">{text.t('inbox.log.at')}</th>
              <th scope="col">{text.t('inbox.log.what')}</th>
              <th scope="col">{text.t('inbox.log.with')}</th>
              <th scope="col">{text.t('frame.period')}</th>
              <th scope="col" className="number">
                {text.t('inbox.log.changes')}
              </th>
              <th scope="col">{text.t('inbox.log.effect')}</th>
              <th scope="col">
                <span className="visually-hidden">{text.t('inbox.log.save')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((entry) => (
              <tr key={`${entry.package.id} ${entry.direction} ${entry.at}`}>
                <td>{text.instant(entry.at)}</td>
                <td>
                  {text.t(`inbox.log.${entry.direction}`, {
                    kind: text.t(`package.kind.${entry.package.kind}`),
                  })}
                </td>
                <td>
                  <bdi>
                    {entry.direction === 'made' ? entry.package.to.name : entry.package.from.name}
                  </bdi>
                </td>
                <td>{text.period(entry.package.period)}</td>
                <td className="number">{text.number(entry.package.changes, 0)}</td>
                <td>
                  {entry.takenBackAt
                    ? text.t('inbox.log.takenBack', { at: text.instant(entry.takenBackAt) })
                    : entry.effect
                      ? text.t('inbox.log.effect.of', {
                          new: entry.effect.new,
                          changed: entry.effect.changed,
                          conflicts: entry.effect.conflicts,
                          late: entry.effect.late,
                        })
                      : ''}
                </td>
                <td className="log-actions">
                  <TakeBack entry={entry} />
                  <Button
                    look="plain"
                    icon={Download}
                    label={text.t('inbox.log.save')}
                    onPress={() => void save(entry.package.id)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
