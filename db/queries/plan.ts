// The results chain of a workplan: one query per entity, never one per row. Rows that hang under a
// deleted row are deleted themselves, so each query filters by its own tombstone only.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

export function outcomes(db: Db, workplan: string) {
  return db
    .selectFrom('outcome')
    .selectAll()
    .where('workplan', '=', workplan)
    .where('deleted', '=', 0)
    .execute()
}

export function outputs(db: Db, workplan: string) {
  return db
    .selectFrom('output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .selectAll('output')
    .where('outcome.workplan', '=', workplan)
    .where('output.deleted', '=', 0)
    .execute()
}

/** Activities with what they hang under; the columns are the caller's to select. */
export function activitiesOf(db: Db, workplan: string) {
  return db
    .selectFrom('activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .where('outcome.workplan', '=', workplan)
    .where('activity.deleted', '=', 0)
}

export function activities(db: Db, workplan: string) {
  return activitiesOf(db, workplan).selectAll('activity').execute()
}

/** The indicators of a workplan with what their definitions say. */
export function indicators(db: Db, workplan: string) {
  return db
    .selectFrom('indicator')
    .innerJoin('indicator_definition as definition', 'definition.id', 'indicator.definition')
    .selectAll('indicator')
    .select([
      'definition.code',
      'definition.title',
      'definition.unit',
      'definition.measure',
      'definition.direction',
      'definition.value_mode',
      'definition.over_offices',
      'definition.over_periods',
      'definition.numerator_label',
      'definition.denominator_label',
      'definition.decimals',
      'definition.minimum',
      'definition.maximum',
      'definition.disaggregation',
      'definition.objective',
      'definition.frequency',
      'definition.sdg_target',
    ])
    .where('indicator.workplan', '=', workplan)
    .where('indicator.deleted', '=', 0)
    .execute()
}

export function targets(db: Db, workplan: string) {
  return db
    .selectFrom('target')
    .innerJoin('indicator', 'indicator.id', 'target.indicator')
    .selectAll('target')
    .where('indicator.workplan', '=', workplan)
    .where('target.deleted', '=', 0)
    .execute()
}

export function actuals(db: Db, workplan: string) {
  return db
    .selectFrom('actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .selectAll('actual')
    .where('indicator.workplan', '=', workplan)
    .where('actual.deleted', '=', 0)
    .execute()
}

export function parts(db: Db, workplan: string, periods: readonly string[]) {
  return db
    .selectFrom('actual_part')
    .innerJoin('actual', 'actual.id', 'actual_part.actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .selectAll('actual_part')
    .where('indicator.workplan', '=', workplan)
    .where('actual.period', 'in', periods)
    .where('actual_part.deleted', '=', 0)
    .execute()
}

export function disaggregations(db: Db) {
  return db
    .selectFrom('disaggregation')
    .select(['id', 'dimensions'])
    .where('deleted', '=', 0)
    .execute()
}

export function dimensionValues(db: Db) {
  return db
    .selectFrom('dimension_value')
    .select(['dimension', 'code', 'title', 'sort'])
    .where('deleted', '=', 0)
    .orderBy('dimension')
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export type Counts = ReadonlyMap<string, number>

/** Rows that hang directly under a row, by that row's id: what a delete would take besides it. */
export async function hangingUnder(db: Db, office: string) {
  const entries = await Promise.all([
    counted(db, 'milestone', 'activity', office),
    counted(db, 'budget_line', 'activity', office),
    counted(db, 'target', 'indicator', office),
    counted(db, 'actual', 'indicator', office),
    counted(db, 'risk', 'output', office),
    counted(db, 'narrative', 'output', office),
    throughParent(db, 'actual_part', 'actual', 'indicator', office),
    throughParent(db, 'funding', 'budget_line', 'activity', office),
    throughParent(db, 'expenditure', 'budget_line', 'activity', office),
  ])
  const total = new Map<string, number>()
  for (const { row, count } of entries.flat()) {
    if (row !== null) total.set(row, (total.get(row) ?? 0) + Number(count))
  }
  return total as Counts
}

type Hanging = 'milestone' | 'budget_line' | 'target' | 'actual' | 'risk' | 'narrative'
interface Counted {
  readonly row: string | null
  readonly count: number | string
}

async function counted(
  db: Db,
  entity: Hanging,
  parent: string,
  office: string,
): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select ${sql.ref(parent)} as "row", count(*) as "count" from ${sql.table(entity)}
    where office = ${office} and deleted = 0 group by ${sql.ref(parent)}`.execute(db)
  return rows
}

async function throughParent(
  db: Db,
  entity: 'actual_part' | 'funding' | 'expenditure',
  parent: 'actual' | 'budget_line',
  grandparent: string,
  office: string,
): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select p.${sql.ref(grandparent)} as "row", count(*) as "count" from ${sql.table(entity)} c
    join ${sql.table(parent)} p on p.id = c.${sql.ref(parent)}
    where c.office = ${office} and c.deleted = 0 group by p.${sql.ref(grandparent)}`.execute(db)
  return rows
}

/** How many comments that are not settled stand on each row of an office. */
export async function commentCounts(db: Db, office: string): Promise<Counts> {
  const rows = await db
    .selectFrom('comment')
    .select(({ fn }) => ['row', fn.countAll<number>().as('count')])
    .where('office', '=', office)
    .where('deleted', '=', 0)
    .where((where) => where.or([where('settled', 'is', null), where('settled', '=', 0)]))
    .groupBy('row')
    .execute()
  return new Map(rows.flatMap(({ row, count }) => (row === null ? [] : [[row, Number(count)]])))
}

/** Rows of these entities with a field that two people set without seeing each other. */
export async function conflictedRows(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('conflict')
    .select('row')
    .where('settled', 'is', null)
    .distinct()
    .execute()
  return new Set(rows.map(({ row }) => row))
}
