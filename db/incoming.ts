// Takes a batch of changes that other workspaces wrote (docs/merge.md): everything that can be refused is
// refused first, then the journal, the rows, the heads and the conflicts are brought to what the
// known changes say now, in one transaction. The work follows the batch, not the store. It decides
// nothing about files, keys or people; those come before it.
import {
  type Batch,
  type Change,
  CREATION,
  DELETED,
  type FirstValues,
  type Group,
  type Scope,
  type StreamRange,
} from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import {
  headsWith,
  inConflict,
  isGiven,
  type Side,
  sameValue,
  shownFirst,
  valueFor,
} from '#domain/merge.ts'
import {
  badValue,
  belongs,
  checkChange,
  type IncomingStream,
  openGroups,
  openStreams,
  refReader,
  refuseSender,
  type Sender,
} from './batch-rules.ts'
import { closeConflict, openConflict } from './conflicts.ts'
import { refusing } from './failures.ts'
import {
  type Creation,
  changeNumber,
  laterHeads,
  type RawRow,
  readRow,
  type Span,
  shownValue,
  sidesOf,
} from './heads.ts'
import { type Place, settleLives } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { FIELDS, REFERENCES } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { insertGroup, insertRow, nextGroup, type Touched, updateField } from './writer.ts'
import { noteWritten } from './written.ts'

export type { Sender } from './batch-rules.ts'

export interface EntityEffect {
  readonly entity: string
  new: number // rows that were not here
  changed: number // fields that show another value, rows that went or came back
  same: number // changes that are known, fields that show what they showed
  conflicts: number // fields, or deletions, that two people set without seeing each other
}

export interface Effect extends Readonly<Omit<EntityEffect, 'entity'>> {
  readonly byEntity: EntityEffect[]
}

/** One row or field that a batch changes, as it is found out. */
export interface Noted {
  readonly kind: 'new' | 'changed' | 'conflict'
  readonly entity: EntityName
  readonly row: string
  /** null: the whole row; 'deleted': it goes or comes back, or somebody edited what another deleted. */
  readonly field: string | null
  readonly from: Value
  /** What is shown now; of a conflict the value that is kept beside it. */
  readonly to: Value
  /** Of a new row of which nothing else is said: all that it is. */
  readonly made?: FirstValues
}

export interface BatchOptions {
  /** Whose package it is. Without it only what each change says of itself is checked. */
  readonly from?: Sender
  /** Told of everything that changes. */
  readonly note?: (noted: Noted) => void
}

export interface Received {
  readonly effect: Effect
  readonly touched: Touched
  /** The pieces of streams that were not known before. */
  readonly brought: readonly StreamRange[]
}

/**
 * Refuses package_gap (stream, from, to, office), package_forked (stream, from, office), package_rights
 * (entity), package_value (name, line, field), with nothing changed. In a transaction of the caller
 * (db/transaction.ts) it is the caller's to take everything back: a savepoint would copy each page.
 */
export function applyBatch(ws: Workspace, batch: Batch, options: BatchOptions = {}): Received {
  const { sqlite, file } = ws
  const work = () => receive(ws, batch, options)
  return refusing(file, () =>
    sqlite.inTransaction ? work() : sqlite.transaction(work).immediate(),
  )
}

function receive(ws: Workspace, batch: Batch, options: BatchOptions): Received {
  const { sqlite } = ws
  const effects = new Map<string, EntityEffect>()
  const streams = openStreams(sqlite, batch)
  if (options.from) refuseSender(sqlite, ws.identity, options.from, streams.values(), batch.groups)
  const groups = openGroups(sqlite, batch.groups)
  const rows = freshRows(ws, streams, groups, effects)
  writeJournal(sqlite, rows, groups)
  const note = options.note ?? (() => {})
  const work: Work = { sqlite, rows, effects, note, seeds: new Map(), references: new Map() }
  for (const row of rows.values()) mergeRow(work, row)
  refuseDangling(sqlite, work.references)
  const lives = settleLives(sqlite, work.seeds.values())
  for (const { entity, row } of rows.values()) noteWritten(sqlite, entity, row)
  for (const { entity, row } of lives.changed) noteWritten(sqlite, entity, row)
  for (const { entity, row } of lives.changed) {
    if (rows.get(row)?.known === false) continue
    effectOn(effects, entity).changed += 1
    const isGone = readRow(sqlite, entity, row)?.deleted === 1
    note({ kind: 'changed', entity, row, field: DELETED, from: !isGone, to: isGone })
  }
  for (const { entity, row } of lives.contested) {
    effectOn(effects, entity).conflicts += 1
    note({ kind: 'conflict', entity, row, field: DELETED, from: false, to: true })
  }
  const effect = totalOf(effects)
  const brought = [...streams.values()]
    .filter(({ known, last }) => last > known)
    .map(({ name, known, last }) => ({ name, first: known + 1, last }))
  return { effect, touched: touchedBy(rows), brought }
}

