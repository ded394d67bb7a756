// The money of a workplan: budget lines, their funding and spending, the funding needs. One query per
// kind of row; sums are made in the domain.
import type { Workspace } from '#db/open.ts'
import { activitiesOf } from './plan.ts'

type Db = Workspace['db']

/** Activities with the codes of their output and objective. */
export function activitiesWithPlace(db: Db, workplan: string) {
  return activitiesOf(db, workplan)
    .leftJoin('strategic_objective as objective', 'objective.id', 'outcome.objective')
    .selectAll('activity')
    .select([
      'objective.code as objective_code',
      'output.code as output_code',
      'outcome.id as outcome_id',
      'objective.sort as objective_sort',
      'outcome.sort as outcome_sort',
      'output.sort as output_sort',
    ])
    .execute()
}

/** Budget lines, deleted ones too, with what they hang under; what is selected is the caller's choice. */
export function linesOf(db: Db, workplan: string) {
  return db
    .selectFrom('budget_line')
    .innerJoin('activity', 'activity.id', 'budget_line.activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .where('outcome.workplan', '=', workplan)
}

export function budgetLines(db: Db, workplan: string) {
  return linesOf(db, workplan)
    .selectAll('budget_line')
    .where('budget_line.deleted', '=', 0)
    .orderBy('budget_line.period')
    .orderBy('budget_line.category')
    .orderBy('budget_line.id')
    .execute()
}

export function fundings(db: Db, workplan: string) {
  return linesOf(db, workplan)
    .innerJoin('funding', 'funding.budget_line', 'budget_line.id')
    .selectAll('funding')
    .where('funding.deleted', '=', 0)
    .orderBy('funding.id')
    .execute()
}

export function expenditures(db: Db, workplan: string) {
  return linesOf(db, workplan)
    .innerJoin('expenditure', 'expenditure.budget_line', 'budget_line.id')
    .selectAll('expenditure')
    .where('expenditure.deleted', '=', 0)
    .orderBy('expenditure.period')
    .orderBy('expenditure.id')
    .execute()
}

export function needs(db: Db, workplan: string) {
  return db
    .selectFrom('funding_need')
    .selectAll()
    .where('workplan', '=', workplan)
    .where('deleted', '=', 0)
    .orderBy('year')
    .orderBy('area')
    .orderBy('id')
    .execute()
}
