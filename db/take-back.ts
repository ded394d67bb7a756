// Takes an import out again: exactly the changes that it brought leave the journal, and rows, heads and
// conflicts become what the remaining changes say, by the domain's own definition (merge.ts, replayRow).
// Possible only while nothing builds on them. The work follows the package, not the store.
import { CREATION, DELETED, parseRef, type Scope, type StreamRange } from '#domain/changes.ts'
import { ENTITY_NAMES, type EntityName, type Value } from '#domain/entities.ts'
import { replayRow, sameValue } from '#domain/merge.ts'
import { openConflict } from './conflicts.ts'
import { refusing } from './failures.ts'
import { changeNumber, lastOf, readRow, type Span, shownValue, sidesOf } from './heads.ts'
import { type Place, parentsOf, settleLives } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { FIELDS, REFERENCES } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { asWritten, priorOf, STORED_CHANGE, type StoredChange } from './stored-changes.ts'
import { setDeleted, type Touched, updateFields } from './writer.ts'
import { noteEverything } from './written.ts'

export interface BuiltOn {
  /** `later`: the stream goes on; `edits`: changes or rows that refer to what was brought. */
  readonly why: 'later' | 'edits'
  readonly count: number
  /** The first of them; null when the stream goes on. */
  readonly place: Place | null
  /** The site whose stream goes on. */
  readonly site: string | null
}

export interface TakenBack {
  readonly changes: number
  readonly rows: number
  readonly touched: Touched
}

/** What came and what is left of each row that it touched. */
interface Extract {
  readonly spans: readonly Span[]
  readonly groups: ReadonlySet<number>
  readonly rows: readonly TouchedRow[]
  readonly changes: number
}

interface TouchedRow extends Place {
  readonly scope: Scope
  /** All changes but those that came. */
  readonly left: readonly StoredChange[]
}

/** What builds on the changes that an import brought; undefined when it can be taken back. */
export function builtOn(ws: Workspace, brought: readonly StreamRange[]): BuiltOn | undefined {
  const { sqlite } = ws
  for (const { name, last } of brought) {
    const stream = streamNamed(sqlite, name)
    const known = stream === undefined ? 0 : lastOf(sqlite, stream.id)
    if (known > last) {
      const site = stream?.site ?? null
      return { why: 'later', count: known - last, place: null, site }
    }
  }
  const extract = extractOf(sqlite, brought)
  const later = laterEdits(extract)
  const referring = later.length > 0 ? [] : rowsReferring(sqlite, extract)
  const [place = null] = [...later, ...referring]
  if (place === null) return undefined
  return { why: 'edits', count: later.length + referring.length, place, site: null }
}

/** The caller has asked builtOn. One transaction. */
export function takeBack(ws: Workspace, brought: readonly StreamRange[]): TakenBack {
  return refusing(ws.file, () =>
    ws.sqlite.transaction(() => remove(ws.sqlite, extractOf(ws.sqlite, brought))).immediate(),
  )
}

function streamNamed(sqlite: Sqlite, name: string) {
  return statement(sqlite, 'SELECT id, site, scope FROM stream WHERE name = ?').get(name) as
    | { id: number; site: string; scope: Scope }
    | undefined
}

function extractOf(sqlite: Sqlite, brought: readonly StreamRange[]): Extract {
  const read = statement(
    sqlite,
    'SELECT n, change_group AS "group", entity, row FROM change WHERE n BETWEEN ? AND ?',
  )
  const spans: Span[] = []
  const groups = new Set<number>()
  const places = new Map<string, Place & { scope: Scope }>()
  let changes = 0
  for (const { name, first, last } of brought) {
    const stream = streamNamed(sqlite, name)
    if (!stream) continue
    const span: Span = [changeNumber(stream.id, first), changeNumber(stream.id, last)]
    spans.push(span)
    for (const { group, entity, row } of read.all(...span) as StoredChange[]) {
      changes += 1
      groups.add(group)
      places.set(row, { entity, row, scope: stream.scope })
    }
  }
  const rows = [...places.values()].map((place) => ({
    ...place,
    left: changesOfRow(sqlite, place.row).filter(({ n }) => !isIn(spans, n)),
  }))
  return { spans, groups, rows, changes }
}

