// Live by default: follows the engine's change events and re-queries what the screen shows. When the
// engine goes away it says so and comes back by itself.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Client } from '#contract/client.ts'
import { useSaving } from './saving.ts'

/** Operations whose answers do not depend on the workspace's rows. */
const UNTOUCHED = ['host', 'settings', 'live']
const RETRY_MS = 1000

export function LiveChanges(props: { readonly client: Client }) {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    follow(props.client, stop.signal, () =>
      queries.invalidateQueries({ predicate: (query) => isTouched(query.queryKey) }),
    )
    return () => stop.abort()
  }, [props.client, queries])
  return null
}

export function isTouched(key: readonly unknown[]): boolean {
  const path = key[0]
  return !(Array.isArray(path) && UNTOUCHED.includes(String(path[0])))
}

async function follow(client: Client, signal: AbortSignal, changed: () => void): Promise<void> {
  let first = true
  while (!signal.aborted) {
    try {
      for await (const event of await client.live.changes(undefined, { signal })) {
        useSaving.setState({ connection: 'there', undo: event.undo, redo: event.redo })
        // The first event only says "connected"; after a lost connection anything may have changed.
        if (!first) changed()
        first = false
      }
    } catch {
      // Told below: the stream ended, whatever the reason.
    }
    if (signal.aborted) return
    useSaving.setState({ connection: 'lost' })
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}
