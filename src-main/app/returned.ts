// After HQ was put back from a copy, offices bring back what HQ had sent since (decision 6). What an office
// brings is signed by the office, so HQ must know by itself whether it is what it was: of each of its
// streams HQ keeps, outside the workspace file, a hash of everything up to the last change of each
// package that left (platform/sent.ts). This module makes these hashes and holds returned changes to them.
import { createHash } from 'node:crypto'
import { changesSince, vectorOf } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import {
  type Batch,
  type Change,
  type Group,
  scopeOf,
  siteOf,
  type Vector,
} from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import type { SentHashes } from '#platform/sent.ts'

/** The streams of a batch that HQ itself has written, under whichever site. */
function ownStreams(ws: Workspace, { streams, groups }: Pick<Batch, 'streams' | 'groups'>) {
  const own = new Set(
    groups.flatMap(({ site, office }) => (office === ws.identity.office ? site : [])),
  )
  return streams.filter(({ name }) => own.has(siteOf(name)))
}

/** What is to be kept of a package that is about to leave HQ: of each own stream, the hash up to its end. */
export function hashesOf(ws: Workspace, batch: Batch, kept: SentHashes): SentHashes {
  return Object.fromEntries(
    ownStreams(ws, batch).map(({ name, last }) => {
      const [from, hash] = lastBefore(kept[name], last)
      return [name, { [last]: fold(hash, since(ws, name, from)) }]
    }),
  )
}

/** As far as the profile knows: up to which number of each stream, and by which hashes. */
interface WhatWasSent {
  readonly returns: () => Vector
  /** Read only when something of HQ's comes back, which is rare. */
  readonly sentHashes: () => SentHashes
}

/**
 * Refuses package_altered (office, stream) when what an office brings of HQ's own changes is not what HQ
 * had sent. Nothing is compared that is known here already: that is compared anyway.
 */
export function refuseAltered(
  ws: Workspace,
  batch: Batch,
  sent: WhatWasSent,
  office: string,
): void {
  const streams = ownStreams(ws, batch)
  if (streams.length === 0) return
  const known = vectorOf(ws)
  const returns = sent.returns()
  const kept = sent.sentHashes()
  for (const { name, last } of streams) {
    const has = known[name] ?? 0
    // What was never sent is nobody's to bring back: the journal refuses it, whatever it says.
    if (last <= has || last > (returns[name] ?? 0)) continue
    const [from, start] = lastBefore(kept[name], has)
    let hash = fold(start, since(ws, name, from))
    const brought = batch.changes
      .filter(({ stream, seq }) => stream === name && seq > has)
      .toSorted((a, b) => a.seq - b.seq)
    const groups = new Map(batch.groups.map((group) => [group.id, group]))
    for (const change of brought) {
      hash = fold(hash, { changes: [change], groups })
      const before = kept[name]?.[change.seq]
      const isEnd = change.seq === last
      if (before === undefined ? isEnd : before !== hash) {
        throw new Refusal('package_altered', { office, stream: name })
      }
    }
  }
}

/** The last hash that was kept at or before a number; the beginning of the stream when none was. */
function lastBefore(kept: SentHashes[string] | undefined, last: number): [number, string] {
  const numbers = Object.keys(kept ?? {}).map(Number)
  const found = Math.max(0, ...numbers.filter((each) => each <= last))
  return [found, kept?.[found] ?? '']
}

interface Piece {
  readonly changes: readonly Change[]
  readonly groups: ReadonlyMap<string, Group>
}

/** Everything that is here of one stream after a number. */
function since(ws: Workspace, name: string, from: number): Piece {
  const { changes, groups } = changesSince(ws, [scopeOf(name)], { ...vectorOf(ws), [name]: from })
  return { changes, groups: new Map(groups.map((group) => [group.id, group])) }
}

/** SHA-256 over the hash so far and the next change with its group, change by change. */
function fold(before: string, { changes, groups }: Piece): string {
  return changes.reduce((hash, change) => {
    const { seq, entity, row, field, value, prior, group } = change
    const by = groups.get(group)
    const who = [group, by?.site, by?.office, by?.at, by?.actor, by?.label, by?.kind, by?.target]
    const text = JSON.stringify([hash, seq, entity, row, field, value, prior, who])
    return createHash('sha256').update(text).digest('hex')
  }, before)
}
