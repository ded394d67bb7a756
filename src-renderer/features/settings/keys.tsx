// The keys of this workspace: the fingerprint to be read out, the public keys to be copied, and new keys
// when somebody else may have the old ones.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { useWorkspace } from '../../frame/use-frame.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Copyable } from '../../ui/copyable.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { SpokenKey } from '../../ui/spoken-key.tsx'
import { useText } from '../../ui/text.ts'

export function Keys() {
  const { t } = useText()
  const { key } = useWorkspace()
  const { data } = useQuery(useApi().peers.list.queryOptions())
  const fingerprint = data?.own.fingerprint ?? key.fingerprint
  return (
    <section aria-labelledby="settings-keys">
      <h2 id="settings-keys">{t('settings.keys')}</h2>
      <p className="quiet">{t('settings.keys.text')}</p>
      <SpokenKey fingerprint={fingerprint} />
      <p className="quiet">{t('settings.keys.why_english')}</p>
      <details>
        <summary>{t('settings.keys.public')}</summary>
        <p className="quiet">{t('settings.keys.public.text')}</p>
        <h3>{t('settings.keys.minisign')}</h3>
        <Copyable label={t('settings.keys.minisign')} text={key.minisign.trim()} />
        <h3>{t('settings.keys.age')}</h3>
        <Copyable label={t('settings.keys.age')} text={key.age} />
      </details>
      <NewKeys />
    </section>
  )
}

function NewKeys() {
  const { t } = useText()
  const client = useClient()
  const queries = useQueryClient()
  const saying = useSaying()
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  async function change() {
    setAsking(false)
    setFailed(null)
    try {
      await client.peers.changeKey()
      await queries.invalidateQueries()
      announce(t('settings.keys.changed'))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{t('settings.keys.change')}</Button>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <Confirm
        open={asking}
        title={t('settings.keys.change.title')}
        text={t('settings.keys.change.text')}
        yes={t('settings.keys.change.yes')}
        no={t('frame.cancel')}
        onYes={() => void change()}
        onNo={() => setAsking(false)}
      />
    </div>
  )
}
