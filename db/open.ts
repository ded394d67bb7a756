// The one place that opens SQLite. A workspace is one file with one connection, as SQLite's authors
// advise: WAL, synchronous=FULL, foreign keys; refused with a sentence when it cannot be used safely.
// What is in the tables is written by journal.ts and incoming.ts only.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Refusal } from '#domain/errors.ts'
import { refusing } from './failures.ts'
import { isNetworkPath } from './location.ts'
import { takeLock } from './lock.ts'
import { APPLICATION_ID, backUp, migrate, versionOf } from './migrate.ts'
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from './migrations/migrations.ts'
import { noteFile } from './presence.ts'
import { statement } from './statements.ts'
import type { Tables } from './tables.ts'

export type Sqlite = Database.Database
export type Statement = Database.Statement<unknown[]>

export interface Identity {
  readonly id: string
  readonly site: string
  readonly role: 'hq' | 'field'
  readonly office: string
  readonly strategy: string
}

export interface Workspace {
  readonly file: string
  /** Only db/ uses it. */
  readonly sqlite: Sqlite
  readonly db: Kysely<Tables>
  readonly identity: Identity
  /** Opened to look only: SQLite takes nothing. */
  readonly readOnly: boolean
  close(): void
}

export interface OpenOptions {
  /** Looks only: takes no lock and needs no write access, also while another process has it open. */
  readonly readOnly?: boolean
  /** Folder for the copy that is made before an older file is migrated; may depend on the workspace. */
  readonly backups?: string | ((workspace: string) => string)
  /** Who is named to others that find the workspace in use. */
  readonly person?: string
  /** Another list of migrations, for tests of the runner. */
  readonly migrations?: readonly Migration[]
}

/** Up to this size the whole file is checked at each opening (about 0.3 s); above it after a crash. */
const ALWAYS_CHECKED = 256 * 1024 * 1024 // bytes

/**
 * Makes the file whole under another name and moves it into place, so nothing half-made is ever
 * found. Refuses workspace_exists, workspace_missing (no such folder), workspace_read_only,
 * workspace_disk_full, workspace_network.
 */
