// People as they were counted: each office's latest date, and the sums of all dates. Set-based; deleted rows
// are left out.
import { type ExpressionBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Tables } from '#db/tables.ts'
import type { HeadcountRow } from '#domain/parity-figures.ts'
import { rowsOf } from './sqlite.ts'

type Db = Workspace['db']
type OfficeId = string | null

/** A date whose rows are made but still empty counts nobody yet: the one before stands until it does. */
function isCounted(where: ExpressionBuilder<Tables, 'parity_headcount'>) {
  return where.or([where('women', 'is not', null), where('men', 'is not', null)])
}

/** The sum of one side over the rows in which the other is counted too. */
export function countedWith(side: 'women' | 'men', other: 'women' | 'men') {
  return sql<number | null>`sum(case when ${sql.ref(other)} is not null then ${sql.ref(side)} end)`
}

/** Rows of each office's latest counted date up to `until`; the columns are the caller's to select. */
export function latestCounted(db: Db, until: string) {
  return db
    .selectFrom('parity_headcount as headcount')
    .innerJoin(
      (inner) =>
        inner
          .selectFrom('parity_headcount')
          .select(({ fn }) => ['office', fn.max('date').as('date')])
          .where('deleted', '=', 0)
          .where('date', '<=', until)
          .where(isCounted)
          .groupBy('office')
          .as('latest'),
      (join) =>
        join
          .onRef('latest.office', '=', 'headcount.office')
          .onRef('latest.date', '=', 'headcount.date'),
    )
    .where('headcount.deleted', '=', 0)
}

type CountedRow = readonly [
  id: string,
  office: string | null,
  date: string | null,
  women: number | null,
  men: number | null,
  other: number | null,
  undisclosed: number | null,
  category: string | null,
  level: string | null,
]

/** Headcount rows of each office's latest date up to `until`, by id. */
export async function latestHeadcounts(
  ws: Workspace,
  office: OfficeId,
  until: string,
): Promise<readonly HeadcountRow[]> {
  const categories = await placesOf(ws.db, 'personnel_category')
  const levels = await placesOf(ws.db, 'personnel_level')
  const query = latestCounted(ws.db, until)
    .select(['headcount.id', 'headcount.office', 'headcount.date'])
    .select(['headcount.women', 'headcount.men', 'headcount.other', 'headcount.undisclosed'])
    .select(['headcount.category', 'headcount.level'])
    .$if(office !== null, (all) => all.where('headcount.office', '=', office))
    .orderBy('headcount.id')
  return (await rowsOf<CountedRow>(ws, query)).map((row): HeadcountRow => {
    const [id, office, date, women, men, other, undisclosed] = row
    const [, , , , , , , category, level] = row
    const { code, title, sort } = categories.get(category ?? '') ?? NOWHERE
    const at = levels.get(level ?? '') ?? NOWHERE
    return {
      ...{ id, office, date, women, men, other, undisclosed },
      category_code: code,
      category_title: title,
      category_sort: sort,
      level_code: at.code,
      level_title: at.title,
      level_sort: at.sort,
    }
  })
}

const NOWHERE = { code: null, title: null, sort: null }

async function placesOf(db: Db, entity: 'personnel_category' | 'personnel_level') {
  const rows = await db.selectFrom(entity).select(['id', 'code', 'title', 'sort']).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Women and men per office and date up to `until`: what the trend is drawn from. Of rows in which both are
 * counted, as the share is (domain/parity-figures.ts); a counted date without any of them has null.
 */
export function headcountsByDate(db: Db, office: OfficeId, until: string) {
  return db
    .selectFrom('parity_headcount')
    .select([
      'office',
      'date',
      countedWith('women', 'men').as('women'),
      countedWith('men', 'women').as('men'),
    ])
    .where('deleted', '=', 0)
    .where('date', '<=', until)
    .where(isCounted)
    .$if(office !== null, (query) => query.where('office', '=', office))
    .groupBy(['office', 'date'])
    .orderBy('date')
    .execute()
}
