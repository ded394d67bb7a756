// One package on the table: who sent it, verified or not, what it would change, apply or leave.
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { toRefusal } from '#contract/client.ts'
import { useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { choose } from '../../frame/state.ts'
import { Busy } from '../../ui/busy.tsx'
import { Button } from '../../ui/button.tsx'
import { asksPassphrase, Passphrase } from '../../ui/passphrase.tsx'
import { SpokenKey } from '../../ui/spoken-key.tsx'
import { useText } from '../../ui/text.ts'
import { EffectView } from './effect-view.tsx'
import { acceptKey, apply, type Inspection, leave, type Parcel, trust, unlock } from './parcels.ts'
import { TakeBackOf } from './take-back.tsx'

export function ParcelCard(props: { readonly parcel: Parcel }) {
  const { parcel } = props
  return (
    <li className={`parcel parcel-${parcel.at}`}>
      {parcel.at === 'reading' ? <Reading parcel={parcel} /> : null}
      {parcel.at === 'refused' ? <Refused parcel={parcel} error={parcel.error} /> : null}
      {parcel.at === 'read' ? <Read parcel={parcel} /> : null}
      {parcel.at === 'applying' ? <Applying parcel={parcel} /> : null}
      {parcel.at === 'applied' ? <Applied parcel={parcel} /> : null}
    </li>
  )
}

function Reading(props: { readonly parcel: Parcel }) {
  const { t } = useText()
  return (
    <p role="status">
      <bdi>{props.parcel.file.name}</bdi> <span className="quiet">{t('inbox.reading')}</span>
    </p>
  )
}

function Refused(props: { readonly parcel: Parcel; readonly error: unknown }) {
  const { t } = useText()
  const saying = useSaying()
  const client = useClient()
  const isLocked = asksPassphrase(props.error)
  return (
    <>
      <h2>
        <bdi>{props.parcel.file.name}</bdi>
      </h2>
      {isLocked && props.parcel.passphrase === undefined ? (
        <p>{t('passphrase.needed')}</p>
      ) : (
        <p className="wrong" role="alert">
          {saying(props.error)}
        </p>
      )}
      {isLocked ? (
        <Passphrase onOpen={(given) => void unlock(client, props.parcel, given)} />
      ) : null}
      <OtherKey parcel={props.parcel} error={props.error} />
      <div className="actions">
        <Button onPress={() => leave(props.parcel.id)}>{t('inbox.remove')}</Button>
      </div>
    </>
  )
}

/** Who, what, when: the head of every package that could be read. */
function Head(props: { readonly of: Inspection['package']; readonly children?: ReactNode }) {
  const text = useText()
  const { of } = props
  return (
    <>
      <div className="parcel-head">
        <h2>
          {text.t(`package.kind.${of.kind}`)} · <bdi>{of.from.name}</bdi>
          {of.period ? ` · ${text.period(of.period)}` : ''}
        </h2>
        {props.children}
      </div>
      <p className="quiet">
        {text.t('inbox.made', {
          at: text.instant(of.madeAt),
          changes: of.changes,
          size: text.number(of.bytes / 1024, 1),
          version: of.appVersion,
        })}
      </p>
    </>
  )
}

function Verified(props: { readonly known: boolean }) {
  const { t } = useText()
  return (
    <span className={props.known ? 'verified' : 'verified not'}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {props.known ? <path d="M2 6.5 5 9.5 10.5 3" /> : <path d="M6 2v5M6 9v1.2" />}
      </svg>
      {t(props.known ? 'inbox.verified' : 'inbox.notVerified')}
    </span>
  )
}

function Read(props: { readonly parcel: Extract<Parcel, { at: 'read' }> }) {
  const text = useText()
  const client = useClient()
  const saying = useSaying()
  const { parcel } = props
  const { found } = parcel
  const known = found.package.signer.known || parcel.trust !== null
  return (
    <>
      <Head of={found.package}>
        <Verified known={known} />
      </Head>
      {found.alreadyAt ? (
        <p>{text.t('inbox.already', { at: text.instant(found.alreadyAt) })}</p>
      ) : null}
      {found.renewed ? <Renewed of={found.package} /> : null}
      {found.effect ? (
        <EffectView effect={found.effect} problems={found.problems} examples={found.examples} />
      ) : found.package.kind === 'setup' && !known ? (
        <p>{text.t('inbox.setup')}</p>
      ) : (
        <Compare parcel={parcel} />
      )}
      {parcel.error ? (
        <p className="wrong" role="alert">
          {saying(parcel.error)}
        </p>
      ) : null}
      <div className="actions">
        {found.effect && !found.alreadyAt ? (
          <Button look="primary" onPress={() => void apply(client, parcel)}>
            {text.t('inbox.apply')}
          </Button>
        ) : null}
        <Button onPress={() => leave(parcel.id)}>{text.t('inbox.leave')}</Button>
      </div>
    </>
  )
}

/** A new key, for which the one that is known here vouches: taken without a call, but said. */
function Renewed(props: { readonly of: Inspection['package'] }) {
  const { t } = useText()
  const { from, signer } = props.of
  return (
    <div className="compare">
      <p>{t('inbox.renewed', { office: from.name })}</p>
      <details>
        <summary>{t('inbox.renewed.key')}</summary>
        <SpokenKey fingerprint={signer.fingerprint} />
      </details>
    </div>
  )
}

/** A sender that is known by another key: after lost keys the new one is compared as the first was. */
function OtherKey(props: { readonly parcel: Parcel; readonly error: unknown }) {
  const { t } = useText()
  const saying = useSaying()
  const client = useClient()
  const [failed, setFailed] = useState<unknown>(null)
  const refusal = toRefusal(props.error)
  if (refusal?.code !== 'package_signature' || refusal.values.why !== 'other_key') return null
  const { office, fingerprint } = refusal.values
  return (
    <div className="compare">
      <p>{t('inbox.otherKey', { office: String(office) })}</p>
      <SpokenKey fingerprint={String(fingerprint)} />
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <Button
        onPress={() => {
          acceptKey(client, props.parcel, String(fingerprint)).catch(setFailed)
        }}
      >
        {t('inbox.otherKey.same')}
      </Button>
    </div>
  )
}

/** A key that was not seen before: compared by telephone, accepted once. */
function Compare(props: { readonly parcel: Extract<Parcel, { at: 'read' }> }) {
  const { t } = useText()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const { from, signer } = props.parcel.found.package
  async function accept() {
    setBusy(true)
    await trust(client, props.parcel)
    setBusy(false)
  }
  return (
    <div className="compare">
      <p>{t('inbox.compare', { office: from.name })}</p>
      <SpokenKey fingerprint={signer.fingerprint} />
      <Button isDisabled={busy} onPress={() => void accept()}>
        {t('inbox.compare.same')}
      </Button>
    </div>
  )
}

function Applying(props: { readonly parcel: Extract<Parcel, { at: 'applying' }> }) {
  const { t } = useText()
  const { parcel } = props
  return (
    <>
      <Head of={parcel.found.package} />
      <Busy progress={parcel.progress} waiting={t('inbox.applying')} onCancel={parcel.stop} />
    </>
  )
}

function Applied(props: { readonly parcel: Extract<Parcel, { at: 'applied' }> }) {
  const { t } = useText()
  const { done, id } = props.parcel
  const [, navigate] = useLocation()
  function toConflicts() {
    choose({ reviewing: 'conflicts' })
    navigate('/review')
  }
  return (
    <>
      <Head of={done.package}>
        <span className="verified">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 6.5 5 9.5 10.5 3" />
          </svg>
          {t(done.result === 'already_known' ? 'inbox.known' : 'inbox.applied')}
        </span>
      </Head>
      <EffectView effect={done.effect} problems={done.problems} examples={done.examples} />
      <div className="actions">
        {done.effect.conflicts > 0 ? (
          <Button look="primary" onPress={toConflicts}>
            {t('inbox.toConflicts', { count: done.effect.conflicts })}
          </Button>
        ) : null}
        <Button onPress={() => leave(id)}>{t('inbox.remove')}</Button>
        {done.result === 'applied' ? (
          <TakeBackOf id={done.package.id} onDone={() => leave(id)} />
        ) : null}
      </div>
    </>
  )
}
