// What dashboard and reports are made of, for the whole portfolio or one office (`office` null or its
// id): one query per kind of row, never one per row. Sums are made in the domain; SQL only selects,
// joins and, for headcounts and money, adds up what has no cell of its own on the screen.
import { sql } from 'kysely'
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']
type OfficeId = string | null

/** Ids; what is left out is not asked for. */
export interface UseFilter {
  readonly office?: string | undefined
  readonly definition?: string | undefined
  readonly use?: string | undefined
  readonly contributesTo?: string | undefined
}

/** Every use of an indicator, with its definition, its result and its objective. */
export function indicatorUses(db: Db, filter: UseFilter) {
  const { office, definition, use, contributesTo } = filter
  return db
    .selectFrom('indicator')
    .innerJoin('indicator_definition as definition', 'definition.id', 'indicator.definition')
    .leftJoin('output', 'output.id', 'indicator.output')
    .leftJoin('outcome', (join) =>
      join.on(sql<boolean>`outcome.id = coalesce(indicator.outcome, output.outcome)`),
    )
    .select([
      'indicator.id',
      'indicator.office',
      'indicator.workplan',
      'indicator.contributes_to',
      'indicator.baseline_value',
      'indicator.baseline_numerator',
      'indicator.baseline_denominator',
      'indicator.final_target',
      'indicator.status_override',
      'indicator.override_reason',
      'indicator.sort',
      'definition.id as definition',
      'definition.code',
      'definition.title',
      'definition.unit',
      'definition.measure',
      'definition.direction',
      'definition.value_mode',
      'definition.over_offices',
      'definition.over_periods',
      'definition.decimals',
      'output.code as output_code',
      'output.statement as output_statement',
      'output.sort as output_sort',
      'outcome.code as outcome_code',
      'outcome.statement as outcome_statement',
      'outcome.sort as outcome_sort',
      sql<string | null>`coalesce(outcome.objective, definition.objective)`.as('objective'),
    ])
    .where('indicator.deleted', '=', 0)
    .where('definition.deleted', '=', 0)
    .$if(office !== undefined, (query) => query.where('indicator.office', '=', office ?? ''))
    .$if(definition !== undefined, (query) => query.where('definition.id', '=', definition ?? ''))
    .$if(use !== undefined, (query) => query.where('indicator.id', '=', use ?? ''))
    .$if(contributesTo !== undefined, (query) =>
      query.where('indicator.contributes_to', '=', contributesTo ?? ''),
    )
    .orderBy('definition.code')
    .orderBy('indicator.id')
    .execute()
}

/** Rows that others contribute to: HQ's own row of an indicator. */
export async function summedUp(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('indicator')
    .select('contributes_to as id')
    .where('deleted', '=', 0)
    .where('contributes_to', 'is not', null)
    .distinct()
    .execute()
  return new Set(rows.flatMap(({ id }) => id ?? []))
}

export function targetCells(db: Db, filter: UseFilter) {
  return db
    .selectFrom('target')
    .select(['id', 'indicator', 'period', 'value', 'numerator', 'denominator'])
    .where('deleted', '=', 0)
    .$if(isNarrow(filter), (query) => query.where('indicator', 'in', usesIn(db, filter)))
    .execute()
}

export function actualCells(db: Db, filter: UseFilter) {
  return db
    .selectFrom('actual')
    .select(['id', 'indicator', 'period', 'value', 'numerator', 'denominator', 'text', 'status'])
    .where('deleted', '=', 0)
    .$if(isNarrow(filter), (query) => query.where('indicator', 'in', usesIn(db, filter)))
    .execute()
}

function isNarrow(filter: UseFilter): boolean {
  return Object.values(filter).some((id) => id !== undefined)
}

function usesIn(db: Db, { office, definition, use, contributesTo }: UseFilter) {
  return db
    .selectFrom('indicator')
    .select('id')
    .where('deleted', '=', 0)
    .$if(office !== undefined, (query) => query.where('office', '=', office ?? ''))
    .$if(definition !== undefined, (query) => query.where('definition', '=', definition ?? ''))
    .$if(use !== undefined, (query) => query.where('id', '=', use ?? ''))
    .$if(contributesTo !== undefined, (query) =>
      query.where('contributes_to', '=', contributesTo ?? ''),
    )
}

/** The texts and comments of an office's actuals, for its report. */
export function actualWords(db: Db, office: string) {
  return db
    .selectFrom('actual')
    .select(['indicator', 'period', 'text', 'comment'])
    .where('deleted', '=', 0)
    .where('office', '=', office)
    .where((where) => where.or([where('text', 'is not', null), where('comment', 'is not', null)]))
    .execute()
}

/** All submissions of the workplans that report. */
export function submissionsOver(db: Db, office: OfficeId) {
  return db
    .selectFrom('submission')
    .select(['id', 'workplan', 'office', 'period', 'state', 'submitted_at'])
    .where('deleted', '=', 0)
    .$if(office !== null, (query) => query.where('office', '=', office))
    .execute()
}