function isIn(spans: readonly Span[], n: number): boolean {
  return spans.some(([first, last]) => n >= first && n <= last)
}

function changesOfRow(sqlite: Sqlite, row: string): StoredChange[] {
  return statement(
    sqlite,
    `SELECT ${STORED_CHANGE}
     FROM change c JOIN change_group g ON g.n = c.change_group WHERE c.row = ? ORDER BY c.n`,
  ).all(row) as StoredChange[]
}

/** Changes that name one of those that came as what their author saw. */
function laterEdits({ spans, rows }: Extract): Place[] {
  return rows.flatMap(({ entity, row, left }) => {
    const building = left.filter((change) => priorOf(change).some((n) => isIn(spans, n)))
    const isHomeless = left.length > 0 && !left.some(({ field }) => field === CREATION)
    const count = Math.max(building.length, isHomeless ? 1 : 0)
    return Array.from({ length: count }, () => ({ entity, row }))
  })
}

/** Rows that stay and refer to one that would go, and comments on one. */
function rowsReferring(sqlite: Sqlite, { rows }: Extract): Place[] {
  const going = new Set(rows.flatMap(({ row, left }) => (left.length === 0 ? [row] : [])))
  const found: Place[] = []
  for (const { entity, row } of rows) {
    if (!going.has(row)) continue
    for (const { from, field } of REFERRING[entity]) {
      const ids = plucked(sqlite, `SELECT id FROM "${from}" WHERE "${field}" = ?`).all(row)
      for (const id of ids as string[]) if (!going.has(id)) found.push({ entity: from, row: id })
    }
  }
  const comments = statement(sqlite, 'SELECT id, row FROM comment').all() as {
    id: string
    row: string
  }[]
  for (const { id, row } of comments) {
    if (going.has(row) && !going.has(id)) found.push({ entity: 'comment', row: id })
  }
  return found
}

/** By entity: which fields of which entities refer to its rows. */
const REFERRING = Object.fromEntries(
  ENTITY_NAMES.map((to) => [
    to,
    ENTITY_NAMES.flatMap((from) =>
      REFERENCES[from].filter((each) => each.to === to).map(({ field }) => ({ from, field })),
    ),
  ]),
) as unknown as Readonly<
  Record<EntityName, readonly { readonly from: EntityName; readonly field: string }[]>
>

function remove(sqlite: Sqlite, extract: Extract): TakenBack {
  const { spans, groups, rows, changes } = extract
  const contested = openDeletions(sqlite)
  const seeds: Place[] = [...rows, ...rows.flatMap((row) => parentsOf(sqlite, row))]
  const drop = statement(sqlite, 'DELETE FROM change WHERE n BETWEEN ? AND ?')
  for (const span of spans) drop.run(...span)
  for (const group of groups) shrinkGroup(sqlite, group, spans)
  for (const row of rows) {
    if (row.left.length === 0) dropRow(sqlite, row)
    else replay(sqlite, row)
  }
  const staying = rows.filter(({ left }) => left.length > 0)
  settleLives(sqlite, [...seeds, ...staying.flatMap((row) => parentsOf(sqlite, row))])
  forgetConflicts(sqlite, extract, contested)
  noteEverything(sqlite) // rows that are gone say no more where they belonged
  return {
    changes,
    rows: rows.length,
    touched: {
      entities: [...new Set(rows.map(({ entity }) => entity))],
      offices: [...new Set(rows.map(({ scope }) => scope))],
    },
  }
}

function openDeletions(sqlite: Sqlite): string[] {
  return plucked(sqlite, 'SELECT id FROM conflict WHERE field = ? AND settled IS NULL').all(
    DELETED,
  ) as string[]
}

/** What is left of a group: nothing, or its changes in other streams. */
function shrinkGroup(sqlite: Sqlite, group: number, gone: readonly Span[]): void {
  const text = plucked(sqlite, 'SELECT spans FROM change_group WHERE n = ?').get(group)
  const left = (JSON.parse(String(text)) as Span[]).flatMap((span) => without(span, gone))
  if (left.length === 0) {
    statement(sqlite, 'DELETE FROM change_group WHERE n = ?').run(group)
    return
  }
  const write = statement(sqlite, 'UPDATE change_group SET spans = ? WHERE n = ?')
  write.run(JSON.stringify(left), group)
}

