// Which office, which period, the submission's state, whether everything is saved, undo and redo by
// name; and the workspace's notice ("Sample data") on every screen.
import { useQuery } from '@tanstack/react-query'
import { Redo2, Undo2 } from 'lucide-react'
import { useApi } from '../client/api.tsx'
import { useSaving } from '../client/saving.ts'
import { Button } from '../ui/button.tsx'
import { Chooser } from '../ui/menu.tsx'
import { useText } from '../ui/text.ts'
import { Saved } from './saved.tsx'
import { choose } from './state.ts'
import { useFrame, useReference } from './use-frame.ts'
import { useUndoing } from './use-undoing.ts'

export function TopBar() {
  return (
    <header className="top">
      <Mark />
      <WorkplanChooser />
      <PeriodChooser />
      <SubmissionState />
      <Notice />
      <span className="top-gap" />
      <Saved />
      <UndoRedo />
    </header>
  )
}

function Mark() {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
        <path className="mark-post" d="M6 4h4v24H6z" />
        <path className="mark-flag" d="M10 6h13l4 5-4 5H10z" />
      </svg>
      Waymark
    </span>
  )
}

function WorkplanChooser() {
  const { t } = useText()
  const { workplans, offices } = useReference()
  const { workplan } = useFrame()
  const plansOf = Map.groupBy(workplans, (w) => w.office)
  const options = workplans.map((w) => {
    const office = offices.find((o) => o.id === w.office)
    // An office with one plan is its plan; with several it is said which.
    const isOnly = plansOf.get(w.office)?.length === 1
    const name = office?.name ?? w.title
    return isOnly
      ? { id: w.id, label: name, note: office?.code ?? w.code }
      : { id: w.id, label: t('frame.office.plan', { office: name, plan: w.code }), note: w.title }
  })
  if (!workplan) return null
  return (
    <Chooser
      label={t('frame.office')}
      value={workplan.id}
      options={options}
      onChoose={(id) => choose({ workplan: id })}
    />
  )
}

function PeriodChooser() {
  const text = useText()
  const { periods, currentPeriod } = useReference()
  const { period } = useFrame()
  const options = periods.map((p) => ({
    id: p.code,
    label: text.period(p.code),
    ...(p.code === currentPeriod ? { note: text.t('frame.period.current') } : {}),
  }))
  return (
    <Chooser
      label={text.t('frame.period')}
      value={period}
      options={options}
      onChoose={(id) => choose({ period: id })}
    />
  )
}

/** The state of the chosen workplan's submission for the chosen period. */
function SubmissionState() {
  const { t } = useText()
  const { workplan, period } = useFrame()
  const api = useApi()
  const { data } = useQuery({
    ...api.submissions.list.queryOptions({ input: { period: period ?? '' } }),
    enabled: period !== null,
  })
  const submission = data?.find((s) => s.workplan === workplan?.id)
  if (!submission) return null
  const state = submission.id === null ? 'none' : submission.state
  return <span className={`submission submission-${state}`}>{t(`frame.submission.${state}`)}</span>
}

function Notice() {
  const { t } = useText()
  const { strategy } = useReference()
  if (!strategy.notice) return null
  return (
    <p
      className="notice"
      role="note"
      aria-label={t('frame.notice')}
      dir="auto"
      title={strategy.notice}
    >
      {strategy.notice}
    </p>
  )
}

function UndoRedo() {
  const { t, say } = useText()
  const undo = useSaving((s) => s.undo)
  const redo = useSaving((s) => s.redo)
  const { runUndo, runRedo } = useUndoing()
  const undoName = undo ? t('frame.undo.named', { what: say(undo) }) : t('frame.undo.nothing')
  const redoName = redo ? t('frame.redo.named', { what: say(redo) }) : t('frame.redo.nothing')
  return (
    <div className="undo">
      <Button look="plain" icon={Undo2} isDisabled={!undo} label={undoName} onPress={runUndo}>
        <span className="undo-name">{undo ? undoName : t('frame.undo')}</span>
      </Button>
      <Button look="plain" icon={Redo2} isDisabled={!redo} label={redoName} onPress={runRedo} />
    </div>
  )
}
