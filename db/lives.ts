// Which rows are there, after changes from elsewhere: finds the part of the store that a deletion can reach
// from the rows that were touched, and asks the domain's rule (merge.ts) about that part alone. Costs
// nothing where nothing is deleted.
import { DELETED, type Scope } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { type Deletion, deadRows, inConflict, isTombstone, type Lifeline } from '#domain/merge.ts'
import { closeConflict, openConflict } from './conflicts.ts'
import {
  changesOfGroup,
  headsOfRow,
  laterHeads,
  readRow,
  shownValue,
  sidesOf,
  streamOfNumber,
} from './heads.ts'
import type { Sqlite } from './open.ts'
import { CHILDREN, entityDefinition } from './schema.ts'
import { plucked, statement } from './statements.ts'

export interface Place {
  readonly entity: EntityName
  readonly row: string
}

interface Line extends Lifeline<number>, Place {
  readonly scope: Scope
  readonly isThere: boolean
}

interface Region {
  readonly lines: Map<string, Line>
  /** Tombstones with a child that was never deleted. */
  readonly living: Set<string>
}

/** The rows with a deletion that can bear on these, or be borne on by them. */
function regionOf(sqlite: Sqlite, seeds: Iterable<Place>): Region {
  const region: Region = { lines: new Map(), living: new Set() }
  const open: Place[] = [...seeds]
  for (let place = open.pop(); place; place = open.pop()) {
    if (region.lines.has(place.row)) continue
    const found = lineOf(sqlite, place)
    if (!found) continue
    region.lines.set(place.row, found.line)
    open.push(...found.parents, ...deletedTogether(sqlite, found.line))
    open.push(...tombstonesUnder(sqlite, found.line, region.living))
  }
  return region
}

/** Asked in one go: of the rows of an import hardly any was ever deleted. */
function everDeleted(sqlite: Sqlite, seeds: Iterable<Place>): Place[] {
  const places = [...seeds]
  const rows = JSON.stringify(places.map(({ row }) => row))
  const found = plucked(
    sqlite,
    `SELECT h.row FROM json_each(?) j CROSS JOIN head h ON h.row = j.value AND h.field = 'deleted'`,
  ).all(rows) as string[]
  if (found.length === 0) return []
  const deleted = new Set(found)
  return places.filter(({ row }) => deleted.has(row))
}

/** Undefined for a row that nobody ever deleted: it is there. */
function lineOf(
  sqlite: Sqlite,
  { entity, row }: Place,
): { line: Line; parents: Place[] } | undefined {
  const deletions = deletionsOf(sqlite, row)
  const first = deletions[0]
  const raw = first && readRow(sqlite, entity, row)
  if (!first || !raw) return undefined
  const scope = scopeOfChange(sqlite, first.ref)
  const above = parentsOf(sqlite, { entity, row }).filter(
    (parent) => scopeOfPlace(sqlite, parent.row) === scope,
  )
  const marks = new Set(deletions.map(({ ref }) => ref))
  const line: Line = {
    entity,
    row,
    scope,
    isThere: raw.deleted === 0,
    parents: above.map((place) => place.row),
    heads: headsOfRow(sqlite, row).filter((n) => !marks.has(n)),
    deletions,
  }
  return { line, parents: above }
}

/** The rows that a row hangs under, as it shows them. */
export function parentsOf(sqlite: Sqlite, { entity, row }: Place): Place[] {
  const { parents = [], fields } = entityDefinition(entity)
  const raw = parents.length > 0 ? readRow(sqlite, entity, row) : undefined
  if (!raw) return []
  return parents.flatMap((field): Place[] => {
    const parent = shownValue(entity, raw, field)
    return typeof parent === 'string'
      ? [{ entity: fields[field]?.to as EntityName, row: parent }]
      : []
  })
}

interface Mark {
  readonly n: number
  readonly group: number
  readonly value: string
  readonly prior: string | null
}

