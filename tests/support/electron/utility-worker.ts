// Runs inside the stand-in's utility process: gives the engine entry its `process.parentPort`, then
// runs it as it is.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { MessagePortMain } from './ports.ts'

interface Posted {
  readonly message: unknown
  readonly ports: readonly MessagePort[]
}

/** As Electron's: messages are queued until the first listener is there. */
class ParentPort extends EventEmitter {
  readonly #queue: Posted[] = []

  constructor() {
    super()
    parentPort?.on('message', (posted: Posted) => {
      this.#queue.push(posted)
      this.#flush()
    })
    this.on('newListener', () => queueMicrotask(() => this.#flush()))
  }
  postMessage(message: unknown): void {
    parentPort?.postMessage(message)
  }
  #flush(): void {
    while (this.listenerCount('message') > 0) {
      const next = this.#queue.shift()
      if (next === undefined) return
      const ports = next.ports.map((port) => new MessagePortMain(port))
      this.emit('message', { data: next.message, ports })
    }
  }
}

Object.assign(process, { parentPort: new ParentPort() })
await import(pathToFileURL((workerData as { file: string }).file).href)
