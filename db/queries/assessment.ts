// What the annual assessment puts side by side, for the whole strategy: one query per kind of row. Sums
// are made in the domain.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

/** The assessments of a year. */
export function assessmentsOf(db: Db, year: number) {
  return db
    .selectFrom('assessment')
    .select(['id', 'objective', 'workplan', 'rating', 'finding', 'priority', 'unread'])
    .where('deleted', '=', 0)
    .where('year', '=', year)
    .execute()
}

/** Risks that are not closed, with their workplan and, for those of an output, its objective. */
export function openRisks(db: Db) {
  return db
    .selectFrom('risk')
    .leftJoin('output', 'output.id', 'risk.output')
    .leftJoin('outcome', 'outcome.id', 'output.outcome')
    .select([
      'risk.id',
      'risk.office',
      'risk.workplan',
      'risk.statement',
      'risk.likelihood',
      'risk.impact',
      'outcome.objective',
    ])
    .where('risk.deleted', '=', 0)
    .where((where) =>
      where.or([where('risk.status', 'is', null), where('risk.status', '!=', 'closed')]),
    )
    .orderBy('risk.id')
    .execute()
}

/** By use of an indicator, the workplan that it stands in. */
export async function workplansOfUses(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'workplan'])
    .where('deleted', '=', 0)
    .execute()
  return new Map(rows.flatMap(({ id, workplan }) => (workplan === null ? [] : [[id, workplan]])))
}

/** What workplans need in a year, by area. */
export function needsOfYear(db: Db, year: number) {
  return db
    .selectFrom('funding_need')
    .select(['id', 'office', 'workplan', 'required', 'secured'])
    .where('deleted', '=', 0)
    .where('year', '=', year)
    .orderBy('id')
    .execute()
}
