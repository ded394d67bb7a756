// What HQ has accepted is closed to the office: its actuals, their parts, targets and narratives of
// that period. HQ itself may still correct. The check is set-based and costs nothing when no period is
// closed.

import { rowsToRevert } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import {
  type ClosedSubmission,
  closedRows,
  closedSubmissions,
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
  const closed = await closedSubmissions(ws.db, ws.identity.office)
  return Object.fromEntries(
    closed
      .filter((submission) => submission.workplan === workplan)
      .map(({ period, state }) => [period, `locked.${state}`]),
  )
}

/** Refuses `locked` with the period when a command would write what is closed to this office. */
export async function refuseLocked(ws: Workspace, commands: readonly Command[]): Promise<void> {
  if (ws.identity.role === 'hq') return
  if (!commands.some((command) => command.do === 'delete' || isReported(command.entity))) return
  const closed = await closedSubmissions(ws.db, ws.identity.office)
  if (closed.length === 0 || !(await mayBeClosed(ws, commands, closed))) return
  const { rows, cells } = await closedRows(ws.db, closed)
  for (const command of commands) {
    const period = periodOf(command, rows, cells)
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
  const periods = new Set(closed.map(({ period }) => period))
  const rows: string[] = []
  for (const command of commands) {
    if (command.do === 'delete') return true
    if (!isReported(command.entity)) continue
    if (command.do === 'set') rows.push(command.row)
    else if (command.entity === 'actual_part') rows.push(String(command.values.actual))
    else if (periods.has(String(command.values.period))) return true
  }
  if (rows.length === 0) return false
  if (rows.length > FEW) return true
  return (await periodsOfRows(ws.db, rows)).some((period) => periods.has(period))
}

/** More rows than this are asked about all at once. */
const FEW = 50

/** As refuseLocked, for the rows that the next undo or redo would write. */
export async function refuseLockedRevert(ws: Workspace, way: 'undo' | 'redo'): Promise<void> {
  if (ws.identity.role === 'hq') return
  const closed = await closedSubmissions(ws.db, ws.identity.office)
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
): string | undefined {
  if (command.do === 'delete') return rows.get(command.row)
  if (command.do === 'set') return isReported(command.entity) ? rows.get(command.row) : undefined
  const { entity, values } = command
  if (entity === 'actual_part') return rows.get(String(values.actual))
  if (!isReported(entity) || typeof values.period !== 'string') return undefined
  const owner = entity === 'narrative' ? values.workplan : values.indicator
  return cells.has(`${owner} ${values.period}`) ? values.period : undefined
}

function isReported(entity: string): boolean {
  return ['actual', 'actual_part', 'target', 'narrative'].includes(entity)
}
