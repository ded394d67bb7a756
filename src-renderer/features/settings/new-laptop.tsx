// A transfer package: everything of this office for a new laptop or a colleague. It is sealed with a
// passphrase, because the new computer has no key yet.
import { useState } from 'react'
import { useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { isLongEnough, NewPassphrase } from '../../ui/new-passphrase.tsx'
import { useText } from '../../ui/text.ts'

export function NewLaptop() {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  async function make() {
    setBusy(true)
    setFailed(null)
    try {
      const { file } = await client.packages.make({ kind: 'transfer', passphrase })
      saveFile(file)
      setMade(file.name)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section aria-labelledby="settings-laptop">
      <h2 id="settings-laptop">{t('settings.laptop')}</h2>
      <p className="quiet">{t('settings.laptop.text')}</p>
      <div className="settings-form">
        <NewPassphrase
          value={passphrase}
          onChange={setPassphrase}
          wrong={failed ? saying(failed) : null}
        />
        <Button isDisabled={busy || !isLongEnough(passphrase)} onPress={() => void make()}>
          {t('settings.laptop.make')}
        </Button>
      </div>
      {made ? <p role="status">{t('settings.laptop.made', { file: made })}</p> : null}
    </section>
  )
}
