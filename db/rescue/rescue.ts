// Saves what can still be read of a damaged workspace into a new one (docs/backups.md). The journal that stands by
// itself is taken as a package would be; what the tables have beyond it is entered again, by the new
// site; what is left of keys, settings and packages is copied. The rest is named. The damaged file is
// only read.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Batch,
  type Command,
  type FirstValues,
  SHARED,
  scopeOf,
  siteOf,
} from '#domain/changes.ts'
import { ENTITY_NAMES, type EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { sameValue } from '#domain/merge.ts'
import { refusing } from '../failures.ts'
import { readRow, shownValue } from '../heads.ts'
import { applyBatch } from '../incoming.ts'
import { type Author, applyCommands } from '../journal.ts'
import { SCHEMA_VERSION } from '../migrations/migrations.ts'
import { createWorkspace, foldLog, type Identity, type Workspace } from '../open.ts'
import { entityDefinition, FIELDS, isFixed } from '../schema.ts'
import { scopeOfRow } from '../writer.ts'
import { identityOf } from './identity.ts'
import { type LostChanges, rescueJournal } from './journal.ts'
import { copyLocal } from './local.ts'
import { type ReadFile, readFilePages } from './pages.ts'
import { type Columns, type RescuedRow, rescueRows } from './rows.ts'

export type Lost =
  /** Changes of a stream; other workspaces may have them. `office` is whose it is, an id or ''. */
  | ({ readonly what: 'changes'; readonly office: string } & LostChanges)
  /** A row that cannot be entered again here; `name` is what it says of itself, its id if nothing. */
  | { readonly what: 'row'; readonly entity: string; readonly row: string; readonly name: string }
  /** Entries of a table that never travels. */
  | { readonly what: 'table'; readonly table: string; readonly count: number }

export interface Rescued {
  readonly workspace: Workspace
  readonly pages: number
  readonly damaged: number
  /** Changes of the old journal that are in the new one. */
  readonly changes: number
  /** Values and rows that were entered again from the tables. */
  readonly entered: number
  readonly lost: readonly Lost[]
}

export interface RescueOptions {
  /** Who is named as having entered again what only the tables had. */
  readonly author: Author
  /** Whose it is, where the file does not say it any more. */
  readonly known?: Partial<Identity>
}

/** What is done next, in this order. */
export const RESCUE_STEPS = ['read', 'journal', 'rows', 'local'] as const
export type RescueStep = (typeof RESCUE_STEPS)[number]

/** All of `rescuing` in one go. */
export function rescueWorkspace(from: string, out: string, options: RescueOptions): Rescued {
  const work = rescuing(from, out, options)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

/**
 * Makes `out` and leaves it open. Says before each step what it is; whoever ends it there (`throw`, `return`) leaves
 * nothing behind. Refuses workspace_missing, workspace_exists, workspace_disk_full,
 * workspace_read_only, workspace_newer, and workspace_damaged when nothing can be read, not even whose workspace it
 * is.
 */
export function* rescuing(
  from: string,
  out: string,
  options: RescueOptions,
): Generator<RescueStep, Rescued, undefined> {
  const file = resolve(from)
  if (!existsSync(file)) throw new Refusal('workspace_missing', { file })
  if (existsSync(out)) throw new Refusal('workspace_exists', { file: resolve(out) })
  yield 'read'
  const bytes = bytesOf(file, resolve(out))
  refuseNewer(bytes, file)
  const read = readFilePages(bytes)
  const identity = identityOf(read, options.known)
  if (!identity) throw new Refusal('workspace_damaged', { file, detail: 'identity' })
  const ws = createWorkspace(out, { ...identity, site: newId() })
  let done: Rescued | undefined
  try {
    const filled = yield* filling(ws, read, options.author)
    // An empty workspace in the place of one that is gone would look like one that is saved.
    const isNothing = filled.changes === 0 && filled.entered === 0
    if (isNothing) throw new Refusal('workspace_damaged', { file, detail: 'nothing' })
    done = filled
    return done
  } finally {
    if (!done) {
      ws.close()
      for (const suffix of ['', '-wal', '-shm']) rmSync(ws.file + suffix, { force: true })
    }
  }
}

/** What a newer version knows would be left out without a word. */
function refuseNewer(bytes: Buffer, file: string): void {
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return
  const version = bytes.readUInt32BE(60)
  if (version <= SCHEMA_VERSION || version > 10_000) return // nonsense is damage
  throw new Refusal('workspace_newer', { file, version, known: SCHEMA_VERSION })
}

/** With what a crash left in the log, which is brought in on a copy. */
function bytesOf(file: string, out: string): Buffer {
  if (!existsSync(`${file}-wal`)) return refusing(file, () => readFileSync(file))
  const copy = join(dirname(out), `.${basename(out)}.${process.pid}.new`)
  try {
    return refusing(file, () => {
      for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix)
      foldLog(copy)
      return readFileSync(copy)
    })
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true })
  }
}

