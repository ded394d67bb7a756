// The order of rows in an outline and in tables: by the place people gave them, then by code, with
// numbers in codes read as numbers (SO1.2 before SO1.10). Rows without a place come last.

const byCode = new Intl.Collator('en', { numeric: true })

export interface Placed {
  readonly id: string
  readonly sort: number | null
  readonly code: string | null
}

export function inOutlineOrder<R extends Placed>(rows: readonly R[]): R[] {
  return [...rows].sort(
    (a, b) =>
      (a.sort ?? Number.MAX_VALUE) - (b.sort ?? Number.MAX_VALUE) ||
      byCode.compare(a.code ?? '', b.code ?? '') ||
      (a.id < b.id ? -1 : 1),
  )
}

/** Where rows of several results stand in one list: by code alone. */
export function inCodeOrder<R extends { readonly code: string | null }>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => byCode.compare(a.code ?? '', b.code ?? ''))
}

/** Rows by the value of a column, each list in the order it came; rows without one are left out. */
export function groupBy<R>(rows: readonly R[], key: (row: R) => string | null): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const name = key(row)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return groups
}
