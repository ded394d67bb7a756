// Is the file whole, and do its tables say what its journal says? Every row is replayed from its changes by
// the domain's own definition (merge.ts, replayRow), which shares no code with the incremental writer,
// and compared field by field. Changes nothing.
import { CREATION, DELETED, type Scope } from '#domain/changes.ts'
import { ENTITY_NAMES, type EntityName, entityOf, type Value } from '#domain/entities.ts'
import {
  deadRows,
  isTombstone,
  type Lifeline,
  type Replayed,
  replayRow,
  sameValue,
} from '#domain/merge.ts'
import { changeNumber, lastOf, readRow, shownValue, streamOfNumber } from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
import { entityDefinition, FIELDS } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { asWritten, STORED_CHANGE, type StoredChange } from './stored-changes.ts'

export interface Finding {
  /**
   * sqlite, foreign_key, stream_gap, group_missing, row_entity, row_missing, row_unexplained,
   * value_differs, heads_differ, deleted_differs, conflict_differs
   */
  readonly code: string
  readonly detail: string
}

export interface CheckResult {
  readonly ok: boolean
  readonly changes: number
  readonly rows: number
  readonly findings: readonly Finding[]
}

/** More than this is not listed; the last finding then says that there are more. */
const MOST = 1000

type Report = (code: string, detail: string) => void

/** `onProgress` is told how many of how many changes have been read. */
export function checkWorkspace(
  ws: Workspace,
  onProgress: (done: number, total: number) => void = () => {},
): CheckResult {
  const { sqlite } = ws
  const findings: Finding[] = []
  const report: Report = (code, detail) => {
    if (findings.length < MOST) findings.push({ code, detail })
    else if (findings.length === MOST) findings.push({ code: 'more', detail: '' })
  }
  checkFile(sqlite, report)
  checkStreams(sqlite, report)
  const changes = Number(plucked(sqlite, 'SELECT COUNT(*) FROM change').get())
  const rows = checkRows(sqlite, report, (done) => onProgress(done, changes))
  return { ok: findings.length === 0, changes, rows, findings }
}

function checkFile(sqlite: Sqlite, report: Report): void {
  const found = sqlite.pragma('integrity_check(100)') as { integrity_check: string }[]
  for (const { integrity_check } of found) {
    if (integrity_check !== 'ok') report('sqlite', integrity_check)
  }
  const dangling = sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[]
  for (const { table, rowid } of dangling) report('foreign_key', `${table} ${rowid}`)
}

/** Numbers without a gap, and a group for every change. */
function checkStreams(sqlite: Sqlite, report: Report): void {
  const streams = statement(sqlite, 'SELECT id, name FROM stream').all() as {
    id: number
    name: string
  }[]
  for (const { id, name } of streams) {
    const count = plucked(sqlite, 'SELECT COUNT(*) FROM change WHERE n > ? AND n < ?').get(
      changeNumber(id, 0),
      changeNumber(id + 1, 0),
    )
    const last = lastOf(sqlite, id)
    if (count !== last) report('stream_gap', `${name}: ${count} of ${last}`)
  }
  const orphans = plucked(
    sqlite,
    `SELECT DISTINCT c.change_group FROM change c
     LEFT JOIN change_group g ON g.n = c.change_group WHERE g.n IS NULL`,
  ).all()
  for (const group of orphans) report('group_missing', String(group))
}

/** What is gathered on the way for the questions that no row can answer alone. */
interface Gathered {
  /** Per scope: what carries a deletion, and what has a child that is there for certain. */
  readonly lines: Map<Scope, Lifeline<number>[]>
  readonly living: Map<Scope, Set<string>>
  readonly conflicts: Set<string>
  readonly rows: Map<EntityName, number>
}

function checkRows(sqlite: Sqlite, report: Report, onProgress: (done: number) => void): number {
  const scopes = scopesOf(sqlite)
  const gathered: Gathered = {
    lines: new Map(),
    living: new Map(),
    conflicts: new Set(),
    rows: new Map(),
  }
  let done = 0
  for (const changes of changesByRow(sqlite)) {
    checkRow(sqlite, changes, scopes, gathered, report)
    const before = done
    done += changes.length
    if (Math.floor(done / 1000) > Math.floor(before / 1000)) onProgress(done)
  }
  onProgress(done)
  const dead = deadEverywhere(gathered)
  checkDeleted(sqlite, dead, report)
  checkUnexplained(sqlite, gathered, report)
  for (const lines of gathered.lines.values()) {
    for (const line of lines) {
      if (isTombstone(line) && !dead.has(line.row)) gathered.conflicts.add(`${line.row} ${DELETED}`)
    }
  }
  checkConflicts(sqlite, gathered.conflicts, report)
  return [...gathered.rows.values()].reduce((sum, count) => sum + count, 0)
}

function scopesOf(sqlite: Sqlite): Map<number, Scope> {
  const streams = statement(sqlite, 'SELECT id, scope FROM stream').all() as {
    id: number
    scope: Scope
  }[]
  return new Map(streams.map(({ id, scope }) => [id, scope]))
}

