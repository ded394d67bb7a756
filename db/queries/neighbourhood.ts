// The rows that the rules look at when they judge some rows of an office: what these refer to, what
// stands beside them and what hangs under them. Its size follows the rows asked about and not the
// office, so that checking a package costs as much as the package is large.
import type { Workspace } from '#db/open.ts'
import { type AnyRow, fieldValue, type Rows } from '#domain/dataset.ts'
import { ENTITIES, type Entity, type EntityName } from '#domain/entities.ts'
import { OFFICE_ENTITIES, officeRowsBy } from './rows.ts'

type Db = Workspace['db']
export type RowIds = ReadonlyMap<EntityName, ReadonlySet<string>>

export interface Neighbourhood {
  /** The rows asked about, as far as they are this office's and not deleted. */
  readonly rows: Rows
  /** With everything around them. */
  readonly around: Rows
}

/** Rows of `entity` whose `column` is the same as `of` in a row that is known. */
interface Beside {
  readonly entity: EntityName
  readonly column: string
  readonly known: EntityName
  readonly of: string
}

/** What the rules ask for with `data.by(entity, column, …)`, judging a row of `known`. */
const BESIDE: readonly Beside[] = [
  { entity: 'actual_part', column: 'actual', known: 'actual', of: 'id' },
  { entity: 'actual', column: 'indicator', known: 'indicator', of: 'id' },
  { entity: 'funding', column: 'budget_line', known: 'budget_line', of: 'id' },
  { entity: 'expenditure', column: 'budget_line', known: 'budget_line', of: 'id' },
  { entity: 'budget_line', column: 'activity', known: 'budget_line', of: 'activity' },
  { entity: 'parity_flow', column: 'level', known: 'parity_flow', of: 'level' },
  { entity: 'indicator', column: 'definition', known: 'indicator', of: 'definition' },
  { entity: 'outcome', column: 'workplan', known: 'outcome', of: 'workplan' },
  { entity: 'output', column: 'outcome', known: 'output', of: 'outcome' },
  { entity: 'activity', column: 'output', known: 'activity', of: 'output' },
  { entity: 'submission', column: 'workplan', known: 'workplan', of: 'id' },
]

type Found = Map<EntityName, Map<string, AnyRow>>

export async function neighbourhood(db: Db, office: string, ids: RowIds): Promise<Neighbourhood> {
  const found: Found = new Map(OFFICE_ENTITIES.map((entity) => [entity, new Map()]))
  await fetchById(db, office, ids, found)
  const rows = asRows(found)
  await fetchReferred(db, office, found)
  // What is beside is looked up from what is known so far, not from what is found beside it.
  const wanted = BESIDE.map((beside) => ({ ...beside, values: valuesOf(found, beside) }))
  for (const { entity, column, values } of wanted) {
    if (values.size > 0) keep(found, entity, await officeRowsBy(db, entity, office, column, values))
  }
  const asked = [...ids.values()].flatMap((set) => [...set])
  keep(found, 'confirmation', await officeRowsBy(db, 'confirmation', office, 'row', asked))
  return { rows, around: asRows(found) }
}

async function fetchById(db: Db, office: string, ids: RowIds, found: Found): Promise<void> {
  for (const [entity, wanted] of ids) {
    const missing = [...wanted].filter((id) => !found.get(entity)?.has(id))
    if (missing.length === 0 || !found.has(entity)) continue
    keep(found, entity, await officeRowsBy(db, entity, office, 'id', missing))
  }
}

/** Follows references upwards until nothing new comes. */
async function fetchReferred(db: Db, office: string, found: Found): Promise<void> {
  const asked = new Set<string>()
  for (;;) {
    const wanted = referredBy(found, asked)
    if (wanted.size === 0) return
    await fetchById(db, office, wanted, found)
  }
}

function referredBy(found: Found, asked: Set<string>): Map<EntityName, Set<string>> {
  const wanted = new Map<EntityName, Set<string>>()
  for (const [entity, rows] of found) {
    const { fields }: Entity = ENTITIES[entity]
    for (const [field, { to }] of Object.entries(fields)) {
      const target = to as EntityName | undefined
      if (!target || !found.has(target)) continue
      for (const row of rows.values()) {
        const id = fieldValue(row, field)
        if (typeof id !== 'string' || asked.has(id) || found.get(target)?.has(id)) continue
        asked.add(id)
        const set = wanted.get(target) ?? new Set()
        wanted.set(target, set.add(id))
      }
    }
  }
  return wanted
}

function valuesOf(found: Found, { known, of }: Beside): ReadonlySet<string> {
  const values = [...(found.get(known)?.values() ?? [])].map((row) => fieldValue(row, of))
  return new Set(values.filter((value) => typeof value === 'string'))
}

function keep(found: Found, entity: EntityName, rows: readonly AnyRow[]): void {
  const kept = found.get(entity)
  for (const row of rows) kept?.set(row.id, row)
}

function asRows(found: Found): Rows {
  return Object.fromEntries(
    [...found].map(([entity, rows]) => [entity, [...rows.values()]]),
  ) as unknown as Rows
}
