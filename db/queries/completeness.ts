// How many cells of each report are expected and what stands in them, by workplan and period, in one query.
// What "asked" and "filled" mean is the domain's (rules-values.ts, isDueIn and isFilled); a test compares.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'

export interface CellCounts {
  readonly workplan: string
  readonly period: string
  readonly asked: number
  /** With a value, a text, or something that could not be read. */
  readonly filled: number
  readonly notAvailable: number
  readonly notApplicable: number
}

export async function cellCounts(
  db: Workspace['db'],
  periods: readonly string[],
): Promise<readonly CellCounts[]> {
  const quarter = sql`substr(p.value, 6, 1)`
  const declared = sql`a.status in ('not_available', 'not_applicable')`
  const said = sql`(
    (d.measure = 'qualitative' and trim(coalesce(a.text, '')) <> '')
    or (coalesce(d.measure, '') <> 'qualitative'
        and (a.value is not null or a.numerator is not null or a.denominator is not null))
    or a.unread like '%"value":%' or a.unread like '%"numerator":%')`
  const { rows } = await sql<CellCounts>`
    select i.workplan as "workplan", p.value as "period", count(*) as "asked",
      sum(case when ${said} and not coalesce(${declared}, 0) then 1 else 0 end) as "filled",
      sum(case when a.status = 'not_available' then 1 else 0 end) as "notAvailable",
      sum(case when a.status = 'not_applicable' then 1 else 0 end) as "notApplicable"
    from indicator i
    join indicator_definition d on d.id = i.definition and d.deleted = 0
    cross join json_each(${JSON.stringify(periods)}) p
    left join actual a on a.indicator = i.id and a.period = p.value and a.deleted = 0
    where i.deleted = 0 and (
      length(p.value) = 4 or coalesce(d.frequency, '') not in ('annual', 'semiannual')
      or (d.frequency = 'annual' and ${quarter} = '4')
      or (d.frequency = 'semiannual' and ${quarter} in ('2', '4')))
    group by i.workplan, p.value`.execute(db)
  return rows
}
