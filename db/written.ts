// Which rows were written through a workspace since it was opened, so that whoever keeps something made
// of them knows what to make again. In memory only, and shortened when it grows: who comes too late is
// told so and starts anew. Rows that were written and then taken back may be in it; none is missing.
import type { EntityName } from '#domain/entities.ts'
import type { Sqlite, Workspace } from './open.ts'
import { plucked } from './statements.ts'

export interface Written {
  readonly entity: EntityName
  readonly row: string
  /** null: any of its fields, or the row as a whole. */
  readonly field: string | null
}

interface Log {
  /** Number of the first entry that is kept. */
  start: number
  entries: Written[]
  /** SQLite's own mark for what other processes committed. */
  others: unknown
}

/** Beyond this, making everything anew is no dearer than going through the list. */
const LONGEST = 20_000
/** What nobody asks for is not kept for ever. */
const KEPT = 10 * LONGEST

const logs = new WeakMap<Sqlite, Log>()

function logOf(sqlite: Sqlite): Log {
  let log = logs.get(sqlite)
  if (!log) {
    log = { start: 0, entries: [], others: othersOf(sqlite) }
    logs.set(sqlite, log)
  }
  return log
}

function othersOf(sqlite: Sqlite): unknown {
  return plucked(sqlite, 'PRAGMA data_version').get()
}

export function noteWritten(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  field: string | null = null,
): void {
  const log = logOf(sqlite)
  log.entries.push({ entity, row, field })
  if (log.entries.length > KEPT) forget(log)
}

/** For a transaction of several steps: call what is returned when it is taken back. */
export function remembering({ sqlite }: Workspace): () => void {
  const log = logOf(sqlite)
  const { start, entries } = log
  const { length } = entries
  return () => {
    if (log.start === start) log.entries.length = length
  }
}

const actions = new WeakMap<Sqlite, number>()

export function noteOwnAction(sqlite: Sqlite): void {
  actions.set(sqlite, (actions.get(sqlite) ?? 0) + 1)
}

/** How many actions people did here since it was opened; what came in packages does not count. */
export function ownActions({ sqlite }: Workspace): number {
  return actions.get(sqlite) ?? 0
}

/** Everything may be different now. */
export function noteEverything(sqlite: Sqlite): void {
  forget(logOf(sqlite))
}

function forget(log: Log): void {
  log.start += log.entries.length + 1
  log.entries = []
}

export interface WrittenSince {
  /** null: not known, anything may have been written. */
  readonly rows: readonly Written[] | null
  /** What to ask from the next time. */
  readonly position: number
}

/** `position` null: from now on. */
export function writtenSince({ sqlite }: Workspace, position: number | null): WrittenSince {
  const log = logOf(sqlite)
  const others = othersOf(sqlite)
  if (others !== log.others) {
    log.others = others
    forget(log)
  }
  const end = log.start + log.entries.length
  if (position === null || position < log.start) return { rows: null, position: end }
  const isLong = end - position > LONGEST
  return { rows: isLong ? null : log.entries.slice(position - log.start), position: end }
}

/** Inside a transaction that several steps share, what is read may yet be taken back. */
export function isUnsettled({ sqlite }: Workspace): boolean {
  return sqlite.inTransaction
}
