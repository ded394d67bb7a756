// What others contribute to the indicators of a workplan: HQ's own row of an indicator, and the offices' rows
// that say so. Two statements for the whole plan.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import { rowsOf } from './sqlite.ts'

/** A row that contributes, and to which; only what is measured in the same way can be put together. */
export type Contributor = readonly [to: string, use: string, office: string | null]

export function contributors(ws: Workspace, workplan: string): Promise<readonly Contributor[]> {
  return rowsOf<Contributor>(
    ws,
    sql`select own.id, use.id, use.office from indicator own
      join indicator use on use.contributes_to = own.id
      join indicator_definition d on d.id = own.definition
      join indicator_definition theirs on theirs.id = use.definition
      where own.workplan = ${workplan} and own.deleted = 0 and use.deleted = 0
        and theirs.deleted = 0 and theirs.measure = d.measure
      order by use.id`,
  )
}

export type ContributedCell = readonly [
  use: string,
  period: string,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  status: string | null,
]

/** Their actuals in these periods. */
export function contributedCells(
  ws: Workspace,
  workplan: string,
  periods: readonly string[],
): Promise<readonly ContributedCell[]> {
  return rowsOf<ContributedCell>(
    ws,
    sql`select cell.indicator, cell.period, cell.value, cell.numerator, cell.denominator, cell.status
      from indicator own
      join indicator use on use.contributes_to = own.id
      join actual cell on cell.indicator = use.id
      where own.workplan = ${workplan} and own.deleted = 0 and use.deleted = 0
        and cell.deleted = 0 and cell.period in (${sql.join(periods)})`,
  )
}

/** Actuals with a number in rows that others contribute to, with the rules of the row. */
export function typedAboveOthers(db: Workspace['db']) {
  return db
    .selectFrom('actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .innerJoin('indicator_definition as definition', 'definition.id', 'indicator.definition')
    .select(['actual.id as actual', 'actual.office', 'actual.period', 'actual.status'])
    .select(['actual.value', 'actual.numerator', 'actual.denominator'])
    .select(['indicator.id', 'indicator.workplan', 'definition.code', 'definition.title'])
    .select(['definition.measure', 'definition.direction', 'definition.value_mode'])
    .select(['definition.over_offices', 'definition.over_periods', 'definition.decimals'])
    .where('indicator.id', 'in', (inner) =>
      inner
        .selectFrom('indicator as use')
        .select('use.contributes_to')
        .where('use.deleted', '=', 0)
        .where('use.contributes_to', 'is not', null),
    )
    .where('indicator.deleted', '=', 0)
    .where('definition.deleted', '=', 0)
    .where('actual.deleted', '=', 0)
    .where((where) =>
      where.or([where('actual.value', 'is not', null), where('actual.numerator', 'is not', null)]),
    )
    .orderBy('definition.code')
    .orderBy('actual.period')
    .orderBy('actual.id')
    .execute()
}

/** What was said to doubts of a rule, by the row that they are about. */
export async function confirmedDoubts(db: Workspace['db'], rule: string) {
  const rows = await db
    .selectFrom('confirmation')
    .select(['id', 'row', 'explanation', 'about'])
    .where('rule', '=', rule)
    .where('deleted', '=', 0)
    .execute()
  return new Map(rows.map((words) => [words.row, words]))
}
