// Before somebody deletes or moves rows near a contested deletion (deleted elsewhere, alive because of an edit):
// says in the journal that what lives there stays. A contested row lives only as long as the reason
// for it does; without this, deleting the reason would take other rows along that nobody meant.
import type { Label } from '#domain/changes.ts'
import { refusing } from './failures.ts'
import { readRow } from './heads.ts'
import type { Applied } from './journal.ts'
import { contestedNear, type Place } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { CHILDREN, entityDefinition } from './schema.ts'
import { plucked } from './statements.ts'
import { type Author, writing } from './writer.ts'

/**
 * Runs `work`, in one transaction with what must be said before it. `goingOf` names the rows that
 * it deletes or moves; it is asked only where a deletion is contested at all.
 */
export function keepingContested<T>(
  ws: Workspace,
  author: Author,
  goingOf: () => Place[],
  work: () => T,
): T {
  if (!hasContested(ws.sqlite)) return work()
  return refusing(ws.file, () =>
    ws.sqlite
      .transaction(() => {
        const places = contestedNear(ws.sqlite, goingOf())
        if (places.length > 0)
          keep(ws, author, places, { label: { id: 'label.keep' }, undoable: false })
        return work()
      })
      .immediate(),
  )
}

function keep(
  ws: Workspace,
  author: Author,
  places: readonly Place[],
  { label, undoable }: { readonly label: Label; readonly undoable: boolean },
): Applied {
  const draft = { label, kind: 'edit', target: null, undoable } as const
  return writing(ws, draft, author, (pen) => {
    for (const { entity, row } of places) {
      const raw = readRow(ws.sqlite, entity, row)
      if (raw) pen.mark(entity, raw, false)
    }
    return {
      group: pen.group()?.id ?? null,
      rows: places.map(({ row }) => row),
      changes: pen.changes(),
      touched: pen.touched(),
    }
  })
}

/**
 * A person decided that rows which were deleted elsewhere stay; so does everything that was revived
 * with them, since a deletion holds as a whole or not at all. Undoing it opens the choice again.
 */
export function keepRows(
  ws: Workspace,
  author: Author,
  places: readonly Place[],
  label: Label,
): Applied {
  const rows = new Map(places.map((place) => [place.row, place]))
  for (const place of contestedNear(ws.sqlite, places)) rows.set(place.row, place)
  return keep(ws, author, [...rows.values()], { label, undoable: true })
}

function hasContested(sqlite: Sqlite): boolean {
  const found = plucked(
    sqlite,
    `SELECT 1 FROM conflict WHERE field = 'deleted' AND settled IS NULL LIMIT 1`,
  ).get()
  return found !== undefined
}

/** The rows that are there under a row, itself first. */
export function treeOf(sqlite: Sqlite, place: Place): Place[] {
  const tree = new Map<string, Place>([[place.row, place]])
  for (const { entity, row } of tree.values()) {
    for (const { entity: child, field } of CHILDREN[entity]) {
      const below = plucked(
        sqlite,
        `SELECT id FROM "${child}" WHERE "${field}" = ? AND deleted = 0`,
      ).all(row) as string[]
      for (const id of below) tree.set(id, { entity: child, row: id })
    }
  }
  return [...tree.values()]
}

export function isParentField({ entity }: Place, field: string): boolean {
  return entityDefinition(entity).parents?.includes(field) ?? false
}