/** What the rows of a batch are merged with, and what is found out on the way. */
interface Work {
  readonly sqlite: Sqlite
  readonly rows: ReadonlyMap<string, IncomingRow>
  readonly effects: Map<string, EntityEffect>
  readonly note: (noted: Noted) => void
  /** Rows that a deletion may bear on now. */
  readonly seeds: Map<string, Place>
  /** Rows that must be there because a row of the batch refers to them. */
  readonly references: Map<EntityName, Set<string>>
}

function effectOn(effects: Map<string, EntityEffect>, entity: string): EntityEffect {
  let found = effects.get(entity)
  if (!found) {
    found = { entity, new: 0, changed: 0, same: 0, conflicts: 0 }
    effects.set(entity, found)
  }
  return found
}

function totalOf(effects: ReadonlyMap<string, EntityEffect>): Effect {
  const total = { new: 0, changed: 0, same: 0, conflicts: 0 }
  for (const each of effects.values()) {
    total.new += each.new
    total.changed += each.changed
    total.same += each.same
    total.conflicts += each.conflicts
  }
  return { ...total, byEntity: [...effects.values()] }
}

function touchedBy(rows: ReadonlyMap<string, IncomingRow>): Touched {
  const entities = new Set<string>()
  const offices = new Set<string>()
  for (const { entity, scope } of rows.values()) {
    entities.add(entity)
    offices.add(scope)
  }
  return { entities: [...entities], offices: [...offices] }
}

/** A change that is not known here yet. */
interface Fresh {
  readonly n: number
  readonly change: Change
  readonly prior: readonly number[]
}

/** What the batch brings for one row. */
interface IncomingRow extends Place {
  readonly scope: Scope
  /** It was here before the batch. */
  known: boolean
  /** Its creations that were here before the batch, their values as JSON. */
  readonly earlier: { readonly n: number; readonly value: string }[]
  /** As it is stored now; absent while nobody has asked. */
  stored?: RawRow | undefined
  readonly creations: Fresh[]
  readonly later: Fresh[]
}

/** Refuses package_value, package_rights, and package_gap for a reference to an unknown change. */
function freshRows(
  ws: Workspace,
  streams: ReadonlyMap<string, IncomingStream>,
  groups: ReadonlyMap<string, Group>,
  effects: Map<string, EntityEffect>,
): Map<string, IncomingRow> {
  const { sqlite } = ws
  const numberOf = refReader(sqlite, streams)
  const rows = new Map<string, IncomingRow>()
  for (const stream of streams.values()) {
    for (const change of stream.changes) {
      if (change.seq <= stream.known) {
        effectOn(effects, change.entity).same += 1
        continue
      }
      checkChange(change)
      if (groups.get(change.group)?.site !== stream.site) throw badValue(change.entity)
      const row = rowFor(rows, change, stream.scope)
      const n = changeNumber(stream.id, change.seq)
      const prior = change.prior.length === 0 ? NONE : change.prior.map(numberOf)
      const place = change.field === CREATION ? row.creations : row.later
      place.push({ n, change, prior })
    }
  }
  findKnown(sqlite, rows)
  for (const row of rows.values()) refuseMisplaced(ws, row)
  return rows
}

const NONE: readonly number[] = []

