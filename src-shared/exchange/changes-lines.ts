// Reads changes.jsonl: a JSON value a line, UTF-8, in one spelling only, so that what a person sees in the file
// is what is taken, and what is taken would be written as the same bytes. Strict in everything; nothing here
// knows of ZIP, keys or the database. docs/exchange-format.md describes the lines.
import { isUtf8 } from 'node:buffer'
import {
  type Batch,
  type Change,
  type ChangeRef,
  changeRef,
  type Group,
  type Label,
  type StreamRange,
} from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { groupLine } from './changes-writer.ts'
import { LIMITS } from './limits.ts'
import { gap, tooMuch, wrong } from './line-shapes.ts'
import { groupIdOf, naturalRowMaker } from './natural-row.ts'
import { isNestedDeeper } from './nesting.ts'
import { openTable, type Rows, refuseLooseTables, rowOf, type Table } from './table-rows.ts'
import { isId, isInstant, isText } from './values.ts'

const STREAM = /^[\x21-\x2e\x30-\x7e]{1,80}\/[\x21-\x2e\x30-\x7e]{1,80}$/
const REF = /^(0|[1-9]\d{0,3}):([1-9]\d{0,14})$/
const GROUP_KINDS: ReadonlySet<unknown> = new Set(['edit', 'undo', 'redo'])
const LINE_FEED = 0x0a
const REFS_KEPT = 4096
const LONG = 16 * 1024 // characters

export interface Counts {
  readonly changes: number
  readonly groups: number
  readonly entities: Readonly<Record<string, number>>
}

export interface Counted extends Batch {
  readonly counts: Counts
}

/**
 * Reads and checks every line against the registry. `office` is the name of who made the package.
 * Refuses, with the number of the line: package_value (not the documented shape or spelling, an
 * unknown entity or field, a value that its field cannot hold), package_limit, package_gap (a stream
 * that does not run from its first to its last number).
 */
export function readLines(bytes: Buffer, streams: readonly StreamRange[], office: string): Counted {
  if (!isUtf8(bytes)) throw wrong(lineOfBadUtf8(bytes), 'UTF-8')
  const reading = newReading(streams, office)
  let start = 0
  while (start < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, start)
    reading.line += 1
    if (feed < 0) throw wrong(reading.line, 'line feed')
    if (feed - start > LIMITS.line) throw tooMuch('line', LIMITS.line)
    readLine(reading, bytes.toString('utf8', start, feed))
    start = feed + 1
  }
  return finished(reading)
}

/** Which lines may follow: each of these is there only for what comes after it. */
const AFTER = { row: 0, from: 1, group: 2, table: 3 } as const

interface Reading extends Rows {
  /** Whose package it is, for the sentence about a gap. */
  readonly office: string
  readonly streams: readonly StreamRange[]
  readonly names: string[]
  /** The highest number of a stream that was spoken of: those of the manifest, then in order. */
  spoken: number
  /** Number of the stream whose changes follow, and the number of the next one; -1: none yet. */
  stream: number
  seq: number
  after: number
  readonly groups: Map<string, Group>
  /** Line → the group that it tells. */
  readonly groupLines: Map<number, string>
  group: string
  before: Group | undefined
  readonly changes: Change[]
  readonly refs: Map<string, Reference>
}

function newReading(streams: readonly StreamRange[], office: string): Reading {
  return {
    office,
    streams,
    line: 0,
    names: [],
    spoken: streams.length - 1,
    stream: -1,
    seq: 0,
    after: AFTER.row,
    groups: new Map(),
    groupLines: new Map(),
    group: '',
    before: undefined,
    tables: [],
    keys: new Set(),
    filled: 0,
    rowAt: new Map(),
    lineOf: new Map(),
    naturalRow: naturalRowMaker(),
    changes: [],
    refs: new Map(),
  }
}

type Parsed = Readonly<Record<string, unknown>>

function readLine(reading: Reading, text: string): void {
  try {
    // Few lines are long; in these the parser could build much out of brackets alone.
    if (text.length > LONG && isNestedDeeper(text, LIMITS.nesting)) {
      throw tooMuch('nesting', LIMITS.nesting)
    }
    const parsed: unknown = JSON.parse(text)
    // One spelling: finds a name given twice, numbers that would be rounded, spaces, needless escapes.
    if (readValue(reading, parsed) !== text) throw wrong(reading.line, 'JSON')
  } catch (error) {
    // What is nested too deep is refused by its shape first; the person is told the real reason.
    if (isNestedDeeper(text, LIMITS.nesting)) throw tooMuch('nesting', LIMITS.nesting)
    throw error instanceof Refusal ? error : wrong(reading.line, 'JSON', error)
  }
}

