// The roll-up over periods, for all uses of indicators at once: where each stands at the end of a period,
// by the rules of domain/roll-up.ts. One statement per kind of cell, whatever the number of offices; no
// cell leaves the database. The rules over offices are applied by domain/rolled-figures.ts.
//
// A period sorts by its code followed by Y: Q1 Q2 Q3 Q4 year. The same sentences say in SQL what the pure
// functions say in TypeScript; tests/db/roll-up.test.ts holds them together on random data.
import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Measured } from '#domain/arithmetic.ts'
import { periodSpan } from '#domain/periods.ts'
import type { Override } from '#domain/status.ts'
import { among, rowsOf, trimmed, whereLargest } from './sqlite.ts'

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

/** Only these uses (ids of `indicator`); null: all. */
export type Only = readonly string[] | null

export interface Due extends Measured {
  /** The latest period that it is made of. */
  readonly period: string
}

/** By use. A use that is not in a map has nothing of the kind. */
export interface RolledUses {
  readonly actual: ReadonlyMap<string, Measured>
  readonly due: ReadonlyMap<string, Due>
  /** Declared not applicable in the latest period that says anything. */
  readonly away: ReadonlySet<string>
  /** Qualitative, with a text. */
  readonly said: ReadonlySet<string>
}

/** Where the uses stand at the end of a period. */
export async function rolledUses(
  ws: Workspace,
  period: string,
  only: Only = null,
): Promise<RolledUses> {
  return {
    actual: await actuals(ws, period, only),
    due: await targetsDue(ws, period, only),
    away: await away(ws, period, only),
    said: await said(ws, period, only),
  }
}

/** The cells of periods that have ended by the end of this one; all for null. */
function endedBy(period: string | null): RawBuilder<boolean> {
  if (period === null) return sql`cell.period is not null`
  const span = periodSpan(period)
  if (!span) return sql`1 = 0`
  const whole = span.quarter === null || span.quarter === 4
  const last = whole ? `${span.year}Q4` : period
  // In the order of texts a year stands before its quarters, and ends after them.
  const open = whole ? '' : String(span.year)
  return sql`cell.period <= ${last.padStart(6, '0')} and cell.period <> ${open.padStart(4, '0')}`
}

/** What is added up only where each period counts by itself: domain/roll-up.ts, periodRule. */
const ACTUAL_RULE = sql`case
  when d.over_periods is null then 'latest'
  when d.over_periods = 'sum' and coalesce(d.value_mode, '') <> 'period' then 'latest'
  else d.over_periods end`

/** domain/indicator-figures.ts, dueTarget. */
const TARGET_RULE = sql`case
  when d.over_periods = 'sum' and d.value_mode = 'period' then 'sum' else 'latest' end`

const RULES = { actual: ACTUAL_RULE, target: TARGET_RULE } as const

function chosen(only: Only): RawBuilder<boolean> {
  return only === null ? sql`1 = 1` : among('i.id', only)
}

/** domain/arithmetic.ts, measuredValue. */
const VALUE = sql`case
  when d.measure = 'percentage' and (cell.numerator is not null or cell.denominator is not null)
  then case when cell.denominator > 0 then 100.0 * cell.numerator / cell.denominator end
  else cell.value end`

/** domain/roll-up.ts, hasRatio: 0 of 0 counts (it adds nothing), a part of nothing does not. */
const IS_RATIO = sql`cell.numerator is not null and cell.denominator is not null
  and (cell.denominator > 0 or (cell.denominator = 0 and cell.numerator = 0))`

const SAYS = sql`(cell.status is null or cell.status not in ('not_available', 'not_applicable'))`

type Entity = 'actual' | 'target'

/**
 * The cells with a number, and of which years there is one: a year that has a number of its own stands
 * for its quarters. In the order of the uses, so that nothing has to be sorted; `cross join` keeps to it.
 */
function cells(entity: Entity, period: string | null, only: Only): RawBuilder<unknown> {
  const there = sql`cell.deleted = 0 and ${endedBy(period)} and
    ${entity === 'actual' ? SAYS : sql`1 = 1`}`
  return sql`year as materialized (
      select cell.indicator, cell.period
      from (select indicator, period from ${sql.table(entity)} where length(period) = 4) named
      cross join indicator i on i.id = named.indicator
      cross join indicator_definition d on d.id = i.definition
      cross join ${sql.table(entity)} cell
        on cell.indicator = named.indicator and cell.period = named.period
      where ${there} and ((${VALUE}) is not null or (${IS_RATIO}))),
    number as (
      select i.id, ${RULES[entity]} as rule, cell.period || 'Y' as "key", ${VALUE} as "value",
        case when ${IS_RATIO} then cell.numerator end as part,
        case when ${IS_RATIO} then cell.denominator end as whole,
        cell.numerator, cell.denominator
      from indicator i
      cross join indicator_definition d on d.id = i.definition
      cross join ${sql.table(entity)} cell on cell.indicator = i.id
      where i.deleted = 0 and d.deleted = 0 and ${chosen(only)} and ${there}
        and (${RULES[entity]} = 'latest' or length(cell.period) = 4 or not exists (
          select 1 from year where year.indicator = i.id
            and year.period = substr(cell.period, 1, 4))))`
}

