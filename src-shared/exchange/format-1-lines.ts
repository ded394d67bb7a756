// The lines of format 1, read for ever as they were read when it was the present one: changes.jsonl with a JSON
// object for every change. Nothing writes them any more; upgrade.ts makes the present lines of them.
import { isUtf8 } from 'node:buffer'
import {
  type Change,
  type ChangeRef,
  CREATION,
  changeRef,
  DELETED,
  type FirstValues,
  type Group,
  type Label,
  type StreamRange,
} from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import type { Counted } from './changes-lines.ts'
import { LIMITS } from './limits.ts'
import { gap, tooMuch, wrong } from './line-shapes.ts'
import { type NaturalRow, naturalRowMaker } from './natural-row.ts'
import { isNestedDeeper } from './nesting.ts'
import { type EntityChecks, entityChecks, isId, isInstant, isText } from './values.ts'

const STREAM = /^[\x21-\x2e\x30-\x7e]{1,80}\/[\x21-\x2e\x30-\x7e]{1,80}$/
const REF = /^(\d{1,4}):([1-9]\d{0,14})$/
const GROUP_KINDS: ReadonlySet<unknown> = new Set(['edit', 'undo', 'redo'])
const LINE_FEED = 0x0a
const REFS_KEPT = 4096
const LONG = 16 * 1024 // characters

/** What a line may say, per kind of line; the first name is what tells the kind. */
const LINE_FIELDS = {
  stream: ['stream', 'name'],
  group: ['group', 'site', 'office', 'at', 'actor', 'label', 'kind', 'target'],
  again: ['group'],
  create: ['stream', 'seq', 'create', 'row', 'values', 'prior'],
  set: ['stream', 'seq', 'set', 'row', 'field', 'value', 'prior'],
  delete: ['stream', 'seq', 'delete', 'row', 'prior'],
  restore: ['stream', 'seq', 'restore', 'row', 'prior'],
} as const

/**
 * Reads and checks every line against the registry. `office` is the name of who made the package.
 * Refuses, with the number of the line: package_value (not the documented shape or spelling, an
 * unknown entity or field, a value that its field cannot hold), package_limit, package_gap (a stream
 * that does not run from its first to its last number).
 */
export function readFormat1(
  bytes: Buffer,
  streams: readonly StreamRange[],
  office: string,
): Counted {
  if (!isUtf8(bytes)) throw wrong(lineOfBadUtf8(bytes), 'UTF-8')
  const reading = newReading(office)
  let start = 0
  while (start < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, start)
    reading.line += 1
    if (feed < 0) throw wrong(reading.line, 'line feed')
    if (feed - start > LIMITS.line) throw tooMuch('line', LIMITS.line)
    readLine(reading, bytes.toString('utf8', start, feed))
    start = feed + 1
  }
  refuseGaps(reading, streams)
  const { changes, groups } = reading
  return {
    streams,
    groups: [...groups.values()],
    changes,
    counts: {
      changes: changes.length,
      groups: groups.size,
      entities: Object.fromEntries([...reading.entities].toSorted()),
    },
  }
}

interface Reading {
  /** Whose package it is, for the sentence about a gap. */
  readonly office: string
  line: number
  readonly names: string[]
  readonly groups: Map<string, Group>
  group: string
  readonly changes: Change[]
  /** Per stream number: first and last sequence number so far. */
  readonly ranges: { first: number; last: number }[]
  readonly entities: Map<string, number>
  readonly refs: Map<string, Reference>
  readonly naturalRow: NaturalRow
}

function newReading(office: string): Reading {
  return {
    office,
    line: 0,
    names: [],
    groups: new Map(),
    group: '',
    changes: [],
    ranges: [],
    entities: new Map(),
    refs: new Map(),
    naturalRow: naturalRowMaker(),
  }
}

type Parsed = Readonly<Record<string, unknown>>

