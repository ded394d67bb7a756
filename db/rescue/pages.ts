// Reads a SQLite file page by page, without SQLite (https://sqlite.org/fileformat2.html): what of a damaged
// file still is a whole record. It follows each table from its root; then it looks at the pages that
// nothing leads to any more. It believes nothing that does not fit exactly, and changes nothing.
import { isUtf8 } from 'node:buffer'

export type Cell = string | number | null | Uint8Array

export interface Found {
  readonly rowid: number
  readonly values: readonly Cell[]
  /** Another record of the same page could not be read, so this one may be wrong too. */
  readonly suspect: boolean
}

export interface ReadFile {
  readonly pages: number
  /** Numbers of pages that lead nowhere or hold something unreadable. */
  readonly damaged: readonly number[]
  /** By name of the table or index: its records, in order. */
  readonly trees: ReadonlyMap<string, readonly Found[]>
  /** Records of table pages that no tree leads to: of lost branches, or old ones of free pages. */
  readonly strays: readonly Found[]
}

const TABLE_LEAF = 13
const TABLE_INTERIOR = 5
const INDEX_LEAF = 10
const INDEX_INTERIOR = 2
const HEADER = 100 // bytes of the file header, before the first page's own

interface Page {
  readonly kind: number
  readonly base: number
  readonly cells: readonly number[] // offsets in the page
  readonly right: number
}

interface Reader {
  readonly bytes: Buffer
  readonly size: number
  readonly usable: number
  readonly pages: number
  readonly damaged: Set<number>
  readonly seen: Set<number>
}

export function readFilePages(bytes: Buffer): ReadFile {
  const reader = readerOf(bytes)
  const trees = new Map<string, readonly Found[]>()
  for (const { name, root } of schemaOf(reader)) {
    const found: Found[] = []
    walk(reader, root, found)
    trees.set(name, found)
  }
  const strays: Found[] = []
  for (let page = 1; page <= reader.pages; page += 1) {
    if (reader.seen.has(page)) continue
    const there = pageAt(reader, page)
    if (there?.kind === TABLE_LEAF) strays.push(...recordsOf(reader, there, page, false))
  }
  const { pages, damaged } = reader
  return { pages, damaged: [...damaged].sort((a, b) => a - b), trees, strays }
}

function readerOf(bytes: Buffer): Reader {
  const said = bytes.length < HEADER ? 0 : bytes.readUInt16BE(16)
  const isSize = said === 1 || (said >= 512 && (said & (said - 1)) === 0)
  const size = isSize ? (said === 1 ? 65536 : said) : 4096
  const reserved = isSize ? (bytes[20] ?? 0) : 0
  return {
    bytes,
    size,
    usable: size - reserved,
    pages: Math.floor(bytes.length / size),
    damaged: new Set(),
    seen: new Set(),
  }
}

/** The first tree says where the others begin: type, name, table, root, SQL. */
function schemaOf(reader: Reader): { readonly name: string; readonly root: number }[] {
  const found: Found[] = []
  walk(reader, 1, found)
  return found.flatMap(({ values }) => {
    const [type, name, , root] = values
    const isTree = type === 'table' || type === 'index'
    return isTree && typeof name === 'string' && typeof root === 'number' ? [{ name, root }] : []
  })
}

function walk(reader: Reader, root: number, found: Found[]): void {
  const waiting = [root]
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (page < 1 || reader.seen.has(page)) continue
    reader.seen.add(page)
    const there = pageAt(reader, page)
    if (!there) {
      reader.damaged.add(page)
      continue
    }
    const isInterior = there.kind === TABLE_INTERIOR || there.kind === INDEX_INTERIOR
    if (there.kind !== TABLE_INTERIOR) {
      for (const record of recordsOf(reader, there, page, true)) found.push(record)
    }
    if (!isInterior) continue
    const start = (page - 1) * reader.size
    const children = there.cells.map((at) => reader.bytes.readUInt32BE(start + at))
    waiting.push(there.right, ...children.reverse())
  }
}

/** undefined when it is not a page of a tree. */
function pageAt({ bytes, size, usable, pages }: Reader, page: number): Page | undefined {
  if (page < 1 || page > pages) return undefined
  const start = (page - 1) * size
  const base = page === 1 ? HEADER : 0
  const kind = bytes[start + base] ?? 0
  const isLeaf = kind === TABLE_LEAF || kind === INDEX_LEAF
  if (!isLeaf && kind !== TABLE_INTERIOR && kind !== INDEX_INTERIOR) return undefined
  const count = bytes.readUInt16BE(start + base + 3)
  const first = base + (isLeaf ? 8 : 12)
  const end = first + count * 2
  if (end > usable || (bytes[start + base + 7] ?? 0) > 60) return undefined
  const cells: number[] = []
  for (let i = 0; i < count; i += 1) {
    const at = bytes.readUInt16BE(start + first + i * 2)
    if (at < end || at > usable - 4) return undefined
    cells.push(at)
  }
  const right = isLeaf ? 0 : bytes.readUInt32BE(start + base + 8)
  return { kind, base, cells, right }
}

