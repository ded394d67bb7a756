// The list of migrations, in order; the place in the list is the schema version. Append only.
import { sql as first } from './0001-first.ts'
import { sql as indicatorByDefinition } from './0002-indicator-by-definition.ts'
import { sql as cells } from './0003-cells.ts'
import { sql as confirmationAbout } from './0004-confirmation-about.ts'
import { sql as uses } from './0005-uses.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-first', sql: first },
  { name: '0002-indicator-by-definition', sql: indicatorByDefinition },
  { name: '0003-cells', sql: cells },
  { name: '0004-confirmation-about', sql: confirmationAbout },
  { name: '0005-uses', sql: uses },
]

export const SCHEMA_VERSION = MIGRATIONS.length