function readLine(reading: Reading, text: string): void {
  try {
    // Few lines are long; in these the parser could build much out of brackets alone.
    if (text.length > LONG && isNestedDeeper(text, LIMITS.nesting))
      throw wrong(reading.line, 'JSON')
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw wrong(reading.line, 'JSON')
    }
    const object = parsed as Parsed
    if (Object.hasOwn(object, 'seq')) readChange(reading, object)
    else if (Object.hasOwn(object, 'group')) readGroup(reading, object)
    else readStream(reading, object)
    // One spelling: finds a name given twice, numbers that would be rounded, spaces, needless escapes.
    if (JSON.stringify(parsed) !== text) throw wrong(reading.line, 'JSON')
  } catch (error) {
    // What is nested too deep is refused by its shape first; the person is told the real reason.
    if (isNestedDeeper(text, LIMITS.nesting)) throw tooMuch('nesting', LIMITS.nesting)
    throw error instanceof Refusal ? error : wrong(reading.line, 'JSON', error)
  }
}

function only(reading: Reading, object: Parsed, allowed: readonly string[]): void {
  for (const name of Object.keys(object)) {
    if (!allowed.includes(name)) throw wrong(reading.line, name)
  }
}

function readStream(reading: Reading, object: Parsed): void {
  only(reading, object, LINE_FIELDS.stream)
  const { stream, name } = object
  if (stream !== reading.names.length) throw wrong(reading.line, 'stream')
  if (typeof name !== 'string' || !STREAM.test(name) || reading.names.includes(name)) {
    throw wrong(reading.line, 'name')
  }
  if (reading.names.length >= LIMITS.streams) throw tooMuch('streams', LIMITS.streams)
  reading.names.push(name)
  reading.ranges.push({ first: 0, last: 0 })
}

function readGroup(reading: Reading, object: Parsed): void {
  const { group: id, site, office, at, actor, label, kind, target } = object
  if (!isId(id)) throw wrong(reading.line, 'group')
  reading.group = id
  if (Object.keys(object).length === 1) {
    if (!reading.groups.has(id)) throw wrong(reading.line, 'group')
    return
  }
  only(reading, object, LINE_FIELDS.group)
  if (reading.groups.has(id)) throw wrong(reading.line, 'group')
  if (reading.groups.size >= LIMITS.groups) throw tooMuch('groups', LIMITS.groups)
  if (!isId(site)) throw wrong(reading.line, 'site')
  if (!isId(office)) throw wrong(reading.line, 'office')
  if (!isInstant(at)) throw wrong(reading.line, 'at')
  if (!isText(actor) || actor.length > 500) throw wrong(reading.line, 'actor')
  if (!isLabel(label)) throw wrong(reading.line, 'label')
  if (!GROUP_KINDS.has(kind)) throw wrong(reading.line, 'kind')
  if (target !== undefined && !isId(target)) throw wrong(reading.line, 'target')
  reading.groups.set(id, {
    id,
    site,
    office,
    at,
    actor,
    label,
    kind: kind as Group['kind'],
    target: target ?? null,
  })
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

function readChange(reading: Reading, object: Parsed): void {
  const { stream, seq } = object
  const name = typeof stream === 'number' ? reading.names[stream] : undefined
  const range = typeof stream === 'number' ? reading.ranges[stream] : undefined
  if (name === undefined || range === undefined) throw wrong(reading.line, 'stream')
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) throw wrong(reading.line, 'seq')
  if (reading.group === '') throw wrong(reading.line, 'group')
  if (reading.changes.length >= LIMITS.changes) throw tooMuch('changes', LIMITS.changes)
  follow(reading, range, name, seq as number)
  const prior = object.prior === undefined ? NONE : readPrior(reading, object)
  const said = contentOf(reading, object)
  reading.entities.set(said.entity, (reading.entities.get(said.entity) ?? 0) + 1)
  reading.changes.push({
    stream: name,
    seq: seq as number,
    group: reading.group,
    entity: said.entity,
    row: said.row,
    field: said.field,
    value: said.value,
    prior,
  })
}

const NONE: readonly ChangeRef[] = []

