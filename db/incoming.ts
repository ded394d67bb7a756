// Takes a batch of changes that other workspaces wrote (docs/merge.md): everything that can be refused is
// refused first, then the journal, the rows, the heads and the conflicts are brought to what the
// known changes say now, in one transaction. The work follows the batch, not the store. It decides
// nothing about files, keys or people; those come before it.
import { type Batch, DELETED, type StreamRange } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { openGroups, openStreams, refuseSender, type Sender } from './batch-rules.ts'
import { type Effect, type Effects, effectOn, type Noted, totalOf } from './effects.ts'
import { refusing } from './failures.ts'
import { type RawRow, readRow } from './heads.ts'
import { writeJournal } from './incoming-journal.ts'
import { freshRows, type IncomingRow } from './incoming-rows.ts'
import { type Lives, settleLives } from './lives.ts'
import type { Workspace } from './open.ts'
import { refuseDangling } from './references.ts'
import { mergeRow, type Work } from './row-merge.ts'
import type { Touched } from './writer.ts'
import { noteWritten } from './written.ts'

export interface BatchOptions {
  /** Whose package it is. Without it only what each change says of itself is checked. */
  readonly from?: Sender
  /** Told of everything that changes. */
  readonly note?: (noted: Noted) => void
}

export interface Received {
  readonly effect: Effect
  readonly touched: Touched
  /** The pieces of streams that were not known before. */
  readonly brought: readonly StreamRange[]
  /** Rows that were here before and had to be read, as they are now. */
  readonly seen: readonly Seen[]
}

export interface Seen {
  readonly entity: EntityName
  readonly row: RawRow
}

/**
 * Refuses package_gap (stream, from, to, office), package_forked (stream, from, office), package_rights
 * (entity), package_value (name, line, field), with nothing changed. In a transaction of the caller
 * (db/transaction.ts) it is the caller's to take everything back: a savepoint would copy each page.
 */
export function applyBatch(ws: Workspace, batch: Batch, options: BatchOptions = {}): Received {
  const { sqlite, file } = ws
  const work = () => receive(ws, batch, options)
  return refusing(file, () =>
    sqlite.inTransaction ? work() : sqlite.transaction(work).immediate(),
  )
}

function receive(ws: Workspace, batch: Batch, options: BatchOptions): Received {
  const { sqlite } = ws
  const effects: Effects = new Map()
  const streams = openStreams(sqlite, batch)
  if (options.from) refuseSender(sqlite, ws.identity, options.from, streams.values(), batch.groups)
  const groups = openGroups(sqlite, batch.groups)
  const rows = freshRows(ws, streams, groups, effects)
  writeJournal(sqlite, rows, groups)
  const note = options.note ?? (() => {})
  const work: Work = { sqlite, rows, effects, note, seeds: new Map(), references: new Map() }
  for (const row of rows.values()) mergeRow(work, row)
  refuseDangling(sqlite, work.references)
  const lives = settleLives(sqlite, work.seeds.values())
  for (const { entity, row } of rows.values()) noteWritten(sqlite, entity, row)
  for (const { entity, row } of lives.changed) noteWritten(sqlite, entity, row)
  for (const { entity, row } of lives.changed) {
    if (rows.get(row)?.known === false) continue
    effectOn(effects, entity).changed += 1
    const isGone = readRow(sqlite, entity, row)?.deleted === 1
    note({ kind: 'changed', entity, row, field: DELETED, from: !isGone, to: isGone })
  }
  for (const { entity, row } of lives.contested) {
    effectOn(effects, entity).conflicts += 1
    note({ kind: 'conflict', entity, row, field: DELETED, from: false, to: true })
  }
  const effect = totalOf(effects)
  const brought = [...streams.values()]
    .filter(({ known, last }) => last > known)
    .map(({ name, known, last }) => ({ name, first: known + 1, last }))
  return { effect, touched: touchedBy(rows), brought, seen: seenIn(rows, lives) }
}

function seenIn(rows: ReadonlyMap<string, IncomingRow>, lives: Lives): Seen[] {
  const moved = new Set(lives.changed.map(({ row }) => row))
  return [...rows.values()].flatMap(({ entity, row, known, stored }) =>
    known && stored && !moved.has(row) ? [{ entity, row: stored }] : [],
  )
}

function touchedBy(rows: ReadonlyMap<string, IncomingRow>): Touched {
  const entities = new Set<string>()
  const offices = new Set<string>()
  for (const { entity, scope } of rows.values()) {
    entities.add(entity)
    offices.add(scope)
  }
  return { entities: [...entities], offices: [...offices] }
}
