// How much of what is here another workspace is known to have, by what it said itself. Reads only.
import { type Scope, siteOf, type Vector } from '#domain/changes.ts'
import { changeNumber, lastOfStreams } from './heads.ts'
import type { Workspace } from './open.ts'
import { statement } from './statements.ts'

export interface Standing {
  readonly has: number
  readonly of: number
  readonly waiting: number
  /** When the last own change that it has was made; null: none. */
  readonly upTo: string | null
  /** When the first change that it does not have was made; null: nothing waits. */
  readonly waitingSince: string | null
}

/** Whose rows, what is known to be there, and who is asked about. */
export interface Asked {
  readonly scopes: ReadonlySet<Scope>
  readonly known: Vector
  /** What these wrote themselves does not count. */
  readonly others: ReadonlySet<string>
}

interface Found {
  has: number
  of: number
  /** Changes by number: the last ones that it has, the first ones that it does not have. */
  readonly upTo: number[]
  readonly since: number[]
}

/** One for each that is asked about, however many, in two statements. */
export function standingsOf(ws: Workspace, asked: readonly Asked[]): readonly Standing[] {
  const streams = lastOfStreams(ws.sqlite)
  const found = asked.map((one) => foundIn(streams, one))
  const madeAt = momentsOf(
    ws,
    found.flatMap(({ upTo, since }) => [...upTo, ...since]),
  )
  const moments = (numbers: readonly number[]) => numbers.map((n) => madeAt.get(n) ?? '').toSorted()
  return found.map(({ has, of, upTo, since }) => ({
    has,
    of,
    waiting: of - has,
    upTo: moments(upTo).at(-1) ?? null,
    waitingSince: moments(since)[0] ?? null,
  }))
}

function foundIn(streams: ReturnType<typeof lastOfStreams>, { scopes, known, others }: Asked) {
  const found: Found = { has: 0, of: 0, upTo: [], since: [] }
  for (const { id, name, scope, last } of streams) {
    if (!scopes.has(scope) || others.has(siteOf(name))) continue
    const acknowledged = Math.min(last, known[name] ?? 0)
    found.has += acknowledged
    found.of += last
    if (acknowledged > 0) found.upTo.push(changeNumber(id, acknowledged))
    if (acknowledged < last) found.since.push(changeNumber(id, acknowledged + 1))
  }
  return found
}

function momentsOf({ sqlite }: Workspace, numbers: readonly number[]): ReadonlyMap<number, string> {
  const rows = statement(
    sqlite,
    `SELECT c.n, g.at FROM json_each(?) asked
     JOIN change c ON c.n = asked.value JOIN change_group g ON g.n = c.change_group`,
  ).all(JSON.stringify(numbers)) as { n: number; at: string }[]
  return new Map(rows.map(({ n, at }) => [n, at]))
}