function recordsOf(reader: Reader, page: Page, number: number, isLed: boolean): Found[] {
  const read = page.cells.map((at) => recordAt(reader, page.kind, number, at))
  const suspect = read.some((record) => record === undefined)
  if (suspect && isLed) reader.damaged.add(number)
  return read.flatMap((record) => (record ? [{ ...record, suspect }] : []))
}

type Record_ = Omit<Found, 'suspect'>

function recordAt(reader: Reader, kind: number, page: number, at: number): Record_ | undefined {
  const start = (page - 1) * reader.size
  const limit = start + reader.usable
  const isTable = kind === TABLE_LEAF
  let position = start + at + (kind === INDEX_INTERIOR ? 4 : 0)
  const length = varint(reader.bytes, position, limit)
  if (!length) return undefined
  position = length.next
  let rowid = 0
  if (isTable) {
    const id = varint(reader.bytes, position, limit)
    if (!id) return undefined
    rowid = id.value
    position = id.next
  }
  const payload = payloadAt(reader, position, limit, length.value, isTable)
  const values = payload && valuesIn(payload)
  return values && { rowid, values }
}

/** The bytes of a record, gathered from the pages that it runs over. */
function payloadAt(
  { bytes, size, usable, pages }: Reader,
  at: number,
  limit: number,
  length: number,
  isTable: boolean,
): Buffer | undefined {
  if (length < 2 || length > bytes.length) return undefined
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((length - least) % (usable - 4))
  const local = length <= most ? length : fitting <= most ? fitting : least
  if (at + local + (local < length ? 4 : 0) > limit) return undefined
  const pieces = [bytes.subarray(at, at + local)]
  let missing = length - local
  let next = missing > 0 ? bytes.readUInt32BE(at + local) : 0
  while (missing > 0) {
    if (next < 2 || next > pages) return undefined
    const start = (next - 1) * size
    const piece = bytes.subarray(start + 4, start + 4 + Math.min(missing, usable - 4))
    pieces.push(piece)
    missing -= piece.length
    next = bytes.readUInt32BE(start)
  }
  return next === 0 ? Buffer.concat(pieces) : undefined
}

/** undefined unless the record's own header accounts for every byte of it. */
function valuesIn(payload: Buffer): Cell[] | undefined {
  const header = varint(payload, 0, payload.length)
  if (!header || header.value > payload.length) return undefined
  const values: Cell[] = []
  let body = header.value
  for (let at = header.next; at < header.value; ) {
    const type = varint(payload, at, header.value)
    if (!type) return undefined
    at = type.next
    const value = cellOf(payload, body, type.value)
    if (value === undefined) return undefined
    body += sizeOf(type.value)
    values.push(value)
  }
  return body === payload.length ? values : undefined
}

const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const

function sizeOf(type: number): number {
  return type >= 12 ? (type - 12 - (type % 2)) / 2 : (SIZES[type] ?? 0)
}

function cellOf(bytes: Buffer, at: number, type: number): Cell | undefined {
  const size = sizeOf(type)
  if (at + size > bytes.length || type === 10 || type === 11) return undefined
  if (type >= 12) {
    const piece = bytes.subarray(at, at + size)
    if (type % 2 === 0) return new Uint8Array(piece)
    return isUtf8(piece) ? piece.toString('utf8') : undefined
  }
  switch (type) {
    case 0:
      return null
    case 6: {
      const value = Number(bytes.readBigInt64BE(at))
      return Number.isSafeInteger(value) ? value : undefined
    }
    case 7:
      return bytes.readDoubleBE(at)
    case 8:
      return 0
    case 9:
      return 1
    default:
      return bytes.readIntBE(at, size)
  }
}

/** SQLite's variable-length integer; undefined when it is larger than a number can be here. */
function varint(
  bytes: Buffer,
  at: number,
  limit: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i]
    if (byte === undefined || at + i >= limit) return undefined
    value = value * 128 + (byte & 127)
    if (byte < 128)
      return value <= Number.MAX_SAFE_INTEGER ? { value, next: at + i + 1 } : undefined
  }
  return undefined
}
