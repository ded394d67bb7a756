// The schema: what the migrations add up to is what the registry says, released migrations never change, and
// each one only adds. The last rule is checked by a detector, which is shown here to detect.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate, versionOf } from '#db/migrate.ts'
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from '#db/migrations/migrations.ts'
import { openMemory, openWorkspace, type Sqlite } from '#db/open.ts'
import { columnType, entityDefinition, isEnforced } from '#db/schema.ts'
import { ENTITY_NAMES } from '#domain/entities.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { edit, HQ, newWorkspace, REFERENCE } from '../support/workspaces.ts'

const folder = temporaryFolder()

/** SHA-256 of each released migration. A line is added with a migration and never edited. */
const FROZEN: Readonly<Record<string, string>> = {
  '0001-first': '2de9ab38dd386eee5ab037b6003fc19a8ff5cf0e903b69e18c51439232f408d1',
  '0002-indicator-by-definition':
    'ddd2b46e79503d56ebee905ca66fb04ed2d704fab727898e1cc32b860486c719',
  '0003-cells': '689010491fa04f6b3e8ce077293e7fc86ce95fd6e9d08291f983f2e9afcfe02c',
  '0004-confirmation-about': '0ffff51b59d8e5653db3121cb8ed5c72944773085749a4dedb978b002e9e14b0',
  '0005-uses': 'ce2f575bdb7d54e6cb9aed0dd0749d5ed9a1121ec8c87f27383abba44fda481c',
}

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

function columnsOf(sqlite: Sqlite, table: string): Column[] {
  return sqlite.pragma(`table_xinfo("${table}")`) as Column[]
}

function tablesOf(sqlite: Sqlite): string[] {
  const all = sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return all.filter((name) => !name.startsWith('sqlite_'))
}

describe('the schema', () => {
  test.each(ENTITY_NAMES)('has the table of %s as the registry has it', (name) => {
    const sqlite = openMemory()
    const { fields } = entityDefinition(name)
    const expected = [
      ['id', 'TEXT', 1, 1],
      ...Object.entries(fields).map(([field, of]) => [field, columnType(of), 0, 0]),
      ['deleted', 'INTEGER', 1, 0],
      ['unread', 'TEXT', 0, 0],
    ]
    const found = columnsOf(sqlite, name).map(({ name, type, notnull, pk }) => [
      name,
      type,
      notnull,
      pk,
    ])
    // By name: a field that is added later comes last in the table.
    expect(found.toSorted()).toEqual(expected.toSorted())
    const keys = sqlite.pragma(`foreign_key_list("${name}")`) as { from: string; table: string }[]
    const references = Object.entries(fields).flatMap(([field, of]) =>
      isEnforced(entityDefinition(name), of) ? [`${field} ${of.to}`] : [],
    )
    expect(keys.map(({ from, table }) => `${from} ${table}`).toSorted()).toEqual(
      references.toSorted(),
    )
    sqlite.close()
  })

  test('finds the rows under a row by an index', () => {
    const sqlite = openMemory()
    for (const name of ENTITY_NAMES) {
      const lists = sqlite.pragma(`index_list("${name}")`) as { name: string }[]
      const firsts = lists.map((index) => {
        const [first] = sqlite.pragma(`index_info("${index.name}")`) as { name: string }[]
        return first?.name
      })
      expect(firsts).toEqual(expect.arrayContaining([...(entityDefinition(name).parents ?? [])]))
    }
    sqlite.close()
  })

  test('is strict everywhere, with no table that nobody knows of', () => {
    const sqlite = openMemory()
    const lists = sqlite.pragma('table_list') as { name: string; strict: number }[]
    const loose = lists.filter(({ name, strict }) => !strict && !name.startsWith('sqlite_'))
    expect(loose).toEqual([])
    expect(tablesOf(sqlite).filter((name) => !(ENTITY_NAMES as string[]).includes(name))).toEqual([
      'change',
      'change_group',
      'conflict',
      'head',
      'meta',
      'package_log',
      'peer',
      'setting',
      'site',
      'stream',
    ])
    sqlite.close()
  })
})

