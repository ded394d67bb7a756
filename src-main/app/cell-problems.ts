// What the rules found in rows, for the marks of their cells in a room that has no list of all of them.
import type * as z from 'zod'
import type { CellProblemSchema } from '#contract/common.ts'
import type { Workspace } from '#db/open.ts'
import type { EntityName } from '#domain/entities.ts'
import type { ListedProblem } from './judging.ts'
import { problemsOf } from './known-problems.ts'

export type CellProblem = z.input<typeof CellProblemSchema>

export function cellProblem({ row, field, rule, severity, values }: ListedProblem): CellProblem {
  return { row, field, rule, severity, values }
}

/** In an office's rows of these kinds. */
export async function problemsIn(
  ws: Workspace,
  office: string,
  entities: readonly EntityName[],
): Promise<CellProblem[]> {
  const wanted: ReadonlySet<string> = new Set(entities)
  return (await problemsOf(ws, office)).filter(({ entity }) => wanted.has(entity)).map(cellProblem)
}
