// Message ports of the main process, over Node's own: what is posted is cloned and moved for real.
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** As Electron's MessagePortMain: messages wait until `start`. */
export class MessagePortMain extends EventEmitter {
  readonly native: MessagePort

  constructor(native: MessagePort) {
    super()
    this.native = native
    native.on('close', () => this.emit('close'))
  }
  start(): void {
    this.native.on('message', (data) => this.emit('message', { data, ports: [] }))
  }
  postMessage(message: unknown): void {
    this.native.postMessage(message)
  }
  close(): void {
    this.native.close()
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}
