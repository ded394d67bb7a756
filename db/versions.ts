// A plan as it was: rows replayed from the changes that were known at a moment, by the domain's own
// definition (merge.ts), and who wrote what last. It reads the journal and writes nothing.
import { CREATION, DELETED, type FirstValues, type Scope } from '#domain/changes.ts'
import type { VersionRow } from '#domain/compare.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { deadRows, isTombstone, type Lifeline, replayRow } from '#domain/merge.ts'
import { changeNumber, streamOfNumber } from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
import { entityDefinition } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { asWritten, STORED_CHANGE, type StoredChange } from './stored-changes.ts'

/**
 * Which changes count. `until`: written up to an instant; `change` names the change that was written
 * then, and in its own stream what came before it counts, whatever clocks say. `beforeGroup`: here before
 * that group came.
 */
export type Cut =
  | { readonly until: string; readonly change: number | null }
  | { readonly beforeGroup: number }

/** The rows of these entities in a scope that were there at the moment. */
export function versionAt(
  { sqlite }: Workspace,
  scope: Scope,
  entities: readonly EntityName[],
  cut: Cut,
): VersionRow[] {
  const wanted = new Set<string>(entities)
  const lines: Lifeline<number>[] = []
  const living = new Set<string>()
  const rows: VersionRow[] = []
  for (const changes of changesByRow(sqlite, scope, cut)) {
    const [first] = changes
    if (!first || !changes.some(({ field }) => field === CREATION)) continue
    const { entity, row } = first
    const { values, life } = replayRow(changes.map(asWritten), scope)
    const parents = (entityDefinition(entity).parents ?? []).flatMap((field) => {
      const parent = values.get(field)
      return typeof parent === 'string' ? [parent] : []
    })
    const line = { row, parents, ...life }
    if (life.deletions.length > 0) lines.push(line)
    if (!isTombstone(line)) for (const parent of parents) living.add(parent)
    if (wanted.has(entity)) rows.push({ id: row, entity, values: given(values) })
  }
  const dead = deadRows(lines, living)
  return rows.filter(({ id }) => !dead.has(id))
}

function given(values: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...values].filter(([, value]) => value !== null))
}

function changesByRow(sqlite: Sqlite, scope: Scope, cut: Cut): Iterable<readonly StoredChange[]> {
  const streams = plucked(sqlite, 'SELECT id FROM stream WHERE scope = ?').all(scope) as number[]
  const { where, values } = condition(cut)
  const read = statement(
    sqlite,
    `SELECT ${STORED_CHANGE}
     FROM change c JOIN change_group g ON g.n = c.change_group
     WHERE c.n > ? AND c.n < ? AND ${where}`,
  )
  const all = streams.flatMap(
    (id) => read.all(changeNumber(id, 0), changeNumber(id + 1, 0), ...values) as StoredChange[],
  )
  return Map.groupBy(all, ({ row }) => row).values()
}

function condition(cut: Cut): { where: string; values: (string | number)[] } {
  if ('beforeGroup' in cut) return { where: 'g.n < ?', values: [cut.beforeGroup] }
  const { until, change } = cut
  if (change === null) return { where: 'g.at <= ?', values: [until] }
  const stream = streamOfNumber(change)
  return {
    // What others wrote at that very instant counts if it was here by then.
    where: `CASE WHEN c.n > ? AND c.n < ? THEN c.n <= ?
      ELSE g.at < ? OR (g.at = ? AND g.n <= (SELECT change_group FROM change WHERE n = ?)) END`,
    values: [changeNumber(stream, 0), changeNumber(stream + 1, 0), change, until, until, change],
  }
}

export interface Writer {
  readonly at: string
  readonly actor: string
  /** Code of the office whose workspace wrote it, when known. */
  readonly office: string | null
}

/** Who wrote a field of a row last, up to the moment; the creation where only that gave it. */
export type Writers = (row: string, field: string) => Writer | null

interface StoredWriter extends Writer {
  readonly row: string
  readonly field: string
  readonly value: string
}

export function writersOf(
  { sqlite }: Workspace,
  rows: readonly string[],
  cut: Cut | null,
): Writers {
  const { where, values } = cut ? condition(cut) : { where: '1 = 1', values: [] }
  const found = statement(
    sqlite,
    `SELECT c.row, c.field, c.value, g.at, g.actor, o.code AS "office"
     FROM json_each(?) j CROSS JOIN change c ON c.row = j.value
     JOIN change_group g ON g.n = c.change_group LEFT JOIN office o ON o.id = g.office
     WHERE ${where} ORDER BY g.at, g.n, c.n`,
  ).all(JSON.stringify(rows), ...values) as StoredWriter[]
  const last = new Map<string, Writer>()
  for (const { row, field, value, at, actor, office } of found) {
    const writer = { at, actor, office }
    last.set(`${row} ${field}`, writer)
    if (field !== CREATION) continue
    for (const name of Object.keys(JSON.parse(value) as FirstValues)) {
      if (!last.has(`${row} ${name}`)) last.set(`${row} ${name}`, writer)
    }
  }
  return (row, field) => last.get(`${row} ${field}`) ?? null
}

/** Names of the pseudo fields, for asking who made or deleted a row. */
export const MADE = CREATION
export const GONE = DELETED

export interface StoredMoment extends Writer {
  readonly group: string
  readonly n: number
  readonly label: string
}

/** Each time that a submission was sent, the last first. */
export function timesSubmitted(
  { sqlite }: Workspace,
  workplan: string,
): (StoredMoment & { readonly period: string; readonly change: number })[] {
  return statement(
    sqlite,
    `SELECT s.period, c.n AS "change", g.id AS "group", g.n, g.at, g.actor, g.label, o.code AS "office"
     FROM submission s JOIN change c ON c.row = s.id
     JOIN change_group g ON g.n = c.change_group LEFT JOIN office o ON o.id = g.office
     WHERE s.workplan = ? AND s.deleted = 0
     AND (c.field = 'times' OR (c.field = '' AND c.value LIKE '%"times":%'))
     ORDER BY g.at DESC, g.n DESC`,
  ).all(workplan) as (StoredMoment & { period: string; change: number })[]
}

/** The groups that made another plan version of a workplan, undo and redo among them, the last first. */
export function timesVersioned(
  { sqlite }: Workspace,
  workplan: string,
): (StoredMoment & { readonly kind: string })[] {
  return statement(
    sqlite,
    `SELECT g.id AS "group", g.n, g.at, g.actor, g.label, g.kind, o.code AS "office"
     FROM change c JOIN change_group g ON g.n = c.change_group LEFT JOIN office o ON o.id = g.office
     WHERE c.row = ? AND c.field = 'plan_version' ORDER BY g.n DESC`,
  ).all(workplan) as (StoredMoment & { kind: string })[]
}

export function groupNumber({ sqlite }: Workspace, group: string): number | undefined {
  return plucked(sqlite, 'SELECT n FROM change_group WHERE id = ?').get(group) as number | undefined
}

/** The first group of those that pieces of streams brought; undefined when they brought none. */
export function firstGroupOf(
  { sqlite }: Workspace,
  ranges: readonly { readonly name: string; readonly first: number; readonly last: number }[],
): number | undefined {
  const read = plucked(
    sqlite,
    `SELECT MIN(c.change_group) FROM change c JOIN stream s ON s.name = ?
     WHERE c.n BETWEEN s.id * 4294967296 + ? AND s.id * 4294967296 + ?`,
  )
  const found = ranges
    .map(({ name, first, last }) => read.get(name, first, last) as number | null)
    .filter((n) => n !== null)
  return found.length === 0 ? undefined : Math.min(...found)
}
