// The roll-up over periods, for all uses of indicators at once: where each stands at the end of a period,
// by the rules of domain/roll-up.ts. One statement per kind of cell, whatever the number of offices; no
// cell leaves the database. The rules over offices are applied by domain/rolled-figures.ts and rolled-progress.ts.
//
// A period sorts by its code followed by Y: Q1 Q2 Q3 Q4 year. The same sentences say in SQL what the pure
// functions say in TypeScript; tests/db/roll-up.test.ts holds them together on random data.
import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import type { Measured } from '#domain/arithmetic.ts'
import { periodSpan } from '#domain/periods.ts'
import { among, inOrder, rowsOf, type Short, short, trimmed } from './sqlite.ts'

/** Only these uses (ids of `indicator`); null: all. */
export type Only = readonly string[] | null

export interface Due extends Measured {
  /** The latest period that it is made of. */
  readonly period: string
}

/** By use (`UseLine.row`). A use that is not in a map has nothing of the kind. */
export interface RolledUses {
  readonly actual: ReadonlyMap<Short, Measured>
  readonly due: ReadonlyMap<Short, Due>
  /** Declared not applicable in the latest period that says anything. */
  readonly away: ReadonlySet<Short>
  /** Qualitative with a text, or with a number where periods are not put together. */
  readonly said: ReadonlySet<Short>
}

/** What counts: the cells of periods that have ended by the end of this one, or (`alone`) only its own. */
export interface When {
  readonly period: string
  readonly alone: boolean
}

/** Where the uses stand at the end of a period, or by the cells of that period alone. */
export async function rolledUses(
  ws: Workspace,
  when: When,
  only: Only = null,
): Promise<RolledUses> {
  return {
    actual: await actuals(ws, when, only),
    due: await targetsDue(ws, when, only),
    away: await away(ws, when, only),
    said: await said(ws, when, only),
  }
}

/** The cells that count; all for null. */
function counting(when: When | null): RawBuilder<boolean> {
  if (when === null) return sql`cell.period is not null`
  return when.alone ? within(when.period) : endedBy(when.period)
}

/** Of a year its own cells and those of its quarters: domain/period-alone.ts. */
function within(period: string): RawBuilder<boolean> {
  const span = periodSpan(period)
  if (!span) return sql`1 = 0`
  if (span.quarter !== null) return sql`cell.period = ${period}`
  return sql`cell.period >= ${period} and cell.period <= ${`${period}Q4`}`
}

