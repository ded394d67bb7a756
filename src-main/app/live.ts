// Live events: every command and import announces which entities and offices it changed, to however
// many screens listen. A listener hears the present state at once, so that it knows it is connected.
import { AsyncIteratorClass, EventPublisher } from '@orpc/server'
import type { Label } from '#domain/changes.ts'

export interface LiveEvent {
  readonly workspace: string | null
  readonly entities: string[]
  readonly offices: string[] // office ids, or 'shared'
  readonly undo: Label | null
  readonly redo: Label | null
}

export interface Live {
  publish(event: LiveEvent): void
  /** `first` is called when somebody starts to listen, after the subscription is in place. */
  subscribe(first: () => LiveEvent, signal?: AbortSignal): AsyncIteratorClass<LiveEvent>
  readonly listeners: number
}

export function createLive(): Live {
  const publisher = new EventPublisher<{ changed: LiveEvent }>({ maxBufferedEvents: 1000 })
  return {
    publish: (event) => publisher.publish('changed', event),
    get listeners() {
      return publisher.size
    },
    subscribe(first, signal) {
      const events = publisher.subscribe('changed', signal ? { signal } : {})
      let greeted = false
      return new AsyncIteratorClass<LiveEvent>(
        async () => {
          if (greeted) return events.next()
          greeted = true
          return { done: false, value: first() }
        },
        async () => {
          await events.return(undefined)
        },
      )
    },
  }
}