function without(span: Span, gone: readonly Span[]): Span[] {
  return gone.reduce<Span[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): Span[] => {
        if (to < first || from > last) return [[first, last]]
        const before: Span[] = first < from ? [[first, from - 1]] : []
        const after: Span[] = last > to ? [[to + 1, last]] : []
        return [...before, ...after]
      }),
    [span],
  )
}

function dropRow(sqlite: Sqlite, { entity, row }: Place): void {
  statement(sqlite, 'DELETE FROM head WHERE row = ?').run(row)
  statement(sqlite, 'DELETE FROM conflict WHERE row = ?').run(row)
  statement(sqlite, `DELETE FROM "${entity}" WHERE id = ?`).run(row)
}

/** Heads, values and open conflicts of a row from the changes that are left of it. */
function replay(sqlite: Sqlite, { entity, row, scope, left }: TouchedRow): void {
  const { heads, values, conflicts } = replayRow(left.map(asWritten), scope)
  statement(sqlite, 'DELETE FROM head WHERE row = ?').run(row)
  const insert = statement(sqlite, 'INSERT INTO head (row, field, n) VALUES (?, ?, ?)')
  for (const [field, refs] of heads) for (const n of refs) insert.run(row, field, n)
  for (const field of FIELDS[entity]) {
    const raw = readRow(sqlite, entity, row)
    const value: Value = values.get(field) ?? null
    if (raw && !sameValue(shownValue(entity, raw, field), value)) {
      updateFields(sqlite, entity, raw, { [field]: value })
    }
  }
  // What carries a deletion is for settleLives; nothing else is deleted.
  if (!heads.has(DELETED)) setDeleted(sqlite, entity, row, false)
  const close = statement(
    sqlite,
    'DELETE FROM conflict WHERE row = ? AND field <> ? AND settled IS NULL',
  )
  close.run(row, DELETED)
  for (const field of conflicts) {
    if (field === DELETED) continue
    const sides = sidesOf(sqlite, headsLeft(left, field, heads.get(field)), field)
    openConflict(sqlite, entity, row, field, sides, scope)
  }
}

/** The heads of a field; where nothing was set after them, the creations that gave it a value. */
function headsLeft(
  left: readonly StoredChange[],
  field: string,
  heads: readonly number[] | undefined,
): readonly number[] {
  if (heads) return heads
  return left
    .filter((change) => {
      if (change.field !== CREATION) return false
      return ((JSON.parse(change.value) as Record<string, Value>)[field] ?? null) !== null
    })
    .map(({ n }) => n)
}

/**
 * Conflicts that came with the import are not settled but as if they had never been: those with a side
 * that is gone, those that something settled which is gone, and deletions that are contested no more.
 */
function forgetConflicts(sqlite: Sqlite, extract: Extract, contested: readonly string[]): void {
  const drop = statement(sqlite, 'DELETE FROM conflict WHERE id = ?')
  const isGone = goneIn(sqlite, extract)
  const read = statement(sqlite, 'SELECT id, sides, settled FROM conflict WHERE row = ?')
  for (const { row } of extract.rows) {
    const found = read.all(row) as { id: string; sides: string; settled: string | null }[]
    for (const { id, sides, settled } of found) {
      const refs = (JSON.parse(sides) as { ref: string }[]).map(({ ref }) => ref)
      if (refs.some(isGone) || (settled !== null && isGone(settled))) drop.run(id)
    }
  }
  const open = new Set(openDeletions(sqlite))
  for (const id of contested) if (!open.has(id)) drop.run(id)
}

function goneIn(sqlite: Sqlite, { spans }: Extract): (ref: string) => boolean {
  return (ref) => {
    const { stream, seq } = parseRef(ref)
    const id = streamNamed(sqlite, stream)?.id
    return id !== undefined && isIn(spans, changeNumber(id, seq))
  }
}
