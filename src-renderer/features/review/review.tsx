// Review: what offices sent, beside what they sent before, and the decision about it (HQ); and what two
// people set without seeing each other (everywhere), to be chosen.
import './review.css'
import { PanelButton } from '../../frame/side-panel.tsx'
import { choose, useChoice } from '../../frame/state.ts'
import { useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { useOpenConflicts } from '../../frame/use-marks.ts'
import { useText } from '../../ui/text.ts'
import { Views } from '../../ui/views.tsx'
import { Conflicts } from './conflicts.tsx'
import { Submissions } from './submissions.tsx'

type View = 'submissions' | 'conflicts'

export function Review() {
  const { t, period: periodText } = useText()
  const { period } = useFrame()
  const isHq = useWorkspace().role === 'hq'
  const chosen = useChoice((s) => s.reviewing)
  const view = isHq ? chosen : 'conflicts'
  return (
    <>
      <div className="room-head">
        <h1>{t('room.review')}</h1>
        {isHq ? <ReviewViews view={view} /> : null}
        {view === 'submissions' ? <span className="quiet">{periodText(period)}</span> : null}
        <span className="gap" />
        {view === 'submissions' ? <PanelButton /> : null}
      </div>
      <div className="review">{view === 'submissions' ? <Submissions /> : <Conflicts />}</div>
    </>
  )
}

function ReviewViews(props: { readonly view: View }) {
  const { t } = useText()
  const open = useOpenConflicts()
  return (
    <Views
      label={t('review.views')}
      value={props.view}
      views={[
        { id: 'submissions', label: t('review.submissions') },
        { id: 'conflicts', label: t('review.conflicts', { count: open }) },
      ]}
      onChoose={(reviewing) => choose({ reviewing })}
    />
  )
}
