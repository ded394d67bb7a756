// Reference data: the strategy and what HQ keeps for everybody. Every query is set-based and portable;
// deleted rows are left out.
import type { Workspace } from '#db/open.ts'
import { prepared } from './prepared.ts'

type Db = Workspace['db']

export function strategyOf(db: Db, id: string) {
  return db.selectFrom('strategy').selectAll().where('id', '=', id).executeTakeFirst()
}

export function objectives(db: Db) {
  return db
    .selectFrom('strategic_objective')
    .select(['id', 'code', 'title', 'theme', 'sort'])
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

export function offices(db: Db) {
  return db
    .selectFrom('office')
    .select(['id', 'code', 'name', 'type', 'language', 'time_zone'])
    .where('deleted', '=', 0)
    .orderBy('type', 'desc') // hq before field
    .orderBy('code')
    .execute()
}

export function workplans(db: Db) {
  return db
    .selectFrom('workplan')
    .select([
      'id',
      'office',
      'code',
      'title',
      'level',
      'year_from',
      'year_to',
      'currency',
      'plan_version',
    ])
    .where('deleted', '=', 0)
    .orderBy('level', 'desc') // global before field
    .orderBy('code')
    .execute()
}

export function workplanOf(db: Db, id: string) {
  return db
    .selectFrom('workplan')
    .selectAll()
    .where('id', '=', id)
    .where('deleted', '=', 0)
    .executeTakeFirst()
}

export function officeByCode(db: Db, code: string) {
  return db
    .selectFrom('office')
    .selectAll()
    .where('code', '=', code)
    .where('deleted', '=', 0)
    .executeTakeFirst()
}

/** The office that a site speaks for. */
export function officeOfSite(db: Db, site: string) {
  return db
    .selectFrom('site')
    .innerJoin('office', 'office.id', 'site.office')
    .select(['office.id', 'office.code', 'office.name', 'office.type'])
    .where('site.id', '=', site)
    .executeTakeFirst()
}

export function officeById(db: Db, id: string) {
  return db.selectFrom('office').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The id alone. */
export const siteOffices = prepared((db, site: string) =>
  db.selectFrom('site').select('office').where('id', '=', site),
)

/** What an office is called here. */
export const officeNames = prepared((db, id: string) =>
  db.selectFrom('office').select(['code', 'name']).where('id', '=', id),
)

export function periods(db: Db) {
  return db
    .selectFrom('reporting_period')
    .select(['code', 'starts', 'ends', 'opens', 'due', 'locks'])
    .where('deleted', '=', 0)
    .execute()
}

/** Periods that anybody has entered an actual or made a submission for. */
export async function usedPeriods(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('actual')
    .select('period')
    .where('deleted', '=', 0)
    .union(db.selectFrom('submission').select('period').where('deleted', '=', 0))
    .execute()
  return rows.flatMap((row) => (row.period === null ? [] : [row.period]))
}

export function definitions(db: Db) {
  return db
    .selectFrom('indicator_definition')
    .select(['id', 'code', 'title', 'unit', 'measure', 'direction', 'objective'])
    .where('deleted', '=', 0)
    .orderBy('code')
    .execute()
}

export function officesOfType(db: Db, type: 'hq' | 'field') {
  return db
    .selectFrom('office')
    .selectAll()
    .where('type', '=', type)
    .where('deleted', '=', 0)
    .orderBy('code')
    .execute()
}

/** Ids alone. */
export const headquarters = prepared((db) =>
  db.selectFrom('office').select('id').where('type', '=', 'hq').where('deleted', '=', 0),
)
