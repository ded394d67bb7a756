// Taking packages: everything that can be refused is refused before anything is written; then one
// transaction changes the tables, looks for doubtful data and writes the receipt, or nothing. A trial
// run is the same code, rolled back.
import type * as z from 'zod'
import type { EffectSchema, Example, PackageSummary } from '#contract/exchange.ts'
import type { ProblemSchema } from '#contract/plan.ts'
import type { Sender } from '#db/batch-rules.ts'
import type { Noted } from '#db/effects.ts'
import { applyBatch } from '#db/incoming.ts'
import { lastKnown } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { type ClosedSubmission, closedSubmissions } from '#db/queries/locks.ts'
import {
  acceptPeer,
  addReceipt,
  allPeers,
  noteVector,
  packageRead,
  peerOf,
  renewPeer,
} from '#db/queries/package-log.ts'
import { headquarters, officeNames, siteOffices } from '#db/queries/reference.ts'
import type { PeerTable } from '#db/tables.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Batch, Change, StreamRange, Vector } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import type { Manifest } from '#exchange/manifest.ts'
import { type OpenedPackage, openPackage } from '#exchange/open.ts'
import { fingerprintOf, parsePublicKey } from '#exchange/sign.ts'
import { follows } from '#exchange/succession.ts'
import { sameFingerprint } from '#i18n/fingerprint.ts'
import { readSent, readSentHashes, type SentHashes } from '#platform/sent.ts'
import type { App, Signing } from './context.ts'
import { refuseDecisionChanges } from './decisions.ts'
import { doubtsAbout } from './doubts.ts'
import { examplesOf } from './examples.ts'
import { personOf } from './open-workspace.ts'
import { summaryOf } from './package-summary.ts'
import { refuseAltered } from './returned.ts'
import { unknownSigner } from './unknown-signer.ts'

export type Effect = z.output<typeof EffectSchema>
export type Problem = z.input<typeof ProblemSchema>

const PROBLEMS_SHOWN = 200

/** As a receipt keeps it. */
export type KeptEffect = Effect & {
  /** The pieces of streams that it brought; receipts of older versions do not say. */
  readonly brought?: readonly StreamRange[]
  readonly takenBack?: { readonly at: string; readonly by: string }
}

export interface Taken {
  readonly effect: Effect
  readonly problems: Problem[]
  readonly examples: Example[]
  readonly brought: readonly StreamRange[]
  readonly touched: { entities: string[]; offices: string[] }
}

/** A package whose file is whole and signed by the key that it names. */
export interface Parcel extends OpenedPackage {
  readonly raw: Uint8Array
  /** What this workspace has sent, as far as this profile knows: an office may bring that back. */
  readonly returns: () => Vector
  /** By which it is known whether that is what was sent. */
  readonly sentHashes: () => SentHashes
}

/** Refuses package_* for everything that the file alone shows. */
export async function unpack(
  app: App,
  file: File,
  identities: readonly string[],
  passphrase?: string,
): Promise<Parcel> {
  const raw = new Uint8Array(await file.arrayBuffer())
  const keys = { identities, passphrase }
  const opened = await openPackage(raw, keys, { appVersion: app.options.version })
  const workspace = app.opened?.ws.identity.id ?? ''
  const returns = () => readSent(app.profile.folder, workspace)
  const sentHashes = () => readSentHashes(app.profile.folder, workspace)
  return { ...opened, raw, returns, sentHashes }
}

/** Refuses package_other_strategy and package_other_office. */
export function refuseForOthers(ws: Workspace, { manifest }: Parcel): void {
  const { identity } = ws
  if (manifest.strategy.id !== identity.strategy) {
    throw new Refusal('package_other_strategy', { strategy: manifest.strategy.title })
  }
  if (manifest.to.office.id !== identity.office) {
    throw new Refusal('package_other_office', { office: manifest.to.office.name })
  }
}

export interface Signer {
  readonly known: boolean
  /** The site is known by an earlier key, which vouches for this one. */
  readonly renewed: boolean
  /**
   * The site is known; or its key was accepted for another site of the same office (a workspace that was
   * put back from a copy); or its fingerprint is the one that a person said to trust now.
   */
  readonly trusted: boolean
}

/**
 * Refuses package_signer_revoked, and package_signature when a site that is known signs with another key than the
 * one that was accepted (office, fingerprint, why: other_key) or is another office's (why: other_office).
 */
