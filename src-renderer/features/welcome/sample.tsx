// The sample strategy, as HQ or as one of its country offices.
import { Building2, Landmark } from 'lucide-react'
import { finish } from '#contract/client.ts'
import { useClient } from '../../client/api.tsx'
import { useOpening } from '../../frame/use-opening.ts'
import { Busy } from '../../ui/busy.tsx'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'

export function Sample() {
  const { t } = useText()
  const client = useClient()
  const opening = useOpening()
  const open = (role: 'hq' | 'field') =>
    opening.run((onProgress, signal) =>
      finish(client.workspaces.openSample({ role }, { signal }), onProgress),
    )
  return (
    <section className="way" aria-labelledby="way-sample">
      <h2 id="way-sample">{t('welcome.sample')}</h2>
      <p className="quiet">{t('welcome.sample.text')}</p>
      <div className="welcome-actions">
        <Button icon={Building2} isDisabled={opening.busy} onPress={() => open('field')}>
          {t('welcome.sample.field')}
        </Button>
        <Button icon={Landmark} isDisabled={opening.busy} onPress={() => open('hq')}>
          {t('welcome.sample.hq')}
        </Button>
      </div>
      {opening.busy ? (
        <Busy
          progress={opening.progress}
          waiting={t('welcome.sample.opening')}
          onCancel={opening.cancel}
        />
      ) : null}
      <Wrong error={opening.error} />
    </section>
  )
}
