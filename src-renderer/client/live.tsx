// Live by default: follows the engine's change events and re-queries what the screen shows, once per
// change, whoever made it. When the engine goes away it says so and comes back by itself.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Client } from '#contract/client.ts'
import { useSaving } from './saving.ts'

/** Answers that do not depend on the workspace's rows. */
const UNTOUCHED = ['host', 'settings', 'live']
/** Answers that depend on few entities; everything else is asked again after every change. */
const DEPENDS: Readonly<Record<string, readonly string[]>> = {
  workspaces: ['strategy', 'office'],
  reference: [
    'strategy',
    'strategic_objective',
    'office',
    'workplan',
    'reporting_period',
    'indicator_definition',
  ],
}
const RETRY_MS = 1000
/** How long an edit waits for its own event before it asks again without it. */
const EVENT_MS = 2000

/** What has arrived: how many events, and the re-query that the last one started. */
let arrived = 0
let requery: Promise<void> = Promise.resolve()
const waiting = new Set<() => void>()

export function LiveChanges(props: { readonly client: Client }) {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    void follow(props.client, queries, stop.signal)
    return () => stop.abort()
  }, [props.client, queries])
  return null
}

async function follow(client: Client, queries: QueryClient, signal: AbortSignal): Promise<void> {
  let workspace: string | null | undefined
  while (!signal.aborted) {
    try {
      for await (const event of await client.live.changes(undefined, { signal })) {
        useSaving.setState({ connection: 'there', undo: event.undo, redo: event.redo })
        // The very first event only says "connected". After a lost connection, or when another
        // workspace is open, anything may have changed.
        if (workspace === event.workspace) changed(queries, event.entities)
        else if (workspace !== undefined) changed(queries, null)
        workspace = event.workspace
      }
    } catch {
      // Told below: the stream ended, whatever the reason.
    }
    if (signal.aborted) return
    useSaving.setState({ connection: 'lost' })
    if (workspace !== undefined) workspace = ''
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}

/** `entities` null: everything. */
function changed(queries: QueryClient, entities: readonly string[] | null): void {
  requery = queries.invalidateQueries({
    predicate: (query) => isTouched(query.queryKey, entities),
  })
  arrived += 1
  for (const wake of waiting) wake()
  waiting.clear()
}

function isTouched(key: readonly unknown[], entities: readonly string[] | null): boolean {
  const room = Array.isArray(key[0]) ? String(key[0][0]) : ''
  if (UNTOUCHED.includes(room)) return false
  const depends = DEPENDS[room]
  return entities === null || !depends || depends.some((entity) => entities.includes(entity))
}

/**
 * Runs `work`, which changes something, and resolves when the screen has asked again for what it
 * shows. The engine's event says when; if none comes, everything is asked again.
 */
export async function andShown<T>(queries: QueryClient, work: () => Promise<T>): Promise<T> {
  const before = arrived
  const result = await work()
  if (arrived === before) await nextEvent()
  if (arrived === before) changed(queries, null)
  await requery
  return result
}

function nextEvent(): Promise<void> {
  return new Promise((resolve) => {
    waiting.add(resolve)
    setTimeout(resolve, EVENT_MS)
  })
}
