// What the validation rules say of a small plan, whole or with one thing wrong in it.
import { datasetOf, type Rows } from '#domain/dataset.ts'
import type { EntityName, RowOf } from '#domain/entities.ts'
import { checkRow, type Problem } from '#domain/rules.ts'
import { type Definition, plan, row } from './plan-rows.ts'

/** Every problem of every row, or of one entity. */
export function problemsOf(rows: Rows, entity?: EntityName): readonly Problem[] {
  const data = datasetOf(rows)
  const entities = entity ? [entity] : (Object.keys(rows) as EntityName[])
  return entities.flatMap((name) => data.all(name).flatMap((each) => checkRow(name, each, data)))
}

/** The rules that find something, without the notes that every plan has. */
export function codes(rows: Rows, entity?: EntityName): readonly string[] {
  return [...new Set(problemsOf(rows, entity).map((problem) => problem.rule))].sort()
}

/** One row of a plan, changed. */
export function spoilt<E extends keyof Rows & EntityName>(
  entity: E,
  values: Partial<RowOf<E>>,
  definition: Definition = {},
): Rows {
  const rows = plan(definition)
  const [first] = (rows[entity] ?? []) as readonly RowOf<E>[]
  return { ...rows, [entity]: [{ ...(first ?? row(entity, {})), ...values }] }
}
