// The outline as data: which rows are shown when some are folded or searched, and what stands where.
// Pure functions of the rows that the engine gives in outline order.
import type { Client } from '#contract/client.ts'

export type Outline = Awaited<ReturnType<Client['plan']['outline']>>
export type PlanRow = Outline['rows'][number]
export type PlanEntity = PlanRow['entity']

/** Rows to show: everything under a folded row is left out; a search shows its hits and their parents. */
export function shownRows(
  rows: readonly PlanRow[],
  folded: ReadonlySet<string>,
  find: string,
): readonly PlanRow[] {
  if (find.trim()) return foundRows(rows, find)
  const hidden = new Set<string>()
  return rows.filter((row) => {
    const under = row.parent !== null && (hidden.has(row.parent) || folded.has(row.parent))
    if (under) hidden.add(row.id)
    return !under
  })
}

function foundRows(rows: readonly PlanRow[], find: string): readonly PlanRow[] {
  const words = find.trim().toLocaleLowerCase()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const keep = new Set<string>()
  for (const row of rows) {
    if (!isHit(row, words)) continue
    let at: PlanRow | undefined = row
    while (at && !keep.has(at.id)) {
      keep.add(at.id)
      at = at.parent === null ? undefined : byId.get(at.parent)
    }
  }
  return rows.filter((row) => keep.has(row.id))
}

export function isHit(row: PlanRow, words: string): boolean {
  return [row.code, row.text, row.responsible, row.partner].some((text) =>
    text?.toLocaleLowerCase().includes(words),
  )
}

export function childrenOf(rows: readonly PlanRow[], parent: string, entity?: PlanEntity) {
  return rows.filter((row) => row.parent === parent && (!entity || row.entity === entity))
}

/** What the plan itself holds: objectives are the strategy's. */
export function resultsOf(rows: readonly PlanRow[]): readonly PlanRow[] {
  return rows.filter(({ entity }) => entity !== 'strategic_objective')
}

/** The row itself and what it hangs under, nearest first. */
export function lineage(rows: readonly PlanRow[], id: string): readonly PlanRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found: PlanRow[] = []
  let at = byId.get(id)
  while (at) {
    found.push(at)
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return found
}

/**
 * A code for a new row: the last sibling's with its number raised, else the parent's and a first. The first
 * outcome takes the number of its objective alone: SO1.1 would be the code of an indicator.
 */
export function proposeCode(
  rows: readonly PlanRow[],
  parent: PlanRow,
  entity: 'outcome' | 'output' | 'activity',
): string {
  const codes = new Set(rows.map((row) => row.code))
  const last = childrenOf(rows, parent.id, entity).at(-1)?.code
  const match = last ? /^(.*?)(\d+)$/.exec(last) : null
  const above = parent.code ?? ''
  const stem = entity === 'outcome' ? (/\d+$/.exec(above)?.[0] ?? above) : above
  const head = match?.[1] ?? `${stem}.`
  let number = match ? Number(match[2]) + 1 : 1
  while (codes.has(`${head}${number}`)) number += 1
  return `${head}${number}`
}
