// Personnel: headcounts at a date, flows of a period, targets. One query per kind of row, never one per
// level or office; SQL selects and joins, sums of what has no cell of its own are made here.
import type { Workspace } from '#db/open.ts'
import { countedWith, latestCounted } from './headcounts.ts'

type Db = Workspace['db']
type OfficeId = string | null

export function categories(db: Db) {
  return db
    .selectFrom('personnel_category')
    .select(['id', 'code', 'title'])
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

/** Levels of all categories, junior first. */
export function levels(db: Db) {
  return db
    .selectFrom('personnel_level')
    .select(['id', 'category', 'code', 'title'])
    .where('deleted', '=', 0)
    .orderBy('sort')
    .orderBy('code')
    .execute()
}

/** Dates that people were counted on, or are to be, the latest first. */
export async function headcountDates(db: Db, office: OfficeId): Promise<string[]> {
  const rows = await db
    .selectFrom('parity_headcount')
    .select('date')
    .distinct()
    .where('deleted', '=', 0)
    .where('date', 'is not', null)
    .$if(office !== null, (query) => query.where('office', '=', office))
    .orderBy('date', 'desc')
    .execute()
  return rows.flatMap(({ date }) => date ?? [])
}

export async function dateOfHeadcount(db: Db, row: string): Promise<string | null> {
  const found = await db
    .selectFrom('parity_headcount')
    .select('date')
    .where('id', '=', row)
    .executeTakeFirst()
  return found?.date ?? null
}

/** The rows of one office at exactly these dates. */
export function headcountsOn(db: Db, office: string, dates: readonly string[]) {
  return db
    .selectFrom('parity_headcount')
    .selectAll()
    .where('office', '=', office)
    .where('date', 'in', dates)
    .where('deleted', '=', 0)
    .orderBy('id')
    .execute()
}

/** Every office's rows of its latest counted date up to `until`, added up per cell of the matrix. */
export function headcountsOver(db: Db, until: string) {
  return latestCounted(db, until)
    .select(({ fn }) => [
      'headcount.employer',
      'headcount.function',
      'headcount.category',
      'headcount.level',
      fn.sum<number | null>('headcount.women').as('women'),
      fn.sum<number | null>('headcount.men').as('men'),
      fn.sum<number | null>('headcount.other').as('other'),
      fn.sum<number | null>('headcount.undisclosed').as('undisclosed'),
      countedWith('women', 'men').as('both_women'),
      countedWith('men', 'women').as('both_men'),
    ])
    .groupBy(['headcount.employer', 'headcount.function', 'headcount.category', 'headcount.level'])
    .execute()
}

export function parityTargets(db: Db, office: string) {
  return db
    .selectFrom('parity_target')
    .selectAll()
    .where('office', '=', office)
    .where('deleted', '=', 0)
    .orderBy('year')
    .execute()
}

export function flowsIn(db: Db, office: string, period: string) {
  return db
    .selectFrom('parity_flow')
    .selectAll()
    .where('office', '=', office)
    .where('period', '=', period)
    .where('deleted', '=', 0)
    .orderBy('id')
    .execute()
}

/** Periods for which an office has flows. */
export async function flowPeriods(db: Db, office: string): Promise<string[]> {
  const rows = await db
    .selectFrom('parity_flow')
    .select('period')
    .distinct()
    .where('office', '=', office)
    .where('deleted', '=', 0)
    .execute()
  return rows.flatMap(({ period }) => period ?? [])
}
