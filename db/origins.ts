// Where the sides of a conflict come from that is open again: undoing a choice writes the values anew that the
// choice was between (undo.ts), each as a change of whoever undid it. People want to see who wrote the
// values in the first place, so the reopened sides are traced back. Reads only.
import type { Group } from '#domain/changes.ts'
import { sameValue } from '#domain/merge.ts'
import type { Sqlite } from './open.ts'
import { plucked, statement } from './statements.ts'

interface Side {
  readonly row: string
  readonly field: string
  readonly kind: Group['kind']
  readonly target: string | null
  /** Changes of the same group on the same field. */
  readonly beside: number
}

/**
 * The changes that the undone choice was between, when change `n` is one of the sides that undoing it
 * wrote; undefined for every other change. With a deletion: everything that the choice had seen.
 */
export function chosenBetween(sqlite: Sqlite, n: number): number[] | undefined {
  const side = statement(
    sqlite,
    `SELECT c.row, c.field, g.kind, g.target, (
       SELECT COUNT(*) FROM change o
       WHERE o.row = c.row AND o.field = c.field AND o.change_group = c.change_group
     ) AS beside
     FROM change c JOIN change_group g ON g.n = c.change_group WHERE c.n = ?`,
  ).get(n) as Side | undefined
  if (side?.kind !== 'undo' || side.target === null || side.beside < 2) return undefined
  const prior = plucked(
    sqlite,
    `SELECT c.prior FROM change c JOIN change_group g ON g.n = c.change_group
     WHERE g.id = ? AND c.row = ? AND c.field = ? AND c.n <> ? ORDER BY c.n LIMIT 1`,
  ).get(side.target, side.row, side.field, n) as string | null | undefined
  return typeof prior === 'string' ? (JSON.parse(prior) as number[]) : undefined
}

/** As many undone choices of one field as are looked through; a forged chain must end. */
const DEEPEST = 100

/**
 * The change that first gave a side its value: `n` itself, unless an undone choice wrote it. `given`
 * says what a change gives the field.
 */
export function originOf<V extends Parameters<typeof sameValue>[0]>(
  sqlite: Sqlite,
  n: number,
  given: (n: number) => V | undefined,
): number {
  const value = given(n)
  let found = n
  for (let i = 0; i < DEEPEST && value !== undefined; i++) {
    const earlier: number | undefined = chosenBetween(sqlite, found)?.find((each) => {
      const its = given(each)
      return its !== undefined && sameValue(its, value)
    })
    if (earlier === undefined) break
    found = earlier
  }
  return found
}
