// Which rows belong to a report that HQ has accepted or locked.
import type { Workspace } from '#db/open.ts'
import { periodEnd, periodStart } from '#domain/periods.ts'
import { linesOf } from './budget.ts'
import { prepared } from './prepared.ts'

type Db = Workspace['db']

export interface ClosedSubmission {
  readonly workplan: string
  readonly period: string
  readonly office: string
  readonly state: 'accepted' | 'locked'
  /**
   * Whether it closes the people of the office as well. They belong to the office and not to one of its
   * workplans, so they are closed when none of its reports for the period is open.
   */
  readonly people: boolean
}

const submissionsOf = prepared((db, office: string) =>
  db
    .selectFrom('submission')
    .select(['workplan', 'period', 'state'])
    .where('office', '=', office)
    .where('deleted', '=', 0),
)

export function closedSubmissions(ws: Workspace, office: string): readonly ClosedSubmission[] {
  const rows = submissionsOf(ws, office)
  const isClosed = (state: string | null) => state === 'accepted' || state === 'locked'
  const open = new Set(rows.flatMap(({ state, period }) => (isClosed(state) ? [] : [period])))
  return rows.flatMap(({ workplan, period, state }) =>
    workplan !== null && period !== null && (state === 'accepted' || state === 'locked')
      ? [{ workplan, period, office, state, people: !open.has(period) }]
      : [],
  )
}

/** Whether a headcount of this date is reported with a period. */
export function isDatedIn(date: string, period: string): boolean {
  return date >= periodStart(period) && date <= periodEnd(period)
}

export interface Closed {
  /**
   * Row → a closed period that writing or deleting it would touch: the reported rows themselves, and
   * the plan rows whose deletion would take them along.
   */
  readonly rows: ReadonlyMap<string, string>
  /** `<indicator, workplan, budget line or office> <period>`, for rows that are not there yet. */
  readonly cells: ReadonlySet<string>
}

export async function closedRows(db: Db, closed: readonly ClosedSubmission[]): Promise<Closed> {
  const rows = new Map<string, string>()
  const cells = new Set<string>()
  for (const { workplan, period, office, people } of closed) {
    cells.add(`${workplan} ${period}`)
    if (people) {
      cells.add(`${office} ${period}`)
      for (const { id } of await peopleRows(db, office, period)) rows.set(id, period)
    }
    for (const { id } of await budgetLines(db, workplan)) cells.add(`${id} ${period}`)
    for (const each of await spendingChain(db, workplan, period)) {
      for (const row of Object.values(each)) if (row) rows.set(row, period)
    }
    for (const chain of await indicatorChain(db, workplan)) cells.add(`${chain.id} ${period}`)
    for (const { id, indicator, output, outcome, upper } of await actualChain(
      db,
      workplan,
      period,
    )) {
      for (const row of [id, indicator, output, outcome, upper]) if (row) rows.set(row, period)
    }
    for (const { id } of await targetRows(db, workplan, period)) rows.set(id, period)
    for (const { id } of await partRows(db, workplan, period)) rows.set(id, period)
    for (const { id } of await narrativeRows(db, workplan, period)) rows.set(id, period)
  }
  return { rows, cells }
}

function indicatorChain(db: Db, workplan: string) {
  return db.selectFrom('indicator').select('id').where('workplan', '=', workplan).execute()
}

function actualChain(db: Db, workplan: string, period: string) {
  return db
    .selectFrom('actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .leftJoin('output', 'output.id', 'indicator.output')
    .select([
      'actual.id',
      'actual.indicator',
      'indicator.output',
      'indicator.outcome',
      'output.outcome as upper',
    ])
    .where('indicator.workplan', '=', workplan)
    .where('actual.period', '=', period)
    .where('actual.deleted', '=', 0)
    .execute()
}

/** Headcounts of the days of a period and its flows. */
async function peopleRows(db: Db, office: string, period: string) {
  const headcounts = db
    .selectFrom('parity_headcount')
    .select('id')
    .where('office', '=', office)
    .where('date', '>=', periodStart(period))
    .where('date', '<=', periodEnd(period))
  const flows = db
    .selectFrom('parity_flow')
    .select('id')
    .where('office', '=', office)
    .where('period', '=', period)
  return headcounts.unionAll(flows).execute()
}

function budgetLines(db: Db, workplan: string) {
  return linesOf(db, workplan).select('budget_line.id').execute()
}

/** What was spent in a period, with the plan rows above it. */
function spendingChain(db: Db, workplan: string, period: string) {
  return linesOf(db, workplan)
    .innerJoin('expenditure', 'expenditure.budget_line', 'budget_line.id')
    .select([
      'expenditure.id',
      'expenditure.budget_line',
      'budget_line.activity',
      'activity.output',
      'output.outcome',
    ])
    .where('expenditure.period', '=', period)
    .where('expenditure.deleted', '=', 0)
    .execute()
}

function targetRows(db: Db, workplan: string, period: string) {
  return db
    .selectFrom('target')
    .innerJoin('indicator', 'indicator.id', 'target.indicator')
    .select('target.id')
    .where('indicator.workplan', '=', workplan)
    .where('target.period', '=', period)
    .execute()
}

function partRows(db: Db, workplan: string, period: string) {
  return db
    .selectFrom('actual_part')
    .innerJoin('actual', 'actual.id', 'actual_part.actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .select('actual_part.id')
    .where('indicator.workplan', '=', workplan)
    .where('actual.period', '=', period)
    .execute()
}

function narrativeRows(db: Db, workplan: string, period: string) {
  return db
    .selectFrom('narrative')
    .select('id')
    .where('workplan', '=', workplan)
    .where('period', '=', period)
    .execute()
}

/** The periods that these rows of a report, of whatever kind, belong to; of headcounts their dates. */
export async function periodsOfRows(db: Db, rows: readonly string[]): Promise<string[]> {
  const found = await db
    .selectFrom('actual')
    .select('period')
    .where('id', 'in', rows)
    .unionAll(db.selectFrom('target').select('period').where('id', 'in', rows))
    .unionAll(db.selectFrom('narrative').select('period').where('id', 'in', rows))
    .unionAll(db.selectFrom('expenditure').select('period').where('id', 'in', rows))
    .unionAll(db.selectFrom('parity_flow').select('period').where('id', 'in', rows))
    .unionAll(db.selectFrom('parity_headcount').select('date as period').where('id', 'in', rows))
    .unionAll(
      db
        .selectFrom('actual_part')
        .innerJoin('actual', 'actual.id', 'actual_part.actual')
        .select('actual.period')
        .where('actual_part.id', 'in', rows),
    )
    .execute()
  return found.flatMap(({ period }) => (period === null ? [] : [period]))
}
