// The list of migrations, in order; the place in the list is the schema version. Append only.
import { sql as first } from './0001-first.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

export const MIGRATIONS: readonly Migration[] = [{ name: '0001-first', sql: first }]

export const SCHEMA_VERSION = MIGRATIONS.length
