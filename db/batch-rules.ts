// What a batch may say at all: ranges that join what is known, every number once, groups that belong to
// their streams, rows that belong to their scope, values that fields can hold, and only what its sender may
// write. Reads what is known; writes nothing but the names of new streams and sites.
import {
  type Batch,
  type Change,
  type ChangeRef,
  CREATION,
  DELETED,
  type FirstValues,
  type Group,
  PRIVATE,
  type Scope,
  SHARED,
  scopeOf,
  siteOf,
  type Vector,
} from '#domain/changes.ts'
import {
  ENTITY_NAMES,
  type EntityName,
  entityOf,
  type Field,
  isUnread,
  type Value,
} from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { canHold } from '#domain/field-values.ts'
import { changeNumber, lastOf } from './heads.ts'
import type { Identity, Sqlite, Workspace } from './open.ts'
import { entityDefinition, FIELDS, isFixed } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { openStream } from './writer.ts'

/** Whose package it is, as the keys have shown. */
export interface Sender {
  readonly site: string
  readonly office: string
  readonly role: 'hq' | 'field'
  /**
   * How far the streams of this copy went in packages that left it. After HQ was put back from a copy
   * the offices bring back what it had sent since, up to there. Asked only when they do, which is rare.
   */
  readonly returns?: () => Vector
}

export interface IncomingStream {
  readonly name: string
  readonly id: number
  readonly site: string
  readonly scope: Scope
  /** Last number known before the batch. */
  readonly known: number
  /** Last number known with it. */
  readonly last: number
  /** What it brings, known or not, in order. */
  readonly changes: readonly Change[]
}

/**
 * The streams of a batch by name, each complete from `first` to `last`. Refuses package_gap,
 * package_forked and package_value.
 */
export function openStreams(sqlite: Sqlite, batch: Batch): Map<string, IncomingStream> {
  const pieces = new Map<string, Change[]>()
  for (const { name } of batch.streams) pieces.set(name, [])
  for (const change of batch.changes) {
    const piece = pieces.get(change.stream)
    if (!piece) throw badValue(change.stream)
    piece.push(change)
  }
  const streams = new Map<string, IncomingStream>()
  for (const { name, first, last } of batch.streams) {
    const changes = inOrder(pieces.get(name) ?? [])
    const site = siteOf(name)
    const scope = scopeOf(name)
    const id = openStream(sqlite, site, scope)
    const known = lastOf(sqlite, id)
    if (first > known + 1) throw gap(sqlite, name, known + 1, first - 1)
    refuseHoles(sqlite, name, first, last, changes)
    refuseFork(sqlite, name, id, changes.slice(0, Math.max(0, known + 1 - first)))
    streams.set(name, { name, id, site, scope, known, last: Math.max(known, last), changes })
  }
  return streams
}

function inOrder(changes: Change[]): Change[] {
  const sorted = changes.every((change, i) => i === 0 || change.seq > (changes[i - 1]?.seq ?? 0))
  return sorted ? changes : changes.toSorted((a, b) => a.seq - b.seq)
}

function refuseHoles(
  sqlite: Sqlite,
  name: string,
  first: number,
  last: number,
  changes: readonly Change[],
): void {
  let expected = first
  for (const { seq } of changes) {
    if (seq < expected || seq > last) throw badValue(name)
    if (seq > expected) throw gap(sqlite, name, expected, seq - 1)
    expected += 1
  }
  if (expected <= last) throw gap(sqlite, name, expected, last)
}

interface Known extends Pick<Change, 'entity' | 'row' | 'field'> {
  readonly id: string
  readonly value: string
}

/**
 * What is known is the same here and in the package. It is not when an old copy of a workspace was
 * taken up again: then one number stands for two changes, and what either typed would be lost.
 */
function refuseFork(sqlite: Sqlite, stream: string, id: number, known: readonly Change[]): void {
  const [first] = known
  if (!first) return
  const here = statement(
    sqlite,
    `SELECT g.id, c.entity, c.row, c.field, c.value
     FROM change c JOIN change_group g ON g.n = c.change_group WHERE c.n BETWEEN ? AND ? ORDER BY c.n`,
  ).all(
    changeNumber(id, first.seq),
    changeNumber(id, first.seq + known.length - 1),
  ) as readonly Known[]
  const other = known.findIndex((change, i) => !isSameChange(change, here[i]))
  if (other < 0) return
  const values = { stream, from: first.seq + other, office: officeOf(sqlite, stream) }
  throw new Refusal('package_forked', values)
}

/** The id of a group is made of its time and its place, which two copies may share; what they say differs. */
function isSameChange(change: Change, known: Known | undefined): boolean {
  return (
    known !== undefined &&
    change.group === known.id &&
    change.entity === known.entity &&
    change.row === known.row &&
    change.field === known.field &&
    JSON.stringify(change.value) === known.value
  )
}

/** Which numbers are missing, and the office whose workspace has them. */
function gap(sqlite: Sqlite, stream: string, from: number, to: number): Refusal {
  return new Refusal('package_gap', { stream, from, to, office: officeOf(sqlite, stream) })
}

/** The name of the office that writes a stream; the site where the office is not known. */
function officeOf(sqlite: Sqlite, stream: string): string {
  const office = plucked(
    sqlite,
    'SELECT o.name FROM site s JOIN office o ON o.id = s.office WHERE s.id = ?',
  ).get(siteOf(stream))
  return String(office ?? siteOf(stream))
}

export function badValue(name: string, field = '', line = 0): Refusal {
  return new Refusal('package_value', { name, line, field })
}

