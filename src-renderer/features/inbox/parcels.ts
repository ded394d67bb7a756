// The packages that a person has put on the table: read, compared, waiting for a word. Kept while the
// window is open, so that a look into another room does not lose them; nothing is written before
// "apply". The engine decides everything; this holds where each file stands.
import { create } from 'zustand'
import { type Client, finish, type Progress, toRefusal } from '#contract/client.ts'

export type Inspection = Awaited<ReturnType<Client['packages']['inspect']>>
type Imported = Awaited<ReturnType<typeof importOnce>>
export type Effect = NonNullable<Inspection['effect']>
export type Problem = Inspection['problems'][number]
export type Example = Inspection['examples'][number]

interface Base {
  readonly id: number
  readonly file: File
  /** What opens it, when it is sealed with a passphrase and a person has given one. */
  readonly passphrase?: string
}

export type Parcel = Base &
  (
    | { readonly at: 'reading' }
    | { readonly at: 'refused'; readonly error: unknown }
    | {
        readonly at: 'read'
        readonly found: Inspection
        /** The fingerprint that a person said is the right one. */
        readonly trust: string | null
        /** Why the last try to apply it did not work. */
        readonly error: unknown
      }
    | {
        readonly at: 'applying'
        readonly found: Inspection
        readonly trust: string | null
        readonly progress: Progress | null
        readonly stop: () => void
      }
    | { readonly at: 'applied'; readonly done: Imported }
  )

type Read = Extract<Parcel, { at: 'read' }>

interface Table {
  readonly parcels: readonly Parcel[]
}

export const useTable = create<Table>()(() => ({ parcels: [] }))

let next = 1

function put(parcel: Parcel): void {
  useTable.setState(({ parcels }) => ({
    parcels: parcels.some((p) => p.id === parcel.id)
      ? parcels.map((p) => (p.id === parcel.id ? parcel : p))
      : [...parcels, parcel],
  }))
}

/** Takes a parcel off the table; what it may have changed stays. */
export function leave(id: number): void {
  useTable.setState(({ parcels }) => ({ parcels: parcels.filter((p) => p.id !== id) }))
}

/** Reads the files one after the other, in the order in which they came. */
export async function lay(client: Client, files: readonly File[]): Promise<void> {
  const laid = files.map((file) => ({ id: next++, file }))
  for (const base of laid) put({ ...base, at: 'reading' })
  for (const base of laid) await read(client, base)
}

async function read(client: Client, base: Base): Promise<void> {
  put(await told(client, base))
}

async function told(client: Client, base: Base): Promise<Parcel> {
  try {
    const found = await client.packages.inspect(sealed(base))
    return { ...base, at: 'read', found, trust: null, error: null }
  } catch (error) {
    return { ...base, at: 'refused', error }
  }
}

/**
 * After one was taken the others are looked at again: what they build on may be here now, who sent them may be
 * known, and what they would change is another.
 */
async function lookAgain(client: Client): Promise<void> {
  for (const parcel of useTable.getState().parcels) {
    const isOpen = parcel.at === 'read' || isWaiting(parcel)
    if (!isOpen) continue
    const compared = parcel.at === 'read' ? parcel.trust : null
    const now = await trusting(client, await told(client, baseOf(parcel)), compared)
    // Whoever pressed something meanwhile goes first.
    if (useTable.getState().parcels.includes(parcel)) put(now)
  }
}

/** What a person has compared stays compared. */
async function trusting(client: Client, now: Parcel, compared: string | null): Promise<Parcel> {
  const isUnknown = now.at === 'read' && now.found.effect === null && now.found.alreadyAt === null
  return compared !== null && isUnknown ? await tryOut(client, now, compared) : now
}

/** Refused for now: another package must come first. */
function isWaiting(parcel: Parcel): boolean {
  return parcel.at === 'refused' && toRefusal(parcel.error)?.code === 'package_gap'
}

export function isReady(parcel: Parcel): boolean {
  return parcel.at === 'read' && parcel.found.effect !== null && parcel.found.alreadyAt === null
}

/** All that are verified, in their order, and then those that waited for one of them. */
export async function applyAll(client: Client): Promise<void> {
  const tried = new Set<number>()
  for (;;) {
    const ready = useTable.getState().parcels.filter((each) => isReady(each) && !tried.has(each.id))
    if (ready.length === 0) return
    for (const parcel of ready) {
      tried.add(parcel.id)
      if (!useTable.getState().parcels.includes(parcel)) continue // put away meanwhile
      await take(client, parcel)
    }
    await lookAgain(client)
  }
}

/** The new key of a sender that is known by another one, compared by telephone. */
export async function acceptKey(
  client: Client,
  parcel: Parcel,
  fingerprint: string,
): Promise<void> {
  await client.peers.accept({ ...sealed(parcel), fingerprint })
  await read(client, baseOf(parcel))
}

function sealed({ file, passphrase }: Base) {
  return passphrase === undefined ? { file } : { file, passphrase }
}

/** What it is, whatever has become of it. */
function baseOf(parcel: Base): Base {
  return { id: parcel.id, ...sealed(parcel) }
}

/** Tries again with a passphrase. */
export async function unlock(client: Client, parcel: Parcel, passphrase: string): Promise<void> {
  const base: Base = { id: parcel.id, file: parcel.file, passphrase }
  put({ ...base, at: 'reading' })
  await read(client, base)
}

/** A person says that the fingerprint is the right one: what the package would change is now shown. */
export async function trust(client: Client, parcel: Parcel): Promise<void> {
  if (parcel.at !== 'read') return
  put(await tryOut(client, parcel, parcel.found.package.signer.fingerprint))
}

/** With what the package would change, if its signer is the one that was compared. */
async function tryOut(client: Client, parcel: Read, fingerprint: string): Promise<Parcel> {
  const { found } = parcel
  try {
    const effect = await importOnce(client, parcel, { trust: fingerprint, dryRun: true })
    const { problems, examples } = effect
    return {
      ...parcel,
      trust: fingerprint,
      error: null,
      found: { ...found, effect: effect.effect, problems, examples },
    }
  } catch (error) {
    return { ...parcel, error }
  }
}

/** All or nothing; stopping it changes nothing. */
export async function apply(client: Client, parcel: Parcel): Promise<void> {
  await take(client, parcel)
  await lookAgain(client)
}

async function take(client: Client, parcel: Parcel): Promise<void> {
  if (parcel.at !== 'read') return
  const { found, trust: trusted } = parcel
  const base = baseOf(parcel)
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  put({ ...base, at: 'applying', found, trust: trusted, progress: null, stop })
  try {
    const done = await importOnce(
      client,
      base,
      trusted ? { trust: trusted } : {},
      stopper.signal,
      (progress) => put({ ...base, at: 'applying', found, trust: trusted, progress, stop }),
    )
    put({ ...base, at: 'applied', done })
  } catch (error) {
    put({
      ...base,
      at: 'read',
      found,
      trust: trusted,
      error: stopper.signal.aborted ? null : error,
    })
  }
}

function importOnce(
  client: Client,
  base: Base,
  options: { readonly trust?: string; readonly dryRun?: boolean },
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
) {
  return finish(
    client.packages.import({ ...sealed(base), ...options }, signal ? { signal } : {}),
    onProgress,
  )
}
