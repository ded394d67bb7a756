// What the inverse of a group would be (undo.ts writes it): which values, rows and choices it brings back, and
// how much of the group somebody has built on since. Reads the journal; writes nothing.
import { CREATION, DELETED } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { sameValue, shownFirst } from '#domain/merge.ts'
import {
  changesOfGroup,
  headsOfRow,
  laterHeads,
  type RawRow,
  readRow,
  refOf,
  shownValue,
  sidesOf,
} from './heads.ts'
import type { Place } from './lives.ts'
import type { Sqlite } from './open.ts'
import { CHILDREN, entityDefinition } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { isThere } from './writer.ts'

export interface Inverse {
  readonly restore: Place[]
  readonly set: (Place & { field: string; value: Value })[]
  readonly remove: Place[]
  /** A choice between these values is open again; the last one is shown. */
  readonly fork: (Place & { field: string; values: readonly Value[] })[]
  superseded: number
}

interface Written extends Place {
  readonly n: number
  readonly field: string
  readonly value: string
  readonly prior: string | null
}

/** What a group did to one field. */
interface Deed {
  readonly first: Written
  readonly last: Written
  /** The changes that no other of the group replaces: more than one when it opened a choice again. */
  readonly ends: readonly number[]
}

interface Deeds extends Place {
  created: boolean
  readonly fields: Map<string, Deed>
}

export function planInverse(sqlite: Sqlite, group: number): Inverse {
  const plan: Inverse = { restore: [], set: [], remove: [], fork: [], superseded: 0 }
  const past = readPast(sqlite)
  for (const deeds of past.deedsOf(group).values()) {
    const row = readRow(sqlite, deeds.entity, deeds.row)
    if (row) planRow(past, group, deeds, row, plan)
  }
  plan.superseded += countOrphans(sqlite, plan)
  return plan
}

interface Past {
  readonly sqlite: Sqlite
  /** What a group did, per row. */
  deedsOf(group: number): ReadonlyMap<string, Deeds>
  /**
   * The changes that heads amount to: an own undo amounts to what was there before its target, a
   * redo to its target. Two states of a field are the same when they amount to the same changes.
   */
  amount(row: string, field: string, heads: readonly number[]): number[]
}

function readPast(sqlite: Sqlite): Past {
  const known = new Map<number, ReadonlyMap<string, Deeds>>()
  function deedsOfOnce(group: number): ReadonlyMap<string, Deeds> {
    const found = known.get(group) ?? deedsOf(sqlite, group)
    known.set(group, found)
    return found
  }
  const own = plucked(sqlite, `SELECT value FROM meta WHERE key = 'site'`).get()
  const read = statement(
    sqlite,
    `SELECT g.kind, g.site, c.field, t.n AS target FROM change c
     JOIN change_group g ON g.n = c.change_group LEFT JOIN change_group t ON t.id = g.target
     WHERE c.n = ?`,
  )
  function amountOf(row: string, field: string, n: number): number[] {
    const { kind, site, target, ...written } = read.get(n) as Origin
    if (field === DELETED && written.field !== DELETED) return []
    if (kind === 'edit' || site !== own || target === null) return [n]
    const deeds = deedsOfOnce(target).get(row)?.fields.get(field)
    if (!deeds) return []
    if (kind === 'redo') return [...deeds.ends]
    return priorsOf(deeds.first).flatMap((prior) => amountOf(row, field, prior))
  }
  return {
    sqlite,
    deedsOf: deedsOfOnce,
    amount: (row, field, heads) =>
      [...new Set(heads.flatMap((n) => amountOf(row, field, n)))].toSorted(),
  }
}

interface Origin {
  readonly kind: 'edit' | 'undo' | 'redo'
  readonly site: string
  readonly field: string
  readonly target: number | null
}

function priorsOf({ prior }: Pick<Written, 'prior'>): number[] {
  return prior === null ? [] : JSON.parse(prior)
}

function deedsOf(sqlite: Sqlite, group: number): Map<string, Deeds> {
  const written = changesOfGroup<Written>(sqlite, group, 'n, entity, row, field, value, prior')
  const rows = new Map<string, Deeds>()
  for (const change of written) {
    const { entity, row, field } = change
    let deeds = rows.get(row)
    if (!deeds) {
      deeds = { entity, row, created: false, fields: new Map() }
      rows.set(row, deeds)
    }
    if (field === CREATION) deeds.created = true
    else {
      const before = deeds.fields.get(field)
      const replaced = new Set(priorsOf(change))
      const ends = (before?.ends ?? []).filter((n) => !replaced.has(n))
      const first = before?.first ?? change
      deeds.fields.set(field, { first, last: change, ends: [...ends, change.n] })
    }
  }
  return rows
}

