// The uses of indicators in plans, and the definitions that they are measured by, for thousands at once.
import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Measured } from '#domain/arithmetic.ts'
import type { Override } from '#domain/status.ts'
import { among, rowsOf } from './sqlite.ts'

type UseRow = readonly [
  id: string,
  office: string | null,
  definition: string | null,
  outcome: string | null,
  output: string | null,
  contributesTo: string | null,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  final: number | null,
  override: Override['status_override'],
  reason: string | null,
]

/** A use of an indicator in a plan: whose, what of, and what was planned. */
export interface UseLine {
  readonly id: string
  readonly office: string | null
  readonly definition: string
  /** Of the outcome that it stands under, else of its definition. */
  readonly objective: string | null
  readonly contributesTo: string | null
  readonly baseline: Measured
  readonly final: number | null
  readonly override: Override
}

/** Every use that is there, by id. */
export async function linesOfUses(ws: Workspace): Promise<readonly UseLine[]> {
  const pairs = async (query: RawBuilder<unknown>) =>
    new Map(await rowsOf<[string, string | null]>(ws, query))
  // Put together here: a join would look up thousands of texts in three tables.
  const outcomeOf = await pairs(sql`select id, outcome from output`)
  const objectiveOf = await pairs(sql`select id, objective from outcome`)
  const ownObjective = await pairs(
    sql`select id, objective from indicator_definition where deleted = 0`,
  )
  const rows = await rowsOf<UseRow>(
    ws,
    sql`select id, office, definition, outcome, output, contributes_to, baseline_value,
        baseline_numerator, baseline_denominator, final_target, status_override, override_reason
      from indicator where deleted = 0 order by id`,
  )
  return rows.flatMap(([id, office, definition, outcome, output, contributesTo, ...numbers]) => {
    if (definition === null || !ownObjective.has(definition)) return []
    const [value, numerator, denominator, final, status_override, override_reason] = numbers
    const above = outcome ?? outcomeOf.get(output ?? '')
    const objective = objectiveOf.get(above ?? '') ?? ownObjective.get(definition) ?? null
    const use: UseLine = {
      ...{ id, office, definition, objective, contributesTo, final },
      baseline: { value, numerator, denominator },
      override: { status_override, override_reason },
    }
    return [use]
  })
}

export type DefinitionLine = Awaited<ReturnType<typeof definitionLines>>[number]

/** The definitions with the rules that figures are made by. */
export function definitionLines(ws: Workspace) {
  return ws.db
    .selectFrom('indicator_definition')
    .select(['id', 'code', 'title', 'unit', 'measure', 'direction', 'value_mode'])
    .select(['over_offices', 'over_periods', 'decimals'])
    .where('deleted', '=', 0)
    .orderBy('code')
    .orderBy('id')
    .execute()
}

/** By id of a cell, the use that it belongs to; who is not there any more is not in it. */
export async function usesOfCells(
  ws: Workspace,
  entity: 'actual' | 'target',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const query = sql`select id, indicator from ${sql.table(entity)} where ${among('id', ids)}`
  return new Map(await rowsOf<[string, string]>(ws, query))
}
