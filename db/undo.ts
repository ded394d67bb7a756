// Undo and redo of whole groups, from the journal alone, so they reach across restarts. Undoing writes a new
// group with the values from before; nothing is taken out of the journal. A group that somebody has
// built on since (another edit, an import) is refused as a whole: neither their values nor half of the
// action may be lost without a word.
import { CREATION, DELETED, type Label } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import {
  changesOfGroup,
  headsOfRow,
  laterHeads,
  type RawRow,
  readRow,
  shownBy,
  shownValue,
} from './heads.ts'
import { keepingContested } from './keep.ts'
import type { Place } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { CHILDREN, entityDefinition } from './schema.ts'
import { plucked, statement } from './statements.ts'
import { type Author, isThere, type Pen, type Touched, writing } from './writer.ts'

export interface Reverted {
  readonly group: string
  readonly label: Label
  readonly rows: string[]
  readonly touched: Touched
}

interface Candidate {
  readonly n: number
  readonly id: string
  readonly label: string
}

/** The last own edit that still holds. */
function undoCandidate(sqlite: Sqlite): Candidate | undefined {
  return statement(
    sqlite,
    'SELECT n, id, label FROM change_group WHERE undo = 0 ORDER BY n DESC LIMIT 1',
  ).get() as Candidate | undefined
}

/** The earliest undone edit that no later edit has made final (writer.ts, startGroup). */
function redoCandidate(sqlite: Sqlite): Candidate | undefined {
  return statement(
    sqlite,
    'SELECT n, id, label FROM change_group WHERE undo = 1 ORDER BY n LIMIT 1',
  ).get() as Candidate | undefined
}

export function undoState(ws: Workspace): { undo: Label | null; redo: Label | null } {
  const label = (candidate: Candidate | undefined) =>
    candidate ? (JSON.parse(candidate.label) as Label) : null
  return { undo: label(undoCandidate(ws.sqlite)), redo: label(redoCandidate(ws.sqlite)) }
}

export interface RowToRevert extends Place {
  /** The row itself comes or goes, not only what stands in its fields. */
  readonly wholly: boolean
}

/** Rows that the next undo or redo would write, so that a lock on one can be told before. */
export function rowsToRevert(ws: Workspace, way: 'undo' | 'redo'): RowToRevert[] {
  const group = way === 'undo' ? undoCandidate(ws.sqlite) : redoCandidate(ws.sqlite)
  if (!group) return []
  const found = new Map<string, RowToRevert>()
  const changes = changesOfGroup<Place & { field: string }>(
    ws.sqlite,
    group.n,
    'entity, row, field',
  )
  for (const { entity, row, field } of changes) {
    const wholly = field === CREATION || field === DELETED || found.get(row)?.wholly === true
    found.set(row, { entity, row, wholly })
  }
  return [...found.values()]
}

/** Refuses nothing_to_undo, undo_superseded (values: count of fields and rows built on since). */
export function undo(ws: Workspace, author: Author): Reverted {
  const candidate = undoCandidate(ws.sqlite)
  if (!candidate) throw new Refusal('nothing_to_undo')
  return revert(ws, author, 'undo', candidate, candidate.n)
}

/** Refuses nothing_to_redo, undo_superseded. */
export function redo(ws: Workspace, author: Author): Reverted {
  const candidate = redoCandidate(ws.sqlite)
  if (!candidate) throw new Refusal('nothing_to_redo')
  const undone = plucked(
    ws.sqlite,
    `SELECT n FROM change_group WHERE target = ? AND kind = 'undo' ORDER BY n DESC LIMIT 1`,
  ).get(candidate.id) as number
  return revert(ws, author, 'redo', candidate, undone)
}

/** Writes the inverse of group `inverted`, which is the candidate itself or the undoing of it. */
function revert(
  ws: Workspace,
  author: Author,
  kind: 'undo' | 'redo',
  candidate: Candidate,
  inverted: number,
): Reverted {
  const label = JSON.parse(candidate.label) as Label
  const draft = { label, kind, target: candidate.id, undoable: false }
  return keepingContested(
    ws,
    author,
    () => rowsOf(planInverse(ws.sqlite, inverted)),
    () => writing(ws, draft, author, (pen) => invert(pen, kind, candidate, inverted)),
  )
}