function deletionsOf(sqlite: Sqlite, row: string): Deletion<number>[] {
  const marks = statement(
    sqlite,
    `SELECT c.n, c.change_group AS "group", c.value, c.prior
     FROM head h JOIN change c ON c.n = h.n WHERE h.row = ? AND h.field = 'deleted'`,
  ).all(row) as Mark[]
  return marks.map(({ n, group, value, prior }) => ({
    ref: n,
    group,
    value: value === 'true',
    prior: prior === null ? [] : (JSON.parse(prior) as number[]),
  }))
}

function scopeOfChange(sqlite: Sqlite, n: number): Scope {
  return String(plucked(sqlite, 'SELECT scope FROM stream WHERE id = ?').get(streamOfNumber(n)))
}

function scopeOfPlace(sqlite: Sqlite, row: string): Scope | undefined {
  const n = plucked(sqlite, `SELECT n FROM change WHERE row = ? AND field = '' LIMIT 1`).get(row)
  return n === undefined ? undefined : scopeOfChange(sqlite, n as number)
}

/** Rows of the same scope whose deletion is of the same group and still stands as a head. */
function deletedTogether(sqlite: Sqlite, line: Line): Place[] {
  return line.deletions.flatMap(({ group }) =>
    changesOfGroup<Place & { n: number; field: string }>(
      sqlite,
      Number(group),
      'n, entity, row, field',
    )
      .filter(({ n, field, row }) => {
        if (field !== DELETED || !laterHeads(sqlite, row, DELETED).includes(n)) return false
        return scopeOfChange(sqlite, n) === line.scope
      })
      .map(({ entity, row }) => ({ entity, row })),
  )
}

/** Children that carry a deletion themselves; the others are there, and so is what they hang on. */
function tombstonesUnder(sqlite: Sqlite, line: Line, living: Set<string>): Place[] {
  const found: Place[] = []
  for (const { entity, field } of CHILDREN[line.entity]) {
    const children = plucked(sqlite, `SELECT id FROM "${entity}" WHERE "${field}" = ?`).all(
      line.row,
    ) as string[]
    for (const row of children) {
      if (laterHeads(sqlite, row, DELETED).length > 0) found.push({ entity, row })
      else if (scopeOfPlace(sqlite, row) === line.scope) living.add(line.row)
    }
  }
  return found
}

export interface Lives {
  /** Rows that went or came back. */
  readonly changed: Place[]
  /** Rows that somebody deleted and that are there all the same, newly so. */
  readonly contested: Place[]
}

/** Brings the column `deleted` and the conflicts about it to what the known changes say. */
export function settleLives(sqlite: Sqlite, seeds: Iterable<Place>): Lives {
  const { lines, living } = regionOf(sqlite, everDeleted(sqlite, seeds))
  const dead = new Set<string>()
  for (const each of Map.groupBy(lines.values(), ({ scope }) => scope).values()) {
    for (const row of deadRows(each, living)) dead.add(row)
  }
  const changed: Place[] = []
  const contested: Place[] = []
  for (const line of lines.values()) {
    const { entity, row } = line
    const isDead = dead.has(row)
    if (isDead === line.isThere) {
      statement(sqlite, `UPDATE "${entity}" SET deleted = ? WHERE id = ?`).run(Number(isDead), row)
      changed.push({ entity, row })
    }
    const refs = line.deletions.map(({ ref }) => ref)
    const sides = sidesOf(sqlite, refs, DELETED)
    if (inConflict(sides) || (isTombstone(line) && !isDead)) {
      if (openConflict(sqlite, entity, row, DELETED, sides, line.scope)) {
        contested.push({ entity, row })
      }
    } else closeConflict(sqlite, row, DELETED, refs[0])
  }
  return { changed, contested }
}

/**
 * Rows that are there against a deletion and would go, or hold others that would, if these went.
 * Whoever deletes near them says first that they stay.
 */
export function contestedNear(sqlite: Sqlite, seeds: readonly Place[]): Place[] {
  const going = new Set(seeds.map(({ row }) => row))
  const above = seeds.flatMap((seed) => parentsOf(sqlite, seed))
  const { lines } = regionOf(sqlite, [...seeds, ...above])
  return [...lines.values()].filter(
    (line) => line.isThere && isTombstone(line) && !going.has(line.row),
  )
}
