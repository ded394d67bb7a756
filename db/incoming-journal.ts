// Writes the changes of a batch into the journal as they came, with their groups. It decides nothing about them.
import type { Group } from '#domain/changes.ts'
import type { Span } from './heads.ts'
import type { Fresh, IncomingRow } from './incoming-rows.ts'
import type { Sqlite } from './open.ts'
import { statement } from './statements.ts'
import { insertGroup, nextGroup } from './writer.ts'

/** Groups and changes as they came; a group may come in pieces, one per stream. */
export function writeJournal(
  sqlite: Sqlite,
  rows: ReadonlyMap<string, IncomingRow>,
  groups: ReadonlyMap<string, Group>,
): void {
  const all: Fresh[] = []
  for (const { creations, later } of rows.values()) all.push(...creations, ...later)
  all.sort((a, b) => a.n - b.n)
  const numbers = writeGroups(sqlite, all, groups)
  const insert = statement(
    sqlite,
    `INSERT INTO change (n, change_group, entity, row, field, value, prior)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { n, change, prior } of all) {
    insert.run(
      n,
      numbers.get(change.group),
      change.entity,
      change.row,
      change.field,
      JSON.stringify(change.value),
      prior.length === 0 ? null : JSON.stringify(prior),
    )
  }
}

/** `all` is in order of number. The result says which number each group has here. */
function writeGroups(
  sqlite: Sqlite,
  all: readonly Fresh[],
  groups: ReadonlyMap<string, Group>,
): Map<string, number> {
  const spans = spansOf(all)
  const numbers = new Map<string, number>()
  const read = statement(sqlite, 'SELECT n, spans FROM change_group WHERE id = ?')
  const extend = statement(sqlite, 'UPDATE change_group SET spans = ? WHERE n = ?')
  let next = nextGroup(sqlite)
  for (const [id, added] of spans) {
    const known = read.get(id) as { n: number; spans: string } | undefined
    if (known) {
      extend.run(JSON.stringify([...(JSON.parse(known.spans) as Span[]), ...added]), known.n)
      numbers.set(id, known.n)
      continue
    }
    insertGroup(sqlite, groups.get(id) as Group, { n: next, spans: added, undo: null })
    numbers.set(id, next)
    next += 1
  }
  return numbers
}

/** Where the changes of each group lie; those of one action follow each other in a stream. */
function spansOf(all: readonly Fresh[]): Map<string, Span[]> {
  const spans = new Map<string, [number, number][]>()
  for (const { n, change } of all) {
    const found = spans.get(change.group)
    const last = found?.at(-1)
    if (!found) spans.set(change.group, [[n, n]])
    else if (last && last[1] === n - 1) last[1] = n
    else found.push([n, n])
  }
  return spans
}
