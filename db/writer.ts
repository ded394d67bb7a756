// The pen: writes a change together with the row that it changes and the heads of the field. Only journal.ts
// and undo.ts hold it, inside one transaction; it decides nothing about rights or rules.
import {
  CREATION,
  DELETED,
  type FirstValues,
  type Group,
  type Label,
  PRIVATE,
  type Scope,
  SHARED,
  streamName,
} from '#domain/changes.ts'
import { type EntityName, isUnread, type Value } from '#domain/entities.ts'
import { groupId } from '#domain/ids.ts'
import { openConflict } from './conflicts.ts'
import { refusing } from './failures.ts'
import {
  changeNumber,
  headsOfRow,
  lastOf,
  laterHeads,
  priorOf,
  type RawRow,
  refOf,
  type Span,
  sidesOf,
  unreadOf,
} from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
import { refuseGone } from './presence.ts'
import { type Column, entityDefinition, FIELDS, toColumn } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { noteOwnAction, noteWritten } from './written.ts'

export interface Author {
  readonly actor: string
  readonly at: string
}

/** What a command or an import changed, for the live event. Offices by id, or 'shared'. */
export interface Touched {
  readonly entities: string[]
  readonly offices: string[]
}

export interface Pen {
  readonly ws: Workspace
  readonly sqlite: Sqlite
  readonly changes: () => number
  /** Id and number of the group; null while nothing has been written. */
  readonly group: () => { id: string; n: number } | null
  readonly touched: () => Touched
  /** Rows that were found to be there, with their scope; forgotten when a row is deleted. */
  readonly seen: Map<string, Scope>
  create(entity: EntityName, row: string, values: FirstValues): void
  set(entity: EntityName, row: RawRow, field: string, value: Value): void
  mark(entity: EntityName, row: RawRow, deleted: boolean): void
  /**
   * Opens a choice between these values again, the last one being shown: one change for each, none of
   * which has seen another. Of the field `deleted`: true and false; the row is there until chosen.
   */
  fork(entity: EntityName, row: RawRow, field: string, values: readonly Value[]): void
}

interface GroupDraft {
  readonly label: Label
  readonly kind: Group['kind']
  readonly target: string | null
  /** False: a person cannot undo it (setting up a workspace). */
  readonly undoable: boolean
}

/**
 * Whom a row is for: HQ's own rows travel as shared, like everything that is shared by nature. At
 * an office, what belongs to another office is HQ's: it is given nothing else.
 */
export function scopeOfRow(ws: Workspace, entity: EntityName, office: unknown): Scope {
  const { owner } = entityDefinition(entity)
  if (owner !== 'office') return owner === 'shared' ? SHARED : PRIVATE
  const { role, office: own } = ws.identity
  const isShared = role === 'hq' ? office === own : office !== own
  return isShared ? SHARED : String(office)
}

/** One action in one transaction, durable when it returns; nothing is kept if `work` throws. */
export function writing<T>(
  ws: Workspace,
  draft: GroupDraft,
  author: Author,
  work: (pen: Pen) => T,
): T {
  refuseGone(ws)
  return refusing(ws.file, () =>
    ws.sqlite
      .transaction(() => {
        const { pen, finish } = makePen(ws, draft, author)
        const result = work(pen)
        finish()
        return result
      })
      .immediate(),
  )
}

interface OpenStream {
  readonly id: number
  readonly first: number
  last: number
}

interface Fork {
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  readonly scope: Scope
  readonly sides: readonly number[]
}

