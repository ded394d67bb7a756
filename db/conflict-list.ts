// Conflicts as people look at them: every side with who wrote it and when, and what became of those that
// are settled. Reads only; conflicts.ts writes them, resolve.ts settles them.
import { DELETED, parseRef } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { valueFor } from '#domain/merge.ts'
import { changeNumber, headsOfRow, readRow, refOf, sidesOf } from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
import { chosenBetween, originOf } from './origins.ts'
import { plucked, statement } from './statements.ts'

export interface ConflictSide {
  readonly ref: string
  readonly value: Value
  readonly actor: string
  readonly at: string
  readonly site: string
  readonly office: string // id
  readonly shown: boolean
  /** The field that an edit set which contests a deletion; null for everything else. */
  readonly edited: string | null
}

export interface ListedConflict {
  readonly id: string
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  /** Id of the office whose row it is; null for shared rows. */
  readonly office: string | null
  readonly base: Value
  readonly sides: readonly ConflictSide[]
  readonly settled: {
    readonly at: string
    readonly by: string
    readonly office: string
    readonly value: Value
  } | null
}

interface Stored {
  readonly id: string
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  readonly base: string
  readonly sides: string
  readonly settled: string | null
}

interface StoredSide {
  readonly ref: string
  readonly site: string
  readonly office: string
  readonly value: Value
}

const COLUMNS = 'id, entity, row, field, base, sides, settled'
/** Settled ones that are listed. */
const MOST = 500

/** The open ones in no order, or those that are settled, newest first. */
export function listConflicts(ws: Workspace, settled: boolean): ListedConflict[] {
  const { sqlite } = ws
  const rows = statement(
    sqlite,
    `SELECT ${COLUMNS} FROM conflict WHERE settled IS ${settled ? 'NOT NULL' : 'NULL'}`,
  ).all() as Stored[]
  const found = rows.map((row) => readConflict(ws, row))
  if (!settled) return found
  return found
    .toSorted((a, b) => ((a.settled?.at ?? '') < (b.settled?.at ?? '') ? 1 : -1))
    .slice(0, MOST)
}

export function conflictOf(ws: Workspace, id: string): ListedConflict | undefined {
  const row = statement(ws.sqlite, `SELECT ${COLUMNS} FROM conflict WHERE id = ?`).get(id)
  return row === undefined ? undefined : readConflict(ws, row as Stored)
}

function readConflict({ sqlite }: Workspace, stored: Stored): ListedConflict {
  const { id, entity, row, field } = stored
  const isOpen = stored.settled === null
  const told = JSON.parse(stored.sides) as StoredSide[]
  const sides = told.flatMap((side, index): ConflictSide[] => {
    const shown = isOpen && (field === DELETED ? side.value === false : index === 0)
    const origin = originOfSide(sqlite, side.ref, field)
    const edits = field === DELETED && !side.value ? editsBefore(sqlite, origin) : undefined
    if (edits) return edits.map((edit) => ({ ...edit, shown }))
    const { ref, value } = side
    const written = origin === undefined ? undefined : writerOfNumber(sqlite, origin)
    const { site, office, actor, at } = written ?? { ...side, actor: '', at: '' }
    return [{ ref, value, actor, at, site, office, shown, edited: null }]
  })
  const edits = field === DELETED && isOpen ? contestingEdits(sqlite, row) : []
  const office = readRow(sqlite, entity, row)?.office
  return {
    id,
    entity,
    row,
    field,
    office: typeof office === 'string' ? office : null,
    base: JSON.parse(stored.base) as Value,
    sides: [...edits, ...sides],
    settled: stored.settled === null ? null : settledBy(sqlite, stored.settled, field),
  }
}

interface Writer {
  readonly n: number
  readonly field: string
  readonly value: string
  readonly actor: string
  readonly at: string
  readonly site: string
  readonly office: string
}

function writerOf(sqlite: Sqlite, ref: string): Writer | undefined {
  const n = numberOf(sqlite, ref)
  return n === undefined ? undefined : writerOfNumber(sqlite, n)
}

function numberOf(sqlite: Sqlite, ref: string): number | undefined {
  const { stream, seq } = parseRef(ref)
  const id = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?').get(stream)
  return id === undefined ? undefined : changeNumber(Number(id), seq)
}

/** Who wrote the value in the first place, where an undone choice wrote it anew. */
function originOfSide(sqlite: Sqlite, ref: string, field: string): number | undefined {
  const n = numberOf(sqlite, ref)
  if (n === undefined) return undefined
  return originOf(sqlite, n, (each) => {
    if (field !== DELETED) return sidesOf(sqlite, [each], field)[0]?.value
    const written = writerOfNumber(sqlite, each)
    return written?.field === DELETED ? written.value === 'true' : undefined
  })
}

/**
 * The edits that the choice about a deletion was about, when undoing it opened it again; none for a
 * row that is there only because of another.
 */
function editsBefore(sqlite: Sqlite, n: number | undefined): ConflictSide[] | undefined {
  const between = n === undefined ? undefined : chosenBetween(sqlite, n)
  return between && editsUnseen(sqlite, between)
}

function writerOfNumber(sqlite: Sqlite, n: number): Writer | undefined {
  return statement(
    sqlite,
    `SELECT c.n, c.field, c.value, g.actor, g.at, g.site, g.office FROM change c
     JOIN change_group g ON g.n = c.change_group WHERE c.n = ?`,
  ).get(n) as Writer | undefined
}

/** What the row holds that no one who deleted it had seen. */
function contestingEdits(sqlite: Sqlite, row: string): ConflictSide[] {
  return editsUnseen(sqlite, headsOfRow(sqlite, row))
}

/** Of the heads of a row, those that none of the deletions among them names. */
function editsUnseen(sqlite: Sqlite, heads: readonly number[]): ConflictSide[] {
  const read = statement(sqlite, 'SELECT field, prior FROM change WHERE n = ?')
  const marks = new Set<number>()
  const seen = new Set<number>()
  for (const n of heads) {
    const mark = read.get(n) as { field: string; prior: string | null } | undefined
    if (mark?.field !== DELETED) continue
    marks.add(n)
    for (const each of JSON.parse(mark.prior ?? '[]') as number[]) seen.add(each)
  }
  return heads
    .filter((n) => !marks.has(n) && !seen.has(n))
    .flatMap((n): ConflictSide[] => {
      const found = writerOfNumber(sqlite, n)
      if (!found) return []
      const { actor, at, site, office, field } = found
      const ref = refOf(sqlite, n)
      return [{ ref, value: false, actor, at, site, office, shown: true, edited: field }]
    })
}

function settledBy(sqlite: Sqlite, ref: string, field: string): ListedConflict['settled'] {
  const found = writerOf(sqlite, ref)
  if (!found) return null
  const { at, actor, office } = found
  const value = valueFor({ field: found.field, value: JSON.parse(found.value) }, field)
  return { at, by: actor, office, value }
}
