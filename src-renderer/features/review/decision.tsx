// HQ's decision about a report: accept it, or return it with words; lock what is accepted, or open it
// again with a reason. It reaches the office with the return package.
import { useState } from 'react'
import { useClient } from '../../client/api.tsx'
import { useDraft } from '../../client/drafts.ts'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import type { Submission } from './submissions.tsx'

export function Decision(props: { readonly line: Submission }) {
  const { line } = props
  if (line.id === null) return null
  if (line.state === 'submitted') return <Decide id={line.id} />
  if (line.state === 'accepted' || line.state === 'locked') {
    return <Closed id={line.id} state={line.state} />
  }
  return null
}

function useDeciding() {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  /** Answers whether it was done. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setFailed(null)
    try {
      await work()
      // What had the keys is gone with the decision; the head says what it is now.
      document.getElementById('submission-head')?.focus()
      return true
    } catch (error) {
      setFailed(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, failed, run }
}

function Decide(props: { readonly id: string }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const { words: comment, write, sent } = useDraft(`decision ${props.id}`)
  const { busy, failed, run } = useDeciding()
  async function decide(decision: 'accept' | 'return') {
    const decided = () => client.submissions.decide({ submission: props.id, decision, comment })
    if (await run(decided)) sent()
  }
  return (
    <div className="decision">
      <Field
        label={t('submissions.comment')}
        hint={t('submissions.comment.hint')}
        lines={2}
        value={comment}
        onChange={write}
        wrong={failed ? saying(failed) : null}
      />
      <div className="actions">
        <Button look="primary" isDisabled={busy} onPress={() => void decide('accept')}>
          {t('submissions.accept')}
        </Button>
        <Button isDisabled={busy} onPress={() => void decide('return')}>
          {t('submissions.return')}
        </Button>
      </div>
    </div>
  )
}

function Closed(props: { readonly id: string; readonly state: 'accepted' | 'locked' }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [reopening, setReopening] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, failed, run } = useDeciding()
  const { id: submission, state } = props
  const lock = () =>
    void run(() => client.submissions.decide({ submission, decision: 'lock', comment: '' }))
  async function reopen() {
    if (await run(() => client.submissions.reopen({ submission, reason }))) setReopening(false)
  }
  return (
    <div className="decision">
      <p className="quiet">{t(`submissions.closed.${state}`)}</p>
      <div className="actions">
        {state === 'accepted' ? (
          <Button isDisabled={busy} onPress={lock}>
            {t('submissions.lock')}
          </Button>
        ) : null}
        <Button isDisabled={busy} onPress={() => setReopening(true)}>
          {t('submissions.reopen')}
        </Button>
      </div>
      {failed && !reopening ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <Dialog
        open={reopening}
        title={t('submissions.reopen.title')}
        onClose={() => setReopening(false)}
      >
        <p>{t('submissions.reopen.text')}</p>
        <Field
          label={t('submissions.reopen.reason')}
          lines={3}
          value={reason}
          onChange={setReason}
          autoFocus
          wrong={failed ? saying(failed) : null}
        />
        <div className="actions">
          <Button onPress={() => setReopening(false)}>{t('frame.cancel')}</Button>
          <Button look="primary" isDisabled={busy || !reason.trim()} onPress={() => void reopen()}>
            {t('submissions.reopen.do')}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
