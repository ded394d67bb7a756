// The one writer of the tables that people edit. Commands become changes: each is checked, written to the
// journal and to its row in one transaction, as one group; undo and redo are in undo.ts, what comes in
// a package in incoming.ts. Nothing else writes these tables.
import {
  type Batch,
  type Change,
  type ChangeRef,
  type Command,
  changeRef,
  type FirstValues,
  type Group,
  type Label,
  PRIVATE,
  type Scope,
  SHARED,
  type StreamRange,
  type Vector,
} from '#domain/changes.ts'
import { type EntityName, entityOf, fieldOf, isUnread, type Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { canHold } from '#domain/field-values.ts'
import { naturalId, newId } from '#domain/ids.ts'
import { isGiven, sameValue } from '#domain/merge.ts'
import {
  changeNumber,
  lastOf,
  lastOfStreams,
  type RawRow,
  readRow,
  seqOfNumber,
  shownValue,
  streamOfNumber,
} from './heads.ts'
import { isParentField, keepingContested, treeOf } from './keep.ts'
import type { Place } from './lives.ts'
import type { Workspace } from './open.ts'
import { entityDefinition, FIELDS, isEnforced, isFixed } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { type Author, type Pen, scopeOfRow, type Touched, writing } from './writer.ts'

export { historyOf } from './history.ts'
export { redo, rowsToRevert, undo, undoState } from './undo.ts'
export type { Author, Touched } from './writer.ts'

export interface Applied {
  /** null when nothing was different. */
  readonly group: string | null
  /** The row of each command, in order. */
  readonly rows: string[]
  readonly changes: number
  readonly touched: Touched
}

export interface ApplyOptions {
  /** False for what a person should not undo: setting up a workspace, a state of a submission. */
  readonly undoable?: boolean
}

/**
 * All or nothing, one group, one transaction. Refuses row_unknown, row_deleted, field_unknown,
 * value_kind, value_required, rights (values: entity, field, row as far as they are known).
 */
export function applyCommands(
  ws: Workspace,
  commands: readonly Command[],
  label: Label,
  author: Author,
  options: ApplyOptions = {},
): Applied {
  const draft = {
    label,
    kind: 'edit',
    target: null,
    undoable: options.undoable ?? true,
  } as const
  return keepingContested(
    ws,
    author,
    () => commands.flatMap((command) => goingBy(ws, command)),
    () =>
      writing(ws, draft, author, (pen) => {
        const rows = commands.map((command) => applyCommand(pen, command))
        return {
          group: pen.group()?.id ?? null,
          rows,
          changes: pen.changes(),
          touched: pen.touched(),
        }
      }),
  )
}

/** The rows that a command deletes or hangs elsewhere. */
function goingBy(ws: Workspace, command: Command): Place[] {
  const { entity } = command
  if (command.do === 'delete') return treeOf(ws.sqlite, { entity, row: command.row })
  if (command.do !== 'set') return []
  const place = { entity, row: command.row }
  const raw = readRow(ws.sqlite, entity, command.row)
  // Where it hangs already it is not moved, and nothing is said that would have to hold it there.
  const moves = Object.entries(command.values).some(
    ([field, value]) =>
      isParentField(place, field) && raw && !sameValue(shownValue(entity, raw, field), value),
  )
  return moves ? [place] : []
}

function applyCommand(pen: Pen, command: Command): string {
  const { entity } = command
  if (!entityOf(entity)) throw new Refusal('field_unknown', { entity, field: '' })
  switch (command.do) {
    case 'set':
      setFields(pen, entity, command.row, command.values)
      return command.row
    case 'delete':
      deleteTree(pen, entity, command.row)
      return command.row
    case 'create':
      return createOrPut(pen, entity, command.id, command.values)
    case 'put':
      return createOrPut(pen, entity, undefined, command.values)
  }
}

function setFields(pen: Pen, entity: EntityName, id: string, values: FirstValues): void {
  let row = liveRow(pen, entity, id)
  mayWrite(pen.ws, entity, row.office)
  for (const [field, value] of given(values)) {
    checkValue(entity, id, field, value)
    if (isFixed(entity, field)) {
      if (sameValue(shownValue(entity, row, field), value)) continue
      throw new Refusal('value_kind', { entity, field, row: id })
    }
    if (isSame(pen, entity, row, field, value)) continue
    checkReference(pen, entity, field, value, row.office)
    pen.set(entity, row, field, value)
    if (row.unread !== null || isUnread(value)) row = liveRow(pen, entity, id)
  }
}

/** A field whose two sides are shown as a conflict is settled also by confirming the shown one. */
function isSame(pen: Pen, entity: EntityName, row: RawRow, field: string, value: Value): boolean {
  if (!sameValue(shownValue(entity, row, field), value)) return false
  return !plucked(
    pen.sqlite,
    'SELECT 1 FROM conflict WHERE row = ? AND field = ? AND settled IS NULL',
  ).get(row.id, field)
}

function createOrPut(
  pen: Pen,
  entity: EntityName,
  id: string | undefined,
  values: FirstValues,
): string {
  for (const [field, value] of given(values)) checkValue(entity, id ?? '', field, value)
  refuseHomeless(entity, id, values)
  const natural = naturalId(entity, values)
  const row = natural ?? id ?? newId()
  const existing = readRow(pen.sqlite, entity, row)
  if (!existing) {
    createRow(pen, entity, row, values)
    return row
  }
  if (natural === undefined) throw new Refusal('usage', { detail: `${entity} ${row} exists` })
  if (existing.deleted === 1) restoreRow(pen, entity, existing)
  setFields(pen, entity, row, values)
  return row
}

/** Whose row it is decides where it belongs, and is part of a natural id. */
function refuseHomeless(entity: EntityName, id: string | undefined, values: FirstValues): void {
  if (entityDefinition(entity).owner !== 'office' || isGiven(values, 'office')) return
  throw new Refusal('value_required', { entity, field: 'office', row: id ?? '' })
}

function createRow(pen: Pen, entity: EntityName, row: string, values: FirstValues): void {
  const definition = entityDefinition(entity)
  const first: Record<string, Value> = {}
  for (const field of FIELDS[entity]) {
    const value = values[field] ?? null
    if (value !== null) first[field] = value
    else if (definition.fields[field]?.required) {
      throw new Refusal('value_required', { entity, field, row })
    }
  }
  mayWrite(pen.ws, entity, first.office)
  for (const [field, value] of Object.entries(first)) {
    checkReference(pen, entity, field, value, first.office)
  }
  pen.create(entity, row, first)
}

function restoreRow(pen: Pen, entity: EntityName, row: RawRow): void {
  mayWrite(pen.ws, entity, row.office)
  for (const parent of entityDefinition(entity).parents ?? []) {
    checkReference(pen, entity, parent, shownValue(entity, row, parent), row.office)
  }
  pen.mark(entity, row, false)
}

/** Deletes the row and everything that hangs under it, children first. */
function deleteTree(pen: Pen, entity: EntityName, id: string): void {
  mayWrite(pen.ws, entity, liveRow(pen, entity, id).office)
  for (const place of treeOf(pen.sqlite, { entity, row: id }).reverse()) {
    pen.mark(place.entity, liveRow(pen, place.entity, place.row), true)
  }
}

function liveRow(pen: Pen, entity: EntityName, id: string): RawRow {
  const row = readRow(pen.sqlite, entity, id)
  if (!row) throw new Refusal('row_unknown', { entity, row: id })
  if (row.deleted === 1) throw new Refusal('row_deleted', { entity, row: id })
  return row
}

/** A field office writes its own rows; HQ writes all. */
function mayWrite(ws: Workspace, entity: EntityName, office: unknown): void {
  const { role, office: own } = ws.identity
  if (role === 'hq') return
  if (entityDefinition(entity).owner === 'office' && office === own) return
  throw new Refusal('rights', { entity })
}

function given(values: FirstValues): [string, Value][] {
  return Object.entries(values).filter(([, value]) => value !== undefined)
}

function checkValue(entity: EntityName, row: string, field: string, value: Value): void {
  const definition = fieldOf(entity, field)
  if (!definition) throw new Refusal('field_unknown', { entity, field })
  if (value === null && definition.required) {
    throw new Refusal('value_required', { entity, field, row })
  }
  const fits = canHold(definition, value) && !(isUnread(value) && isFixed(entity, field))
  if (!fits) throw new Refusal('value_kind', { entity, field, row, kind: definition.kind })
}

/** What a row refers to must be there, and be there for everybody who gets the row. */
function checkReference(
  pen: Pen,
  entity: EntityName,
  field: string,
  value: Value,
  office: unknown,
): void {
  const definition = fieldOf(entity, field)
  if (definition?.kind !== 'ref' || typeof value !== 'string') return
  const scope = scopeOfTarget(pen, definition.to as EntityName, value, field)
  if (scope === SHARED || !isEnforced(entityDefinition(entity), definition)) return
  if (scope !== scopeOfRow(pen.ws, entity, office)) {
    throw new Refusal('rights', { entity, field, row: value })
  }
}

function scopeOfTarget(pen: Pen, entity: EntityName, row: string, field: string): Scope {
  const seen = pen.seen.get(`${entity} ${row}`)
  if (seen !== undefined) return seen
  const target = readRow(pen.sqlite, entity, row)
  if (!target) throw new Refusal('row_unknown', { entity, row, field })
  if (target.deleted === 1) throw new Refusal('row_deleted', { entity, row, field })
  const scope = scopeOfRow(pen.ws, entity, target.office)
  pen.seen.set(`${entity} ${row}`, scope)
  return scope
}

/** What this workspace knows: stream → last number. */
export function vectorOf(ws: Workspace): Vector {
  return Object.fromEntries(lastOfStreams(ws.sqlite).map(({ name, last }) => [name, last]))
}

/** The last number of one stream that is known here; 0 for none. */
export function lastKnown({ sqlite }: Workspace, stream: string): number {
  const id = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?').get(stream)
  return id === undefined ? 0 : lastOf(sqlite, Number(id))
}

interface StoredChange {
  readonly n: number
  readonly id: string
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  readonly value: string
  readonly prior: string | null
}

interface StoredGroup extends Omit<Group, 'label'> {
  readonly label: string
}

/** Everything in these scopes that whoever has `known` does not have. `private` never leaves. */
export function changesSince(ws: Workspace, scopes: readonly Scope[], known: Vector): Batch {
  const streams = lastOfStreams(ws.sqlite).filter(
    ({ name, scope, last }) =>
      scope !== PRIVATE && scopes.includes(scope) && last > (known[name] ?? 0),
  )
  const names = new Map(streams.map(({ id, name }) => [id, name]))
  const changes: Change[] = []
  const groups = new Set<string>()
  const read = statement(
    ws.sqlite,
    `SELECT c.n, g.id, c.entity, c.row, c.field, c.value, c.prior
     FROM change c JOIN change_group g ON g.n = c.change_group
     WHERE c.n > ? AND c.n <= ? ORDER BY c.n`,
  )
  const refs = refNamer(ws, names)
  const ranges: StreamRange[] = []
  for (const { id, name, last } of streams) {
    const first = (known[name] ?? 0) + 1
    ranges.push({ name, first, last })
    const stored = read.all(changeNumber(id, first - 1), changeNumber(id, last)) as StoredChange[]
    for (const found of stored) {
      groups.add(found.id)
      changes.push({
        stream: name,
        seq: seqOfNumber(found.n),
        group: found.id,
        entity: found.entity,
        row: found.row,
        field: found.field,
        value: JSON.parse(found.value),
        prior: found.prior === null ? [] : (JSON.parse(found.prior) as number[]).map(refs),
      })
    }
  }
  return { streams: ranges, groups: readGroups(ws, [...groups]), changes }
}

/** Numbers as references, with each stream's name read once. */
function refNamer(ws: Workspace, names: Map<number, string>): (n: number) => ChangeRef {
  return (n) => {
    const stream = streamOfNumber(n)
    let name = names.get(stream)
    if (name === undefined) {
      name = String(plucked(ws.sqlite, 'SELECT name FROM stream WHERE id = ?').get(stream))
      names.set(stream, name)
    }
    return changeRef(name, seqOfNumber(n))
  }
}

function readGroups(ws: Workspace, ids: readonly string[]): Group[] {
  const read = statement(
    ws.sqlite,
    'SELECT id, site, office, at, actor, label, kind, target FROM change_group WHERE id = ?',
  )
  return ids.map((id) => {
    const group = read.get(id) as StoredGroup
    return { ...group, label: JSON.parse(group.label) as Label }
  })
}
