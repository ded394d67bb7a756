// Whether everything that was typed is safe. Says "saved" only when the engine has answered for every
// edit and is there.
import { Check, CloudAlert, LoaderCircle, X } from 'lucide-react'
import { useSaying } from '../client/refusal.ts'
import { useSaving } from '../client/saving.ts'
import { Button } from '../ui/button.tsx'
import { useText } from '../ui/text.ts'

export function Saved() {
  const { t } = useText()
  const saying = useSaying()
  const { pending, failed, unsaved, writing, connection } = useSaving()
  if (connection === 'lost') {
    return (
      <p className="saved saved-bad" role="alert">
        <CloudAlert aria-hidden="true" /> {t('frame.lost')}
      </p>
    )
  }
  if (unsaved > 0) {
    return (
      <p className="saved saved-bad" role="alert">
        <CloudAlert aria-hidden="true" /> {t('frame.unsaved.cells', { count: unsaved })}
      </p>
    )
  }
  if (failed) {
    return (
      <div className="saved saved-bad" role="alert">
        <CloudAlert aria-hidden="true" />
        <span className="saved-why">
          {t('frame.unsaved')}: {saying(failed)}
        </span>
        <Button
          look="plain"
          icon={X}
          label={t('frame.dismiss')}
          onPress={() => useSaving.setState({ failed: null })}
        />
      </div>
    )
  }
  const busy = pending > 0 || writing || connection === 'starting'
  return (
    <p className="saved" role="status" data-state={busy ? 'saving' : 'saved'}>
      {busy ? <LoaderCircle aria-hidden="true" /> : <Check aria-hidden="true" />}
      {t(busy ? 'frame.saving' : 'frame.saved')}
    </p>
  )
}
