// How much of what is here another workspace is known to have, by what it said itself. Reads only.
import { type Scope, siteOf, type Vector } from '#domain/changes.ts'
import { changeNumber } from './heads.ts'
import { vectorOf } from './journal.ts'
import type { Workspace } from './open.ts'
import { plucked } from './statements.ts'

export interface Standing {
  readonly has: number
  readonly of: number
  readonly waiting: number
  /** When the last own change that it has was made; null: none. */
  readonly upTo: string | null
  /** When the first change that it does not have was made; null: nothing waits. */
  readonly waitingSince: string | null
}

/** What `others` wrote themselves does not count. */
export function standingOf(
  ws: Workspace,
  scopes: ReadonlySet<Scope>,
  known: Vector,
  others: ReadonlySet<string>,
): Standing {
  let [has, of] = [0, 0]
  const upTo: string[] = []
  const since: string[] = []
  for (const [name, last] of Object.entries(vectorOf(ws))) {
    const scope = name.slice(name.indexOf('/') + 1)
    if (!scopes.has(scope) || others.has(siteOf(name))) continue
    const acknowledged = Math.min(last, known[name] ?? 0)
    has += acknowledged
    of += last
    if (acknowledged > 0) upTo.push(madeAt(ws, name, acknowledged))
    if (acknowledged < last) since.push(madeAt(ws, name, acknowledged + 1))
  }
  return {
    has,
    of,
    waiting: of - has,
    upTo: upTo.toSorted().at(-1) ?? null,
    waitingSince: since.toSorted()[0] ?? null,
  }
}

function madeAt({ sqlite }: Workspace, stream: string, seq: number): string {
  const id = plucked(sqlite, 'SELECT id FROM stream WHERE name = ?').get(stream)
  const at = plucked(
    sqlite,
    'SELECT g.at FROM change c JOIN change_group g ON g.n = c.change_group WHERE c.n = ?',
  ).get(changeNumber(Number(id), seq))
  return String(at)
}