export function fundingNeeds(db: Db, office: OfficeId) {
  return db
    .selectFrom('funding_need as need')
    .innerJoin('workplan', 'workplan.id', 'need.workplan')
    .select([
      'need.id',
      'need.office',
      'need.area',
      'need.year',
      'need.required',
      'need.secured',
      'workplan.currency',
    ])
    .where('need.deleted', '=', 0)
    .$if(office !== null, (query) => query.where('need.office', '=', office))
    .orderBy('need.year')
    .orderBy('need.area')
    .orderBy('need.id')
    .execute()
}

export interface BudgetLineSum {
  readonly id: string
  readonly office: string | null
  readonly currency: string | null
  readonly objective: string | null
  readonly category: string | null
  readonly period: string | null
  readonly planned: number | null
  /** The sum of its sources; null when none says an amount. */
  readonly funded: number | null
  readonly spent: number | null
}

/**
 * Each budget line with the sums of its funding and spending, in minor units; missing stays null. Of one
 * office, of one year, or of all.
 */
export async function budgetLineSums(
  db: Db,
  { office, year }: { readonly office?: string | undefined; readonly year?: number },
): Promise<readonly BudgetLineSum[]> {
  const own = office === undefined ? sql`1 = 1` : sql`line.office = ${office}`
  const then = year === undefined ? sql`1 = 1` : sql`substr(line.period, 1, 4) = ${String(year)}`
  // The amounts of a line are looked up with it: added up beforehand, those of all lines would be.
  const { rows } = await sql<BudgetLineSum>`
    select line.id as "id", line.office as "office", workplan.currency as "currency",
      outcome.objective as "objective", line.category as "category", line.period as "period",
      line.planned as "planned",
      (select sum(amount) from funding
        where budget_line = line.id and deleted = 0) as "funded",
      (select sum(amount) from expenditure
        where budget_line = line.id and deleted = 0) as "spent"
    from budget_line line
    join activity on activity.id = line.activity
    join output on output.id = activity.output
    join outcome on outcome.id = output.outcome
    join workplan on workplan.id = outcome.workplan
    where line.deleted = 0 and ${own} and ${then}
    order by line.category, line.id`.execute(db)
  return rows
}

/** Activities of an office with the objective that they serve, in the order of the plan. */
export function activitiesByObjective(db: Db, office: string) {
  return db
    .selectFrom('activity')
    .innerJoin('output', 'output.id', 'activity.output')
    .innerJoin('outcome', 'outcome.id', 'output.outcome')
    .select([
      'outcome.objective',
      'activity.code',
      'activity.title',
      'activity.starts',
      'activity.ends',
      'activity.responsible',
      'activity.status',
      'activity.percent_complete',
    ])
    .where('activity.deleted', '=', 0)
    .where('activity.office', '=', office)
    .orderBy('outcome.sort')
    .orderBy('output.sort')
    .orderBy('activity.sort')
    .orderBy('activity.id')
    .execute()
}

/** Narratives of a period; `wholePlans` leaves out those of single outputs. */
export function narrativesOf(db: Db, office: OfficeId, period: string, wholePlans: boolean) {
  return db
    .selectFrom('narrative')
    .innerJoin('office', 'office.id', 'narrative.office')
    .leftJoin('output', 'output.id', 'narrative.output')
    .select([
      'office.code as office',
      'output.code as output_code',
      'output.statement as output_statement',
      'narrative.achievements',
      'narrative.challenges',
      'narrative.lessons',
      'narrative.next_steps',
    ])
    .where('narrative.deleted', '=', 0)
    .where('narrative.period', '=', period)
    .$if(office !== null, (query) => query.where('narrative.office', '=', office))
    .$if(wholePlans, (query) => query.where('narrative.output', 'is', null))
    .orderBy('office.code')
    .orderBy('output.code') // empty first: the whole plan before its outputs
    .execute()
}

export function risksOf(db: Db, office: OfficeId) {
  return db
    .selectFrom('risk')
    .innerJoin('office', 'office.id', 'risk.office')
    .select([
      'risk.id',
      'office.code as office',
      'risk.statement',
      'risk.type',
      'risk.likelihood',
      'risk.impact',
      'risk.mitigation',
      'risk.status',
    ])
    .where('risk.deleted', '=', 0)
    .$if(office !== null, (query) => query.where('risk.office', '=', office))
    .orderBy('office.code')
    .orderBy('risk.id')
    .execute()
}

/** Which state of the data a report shows: journal length and the last package made or taken. */
export async function dataVersion(db: Db) {
  const journal = await db
    .selectFrom('change')
    .select(({ fn }) => fn.countAll<number>().as('changes'))
    .executeTakeFirst()
  const last = await db
    .selectFrom('package_log')
    .select('id')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { changes: Number(journal?.changes ?? 0), package: last?.id ?? null }
}
