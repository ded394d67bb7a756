// Engines for tests: real files in a temporary profile, a clock that the test sets, and the three
// ways to reach an engine.
import { MessageChannel } from 'node:worker_threads'
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { createEngine, type Engine, type EngineOptions } from '#app/engine.ts'
import { type Client, createClient, toRefusal } from '#contract/client.ts'
import type { Refusal } from '#domain/errors.ts'
import { startServer } from '#hosts/http/server.ts'

export interface TestClock {
  now: string
}

export function engineIn(
  profile: string,
  clock: TestClock = { now: '2021-07-10T08:00:00.000Z' },
  pdf: EngineOptions['pdf'] = null,
) {
  return createEngine({
    host: 'direct',
    profile,
    clock: () => clock.now,
    version: '0.1.0',
    pdf,
    can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
  })
}

export interface Connection {
  readonly client: Client
  close(): Promise<void>
}

export interface Transport {
  readonly name: string
  connect(engine: Engine): Promise<Connection>
}

async function overHttp(engine: Engine): Promise<Connection> {
  const server = await startServer({ engine, rendererFolder: null })
  const link: ClientLink<ClientContext> = new FetchLink({
    url: `${server.origin}/rpc`,
    headers: { 'x-waymark-token': server.token },
  })
  return { client: createClient(link), close: () => server.close() }
}

async function overPort(engine: Engine): Promise<Connection> {
  const { port1, port2 } = new MessageChannel()
  new PortHandler(engine.router).upgrade(port1)
  port1.start()
  const link: ClientLink<ClientContext> = new PortLink({ port: port2 })
  port2.start()
  return {
    client: createClient(link),
    close: () =>
      new Promise((resolve) => {
        port1.once('close', () => resolve())
        port2.close()
      }),
  }
}

export const TRANSPORTS: readonly Transport[] = [
  {
    name: 'direct',
    connect: async (engine) => ({ client: engine.client, close: async () => undefined }),
  },
  { name: 'HTTP on loopback', connect: overHttp },
  { name: 'MessagePort', connect: overPort },
]

/** The refusal that a call ends in; fails the test when it does not end in one. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    const refusal = toRefusal(error)
    if (refusal) return refusal
    throw error
  }
  throw new Error('It was not refused.')
}
