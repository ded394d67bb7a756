// The application's one window: how it is made and what its page gets. Every setting that keeps the
// page away from Node is stated, also where it is Electron's default.
import { BrowserWindow } from 'electron'
import { PAGE_URL } from './security.ts'

export interface WindowOptions {
  readonly preloadFile: string
  readonly devTools: boolean
}

/** Opens hidden and shows itself when the page has painted. */
export function openWindow({ preloadFile, devTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 820,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Waymark',
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would download its dictionaries.
      spellcheck: false,
      devTools,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGE_URL)
  return window
}
