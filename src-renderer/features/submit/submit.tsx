// Submit: the office's own look at its report before it leaves. What is complete, what is in the way,
// what must be explained, what HQ will get; then the package, as a file of the person.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { copyText } from '../../client/clipboard.ts'
import { useDraft } from '../../client/drafts.ts'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { isLongEnough, NewPassphrase } from '../../ui/new-passphrase.tsx'
import { useText } from '../../ui/text.ts'
import { Blocking, EmptyCells, Unexplained } from './checklist.tsx'
import { Sent } from './sent.tsx'
import './submit.css'

export type Checklist = Awaited<ReturnType<Client['submissions']['checklist']>>

export function Submit() {
  const { t, period: periodText } = useText()
  const { workplan, office, period } = useFrame()
  const { data, error, refetch } = useQuery(
    useApi().submissions.checklist.queryOptions({
      input: { workplan: workplan?.id ?? '', period: period ?? '' },
      enabled: workplan !== null && period !== null,
    }),
  )
  return (
    <>
      <div className="room-head">
        <h1>{t('room.submit')}</h1>
        <span className="quiet">
          <bdi>{office?.name}</bdi> · {periodText(period)}
        </span>
      </div>
      {error ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : !workplan || !period ? (
        <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
      ) : data ? (
        <Sheet key={`${workplan.id} ${period}`} list={data} />
      ) : (
        <Loading />
      )}
    </>
  )
}

function Sheet(props: { readonly list: Checklist }) {
  const { list } = props
  return (
    <div className="submit">
      <div className="submit-list">
        <State list={list} />
        <Complete list={list} />
        <Blocking problems={list.blocking} />
        <EmptyCells list={list} />
        <Unexplained problems={list.unexplained} period={list.submission.period} />
      </div>
      <div className="submit-side">
        <Send list={list} />
        <Sent list={list} />
      </div>
    </div>
  )
}

/** Where the report stands with HQ, with HQ's words. */
function State(props: { readonly list: Checklist }) {
  const text = useText()
  const { submission } = props.list
  const { state } = submission
  const day = state === 'submitted' ? submission.submittedAt : submission.decidedAt
  return (
    <section className={`submit-state state-${state}`} aria-labelledby="submit-state">
      <h2 id="submit-state">{text.t(`submit.state.${state}`)}</h2>
      <p className="quiet">
        {day ? `${text.instant(day)} · ` : ''}
        {submission.due ? text.t('submit.due', { day: text.date(submission.due) }) : ''}
      </p>
      {submission.decisionComment ? (
        <blockquote>
          {submission.decisionComment}
          {submission.decidedBy ? <footer>{submission.decidedBy}</footer> : null}
        </blockquote>
      ) : null}
    </section>
  )
}

function Check(props: {
  readonly done: boolean
  readonly words: string
  /** The way to what is missing. */
  readonly children?: ReactNode
}) {
  const { t } = useText()
  return (
    <li className={props.done ? 'check done' : 'check'}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {props.done ? <path d="M2 6.5 5 9.5 10.5 3" /> : <circle cx="6" cy="6" r="4.5" />}
      </svg>
      <span className="visually-hidden">{t(props.done ? 'submit.done' : 'submit.open')} </span>
      {props.words}
      {props.children}
    </li>
  )
}

function Complete(props: { readonly list: Checklist }) {
  const { t } = useText()
  const { list } = props
  return (
    <section aria-labelledby="submit-complete">
      <h2 id="submit-complete">{t('submit.complete')}</h2>
      <ul className="checks">
        <Check
          done={list.indicators > 0 && list.empty.length === 0}
          words={t('submit.filled', { filled: list.filled, indicators: list.indicators })}
        />
        <Check done={list.errors === 0} words={t('submit.errors', { count: list.errors })} />
        <Check
          done={list.unexplained.length === 0}
          words={t('submit.warnings', {
            count: list.warnings,
            open: list.unexplained.length,
          })}
        />
        <Check
          done={list.narrative}
          words={t(list.narrative ? 'submit.narrative.yes' : 'submit.narrative.no')}
        >
          <Link className="check-link" href="/narrative">
            {t(list.narrative ? 'submit.narrative.read' : 'submit.narrative.go')}
          </Link>
        </Check>
      </ul>
    </section>
  )
}

const CLOSED = ['accepted', 'locked']

function Send(props: { readonly list: Checklist }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const { list } = props
  const { submission } = list
  const { workplan, period } = submission
  // What was sent stays in its field, to be sent again or changed.
  const { words, write } = useDraft(`submit ${workplan} ${period}`, submission.words ?? '')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const [passphrase, setPassphrase] = useState('')
  if (CLOSED.includes(submission.state)) return null

  const isSealable = passphrase === '' || isLongEnough(passphrase)
  const mayGo = list.ready && !busy && isSealable

  async function send(how: 'file' | 'text') {
    setBusy(true)
    setFailed(null)
    setCopied(null)
    try {
      const armour = how === 'text'
      const sealed = passphrase === '' ? {} : { passphrase }
      const { file } = await client.submissions.submit({
        ...{ workplan, period, words, armour },
        ...sealed,
      })
      // What cannot be copied is saved: a package that was made is never lost.
      const done = armour && (await copyText(await file.text()))
      if (!done) saveFile(file)
      if (armour) setCopied(done)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="submit-card" aria-labelledby="submit-send">
      <h2 id="submit-send">{t('submit.send')}</h2>
      <Contents list={list} />
      <Field
        label={t('submit.words')}
        hint={t('submit.words.hint')}
        lines={4}
        value={words}
        onChange={write}
      />
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <details>
        <summary>{t('submit.passphrase')}</summary>
        <p className="quiet">{t('submit.passphrase.text')}</p>
        <NewPassphrase value={passphrase} onChange={setPassphrase} wrong={null} />
      </details>
      {list.ready ? null : <p className="quiet">{t('submit.notReady')}</p>}
      <div className="actions">
        <Button look="primary" isDisabled={!mayGo} onPress={() => void send('file')}>
          {t(submission.times > 0 ? 'submit.make.again' : 'submit.make')}
        </Button>
        <Button isDisabled={!mayGo} tip={t('submit.copy.tip')} onPress={() => void send('text')}>
          {t('submit.copy')}
        </Button>
      </div>
      {copied === null ? null : (
        <p role="status">{t(copied ? 'submit.copied' : 'submit.notCopied')}</p>
      )}
    </section>
  )
}

/** What HQ will get: changes by kind of row. */
function Contents(props: { readonly list: Checklist }) {
  const text = useText()
  const kinds = Object.entries(props.list.contents).filter(([, count]) => count > 0)
  if (kinds.length === 0) return <p className="quiet">{text.t('submit.contents.none')}</p>
  return (
    <>
      <p>{text.t('submit.contents', { count: props.list.waiting })}</p>
      <dl className="contents">
        {kinds.map(([entity, count]) => (
          <div key={entity}>
            <dt>{text.say({ id: `entity.${entity}` })}</dt>
            <dd className="number">{text.number(count, 0)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
