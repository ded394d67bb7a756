// Taking packages: everything that can be refused is refused before anything is written; then one
// transaction changes the tables, looks for doubtful data and writes the receipt, or nothing. A trial
// run is the same code, rolled back.
import type * as z from 'zod'
import type { EffectSchema, PackageSummary } from '#contract/exchange.ts'
import type { ProblemSchema } from '#contract/plan.ts'
import { applyBatch } from '#db/incoming.ts'
import type { Workspace } from '#db/open.ts'
import { acceptPeer, addReceipt, noteVector, packageRead, peerOf } from '#db/queries/package-log.ts'
import { officeById, officesOfType } from '#db/queries/reference.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Batch, SHARED, scopeOf, siteOf } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import type { Manifest } from '#exchange/manifest.ts'
import { type OpenedPackage, openPackage } from '#exchange/open.ts'
import type { App, Opened } from './context.ts'
import { personOf } from './open-workspace.ts'
import { summaryOf } from './package-summary.ts'
import { list as listProblems } from './problems.ts'

export type Effect = z.output<typeof EffectSchema>
export type Problem = z.input<typeof ProblemSchema>

const PROBLEMS_SHOWN = 200

export interface Taken {
  readonly effect: Effect
  readonly problems: Problem[]
  readonly touched: { entities: string[]; offices: string[] }
}

/** A package whose file is whole and signed by the key that it names. */
export interface Parcel extends OpenedPackage {
  readonly raw: Uint8Array
}

/** Refuses package_* for everything that the file alone shows. */
export async function unpack(app: App, file: File, identities: readonly string[]): Promise<Parcel> {
  const raw = new Uint8Array(await file.arrayBuffer())
  const opened = await openPackage(raw, { identities }, { appVersion: app.options.version })
  return { ...opened, raw }
}

/** Refuses package_other_strategy and package_other_office. */
export async function refuseForOthers(ws: Workspace, { manifest }: Parcel): Promise<void> {
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
  /** Its key is not known yet, but this is the fingerprint that a person said to trust. */
  readonly trusted: boolean
}

/**
 * Refuses package_signer_revoked, and package_signature when a site that is known signs with another
 * key than the one that was accepted.
 */
export async function signerOf(
  ws: Workspace,
  { manifest, signer }: Parcel,
  trust?: string,
): Promise<Signer> {
  const peer = await peerOf(ws.db, manifest.from.site)
  if (!peer) return { known: false, trusted: sameFingerprint(trust, signer.fingerprint) }
  const values = { office: manifest.from.office.name, fingerprint: signer.fingerprint }
  if (peer.revoked_at !== null) throw new Refusal('package_signer_revoked', values)
  const same = peer.fingerprint === signer.fingerprint && peer.office === manifest.from.office.id
  if (!same) throw new Refusal('package_signature', values)
  return { known: true, trusted: true }
}

/** Refuses package_signer_unknown with the fingerprint to be compared by telephone. */
export function refuseUnknown({ trusted }: Signer, { manifest, signer }: Parcel): void {
  if (trusted) return
  const { fingerprint } = signer
  throw new Refusal('package_signer_unknown', { fingerprint, office: manifest.from.office.name })
}

/** As people read it out: case, blanks and dashes do not count. */
export function sameFingerprint(a: string | undefined, b: string): boolean {
  const bare = (text: string): string => text.replace(/[\s:-]/g, '').toLowerCase()
  return a !== undefined && bare(a) !== '' && bare(a) === bare(b)
}

/**
 * An office writes what is its own: no shared streams, no other office's, and nothing in the name of
 * HQ that HQ itself does not have. Refuses package_rights.
 */
