// Prepared statements, once per connection: preparing costs more than running them.
import type { Sqlite, Statement } from './open.ts'

/** Queries whose text depends on their input must not fill the memory; the oldest go first. */
const MOST = 500

const prepared = new WeakMap<Sqlite, Map<string, Statement>>()

/** Yields rows as objects. */
export function statement(sqlite: Sqlite, sql: string): Statement {
  return cached(sqlite, sql, sql, (made) => made)
}

/** Yields the first column. */
export function plucked(sqlite: Sqlite, sql: string): Statement {
  return cached(sqlite, `pluck ${sql}`, sql, (made) => (made.reader ? made.pluck() : made))
}

function cached(
  sqlite: Sqlite,
  key: string,
  sql: string,
  shape: (made: Statement) => Statement,
): Statement {
  let statements = prepared.get(sqlite)
  if (!statements) {
    statements = new Map()
    prepared.set(sqlite, statements)
  }
  let found = statements.get(key)
  if (!found) {
    found = shape(sqlite.prepare(sql))
    statements.set(key, found)
    if (statements.size > MOST) statements.delete(statements.keys().next().value ?? '')
  }
  return found
}
