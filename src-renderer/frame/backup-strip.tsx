// Says over everything that what is open is a backup, and what to do: put it in the place of the workspace, or
// go back to the workspace. Nothing can be written while it is shown.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../client/api.tsx'
import { useSaying } from '../client/refusal.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { useText } from '../ui/text.ts'
import { resetChoice } from './state.ts'
import { useWorkspace } from './use-frame.ts'

export function BackupStrip() {
  const text = useText()
  const { t } = text
  const client = useClient()
  const queries = useQueryClient()
  const saying = useSaying()
  const { backup, id } = useWorkspace()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  if (!backup) return null
  const at = text.moment(backup.at)

  async function run(work: () => Promise<string>) {
    setAsking(false)
    setBusy(true)
    setFailed(null)
    try {
      const said = await work()
      resetChoice()
      await queries.invalidateQueries()
      announce(said)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  const restore = () =>
    run(async () => {
      const { kept } = await client.backups.restore({})
      return kept ? t('settings.backups.kept', { file: kept }) : t('settings.backups.done')
    })
  const goBack = () =>
    run(async () => {
      const { fileName } = await client.workspaces.open({ id })
      return t('frame.backup.opened', { file: fileName })
    })
  return (
    <section className="backup-strip" aria-label={t('frame.backup')}>
      <p>
        <strong>{t('frame.backup.is', { at, why: t(`settings.backups.${backup.kind}`) })}</strong>{' '}
        {t('frame.backup.text')}
      </p>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <span className="gap" />
      {backup.of ? (
        <Button isDisabled={busy} onPress={() => void goBack()}>
          {t('frame.backup.open', { file: backup.of })}
        </Button>
      ) : null}
      <Button isDisabled={busy} onPress={() => setAsking(true)}>
        {t('settings.backups.restore')}
      </Button>
      <Confirm
        open={asking}
        danger
        title={t('settings.backups.ask', { at })}
        text={t('settings.backups.ask.text')}
        yes={t('settings.backups.ask.yes')}
        no={t('frame.cancel')}
        onYes={() => void restore()}
        onNo={() => setAsking(false)}
      />
    </section>
  )
}
