// The keys of this workspace: the fingerprint to be read out, the public keys to be copied.
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useWorkspace } from '../../frame/use-frame.ts'
import { Copyable } from '../../ui/copyable.tsx'
import { useText } from '../../ui/text.ts'

export function Keys() {
  const { t } = useText()
  const { key } = useWorkspace()
  const { data } = useQuery(useApi().peers.list.queryOptions())
  return (
    <section aria-labelledby="settings-keys">
      <h2 id="settings-keys">{t('settings.keys')}</h2>
      <p className="quiet">{t('settings.keys.text')}</p>
      <h3>{t('settings.keys.fingerprint')}</h3>
      <Copyable
        label={t('settings.keys.fingerprint')}
        text={data?.own.fingerprint ?? key.fingerprint}
      />
      {data ? (
        <>
          <h3>{t('settings.keys.digits')}</h3>
          <Copyable label={t('settings.keys.digits')} text={data.own.digits} />
        </>
      ) : null}
      <details>
        <summary>{t('settings.keys.public')}</summary>
        <p className="quiet">{t('settings.keys.public.text')}</p>
        <h3>{t('settings.keys.minisign')}</h3>
        <Copyable label={t('settings.keys.minisign')} text={key.minisign.trim()} />
        <h3>{t('settings.keys.age')}</h3>
        <Copyable label={t('settings.keys.age')} text={key.age} />
      </details>
    </section>
  )
}
