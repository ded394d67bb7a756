// Makes a package: content in, bytes out. What is packed is read back by the same checks that a
// receiver applies, so that nobody makes a package that nobody can open.
import type { Batch, Change, Group } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { readLines } from './changes-lines.ts'
import { writeLines } from './changes-writer.ts'
import { LIMITS } from './limits.ts'
import {
  FORMAT,
  type ManifestDraft,
  MIMETYPE,
  MINIMUM_APP,
  manifestText,
  readManifest,
  type WrittenManifest,
} from './manifest.ts'
import { readmeText } from './readme.ts'
import { seal } from './seal.ts'
import { type SigningKey, signBytes } from './sign.ts'
import { sumsOf } from './sums.ts'
import { type Contents, ENTRIES, ENTRY_NAMES, type EntryName, openZip, writeZip } from './zip.ts'

export interface Draft {
  readonly manifest: ManifestDraft
  readonly groups: readonly Group[]
  readonly changes: readonly Change[]
}

export interface PackingKeys {
  readonly signing: SigningKey
  /** `age1…` of those who may open it; none: a plain ZIP, unless there is a passphrase. */
  readonly recipients: readonly string[]
  /** Sealed with this instead of to the recipients. */
  readonly passphrase?: string | undefined
}

/**
 * The bytes of a package. Plain, the same draft and key give the same bytes; sealed, they differ each
 * time, as age wants it. Refuses package_limit, package_value and package_gap as openPackage does.
 */
export async function packPackage(draft: Draft, keys: PackingKeys): Promise<Uint8Array> {
  const batch: Batch = { ...draft, streams: draft.manifest.streams }
  const office = draft.manifest.from.office.name
  const changes = writeLines(batch, office)
  if (changes.length > ENTRIES['changes.jsonl']) throw tooLarge(ENTRIES['changes.jsonl'])
  const { counts } = readLines(changes, batch.streams, office)
  const manifest = manifestOf(draft.manifest, keys.signing)
  const text = manifestText(manifest)
  readManifest(text)
  const zip = await writeZip(contentsOf(manifest, text, changes, counts.changes, keys.signing))
  await openZip(zip) // its limits too; a ratio is only known now
  const plain = keys.recipients.length === 0 && keys.passphrase === undefined
  const bytes = plain ? zip : await seal(zip, keys.recipients, keys.passphrase)
  if (bytes.length > LIMITS.file) throw tooLarge(LIMITS.file)
  return bytes
}

function manifestOf(draft: ManifestDraft, signing: SigningKey): WrittenManifest {
  return {
    format: FORMAT,
    id: draft.id,
    kind: draft.kind,
    strategy: draft.strategy,
    from: {
      site: draft.from.site,
      office: draft.from.office,
      minisign: signing.minisign,
      age: draft.from.age,
    },
    to: draft.to,
    period: draft.period,
    ...(draft.language && { language: draft.language }),
    streams: draft.streams,
    vector: draft.vector,
    app: { version: draft.app.version, minimum: draft.app.minimum ?? MINIMUM_APP },
    madeAt: draft.madeAt,
    basedOn: draft.basedOn,
    ...(draft.introduces && { introduces: draft.introduces }),
    ...(draft.succeeds && { succeeds: draft.succeeds }),
  }
}

function contentsOf(
  manifest: WrittenManifest,
  text: string,
  changes: Buffer,
  count: number,
  signing: SigningKey,
): Contents {
  const summed: Partial<Record<EntryName, Buffer>> = {
    mimetype: Buffer.from(MIMETYPE),
    'manifest.json': Buffer.from(text),
    'changes.jsonl': changes,
    'README.txt': Buffer.from(readmeText(manifest, count)),
  }
  const sums = Buffer.from(sumsOf((name) => summed[name] ?? Buffer.alloc(0)))
  const signature = signBytes(sums, trustedComment(manifest), signing)
  const all = { ...summed, SHA256SUMS: sums, 'SHA256SUMS.minisig': Buffer.from(signature) }
  return Object.fromEntries(
    ENTRY_NAMES.map((name) => [name, all[name] ?? Buffer.alloc(0)]),
  ) as unknown as Contents
}

/** What the signature says in words: `minisign -V` shows it. */
export function trustedComment(manifest: WrittenManifest): string {
  const { id, kind, from, period } = manifest
  return `waymark package=${id} kind=${kind} office=${from.office.code} period=${period ?? '-'}`
}

function tooLarge(most: number): Refusal {
  return new Refusal('package_limit', { limit: 'sizes', most })
}
