// Which rows belong to a report that HQ has accepted or locked.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

export interface ClosedSubmission {
  readonly workplan: string
  readonly period: string
  readonly state: 'accepted' | 'locked'
}

export async function closedSubmissions(
  db: Db,
  office: string,
): Promise<readonly ClosedSubmission[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['workplan', 'period', 'state'])
    .where('office', '=', office)
    .where('state', 'in', ['accepted', 'locked'])
    .where('deleted', '=', 0)
    .execute()
  return rows as readonly ClosedSubmission[]
}

export interface Closed {
  /**
   * Row → a closed period that writing or deleting it would touch: the reported rows themselves, and
   * the plan rows whose deletion would take them along.
   */
  readonly rows: ReadonlyMap<string, string>
  /** `<indicator or workplan> <period>`, for rows that are not there yet. */
  readonly cells: ReadonlySet<string>
}

export async function closedRows(db: Db, closed: readonly ClosedSubmission[]): Promise<Closed> {
  const rows = new Map<string, string>()
  const cells = new Set<string>()
  for (const { workplan, period } of closed) {
    cells.add(`${workplan} ${period}`)
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

/** The periods that these rows of a report, of whatever kind, belong to. */
export async function periodsOfRows(db: Db, rows: readonly string[]): Promise<string[]> {
  const found = await db
    .selectFrom('actual')
    .select('period')
    .where('id', 'in', rows)
    .unionAll(db.selectFrom('target').select('period').where('id', 'in', rows))
    .unionAll(db.selectFrom('narrative').select('period').where('id', 'in', rows))
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
