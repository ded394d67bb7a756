// The uses of indicators in plans, and the definitions that they are measured by, for thousands at once.
import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Measured } from '#domain/arithmetic.ts'
import type { Override } from '#domain/status.ts'
import { among, inOrder, rowsOf, type Short, short } from './sqlite.ts'

type UseRow = readonly [
  row: Short,
  id: string,
  office: string | null,
  definition: string,
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
  /** Stands for it in what is rolled up (roll-up.ts). */
  readonly row: Short
  readonly office: string | null
  readonly definition: string
  /** Of the outcome that it stands under, else of its definition. */
  readonly objective: string | null
  readonly contributesTo: string | null
  readonly baseline: Measured
  readonly final: number | null
  readonly override: Override
}

const NO_OVERRIDE: Override = { status_override: null, override_reason: null }

/** Every use that is there, those of a definition together and by id. */
export async function linesOfUses(ws: Workspace): Promise<readonly UseLine[]> {
  // Put together here: a join would look up thousands of texts in three tables.
  const objectiveOf = await pairsOf(ws, sql`select id, objective from outcome`)
  const outcomeOf = await pairsOf(ws, sql`select id, outcome from output`)
  const ownObjective = await pairsOf(
    ws,
    sql`select id, objective from indicator_definition where deleted = 0`,
  )
  const rows = await rowsOf<UseRow>(
    ws,
    sql`select ${short('i')}, i.id, i.office, d.id, i.outcome, i.output, i.contributes_to,
        i.baseline_value, i.baseline_numerator, i.baseline_denominator, i.final_target,
        i.status_override, i.override_reason
      from indicator_definition d ${inOrder} indicator i on i.definition = d.id
      where d.deleted = 0 and i.deleted = 0 order by ${short('d')}, i.id`,
  )
  const once = shared()
  return rows.map((found): UseLine => {
    const [row, id, office, definition, outcome, output, contributesTo, value] = found
    const [, , , , , , , , numerator, denominator, final, override, reason] = found
    const above = outcome ?? outcomeOf.get(output ?? '')
    return {
      id,
      row,
      office: once(office),
      definition: once(definition),
      objective: objectiveOf.get(above ?? '') ?? ownObjective.get(definition) ?? null,
      contributesTo,
      baseline: { value, numerator, denominator },
      final,
      override:
        override === null && reason === null
          ? NO_OVERRIDE
          : { status_override: override, override_reason: reason },
    }
  })
}

async function pairsOf(ws: Workspace, query: RawBuilder<unknown>) {
  return new Map(await rowsOf<[string, string | null]>(ws, query))
}

/** The same text as one and the same object, which is then compared and looked up at once. */
function shared(): <T extends string | null>(text: T) => T {
  const known = new Map<string | null, string | null>()
  let last: string | null = null
  return <T extends string | null>(text: T): T => {
    if (text === last) return last as T
    const found = known.get(text)
    if (found === undefined) known.set(text, text)
    last = found ?? text
    return last as T
  }
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
