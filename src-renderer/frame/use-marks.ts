// What stands on the rows of an office beside their values: comments that are not settled, and conflicts
// that nobody has chosen in. By row id, so that a grid can mark its cells.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '../client/api.tsx'
import type { Mark } from '../ui/grid-column.ts'
import type { Text } from '../ui/text.ts'

export interface Marks {
  readonly comments: ReadonlyMap<string, number>
  readonly conflicts: ReadonlyMap<string, number>
}

export function useMarks(office: string): Marks {
  const api = useApi()
  const comments = useQuery(api.comments.list.queryOptions({ input: { office, open: true } })).data
  const conflicts = useQuery(api.conflicts.list.queryOptions({ input: { office } })).data
  return useMemo(
    () => ({ comments: countRows(comments ?? []), conflicts: countRows(conflicts ?? []) }),
    [comments, conflicts],
  )
}

/** The marks of a row: `conflict` says it of the cell, or of the row where its cells have none of their own. */
export function marksOn(
  text: Text,
  marks: Marks,
  row: string | null | undefined,
  conflict: 'grid.conflict' | 'grid.conflict.row',
): readonly Mark[] {
  if (!row) return []
  const count = marks.comments.get(row)
  return [
    ...(marks.conflicts.has(row) ? [{ kind: 'conflict', words: text.t(conflict) } as const] : []),
    ...(count ? [{ kind: 'comment', words: text.t('grid.comments', { count }) } as const] : []),
  ]
}

function countRows(found: readonly { readonly row: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { row } of found) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}

/** How many conflicts wait for a choice, in all of the workspace; 0 while it is not known. */
export function useOpenConflicts(): number {
  return useQuery(useApi().conflicts.list.queryOptions({ input: {} })).data?.length ?? 0
}
