// Packages through the contract: make, look into, take, and the log of all of them.
import type { PackageSummary } from '#contract/exchange.ts'
import type { Workspace } from '#db/open.ts'
import { packageLog, rawPackage } from '#db/queries/package-log.ts'
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
  readonly alreadyAt: string | null
}

/** Works without an open workspace too, on what is not sealed: a setup package on a new machine. */
export function inspect(app: App, input: { file: File }): Promise<Inspection> {
  return app.queue.alone(async () => {
    const { opened } = app
    const parcel = await unpack(app, input.file, opened ? [opened.keys.ageIdentity] : [])
    if (!opened) return uncompared(parcel)
    const { ws } = opened
    if (parcel.manifest.kind === 'setup' && ws.identity.office !== parcel.manifest.to.office.id) {
      return uncompared(parcel)
    }
    await refuseForOthers(ws, parcel)
    const signer = await signerOf(ws, parcel)
    const before = await takenBefore(ws, parcel.manifest)
    if (!signer.trusted) return { ...uncompared(parcel), alreadyAt: before?.at ?? null }
    const { effect, problems } = await tryPackage(ws, parcel)
    return {
      package: summaryFor(parcel, true),
      effect,
      problems,
      alreadyAt: before?.at ?? null,
    }
  })
}

function uncompared(parcel: Parcel): Inspection {
  return { package: summaryFor(parcel, false), effect: null, problems: [], alreadyAt: null }
}

export interface ImportInput {
  readonly file: File
  readonly trust?: string | undefined
  readonly dryRun?: boolean | undefined
}

interface Imported {
  readonly package: PackageSummary
  readonly result: 'applied' | 'already_known' | 'dry_run'
  readonly effect: Effect
  readonly problems: Problem[]
}

/** One transaction, all or nothing. Taking the same package again changes nothing. */
export async function importPackage(app: App, input: ImportInput, step: Step): Promise<Imported> {
  await step(0, 3, { id: 'step.read_package' })
  return app.queue.alone(async () => {
    const now = opened(app)
    const parcel = await unpack(app, input.file, [now.keys.ageIdentity])
    await step(1, 3, { id: 'step.verify_package' })
    await refuseForOthers(now.ws, parcel)
    const signer = await signerOf(now.ws, parcel, input.trust)
    refuseUnknown(signer, parcel)
    const summary = summaryFor(parcel, true)
    if (await takenBefore(now.ws, parcel.manifest)) {
      return { package: summary, result: 'already_known', effect: nothingNew(parcel), problems: [] }
    }
    await step(2, 3, { id: 'step.apply_package', values: { changes: summary.changes } })
    if (input.dryRun) {
      const { effect, problems } = await tryPackage(now.ws, parcel)
      return { package: summary, result: 'dry_run', effect, problems }
    }
    const { effect, problems, touched } = await backingUp(app, now, () =>
      takePackage(app, now, parcel, signer.known),
    )
    announce(app, touched)
    return { package: summary, result: 'applied', effect, problems }
  })
}

/** The effect of a package that was taken before: every change is known. */
function nothingNew({ manifest }: Parcel): Effect {
  const none = { new: 0, changed: 0, conflicts: 0 }
  return {
    ...none,
    same: manifest.counts.changes,
    doubtful: 0,
    byEntity: Object.entries(manifest.counts.entities).map(([entity, same]) => ({
      entity,
      ...none,
      same,
    })),
  }
}

export async function log(ws: Workspace) {
  return (await packageLog(ws.db)).map((entry) => ({
    package: JSON.parse(entry.summary) as PackageSummary,
    direction: entry.direction,
    at: entry.at,
    result: entry.result,
    effect: entry.effect === null ? null : (JSON.parse(entry.effect) as Effect),
  }))
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