function rowsOf({ restore, set, remove }: Inverse): Place[] {
  return [...restore, ...set, ...remove].map(({ entity, row }) => ({ entity, row }))
}

function invert(pen: Pen, kind: 'undo' | 'redo', candidate: Candidate, inverted: number): Reverted {
  const label = JSON.parse(candidate.label) as Label
  const plan = planInverse(pen.sqlite, inverted)
  if (plan.superseded > 0) {
    throw new Refusal('undo_superseded', { count: plan.superseded, label: label.id })
  }
  for (const { entity, row } of plan.restore) pen.mark(entity, current(pen, entity, row), false)
  for (const { entity, row, field, value } of plan.set) {
    pen.set(entity, current(pen, entity, row), field, value)
  }
  for (const { entity, row } of plan.remove) pen.mark(entity, current(pen, entity, row), true)
  statement(pen.sqlite, 'UPDATE change_group SET undo = ? WHERE n = ?').run(
    kind === 'undo' ? 1 : 0,
    candidate.n,
  )
  return {
    group: pen.group()?.id ?? candidate.id,
    label,
    rows: [...new Set(rowsOf(plan).map(({ row }) => row))],
    touched: pen.touched(),
  }
}

function current(pen: Pen, entity: EntityName, row: string): RawRow {
  const found = readRow(pen.sqlite, entity, row)
  if (!found) throw new Refusal('row_unknown', { entity, row })
  return found
}

interface Inverse {
  readonly restore: Place[]
  readonly set: (Place & { field: string; value: Value })[]
  readonly remove: Place[]
  superseded: number
}

interface Written extends Place {
  readonly n: number
  readonly field: string
  readonly value: string
  readonly prior: string | null
}

/** What a group did to one row: per field its first and its last change. */
interface Deeds extends Place {
  created: boolean
  readonly fields: Map<string, { first: Written; last: Written }>
}

function planInverse(sqlite: Sqlite, group: number): Inverse {
  const plan: Inverse = { restore: [], set: [], remove: [], superseded: 0 }
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
    if (kind === 'redo') return [deeds.last.n]
    return priorsOf(deeds.first).flatMap((prior) => amountOf(row, field, prior))
  }
  return {
    sqlite,
    deedsOf: deedsOfOnce,
    amount: (row, field, heads) => heads.flatMap((n) => amountOf(row, field, n)).toSorted(),
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
      const first = deeds.fields.get(field)?.first ?? change
      deeds.fields.set(field, { first, last: change })
    }
  }
  return rows
}

function planRow(past: Past, group: number, deeds: Deeds, row: RawRow, plan: Inverse): void {
  const { entity } = deeds
  const place = { entity, row: row.id }
  const marked = deeds.fields.get(DELETED)
  const holds = marked === undefined || stillHolds(past, row.id, DELETED, marked.last.n)
  const wasThere = !deeds.created && (marked === undefined || marked.first.value === 'true')
  if (!wasThere) {
    // It goes again, unless the group itself removed it. What came to it since would go with it.
    if (row.deleted === 1) plan.superseded += marked && holds ? 0 : 1
    else if (!holds || hasLaterHeads(past, row.id, group)) plan.superseded += 1
    else plan.remove.push(place)
    if (deeds.created) return
  } else if (marked && !holds) {
    plan.superseded += 1
    return
  } else if (marked && marked.last.value === 'true') plan.restore.push(place)
  else if (row.deleted === 1) {
    plan.superseded += 1
    return
  }
  for (const [field, { first, last }] of deeds.fields) {
    if (field === DELETED) continue
    if (!stillHolds(past, row.id, field, last.n)) plan.superseded += 1
    else {
      const owner = String(row.office ?? '')
      const value = shownBy(past.sqlite, priorsOf(first), field, owner)
      plan.set.push({ ...place, field, value })
    }
  }
}

/** Whether a field is as this change left it. */
function stillHolds(past: Past, row: string, field: string, n: number): boolean {
  const heads = laterHeads(past.sqlite, row, field)
  if (heads.length === 1 && heads[0] === n) return true
  return past.amount(row, field, heads).join() === past.amount(row, field, [n]).join()
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
  const coming = new Set(plan.restore.map(({ row }) => row))
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