/** References as numbers. Refuses package_gap for one to a change that is not known. */
export function refReader(
  sqlite: Sqlite,
  streams: ReadonlyMap<string, IncomingStream>,
): (ref: ChangeRef) => number {
  const found = new Map<string, { id: number; last: number } | undefined>(streams)
  const read = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?')
  return (ref) => {
    const hash = ref.lastIndexOf('#')
    const name = ref.slice(0, hash)
    const seq = Number(ref.slice(hash + 1))
    let stream = found.get(name)
    if (!stream && !found.has(name)) {
      const id = read.get(name) as number | undefined
      stream = id === undefined ? undefined : { id, last: lastOf(sqlite, id) }
      found.set(name, stream)
    }
    if (!Number.isSafeInteger(seq) || seq < 1) throw badValue(ref)
    if (!stream || seq > stream.last) throw gap(sqlite, name, (stream?.last ?? 0) + 1, seq)
    return changeNumber(stream.id, seq)
  }
}

/**
 * What a sender may bring: HQ all, an office its own; a colleague also what HQ wrote for both; and HQ takes
 * back what it had sent under a site of its own that it was put back from. What is known may be in it.
 */
export function refuseSender(
  sqlite: Sqlite,
  { role, office, site }: Identity,
  from: Sender,
  streams: Iterable<IncomingStream>,
  groups: readonly Group[],
): void {
  if (from.role === 'hq') return
  const isColleague = role === 'field' && office === from.office
  const officeOf = plucked(sqlite, 'SELECT office FROM site WHERE id = ?')
  // A site that HQ had after the copy it was put back from is not known any more; what it sent is.
  const said = new Map(groups.map((group) => [group.site, group.office]))
  const fresh = new Set<string>()
  for (const { name, site: by, scope, known, last, changes } of streams) {
    if (last === known) continue
    const isOurs = role === 'hq' && by !== site && (officeOf.get(by) ?? said.get(by)) === office
    const isReturned = isOurs && last <= (from.returns?.()[name] ?? 0)
    const may = isOurs
      ? isReturned && (scope === from.office || scope === SHARED)
      : scope === from.office || (isColleague && scope === SHARED)
    if (!may) throw new Refusal('package_rights', { entity: name })
    if (isReturned) continue
    for (const { group, seq } of changes) if (seq > known) fresh.add(group)
  }
  if (isColleague) return
  const other = groups.find(({ id, office: by }) => fresh.has(id) && by !== from.office)
  if (other) throw new Refusal('package_rights', { entity: other.actor })
}

/** Group id → its group. A site speaks for one office, always the same. */
export function openGroups(sqlite: Sqlite, groups: readonly Group[]): Map<string, Group> {
  const officeOf = plucked(sqlite, 'SELECT office FROM site WHERE id = ?')
  const insert = statement(sqlite, 'INSERT INTO site (id, office) VALUES (?, ?)')
  const offices = new Map<string, string>()
  for (const { site, office, actor } of groups) {
    let known = offices.get(site)
    if (known === undefined) {
      known = (officeOf.get(site) as string | undefined) ?? office
      if (known === office) insertOnce(officeOf, insert, site, office)
      offices.set(site, known)
    }
    if (known !== office) throw new Refusal('package_rights', { entity: actor })
  }
  return new Map(groups.map((group) => [group.id, group]))
}

function insertOnce(
  read: ReturnType<typeof plucked>,
  insert: ReturnType<typeof statement>,
  site: string,
  office: string,
): void {
  if (read.get(site) === undefined) insert.run(site, office)
}

/** Refuses a change that is not one: unknown names, values of another kind, a fixed field. */
export function checkChange(change: Change): void {
  const { entity, row, field, value } = change
  if (!entityOf(entity) || typeof row !== 'string' || row === '') throw badValue(entity)
  if (field === CREATION) {
    checkFirst(entity, value, change)
    return
  }
  if (field === DELETED) {
    if (typeof value !== 'boolean') throw badValue(entity, field)
    return
  }
  const definition = entityDefinition(entity).fields[field]
  if (!definition || isFixed(entity, field)) throw badValue(entity, field)
  if (!holds(entity, field, definition, value as Value)) throw badValue(entity, field)
}

const REQUIRED = Object.fromEntries(
  ENTITY_NAMES.map((name) => {
    const { fields } = entityDefinition(name)
    return [name, FIELDS[name].filter((field) => fields[field]?.required)]
  }),
) as unknown as Readonly<Record<EntityName, readonly string[]>>

function checkFirst(entity: EntityName, value: Change['value'], change: Change): void {
  if (typeof value !== 'object' || value === null || change.prior.length > 0) throw badValue(entity)
  const { fields } = entityDefinition(entity)
  const values = value as FirstValues
  for (const field in values) {
    const definition = fields[field]
    if (!definition || !holds(entity, field, definition, values[field] ?? null)) {
      throw badValue(entity, field)
    }
  }
  for (const field of REQUIRED[entity]) {
    if ((values[field] ?? null) === null) throw badValue(entity, field)
  }
}

function holds(entity: EntityName, field: string, definition: Field, value: Value): boolean {
  if (isUnread(value) && isFixed(entity, field)) return false
  return canHold(definition, value) && !(value === null && definition.required)
}

/** Which scope a row travels in, from its office as its creation says. */
export function belongs(
  { identity }: Workspace,
  entity: EntityName,
  office: unknown,
  scope: Scope,
): boolean {
  const { owner } = entityDefinition(entity)
  if (owner === 'shared') return scope === SHARED
  // It leaves in no package; a rescued journal of HQ's own brings it.
  if (owner === 'private') return scope === PRIVATE && identity.role === 'hq'
  if (scope !== SHARED) return office === scope
  return identity.role === 'hq' ? office === identity.office : office !== identity.office
}
