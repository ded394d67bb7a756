// Making packages: what a receiver is not known to have, signed, sealed to the receiver where its key
// is known. What the receiver is known to have comes from the last package read from it, so a package
// that was lost on the way is simply contained in the next one.
import type { PackageSummary } from '#contract/exchange.ts'
import { changesSince, vectorOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { addReceipt, allPeers, lastRead, peersOf } from '#db/queries/package-log.ts'
import { officeByCode, officeById, officesOfType, strategyOf } from '#db/queries/reference.ts'
import { type Batch, type Scope, SHARED, scopeOf, type Vector } from '#domain/changes.ts'
import { LANGUAGES } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { CONTRADICTIONS } from '#domain/rules-strategy.ts'
import { toArmour } from '#exchange/armour.ts'
import { FORMAT, type ManifestDraft, type PackageKind } from '#exchange/manifest.ts'
import { packPackage } from '#exchange/pack.ts'
import { noteSent, noteSentHashes, readSentHashes } from '#platform/sent.ts'
import type { App, Signing } from './context.ts'
import { sharedProblems } from './known-problems.ts'
import { packageFileName, summaryOf } from './package-summary.ts'
import { hashesOf } from './returned.ts'

export interface MakeInput {
  readonly kind: PackageKind
  readonly office?: string | undefined // code
  readonly period?: string | undefined
  readonly plain?: boolean | undefined
  /** Sealed with it instead of to the receiver's key. */
  readonly passphrase?: string | undefined
  /** As text for the body of an e-mail. */
  readonly armour?: boolean | undefined
}

export interface Made {
  readonly file: File
  readonly package: PackageSummary
}

interface Office {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** Who gets it, what it holds, and who can open it. */
interface Plan {
  readonly to: Office
  readonly toSite: string | null
  readonly batch: Batch
  readonly vector: Vector
  /** `age1…`; empty: a plain file. */
  readonly recipients: readonly string[]
}

/**
 * Packs and writes the receipt. Refuses rights (this role does not make that kind), usage (no
 * office), office_unknown, no_recipient (nobody's key is known and it is not to be plain).
 */
export async function makePackage(app: App, opened: Signing, input: MakeInput): Promise<Made> {
  const { ws, keys } = opened
  if (input.kind === 'setup') await refuseContradictions(ws)
  const plan = await planOf(ws, input)
  const draft = await draftOf(app, opened, input, plan)
  const bytes = await packPackage(
    { manifest: draft, groups: plan.batch.groups, changes: plan.batch.changes },
    { signing: keys.signing, recipients: plan.recipients, passphrase: input.passphrase },
  )
  const { folder } = app.profile
  if (ws.identity.role === 'hq') {
    const kept = readSentHashes(folder, ws.identity.id)
    await noteSentHashes(folder, ws.identity.id, hashesOf(ws, plan.batch, kept))
  }
  await noteSent(folder, ws.identity.id, lastOf(plan.batch))
  const { minisign, fingerprint } = keys
  const { entities, ...counts } = countsOf(plan.batch)
  const manifest = {
    ...draft,
    format: FORMAT,
    from: { ...draft.from, minisign },
    app: { version: draft.app.version, minimum: draft.app.minimum ?? draft.app.version },
    counts: { ...counts, entities },
  }
  const summary = summaryOf(manifest, bytes.length, { fingerprint, known: true })
  addReceipt(ws, {
    id: draft.id,
    direction: 'made',
    at: draft.madeAt,
    kind: draft.kind,
    site: plan.toSite ?? '',
    office: plan.to.id,
    period: draft.period,
    result: 'made',
    summary: JSON.stringify(summary),
    effect: null,
    vector: JSON.stringify(draft.vector),
    raw: bytes,
  })
  const name = packageFileName(manifest)
  return { file: input.armour ? textOf(bytes, name) : fileOf(bytes, name), package: summary }
}

/** Attachments may be stripped or renamed; a text can be pasted into the body of an e-mail. */
function textOf(bytes: Uint8Array, name: string): File {
  return new File([toArmour(bytes)], name.replace(/\.wmpkg$/, '.txt'), { type: 'text/plain' })
}

function lastOf(batch: Batch): Vector {
  return Object.fromEntries(batch.streams.map(({ name, last }) => [name, last]))
}

export function fileOf(bytes: Uint8Array, name: string): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'application/octet-stream' })
}

/** What a package made now would hold; nothing is made. */
export async function pendingBatch(ws: Workspace, input: MakeInput): Promise<Batch> {
  return (await planOf(ws, { ...input, plain: true })).batch
}

export function countsOf(batch: Batch) {
  const entities: Record<string, number> = {}
  for (const { entity } of batch.changes) entities[entity] = (entities[entity] ?? 0) + 1
  return { changes: batch.changes.length, groups: batch.groups.length, entities }
}

/** No office begins with a definition that contradicts itself: it would report what cannot be added up. */
async function refuseContradictions(ws: Workspace): Promise<void> {
  const found = (await sharedProblems(ws)).filter(({ rule }) => CONTRADICTIONS.includes(rule))
  const [first] = found
  if (!first) return
  const { place, rule } = first
  throw new Refusal('definition_contradicts', { what: place, rule, count: found.length })
}

/** Refuses before anything is written when the package could not be sealed. */
export async function refuseWithoutRecipient(ws: Workspace, input: MakeInput): Promise<void> {
  await planOf(ws, input)
}

