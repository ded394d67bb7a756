// Brings a workspace file to the schema of this version. Each migration is one transaction together with
// its number, so a failure leaves the file at a version that exists. SQLite's own migrators in query
// builders are not atomic, hence this one. It never goes back.
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MIGRATIONS, type Migration } from './migrations/migrations.ts'
import type { Sqlite } from './open.ts'

/** "WMRK": tells a workspace from any other SQLite file. */
export const APPLICATION_ID = 0x574d524b

export function versionOf(sqlite: Sqlite): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

export function migrate(sqlite: Sqlite, migrations: readonly Migration[] = MIGRATIONS): void {
  for (let version = versionOf(sqlite); version < migrations.length; version++) {
    const migration = migrations[version] as Migration
    sqlite
      .transaction(() => {
        sqlite.exec(migration.sql)
        sqlite.pragma(`application_id = ${APPLICATION_ID}`)
        sqlite.pragma(`user_version = ${version + 1}`)
      })
      .immediate()
  }
}

/** A whole copy, made before an older file is migrated; its name says from what and when. */
export function backUp(sqlite: Sqlite, file: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const name = basename(file).replace(/\.waymark$/, '')
  const copy = join(folder, `${name}.v${versionOf(sqlite)}.${stamp}.waymark`)
  try {
    sqlite.prepare('VACUUM INTO ?').run(copy)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
  return copy
}
