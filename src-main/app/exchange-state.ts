// What the others have of what is here, from their own words: at HQ per office, at an office of HQ.
import type * as z from 'zod'
import type { PackageSummary } from '#contract/exchange.ts'
import type { exchange } from '#contract/peers.ts'
import type { Workspace } from '#db/open.ts'
import { lastPassed, peersByOffice } from '#db/queries/package-log.ts'
import { offices } from '#db/queries/reference.ts'
import { type Asked, type Standing, standingsOf } from '#db/standing.ts'
import type { PeerTable } from '#db/tables.ts'
import { SHARED, type Vector } from '#domain/changes.ts'
import { commonVector, namedOffice } from './make-package.ts'

type State = z.output<NonNullable<(typeof exchange)['state']['~orpc']['outputSchema']>>
type Other = State['others'][number]

/** In a handful of statements, however many offices there are. */
export async function state(ws: Workspace): Promise<State> {
  const { role } = ws.identity
  const others = (await offices(ws.db))
    .filter(({ type }) => type === (role === 'hq' ? 'field' : 'hq'))
    .map(namedOffice)
  const known = await peersByOffice(ws)
  const passed = Map.groupBy(await lastPassed(ws.db), ({ office }) => office)
  const found = others.map((office) => ({ office, peers: known.get(office.id) ?? [] }))
  const standings = standingsOf(
    ws,
    found.flatMap(({ office, peers }) => askedOf(ws, office, peers)),
  )
  // Of each office first all its sites together, then one by one: as they were asked.
  const next = standings.values()
  return {
    role,
    others: found.map(({ office, peers }) => ({
      office,
      known: peers.length > 0,
      standing: { ...taken(next), heardAt: lastHeardOf(peers) },
      sites: peers.map(({ site, fingerprint, vector_at: heardAt }) => ({
        ...taken(next),
        ...{ site, fingerprint, heardAt },
      })),
      lastRead: packageIn(passed.get(office.id), 'read'),
      lastMade: packageIn(passed.get(office.id), 'made'),
    })),
  }
}

function taken(standings: Iterator<Standing>): Standing {
  const { value, done } = standings.next()
  if (done) throw new RangeError('fewer standings than were asked for')
  return value
}

function askedOf(
  { identity }: Workspace,
  office: Other['office'],
  peers: readonly PeerTable[],
): readonly Asked[] {
  // HQ makes the shared data, so an office asks only what HQ has of its own.
  const scopes = new Set(identity.role === 'hq' ? [SHARED, office.id] : [identity.office])
  const vectors = peers.map((peer) => JSON.parse(peer.vector) as Vector)
  return [
    { scopes, known: commonVector(vectors), others: new Set(peers.map(({ site }) => site)) },
    ...peers.map(({ site }, index) => ({
      scopes,
      known: vectors[index] ?? {},
      others: new Set([site]),
    })),
  ]
}

function lastHeardOf(peers: readonly PeerTable[]): string | null {
  const heard = peers.flatMap(({ vector_at }) => (vector_at === null ? [] : [vector_at]))
  return heard.toSorted().at(-1) ?? null
}

type Passed = Awaited<ReturnType<typeof lastPassed>>[number]

function packageIn(
  passed: readonly Passed[] | undefined,
  direction: 'made' | 'read',
): Other['lastRead'] {
  const row = passed?.find((each) => each.direction === direction)
  if (!row) return null
  const { kind, madeAt } = JSON.parse(row.summary) as PackageSummary
  return { id: row.id, kind, period: row.period, at: row.at, madeAt }
}