export async function refuseWithoutRights(
  ws: Workspace,
  { manifest, groups }: Parcel,
): Promise<void> {
  const hq = new Set((await officesOfType(ws.db, 'hq')).map((office) => office.id))
  const signer = manifest.from.office.id
  if (hq.has(signer)) return
  const isColleague = signer === ws.identity.office && manifest.kind === 'transfer'
  if (isColleague) return
  const values = { office: manifest.from.office.name }
  for (const { name } of manifest.streams) {
    const foreign = ws.identity.role === 'hq' && siteOf(name) === ws.identity.site
    if (scopeOf(name) !== signer || foreign) throw new Refusal('package_rights', values)
  }
  if (ws.identity.role === 'hq' && groups.some((group) => group.office !== signer)) {
    throw new Refusal('package_rights', values)
  }
}

export function summaryFor(parcel: Parcel, known: boolean): PackageSummary {
  return summaryOf(parcel.manifest, parcel.bytes, { fingerprint: parcel.signer.fingerprint, known })
}

export function batchOf({ manifest, groups, changes }: Parcel): Batch {
  return { streams: manifest.streams, groups, changes }
}

/** When this very package was taken before. */
export async function takenBefore(ws: Workspace, manifest: Manifest) {
  return packageRead(ws.db, manifest.id)
}

/** What it would do; the workspace is as before. The caller holds the whole workspace. */
export async function tryPackage(ws: Workspace, parcel: Parcel): Promise<Taken> {
  let taken: Taken | undefined
  const rollBack = new Error('trial run')
  try {
    await inTransaction(ws, async () => {
      taken = await applyParcel(ws, parcel)
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
  { ws }: Opened,
  parcel: Parcel,
  known: boolean,
): Promise<Taken> {
  const at = app.options.clock()
  const person = await personOf(ws)
  return inTransaction(ws, async () => {
    const taken = await applyParcel(ws, parcel)
    if (!known) await acceptSigner(ws, parcel, at, person)
    await writeReceipt(ws, parcel, taken.effect, at)
    return taken
  })
}

async function applyParcel(ws: Workspace, parcel: Parcel): Promise<Taken> {
  const { effect, touched } = applyBatch(ws, batchOf(parcel), {})
  const problems = await doubtsAbout(ws, parcel, touched.offices)
  return {
    effect: { ...effect, byEntity: [...effect.byEntity], doubtful: problems.length },
    problems: problems.slice(0, PROBLEMS_SHOWN),
    touched,
  }
}

/** The errors and warnings that stand on the rows that the package wrote, now that it is applied. */
async function doubtsAbout(
  ws: Workspace,
  { changes }: Parcel,
  offices: readonly string[],
): Promise<Problem[]> {
  const rows = new Set(changes.map((change) => change.row))
  const found: Problem[] = []
  for (const office of offices) {
    if (office === SHARED) continue
    for (const problem of await listProblems(ws, { office })) {
      if (problem.severity !== 'info' && rows.has(problem.row)) found.push(problem)
    }
  }
  return found
}

/** From now on that site must sign with this key. */
export async function acceptSigner(
  ws: Workspace,
  { manifest, signer }: Parcel,
  at: string,
  person: string,
): Promise<void> {
  const { from } = manifest
  const office = await officeById(ws.db, from.office.id)
  await acceptPeer(ws.db, {
    site: from.site,
    office: from.office.id,
    role: office?.type === 'hq' ? 'hq' : 'field',
    minisign: signer.minisign,
    fingerprint: signer.fingerprint,
    age: from.age,
    accepted_at: at,
    accepted_by: person,
    revoked_at: null,
    vector: '{}',
    vector_at: null,
  })
}

async function writeReceipt(
  ws: Workspace,
  parcel: Parcel,
  effect: Effect,
  at: string,
): Promise<void> {
  const { manifest, raw } = parcel
  await noteVector(ws.db, manifest.from.site, manifest.vector, at, manifest.from.age)
  await addReceipt(ws.db, {
    id: manifest.id,
    direction: 'read',
    at,
    kind: manifest.kind,
    site: manifest.from.site,
    office: manifest.from.office.id,
    period: manifest.period,
    result: 'applied',
    summary: JSON.stringify(summaryFor(parcel, true)),
    effect: JSON.stringify(effect),
    vector: JSON.stringify(manifest.vector),
    raw,
  })
}
