// Main's end of the engine: starts the utility process, hands it the pages' ports, starts it again
// when it dies, ends it. A page is never left waiting for an engine that will not come: either it
// gets a port, or it is told that the engine failed.
import {
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
} from 'electron'
import type { FromEngine, Opening, ToEngine } from './engine-messages.ts'

/** Deaths within this time after which it is not started again by itself. */
const RESTART_WINDOW_MS = 60_000
const RESTARTS = 3
/** How long a closing engine may take to write what it holds. */
const CLOSE_LIMIT_MS = 10_000

export interface EngineEvents {
  /** Every message that the link does not deal with itself. */
  readonly onMessage: (message: FromEngine) => void
  /** It died again and again, or never came up; `restart` tries once more. */
  readonly onFailure: (code: number) => void
}

export interface EngineLink {
  /** Gives a page its port as soon as the engine answers; `failed` when it does not. */
  connect(give: (port: MessagePortMain) => void, failed: () => void): void
  send(message: ToEngine): void
  restart(): void
  /** Resolves when the process is gone. */
  close(): Promise<void>
}

type State = 'starting' | 'ready' | 'failed' | 'closing'

/** A page that has asked for a port. */
interface Waiting {
  readonly give: (port: MessagePortMain) => void
  readonly failed: () => void
}

/** A port that the engine was sent; a dying engine may never take it. */
interface Offered {
  readonly page: Waiting
  readonly port: MessagePortMain
}

/** The one engine process of this application. */
export function startEngine(
  file: string,
  start: { readonly opening: Opening; readonly profile: string },
  events: EngineEvents,
): EngineLink {
  let state: State = 'starting'
  let opening = start.opening
  let waiting: Waiting[] = []
  const offered = new Map<number, Offered>()
  let lastPort = 0
  let deaths: number[] = []
  let child = fork()

  function fork(): UtilityProcess {
    state = 'starting'
    const started = utilityProcess.fork(file, [], { serviceName: 'Waymark engine' })
    started.on('message', take)
    started.once('exit', (code) => ended(code))
    started.postMessage({ kind: 'start', opening, profile: start.profile } satisfies ToEngine)
    return started
  }

  function take(message: FromEngine): void {
    if (message.kind === 'opened') {
      opening = message.path === null ? { kind: 'welcome' } : { kind: 'file', path: message.path }
    }
    if (message.kind === 'ready') {
      state = 'ready'
      for (const page of waiting.splice(0)) offer(page)
    }
    if (message.kind === 'port-taken') {
      const taken = offered.get(message.id)
      offered.delete(message.id)
      taken?.page.give(taken.port)
    }
    events.onMessage(message)
  }

  function offer(page: Waiting): void {
    const { port1, port2 } = new MessageChannelMain()
    lastPort += 1
    offered.set(lastPort, { page, port: port2 })
    child.postMessage({ kind: 'port', id: lastPort } satisfies ToEngine, [port1])
  }

  function ended(code: number): void {
    if (state === 'closing') return
    waiting = [...waiting, ...[...offered.values()].map(({ page }) => page)]
    offered.clear()
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < RESTART_WINDOW_MS), now]
    if (state === 'ready' && deaths.length <= RESTARTS) {
      child = fork()
      return
    }
    state = 'failed'
    for (const { failed } of waiting.splice(0)) failed()
    events.onFailure(code)
  }

  return {
    connect(give, failed) {
      const page = { give, failed }
      if (state === 'ready') offer(page)
      else if (state === 'starting') waiting = [...waiting, page]
      else failed()
    },
    send: (message) => child.postMessage(message),
    restart() {
      if (state !== 'failed') return
      deaths = []
      child = fork()
    },
    close() {
      const before = state
      state = 'closing'
      if (before === 'failed' || before === 'closing') return Promise.resolve()
      return new Promise((resolve) => {
        const limit = setTimeout(() => child.kill(), CLOSE_LIMIT_MS)
        child.once('exit', () => {
          clearTimeout(limit)
          resolve()
        })
        child.postMessage({ kind: 'close' } satisfies ToEngine)
      })
    },
  }
}
