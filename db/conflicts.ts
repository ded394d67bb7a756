// What two people set without seeing each other, kept for a person to choose: the value before, and every
// side with who wrote it. A conflict has the same id in every workspace, made from its sides.
import { v5 } from 'uuid'
import { DELETED, type Scope } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { type Side, shownFirst } from '#domain/merge.ts'
import { refOf, shownBy, sidesOf } from './heads.ts'
import type { Sqlite } from './open.ts'
import { originOf } from './origins.ts'
import { plucked, statement } from './statements.ts'

/** Namespace of the ids; fixed, because they must be the same everywhere. */
const CONFLICTS = '3d0f8a5e-5d0b-4c55-9c0e-5a6d2b6f7a10'

/**
 * Records it and closes what was open on the field with other sides. True when it is new. The side
 * that is shown comes first; mine and theirs are told apart by the office of a side.
 */
export function openConflict(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  field: string,
  sides: readonly Side<number>[],
  scope: Scope,
): boolean {
  const told = shownFirst(sides, scope).map(({ ref, site, office, value }) => ({
    ref: refOf(sqlite, ref),
    site,
    office,
    value,
  }))
  const names = told.map(({ ref }) => ref).toSorted()
  const id = v5([row, field, ...names].join('\u001f'), CONFLICTS)
  const open = plucked(
    sqlite,
    'SELECT id FROM conflict WHERE row = ? AND field = ? AND settled IS NULL',
  ).all(row, field)
  if (open.includes(id)) return false
  closeConflict(sqlite, row, field, sides[0]?.ref)
  const base = field === DELETED ? false : baseOf(sqlite, sides, field, scope)
  statement(
    sqlite,
    `INSERT INTO conflict (id, entity, row, field, base, sides, settled)
     VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET settled = NULL`,
  ).run(id, entity, row, field, JSON.stringify(base), JSON.stringify(told))
  return true
}

/** Marks what is open on a field as settled by a change. */
export function closeConflict(
  sqlite: Sqlite,
  row: string,
  field: string,
  by: number | undefined,
): void {
  if (by === undefined) return
  const settle = 'UPDATE conflict SET settled = ? WHERE row = ? AND field = ? AND settled IS NULL'
  const isOpen = plucked(
    sqlite,
    'SELECT 1 FROM conflict WHERE row = ? AND field = ? AND settled IS NULL',
  ).get(row, field)
  if (isOpen) statement(sqlite, settle).run(refOf(sqlite, by), row, field)
}

/** What the field showed where the sides parted: at the last changes that all of them build on. */
function baseOf(
  sqlite: Sqlite,
  sides: readonly Side<number>[],
  field: string,
  scope: Scope,
): Value {
  const given = (n: number) => sidesOf(sqlite, [n], field)[0]?.value
  const origins = sides.map(({ ref }) => originOf(sqlite, ref, given))
  const [first, ...others] = origins.map((n) => ancestorsOf(sqlite, n))
  if (!first) return null
  const common = new Map([...first].filter(([n]) => others.every((other) => other.has(n))))
  const older = new Set([...common.values()].flat())
  const last = [...common.keys()].filter((n) => !older.has(n))
  return shownBy(sqlite, last, field, scope)
}

/** Every change that a change builds on, with the priors of each. */
function ancestorsOf(sqlite: Sqlite, ref: number): Map<number, number[]> {
  const read = plucked(sqlite, 'SELECT prior FROM change WHERE n = ?')
  const priorsOf = (n: number): number[] => JSON.parse((read.get(n) as string | null) ?? '[]')
  const found = new Map<number, number[]>()
  const open = priorsOf(ref)
  for (let n = open.pop(); n !== undefined; n = open.pop()) {
    if (found.has(n)) continue
    const prior = priorsOf(n)
    found.set(n, prior)
    open.push(...prior)
  }
  return found
}
