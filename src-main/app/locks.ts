// What HQ has accepted is closed to the office: the actuals, their parts, targets, narratives and spending of
// that period, its headcounts and flows. HQ itself may still correct. The check is set-based and
// costs nothing when no period is closed.

import { rowsToRevert } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import {
  type ClosedSubmission,
  closedRows,
  closedSubmissions,
  isDatedIn,
  periodsOfRows,
} from '#db/queries/locks.ts'
import type { Command } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'

/** Periods of a workplan that cannot be written here, with the message id of the reason. */
export async function lockedPeriods(
  ws: Workspace,
  workplan: string,
): Promise<Record<string, string>> {
  if (ws.identity.role === 'hq') return {}
  const closed = closedSubmissions(ws, ws.identity.office)
  return Object.fromEntries(
    closed
      .filter((submission) => submission.workplan === workplan)
      .map(({ period, state }) => [period, `locked.${state}`]),
  )
}

/** As lockedPeriods, for the people of this office. */
export async function lockedPeople(ws: Workspace): Promise<Record<string, string>> {
  if (ws.identity.role === 'hq') return {}
  const closed = closedSubmissions(ws, ws.identity.office)
  return Object.fromEntries(
    closed.filter(({ people }) => people).map(({ period, state }) => [period, `locked.${state}`]),
  )
}

/** Why a headcount of this date cannot be written here: the message id; null when it can. */
export async function lockedDate(ws: Workspace, date: string): Promise<string | null> {
  const found = Object.entries(await lockedPeople(ws)).find(([period]) => isDatedIn(date, period))
  return found?.[1] ?? null
}

/** Refuses `locked` with the period when a command would write what is closed to this office. */
export async function refuseLocked(ws: Workspace, commands: readonly Command[]): Promise<void> {
  if (ws.identity.role === 'hq') return
  if (!commands.some((command) => command.do === 'delete' || isReported(command.entity))) return
  const closed = closedSubmissions(ws, ws.identity.office)
  if (closed.length === 0 || !(await mayBeClosed(ws, commands, closed))) return
  const { rows, cells } = await closedRows(ws.db, closed)
  for (const command of commands) {
    const period = periodOf(command, rows, cells, closed)
    if (period !== undefined) throw new Refusal('locked', { period })
  }
}

/**
 * Whether it is worth asking which rows are closed. Most edits are of the plan or of the open
 * period, and an edit must not cost as much as all reports so far.
 */
async function mayBeClosed(
  ws: Workspace,
  commands: readonly Command[],
  closed: readonly ClosedSubmission[],
): Promise<boolean> {
  const isClosed = (at: string) =>
    closed.some(({ period }) => period === at || isDatedIn(at, period))
  const rows: string[] = []
  for (const command of commands) {
    if (command.do === 'delete') return true
    if (!isReported(command.entity)) continue
    if (command.do === 'set') rows.push(command.row)
    else if (command.entity === 'actual_part') rows.push(String(command.values.actual))
    else if (isClosed(String(command.values.date ?? command.values.period))) return true
  }
  if (rows.length === 0) return false
  if (rows.length > FEW) return true
  return (await periodsOfRows(ws.db, rows)).some(isClosed)
}

/** More rows than this are asked about all at once. */
const FEW = 50

/** As refuseLocked, for the rows that the next undo or redo would write. */
export async function refuseLockedRevert(ws: Workspace, way: 'undo' | 'redo'): Promise<void> {
  if (ws.identity.role === 'hq') return
  const closed = closedSubmissions(ws, ws.identity.office)
  if (closed.length === 0) return
  const { rows } = await closedRows(ws.db, closed)
  for (const { entity, row, wholly } of rowsToRevert(ws, way)) {
    const period = wholly || isReported(entity) ? rows.get(row) : undefined
    if (period !== undefined) throw new Refusal('locked', { period })
  }
}

function periodOf(
  command: Command,
  rows: ReadonlyMap<string, string>,
  cells: ReadonlySet<string>,
  closed: readonly ClosedSubmission[],
): string | undefined {
  if (command.do === 'delete') return rows.get(command.row)
  if (command.do === 'set') return isReported(command.entity) ? rows.get(command.row) : undefined
  const { entity, values } = command
  if (entity === 'actual_part') return rows.get(String(values.actual))
  if (entity === 'parity_headcount') {
    const date = String(values.date)
    return closed.find(({ people, period }) => people && isDatedIn(date, period))?.period
  }
  const owner = OWNER[entity]
  if (!owner || typeof values.period !== 'string') return undefined
  return cells.has(`${values[owner]} ${values.period}`) ? values.period : undefined
}

/** The field of a reported row that says, with its period, which cell it fills. */
const OWNER: Readonly<Record<string, string>> = {
  actual: 'indicator',
  target: 'indicator',
  narrative: 'workplan',
  expenditure: 'budget_line',
  parity_flow: 'office',
}

function isReported(entity: string): boolean {
  return entity in OWNER || entity === 'actual_part' || entity === 'parity_headcount'
}
