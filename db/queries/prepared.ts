// Queries that every package of an import asks again. Building one and putting it into words takes several
// times as long as running it, so that is done once, whatever the workspace; SQLite's own work on its
// text is kept per connection (db/statements.ts).
import type { CompiledQuery } from 'kysely'
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

interface Built<R> {
  compile(): CompiledQuery<R>
}

/** `build` is called once and must treat its values as nothing but values: they are marks then. */
export function prepared<V extends readonly unknown[], R>(
  build: (db: Db, ...values: V) => Built<R>,
): (db: Db, ...values: V) => Promise<R[]> {
  let query: CompiledQuery<R> | undefined
  return async (db, ...values) => {
    const marks = values.map((_, index): unknown => `\u0000${index}`)
    query ??= build(db, ...(marks as unknown as V)).compile()
    const parameters = query.parameters.map((parameter) => {
      const index = marks.indexOf(parameter)
      return index < 0 ? parameter : values[index]
    })
    const asked: CompiledQuery<R> = { ...query, parameters }
    return (await db.executeQuery(asked)).rows
  }
}
