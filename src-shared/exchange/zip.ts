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
const SIZES_AFTER = 8
const LOCAL_HEADER = 30
/** How a ZIP without a comment ends. */
const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1')
const END_RECORD_LENGTH = 22

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
  /** Bytes of an entry. Refuses package_hash when it is not as large as it claims to be. */
  read(name: EntryName): Buffer
  /** Refuses package_unsigned (no signature) and package_limit (any other list of entries). */
  refuseForeign(): void
}

/**
 * Reads the directory and checks every claim in it.
 * Refuses: package_truncated, package_not_one (a ZIP of something else), package_hash (a claim that the entry's own
 * header does not make), package_limit.
 */
export async function openZip(bytes: Buffer): Promise<Archive> {
  const zip = await directory(bytes)
  const entries = await entriesOf(zip)
  const first = entries[0]
  if (first?.name !== 'mimetype' || first.method !== STORED || first.size !== MIMETYPE.length) {
    if (startsAsPackage(bytes)) throw damaged('zip')
    throw new Refusal('package_not_one', {})
  }
  for (const entry of entries) refuseDamaged(bytes, entry)
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

/** As our own writer begins; another program may begin otherwise and be right. */
function startsAsPackage(bytes: Buffer): boolean {
  const start = `mimetype${MIMETYPE}`
  return bytes.toString('latin1', LOCAL_HEADER, LOCAL_HEADER + start.length) === start
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
  const end = bytes.length - END_RECORD_LENGTH
  const isWhole = end >= 0 && bytes.lastIndexOf(END_RECORD) === end
  // The number of entries is said twice as well.
  if (isWhole && bytes.readUInt16LE(end + 8) !== bytes.readUInt16LE(end + 10)) throw damaged('zip')
  try {
    // Names stay bytes: they are compared with the list, and nothing else is done with them.
    return await fromBufferPromise(bytes, { decodeStrings: false, lazyEntries: true })
  } catch (error) {
    throw isWhole ? damaged('zip', error) : new Refusal('package_truncated', {}, error)
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Claim[]> {
  if (zip.entryCount > LIMITS.entries) throw tooMuch('entries', LIMITS.entries)
  const claims: Claim[] = []
  try {
    for await (const entry of zip.eachEntry()) claims.push(claimOf(entry))
  } catch (error) {
    throw damaged('zip', error)
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

/**
 * An entry says twice what it is: in the directory and before its data. Where the two differ a byte was
 * damaged, and what is said is not believed either way. (Bit 3: its sizes are said after the data instead.)
 */
function refuseDamaged(bytes: Buffer, entry: Claim): void {
  const header = bytes.subarray(entry.offset, entry.offset + LOCAL_HEADER)
  if (header.length < LOCAL_HEADER) throw new Refusal('package_truncated', {})
  const flags = header.readUInt16LE(6)
  const nameStart = entry.offset + LOCAL_HEADER
  const name = bytes.toString('latin1', nameStart, nameStart + header.readUInt16LE(26))
  const isSame =
    isZip(header) &&
    name === entry.name &&
    (flags & ENCRYPTED) === (entry.flags & ENCRYPTED) &&
    header.readUInt16LE(8) === entry.method &&
    ((flags & SIZES_AFTER) !== 0 ||
      (header.readUInt32LE(18) === entry.stored && header.readUInt32LE(22) === entry.size))
  if (!isSame) throw damaged('zip')
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

/** The stored bytes of an entry. */
function dataOf(bytes: Buffer, { offset, stored }: Claim): Buffer {
  const lengths = bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const start = offset + LOCAL_HEADER + lengths
  const data = bytes.subarray(start, start + stored)
  if (data.length !== stored) throw new Refusal('package_truncated', {})
  return data
}

/** What it is, and not a byte more than it claims to be. */
function inflate(data: Buffer, entry: Claim): Buffer {
  let out: Buffer
  try {
    out =
      entry.method === STORED
        ? data
        : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
  } catch (error) {
    throw damaged(entry.name, error)
  }
  if (out.length !== entry.size) throw damaged(entry.name)
  return out
}

function damaged(name: string, cause?: unknown): Refusal {
  return new Refusal('package_hash', { name }, cause)
}

function tooMuch(limit: LimitName, most: number): Refusal {
  return new Refusal('package_limit', { limit, most })
}
