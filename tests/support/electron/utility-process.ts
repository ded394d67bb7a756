// The stand-in's utility process: a worker thread that runs the given file with a `parentPort`.
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ForkOptions } from 'electron'
import { desk } from './desk.ts'
import type { MessagePortMain } from './ports.ts'

const ENTRY = join(import.meta.dirname, 'utility-worker.ts')

export class UtilityProcess extends EventEmitter {
  readonly #worker: Worker

  constructor(file: string, args: readonly string[]) {
    super()
    this.#worker = new Worker(ENTRY, {
      workerData: { file },
      argv: [...args],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#worker.on('message', (message) => this.emit('message', message))
    this.#worker.on('error', (error) => console.error('The engine process failed:', error))
    this.#worker.once('exit', (code) => this.emit('exit', code))
    desk.closers.push(() => this.#worker.terminate())
  }
  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map(({ native }) => native)
    this.#worker.postMessage({ message, ports }, ports)
  }
  kill(): boolean {
    void this.#worker.terminate()
    return true
  }
}

/** Every process that was started, newest last. */
export const utilityProcesses: UtilityProcess[] = []

export const utilityProcess = {
  fork(file: string, args: readonly string[] = [], _options: ForkOptions = {}): UtilityProcess {
    const started = new UtilityProcess(desk.engineFile ?? file, args)
    utilityProcesses.push(started)
    return started
  },
}
