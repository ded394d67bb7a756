// Electron's main process: windows, menu, dialogs, the app: scheme and printing, nothing else. The
// engine runs beside it (engine-process.ts) and talks to the page directly over a port.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'
import { intlFor, type Language, say, type Intl as Words } from '#i18n/intl.ts'
import { profileFolder } from '#platform/profile.ts'
import { CHANNELS } from './channels.ts'
import { askForWorkspace, askToRestart, askWhereToSave, showSentence } from './dialogs.ts'
import { type EngineLink, startEngine } from './engine-link.ts'
import type { FromEngine, Opening } from './engine-messages.ts'
import { menuTemplate } from './menu.ts'
import { createPrinter, type Printer } from './pdf.ts'
import { registerScheme, serveRenderer } from './protocol.ts'
import { isOwnFrame, lockContents, lockSession } from './security.ts'
import { openWindow } from './window.ts'

const ENGINE_FILE = join(import.meta.dirname, 'engine-process.js')
const PRELOAD_FILE = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const RENDERER_FOLDER = join(import.meta.dirname, '..', 'renderer')

interface Desktop {
  readonly window: BrowserWindow
  readonly engine: EngineLink
  readonly intl: Words
}

/** `--sample`, a workspace file, or the Welcome screen. */
function openingFrom(args: readonly string[]): Opening {
  if (args.includes('--sample')) return { kind: 'sample' }
  const path = args.find((arg) => arg.endsWith('.waymark'))
  return path === undefined ? { kind: 'welcome' } : { kind: 'file', path }
}

function systemLanguage(locale: string): Language {
  const language = locale.slice(0, 2)
  return language === 'fr' || language === 'es' || language === 'ar' ? language : 'en'
}

/** What the engine asks of main: to print, and to say what was refused. */
function answerEngine(desktop: Desktop, printer: Printer): (message: FromEngine) => void {
  const printing = new Map<number, AbortController>()
  const print = async (id: number, html: string) => {
    const stop = new AbortController()
    printing.set(id, stop)
    try {
      const bytes = await printer.print(html, stop.signal)
      desktop.engine.send({ kind: 'printed', id, bytes })
    } catch (error) {
      desktop.engine.send({ kind: 'not-printed', id, reason: String(error) })
    } finally {
      printing.delete(id)
    }
  }
  return (message) => {
    if (message.kind === 'print') void print(message.id, message.html)
    if (message.kind === 'cancel-print') printing.get(message.id)?.abort()
    if (message.kind === 'refused') {
      const sentence = say(desktop.intl, `error.${message.code}`, message.values)
      void showSentence(desktop.window, desktop.intl, sentence)
    }
    if (message.kind === 'went-wrong') {
      void showSentence(desktop.window, desktop.intl, say(desktop.intl, 'frame.error.unknown'))
    }
  }
}

function start(): void {
  const devTools = !app.isPackaged
  const intl = intlFor(systemLanguage(app.getLocale()))
  lockSession(session.defaultSession, (url) => devTools && url.startsWith('devtools:'))
  serveRenderer(protocol, RENDERER_FOLDER)
  askWhereToSave(session.defaultSession, intl)

  const printer = createPrinter()
  const window = openWindow({ preloadFile: PRELOAD_FILE, devTools })
  const engine = startEngine(
    ENGINE_FILE,
    { opening: openingFrom(process.argv.slice(1)), profile: profileFolder() },
    {
      onMessage: (message) => answer(message),
      onFailure: () => void offerRestart(),
    },
  )
  const desktop: Desktop = { window, engine, intl }
  const answer = answerEngine(desktop, printer)

  async function offerRestart(): Promise<void> {
    if (!(await askToRestart(window, intl, 'desktop.engine.failed'))) return app.quit()
    engine.restart()
    window.webContents.reload()
  }
  async function openChosen(): Promise<void> {
    const path = await askForWorkspace(window, intl)
    if (path !== null) engine.send({ kind: 'open', path })
  }

  ipcMain.on(CHANNELS.ready, (event) => {
    const frame = event.senderFrame
    if (frame === null || !isOwnFrame(frame)) return
    // The page may have been loaded again before the engine answers; it asks anew then.
    engine.connect(
      (port) => frame.isDestroyed() || frame.postMessage(CHANNELS.port, null, [port]),
      () => frame.isDestroyed() || frame.send(CHANNELS.failed),
    )
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    void askToRestart(window, intl, 'desktop.page.failed').then((again) =>
      again ? window.webContents.reload() : app.quit(),
    )
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        intl,
        {
          open: () => void openChosen(),
          send: (command) => window.webContents.send(CHANNELS.menu, command),
        },
        { platform: process.platform, devTools },
      ),
    ),
  )
  app.on('second-instance', (_event, args) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    const opening = openingFrom(args)
    if (opening.kind === 'file') engine.send({ kind: 'open', path: opening.path })
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(engine)
}

/** The application ends after the engine has: it holds the workspace and its lock. */
function closeBeforeQuit(engine: EngineLink): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void engine.close().then(() => {
      closed = true
      app.quit()
    })
  })
}

app.enableSandbox()
// Chromium's own traffic: nothing of it is needed offline.
for (const name of ['disable-background-networking', 'disable-component-update']) {
  app.commandLine.appendSwitch(name)
}
registerScheme(protocol)
// Chromium's own files beside the profile's; Electron takes only a folder that is there.
const chromiumFolder = join(profileFolder(), 'desktop')
mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', chromiumFolder)
if (app.requestSingleInstanceLock()) {
  lockContents(app)
  void app.whenReady().then(start)
} else {
  app.quit()
}
