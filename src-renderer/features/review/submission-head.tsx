// Who submitted when, in what state the report is, the words of the office and of HQ, what the office is
// known to have of HQ's changes; and the packages that go to it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { useReference } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { isLongEnough, NewPassphrase } from '../../ui/new-passphrase.tsx'
import { useText } from '../../ui/text.ts'
import type { Submission } from './submissions.tsx'

export function SubmissionHead(props: { readonly line: Submission }) {
  const text = useText()
  const { line } = props
  const { offices } = useReference()
  const office = offices.find(({ id }) => id === line.office)
  return (
    <header className={`submission-head state-${line.id === null ? 'none' : line.state}`}>
      <div className="submission-title">
        <h2 id="submission-head" tabIndex={-1}>
          <bdi>{office?.name}</bdi> ·{' '}
          {text.t(`frame.submission.${line.id === null ? 'none' : line.state}`)}
        </h2>
        {office ? <Packages code={office.code} name={office.name} line={line} /> : null}
      </div>
      <p className="quiet">
        {line.submittedAt
          ? text.t('submissions.by', {
              who: line.submittedBy ?? '',
              at: text.instant(line.submittedAt),
              times: line.times,
            })
          : text.t('submissions.nothing')}
      </p>
      <p className="quiet">
        <Standing office={line.office} />
      </p>
      <div className="both-words">
        <Words title={text.t('submissions.words')} words={line.words} by={null} />
        {line.state === 'submitted' ? null : (
          <Words
            title={text.t('submissions.decision')}
            words={line.decisionComment}
            by={line.decidedBy}
          />
        )}
      </div>
    </header>
  )
}

function Words(props: {
  readonly title: string
  readonly words: string | null
  readonly by: string | null
}) {
  if (!props.words) return null
  return (
    <div>
      <h3>{props.title}</h3>
      <blockquote>
        {props.words}
        {props.by ? <footer>{props.by}</footer> : null}
      </blockquote>
    </div>
  )
}

/** How far the office is known to have HQ's changes. */
function Standing(props: { readonly office: string }) {
  const text = useText()
  const { data } = useQuery(useApi().exchange.state.queryOptions())
  const other = data?.others.find(({ office }) => office.id === props.office)
  if (!other?.known) return null
  const { standing } = other
  const day = standing.upTo ? text.weekday(standing.upTo) : ''
  const name = other.office.name
  if (standing.waiting === 0) return <>{text.t('standing.all', { name })}</>
  return (
    <>
      {day
        ? text.t('standing.upTo', { name, day, count: standing.waiting })
        : text.t('standing.nothing', { name, count: standing.waiting })}
    </>
  )
}

/** States that the office does not know of before it gets the return package. */
const DECIDED: readonly string[] = ['returned', 'accepted', 'locked']

/** The files that go to this office: the answer to what it sent, or everything to start with. */
function Packages(props: {
  readonly code: string
  readonly name: string
  readonly line: Submission
}) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [settingUp, setSettingUp] = useState(false)
  async function make(kind: 'return' | 'setup', passphrase = '') {
    setSettingUp(false)
    setBusy(true)
    setFailed(null)
    try {
      const { period } = props.line
      const office = props.code
      const sealed = passphrase === '' ? {} : { passphrase }
      const wanted = { kind, office, ...(kind === 'return' ? { period } : sealed) }
      saveFile((await client.packages.make(wanted)).file)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="packages">
      <Button
        look={DECIDED.includes(props.line.state) ? 'primary' : 'normal'}
        tip={t('submissions.make.return.tip')}
        isDisabled={busy}
        onPress={() => void make('return')}
      >
        {t('submissions.make.return')}
      </Button>
      <Button
        look="plain"
        tip={t('submissions.make.setup.tip')}
        isDisabled={busy}
        onPress={() => setSettingUp(true)}
      >
        {t('submissions.make.setup')}
      </Button>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      {settingUp ? (
        <SettingUp
          office={props.name}
          onMake={(passphrase) => void make('setup', passphrase)}
          onClose={() => setSettingUp(false)}
        />
      ) : null}
    </div>
  )
}

/** Says what a setup package lies open to, and asks whether it is to be sealed. */
function SettingUp(props: {
  readonly office: string
  readonly onMake: (passphrase: string) => void
  readonly onClose: () => void
}) {
  const { t } = useText()
  const [passphrase, setPassphrase] = useState('')
  return (
    <Dialog
      open
      title={t('submissions.setup.title', { office: props.office })}
      onClose={props.onClose}
    >
      <p>{t('submissions.setup.text')}</p>
      <NewPassphrase
        label={t('submissions.setup.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        wrong={null}
      />
      <div className="actions">
        <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={passphrase !== '' && !isLongEnough(passphrase)}
          onPress={() => props.onMake(passphrase)}
        >
          {t('submissions.setup.make')}
        </Button>
      </div>
    </Dialog>
  )
}