function* filling(
  ws: Workspace,
  read: ReadFile,
  author: Author,
): Generator<RescueStep, Rescued, undefined> {
  yield 'journal'
  const { batch, beyond, lost } = rescueJournal(read)
  const changes = takeJournal(ws, batch)
  yield 'rows'
  const rows = rescueRows(read, beyond, columnsOf(ws))
  const torn = new Set(lost.map(({ stream }) => scopeOf(stream)))
  if (changes < batch.changes.length) for (const { name } of batch.streams) torn.add(scopeOf(name))
  const { entered, missing } = enterRows(ws, rows, torn, author)
  yield 'local'
  const tables = copyLocal(ws, read)
  return {
    workspace: ws,
    pages: read.pages,
    damaged: read.damaged.length,
    changes,
    entered,
    lost: [
      ...lost.map((each) => ({
        what: 'changes' as const,
        ...each,
        office: officeOf(ws, siteOf(each.stream)),
      })),
      ...missing,
      ...tables,
    ],
  }
}

function columnsOf({ sqlite }: Workspace): Columns {
  const read = sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck()
  return Object.fromEntries(
    ENTITY_NAMES.map((entity) => [entity, read.all(entity) as string[]]),
  ) as unknown as Columns
}

function officeOf({ sqlite }: Workspace, site: string): string {
  const office = sqlite.prepare('SELECT office FROM site WHERE id = ?').pluck().get(site)
  return typeof office === 'string' ? office : ''
}

/** All at once; when something in it is not right after all, action by action, as far as they go. */
function takeJournal(ws: Workspace, batch: Batch): number {
  try {
    applyBatch(ws, batch)
    return batch.changes.length
  } catch (error) {
    if (!(error instanceof Refusal) || !error.code.startsWith('package_')) throw error
  }
  let taken = 0
  const stopped = new Set<string>()
  const byGroup = Map.groupBy(batch.changes, ({ group }) => group)
  for (const group of batch.groups) {
    const changes = byGroup.get(group.id) ?? []
    const streams = [...Map.groupBy(changes, ({ stream }) => stream)].map(([name, own]) => ({
      name,
      first: own[0]?.seq ?? 0,
      last: own.at(-1)?.seq ?? 0,
    }))
    if (streams.some(({ name }) => stopped.has(name))) continue
    try {
      applyBatch(ws, { streams, groups: [group], changes })
      taken += changes.length
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      for (const { name } of streams) stopped.add(name)
    }
  }
  return taken
}

interface Entered {
  readonly entered: number
  readonly missing: readonly Lost[]
}

const LABEL = { id: 'label.rescue' } as const

/** Where the journal is torn, the tables say how it ended; what a row needs comes before it. */
function enterRows(
  ws: Workspace,
  rows: readonly RescuedRow[],
  torn: ReadonlySet<string>,
  author: Author,
): Entered {
  const missing: Lost[] = []
  let entered = 0
  const enter = (commands: readonly Command[]) => {
    entered += applyCommands(ws, commands, LABEL, author, { undoable: false }).changes
  }
  const open = rows.flatMap((row) => {
    const command = commandFor(ws, row, torn)
    return command ? [{ row, command }] : []
  })
  if (open.length === 0) return { entered, missing }
  try {
    enter(open.map(({ command }) => command))
    return { entered, missing }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  for (const { row } of open) {
    const command = commandFor(ws, row, torn) // a deletion may have taken it along meanwhile
    if (!command) continue
    try {
      enter([command])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      missing.push({ what: 'row', entity: row.entity, row: row.row, name: nameOf(row) })
    }
  }
  return { entered, missing }
}

/** Fields by which a person knows a row, the best first. */
const NAMING = ['title', 'name', 'statement', 'text', 'code'] as const

function nameOf({ row, values }: RescuedRow): string {
  const said = NAMING.map((field) => values[field]).find((text) => typeof text === 'string' && text)
  return typeof said === 'string' ? said : row
}

function commandFor(
  ws: Workspace,
  { entity, row, values, deleted, uncertain }: RescuedRow,
  torn: ReadonlySet<string>,
): Command | undefined {
  const there = readRow(ws.sqlite, entity, row)
  if (!there) return deleted ? undefined : { do: 'create', entity, id: row, values: given(values) }
  const isTorn = torn.has(scopeOfRow(ws, entity, there.office)) || torn.has(SHARED)
  if (uncertain || !isTorn || there.deleted === 1) return undefined
  if (deleted) return { do: 'delete', entity, row }
  const other = FIELDS[entity].filter(
    (field) =>
      !isFixed(entity, field) &&
      !sameValue(shownValue(entity, there, field), values[field] ?? null) &&
      !isNeeded(entity, field, values),
  )
  if (other.length === 0) return undefined
  return {
    do: 'set',
    entity,
    row,
    values: Object.fromEntries(other.map((field) => [field, values[field] ?? null])),
  }
}

/** A field that may not be empty is not emptied. */
function isNeeded(entity: EntityName, field: string, values: FirstValues): boolean {
  const isRequired = entityDefinition(entity).fields[field]?.required === true
  return isRequired && (values[field] ?? null) === null
}

function given(values: FirstValues): FirstValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