function rowFor(
  rows: Map<string, IncomingRow>,
  { entity, row, field }: Change,
  scope: Scope,
): IncomingRow {
  const found = rows.get(row)
  if (!found) {
    const made = { entity, row, scope, known: false, earlier: [], creations: [], later: [] }
    rows.set(row, made)
    return made
  }
  if (found.entity !== entity || found.scope !== scope) throw badValue(entity, field)
  return found
}

/** Rows asked for at once; one question per row would cost more than writing it. */
const CHUNK = 1000

interface Known extends Place {
  readonly n: number
  readonly value: string
}

function findKnown(sqlite: Sqlite, rows: ReadonlyMap<string, IncomingRow>): void {
  const read = statement(
    sqlite,
    `SELECT c.row, c.entity, c.n, c.value
     FROM json_each(?) j CROSS JOIN change c ON c.row = j.value AND c.field = ''`,
  )
  const ids = [...rows.keys()]
  for (let start = 0; start < ids.length; start += CHUNK) {
    const found = read.all(JSON.stringify(ids.slice(start, start + CHUNK))) as Known[]
    for (const { row, entity, n, value } of found) {
      const incoming = rows.get(row)
      if (!incoming || incoming.entity !== entity) throw badValue(entity)
      incoming.known = true
      incoming.earlier.push({ n, value })
    }
  }
}

/** A row stays in the scope of its office, whoever writes it; and nothing comes before a creation. */
function refuseMisplaced(ws: Workspace, row: IncomingRow): void {
  const { entity } = row
  for (const { change } of row.creations) {
    const { office } = change.value as FirstValues
    if (!belongs(ws, entity, office, row.scope)) throw misplaced(entity)
  }
  if (row.known) {
    if (!belongs(ws, entity, storedRow(ws.sqlite, row).office, row.scope)) throw misplaced(entity)
  } else if (row.creations.length === 0) throw badValue(entity)
}

function storedRow(sqlite: Sqlite, row: IncomingRow): RawRow {
  row.stored ??= readRow(sqlite, row.entity, row.row)
  if (!row.stored) throw new Error(`${row.entity} ${row.row} has changes and no row`)
  return row.stored
}

function misplaced(entity: EntityName): Refusal {
  return new Refusal('package_rights', { entity })
}

