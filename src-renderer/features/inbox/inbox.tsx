// The Inbox: packages are dropped, picked or pasted; each says who sent it, for when, whether that is
// verified, and what it would change. Nothing changes before "apply".
import { FolderOpen } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useClient } from '../../client/api.tsx'
import { dropped, pickFiles } from '../../client/files.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import './inbox.css'
import { PackageLog } from './package-log.tsx'
import { ParcelCard } from './parcel-card.tsx'
import { applyAll, isReady, lay, type Parcel, useTable } from './parcels.ts'

const ACCEPT = '.wmpkg,.age,.zip,.txt'

/** Files, or the text armour of a package as it stands in an e-mail. */
function packagesIn(data: DataTransfer | null): readonly File[] {
  const files = dropped(data)
  if (files.length > 0) return files
  const text = data?.getData('text/plain') ?? ''
  // The words may stand on two lines, with quoting marks between them.
  return /BEGIN\W+AGE\W+ENCRYPTED\W+FILE/.test(text)
    ? [new File([text], 'pasted.wmpkg', { type: 'text/plain' })]
    : []
}

/** While the room is open the whole window takes drops and pastes; true while something is over it. */
function useWindowDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    function onOver(event: DragEvent) {
      event.preventDefault()
      setOver(true)
    }
    function onLeave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false)
    }
    function onDrop(event: DragEvent) {
      event.preventDefault()
      setOver(false)
      take(packagesIn(event.dataTransfer))
    }
    function onPaste(event: ClipboardEvent) {
      const files = packagesIn(event.clipboardData)
      if (files.length === 0) return
      event.preventDefault()
      take(files)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [take])
  return over
}

export function Inbox() {
  const { t } = useText()
  const client = useClient()
  const parcels = useTable((table) => table.parcels)
  const take = useCallback((files: readonly File[]) => void lay(client, files), [client])
  const over = useWindowDrop(take)
  return (
    <div className={over ? 'inbox over' : 'inbox'}>
      <div className="room-head">
        <h1>{t('room.inbox')}</h1>
        <span className="gap" />
        <ApplyAll parcels={parcels} />
      </div>
      <div className="inbox-body">
        <div className="drop-place">
          <p>{t('inbox.drop')}</p>
          <p className="quiet">{t('inbox.drop.hint')}</p>
          <Button
            look="primary"
            icon={FolderOpen}
            onPress={() => void pickFiles({ accept: ACCEPT, multiple: true }).then(take)}
          >
            {t('inbox.pick')}
          </Button>
        </div>
        {parcels.length > 0 ? (
          <ul className="parcels" aria-label={t('inbox.parcels')}>
            {parcels.map((parcel) => (
              <ParcelCard key={parcel.id} parcel={parcel} />
            ))}
          </ul>
        ) : null}
        <PackageLog />
      </div>
    </div>
  )
}

/** With several packages on the table, one press takes all that are verified, and what waited for them. */
function ApplyAll(props: { readonly parcels: readonly Parcel[] }) {
  const { t } = useText()
  const client = useClient()
  const ready = props.parcels.filter(isReady)
  if (ready.length < 2) return null
  return (
    <Button look="primary" onPress={() => void applyAll(client)}>
      {t('inbox.applyAll', { count: ready.length })}
    </Button>
  )
}
