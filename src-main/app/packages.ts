// Packages through the contract: make, look into, take, and the log of all of them.
import type { Example, PackageSummary } from '#contract/exchange.ts'
import type { Workspace } from '#db/open.ts'
import { rawPackage } from '#db/queries/package-log.ts'
import { Refusal } from '#domain/errors.ts'
import { backingUp } from './backups.ts'
import { type App, announce, opened } from './context.ts'
import type { Step } from './long.ts'
import { fileOf, type Made, type MakeInput, makePackage } from './make-package.ts'
import {
  type Effect,
  type Parcel,
  type Problem,
  refuseForOthers,
  refuseUnknown,
  signerOf,
  summaryFor,
  takenBefore,
  takePackage,
  tryPackage,
  unpack,
} from './take-package.ts'

export function make(app: App, input: MakeInput): Promise<Made> {
  return makePackage(app, opened(app), input)
}

interface Inspection {
  readonly package: PackageSummary
  readonly effect: Effect | null
  readonly problems: Problem[]
  readonly examples: Example[]
  readonly alreadyAt: string | null
  readonly renewed: boolean
}

/** Works without an open workspace too, on what is not sealed: a setup package on a new machine. */
export function inspect(
  app: App,
  input: { file: File; passphrase?: string | undefined },
): Promise<Inspection> {
  return app.queue.alone(async () => {
    const { opened } = app
    const identities = opened?.keys.ageIdentities ?? []
    const parcel = await unpack(app, input.file, identities, input.passphrase)
    if (!opened) return uncompared(undefined, parcel)
    const { ws } = opened
    if (parcel.manifest.kind === 'setup' && ws.identity.office !== parcel.manifest.to.office.id) {
      return uncompared(ws, parcel)
    }
    refuseForOthers(ws, parcel)
    const signer = signerOf(ws, parcel)
    const before = takenBefore(ws, parcel.manifest)
    if (!signer.trusted) return { ...uncompared(ws, parcel), alreadyAt: before?.at ?? null }
    const { effect, problems, examples } = await tryPackage(ws, parcel)
    return {
      package: summaryFor(ws, parcel, true),
      effect,
      problems,
      examples,
      alreadyAt: before?.at ?? null,
      renewed: signer.renewed,
    }
  })
}

function uncompared(ws: Workspace | undefined, parcel: Parcel): Inspection {
  const nothing = { effect: null, problems: [], examples: [], alreadyAt: null, renewed: false }
  return { package: summaryFor(ws, parcel, false), ...nothing }
}

export interface ImportInput {
  readonly file: File
  readonly trust?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly passphrase?: string | undefined
}

interface Imported {
  readonly package: PackageSummary
  readonly result: 'applied' | 'already_known' | 'dry_run'
  readonly effect: Effect
  readonly problems: Problem[]
  readonly examples: Example[]
}

/** One transaction, all or nothing. Taking the same package again changes nothing. */
export async function importPackage(app: App, input: ImportInput, step: Step): Promise<Imported> {
  await step(0, 3, { id: 'step.read_package' })
  return app.queue.alone(async () => {
    const now = opened(app)
    const parcel = await unpack(app, input.file, now.keys.ageIdentities, input.passphrase)
    await step(1, 3, { id: 'step.verify_package' })
    refuseForOthers(now.ws, parcel)
    const signer = signerOf(now.ws, parcel, input.trust)
    refuseUnknown(signer, parcel)
    const summary = summaryFor(now.ws, parcel, true)
    if (takenBefore(now.ws, parcel.manifest)) {
      const effect = nothingNew(parcel)
      return { package: summary, result: 'already_known', effect, problems: [], examples: [] }
    }
    await step(2, 3, { id: 'step.apply_package', values: { changes: summary.changes } })
    if (input.dryRun) {
      const { effect, problems, examples } = await tryPackage(now.ws, parcel)
      return { package: summary, result: 'dry_run', effect, problems, examples }
    }
    const { effect, problems, examples, touched } = await backingUp(app, now, () =>
      takePackage(app, now, parcel, signer),
    )
    announce(app, touched)
    return { package: summary, result: 'applied', effect, problems, examples }
  })
}

/** The effect of a package that was taken before: every change is known. */
function nothingNew({ manifest }: Parcel): Effect {
  const none = { new: 0, changed: 0, conflicts: 0 }
  return {
    ...none,
    same: manifest.counts.changes,
    doubtful: 0,
    late: 0,
    byEntity: Object.entries(manifest.counts.entities).map(([entity, same]) => ({
      entity,
      ...none,
      same,
    })),
  }
}

/** The file as it was made or read, byte for byte. Refuses row_unknown. */
export async function raw(ws: Workspace, input: { id: string }): Promise<File> {
  const row = await rawPackage(ws.db, input.id)
  if (!row) throw new Refusal('row_unknown', { entity: 'package', row: input.id })
  const { kind, from, to, period } = JSON.parse(row.summary) as PackageSummary
  const office = kind === 'submission' ? from.office : to.office
  const name = [office, kind, period, input.id.slice(-6)].filter(Boolean).join('-')
  return fileOf(row.raw, `${name}.wmpkg`)
}