/** Groups and changes as they came; a group may come in pieces, one per stream. */
function writeJournal(
  sqlite: Sqlite,
  rows: ReadonlyMap<string, IncomingRow>,
  groups: ReadonlyMap<string, Group>,
): void {
  const all: Fresh[] = []
  for (const { creations, later } of rows.values()) all.push(...creations, ...later)
  all.sort((a, b) => a.n - b.n)
  const numbers = writeGroups(sqlite, all, groups)
  const insert = statement(
    sqlite,
    `INSERT INTO change (n, change_group, entity, row, field, value, prior)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { n, change, prior } of all) {
    insert.run(
      n,
      numbers.get(change.group),
      change.entity,
      change.row,
      change.field,
      JSON.stringify(change.value),
      prior.length === 0 ? null : JSON.stringify(prior),
    )
  }
}

/** `all` is in order of number. The result says which number each group has here. */
function writeGroups(
  sqlite: Sqlite,
  all: readonly Fresh[],
  groups: ReadonlyMap<string, Group>,
): Map<string, number> {
  const spans = spansOf(all)
  const numbers = new Map<string, number>()
  const read = statement(sqlite, 'SELECT n, spans FROM change_group WHERE id = ?')
  const extend = statement(sqlite, 'UPDATE change_group SET spans = ? WHERE n = ?')
  let next = nextGroup(sqlite)
  for (const [id, added] of spans) {
    const known = read.get(id) as { n: number; spans: string } | undefined
    if (known) {
      extend.run(JSON.stringify([...(JSON.parse(known.spans) as Span[]), ...added]), known.n)
      numbers.set(id, known.n)
      continue
    }
    insertGroup(sqlite, groups.get(id) as Group, { n: next, spans: added, undo: null })
    numbers.set(id, next)
    next += 1
  }
  return numbers
}

/** Where the changes of each group lie; those of one action follow each other in a stream. */
function spansOf(all: readonly Fresh[]): Map<string, Span[]> {
  const spans = new Map<string, [number, number][]>()
  for (const { n, change } of all) {
    const found = spans.get(change.group)
    const last = found?.at(-1)
    if (!found) spans.set(change.group, [[n, n]])
    else if (last && last[1] === n - 1) last[1] = n
    else found.push([n, n])
  }
  return spans
}

function mergeRow(work: Work, row: IncomingRow): void {
  const [creation, ...others] = row.creations
  if (!row.known && creation && others.length === 0 && row.later.length === 0) {
    const values = creation.change.value as FirstValues
    insertRow(work.sqlite, row.entity, row.row, values)
    effectOn(work.effects, row.entity).new += 1
    work.note({ ...newRow(row), made: values })
    noteReferences(work, row.entity, values)
    return
  }
  mergeFields(work, row)
}

function newRow({ entity, row }: IncomingRow): Noted {
  return { kind: 'new', entity, row, field: null, from: null, to: null }
}

/** The general way: every field that the batch touches, from its heads. */
function mergeFields(work: Work, row: IncomingRow): void {
  const { sqlite, effects, seeds } = work
  const { entity } = row
  const effect = effectOn(effects, entity)
  const creations = allCreations(row)
  const shown: Record<string, Value> = {}
  if (!row.known) {
    for (const field of FIELDS[entity]) {
      const sides = sidesOfCreations(sqlite, creations, field)
      const value = shownFirst(sides, row.scope)[0]?.value ?? null
      if (value !== null) shown[field] = value
    }
    insertRow(sqlite, entity, row.row, shown)
    effect.new += 1
    work.note(newRow(row))
    noteReferences(work, entity, shown)
  }
  seeds.set(row.row, { entity, row: row.row })
  for (const [field, arrivals] of arrivalsOf(row, creations)) {
    const merged = mergeField(sqlite, row, field, arrivals, creations)
    if (field === DELETED) continue // lives.ts says what becomes of the row
    if (merged.conflict) effect.conflicts += 1
    else if (row.known && !merged.changed) effect.same += 1
    else if (row.known) effect.changed += 1
    const { before: from, value } = merged
    if (merged.conflict) {
      work.note({ kind: 'conflict', entity, row: row.row, field, from, to: merged.beside })
    } else if (row.known && merged.changed) {
      work.note({ kind: 'changed', entity, row: row.row, field, from, to: value })
    }
    // The parent from before as well: what this row kept alive there may go now.
    noteReferences(work, entity, { [field]: merged.before })
    noteReferences(work, entity, { [field]: merged.value })
  }
}

/** In the order of their numbers, those of the batch among them. */
function allCreations({ earlier, creations }: IncomingRow): Creation[] {
  const known = earlier.map(({ n, value }) => ({ n, values: JSON.parse(value) as FirstValues }))
  const fresh = creations.map(({ n, change }) => ({ n, values: change.value as FirstValues }))
  return [...known, ...fresh].sort((a, b) => a.n - b.n)
}

/**
 * Which fields need merging, and what arrived on each: later changes, and creations where the field
 * has more than one.
 */
function arrivalsOf(row: IncomingRow, creations: readonly Creation[]): Map<string, Fresh[]> {
  const fields = new Map<string, Fresh[]>()
  const add = (field: string, fresh: Fresh) => {
    const found = fields.get(field)
    if (found) found.push(fresh)
    else fields.set(field, [fresh])
  }
  for (const fresh of row.later) add(fresh.change.field, fresh)
  if (creations.length > 1 || row.later.length > 0) {
    for (const fresh of row.creations) {
      const values = fresh.change.value as FirstValues
      for (const field of Object.keys(values)) {
        if (!isGiven(values, field)) continue
        if (creations.length > 1 || fields.has(field)) add(field, fresh)
      }
    }
  }
  return fields
}

interface Merged {
  readonly value: Value
  readonly before: Value
  /** Of a conflict: the side that differs from what was shown. */
  readonly beside: Value
  readonly changed: boolean
  readonly conflict: boolean
}

function mergeField(
  sqlite: Sqlite,
  row: IncomingRow,
  field: string,
  arrivals: readonly Fresh[],
  creations: readonly Creation[],
): Merged {
  const { entity, scope } = row
  const arrived = new Set(arrivals.map(({ n }) => n))
  const given = creations.filter(({ values }) => isGiven(values, field)).map(({ n }) => n)
  const later = laterHeads(sqlite, row.row, field)
  const before = (later.length > 0 ? later : given).filter((n) => !arrived.has(n))
  const after = headsWith(
    before,
    arrivals.map(({ n, prior }) => ({ ref: n, prior })),
  )
  storeHeads(sqlite, row.row, field, later, sameSet(after, given) ? [] : after)
  const sides = sidesNow(sqlite, after, arrivals, field)
  const value = shownFirst(sides, scope)[0]?.value ?? null
  const conflict = field !== DELETED && settleField(sqlite, row, field, sides)
  if (field === DELETED) return { value, before: null, beside: null, changed: false, conflict }
  const stored = storedRow(sqlite, row)
  const shown = shownValue(entity, stored, field)
  const changed = !sameValue(shown, value)
  if (changed) row.stored = updateField(sqlite, entity, stored, field, value)
  const beside = sides.find((side) => !sameValue(side.value, shown))?.value ?? null
  return { value, before: shown, beside, changed, conflict }
}

/** As they are stored; a single one that has just arrived need not be read again. */
function sidesNow(
  sqlite: Sqlite,
  heads: readonly number[],
  arrivals: readonly Fresh[],
  field: string,
): Side<number>[] {
  const [only, ...others] = heads
  const arrived = others.length === 0 ? arrivals.find(({ n }) => n === only) : undefined
  if (!arrived) return sidesOf(sqlite, heads, field)
  // Alone it is shown, whoever wrote it.
  return [{ ref: arrived.n, site: '', office: '', value: valueFor(arrived.change, field) }]
}

/** Keeps what people must choose between; true when that is new. */
function settleField(
  sqlite: Sqlite,
  { entity, row, scope }: IncomingRow,
  field: string,
  sides: readonly Side<number>[],
): boolean {
  if (inConflict(sides)) return openConflict(sqlite, entity, row, field, sides, scope)
  closeConflict(sqlite, row, field, sides[0]?.ref)
  return false
}

function storeHeads(
  sqlite: Sqlite,
  row: string,
  field: string,
  before: readonly number[],
  after: readonly number[],
): void {
  const remove = statement(sqlite, 'DELETE FROM head WHERE row = ? AND field = ? AND n = ?')
  const insert = statement(sqlite, 'INSERT INTO head (row, field, n) VALUES (?, ?, ?)')
  for (const n of before) if (!after.includes(n)) remove.run(row, field, n)
  for (const n of after) if (!before.includes(n)) insert.run(row, field, n)
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n) => b.includes(n))
}

function sidesOfCreations(
  sqlite: Sqlite,
  creations: readonly Creation[],
  field: string,
): Side<number>[] {
  const given = creations.filter(({ values }) => isGiven(values, field))
  return sidesOf(
    sqlite,
    given.map(({ n }) => n),
    field,
  )
}

/**
 * Remembers which rows the values refer to: all of them must be there, and those that are parents
 * may have been deleted here.
 */
function noteReferences(
  { rows, seeds, references }: Work,
  entity: EntityName,
  values: FirstValues,
): void {
  for (const { field, to, isParent, isEnforced } of REFERENCES[entity]) {
    const value = values[field]
    if (typeof value !== 'string' || isNew(rows.get(value), to)) continue
    if (isParent) seeds.set(value, { entity: to, row: value })
    if (!isEnforced) continue
    const found = references.get(to)
    if (found) found.add(value)
    else references.set(to, new Set([value]))
  }
}

/** Made by the batch and never touched: it is there, and nobody has deleted it. */
function isNew(row: IncomingRow | undefined, entity: EntityName): boolean {
  return row !== undefined && row.entity === entity && !row.known && row.later.length === 0
}

/** What a row refers to is known here, or is in the batch. */
function refuseDangling(
  sqlite: Sqlite,
  references: ReadonlyMap<EntityName, ReadonlySet<string>>,
): void {
  for (const [entity, rows] of references) {
    const read = plucked(sqlite, `SELECT 1 FROM "${entity}" WHERE id = ?`)
    for (const row of rows) if (read.get(row) === undefined) throw badValue(entity, row)
  }
}