/** Takes what a line says, and returns how it is spelled. */
function readValue(reading: Reading, parsed: unknown): string {
  if (Array.isArray(parsed)) return readChange(reading, parsed)
  if (typeof parsed !== 'object' || parsed === null) throw wrong(reading.line, 'JSON')
  const object = parsed as Parsed
  if (Object.hasOwn(object, 'table')) return readTable(reading, object)
  if (Object.hasOwn(object, 'at')) return readGroup(reading, object)
  if (Object.hasOwn(object, 'again')) return readAgain(reading, object)
  if (Object.hasOwn(object, 'from')) return readFrom(reading, object)
  return readStream(reading, object)
}

/** The lines before a row have an order, and lead to a row. */
function follows(reading: Reading, after: number, name: string): void {
  if (reading.after >= after) throw wrong(reading.line, name)
  reading.after = after
}

function readStream(reading: Reading, { stream, name }: Parsed): string {
  const { names, streams, line } = reading
  if (stream !== names.length || line !== names.length + 1) throw wrong(line, 'stream')
  if (typeof name !== 'string' || !STREAM.test(name) || names.includes(name)) {
    throw wrong(line, 'name')
  }
  if (names.length >= LIMITS.streams) throw tooMuch('streams', LIMITS.streams)
  const promised = streams[names.length]
  if (promised && promised.name !== name) {
    throw gap(reading.office, promised.name, promised.first, promised.last)
  }
  names.push(name)
  return JSON.stringify({ stream, name })
}

function readFrom(reading: Reading, { from, stream }: Parsed): string {
  follows(reading, AFTER.from, 'from')
  refuseUnfinished(reading)
  const range = reading.streams[reading.stream + 1]
  if (stream !== reading.stream + 1 || !range) throw wrong(reading.line, 'stream')
  if (!Number.isSafeInteger(from) || (from as number) < 1) throw wrong(reading.line, 'from')
  if (from !== range.first) {
    throw gap(reading.office, range.name, range.first, (from as number) - 1)
  }
  reading.stream += 1
  reading.seq = range.first
  return JSON.stringify({ from, stream })
}

/** The stream that was read up to here goes to the number that the manifest says. */
function refuseUnfinished(reading: Reading): void {
  const range = reading.streams[reading.stream]
  if (!range || reading.seq === range.last + 1) return
  if (reading.seq > range.last) throw wrong(reading.line, range.name)
  throw gap(reading.office, range.name, reading.seq, range.last)
}

function readGroup(reading: Reading, object: Parsed): string {
  follows(reading, AFTER.group, 'group')
  const { line, before } = reading
  if (reading.stream < 0) throw wrong(line, 'from')
  const { at, label, kind = 'edit', target } = object
  const { site = before?.site, office = before?.office, actor = before?.actor } = object
  if (reading.groups.size >= LIMITS.groups) throw tooMuch('groups', LIMITS.groups)
  if (!isInstant(at)) throw wrong(line, 'at')
  const first = changeRef(reading.names[reading.stream] ?? '', reading.seq)
  const { group: id = groupIdOf(first, at) } = object
  if (!isId(id) || reading.groups.has(id)) throw wrong(line, 'group')
  if (!isId(site)) throw wrong(line, 'site')
  if (!isId(office)) throw wrong(line, 'office')
  if (!isText(actor) || actor.length > 500) throw wrong(line, 'actor')
  if (!isLabel(label)) throw wrong(line, 'label')
  if (!GROUP_KINDS.has(kind)) throw wrong(line, 'kind')
  if (target !== undefined && !isId(target)) throw wrong(line, 'target')
  const told = { id, site, office, at, actor, label, kind: kind as Group['kind'] }
  const group: Group = { ...told, target: target ?? null }
  reading.groups.set(id, group)
  reading.groupLines.set(line, id)
  reading.group = id
  reading.before = group
  return groupLine(group, before, first)
}