type NumberRow = readonly [
  use: string,
  key: string | null,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
]

/** One row per use: the number by its rule, and the latest period in it. */
function rolled(entity: Entity, period: string | null, only: Only): RawBuilder<unknown> {
  return sql`with ${cells(entity, period, only)}
    select id, "key",
      case rule when 'latest' then latest when 'sum' then total when 'average' then mean
        when 'ratio' then case when wholes > 0 then 100.0 * parts / wholes end end,
      case rule when 'latest' then numerator when 'ratio' then parts end,
      case rule when 'latest' then denominator when 'ratio' then wholes end
    from (
      select id, rule, max(case when "value" is not null then "key" end) as "key",
        ${whereLargest('value')} as latest,
        ${whereLargest('numerator')} as numerator,
        ${whereLargest('denominator')} as denominator,
        sum("value") as total, avg("value") as mean, sum(part) as parts, sum(whole) as wholes
      from number group by id) grouped
    where rule in ('latest', 'sum', 'average', 'ratio')
      and ("key" is not null or (rule = 'ratio' and wholes is not null))`
}

/** The largest or the smallest; of equal ones the earliest. */
function extreme(period: string, only: Only): RawBuilder<unknown> {
  return sql`with ${cells('actual', period, only)}
    select id, "key", "value", numerator, denominator from (
      select id, "key", "value", numerator, denominator, row_number() over (
        partition by id order by case rule when 'max' then -"value" else "value" end, "key") as place
      from number where rule in ('max', 'min') and "value" is not null) placed
    where place = 1`
}

async function actuals(ws: Workspace, period: string, only: Only) {
  const rows = [
    ...(await rowsOf<NumberRow>(ws, rolled('actual', period, only))),
    ...((await hasExtremes(ws)) ? await rowsOf<NumberRow>(ws, extreme(period, only)) : []),
  ]
  return new Map(
    rows.map(([use, , value, numerator, denominator]) => [use, { value, numerator, denominator }]),
  )
}

async function hasExtremes(ws: Workspace): Promise<boolean> {
  const found = await ws.db
    .selectFrom('indicator_definition')
    .select('id')
    .where('deleted', '=', 0)
    .where('over_periods', 'in', ['max', 'min'])
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

async function targetsDue(ws: Workspace, period: string, only: Only) {
  const rows = await rowsOf<NumberRow>(ws, rolled('target', period, only))
  const due = new Map<string, Due>()
  for (const [use, key, value, numerator, denominator] of rows) {
    if (key !== null) due.set(use, { value, numerator, denominator, period: key.slice(0, -1) })
  }
  return due
}

/** What is due when all targets are: the final target of uses that have none of their own. */
export async function finalTargets(
  ws: Workspace,
  only: Only = null,
): Promise<ReadonlyMap<string, number | null>> {
  const open = sql<{ id: string }>`select id from indicator
    where deleted = 0 and final_target is null`
  const without = (await rowsOf<[string]>(ws, open)).map(([id]) => id)
  const asked = only === null ? without : without.filter((id) => only.includes(id))
  if (asked.length === 0) return new Map()
  const rows = await rowsOf<NumberRow>(ws, rolled('target', null, asked))
  return new Map(rows.map(([use, , value]) => [use, value]))
}

async function away(ws: Workspace, period: string, only: Only): Promise<ReadonlySet<string>> {
  const asked = only === null ? sql`1 = 1` : among('cell.indicator', only)
  const later = (column: string) => sql`max(${sql.ref(column)} || 'Y')`
  const rows = await rowsOf<[string]>(
    ws,
    sql`with declared as materialized (
        select cell.indicator, ${later('cell.period')} as "key" from actual cell
        where cell.deleted = 0 and cell.status = 'not_applicable'
          and ${endedBy(period)} and ${asked} group by cell.indicator)
      select indicator from declared where not exists (
        select 1 from actual cell where cell.indicator = declared.indicator
          and cell.deleted = 0 and ${endedBy(period)} and cell.period || 'Y' > declared."key")`,
  )
  return new Set(rows.map(([use]) => use))
}

async function said(ws: Workspace, period: string, only: Only): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<[string]>(
    ws,
    sql`select distinct i.id from ${
      only === null
        ? sql`indicator_definition d cross join indicator i on i.definition = d.id`
        : sql`indicator i cross join indicator_definition d on d.id = i.definition`
    }
      cross join actual cell on cell.indicator = i.id
      where d.deleted = 0 and d.measure = 'qualitative' and i.deleted = 0 and cell.deleted = 0
        and ${endedBy(period)} and ${chosen(only)} and cell.text is not null
        and ${trimmed('cell.text')} <> ''`,
  )
  return new Set(rows.map(([use]) => use))
}
