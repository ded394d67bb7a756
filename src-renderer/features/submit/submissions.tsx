// Submissions, at HQ: every office in the chosen period, and the decision about what it sent. A return
// needs words; the decision reaches the office with the return package.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { choose } from '../../frame/state.ts'
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import './submit.css'

type Submission = Awaited<ReturnType<Client['submissions']['list']>>[number]

export function Submissions() {
  const { t, period: periodText } = useText()
  const { workplan, period } = useFrame()
  const { data, error, refetch } = useQuery(
    useApi().submissions.list.queryOptions({
      input: { period: period ?? '' },
      enabled: period !== null,
    }),
  )
  const reference = useReference()
  const field = new Set(
    reference.offices.filter((office) => office.type === 'field').map((office) => office.id),
  )
  const lines = data?.filter((line) => field.has(line.office))
  const chosen = lines?.find((line) => line.workplan === workplan?.id) ?? lines?.[0]
  return (
    <>
      <div className="room-head">
        <h1>{t('room.submissions')}</h1>
        <span className="quiet">{periodText(period)}</span>
      </div>
      {error ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : !lines ? (
        <Loading />
      ) : lines.length === 0 ? (
        <Empty title={t('submissions.empty')} text={t('submissions.empty.text')} />
      ) : (
        <div className="submissions">
          <SubmissionTable lines={lines} chosen={chosen?.workplan ?? null} />
          {chosen ? <Decision key={`${chosen.workplan} ${chosen.period}`} line={chosen} /> : null}
        </div>
      )}
    </>
  )
}

function useOfficeOf() {
  const { offices } = useReference()
  return (line: Submission) => offices.find((office) => office.id === line.office)
}

function SubmissionTable(props: {
  readonly lines: readonly Submission[]
  readonly chosen: string | null
}) {
  const text = useText()
  const officeOf = useOfficeOf()
  return (
    <table className="table submission-table">
      <thead>
        <tr>
          <th scope="col">{text.t('dashboard.office')}</th>
          <th scope="col">{text.t('dashboard.submission')}</th>
          <th scope="col">{text.t('submissions.when')}</th>
          <th scope="col">{text.t('submissions.timeliness')}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.workplan} className={line.workplan === props.chosen ? 'chosen' : ''}>
            <th scope="row">
              <button
                type="button"
                className="line-button"
                aria-current={line.workplan === props.chosen}
                onClick={() => choose({ workplan: line.workplan })}
              >
                <span className="code">{officeOf(line)?.code}</span>{' '}
                <bdi>{officeOf(line)?.name}</bdi>
              </button>
            </th>
            <td>{text.t(`frame.submission.${line.id === null ? 'none' : line.state}`)}</td>
            <td>{text.date(line.submittedAt)}</td>
            <td className={`time-${line.timeliness}`}>
              {text.t(`submission.timeliness.${line.timeliness}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Decision(props: { readonly line: Submission }) {
  const text = useText()
  const officeOf = useOfficeOf()
  const { line } = props
  const office = officeOf(line)
  return (
    <section className="submit-card decision" aria-labelledby="decision">
      <h2 id="decision">
        <bdi>{office?.name}</bdi> ·{' '}
        {text.t(`frame.submission.${line.id === null ? 'none' : line.state}`)}
      </h2>
      {line.submittedAt ? (
        <p className="quiet">
          {text.t('submissions.by', {
            who: line.submittedBy ?? '',
            at: text.instant(line.submittedAt),
            times: line.times,
          })}
        </p>
      ) : (
        <p className="quiet">{text.t('submissions.nothing')}</p>
      )}
      {line.words ? (
        <div>
          <h3>{text.t('submissions.words')}</h3>
          <blockquote dir="auto">{line.words}</blockquote>
        </div>
      ) : null}
      {line.decisionComment && line.state !== 'submitted' ? (
        <div>
          <h3>{text.t('submissions.decision')}</h3>
          <blockquote dir="auto">
            {line.decisionComment}
            {line.decidedBy ? <footer>{line.decidedBy}</footer> : null}
          </blockquote>
        </div>
      ) : null}
      {line.id !== null && line.state === 'submitted' ? <Decide id={line.id} /> : null}
      {office ? <Packages code={office.code} line={line} /> : null}
    </section>
  )
}

function Decide(props: { readonly id: string }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [comment, setComment] = useState('')
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  async function decide(decision: 'accept' | 'return') {
    setBusy(true)
    setFailed(null)
    try {
      await client.submissions.decide({ submission: props.id, decision, comment })
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Field
        label={t('submissions.comment')}
        hint={t('submissions.comment.hint')}
        lines={4}
        value={comment}
        onChange={setComment}
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
    </>
  )
}

/** States that the office does not know of before it gets the return package. */
const DECIDED: readonly string[] = ['returned', 'accepted']

/** The files that go to this office: the answer to what it sent, or everything to start with. */
function Packages(props: { readonly code: string; readonly line: Submission }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  async function make(kind: 'return' | 'setup') {
    setBusy(true)
    setFailed(null)
    try {
      const { period } = props.line
      const office = props.code
      const made = await client.packages.make({
        kind,
        office,
        ...(kind === 'return' ? { period } : {}),
      })
      saveFile(made.file)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <h3>{t('submissions.packages')}</h3>
      <p className="quiet">{t('submissions.packages.text')}</p>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <div className="actions">
        <Button
          look={DECIDED.includes(props.line.state) ? 'primary' : 'normal'}
          isDisabled={busy}
          onPress={() => void make('return')}
        >
          {t('submissions.make.return')}
        </Button>
        <Button isDisabled={busy} onPress={() => void make('setup')}>
          {t('submissions.make.setup')}
        </Button>
      </div>
    </>
  )
}