function planRow(past: Past, group: number, deeds: Deeds, row: RawRow, plan: Inverse): void {
  const { entity } = deeds
  const place = { entity, row: row.id }
  const marked = deeds.fields.get(DELETED)
  const holds = marked === undefined || stillHolds(past, row.id, DELETED, marked.ends)
  const wasThere = !deeds.created && (marked === undefined || wasBefore(past, marked))
  if (marked && settledConflict(past.sqlite, row.id, marked)) {
    if (holds) plan.fork.push({ ...place, field: DELETED, values: [true, false] })
    else plan.superseded += 1
  } else if (!wasThere) {
    // It goes again, unless the group itself removed it. What came to it since would go with it.
    if (row.deleted === 1) plan.superseded += marked && holds ? 0 : 1
    else if (!holds || hasLaterHeads(past, row.id, group)) plan.superseded += 1
    else plan.remove.push(place)
    if (deeds.created) return
  } else if (marked && !holds) {
    plan.superseded += 1
    return
  } else if (marked && (marked.last.value === 'true' || marked.ends.length > 1)) {
    plan.restore.push(place)
  } else if (row.deleted === 1) {
    plan.superseded += 1
    return
  }
  for (const [field, { first, ends }] of deeds.fields) {
    if (field === DELETED) continue
    if (!stillHolds(past, row.id, field, ends)) plan.superseded += 1
    else {
      const values = valuesBefore(past.sqlite, first, field, String(row.office ?? ''))
      if (values.length > 1) plan.fork.push({ ...place, field, values })
      else plan.set.push({ ...place, field, value: values[0] ?? null })
    }
  }
}

/** What a field held before a change: one value, or those that it chose between, the shown one last. */
function valuesBefore(sqlite: Sqlite, change: Written, field: string, owner: string): Value[] {
  const sides = shownFirst(sidesOf(sqlite, priorsOf(change), field), owner)
  const values: Value[] = []
  for (const { value } of sides) {
    if (!values.some((each) => sameValue(each, value))) values.unshift(value)
  }
  return values
}

/** Whether the row was there before what a group did to it. */
function wasBefore(past: Past, { first, ends }: Deed): boolean {
  if (ends.length === 1) return first.value === 'true'
  // It opened the choice about a deletion again: before, the row was what had been chosen.
  const read = statement(past.sqlite, 'SELECT value FROM change WHERE n = ? AND field = ?')
  const marks = priorsOf(first).flatMap((n) => {
    const mark = read.get(n, DELETED) as { value: string } | undefined
    return mark ? [mark.value] : []
  })
  return marks.some((value) => value === 'false')
}

/** Whether what a group did to a row was a choice about its deletion. */
function settledConflict(sqlite: Sqlite, row: string, { last }: Deed): boolean {
  const found = plucked(
    sqlite,
    'SELECT 1 FROM conflict WHERE row = ? AND field = ? AND settled = ? LIMIT 1',
  ).get(row, DELETED, refOf(sqlite, last.n))
  return found !== undefined
}

/** Whether a field is as these changes of one group left it. */
function stillHolds(past: Past, row: string, field: string, ends: readonly number[]): boolean {
  const heads = laterHeads(past.sqlite, row, field)
  if (heads.length === ends.length && heads.every((n) => ends.includes(n))) return true
  return past.amount(row, field, heads).join() === past.amount(row, field, ends).join()
}

/** Whether the row holds anything that arrived after the group. */
function hasLaterHeads(past: Past, row: string, group: number): boolean {
  const read = statement(
    past.sqlite,
    'SELECT change_group AS "group", field FROM change WHERE n = ?',
  )
  const origin = (n: number) => read.get(n) as { group: number; field: string }
  return headsOfRow(past.sqlite, row)
    .flatMap((n) => past.amount(row, origin(n).field, [n]))
    .some((n) => origin(n).group > group)
}

/** Rows that would be left without their parent: children of what goes, parents of what comes back. */
function countOrphans(sqlite: Sqlite, plan: Inverse): number {
  const going = new Set(plan.remove.map(({ row }) => row))
  const coming = new Set([...plan.restore, ...plan.fork].map(({ row }) => row))
  let orphans = 0
  for (const { entity, row } of plan.remove) {
    for (const { entity: child, field } of CHILDREN[entity]) {
      const below = plucked(
        sqlite,
        `SELECT id FROM "${child}" WHERE "${field}" = ? AND deleted = 0`,
      ).all(row) as string[]
      orphans += below.filter((id) => !going.has(id)).length
    }
  }
  for (const { entity, row } of plan.restore) {
    const { parents = [], fields } = entityDefinition(entity)
    const raw = readRow(sqlite, entity, row)
    for (const parent of raw ? parents : []) {
      const id = raw && shownValue(entity, raw, parent)
      const to = fields[parent]?.to as EntityName
      if (typeof id === 'string' && !coming.has(id) && !isThere(sqlite, to, id)) orphans += 1
    }
  }
  return orphans
}
