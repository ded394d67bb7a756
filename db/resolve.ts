// Settling conflicts: the choice of a person is an edit that builds on all sides. A row that was deleted
// elsewhere is kept in a group of its own, together with what lives or goes with it.
import type { Command, Label } from '#domain/changes.ts'
import { refusing } from './failures.ts'
import { type Applied, applyCommands } from './journal.ts'
import { keepRows, treeOf } from './keep.ts'
import type { Place } from './lives.ts'
import type { Workspace } from './open.ts'
import type { Author } from './writer.ts'

export interface Settlement {
  /** Rows that stay although somebody deleted them. */
  readonly keep: readonly Place[]
  /** Rows that go, with everything under them. */
  readonly remove: readonly Place[]
  /** One command for each row whose fields are chosen. */
  readonly set: readonly Command[]
}

/** One transaction. Keeping is an action of its own, so it is undone by itself. */
export function settleConflicts(
  ws: Workspace,
  { keep, remove, set }: Settlement,
  label: Label,
  author: Author,
): Applied {
  return refusing(ws.file, () =>
    ws.sqlite
      .transaction(() => {
        const kept = keep.length > 0 ? keepRows(ws, author, keep, label) : null
        const commands = [...set, ...outermost(ws, remove)]
        if (commands.length === 0) return kept ?? NOTHING
        const applied = applyCommands(ws, commands, label, author)
        return kept === null ? applied : together(applied, kept)
      })
      .immediate(),
  )
}

const NOTHING: Applied = {
  group: null,
  rows: [],
  changes: 0,
  touched: { entities: [], offices: [] },
}

/** A row that goes with another one is not deleted a second time. */
function outermost(ws: Workspace, places: readonly Place[]): Command[] {
  const gone = new Set<string>()
  return places
    .filter((place) => {
      const isOuter = !gone.has(place.row)
      for (const { row } of treeOf(ws.sqlite, place)) gone.add(row)
      return isOuter
    })
    .filter((place, i, outer) => !outer.some((other, j) => j > i && isUnder(ws, other, place)))
    .map(({ entity, row }) => ({ do: 'delete', entity, row }))
}

function isUnder(ws: Workspace, above: Place, { row }: Place): boolean {
  return treeOf(ws.sqlite, above).some((place) => place.row === row)
}

function together(a: Applied, b: Applied): Applied {
  const union = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])]
  return {
    group: a.group ?? b.group,
    rows: [...a.rows, ...b.rows],
    changes: a.changes + b.changes,
    touched: {
      entities: union(a.touched.entities, b.touched.entities),
      offices: union(a.touched.offices, b.touched.offices),
    },
  }
}
