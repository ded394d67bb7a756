// Who a setup package is from and whether to trust it. A key not seen before is shown to be compared by
// telephone; without that the workspace is not made.
import { CircleCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { finish } from '#contract/client.ts'
import type { PackageSummary } from '#contract/exchange.ts'
import { useClient } from '../../client/api.tsx'
import { useOpening } from '../../frame/use-opening.ts'
import { Busy } from '../../ui/busy.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { SpokenKey } from '../../ui/spoken-key.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'

interface Props {
  readonly file: File
  readonly summary: PackageSummary
  readonly passphrase: string | null
  readonly onOther: () => void
}

export function ConfirmSetup(props: Props) {
  const { t } = useText()
  const { summary } = props
  const opens = summary.kind === 'setup' || summary.kind === 'transfer'
  return (
    <section className="way way-first" aria-labelledby="way-setup">
      <h2 id="way-setup" dir="auto">
        {t(summary.kind === 'transfer' ? 'welcome.transfer.for' : 'welcome.setup.for', {
          office: summary.to.name,
        })}
      </h2>
      <Facts summary={summary} />
      {opens ? (
        <Start {...props} />
      ) : (
        <>
          <p className="strip" role="alert">
            {t('welcome.setup.wrong_kind')}
          </p>
          <Button onPress={props.onOther}>{t('welcome.other_file')}</Button>
        </>
      )}
    </section>
  )
}

function Facts(props: { readonly summary: PackageSummary }) {
  const text = useText()
  const { t } = text
  const { summary } = props
  const kilobytes = Math.max(1, Math.round(summary.bytes / 1024))
  const size = text.intl.formatNumber(kilobytes, { style: 'unit', unit: 'kilobyte' })
  return (
    <>
      <dl className="facts">
        <dt>{t('welcome.setup.from')}</dt>
        <dd dir="auto">
          {summary.from.name} ({summary.from.office})
        </dd>
        <dt>{t('welcome.setup.strategy')}</dt>
        <dd dir="auto">{summary.strategy.title}</dd>
        <dt>{t('welcome.setup.made')}</dt>
        <dd>{text.instant(summary.madeAt)}</dd>
        <dt>{t('welcome.setup.holds')}</dt>
        <dd>{t('welcome.setup.changes', { count: summary.changes, size })}</dd>
      </dl>
      <p className="verified">
        <CircleCheck aria-hidden="true" /> {t('welcome.setup.verified')}
      </p>
    </>
  )
}

function Start({ file, summary, passphrase, onOther }: Props) {
  const { t } = useText()
  const client = useClient()
  const opening = useOpening()
  const [person, setPerson] = useState('')
  const [asked, setAsked] = useState(false)
  const [compared, setCompared] = useState(summary.signer.known)
  const { fingerprint } = summary.signer
  const kind = summary.kind === 'transfer' ? 'transfer' : 'setup'
  function start(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!person.trim() || !compared) return
    void opening.run((onProgress, signal) =>
      finish(
        client.workspaces.openSetup(
          {
            file,
            person: person.trim(),
            trust: fingerprint,
            ...(passphrase === null ? {} : { passphrase }),
          },
          { signal },
        ),
        onProgress,
      ),
    )
  }
  return (
    <form className="welcome-form" onSubmit={start}>
      <div className="key-box">
        <h3>{t(`welcome.${kind}.fingerprint`)}</h3>
        <SpokenKey fingerprint={fingerprint} />
        {summary.signer.known ? (
          <p className="quiet">{t('welcome.setup.known')}</p>
        ) : (
          <>
            <p className="quiet">{t(`welcome.${kind}.compare`)}</p>
            <Checkbox
              label={t(`welcome.${kind}.compared`)}
              ticked={compared}
              onTick={setCompared}
            />
          </>
        )}
      </div>
      <Field
        label={t('welcome.name')}
        hint={t('welcome.name.hint')}
        value={person}
        onChange={setPerson}
        wrong={asked && !person.trim() ? t('welcome.name.needed') : null}
      />
      <div className="welcome-actions">
        <Button look="primary" type="submit" isDisabled={opening.busy || !compared}>
          {t('welcome.open')}
        </Button>
        <Button isDisabled={opening.busy} onPress={onOther}>
          {t('welcome.other_file')}
        </Button>
      </div>
      {opening.busy ? (
        <Busy
          progress={opening.progress}
          waiting={t('welcome.opening')}
          onCancel={opening.cancel}
        />
      ) : null}
      <Wrong error={opening.error} />
    </form>
  )
}
