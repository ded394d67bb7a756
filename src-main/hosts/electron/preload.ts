// The only code between main and the page. It runs sandboxed, is built as CommonJS, and exposes one
// function; Electron's event objects never reach the page, because they would carry ipcRenderer.
import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS } from './channels.ts'

contextBridge.exposeInMainWorld('waymark', {
  /** Asks for a port to the engine; it comes as a window message. Ask again when it closes. */
  ready: () => ipcRenderer.send(CHANNELS.ready),
})

ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage({ waymark: 'port' }, window.location.origin, [...event.ports])
})
ipcRenderer.on(CHANNELS.failed, () => {
  window.postMessage({ waymark: 'failed' }, window.location.origin)
})
ipcRenderer.on(CHANNELS.menu, (_event, command: string) => {
  window.postMessage({ waymark: 'menu', command }, window.location.origin)
})