function endedBy(period: string): RawBuilder<boolean> {
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
function numberIn(cell: 'cell' | 'found'): RawBuilder<number | null> {
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map((column) =>
    sql.ref(`${cell}.${column}`),
  )
  return sql`case
    when d.measure = 'percentage' and (${numerator} is not null or ${denominator} is not null)
    then case when ${denominator} > 0 then 100.0 * ${numerator} / ${denominator} end
    else ${value} end`
}

/** domain/roll-up.ts, hasRatio: 0 of 0 counts (it adds nothing), a part of nothing does not. */
const IS_RATIO = sql`cell.numerator is not null and cell.denominator is not null
  and (cell.denominator > 0 or (cell.denominator = 0 and cell.numerator = 0))`

const SAYS = sql`(cell.status is null or cell.status not in ('not_available', 'not_applicable'))`

type Entity = 'actual' | 'target'
type Rule = 'latest' | 'sum' | 'average' | 'ratio' | 'max' | 'min' | 'none'

interface Asked {
  readonly entity: Entity
  readonly when: When | null
  readonly only: Only
  /** There are years among the periods; otherwise nobody has to look. */
  readonly years: boolean
}

function thereAre({ entity, when }: Asked): RawBuilder<boolean> {
  const says = entity === 'actual' ? SAYS : sql`1 = 1`
  return sql`cell.deleted = 0 and ${counting(when)} and ${says}`
}

function measuredBy({ entity, only }: Asked, rule: Rule): RawBuilder<boolean> {
  return sql`i.deleted = 0 and d.deleted = 0 and ${RULES[entity]} = ${rule} and ${chosen(only)}`
}

/** Uses with their definitions. In this order: few uses first, else few definitions. */
function usesWith(only: Only): RawBuilder<unknown> {
  return only === null
    ? sql`indicator_definition d ${inOrder} indicator i on i.definition = d.id`
    : sql`indicator i ${inOrder} indicator_definition d on d.id = i.definition`
}

/** Use by use, in the order in which `usesWith` finds them: nothing has to be sorted to be grouped. */
function byUse(only: Only): RawBuilder<unknown> {
  return only === null ? sql`group by ${short('d')}, i.id` : sql`group by i.id`
}

const USE = short('i')

type NumberRow = readonly [
  use: Short,
  period: string | null,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
]

/** The last one with a number: looked for from the end, so that of most uses one cell is read. */
function latest(asked: Asked): RawBuilder<unknown> {
  const cells = sql.table(asked.entity)
  return sql`select ${USE}, found.period, ${numberIn('found')}, found.numerator, found.denominator
    from ${usesWith(asked.only)} ${inOrder} ${cells} found on found.indicator = i.id
    where ${measuredBy(asked, 'latest')} and found.deleted = 0 and found.period = (
      select cell.period from ${cells} cell
      where cell.indicator = i.id and ${thereAre(asked)} and (${numberIn('cell')}) is not null
      order by ${inTime(asked)} desc limit 1)`
}

/** What a period sorts by, where there are years among them. */
function inTime({ years }: Asked): RawBuilder<string | null> {
  return years ? sql`cell.period || 'Y'` : sql`cell.period`
}

/** The cells of uses with this rule, without the quarters of a year that has a number of its own. */
function cellsBy(asked: Asked, rule: Rule): RawBuilder<unknown> {
  return sql`from ${usesWith(asked.only)}
    ${inOrder} ${sql.table(asked.entity)} cell on cell.indicator = i.id
    where ${measuredBy(asked, rule)} and ${thereAre(asked)} and ${isApart(asked)}`
}

function isApart(asked: Asked): RawBuilder<boolean> {
  if (!asked.years) return sql`1 = 1`
  return sql`(length(cell.period) = 4 or not exists (
    select 1 from year where year.indicator = i.id and year.period = substr(cell.period, 1, 4)))`
}

/** By use, the years with a number. */
function years(asked: Asked): RawBuilder<unknown> {
  const cells = sql.table(asked.entity)
  if (!asked.years) return sql``
  return sql`with year as materialized (
    select cell.indicator, cell.period
    from (select indicator, period from ${cells} where length(period) = 4) named
    ${inOrder} indicator i on i.id = named.indicator
    ${inOrder} indicator_definition d on d.id = i.definition
    ${inOrder} ${cells} cell on cell.indicator = named.indicator and cell.period = named.period
    where ${thereAre(asked)} and ((${numberIn('cell')}) is not null or (${IS_RATIO})))`
}

function added(asked: Asked, rule: 'sum' | 'average'): RawBuilder<unknown> {
  const value = numberIn('cell')
  const result = rule === 'sum' ? sql`sum(${value})` : sql`avg(${value})`
  return sql`${years(asked)} select ${USE}, max(${inTime(asked)}), ${result}, null, null
    ${cellsBy(asked, rule)} and (${value}) is not null ${byUse(asked.only)}`
}

function ratio(asked: Asked): RawBuilder<unknown> {
  return sql`${years(asked)} select ${USE}, null,
      case when sum(cell.denominator) > 0
        then 100.0 * sum(cell.numerator) / sum(cell.denominator) end,
      sum(cell.numerator), sum(cell.denominator)
    ${cellsBy(asked, 'ratio')} and ${IS_RATIO} ${byUse(asked.only)}`
}

/** The largest or the smallest; of equal ones the earliest. */
function extreme(asked: Asked, rule: 'max' | 'min'): RawBuilder<unknown> {
  const order = rule === 'max' ? sql`"value" desc` : sql`"value"`
  return sql`${years(asked)} select use, "key", "value", numerator, denominator from (
      select number.*, row_number() over (partition by use order by ${order}, "key") as place
      from (select ${USE} as use, ${inTime(asked)} as "key", ${numberIn('cell')} as "value",
          cell.numerator, cell.denominator ${cellsBy(asked, rule)}) number
      where "value" is not null) placed
    where place = 1`
}

function statementFor(asked: Asked, rule: Rule): RawBuilder<unknown> | null {
  switch (rule) {
    case 'latest':
      return latest(asked)
    case 'sum':
    case 'average':
      return added(asked, rule)
    case 'ratio':
      return ratio(asked)
    case 'max':
    case 'min':
      return extreme(asked, rule)
    case 'none':
      return null
  }
}

/** One row per use: the number by its rule, and the latest period in it. */
async function rolled(
  ws: Workspace,
  entity: Entity,
  when: When | null,
  only: Only,
): Promise<readonly NumberRow[]> {
  const named = sql`select 1 from ${sql.table(entity)} where length(period) = 4 limit 1`
  const years = (await rowsOf(ws, named)).length > 0
  const rules = await rowsOf<[Rule]>(
    ws,
    sql`select distinct ${RULES[entity]} from indicator_definition d where d.deleted = 0`,
  )
  const found: NumberRow[] = []
  for (const [rule] of rules) {
    const statement = statementFor({ entity, when, only, years }, rule)
    if (statement) for (const row of await rowsOf<NumberRow>(ws, statement)) found.push(row)
  }
  return found
}

async function actuals(ws: Workspace, when: When, only: Only) {
  const rows = await rolled(ws, 'actual', when, only)
  return new Map(
    rows.map(([use, , value, numerator, denominator]) => [use, { value, numerator, denominator }]),
  )
}

async function targetsDue(ws: Workspace, when: When, only: Only) {
  const due = new Map<Short, Due>()
  for (const row of await rolled(ws, 'target', when, only)) {
    const [use, latest, value, numerator, denominator] = row
    if (latest === null) continue
    due.set(use, { value, numerator, denominator, period: latest.replace('Y', '') })
  }
  return due
}

/** What is due when all targets are: the final target of uses that have none of their own. */
export async function finalTargets(
  ws: Workspace,
  only: readonly string[],
): Promise<ReadonlyMap<Short, number | null>> {
  if (only.length === 0) return new Map()
  const rows = await rolled(ws, 'target', null, only)
  return new Map(rows.map(([use, , value]) => [use, value]))
}

async function away(ws: Workspace, when: When, only: Only): Promise<ReadonlySet<Short>> {
  const asked = only === null ? sql`1 = 1` : among('cell.indicator', only)
  const later = (column: string) => sql`max(${sql.ref(column)} || 'Y')`
  const rows = await rowsOf<[Short]>(
    ws,
    sql`with declared as materialized (
        select cell.indicator, ${later('cell.period')} as "key" from actual cell
        where cell.deleted = 0 and cell.status = 'not_applicable'
          and ${counting(when)} and ${asked} group by cell.indicator)
      select ${USE} from declared ${inOrder} indicator i on i.id = declared.indicator
      where not exists (
        select 1 from actual cell where cell.indicator = declared.indicator
          and cell.deleted = 0 and ${counting(when)} and cell.period || 'Y' > declared."key")`,
  )
  return new Set(rows.map(([use]) => use))
}

async function said(ws: Workspace, when: When, only: Only): Promise<ReadonlySet<Short>> {
  const rows = await rowsOf<[Short]>(
    ws,
    sql`select ${USE} from ${usesWith(only)}
      where d.deleted = 0 and i.deleted = 0 and ${chosen(only)}
        and (d.measure = 'qualitative' or d.over_periods = 'none')
        and exists (select 1 from actual cell
          where cell.indicator = i.id and cell.deleted = 0 and ${counting(when)}
            and case when d.measure = 'qualitative'
              then cell.text is not null and ${trimmed('cell.text')} <> ''
              else ${SAYS} and (${numberIn('cell')}) is not null end)`,
  )
  return new Set(rows.map(([use]) => use))
}
