// The container: a ZIP whose entries are exactly the ones of the format, in their order, written so
// that the same content gives the same bytes. Reading checks names, counts and claimed sizes before
// anything is inflated, and inflates no byte beyond what was claimed. No entry is ever written to a
// disk, and names are compared, never used.
import { inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'
import { Refusal } from '#domain/errors.ts'
import { LIMITS, type LimitName } from './limits.ts'
import { MIMETYPE } from './manifest.ts'

/** The entries, in their order, with the most bytes that each may have. */
export const ENTRIES = {
  mimetype: MIMETYPE.length,
  'manifest.json': 512 * 1024,
  'changes.jsonl': 20 * 1024 * 1024,
  'README.txt': 64 * 1024,
  SHA256SUMS: 1024,
  'SHA256SUMS.minisig': 2048,
} as const
export type EntryName = keyof typeof ENTRIES
export const ENTRY_NAMES = Object.keys(ENTRIES) as readonly EntryName[]

export type Contents = Readonly<Record<EntryName, Buffer>>

const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const LOCAL_HEADER = 30

/** Same contents, same bytes (for the same version of zlib): fixed order, time and mode. */
export async function writeZip(contents: Contents): Promise<Buffer> {
  const writer = new ZipWriter()
  for (const name of ENTRY_NAMES) {
    writer.addBuffer(contents[name], name, {
      // A ZIP keeps wall-clock time, so a local time is the same in every zone. Not the first of
      // January 1980: the writer clamps to that day of the zone it was loaded in.
      mtime: new Date(1980, 0, 3, 12),
      mode: 0o100644,
      forceDosTimestamp: true,
      compressionLevel: name === 'mimetype' ? 0 : 9,
    })
  }
  writer.end()
  const pieces: Buffer[] = []
  for await (const piece of writer.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50
}

/** An open ZIP: entries are inflated one by one, when asked, each once. */
export interface Archive {
  /** Bytes of an entry. Refuses package_limit when it is not as large as it claims to be. */
  read(name: EntryName): Buffer
  /** Refuses package_unsigned (no signature) and package_limit (any other list of entries). */
  refuseForeign(): void
}

/**
 * Reads the directory and checks every claim in it.
 * Refuses: package_truncated, package_not_one (a ZIP of something else), package_limit.
 */
export async function openZip(bytes: Buffer): Promise<Archive> {
  const zip = await directory(bytes)
  const entries = await entriesOf(zip)
  const first = entries[0]
  if (first?.name !== 'mimetype' || first.method !== STORED || first.size !== MIMETYPE.length) {
    throw new Refusal('package_not_one', {})
  }
  refuseClaims(entries)
  const placed = entries.map((entry) => ({ ...entry, data: dataOf(bytes, entry) }))
  const inflated = new Map<EntryName, Buffer>()
  const archive = {
    read(name: EntryName): Buffer {
      const entry = placed.find((candidate) => candidate.name === name)
      if (!entry) throw tooMuch('names', ENTRY_NAMES.length)
      const content = inflated.get(name) ?? inflate(entry.data, entry)
      inflated.set(name, content)
      return content
    },
    refuseForeign(): void {
      const names = entries.map((entry) => entry.name).join('\n')
      if (names === ENTRY_NAMES.join('\n')) return
      if (names === ENTRY_NAMES.slice(0, -1).join('\n')) throw new Refusal('package_unsigned', {})
      throw tooMuch('names', ENTRY_NAMES.length)
    },
  }
  if (archive.read('mimetype').toString('latin1') !== MIMETYPE)
    throw new Refusal('package_not_one', {})
  return archive
}

interface Claim {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly offset: number
  readonly stored: number
  readonly size: number
}

async function directory(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names stay bytes: they are compared with the list, and nothing else is done with them.
    return await fromBufferPromise(bytes, { decodeStrings: false, lazyEntries: true })
  } catch (error) {
    throw new Refusal('package_truncated', {}, error)
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Claim[]> {
  if (zip.entryCount > LIMITS.entries) throw tooMuch('entries', LIMITS.entries)
  const claims: Claim[] = []
  try {
    for await (const entry of zip.eachEntry()) claims.push(claimOf(entry))
  } catch (error) {
    throw new Refusal('package_truncated', {}, error)
  }
  return claims
}

function claimOf(entry: Entry): Claim {
  // With decodeStrings off a name is a Buffer, whatever its declared type says.
  const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('latin1')
  return {
    name,
    method: entry.compressionMethod,
    flags: entry.generalPurposeBitFlag,
    offset: entry.relativeOffsetOfLocalHeader,
    stored: entry.compressedSize,
    size: entry.uncompressedSize,
  }
}

function refuseClaims(entries: readonly Claim[]): void {
  let total = 0
  for (const entry of entries) {
    const most = Object.hasOwn(ENTRIES, entry.name)
      ? ENTRIES[entry.name as EntryName]
      : LIMITS.total
    total += entry.size
    if (entry.size > most) throw tooMuch('sizes', most)
    if (total > LIMITS.total) throw tooMuch('total', LIMITS.total)
    if (entry.size > LIMITS.ratioFrom && entry.size > entry.stored * LIMITS.ratio) {
      throw tooMuch('ratio', LIMITS.ratio)
    }
    if (entry.flags & ENCRYPTED || (entry.method !== STORED && entry.method !== DEFLATED)) {
      throw tooMuch('names', ENTRY_NAMES.length)
    }
  }
}

/** The stored bytes of an entry; its own header must say the same as the directory. */
function dataOf(bytes: Buffer, entry: Claim): Buffer {
  const header = bytes.subarray(entry.offset, entry.offset + LOCAL_HEADER)
  if (header.length < LOCAL_HEADER || !isZip(header)) throw new Refusal('package_truncated', {})
  const nameEnd = entry.offset + LOCAL_HEADER + header.readUInt16LE(26)
  const name = bytes.toString('latin1', entry.offset + LOCAL_HEADER, nameEnd)
  if (name !== entry.name) throw tooMuch('names', ENTRY_NAMES.length)
  const start = nameEnd + header.readUInt16LE(28)
  const data = bytes.subarray(start, start + entry.stored)
  if (data.length !== entry.stored) throw new Refusal('package_truncated', {})
  return data
}

function inflate(data: Buffer, entry: Claim): Buffer {
  let out: Buffer
  try {
    out =
      entry.method === STORED
        ? data
        : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch('sizes', entry.size, error)
    throw new Refusal('package_hash', { name: entry.name }, error)
  }
  if (out.length !== entry.size) throw tooMuch('sizes', entry.size)
  return out
}

function tooMuch(limit: LimitName, most: number, cause?: unknown): Refusal {
  return new Refusal('package_limit', { limit, most }, cause)
}
