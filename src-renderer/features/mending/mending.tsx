// The dialog for a workspace whose file is damaged or gone: what happened, what was kept, and the two ways on:
// rescue what can be read, or restore a backup. Whatever is chosen, the file that is there stays beside.
import './mending.css'
import { useQuery } from '@tanstack/react-query'
import { LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import { type Client, finish } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { type Patient, stopMending, useMending } from '../../client/mending.ts'
import { useOpening } from '../../frame/use-opening.ts'
import { Busy } from '../../ui/busy.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'
import { Copies } from './copies.tsx'
import { type Mended, MendedDialog } from './mended.tsx'

export function Mending() {
  const patient = useMending((s) => s.patient)
  return patient ? <MendingOf key={patient.workspace ?? ''} patient={patient} /> : null
}

function MendingOf({ patient }: { readonly patient: Patient }) {
  const { t } = useText()
  const client = useClient()
  const opening = useOpening()
  const [mended, setMended] = useState<Mended | null>(null)
  const [stopped, setStopped] = useState(false)
  // After a rescue that failed the workspace is not open any more, and a backup of it is still wanted.
  const { data: current } = useQuery(useApi().workspaces.current.queryOptions())
  const [workspace] = useState(() => patient.workspace ?? current?.id ?? null)
  if (mended) return <MendedDialog mended={mended} onClose={stopMending} />
  const { state, fileName, name } = patient
  const which = workspace === null ? {} : { workspace }

  function rescue() {
    setStopped(false)
    void opening.run(async (onProgress, signal) => {
      const done = await finish(client.backups.rescue(which, { signal }), onProgress)
      setMended({ by: 'rescue', ...done })
    })
  }
  function restore(backup: string) {
    setStopped(false)
    void opening.run(async () => {
      const done: Awaited<ReturnType<Client['backups']['restore']>> = await client.backups.restore({
        ...which,
        backup,
      })
      setMended({ by: 'restore', ...done })
    })
  }
  function stop() {
    opening.cancel()
    setStopped(true)
  }
  return (
    <Dialog
      open
      alert
      title={name === null ? t('mending.title.open') : t('mending.title', { name })}
      onClose={opening.busy ? stop : stopMending}
    >
      <p>{t('mending.what', { state, file: fileName })}</p>
      <p>{t('mending.kept', { state })}</p>
      {state === 'gone' ? null : (
        <section className="mending-way" aria-labelledby="mending-rescue">
          <h3 id="mending-rescue">{t('mending.rescue')}</h3>
          <p className="quiet">{t('mending.rescue.text')}</p>
          <Button
            autoFocus
            look="primary"
            icon={LifeBuoy}
            isDisabled={opening.busy}
            onPress={rescue}
          >
            {t('mending.rescue.do')}
          </Button>
        </section>
      )}
      <section className="mending-way" aria-labelledby="mending-restore">
        <h3 id="mending-restore">{t('mending.restore')}</h3>
        <Copies workspace={workspace} busy={opening.busy} onRestore={restore} />
      </section>
      {opening.busy ? (
        <Busy progress={opening.progress} waiting={t('mending.working')} onCancel={stop} />
      ) : null}
      {stopped && !opening.busy ? <p role="status">{t('error.cancelled')}</p> : null}
      <Wrong error={opening.error} />
      <div className="actions">
        <Button isDisabled={opening.busy} onPress={stopMending}>
          {t('mending.later')}
        </Button>
      </div>
    </Dialog>
  )
}