export function createWorkspace(
  path: string,
  identity: Identity,
  options: Pick<OpenOptions, 'person'> = {},
): Workspace {
  const file = resolve(path)
  if (existsSync(file)) throw new Refusal('workspace_exists', { file })
  if (!existsSync(dirname(file))) throw new Refusal('workspace_missing', { file: dirname(file) })
  refuseNetwork(dirname(file), file)
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.new`)
  try {
    refusing(file, () => {
      makeFile(draft, identity)
      moveIntoPlace(draft, file)
    })
  } finally {
    removeFile(draft)
  }
  try {
    return openWorkspace(file, options)
  } catch (error) {
    // There was room for the file, but none to work in it.
    if (error instanceof Refusal && error.code === 'workspace_disk_full') removeFile(file)
    throw error
  }
}

function makeFile(path: string, identity: Identity): void {
  const sqlite = new Database(path)
  try {
    prepareConnection(sqlite)
    migrate(sqlite)
    const put = sqlite.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
    sqlite.transaction(() => {
      for (const [key, value] of Object.entries(identity)) put.run(key, value)
      sqlite
        .prepare('INSERT INTO site (id, office) VALUES (?, ?)')
        .run(identity.site, identity.office)
    })()
    // Closing would do this too, but would not say when the disk is full: the file would be torn.
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    sqlite.close()
  }
}

/** Never over a file that appeared meanwhile; a disk that knows no links (USB) checks and renames. */
function moveIntoPlace(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST' || existsSync(to)) throw new Refusal('workspace_exists', { file: to })
    renameSync(from, to)
  }
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

/**
 * Refuses workspace_missing, workspace_not_one, workspace_newer, workspace_network,
 * workspace_read_only, workspace_in_use, workspace_damaged, workspace_disk_full. An older file is
 * copied into `backups` and migrated.
 */
export function openWorkspace(path: string, options: OpenOptions = {}): Workspace {
  const file = resolve(path)
  if (!existsSync(file)) throw new Refusal('workspace_missing', { file })
  refuseNetwork(file, file)
  refuseForeign(file)
  return refusing(file, () => (options.readOnly ? openToLook(file) : openToWork(file, options)))
}

function openToWork(file: string, options: OpenOptions): Workspace {
  refuseReadOnly(file)
  const lock = takeLock(file, options.person ?? '')
  const crashed = lock.stale || hasLog(file)
  let sqlite: Sqlite | undefined
  try {
    sqlite = new Database(file, { fileMustExist: true })
    refuseNewer(sqlite, file, options.migrations)
    prepareConnection(sqlite)
    refuseDamaged(sqlite, file, crashed)
    bringUp(sqlite, file, options)
    return workspaceOf(file, sqlite, lock.release)
  } catch (error) {
    sqlite?.close()
    lock.release()
    throw error
  }
}

function openToLook(file: string): Workspace {
  let sqlite = connectToLook(file)
  try {
    refuseNewer(sqlite, file)
    if (versionOf(sqlite) < SCHEMA_VERSION) {
      if (hasLog(file)) throw new Refusal('workspace_read_only', { file })
      sqlite.close()
      sqlite = broughtUpInMemory(file)
    }
    refuseDamaged(sqlite, file, false)
    return workspaceOf(file, sqlite, () => {})
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** A second connection to a file that is open, which only reads. */
export function connectToRead(file: string): Sqlite {
  return new Database(file, { readonly: true, fileMustExist: true })
}

/** Brings what a crash left in the log into the file; false when the file is too damaged for that. */
export function foldLog(file: string): boolean {
  if (!hasLog(file)) return true
  let sqlite: Sqlite | undefined
  try {
    sqlite = new Database(file)
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return true
  } catch {
    return false
  } finally {
    sqlite?.close()
  }
}

/**
 * A file in WAL mode needs a place for its index, which who only reads could not take away again. So a
 * file that nobody writes to is read into memory, and so is one whose folder has no place for it.
 */
function connectToLook(file: string): Sqlite {
  const isQuiet = !existsSync(`${file}-wal`) && statSync(file).size <= ALWAYS_CHECKED
  if (isQuiet) return readIntoMemory(file)
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  try {
    sqlite.pragma('schema_version')
    return sqlite
  } catch (error) {
    sqlite.close()
    const code = String((error as { code?: unknown }).code)
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code) || hasLog(file)) throw error
    return readIntoMemory(file)
  }
}

/** A file without a log, read whole: no other file is made beside it. */
function readIntoMemory(file: string): Sqlite {
  const bytes = readFileSync(file)
  bytes[18] = 1 // the header's word for "no write-ahead log", which memory does not have
  bytes[19] = 1
  return new Database(bytes, { readonly: true })
}

/** An older file as this version sees it, without a change to the file. */
function broughtUpInMemory(file: string): Sqlite {
  const bytes = readFileSync(file)
  bytes[18] = 1 // as in readIntoMemory
  bytes[19] = 1
  const sqlite = new Database(bytes)
  try {
    migrate(sqlite)
    sqlite.pragma('query_only = ON')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Which workspace a file is, as far as that can still be read; null when it cannot. */
export function workspaceIn(file: string): string | null {
  return identityIn(file).id ?? null
}

/** What a file says of whose it is, as far as that can still be read. */
export function identityIn(file: string): Partial<Identity> {
  const rows = askedOf(file, 'SELECT key, value FROM meta') as Tables['meta'][]
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

/** How many changes a file holds; 0 when that cannot be read. */
export function changesIn(file: string): number {
  const [found] = askedOf(file, 'SELECT COUNT(*) AS n FROM change') as { n: number }[]
  return found?.n ?? 0
}

/** The rows of a question to a file that may be damaged; none when it cannot be answered. */
function askedOf(file: string, sql: string): unknown[] {
  let sqlite: Sqlite | undefined
  try {
    sqlite = existsSync(`${file}-wal`) ? connectToRead(file) : readIntoMemory(file)
    return sqlite.prepare(sql).all()
  } catch {
    return []
  } finally {
    sqlite?.close()
  }
}

/** An empty database in memory with the schema of this version, for replay. */
export function openMemory(): Sqlite {
  const sqlite = new Database(':memory:')
  migrate(sqlite)
  return sqlite
}

/** A workspace over a connection that is already there; check.ts replays into one. */
export function workspaceOf(
  file: string,
  sqlite: Sqlite,
  release: () => void,
  identity: Identity = readIdentity(sqlite, file),
): Workspace {
  const database = {
    prepare: (sql: string) => statement(sqlite, sql),
    close: () => sqlite.close(),
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  let open = true
  const ws: Workspace = {
    file,
    sqlite,
    db,
    identity,
    readOnly: sqlite.readonly || sqlite.pragma('query_only', { simple: true }) === 1,
    close() {
      if (!open) return
      open = false
      sqlite.close()
      release()
    },
  }
  noteFile(ws)
  return ws
}

function prepareConnection(sqlite: Sqlite): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cache_size = -32000') // KiB
  sqlite.pragma('busy_timeout = 2000') // ms
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma('wal_autocheckpoint = 1000') // pages
}

function bringUp(sqlite: Sqlite, file: string, options: OpenOptions): void {
  const migrations = options.migrations ?? MIGRATIONS
  if (versionOf(sqlite) >= migrations.length) return
  const { backups = join(dirname(file), 'backups') } = options
  const folder = typeof backups === 'string' ? backups : backups(readIdentity(sqlite, file).id)
  backUp(sqlite, file, folder)
  migrate(sqlite, migrations)
}

function readIdentity(sqlite: Sqlite, file: string): Identity {
  const rows = sqlite.prepare('SELECT key, value FROM meta').all() as Tables['meta'][]
  const { id, site, role, office, strategy } = Object.fromEntries(
    rows.map(({ key, value }) => [key, value]),
  )
  const whole = id && site && office && strategy && (role === 'hq' || role === 'field')
  if (!whole) throw new Refusal('workspace_damaged', { file, detail: 'identity' })
  return { id, site, role, office, strategy }
}

export function refuseNetwork(path: string, file: string): void {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : ''
  if (isNetworkPath(realpathSync(path), process.platform, mounts)) {
    throw new Refusal('workspace_network', { file })
  }
}

/** From the first 100 bytes, before SQLite sees the file: what it is, and whose. */
function refuseForeign(file: string): void {
  const header = Buffer.alloc(100)
  const length = refusing(file, () => {
    if (!statSync(file).isFile()) return 0
    const handle = openSync(file, 'r')
    try {
      return readSync(handle, header, 0, 100, 0)
    } finally {
      closeSync(handle)
    }
  })
  const isSqlite = length === 100 && header.toString('latin1', 0, 16) === 'SQLite format 3\0'
  if (!isSqlite || header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new Refusal('workspace_not_one', { file })
  }
}

function refuseNewer(sqlite: Sqlite, file: string, migrations = MIGRATIONS): void {
  const version = versionOf(sqlite)
  if (version > migrations.length) {
    throw new Refusal('workspace_newer', { file, version, known: migrations.length })
  }
}

function refuseReadOnly(file: string): void {
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
  } catch (error) {
    throw new Refusal('workspace_read_only', { file }, error)
  }
}

function refuseDamaged(sqlite: Sqlite, file: string, crashed: boolean): void {
  if (!crashed && statSync(file).size > ALWAYS_CHECKED) return
  const found = sqlite.pragma('quick_check(1)', { simple: true })
  if (found === 'ok') return
  // SQLite names the database on a line of its own; the sentence for a person is one line.
  const detail = String(found).replace(/^\*\*\*.*\*\*\*\s+/, '')
  throw new Refusal('workspace_damaged', { file, detail })
}

function hasLog(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0
}
