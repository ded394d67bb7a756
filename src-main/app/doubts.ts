// The doubts about a package: the errors and warnings that stand on the rows it wrote, now that they
// are written. The same rules as everywhere, on those rows and what is around them.
import type { Workspace } from '#db/open.ts'
import { officeDataset } from '#db/queries/dataset.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { OFFICE_ENTITIES } from '#db/queries/rows.ts'
import { type Change, SHARED } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { checkRow, compareSeverity } from '#domain/rules.ts'
import { type ListedProblem, listed } from './judging.ts'

/**
 * `offices` are those that the package touched; shared rows are judged at HQ, which made them. `rows` as
 * they are now.
 */
export function doubtsAbout(
  ws: Workspace,
  changes: readonly Change[],
  offices: readonly string[],
  rows = rowsOf(ws),
): ListedProblem[] {
  const ids = rowsIn(changes)
  const found: ListedProblem[] = []
  for (const office of offices) {
    if (office === SHARED) continue
    const data = officeDataset(ws, office, rows, ids)
    for (const entity of OFFICE_ENTITIES) {
      for (const id of ids.get(entity) ?? []) {
        const row = data.get(entity, id)
        if (!row) continue
        for (const problem of checkRow(entity, row, data, 'warning')) {
          found.push(listed(problem, row, data))
        }
      }
    }
  }
  return found.sort(compareSeverity)
}

/** By entity, in the order of their ids. */
function rowsIn(changes: readonly Change[]): ReadonlyMap<EntityName, readonly string[]> {
  const ids = new Map<EntityName, Set<string>>()
  for (const { entity, row } of changes) {
    const set = ids.get(entity) ?? new Set()
    ids.set(entity, set.add(row))
  }
  return new Map([...ids].map(([entity, set]) => [entity, [...set].sort()]))
}