function isLabel(label: unknown): label is Label {
  if (typeof label !== 'object' || label === null || Array.isArray(label)) return false
  const { id, values, ...rest } = label as Parsed
  if (Object.keys(rest).length > 0 || !isText(id) || id.length > 80) return false
  if (values === undefined) return true
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false
  return Object.entries(values).every(
    ([name, value]) => name !== '__proto__' && (typeof value === 'number' || isText(value)),
  )
}

function readAgain(reading: Reading, { again }: Parsed): string {
  follows(reading, AFTER.group, 'again')
  const id = reading.groupLines.get(again as number)
  if (id === undefined || id === reading.group) throw wrong(reading.line, 'again')
  reading.group = id
  return JSON.stringify({ again })
}

function readTable(reading: Reading, object: Parsed): string {
  follows(reading, AFTER.table, 'table')
  if (reading.tables.length >= LIMITS.tables) throw tooMuch('tables', LIMITS.tables)
  const { table, spelled } = openTable(reading, object)
  reading.tables.push(table)
  return spelled
}

const NONE: readonly ChangeRef[] = []

function readChange(reading: Reading, cells: readonly unknown[]): string {
  const { line, tables, after } = reading
  const table = typeof cells[0] === 'number' ? tables[cells[0]] : undefined
  if (!table || (after === AFTER.table && table !== tables.at(-1))) throw wrong(line, 'table')
  const stream = reading.names[reading.stream]
  if (stream === undefined) throw wrong(line, 'from')
  if (reading.group === '') throw wrong(line, 'group')
  if (reading.changes.length >= LIMITS.changes) throw tooMuch('changes', LIMITS.changes)
  reading.after = AFTER.row
  const { row, value } = rowOf(reading, table, cells)
  const { entity, field, width } = table
  const prior = cells.length > width ? priorOf(reading, cells, width) : NONE
  reading.changes.push({
    stream,
    seq: reading.seq,
    group: reading.group,
    entity,
    row,
    field,
    value,
    prior,
  })
  reading.seq += 1
  return JSON.stringify(cells)
}

function priorOf(reading: Reading, cells: readonly unknown[], from: number): readonly ChangeRef[] {
  return cells.slice(from).map((written) => {
    const seen = typeof written === 'string' ? referenceOf(reading, written) : undefined
    // Nobody has seen what they had not written yet.
    if (!seen || (seen.number === reading.stream && seen.seq >= reading.seq)) {
      throw wrong(reading.line, 'prior')
    }
    return seen.ref
  })
}

interface Reference {
  readonly ref: ChangeRef
  readonly number: number
  readonly seq: number
}

/** Neighbours often name the same change, so the last ones are kept. */
function referenceOf(reading: Reading, written: string): Reference | undefined {
  const known = reading.refs.get(written)
  if (known) return known
  const parts = REF.exec(written)
  const number = Number(parts?.[1])
  const stream = reading.names[number]
  if (!parts || stream === undefined || number > reading.spoken + 1) return undefined
  reading.spoken = Math.max(reading.spoken, number)
  const seq = Number(parts[2])
  const reference = { ref: changeRef(stream, seq), number, seq }
  if (reading.refs.size >= REFS_KEPT) reading.refs.clear()
  reading.refs.set(written, reference)
  return reference
}

function finished(reading: Reading): Counted {
  const { streams, changes, groups, tables, names } = reading
  if (reading.after !== AFTER.row) throw wrong(reading.line, 'table')
  refuseUnfinished(reading)
  const missing = streams[reading.stream + 1]
  if (missing) throw gap(reading.office, missing.name, missing.first, missing.last)
  if (reading.spoken !== names.length - 1) throw wrong(names.length, 'stream')
  refuseLooseTables(tables)
  return {
    streams,
    groups: [...groups.values()],
    changes,
    counts: { changes: changes.length, groups: groups.size, entities: entitiesOf(tables) },
  }
}

function entitiesOf(tables: readonly Table[]): Readonly<Record<string, number>> {
  const entities = new Map<string, number>()
  for (const { entity, rows } of tables) entities.set(entity, (entities.get(entity) ?? 0) + rows)
  return Object.fromEntries([...entities].toSorted())
}

function lineOfBadUtf8(bytes: Buffer): number {
  let [line, start] = [1, 0]
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, start)
    if (feed < 0 || !isUtf8(bytes.subarray(start, feed))) return line
    line += 1
    start = feed + 1
  }
}
