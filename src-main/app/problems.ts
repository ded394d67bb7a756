// What the validation rules find in the workspace: the same rules as in the cell, over whole offices.
// One office at a time, so that memory follows the size of an office and not of the portfolio.
import type * as z from 'zod'
import type { ProblemSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import {
  allOffices,
  OFFICE_ENTITIES,
  officeRows,
  SHARED_ENTITIES,
  sharedRows,
} from '#db/queries/rows.ts'
import { type AnyRow, type Dataset, datasetOf, type Rows } from '#domain/dataset.ts'
import type { EntityName, RowOf } from '#domain/entities.ts'
import { isPeriod, periodSpan, quartersOf } from '#domain/periods.ts'
import { placeOf } from '#domain/place.ts'
import { checkRow, compareSeverity, concernsPeriod, type Problem } from '#domain/rules.ts'

export type ListedProblem = z.output<typeof ProblemSchema>

/**
 * Errors first, then by office code and in the order of the rows. Without `office`: every office here.
 * With `period`: what concerns it, and what concerns no period. Shared rows are judged at HQ only,
 * where they can be mended.
 */
export async function list(
  ws: Workspace,
  input: { office?: string | undefined; period?: string | undefined },
): Promise<ListedProblem[]> {
  const { db, identity } = ws
  const { office, period } = input
  const shared = await sharedRows(db)
  const found: ListedProblem[] = []
  if (identity.role === 'hq' && (!office || office === identity.office)) {
    found.push(...problemsIn(SHARED_ENTITIES, shared, shared, period))
  }
  for (const { id, code } of await allOffices(db)) {
    if (office && office !== id) continue
    const own = await officeRows(db, id, period ? overlapping(period) : undefined)
    const problems = problemsIn(OFFICE_ENTITIES, own, { ...shared, ...own }, period)
    // Where several offices are listed, the place says whose it is.
    found.push(...(office ? problems : problems.map((each) => within(each, code))))
  }
  return found.sort(compareSeverity)
}

function within(problem: ListedProblem, office: string | null): ListedProblem {
  return office ? { ...problem, place: `${office}: ${problem.place}` } : problem
}

/** The periods whose parts a period is about: itself, its year or its quarters. */
function overlapping(period: string): readonly string[] {
  const span = isPeriod(period) ? periodSpan(period) : undefined
  if (!span) return [period]
  return span.quarter === null ? [period, ...quartersOf(span.year)] : [period, period.slice(0, 4)]
}

/** What the rules find in `rows`, seen in their context. */
export function problemsIn(
  entities: readonly EntityName[],
  rows: Rows,
  context: Rows,
  period: string | undefined,
): ListedProblem[] {
  const data = datasetOf(context)
  return entities.flatMap((entity) =>
    (rows[entity] ?? []).flatMap((row: AnyRow) =>
      checkRow(entity, row, data)
        .filter((problem) => !period || concernsPeriod(problem, period))
        .map((problem) => listed(problem, row, data)),
    ),
  )
}

/** A finding as people see it: with its place, and what was said to it. */
export function listed(problem: Problem, row: AnyRow, data: Dataset): ListedProblem {
  const words = problem.severity === 'warning' ? confirmationOf(problem, data) : undefined
  return {
    ...problem,
    values: { ...problem.values },
    place: placeOf(problem.entity, row, data),
    confirmed: words?.explanation ? { row: words.id, explanation: words.explanation } : null,
  }
}

/** The last one, should there be several. */
function confirmationOf(problem: Problem, data: Dataset): RowOf<'confirmation'> | undefined {
  const { rule, row, period } = problem
  return data
    .by('confirmation', 'row', row)
    .findLast((each) => each.rule === rule && (each.period ?? '') === (period ?? ''))
}
