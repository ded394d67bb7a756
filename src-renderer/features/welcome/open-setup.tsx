// The setup package from HQ: pick or drop it, see who it is from, compare the key by telephone, give a
// name, start. Nothing is made until the last step.
import { FileText, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import type { PackageSummary } from '#contract/exchange.ts'
import { useClient } from '../../client/api.tsx'
import { pickFiles } from '../../client/files.ts'
import { Button } from '../../ui/button.tsx'
import { asksPassphrase, Passphrase } from '../../ui/passphrase.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'
import { ConfirmSetup } from './confirm-setup.tsx'

interface Opened {
  readonly file: File
  readonly summary: PackageSummary
  /** What opened it, when it is sealed with a passphrase. */
  readonly passphrase: string | null
}

export function OpenSetup() {
  const { t } = useText()
  const client = useClient()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [reading, setReading] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** The file that waits for its passphrase. */
  const [sealed, setSealed] = useState<File | null>(null)
  async function read(file: File | undefined, passphrase: string | null = null) {
    if (!file) return
    setReading(true)
    setError(null)
    try {
      const inspected = await client.packages.inspect(
        passphrase === null ? { file } : { file, passphrase },
      )
      setSealed(null)
      setOpened({ file, summary: inspected.package, passphrase })
    } catch (problem) {
      const isSealed = asksPassphrase(problem)
      setSealed(isSealed ? file : null)
      // Not given yet is not wrong.
      setError(isSealed && passphrase === null ? null : problem)
    } finally {
      setReading(false)
    }
  }
  if (opened) {
    return <ConfirmSetup {...opened} onOther={() => setOpened(null)} />
  }
  return (
    <section className="way way-first" aria-labelledby="way-setup">
      <h2 id="way-setup">{t('welcome.setup')}</h2>
      <p className="quiet">{t('welcome.setup.text')}</p>
      <DropZone
        className="drop"
        aria-label={t('welcome.setup')}
        onDrop={async (event) => {
          const item = event.items.find((i) => i.kind === 'file')
          await read(item ? await item.getFile() : undefined)
        }}
      >
        <FileText aria-hidden="true" />
        <Button
          look="primary"
          icon={FolderOpen}
          isDisabled={reading}
          onPress={async () => read((await pickFiles({ accept: '.wmpkg' }))[0])}
        >
          {t(reading ? 'welcome.setup.reading' : 'welcome.setup.pick')}
        </Button>
        <p className="quiet">{t('welcome.setup.drop')}</p>
      </DropZone>
      {sealed ? (
        <>
          <p role="status">
            <bdi>{sealed.name}</bdi>: {t('passphrase.needed')}
          </p>
          <Passphrase onOpen={(given) => void read(sealed, given)} />
        </>
      ) : null}
      <Wrong error={error} />
    </section>
  )
}
