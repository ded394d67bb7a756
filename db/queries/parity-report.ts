// Flows and targets for the printed parity report, of one office or all: one query per kind of row.
import type { Workspace } from '#db/open.ts'
import { ENTITIES } from '#domain/entities.ts'

type Db = Workspace['db']
type OfficeId = string | null

/** In the order in which people come and go. */
export const FLOWS: readonly string[] = ENTITIES.parity_flow.fields.flow.choices

/** Flows of a period; of a year its quarters too. */
export function flowsOver(db: Db, office: OfficeId, period: string) {
  return db
    .selectFrom('parity_flow')
    .select(['id', 'office', 'period', 'flow', 'women', 'men', 'other', 'undisclosed'])
    .where('deleted', '=', 0)
    .where((where) =>
      where.or([where('period', '=', period), where('period', 'like', `${period}Q%`)]),
    )
    .$if(office !== null, (query) => query.where('office', '=', office))
    .orderBy('id')
    .execute()
}

export function targetsOver(db: Db, office: OfficeId) {
  return db
    .selectFrom('parity_target as target')
    .innerJoin('personnel_category as category', 'category.id', 'target.category')
    .select(['target.office', 'target.year', 'target.women_share', 'category.code'])
    .where('target.deleted', '=', 0)
    .$if(office !== null, (query) => query.where('target.office', '=', office))
    .orderBy('category.sort')
    .orderBy('target.year')
    .execute()
}
