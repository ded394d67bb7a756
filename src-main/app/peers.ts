// Whose keys are accepted: the list, a site that is revoked (a lost laptop), a key that is accepted without
// taking a package. A fingerprint is always compared by people, on another way than the package came.
import type * as z from 'zod'
import type { PeerSchema } from '#contract/peers.ts'
import type { Workspace } from '#db/open.ts'
import { acceptPeer, allPeers, peerOf, renewPeer, setRevoked } from '#db/queries/package-log.ts'
import { officesOfType } from '#db/queries/reference.ts'
import { allOffices } from '#db/queries/rows.ts'
import type { PeerTable } from '#db/tables.ts'
import { Refusal } from '#domain/errors.ts'
import { digitsOf } from '#domain/fingerprint.ts'
import { vouch } from '#exchange/succession.ts'
import { sameFingerprint } from '#i18n/fingerprint.ts'
import { changeKeys } from '#platform/keys.ts'
import { type App, announce, opened } from './context.ts'
import { personOf } from './open-workspace.ts'
import { refuseForOthers, refuseOtherOffice, unpack } from './take-package.ts'
import { unknownSigner } from './unknown-signer.ts'

export type Peer = z.output<typeof PeerSchema>

export async function list(app: App) {
  const { ws, keys } = opened(app)
  const { fingerprint } = keys
  const own = { site: ws.identity.site, fingerprint, digits: digitsOf(fingerprint) }
  const rows = allPeers(ws)
  const offices = await allOffices(ws.db)
  return { own, peers: rows.map((row) => peerIn(offices, row)) }
}

async function described(ws: Workspace, row: PeerTable): Promise<Peer> {
  return peerIn(await allOffices(ws.db), row)
}

type Offices = Awaited<ReturnType<typeof allOffices>>

function peerIn(offices: Offices, row: PeerTable): Peer {
  const office = offices.find(({ id }) => id === row.office)
  return {
    site: row.site,
    office: { id: row.office, code: office?.code ?? '', name: office?.name ?? '' },
    role: row.role,
    fingerprint: row.fingerprint,
    digits: digitsOf(row.fingerprint),
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
    revokedAt: row.revoked_at,
    heardAt: row.vector_at,
  }
}

/** From now on nothing is taken from it and nothing sealed to it. Refuses peer_unknown. */
export async function revoke(app: App, { site }: { site: string }): Promise<Peer> {
  const { ws } = opened(app)
  const peer = await knownPeer(ws, site)
  if (peer.revoked_at === null) await setRevoked(ws.db, peer.fingerprint, app.options.clock())
  announce(app, { entities: [], offices: [peer.office] })
  return described(ws, await knownPeer(ws, site))
}

async function knownPeer(ws: Workspace, site: string): Promise<PeerTable> {
  const peer = peerOf(ws, site)
  if (!peer) throw new Refusal('peer_unknown', { site })
  return peer
}

interface AcceptInput {
  readonly site?: string | undefined
  readonly file?: File | undefined
  readonly fingerprint: string
  readonly passphrase?: string | undefined
}

/**
 * A revoked site again, or the signer of a package. Refuses peer_unknown, package_*, and
 * package_signer_unknown when it is not the fingerprint that was compared.
 */
export async function accept(app: App, input: AcceptInput): Promise<Peer> {
  const { ws, keys } = opened(app)
  const { site, file, fingerprint, passphrase } = input
  if (!file) {
    const peer = await knownPeer(ws, site ?? '')
    refuseOther(fingerprint, peer.fingerprint, (await described(ws, peer)).office.name)
    await setRevoked(ws.db, peer.fingerprint, null)
    return described(ws, await knownPeer(ws, peer.site))
  }
  const parcel = await unpack(app, file, keys.ageIdentities, passphrase)
  refuseForOthers(ws, parcel)
  const { from } = parcel.manifest
  refuseOther(fingerprint, parcel.signer.fingerprint, from.office.name)
  const known = peerOf(ws, from.site)
  refuseOtherOffice(ws, parcel.manifest, known)
  const accepted = { accepted_at: app.options.clock(), accepted_by: await personOf(ws) }
  if (known) {
    // Another key than before, compared anew by two people: the old one was lost.
    await renewPeer(ws.db, from.site, parcel.signer, accepted)
    await setRevoked(ws.db, parcel.signer.fingerprint, null)
    return described(ws, await knownPeer(ws, from.site))
  }
  const hq = await officesOfType(ws.db, 'hq')
  acceptPeer(ws, {
    site: from.site,
    office: from.office.id,
    role: hq.some(({ id }) => id === from.office.id) ? 'hq' : 'field',
    minisign: parcel.signer.minisign,
    fingerprint: parcel.signer.fingerprint,
    age: from.age,
    ...accepted,
    revoked_at: null,
    vector: '{}',
    vector_at: null,
  })
  return described(ws, await knownPeer(ws, from.site))
}

/** New keys; the old one vouches for the new one in every package that is signed from now on. */
export async function changeKey(app: App) {
  const now = opened(app)
  const keys = await changeKeys(app.profile.folder, now.ws.identity.id, ({ signing }, next) =>
    vouch(signing, next),
  )
  app.opened = { ...now, keys }
  announce(app, { entities: [], offices: [] })
  return { fingerprint: keys.fingerprint, digits: digitsOf(keys.fingerprint) }
}

function refuseOther(said: string, fingerprint: string, office: string): void {
  if (sameFingerprint(said, fingerprint)) return
  throw unknownSigner(fingerprint, office)
}
