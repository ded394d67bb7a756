// Review: what offices sent, beside what they sent before, and the decision about it (HQ); and what two
// people set without seeing each other (everywhere), to be chosen.
import './review.css'
import { PanelButton } from '../../frame/side-panel.tsx'
import { choose, useChoice } from '../../frame/state.ts'
import { useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { useOpenConflicts } from '../../frame/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { Conflicts } from './conflicts.tsx'
import { Submissions } from './submissions.tsx'

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
        {isHq ? <Views view={view} /> : null}
        {view === 'submissions' ? <span className="quiet">{periodText(period)}</span> : null}
        <span className="gap" />
        {view === 'submissions' ? <PanelButton /> : null}
      </div>
      <div className="review">{view === 'submissions' ? <Submissions /> : <Conflicts />}</div>
    </>
  )
}

function Views(props: { readonly view: 'submissions' | 'conflicts' }) {
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
          onPress={() => choose({ reviewing: id })}
        >
          {words}
        </Button>
      ))}
    </fieldset>
  )
}
