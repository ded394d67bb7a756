// Undo and redo of whole groups, from the journal alone, so they reach across restarts. Undoing writes a new
// group with the values from before; nothing is taken out of the journal. A group that somebody has
// built on since (another edit, an import) is refused as a whole: neither their values nor half of the
// action may be lost without a word.
import { CREATION, DELETED, type Label } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { changesOfGroup, type RawRow, readRow } from './heads.ts'
import { type Inverse, planInverse } from './inverse.ts'
import { keepingContested } from './keep.ts'
import type { Place } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { plucked, statement } from './statements.ts'
import { type Author, type Pen, type Touched, writing } from './writer.ts'

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
  for (const { entity, row, field, values } of plan.fork) {
    pen.fork(entity, current(pen, entity, row), field, values)
  }
  statement(pen.sqlite, 'UPDATE change_group SET undo = ? WHERE n = ?').run(
    kind === 'undo' ? 1 : 0,
    candidate.n,
  )
  return {
    group: pen.group()?.id ?? candidate.id,
    label,
    rows: [...new Set([...rowsOf(plan), ...plan.fork].map(({ row }) => row))],
    touched: pen.touched(),
  }
}

function current(pen: Pen, entity: EntityName, row: string): RawRow {
  const found = readRow(pen.sqlite, entity, row)
  if (!found) throw new Refusal('row_unknown', { entity, row })
  return found
}
