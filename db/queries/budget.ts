// The money of a workplan: budget lines, their funding and spending, the funding needs. One query per
// kind of row; sums are made in the domain.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

/** Activities with the codes of their output and objective. */
export function activitiesWithPlace(db: Db, workplan: string) {
  return db
    .selectFrom('activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .leftJoin('strategic_objective as objective', 'objective.id', 'outcome.objective')
    .selectAll('activity')
    .select([
      'objective.code as objective_code',
      'output.code as output_code',
      'objective.sort as objective_sort',
      'outcome.sort as outcome_sort',
      'output.sort as output_sort',
    ])
    .where('outcome.workplan', '=', workplan)
    .where('activity.deleted', '=', 0)
    .execute()
}

export function budgetLines(db: Db, workplan: string) {
  return db
    .selectFrom('budget_line')
    .innerJoin('activity', 'activity.id', 'budget_line.activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .selectAll('budget_line')
    .where('outcome.workplan', '=', workplan)
    .where('budget_line.deleted', '=', 0)
    .orderBy('budget_line.period')
    .orderBy('budget_line.category')
    .orderBy('budget_line.id')
    .execute()
}

export function fundings(db: Db, workplan: string) {
  return db
    .selectFrom('funding')
    .innerJoin('budget_line', 'budget_line.id', 'funding.budget_line')
    .innerJoin('activity', 'activity.id', 'budget_line.activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .selectAll('funding')
    .where('outcome.workplan', '=', workplan)
    .where('funding.deleted', '=', 0)
    .orderBy('funding.id')
    .execute()
}

export function expenditures(db: Db, workplan: string) {
  return db
    .selectFrom('expenditure')
    .innerJoin('budget_line', 'budget_line.id', 'expenditure.budget_line')
    .innerJoin('activity', 'activity.id', 'budget_line.activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .selectAll('expenditure')
    .where('outcome.workplan', '=', workplan)
    .where('expenditure.deleted', '=', 0)
    .orderBy('expenditure.period')
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