/** All changes of one row after the other. */
function* changesByRow(sqlite: Sqlite): Generator<StoredChange[]> {
  const read = statement(
    sqlite,
    `SELECT ${STORED_CHANGE}
     FROM change c LEFT JOIN change_group g ON g.n = c.change_group ORDER BY c.row, c.n`,
  )
  let row: StoredChange[] = []
  for (const change of read.iterate() as IterableIterator<StoredChange>) {
    if (row.length > 0 && row[0]?.row !== change.row) {
      yield row
      row = []
    }
    row.push(change)
  }
  if (row.length > 0) yield row
}

function checkRow(
  sqlite: Sqlite,
  changes: readonly StoredChange[],
  scopes: ReadonlyMap<number, Scope>,
  gathered: Gathered,
  report: Report,
): void {
  const [first] = changes
  if (!first) return
  const { entity, row } = first
  const creation = changes.find(({ field }) => field === CREATION)
  if (!entityOf(entity) || changes.some((change) => change.entity !== entity) || !creation) {
    report('row_entity', `${entity} ${row}`)
    return
  }
  gathered.rows.set(entity, (gathered.rows.get(entity) ?? 0) + 1)
  const scope = scopes.get(streamOfNumber(creation.n)) ?? ''
  const replayed = replayRow(changes.map(asWritten), scope)
  compareValues(sqlite, entity, row, replayed, report)
  compareHeads(sqlite, entity, row, replayed, report)
  for (const field of replayed.conflicts) gathered.conflicts.add(`${row} ${field}`)
  gatherLife(entity, row, scope, replayed, gathered)
}

function compareValues(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  { values }: Replayed<number>,
  report: Report,
): void {
  const raw = readRow(sqlite, entity, row)
  if (!raw) {
    report('row_missing', `${entity} ${row}`)
    return
  }
  for (const field of FIELDS[entity]) {
    const expected: Value = values.get(field) ?? null
    if (!sameValue(shownValue(entity, raw, field), expected)) {
      report('value_differs', `${entity} ${row} ${field}`)
    }
  }
}

function compareHeads(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  { heads }: Replayed<number>,
  report: Report,
): void {
  const stored = statement(sqlite, 'SELECT field, n FROM head WHERE row = ?').all(row) as {
    field: string
    n: number
  }[]
  const expected = [...heads].flatMap(([field, refs]) => refs.map((n) => `${field} ${n}`))
  const found = stored.map(({ field, n }) => `${field} ${n}`)
  if (expected.toSorted().join() !== found.toSorted().join()) {
    report('heads_differ', `${entity} ${row}`)
  }
}

function gatherLife(
  entity: EntityName,
  row: string,
  scope: Scope,
  { values, life }: Replayed<number>,
  { lines, living }: Gathered,
): void {
  const parents = (entityDefinition(entity).parents ?? []).flatMap((field) => {
    const parent = values.get(field)
    return typeof parent === 'string' ? [parent] : []
  })
  const line = { row, parents, ...life }
  if (line.deletions.length > 0) {
    const found = lines.get(scope)
    if (found) found.push(line)
    else lines.set(scope, [line])
  }
  if (isTombstone(line)) return
  const found = living.get(scope) ?? new Set<string>()
  for (const parent of parents) found.add(parent)
  living.set(scope, found)
}

function deadEverywhere({ lines, living }: Gathered): Set<string> {
  const dead = new Set<string>()
  for (const [scope, of] of lines) {
    for (const row of deadRows(of, living.get(scope) ?? [])) dead.add(row)
  }
  return dead
}

function checkDeleted(sqlite: Sqlite, dead: ReadonlySet<string>, report: Report): void {
  const found = new Set<string>()
  for (const entity of ENTITY_NAMES) {
    const ids = plucked(sqlite, `SELECT id FROM "${entity}" WHERE deleted <> 0`).all() as string[]
    for (const id of ids) {
      found.add(id)
      if (!dead.has(id)) report('deleted_differs', `${entity} ${id}`)
    }
  }
  for (const row of dead) if (!found.has(row)) report('deleted_differs', row)
}

/** Rows that no change accounts for. */
function checkUnexplained(sqlite: Sqlite, { rows }: Gathered, report: Report): void {
  for (const entity of ENTITY_NAMES) {
    const count = plucked(sqlite, `SELECT COUNT(*) FROM "${entity}"`).get()
    if (count === (rows.get(entity) ?? 0)) continue
    const ids = plucked(
      sqlite,
      `SELECT id FROM "${entity}" e WHERE NOT EXISTS
         (SELECT 1 FROM change c WHERE c.row = e.id AND c.field = '')`,
    ).all()
    for (const id of ids) report('row_unexplained', `${entity} ${id}`)
  }
}

function checkConflicts(sqlite: Sqlite, expected: ReadonlySet<string>, report: Report): void {
  const open = statement(sqlite, 'SELECT row, field FROM conflict WHERE settled IS NULL').all() as {
    row: string
    field: string
  }[]
  const found = new Set(open.map(({ row, field }) => `${row} ${field}`))
  for (const each of expected) if (!found.has(each)) report('conflict_differs', each)
  for (const each of found) if (!expected.has(each)) report('conflict_differs', each)
}
