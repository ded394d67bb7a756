// Conflicts as people look at them: every side with who wrote it and when, and what became of those that
// are settled. Reads only; conflicts.ts writes them, resolve.ts settles them.
import { DELETED, parseRef } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { valueFor } from '#domain/merge.ts'
import { changeNumber, headsOfRow, laterHeads, readRow, refOf } from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
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
  const sides = told.map(({ ref, site, office, value }, index): ConflictSide => {
    const shown = field === DELETED ? value === false : index === 0
    const { actor, at } = writerOf(sqlite, ref) ?? { actor: '', at: '' }
    return { ref, value, actor, at, site, office, shown: isOpen && shown, edited: null }
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
  const { stream, seq } = parseRef(ref)
  const id = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?').get(stream)
  return id === undefined ? undefined : writerOfNumber(sqlite, changeNumber(Number(id), seq))
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
  const deletions = laterHeads(sqlite, row, DELETED)
  const read = plucked(sqlite, 'SELECT prior FROM change WHERE n = ?')
  const seen = new Set(
    deletions.flatMap((n) => JSON.parse((read.get(n) as string | null) ?? '[]') as number[]),
  )
  const marks = new Set(deletions)
  return headsOfRow(sqlite, row)
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
