// Queries that every package of an import asks again. Building one and putting it into words takes several
// times as long as running it, so that is done once, whatever the workspace; and it is run at once, since
// the builder's own way to the connection waits half a dozen times for nothing. SQLite's work on the text
// is kept per connection (db/statements.ts).
import type { CompiledQuery } from 'kysely'
import type { Workspace } from '#db/open.ts'
import { statement } from '#db/statements.ts'

interface Built<R> {
  compile(): CompiledQuery<R>
}

/** `build` is called once and must treat its values as nothing but values: they are marks then. */
export function prepared<V extends readonly unknown[], R>(
  build: (db: Workspace['db'], ...values: V) => Built<R>,
): (ws: Workspace, ...values: V) => R[] {
  let text = ''
  /** Of each parameter: which of the values it is, or itself. */
  let parameters: readonly { readonly index: number; readonly constant: unknown }[] = []
  return (ws, ...values) => {
    if (text === '') {
      const marks = values.map((_, index): unknown => `\u0000${index}`)
      const query = build(ws.db, ...(marks as unknown as V)).compile()
      text = query.sql
      parameters = query.parameters.map((constant) => ({
        index: marks.indexOf(constant),
        constant,
      }))
    }
    const asked = statement(ws.sqlite, text)
    const given = parameters.map(({ index, constant }) => (index < 0 ? constant : values[index]))
    if (asked.reader) return asked.all(...given) as R[]
    asked.run(...given)
    return []
  }
}