describe('a migration', () => {
  test('never changes once it is there', () => {
    const hashes = MIGRATIONS.map(({ name, sql }) => [
      name,
      createHash('sha256').update(sql).digest('hex'),
    ])
    expect(Object.fromEntries(hashes)).toEqual(FROZEN)
  })

  test('only adds', () => {
    expect(MIGRATIONS.map((_, i) => lossesOf(MIGRATIONS.slice(0, i + 1)))).toEqual(
      MIGRATIONS.map(() => []),
    )
  })

  const first: Migration = {
    name: 'first',
    sql: 'CREATE TABLE a (id TEXT PRIMARY KEY, x INTEGER, y TEXT) STRICT; CREATE TABLE b (id TEXT) STRICT',
  }
  const losing: [string, string, string[]][] = [
    ['drops a table', 'DROP TABLE b', ['b']],
    ['drops a column', 'ALTER TABLE a DROP COLUMN y', ['a.y']],
    ['renames a column', 'ALTER TABLE a RENAME COLUMN y TO z', ['a.y']],
    [
      'changes a type',
      'CREATE TABLE n (id TEXT PRIMARY KEY, x TEXT, y TEXT) STRICT; DROP TABLE a; ALTER TABLE n RENAME TO a',
      ['a.x'],
    ],
    ['adds', 'ALTER TABLE a ADD COLUMN z TEXT; CREATE TABLE c (id TEXT) STRICT', []],
  ]
  test.each(losing)('that %s is seen by the detector', (_, sql, expected) => {
    expect(lossesOf([first, { name: 'second', sql }])).toEqual(expected)
  })
})

/** What the last of these migrations takes away: tables, columns, or the type of a column. */
function lossesOf(migrations: readonly Migration[]): string[] {
  const sqlite = new Database(':memory:')
  migrate(sqlite, migrations.slice(0, -1))
  const before = shapeOf(sqlite)
  migrate(sqlite, migrations)
  const after = shapeOf(sqlite)
  sqlite.close()
  const lost: string[] = []
  for (const [table, columns] of before) {
    const now = after.get(table)
    if (!now) lost.push(table)
    else
      for (const [name, type] of columns) if (now.get(name) !== type) lost.push(`${table}.${name}`)
  }
  return lost
}

function shapeOf(sqlite: Sqlite): Map<string, Map<string, string>> {
  return new Map(
    tablesOf(sqlite).map((table) => [
      table,
      new Map(
        columnsOf(sqlite, table).map(({ name, type, notnull }) => [name, `${type}${notnull}`]),
      ),
    ]),
  )
}

describe('an older file', () => {
  const added: Migration = { name: 'added', sql: 'CREATE TABLE extra (id TEXT) STRICT' }
  const broken: Migration = {
    name: 'broken',
    sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE TABLE office (id TEXT) STRICT',
  }

  function older(): string {
    const ws = newWorkspace(folder, 'hq', HQ)
    edit(ws, ...REFERENCE)
    ws.close()
    return ws.file
  }

  test('is copied, then brought up, with what is in it', () => {
    const file = older()
    const backups = join(folder, 'backups')
    const ws = openWorkspace(file, { backups, migrations: [...MIGRATIONS, added] })
    expect(versionOf(ws.sqlite)).toBe(SCHEMA_VERSION + 1)
    expect(tablesOf(ws.sqlite)).toContain('extra')
    ws.close()
    const [copy = ''] = readdirSync(backups)
    const before = openWorkspace(join(backups, copy))
    expect(versionOf(before.sqlite)).toBe(SCHEMA_VERSION)
    expect(before.sqlite.prepare('SELECT COUNT(*) FROM office').pluck().get()).toBe(3)
    before.close()
    expect(refusal(() => openWorkspace(file)).code).toBe('workspace_newer')
  })

  test('is as before when a migration fails half way', () => {
    const file = older()
    const migrations = [...MIGRATIONS, added, broken]
    const backups = join(folder, 'other-backups')
    expect(() => openWorkspace(file, { backups, migrations })).toThrow('already exists')
    const ws = openWorkspace(file, { migrations: [...MIGRATIONS, added] })
    expect(versionOf(ws.sqlite)).toBe(SCHEMA_VERSION + 1)
    expect(tablesOf(ws.sqlite)).not.toContain('half')
    ws.close()
  })

  test('that is current is not copied', () => {
    const backups = join(folder, 'no-backups')
    openWorkspace(older(), { backups }).close()
    expect(existsSync(backups)).toBe(false)
  })
})
