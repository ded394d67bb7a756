// What the validation rules find in some rows, as people see it: the same rules wherever rows are judged. It
// reads nothing itself; rows and their context are handed in.
import type * as z from 'zod'
import type { ProblemSchema } from '#contract/plan.ts'
import { OFFICE_ENTITIES, SHARED_ENTITIES } from '#db/queries/rows.ts'
import type { AnyRow, Dataset, Rows } from '#domain/dataset.ts'
import { ENTITY_NAMES, type EntityName, type RowOf } from '#domain/entities.ts'
import { placeOf } from '#domain/place.ts'
import { aboutOf, checkRow, compareSeverity, type Problem } from '#domain/rules.ts'

export type ListedProblem = z.output<typeof ProblemSchema>

const shared: ReadonlySet<EntityName> = new Set(SHARED_ENTITIES)

export function isShared(entity: EntityName): boolean {
  return shared.has(entity)
}

/** The problems of all rows that are an office's; confirmations are among the context. */
export function judgeOffice(rows: Rows, context: Dataset): ListedProblem[] {
  return judge(OFFICE_ENTITIES, rows, context)
}

/** The problems of rows that HQ keeps for everybody, or for itself. */
export function judgeShared(rows: Rows, context: Dataset): ListedProblem[] {
  return judge(SHARED_ENTITIES, rows, context)
}

function judge(entities: readonly EntityName[], rows: Rows, data: Dataset): ListedProblem[] {
  return entities.flatMap((entity) =>
    (rows[entity] ?? []).flatMap((row: AnyRow) => problemsOfRow(entity, row, data)),
  )
}

/** What the rules find in one row. */
export function problemsOfRow(entity: EntityName, row: AnyRow, data: Dataset): ListedProblem[] {
  return checkRow(entity, row, data).map((problem) => listed(problem, row, data))
}

/** A finding as people see it: with its place, and what was said to it. */
export function listed(problem: Problem, row: AnyRow, data: Dataset): ListedProblem {
  const words = problem.severity === 'warning' ? confirmationOf(problem, data) : undefined
  return {
    ...problem,
    values: { ...problem.values },
    place: placeOf(problem.entity, row, data),
    ...saidTo(problem, words),
  }
}

type Words = Pick<RowOf<'confirmation'>, 'id' | 'explanation' | 'about'>

/** Who confirmed a value did not confirm the one that stands there now. */
export function saidTo(
  problem: Pick<Problem, 'values'>,
  words: Words | undefined,
): Pick<ListedProblem, 'confirmed' | 'before'> {
  const explanation = words?.explanation ?? null
  const holds = words !== undefined && (words.about === null || words.about === aboutOf(problem))
  return {
    confirmed: holds && explanation ? { row: words.id, explanation } : null,
    before: holds ? null : explanation,
  }
}

/** The last one, should there be several. */
function confirmationOf(problem: Problem, data: Dataset): RowOf<'confirmation'> | undefined {
  const { rule, row, period } = problem
  return data
    .by('confirmation', 'row', row)
    .findLast((each) => each.rule === rule && (each.period ?? '') === (period ?? ''))
}

const ORDER: ReadonlyMap<string, number> = new Map(ENTITY_NAMES.map((name, place) => [name, place]))

/** Errors first, then as the entities are listed and by row; the findings of one row as they came. */
export function compareListed(a: ListedProblem, b: ListedProblem): number {
  return (
    compareSeverity(a, b) ||
    (ORDER.get(a.entity) ?? 0) - (ORDER.get(b.entity) ?? 0) ||
    (a.row < b.row ? -1 : a.row > b.row ? 1 : 0)
  )
}
