// The doubts about a package: the errors and warnings that stand on the rows it wrote, now that they
// are written. The same rules as everywhere, on those rows and what is around them.
import type { Workspace } from '#db/open.ts'
import { neighbourhood, type RowIds } from '#db/queries/neighbourhood.ts'
import { OFFICE_ENTITIES, sharedRows } from '#db/queries/rows.ts'
import { type Change, SHARED } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { compareSeverity } from '#domain/rules.ts'
import { type ListedProblem, problemsIn } from './problems.ts'

/** `offices` are those that the package touched; shared rows are judged at HQ, which made them. */
export async function doubtsAbout(
  ws: Workspace,
  changes: readonly Change[],
  offices: readonly string[],
): Promise<ListedProblem[]> {
  const ids = rowsOf(changes)
  const shared = await sharedRows(ws.db)
  const found: ListedProblem[] = []
  for (const office of offices) {
    if (office === SHARED) continue
    const { rows, around } = await neighbourhood(ws.db, office, ids)
    const problems = problemsIn(OFFICE_ENTITIES, rows, { ...shared, ...around }, undefined)
    found.push(...problems.filter(({ severity }) => severity !== 'info'))
  }
  return found.sort(compareSeverity)
}

function rowsOf(changes: readonly Change[]): RowIds {
  const ids = new Map<EntityName, Set<string>>()
  for (const { entity, row } of changes) {
    const set = ids.get(entity) ?? new Set()
    ids.set(entity, set.add(row))
  }
  return ids
}