function makePen(ws: Workspace, draft: GroupDraft, author: Author) {
  const { sqlite, identity } = ws
  const streams = new Map<Scope, OpenStream>()
  const entities = new Set<string>()
  const group = { id: '', n: nextGroup(sqlite) }
  const forks: Fork[] = []
  let count = 0

  const insertChange = statement(
    sqlite,
    `INSERT INTO change (n, change_group, entity, row, field, value, prior)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const deleteHeads = statement(sqlite, 'DELETE FROM head WHERE row = ? AND field = ?')
  const insertHead = statement(sqlite, 'INSERT INTO head (row, field, n) VALUES (?, ?, ?)')
  const settle = statement(
    sqlite,
    'UPDATE conflict SET settled = ? WHERE row = ? AND field = ? AND settled IS NULL',
  )

  function streamFor(scope: Scope): OpenStream {
    let stream = streams.get(scope)
    if (!stream) {
      const id = openStream(sqlite, identity.site, scope)
      const last = lastOf(sqlite, id)
      stream = { id, first: last + 1, last }
      streams.set(scope, stream)
    }
    return stream
  }

  function write(
    entity: EntityName,
    row: string,
    office: unknown,
    field: string,
    value: Value | FirstValues,
    prior: readonly number[],
  ): number {
    const stream = streamFor(scopeOfRow(ws, entity, office))
    stream.last += 1
    const n = changeNumber(stream.id, stream.last)
    if (group.id === '') group.id = groupId(refOf(sqlite, n), author.at)
    const priorText = prior.length === 0 ? null : JSON.stringify(prior)
    insertChange.run(n, group.n, entity, row, field, JSON.stringify(value), priorText)
    entities.add(entity)
    count += 1
    return n
  }

  /** The new change replaces all heads there were. */
  function replaceHeads(row: string, field: string, n: number, before: readonly number[]): void {
    if (before.length > 0) deleteHeads.run(row, field)
    insertHead.run(row, field, n)
  }

  const pen: Pen = {
    ws,
    sqlite,
    changes: () => count,
    group: () => (count > 0 ? group : null),
    seen: new Map(),
    touched: () => ({ entities: [...entities], offices: [...streams.keys()] }),
    create(entity, row, values) {
      insertRow(sqlite, entity, row, values)
      noteWritten(sqlite, entity, row)
      write(entity, row, values.office, CREATION, values, [])
    },
    set(entity, row, field, value) {
      const before = laterHeads(sqlite, row.id, field)
      const prior = before.length > 0 ? before : priorOf(sqlite, entity, row.id, field)
      const n = write(entity, row.id, row.office, field, value, prior)
      replaceHeads(row.id, field, n, before)
      if (prior.length > 1) settle.run(refOf(sqlite, n), row.id, field)
      updateFields(sqlite, entity, row, { [field]: value })
      noteWritten(sqlite, entity, row.id, field)
    },
    mark(entity, row, deleted) {
      const n = write(entity, row.id, row.office, DELETED, deleted, headsOfRow(sqlite, row.id))
      replaceHeads(row.id, DELETED, n, laterHeads(sqlite, row.id, DELETED))
      settle.run(refOf(sqlite, n), row.id, DELETED)
      setDeleted(sqlite, entity, row.id, deleted)
      noteWritten(sqlite, entity, row.id)
      pen.seen.clear()
    },
    fork(entity, row, field, values) {
      const before = laterHeads(sqlite, row.id, field)
      const isMark = field === DELETED
      const prior = isMark ? headsOfRow(sqlite, row.id) : priorOf(sqlite, entity, row.id, field)
      const sides = values.map((value) => write(entity, row.id, row.office, field, value, prior))
      if (before.length > 0) deleteHeads.run(row.id, field)
      for (const n of sides) insertHead.run(row.id, field, n)
      noteWritten(sqlite, entity, row.id, isMark ? null : field)
      forks.push({ entity, row: row.id, field, scope: scopeOfRow(ws, entity, row.office), sides })
      if (isMark) {
        setDeleted(sqlite, entity, row.id, false)
        pen.seen.clear()
      } else updateFields(sqlite, entity, row, { [field]: values.at(-1) ?? null })
    },
  }

  /** The group is written last, when it is known where its changes lie. */
  function finish(): void {
    if (count === 0) return
    noteOwnAction(sqlite)
    const isUndoable = draft.kind === 'edit' && draft.undoable
    if (isUndoable) endRedo(sqlite)
    const spans = [...streams.values()].map(
      ({ id, first, last }): Span => [changeNumber(id, first), changeNumber(id, last)],
    )
    const { site, office } = identity
    const { label, kind, target } = draft
    insertGroup(
      sqlite,
      { id: group.id, site, office, at: author.at, actor: author.actor, label, kind, target },
      { n: group.n, spans, undo: isUndoable ? 0 : null },
    )
    // A side is told with its group, which is there only now.
    for (const { entity, row, field, scope, sides } of forks) {
      openConflict(sqlite, entity, row, field, sidesOf(sqlite, sides, field), scope)
    }
  }
  return { pen, finish }
}

/** A new edit makes final what was undone before it. */
function endRedo(sqlite: Sqlite): void {
  statement(sqlite, 'UPDATE change_group SET undo = 2 WHERE undo = 1').run()
}

export function nextGroup(sqlite: Sqlite): number {
  return Number(plucked(sqlite, 'SELECT COALESCE(MAX(n), 0) + 1 FROM change_group').get())
}

export function insertGroup(
  sqlite: Sqlite,
  group: Group,
  place: { readonly n: number; readonly spans: readonly Span[]; readonly undo: number | null },
): void {
  statement(
    sqlite,
    `INSERT INTO change_group (n, id, site, office, at, actor, label, kind, target, undo, spans)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    place.n,
    group.id,
    group.site,
    group.office,
    group.at,
    group.actor,
    JSON.stringify(group.label),
    group.kind,
    group.target,
    place.undo,
    JSON.stringify(place.spans),
  )
}

