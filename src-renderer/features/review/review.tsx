// Review: what offices sent, beside what they sent before, and the decision about it (HQ); and what two
// people set without seeing each other (everywhere), to be chosen.
import './review.css'
import { create } from 'zustand'
import { PanelButton } from '../../frame/side-panel.tsx'
import { useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { useOpenConflicts } from '../../frame/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { Conflicts } from './conflicts.tsx'
import { Submissions } from './submissions.tsx'

type View = 'submissions' | 'conflicts'

/** Which of the two was looked at last, while the window is open. */
const useView = create<{ readonly view: View }>()(() => ({ view: 'submissions' }))

export function Review() {
  const { t, period: periodText } = useText()
  const { period } = useFrame()
  const isHq = useWorkspace().role === 'hq'
  const chosen = useView((s) => s.view)
  const view = isHq ? chosen : 'conflicts'
  return (
    <>
      <div className="room-head">
        <h1>{t('room.review')}</h1>
        {isHq ? <Views view={view} /> : null}
        {view === 'submissions' ? <span className="quiet">{periodText(period)}</span> : null}
        <span className="gap" />
        <PanelButton />
      </div>
      {view === 'submissions' ? <Submissions /> : <Conflicts />}
    </>
  )
}

function Views(props: { readonly view: View }) {
  const { t } = useText()
  const open = useOpenConflicts()
  const views = [
    { id: 'submissions', words: t('review.submissions') },
    { id: 'conflicts', words: t('review.conflicts', { count: open }) },
  ] as const
  return (
    <fieldset className="views" aria-label={t('review.views')}>
      {views.map(({ id, words }) => (
        <Button
          key={id}
          look={props.view === id ? 'normal' : 'plain'}
          aria-pressed={props.view === id}
          onPress={() => useView.setState({ view: id })}
        >
          {words}
        </Button>
      ))}
    </fieldset>
  )
}