export function signerOf(ws: Workspace, { manifest, signer }: Parcel, trust?: string): Signer {
  const peer = peerOf(ws, manifest.from.site)
  const values = { office: manifest.from.office.name, fingerprint: signer.fingerprint }
  refuseOtherOffice(ws, manifest, peer)
  if (!peer) {
    const { fingerprint } = signer
    const peers = allPeers(ws)
    const isRevoked = peers.some(
      (each) => each.revoked_at !== null && each.fingerprint === fingerprint,
    )
    if (isRevoked) throw new Refusal('package_signer_revoked', values)
    const earlier = manifest.succeeds ?? []
    const samePerson = peers.some(
      (each) =>
        each.office === manifest.from.office.id &&
        each.revoked_at === null &&
        (each.fingerprint === fingerprint || follows(each.fingerprint, signer.minisign, earlier)),
    )
    return {
      known: false,
      renewed: false,
      trusted: samePerson || sameFingerprint(trust, fingerprint),
    }
  }
  if (peer.revoked_at !== null) throw new Refusal('package_signer_revoked', values)
  const renewed =
    peer.fingerprint !== signer.fingerprint &&
    follows(peer.fingerprint, signer.minisign, manifest.succeeds ?? [])
  if (!renewed && peer.fingerprint !== signer.fingerprint) {
    throw new Refusal('package_signature', { ...values, why: 'other_key' })
  }
  return { known: true, renewed, trusted: true }
}

/** Refuses package_signature (why: other_office): a site speaks for one office, and nobody else's key can be accepted for it. */
export function refuseOtherOffice(
  ws: Workspace,
  { from }: Manifest,
  peer: Pick<PeerTable, 'office'> | undefined,
): void {
  const known = peer?.office ?? siteOffices(ws, from.site)[0]?.office
  if (known === undefined || known === from.office.id) return
  throw new Refusal('package_signature', { office: from.office.name, why: 'other_office' })
}

/** Refuses package_signer_unknown with the fingerprint to be compared by telephone. */
export function refuseUnknown({ trusted }: Signer, { manifest, signer }: Parcel): void {
  if (trusted) return
  throw unknownSigner(signer.fingerprint, manifest.from.office.name)
}

/**
 * Whose package it is, as the keys have shown; the journal checks by it what the package may change. In
 * a workspace that knows no HQ yet, who sent the setup package is HQ, and who sent a transfer a colleague.
 */
function senderOf(ws: Workspace, { manifest, returns }: Parcel): Sender {
  const { kind } = manifest
  const { site, office } = manifest.from
  const hq = headquarters(ws)
  const isFirst = hq.length === 0 && kind !== 'transfer'
  const isHq = isFirst || hq.some((row) => row.id === office.id)
  return { site, office: office.id, role: isHq ? 'hq' : 'field', returns }
}

/** Who sent it is called as it is called here: what a package says of its sender's name is not believed. */
export function summaryFor(
  ws: Workspace | undefined,
  parcel: Parcel,
  known: boolean,
): PackageSummary {
  const { manifest, bytes, signer } = parcel
  const summary = summaryOf(manifest, bytes, { fingerprint: signer.fingerprint, known })
  const [office] = ws ? officeNames(ws, manifest.from.office.id) : []
  if (!office?.name) return summary
  return { ...summary, from: { ...summary.from, name: office.name, office: office.code ?? '' } }
}

function batchOf({ manifest, groups, changes }: Parcel): Batch {
  return { streams: manifest.streams, groups, changes }
}

/** When this very package was taken before. */
export function takenBefore(ws: Workspace, manifest: Manifest) {
  return packageRead(ws, manifest.id)
}

/** What it would do; the workspace is as before. The caller holds the whole workspace. */
export async function tryPackage(ws: Workspace, parcel: Parcel): Promise<Taken> {
  const sender = senderOf(ws, parcel)
  let taken: Taken | undefined
  const rollBack = new Error('trial run')
  try {
    await inTransaction(ws, async () => {
      taken = applyParcel(ws, parcel, sender, true)
      throw rollBack
    })
  } catch (error) {
    if (error !== rollBack || !taken) throw error
  }
  if (!taken) throw new Error('a trial run ended without a result')
  return taken
}

