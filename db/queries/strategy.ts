// Reference data with how much stands on each row: one query per entity and one per count, never one
// per row. Deleted rows are left out and not counted.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { EntityName } from '#domain/entities.ts'
import { LINKED_ENTITIES } from '#domain/links.ts'

type Db = Workspace['db']

/** How often each row is referred to. */
export type Counts = ReadonlyMap<string, number>

interface Counted {
  readonly row: string | null
  readonly count: number | string
}

/** Rows of `entity` by the row that `field` names. */
export async function countBy(db: Db, entity: EntityName, field: string): Promise<Counts> {
  const { rows } = await sql<Counted>`
    select ${sql.ref(field)} as "row", count(*) as "count" from ${sql.table(entity)}
    where deleted = 0 group by ${sql.ref(field)}`.execute(db)
  return countsOf(rows)
}

function countsOf(rows: readonly Counted[]): Counts {
  return new Map(rows.flatMap(({ row, count }) => (row === null ? [] : [[row, Number(count)]])))
}

/** The sum of several counts, row by row. */
export function addUp(...counts: readonly Counts[]): Counts {
  const total = new Map<string, number>()
  for (const [row, count] of counts.flatMap((each) => [...each])) {
    total.set(row, (total.get(row) ?? 0) + count)
  }
  return total
}

export function officesInFull(db: Db) {
  return db
    .selectFrom('office')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('type', 'desc') // hq before field
    .orderBy('code')
    .execute()
}

export function workplansInFull(db: Db) {
  return db.selectFrom('workplan').selectAll().where('deleted', '=', 0).orderBy('code').execute()
}

/** Outcomes, outputs, activities and indicators that hang under each workplan. */
export async function resultsByWorkplan(db: Db): Promise<Counts> {
  const { rows } = await sql<Counted>`
    select workplan as "row", count(*) as "count" from (
      select workplan from outcome where deleted = 0
      union all select workplan from indicator where deleted = 0
      union all select o.workplan from output p join outcome o on o.id = p.outcome
        where p.deleted = 0
      union all select o.workplan from activity a join output p on p.id = a.output
        join outcome o on o.id = p.outcome where a.deleted = 0
    ) results group by workplan`.execute(db)
  return countsOf(rows)
}

export function objectivesInFull(db: Db) {
  return db
    .selectFrom('strategic_objective')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export function periodsInFull(db: Db) {
  return db.selectFrom('reporting_period').selectAll().where('deleted', '=', 0).execute()
}

export function definitionsInFull(db: Db) {
  return db
    .selectFrom('indicator_definition')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('code')
    .execute()
}

export function categories(db: Db) {
  return db
    .selectFrom('personnel_category')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export function levels(db: Db) {
  return db
    .selectFrom('personnel_level')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export function disaggregationsInFull(db: Db) {
  return db
    .selectFrom('disaggregation')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('code')
    .execute()
}

export function dimensionValuesInFull(db: Db) {
  return db
    .selectFrom('dimension_value')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('dimension')
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export function sdgRelevance(db: Db) {
  return db
    .selectFrom('sdg_relevance')
    .selectAll()
    .where('deleted', '=', 0)
    .orderBy('goal')
    .execute()
}

/** Links of results that are there, by goal, and of how many offices. */
export async function linksByGoal(
  db: Db,
): Promise<readonly { goal: number; links: number; offices: number }[]> {
  const linked = LINKED_ENTITIES.map(
    (entity) => sql`
      select l.goal, l.office from sdg_link l join ${sql.table(entity)} r on r.id = l.row
      where l.entity = ${entity} and l.deleted = 0 and r.deleted = 0 and l.goal is not null`,
  )
  const { rows } = await sql<{ goal: number; links: number | string; offices: number | string }>`
    select goal as "goal", count(*) as "links", count(distinct office) as "offices"
    from (${sql.join(linked, sql` union all `)}) linked group by goal order by goal`.execute(db)
  return rows.map(({ goal, links, offices }) => ({
    goal,
    links: Number(links),
    offices: Number(offices),
  }))
}

/** People by office, in the order of the offices. */
export function people(db: Db) {
  return db
    .selectFrom('person_role')
    .innerJoin('office', 'office.id', 'person_role.office')
    .selectAll('person_role')
    .where('person_role.deleted', '=', 0)
    .where('office.deleted', '=', 0)
    .orderBy('office.type', 'desc') // hq before field
    .orderBy('office.code')
    .orderBy('person_role.name')
    .execute()
}

/** Which offices use which definition, by code of the office. */
export function definitionOffices(db: Db) {
  return db
    .selectFrom('indicator')
    .innerJoin('office', 'office.id', 'indicator.office')
    .select(['indicator.definition', 'office.code'])
    .where('indicator.deleted', '=', 0)
    .distinct()
    .orderBy('office.code')
    .execute()
}

/** Actuals reported with each definition. */
export async function definitionValues(db: Db): Promise<Counts> {
  const { rows } = await sql<Counted>`
    select i.definition as "row", count(*) as "count" from actual a
    join indicator i on i.id = a.indicator
    where a.deleted = 0 and i.deleted = 0 group by i.definition`.execute(db)
  return countsOf(rows)
}

/** When the last setup package for each office was made, by the office's id. */
export async function setupsMade(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('package_log')
    .select(({ fn }) => ['office', fn.max('at').as('at')])
    .where('direction', '=', 'made')
    .where('kind', '=', 'setup')
    .groupBy('office')
    .execute()
  return new Map(rows.map(({ office, at }) => [office, String(at)]))
}

interface Standing {
  readonly entity: EntityName
  readonly field: string
}

/** How many rows stand on a row, those in `without` left out, and what people call it: its code. */
export async function countStanding(
  db: Db,
  on: { readonly entity: EntityName; readonly row: string },
  standing: readonly Standing[],
  without: readonly string[],
): Promise<{ what: string; count: number }> {
  const found = await sql<{ code: string | null; deleted: number }>`
    select code, deleted from ${sql.table(on.entity)} where id = ${on.row}`.execute(db)
  const what = found.rows[0]?.code ?? ''
  if (found.rows[0]?.deleted !== 0) return { what, count: 0 } // it comes back, or is not there at all
  const value = on.entity === 'reporting_period' ? what : on.row
  const gone = JSON.stringify(without)
  const counts = standing.map(
    ({ entity, field }) => sql`
      select count(*) as "count" from ${sql.table(entity)} where ${sql.ref(field)} = ${value}
      and deleted = 0 and id not in (select value from json_each(${gone}))`,
  )
  const { rows } = await sql<{ count: number }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return { what, count: rows.reduce((sum, { count }) => sum + Number(count), 0) }
}
