// Copies of an open workspace, page by page while work goes on; a copy is whole or not there.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { connectToRead, type Sqlite, type Workspace } from './open.ts'

const TRIES = 1000
const PAUSE = 10 // milliseconds

/** Resolves when the copy is at `to`. An error leaves nothing behind. */
export function copyWorkspace(ws: Workspace, to: string): Promise<void> {
  return copy(ws.sqlite, to)
}

/** A workspace as it is at this moment, to be copied later, or not at all. */
export interface Snapshot {
  copyTo(to: string): Promise<void>
  /** Must be called; until then the file's log only grows. */
  close(): void
}

/**
 * Costs a connection and no copying: what is written afterwards stays in the log, and the snapshot reads the
 * file without it.
 */
export function snapshotOf(ws: Workspace): Snapshot {
  const sqlite = connectToRead(ws.file)
  sqlite.exec('BEGIN')
  sqlite.pragma('schema_version') // the first look fixes what is seen
  return {
    copyTo: (to) => copy(sqlite, to),
    close: () => void sqlite.close(),
  }
}

async function copy(sqlite: Sqlite, to: string): Promise<void> {
  // Named as the drafts of open.ts are, so that what a killed process leaves is found and removed.
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}.new`)
  try {
    await sqlite.backup(draft)
    // A transaction that was open at the first step is taken by the driver for the end of the copy,
    // which is then not there: it begins again when the transaction has had time to end.
    for (let tries = 0; tries < TRIES && !existsSync(draft); tries += 1) {
      await setTimeout(PAUSE)
      await sqlite.backup(draft)
    }
    renameSync(draft, to)
  } finally {
    rmSync(draft, { force: true })
  }
}
