// The engine in its utility process: the contract served over one MessagePort per page. It owns the
// workspace and SQLite; it knows nothing of windows and asks main only to print.
import { join } from 'node:path'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { ParentPort } from 'electron'
import { createEngine, type Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { Refusal } from '#domain/errors.ts'
import { systemClock } from '#platform/clock.ts'
import { logError } from '#platform/log.ts'
import { VERSION } from '#platform/version.ts'
import type { FromEngine, Opening, ToEngine } from './engine-messages.ts'

const parent: ParentPort = process.parentPort

function tell(message: FromEngine): void {
  parent.postMessage(message)
}

interface Printing {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}
const printing = new Map<number, Printing>()
let lastPrint = 0

/** Asks main to print; rejects with Refusal('cancelled') when `signal` says so. */
function printInMain(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  if (signal?.aborted) return Promise.reject(new Refusal('cancelled'))
  lastPrint += 1
  const id = lastPrint
  return new Promise<Uint8Array>((resolve, reject) => {
    printing.set(id, { resolve, reject })
    signal?.addEventListener('abort', () => {
      tell({ kind: 'cancel-print', id })
      reject(new Refusal('cancelled'))
    })
    tell({ kind: 'print', id, html })
  }).finally(() => printing.delete(id))
}

/** Does what a person asked for through main; what stands against it is told, the engine stays up. */
async function orTell(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const refused = refusalIn(error)
    if (refused === null) tell({ kind: 'went-wrong', entry: logError('desktop', error) })
    else tell({ kind: 'refused', code: refused.code, values: refused.values })
  }
}

/** The refusal itself, or the one that an operation answered with. */
function refusalIn(error: unknown): Pick<Refusal, 'code' | 'values'> | null {
  if (error instanceof Refusal) return error
  return error instanceof ORPCError && error.code === 'REFUSED' ? error.data : null
}

async function openFirst(engine: Engine, opening: Opening): Promise<void> {
  if (opening.kind === 'file') await engine.openFile(opening.path)
  if (opening.kind === 'sample') {
    await finish(engine.client.workspaces.openSample({ role: 'hq' }))
  }
}

/** Tells main which file is open, now and whenever that changes. */
async function followOpened(engine: Engine): Promise<void> {
  let known: string | null | undefined
  for await (const event of await engine.client.live.changes()) {
    if (event.workspace === known) continue
    known = event.workspace
    const info = await engine.client.workspaces.current()
    tell({ kind: 'opened', path: info === null ? null : join(info.folder, info.fileName) })
  }
}

async function start(opening: Opening, profile: string): Promise<void> {
  const engine = createEngine({
    host: 'electron',
    profile,
    clock: systemClock,
    version: VERSION,
    pdf: printInMain,
    can: { print: true, pdf: true, revealFile: false, nativeDialogs: true },
  })
  const handler = new RPCHandler(engine.router, {
    interceptors: [
      onError((error) => {
        if (!(error instanceof ORPCError)) logError('desktop', error)
      }),
    ],
  })
  parent.on('message', ({ data, ports }) => {
    const message = data as ToEngine
    const port = ports[0]
    if (message.kind === 'port' && port) {
      handler.upgrade(port)
      port.start()
      tell({ kind: 'port-taken', id: message.id })
    }
    if (message.kind === 'open') void orTell(() => engine.openFile(message.path))
    if (message.kind === 'printed') printing.get(message.id)?.resolve(message.bytes)
    if (message.kind === 'not-printed') printing.get(message.id)?.reject(Error(message.reason))
    if (message.kind === 'close') void engine.close().finally(() => process.exit(0))
  })
  void followOpened(engine)
  await orTell(() => openFirst(engine, opening))
  tell({ kind: 'ready' })
}

parent.once('message', ({ data }) => {
  const message = data as ToEngine
  if (message.kind !== 'start') throw new Error(`The engine was not started: ${message.kind}`)
  void start(message.opening, message.profile)
})