function follow(
  reading: Reading,
  range: { first: number; last: number },
  stream: string,
  seq: number,
): void {
  if (range.first === 0) range.first = seq
  else if (seq !== range.last + 1) throw gap(reading.office, stream, range.last + 1, seq - 1)
  range.last = seq
}

function readPrior(reading: Reading, object: Parsed): readonly ChangeRef[] {
  const { prior, stream, seq } = object
  if (!Array.isArray(prior) || prior.length === 0) throw wrong(reading.line, 'prior')
  return prior.map((written: unknown) => {
    const seen = typeof written === 'string' ? referenceOf(reading, written) : undefined
    // Nobody has seen what they had not written yet.
    if (!seen || (seen.number === stream && seen.seq >= (seq as number))) {
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
  if (!parts || stream === undefined) return undefined
  const seq = Number(parts[2])
  const reference = { ref: changeRef(stream, seq), number, seq }
  if (reading.refs.size >= REFS_KEPT) reading.refs.clear()
  reading.refs.set(written, reference)
  return reference
}

interface Said {
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  readonly value: Value | FirstValues
}

function contentOf(reading: Reading, object: Parsed): Said {
  if (Object.hasOwn(object, 'set')) return readSet(reading, object)
  if (Object.hasOwn(object, 'create')) return readCreate(reading, object)
  const verb = Object.hasOwn(object, 'delete') ? 'delete' : 'restore'
  only(reading, object, LINE_FIELDS[verb])
  checksFor(reading, object[verb])
  return {
    entity: object[verb] as EntityName,
    row: rowOf(reading, object),
    field: DELETED,
    value: verb === 'delete',
  }
}

function checksFor(reading: Reading, entity: unknown): EntityChecks {
  const checks = entityChecks(entity)
  if (!checks) throw wrong(reading.line, typeof entity === 'string' ? entity : 'entity')
  return checks
}

function rowOf(reading: Reading, object: Parsed): string {
  if (!isId(object.row)) throw wrong(reading.line, 'row')
  return object.row
}

function readSet(reading: Reading, object: Parsed): Said {
  only(reading, object, LINE_FIELDS.set)
  const checks = checksFor(reading, object.set)
  const { field, value } = object
  const check = typeof field === 'string' ? checks.of(field) : undefined
  const fixed = checks.fixed.has(field as string)
  if (!check || fixed || !check(value)) throw wrong(reading.line, `${object.set}.${field}`)
  return {
    entity: object.set as EntityName,
    row: rowOf(reading, object),
    field: field as string,
    value: value as Value,
  }
}

function readCreate(reading: Reading, object: Parsed): Said {
  only(reading, object, LINE_FIELDS.create)
  const entity = object.create as EntityName
  const checks = checksFor(reading, entity)
  const { values } = object
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw wrong(reading.line, 'values')
  }
  const first = values as Parsed
  for (const field of Object.keys(first)) {
    if (!checks.of(field)?.(first[field])) throw wrong(reading.line, `${entity}.${field}`)
  }
  for (const field of checks.required) {
    if (!Object.hasOwn(first, field)) throw wrong(reading.line, `${entity}.${field}`)
  }
  const content = { entity, field: CREATION, value: first as FirstValues }
  if (!checks.key) return { ...content, row: rowOf(reading, object) }
  // The id of a row with a natural key comes from the key, and only from there.
  if (Object.hasOwn(object, 'row')) throw wrong(reading.line, 'row')
  return { ...content, row: reading.naturalRow(entity, checks.key, content.value) }
}

function refuseGaps(reading: Reading, streams: readonly StreamRange[]): void {
  for (const { name, first, last } of streams) {
    const range = reading.ranges[reading.names.indexOf(name)] ?? { first: 0, last: 0 }
    if (range.first !== first)
      throw gap(reading.office, name, first, range.first === 0 ? last : range.first - 1)
    if (range.last !== last) throw gap(reading.office, name, range.last + 1, last)
  }
  const named = new Set(streams.map((stream) => stream.name))
  const extra = reading.names.find((name, at) => reading.ranges[at]?.first && !named.has(name))
  if (extra !== undefined) throw wrong(0, extra)
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
