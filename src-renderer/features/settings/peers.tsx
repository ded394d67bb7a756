// Whose packages are accepted here: the keys that a person has compared once, how far each side is known to
// have our changes, and taking the trust back from a computer that was lost.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '#contract/client.ts'
import type { Peer } from '#contract/peers.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/empty.tsx'
import { SpokenKey } from '../../ui/spoken-key.tsx'
import { useText } from '../../ui/text.ts'

type Standing = Awaited<ReturnType<Client['exchange']['state']>>['others'][number]['sites'][number]

type Asking = { readonly peer: Peer; readonly what: 'revoke' | 'accept' }

export function Peers() {
  const { t } = useText()
  const api = useApi()
  const { data, error, refetch } = useQuery(api.peers.list.queryOptions())
  const state = useQuery(api.exchange.state.queryOptions()).data
  const standings = new Map(
    state?.others.flatMap(({ sites }) => sites.map((site) => [site.site, site] as const)),
  )
  return (
    <section aria-labelledby="settings-peers">
      <h2 id="settings-peers">{t('settings.peers')}</h2>
      <p className="quiet">{t('settings.peers.text')}</p>
      {error && !data ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {data?.peers.length === 0 ? <p>{t('settings.peers.none')}</p> : null}
      {data && data.peers.length > 0 ? (
        <PeerTable peers={data.peers} standings={standings} />
      ) : null}
    </section>
  )
}

function PeerTable(props: {
  readonly peers: readonly Peer[]
  readonly standings: ReadonlyMap<string, Standing>
}) {
  const text = useText()
  const { t } = text
  const saying = useSaying()
  const { act, failed } = useTrust()
  const [asking, setAsking] = useState<Asking | null>(null)
  return (
    <>
      <table className="table peers">
        <thead>
          <tr>
            <th scope="col">{t('settings.peers.office')}</th>
            <th scope="col">{t('settings.keys.fingerprint')}</th>
            <th scope="col">{t('settings.peers.accepted')}</th>
            <th scope="col">{t('settings.peers.heard')}</th>
            <th scope="col">{t('settings.peers.has')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('settings.peers.trust')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.peers.map((peer) => (
            <tr key={peer.site}>
              <th scope="row">
                <bdi>{peer.office.name}</bdi>
              </th>
              <td>
                <details>
                  <summary dir="ltr">{peer.fingerprint}</summary>
                  <SpokenKey fingerprint={peer.fingerprint} />
                </details>
              </td>
              <td>
                {text.instant(peer.acceptedAt)}
                <br />
                <bdi className="quiet">{peer.acceptedBy}</bdi>
              </td>
              <td>{text.instant(peer.heardAt)}</td>
              <td>
                {peer.revokedAt ? (
                  <strong className="revoked">
                    {t('settings.peers.revoked', { at: text.instant(peer.revokedAt) })}
                  </strong>
                ) : (
                  <Has standing={props.standings.get(peer.site)} />
                )}
              </td>
              <td>
                <Button
                  look="plain"
                  onPress={() => setAsking({ peer, what: peer.revokedAt ? 'accept' : 'revoke' })}
                >
                  {t(peer.revokedAt ? 'settings.peers.accept' : 'settings.peers.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      {asking ? (
        <Confirm
          open
          danger={asking.what === 'revoke'}
          title={t(`settings.peers.${asking.what}.title`, { office: asking.peer.office.name })}
          text={t(`settings.peers.${asking.what}.text`, {
            office: asking.peer.office.name,
          })}
          yes={t(`settings.peers.${asking.what}.yes`)}
          no={t('frame.cancel')}
          onYes={() => {
            setAsking(null)
            void act(asking)
          }}
          onNo={() => setAsking(null)}
        >
          <SpokenKey fingerprint={asking.peer.fingerprint} />
        </Confirm>
      ) : null}
    </>
  )
}

function Has(props: { readonly standing: Standing | undefined }) {
  const text = useText()
  const { standing } = props
  if (!standing) return <>{text.number(null)}</>
  if (standing.waiting === 0) return <>{text.t('settings.peers.has.all')}</>
  if (!standing.upTo) return <>{text.t('settings.peers.has.nothing')}</>
  return (
    <>
      {text.t('settings.peers.has.upTo', {
        day: text.weekday(standing.upTo),
        count: standing.waiting,
      })}
    </>
  )
}

function useTrust() {
  const client = useClient()
  const queries = useQueryClient()
  const [failed, setFailed] = useState<unknown>(null)
  async function act({ peer, what }: Asking) {
    setFailed(null)
    const { site, fingerprint } = peer
    try {
      await (what === 'revoke'
        ? client.peers.revoke({ site })
        : client.peers.accept({ site, fingerprint }))
      await queries.invalidateQueries()
    } catch (error) {
      setFailed(error)
    }
  }
  return { act, failed }
}
