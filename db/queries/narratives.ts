// The words of a workplan: its narratives of some periods, its outputs in the order of the plan, its
// risks. Deleted rows are left out.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

export function narrativesIn(db: Db, workplan: string, periods: readonly string[]) {
  return db
    .selectFrom('narrative')
    .selectAll()
    .where('workplan', '=', workplan)
    .where('period', 'in', periods)
    .where('deleted', '=', 0)
    .execute()
}

/** By objective, outcome and output as the plan sorts them. */
export function outputsInOrder(db: Db, workplan: string) {
  return db
    .selectFrom('output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .innerJoin('strategic_objective as objective', 'objective.id', 'outcome.objective')
    .select(['output.id', 'output.code', 'output.statement', 'output.outcome'])
    .where('outcome.workplan', '=', workplan)
    .where('output.deleted', '=', 0)
    .orderBy('objective.sort')
    .orderBy('objective.code')
    .orderBy('outcome.sort')
    .orderBy('outcome.code')
    .orderBy('output.sort')
    .orderBy('output.code')
    .execute()
}

export function risksOf(db: Db, workplan: string) {
  return db
    .selectFrom('risk')
    .selectAll()
    .where('workplan', '=', workplan)
    .where('deleted', '=', 0)
    .orderBy('id')
    .execute()
}
