// What the queries say in SQLite's own way. Another database needs its own edition of this file and of
// nothing else in this folder.
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Workspace } from '#db/open.ts'
import { statement } from '#db/statements.ts'

type Cell = string | number | null

interface Query {
  readonly compile: (db: Workspace['db']) => CompiledQuery
}

/** Rows as arrays, in the order of the columns: of thousands of rows no object is made. */
export async function rowsOf<R extends readonly Cell[]>(
  ws: Workspace,
  query: Query,
): Promise<readonly R[]> {
  const { sql: text, parameters } = query.compile(ws.db)
  return statement(ws.sqlite, `${text} /* rows */`)
    .raw()
    .all(...parameters) as R[]
}

/** A join that is done in the order in which it is written; PostgreSQL says `join` and decides itself. */
export const inOrder = sql`cross join`

/**
 * A row in short: a number that costs less to read and to look up than its id, and stands for it as long as
 * nobody else writes the file. PostgreSQL has none that lasts and says `id`.
 */
export type Short = number | string

export function short(row: string): RawBuilder<Short> {
  return sql.ref(`${row}.rowid`)
}

/** One of these ids, in one parameter however many there are; PostgreSQL says `= any(…)`. */
export function among(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`
}

/** White space at both ends, as JavaScript's trim has it; PostgreSQL calls it btrim. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

export function trimmed(column: string): RawBuilder<string | null> {
  return sql`trim(${sql.ref(column)}, ${SPACES})`
}
