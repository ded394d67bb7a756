// The stand-in's `app`: life and end of the application, paths, switches.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { desk } from './desk.ts'
import { preventable } from './preventable.ts'

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = {
    appendSwitch: (name: string) => {
      desk.switches.push(name)
    },
  }
  readonly #paths = new Map<string, string>()
  #quitting = false

  enableSandbox(): void {
    desk.sandboxed = true
  }
  getLocale(): string {
    return 'en-GB'
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Path must exist: ${path}`)
    this.#paths.set(name, path)
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? tmpdir()
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  /** As in Electron: 'before-quit' may stop it; then every window is destroyed, then 'quit'. */
  quit(): void {
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented || this.#quitting) return
    this.#quitting = true
    void desk.closeAll().then(() => this.emit('quit', {}, 0))
  }
}

export const app = new StandInApp()
desk.app = app