async function planOf(ws: Workspace, input: MakeInput): Promise<Plan> {
  const { role } = ws.identity
  const allowed = role === 'hq' ? ['setup', 'return'] : ['submission', 'transfer']
  if (!allowed.includes(input.kind)) throw new Refusal('rights', { kind: input.kind })
  const to = await receiverOf(ws, input)
  const scopes: Scope[] = [SHARED, scopedTo(ws, to)]
  const peers = await receiversOf(ws, input, to)
  const { plain, passphrase } = input
  const recipients = plain || passphrase !== undefined ? [] : peers.map((peer) => peer.age)
  const isOpen = recipients.length === 0 && passphrase === undefined
  if (isOpen && !plain && input.kind !== 'setup') {
    throw new Refusal('no_recipient', { office: to.name })
  }
  if (isOpen && input.armour) throw new Refusal('usage', { detail: 'armour, plain' })
  const told = commonVector(peers.map((peer) => JSON.parse(peer.vector) as Vector))
  const hasHeard = Object.keys(told).length > 0
  const known = input.kind === 'submission' && !hasHeard ? sharedOf(ws) : told
  const visible = new Set([SHARED, input.kind === 'submission' ? ws.identity.office : to.id])
  return {
    to,
    toSite: peers.length === 1 ? (peers[0]?.site ?? null) : null,
    batch: changesSince(ws, scopes, known),
    vector: restricted(vectorOf(ws), visible),
    recipients,
  }
}

/**
 * Whose keys it is sealed to, and who is known to have something. A setup is everything, for whoever
 * starts. So is a transfer for a new computer, which nobody knows yet: it has a passphrase or is plain.
 */
async function receiversOf(ws: Workspace, input: MakeInput, to: Office) {
  const { kind, plain, passphrase } = input
  const peers = await peersOf(ws.db, to.id)
  if (kind === 'transfer') return plain || passphrase !== undefined ? [] : peers
  return kind === 'setup' ? [] : peers
}

/**
 * HQ has all shared data. Only when it says that it has less than is here, it is given that back: it was
 * put back from a copy.
 */
function sharedOf(ws: Workspace): Vector {
  return restricted(vectorOf(ws), new Set([SHARED]))
}

function scopedTo(ws: Workspace, to: Office): Scope {
  return ws.identity.role === 'hq' ? to.id : ws.identity.office
}

async function receiverOf(ws: Workspace, input: MakeInput): Promise<Office> {
  if (input.kind === 'submission') return hqOf(ws)
  if (ws.identity.role === 'field') return namedOffice(await officeById(ws.db, ws.identity.office))
  if (!input.office) throw new Refusal('usage', { detail: 'office' })
  const office = await officeByCode(ws.db, input.office)
  if (!office || office.id === ws.identity.office) {
    throw new Refusal('office_unknown', { office: input.office })
  }
  return namedOffice(office)
}

async function hqOf(ws: Workspace): Promise<Office> {
  return namedOffice((await officesOfType(ws.db, 'hq'))[0])
}

export function namedOffice(
  row: { id: string; code: string | null; name: string | null } | undefined,
): Office {
  if (!row) throw new Refusal('office_unknown', { office: '' })
  return { id: row.id, code: row.code ?? '', name: row.name ?? '' }
}

/** What everybody in a list of vectors has; nobody: nothing. */
export function commonVector(vectors: readonly Vector[]): Vector {
  const [first, ...others] = vectors
  if (!first) return {}
  const common: Record<string, number> = {}
  for (const [stream, last] of Object.entries(first)) {
    const least = Math.min(last, ...others.map((vector) => vector[stream] ?? 0))
    if (least > 0) common[stream] = least
  }
  return common
}

/** Only the streams of scopes that the receiver may see. */
export function restricted(vector: Vector, scopes: ReadonlySet<Scope>): Vector {
  return Object.fromEntries(Object.entries(vector).filter(([name]) => scopes.has(scopeOf(name))))
}

async function draftOf(
  app: App,
  { ws, keys }: Signing,
  input: MakeInput,
  plan: Plan,
): Promise<ManifestDraft> {
  const { identity } = ws
  const own = await officeById(ws.db, identity.office)
  const from = namedOffice(own)
  const strategy = await strategyOf(ws.db, identity.strategy)
  const field = identity.role === 'field' ? own : await officeById(ws.db, plan.to.id)
  const language = LANGUAGES.find((each) => each !== 'en' && each === field?.language)
  return {
    id: newId(),
    kind: input.kind,
    strategy: { id: identity.strategy, title: strategy?.title || '-' },
    from: { site: identity.site, office: from, age: keys.ageRecipient },
    to: { site: plan.toSite, office: plan.to },
    period: input.period ?? null,
    ...(language && { language }),
    streams: plan.batch.streams,
    vector: plan.vector,
    app: { version: app.options.version },
    madeAt: app.options.clock(),
    basedOn: await lastRead(ws.db, plan.to.id),
    ...(input.kind === 'transfer' && { introduces: await introduced(ws) }),
    ...(keys.earlier.length > 0 && { succeeds: keys.earlier }),
  }
}

/** The keys that a colleague need not compare again: those of HQ. */
async function introduced(ws: Workspace): Promise<NonNullable<ManifestDraft['introduces']>> {
  const peers = allPeers(ws)
  return peers
    .filter(({ role, revoked_at }) => role === 'hq' && revoked_at === null)
    .map(({ site, office, role, minisign, age }) => ({ site, office, role, minisign, age }))
}
