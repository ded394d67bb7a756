// What the others have of what is here, from their own words: at HQ per office, at an office of HQ.
import type * as z from 'zod'
import type { PackageSummary } from '#contract/exchange.ts'
import type { exchange } from '#contract/peers.ts'
import type { Workspace } from '#db/open.ts'
import { lastPassed, peersOf } from '#db/queries/package-log.ts'
import { offices } from '#db/queries/reference.ts'
import { type Standing, standingOf } from '#db/standing.ts'
import type { PeerTable } from '#db/tables.ts'
import { type Scope, SHARED, type Vector } from '#domain/changes.ts'
import { commonVector, namedOffice } from './make-package.ts'

type State = z.output<NonNullable<(typeof exchange)['state']['~orpc']['outputSchema']>>
type Other = State['others'][number]

export async function state(ws: Workspace): Promise<State> {
  const { role } = ws.identity
  const others: Other[] = []
  for (const office of await offices(ws.db)) {
    const isOther = role === 'hq' ? office.type === 'field' : office.type === 'hq'
    if (isOther) others.push(await otherOf(ws, namedOffice(office)))
  }
  return { role, others }
}

async function otherOf(ws: Workspace, office: Other['office']): Promise<Other> {
  const { identity } = ws
  const peers = await peersOf(ws.db, office.id)
  // HQ makes the shared data, so an office asks only what HQ has of its own.
  const scopes = new Set(identity.role === 'hq' ? [SHARED, office.id] : [identity.office])
  const vectors = peers.map((peer) => JSON.parse(peer.vector) as Vector)
  const sites = new Set(peers.map(({ site }) => site))
  const heard = peers.flatMap(({ vector_at }) => (vector_at === null ? [] : [vector_at])).toSorted()
  return {
    office,
    known: peers.length > 0,
    standing: {
      ...standingOf(ws, scopes, commonVector(vectors), sites),
      heardAt: heard.at(-1) ?? null,
    },
    sites: peers.map((peer) => siteStanding(ws, scopes, peer)),
    lastRead: await passed(ws, 'read', office.id),
    lastMade: await passed(ws, 'made', office.id),
  }
}

function siteStanding(ws: Workspace, scopes: ReadonlySet<Scope>, peer: PeerTable) {
  const { site, fingerprint, vector_at: heardAt } = peer
  const known = JSON.parse(peer.vector) as Vector
  const standing: Standing = standingOf(ws, scopes, known, new Set([site]))
  return { ...standing, site, fingerprint, heardAt }
}

async function passed(
  ws: Workspace,
  direction: 'made' | 'read',
  office: string,
): Promise<Other['lastRead']> {
  const row = await lastPassed(ws.db, direction, office)
  if (!row) return null
  const { kind, madeAt } = JSON.parse(row.summary) as PackageSummary
  return { id: row.id, kind, period: row.period, at: row.at, madeAt }
}
