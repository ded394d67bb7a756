// The manifest of a package: what it is, from whom, for whom, and which pieces of which streams it
// holds. This module fixes its shape and reads it; it neither hashes nor verifies. Additional fields
// of the same format are let through unread, so that a later version can say more to those who know.
import * as z from 'zod'
import { LANGUAGES } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'
import { isNestedDeeper } from './nesting.ts'
import { isRecipient } from './seal.ts'
import { compareVersions } from './version.ts'

/** The format that this code writes and the highest it reads. */
export const FORMAT = 2 as const
export const MIMETYPE = 'application/vnd.waymark.package+zip'
/** The oldest application that understands what this one writes. */
export const MINIMUM_APP = '0.1.0'
export const KINDS = ['setup', 'submission', 'return', 'transfer'] as const

// Zod compiles validators with `new Function` where it may; a strict content policy reports that.
z.config({ jitless: true })

/** A name for people: no control characters, which a terminal would obey. */
const Text = z.string().regex(/^\P{Cc}{1,500}$/u)
const Id = z.string().regex(/^[\x21-\x7e]{1,80}$/)
const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/)
const Stream = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,80}\/[\x21-\x2e\x30-\x7e]{1,80}$/)
const Seq = z.int().min(1)
const Version = z.string().regex(/^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/)
const Count = z.int().min(0)

/** How often a site may change its key and still be known by its first one. */
const MOST_KEYS = 20

const Office = z.looseObject({ id: Id, code: z.string().regex(/^[^\s\p{C}]{1,40}$/u), name: Text })

export const ManifestSchema = z.looseObject({
  format: z.literal(FORMAT),
  id: Id,
  kind: z.enum(KINDS),
  strategy: z.looseObject({ id: Id, title: Text }),
  from: z.looseObject({
    site: Id,
    office: Office,
    minisign: z.string().max(300),
    age: z.string().refine(isRecipient),
  }),
  to: z.looseObject({ site: Id.nullable(), office: Office }),
  period: z
    .string()
    .regex(/^\d{4}(Q[1-4])?$/)
    .nullable(),
  language: z.enum(LANGUAGES).optional(),
  streams: z.array(z.looseObject({ name: Stream, first: Seq, last: Seq })).max(LIMITS.streams),
  vector: z.record(Stream, Count),
  app: z.looseObject({ version: Version, minimum: Version }),
  madeAt: Instant,
  basedOn: Id.nullable(),
  introduces: z
    .array(
      z.looseObject({
        site: Id,
        office: Id,
        role: z.enum(['hq', 'field']),
        minisign: z.string().max(300),
        age: z.string().refine(isRecipient),
      }),
    )
    .max(LIMITS.streams)
    .optional(),
  succeeds: z
    .array(z.looseObject({ minisign: z.string().max(300), word: z.string().max(1000) }))
    .max(MOST_KEYS)
    .optional(),
})

type Written = z.infer<typeof ManifestSchema>
type Known<T> = T extends readonly (infer I)[]
  ? readonly Known<I>[]
  : T extends object
    ? { readonly [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T

/** As it stands in a package. `minisign` is the public key file's text, `age` the recipient. */
export type WrittenManifest = Omit<Known<Written>, 'vector'> & {
  readonly vector: Readonly<Record<string, number>>
}

/** As read and verified, with what was counted while reading the changes. */
export interface Manifest extends WrittenManifest {
  readonly counts: {
    readonly changes: number
    readonly groups: number
    /** Changes per entity; an entity without any is not listed. */
    readonly entities: Readonly<Record<string, number>>
  }
}
export type PackageKind = Manifest['kind']

/** What the maker of a package says; format and the signing key are filled in. */
export type ManifestDraft = Omit<WrittenManifest, 'format' | 'from' | 'app'> & {
  readonly from: Omit<WrittenManifest['from'], 'minisign'>
  /** `minimum` is set when the content needs a newer application than the format does. */
  readonly app: { readonly version: string; readonly minimum?: string }
}

export function manifestText(manifest: WrittenManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/**
 * Reads the manifest, strictly. Refuses package_value (not the documented shape, or a name given
 * twice) and package_limit (nesting).
 */
export function readManifest(text: string): WrittenManifest {
  return manifestFrom(parseManifest(text))
}

/** As readManifest, of what was parsed (and upgraded) already. */
export function manifestFrom(value: unknown): WrittenManifest {
  const result = ManifestSchema.safeParse(value)
  if (!result.success) {
    const path = result.error.issues[0]?.path.join('.') ?? ''
    throw new Refusal(
      'package_value',
      { name: 'manifest.json', line: 0, field: path },
      result.error,
    )
  }
  return result.data
}

/**
 * Refuses package_newer when the manifest says that it is of a later format, or that its content
 * needs a later application than `appVersion`. Looks at nothing else: a later format may look
 * different everywhere else, and that must not be called damage.
 */
export function refuseNewer(text: string, appVersion: string): void {
  let value: unknown
  try {
    refuseNesting(text)
    value = JSON.parse(text)
  } catch {
    return // not for this function to say; the hash or the shape will
  }
  const seen = Newer.safeParse(value)
  if (!seen.success) return
  const { format, app } = seen.data
  const needed = app?.minimum ?? app?.version ?? '0.0.0'
  if (format > FORMAT || compareVersions(needed, appVersion) > 0) {
    throw new Refusal('package_newer', { needed, version: appVersion, format })
  }
}

/** As JSON of any shape, in its one spelling. Refuses as readManifest. */
export function parseManifest(text: string): unknown {
  const wrong = { name: 'manifest.json', line: 0, field: '' }
  refuseNesting(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Refusal('package_value', wrong, error)
  }
  // The parser takes the last of two equal names in silence; what was read would not be what is seen.
  if (`${JSON.stringify(value, null, 2)}\n` !== text) throw new Refusal('package_value', wrong)
  return value
}

function refuseNesting(text: string): void {
  if (isNestedDeeper(text, LIMITS.nesting)) {
    throw new Refusal('package_limit', { limit: 'nesting', most: LIMITS.nesting })
  }
}

const Newer = z.object({
  format: z.number(),
  app: z.object({ version: z.string(), minimum: z.string() }).partial().optional(),
})