/** Applies it with its receipt. The caller holds the whole workspace. */
export async function takePackage(
  app: App,
  { ws }: Signing,
  parcel: Parcel,
  { known, renewed }: Pick<Signer, 'known' | 'renewed'>,
): Promise<Taken> {
  const at = app.options.clock()
  const person = await personOf(ws)
  const sender = senderOf(ws, parcel)
  return inTransaction(ws, async () => {
    const taken = applyParcel(ws, parcel, sender, false)
    if (renewed) await renewPeer(ws.db, parcel.manifest.from.site, parcel.signer)
    if (known) await noteWhatItHas(ws, parcel, at)
    else acceptSigner(ws, parcel, sender.role, at, person)
    writeReceipt(ws, parcel, { ...taken.effect, brought: taken.brought }, at)
    return taken
  })
}

function applyParcel(ws: Workspace, parcel: Parcel, from: Sender, all: boolean): Taken {
  const isReport = from.role === 'field' && ws.identity.role === 'hq'
  if (isReport) {
    refuseDecisionChanges(ownChanges(ws, parcel, from))
    refuseAltered(ws, batchOf(parcel), parcel, parcel.manifest.from.office.name)
  }
  const closed: readonly ClosedSubmission[] = isReport ? closedSubmissions(ws, from.office) : []
  const noted: Noted[] = []
  const note = (each: Noted): number => noted.push(each)
  const { effect, touched, brought, seen } = applyBatch(ws, batchOf(parcel), { from, note })
  const rows = rowsOf(ws)
  for (const { entity, row, made } of noted) if (made) rows.keepMade(entity, row, made)
  for (const { entity, row } of seen) rows.keep(entity, [row])
  const problems = doubtsAbout(ws, parcel.changes, touched.offices, rows)
  const { examples, late } = examplesOf(rows, { noted, problems, closed, all })
  return {
    effect: { ...effect, byEntity: [...effect.byEntity], doubtful: problems.length, late },
    problems: problems.slice(0, PROBLEMS_SHOWN),
    examples,
    touched,
    brought,
  }
}

/** What the sender's office says in it that is not known yet; the journal sees to the rest. */
function ownChanges(
  ws: Workspace,
  { manifest, changes, groups }: Parcel,
  { office }: Sender,
): Change[] {
  const known = new Map(manifest.streams.map(({ name }) => [name, lastKnown(ws, name)]))
  const own = new Set(groups.filter((group) => group.office === office).map(({ id }) => id))
  return changes.filter(
    ({ group, stream, seq }) => own.has(group) && seq > (known.get(stream) ?? 0),
  )
}

/**
 * Whom a colleague's transfer speaks for: the keys that its office has accepted, above all HQ's. Only
 * a workspace that starts from it takes its word.
 */
export async function acceptIntroduced(
  app: App,
  ws: Workspace,
  { manifest }: Parcel,
): Promise<void> {
  if (manifest.kind !== 'transfer') return
  const at = app.options.clock()
  const person = await personOf(ws)
  for (const { site, office, role, minisign, age } of manifest.introduces ?? []) {
    const key = parsePublicKey(minisign)
    if (!key || peerOf(ws, site)) continue
    acceptPeer(ws, {
      site,
      office,
      role,
      minisign,
      fingerprint: fingerprintOf(key),
      age,
      accepted_at: at,
      accepted_by: person,
      revoked_at: null,
      vector: '{}',
      vector_at: null,
    })
  }
}

/** From now on that site must sign with this key. */
function acceptSigner(
  ws: Workspace,
  { manifest, signer }: Parcel,
  role: Sender['role'],
  at: string,
  person: string,
): void {
  const { from } = manifest
  acceptPeer(ws, {
    site: from.site,
    office: from.office.id,
    role,
    minisign: signer.minisign,
    fingerprint: signer.fingerprint,
    age: from.age,
    accepted_at: at,
    accepted_by: person,
    revoked_at: null,
    vector: JSON.stringify(manifest.vector),
    vector_at: at,
  })
}

function noteWhatItHas(ws: Workspace, { manifest }: Parcel, at: string): Promise<void> {
  return noteVector(ws, manifest.from.site, manifest.vector, at, manifest.from.age)
}

function writeReceipt(ws: Workspace, parcel: Parcel, effect: KeptEffect, at: string): void {
  const { manifest, raw } = parcel
  addReceipt(ws, {
    id: manifest.id,
    direction: 'read',
    at,
    kind: manifest.kind,
    site: manifest.from.site,
    office: manifest.from.office.id,
    period: manifest.period,
    result: 'applied',
    summary: JSON.stringify(summaryFor(ws, parcel, true)),
    effect: JSON.stringify(effect),
    vector: JSON.stringify(manifest.vector),
    raw,
  })
}