/** The number of the stream of a site for a scope, made when it is new. */
export function openStream(sqlite: Sqlite, site: string, scope: Scope): number {
  const name = streamName(site, scope)
  const found = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?').get(name)
  if (found !== undefined) return Number(found)
  const { lastInsertRowid } = statement(
    sqlite,
    'INSERT INTO stream (name, site, scope) VALUES (?, ?, ?)',
  ).run(name, site, scope)
  return Number(lastInsertRowid)
}

const insertTexts = new Map<EntityName, string>()

export function insertSql(entity: EntityName): string {
  let text = insertTexts.get(entity)
  if (!text) {
    const columns = ['id', ...FIELDS[entity], 'unread']
    const names = columns.map((column) => `"${column}"`).join(', ')
    text = `INSERT INTO "${entity}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`
    insertTexts.set(entity, text)
  }
  return text
}

/** The columns of a row that starts with these values, in the order of insertSql. */
export function insertValues(entity: EntityName, row: string, values: FirstValues): unknown[] {
  const columns: unknown[] = [row]
  let unread: Record<string, string> | null = null
  for (const field of FIELDS[entity]) {
    const value = values[field] ?? null
    if (isUnread(value)) {
      unread ??= {}
      unread[field] = value.unread
      columns.push(null)
    } else columns.push(toColumn(value))
  }
  columns.push(unread && JSON.stringify(unread))
  return columns
}

export function insertRow(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  values: FirstValues,
): void {
  statement(sqlite, insertSql(entity)).run(insertValues(entity, row, values))
}

/** The row as it is then. */
export function updateFields(
  sqlite: Sqlite,
  entity: EntityName,
  row: RawRow,
  values: Readonly<Record<string, Value>>,
): RawRow {
  const columns: Record<string, Column> = {}
  const unread: Record<string, string> = {}
  for (const [field, text] of Object.entries(unreadOf(row))) {
    if (!Object.hasOwn(values, field)) unread[field] = text
  }
  for (const [field, value] of Object.entries(values)) {
    columns[field] = isUnread(value) ? null : toColumn(value)
    if (isUnread(value)) unread[field] = value.unread
  }
  const texts = Object.keys(unread).length === 0 ? null : JSON.stringify(unread)
  if (texts !== row.unread) columns.unread = texts
  const set = Object.keys(columns).map((column) => `"${column}" = ?`)
  const update = statement(sqlite, `UPDATE "${entity}" SET ${set.join(', ')} WHERE id = ?`)
  update.run(...Object.values(columns), row.id)
  return { ...row, ...columns }
}

export function setDeleted(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  deleted: boolean,
): void {
  statement(sqlite, `UPDATE "${entity}" SET deleted = ? WHERE id = ?`).run(Number(deleted), row)
}

export function isThere(sqlite: Sqlite, entity: EntityName, row: string): boolean {
  const deleted = plucked(sqlite, `SELECT deleted FROM "${entity}" WHERE id = ?`).get(row)
  return deleted === 0
}
