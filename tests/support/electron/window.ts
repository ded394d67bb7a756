// Windows of the stand-in: a Chromium page each, with the host's preload in it.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type {
  BrowserWindowConstructorOptions,
  HandlerDetails,
  PrintToPDFOptions,
  WindowOpenHandlerResponse,
} from 'electron'
import type { Frame, Page } from 'playwright-core'
import { fromPage, toPage } from './addresses.ts'
import { app } from './app.ts'
import { desk } from './desk.ts'
import { type PageBridge, pageScriptText } from './page-script.ts'
import type { MessagePortMain } from './ports.ts'
import { preventable } from './preventable.ts'
import { type StandInSession, session } from './session.ts'

export const ipcMain = new EventEmitter()

type Bridged = Window & PageBridge

/** The frame that sent a message, as `event.senderFrame`. */
class WebFrameMain {
  readonly #contents: WebContents
  readonly #frame: Frame
  constructor(contents: WebContents, frame: Frame) {
    this.#contents = contents
    this.#frame = frame
  }
  get url(): string {
    return fromPage(this.#frame.url())
  }
  get parent(): WebFrameMain | null {
    const parent = this.#frame.parentFrame()
    return parent === null ? null : new WebFrameMain(this.#contents, parent)
  }
  isDestroyed(): boolean {
    return this.#frame.isDetached()
  }
  send(channel: string, ...args: unknown[]): void {
    this.#contents.deliver(this.#frame, channel, args, [])
  }
  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#contents.deliver(this.#frame, channel, [message], ports)
  }
}

class WebContents extends EventEmitter {
  readonly page: Promise<Page>
  readonly #session: StandInSession
  readonly #ports = new Map<number, MessagePortMain>()
  #lastPort = 0
  #own = 0
  #openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null

  constructor(owner: StandInSession, preload: string | null) {
    super()
    this.#session = owner
    this.page = this.#open(preload)
  }

  async #open(preload: string | null): Promise<Page> {
    const page = await this.#session.newPage((url) => this.#mayOpen(url))
    await page.exposeBinding('__standInSend', ({ frame }, channel: string, args: unknown[]) => {
      const senderFrame = new WebFrameMain(this, frame)
      ipcMain.emit(channel, { sender: this, senderFrame }, ...args)
    })
    await page.exposeBinding('__standInPort', (_, id: number, data: string, binary: boolean) => {
      this.#ports.get(id)?.postMessage(binary ? Buffer.from(data, 'base64') : data)
    })
    await page.exposeBinding('__standInPermission', (_, kind: 'request' | 'check', name: string) =>
      this.#session.decide(kind, name, this),
    )
    await page.addInitScript({ content: pageScriptText(preload) })
    page.on('download', (download) => void this.#session.download(download, this))
    page.on('response', (response) => {
      const request = response.request()
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#dropPorts()
    })
    page.on('close', () => this.#dropPorts())
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    return page
  }

  /** A page has gone: the other ends of its ports hear that they are closed. */
  #dropPorts(): void {
    for (const port of this.#ports.values()) port.close()
    this.#ports.clear()
  }

  #mayOpen(url: string): 'allow' | 'deny' {
    const action = this.#openHandler?.({ url } as HandlerDetails).action ?? 'allow'
    desk.popups.push({ url, action })
    return action
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler
  }

  /** Runs a navigation that main itself starts: no listener is asked. */
  async navigate(go: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await this.page
    this.#own += 1
    try {
      await go(page)
    } finally {
      this.#own -= 1
    }
    this.emit('did-finish-load')
  }

  /** True when a listener prevents this navigation of the page or of a frame in it. */
  stopsNavigation(url: string, isMainFrame: boolean): boolean {
    if (this.#own > 0) return false
    const event = preventable({ url, isMainFrame, isSameDocument: false })
    if (isMainFrame) this.emit('will-navigate', event)
    if (!event.defaultPrevented) this.emit('will-frame-navigate', event)
    return event.defaultPrevented
  }

  send(channel: string, ...args: unknown[]): void {
    void this.page.then((page) => this.deliver(page.mainFrame(), channel, args, []))
  }

  deliver(
    frame: Frame,
    channel: string,
    args: readonly unknown[],
    ports: readonly MessagePortMain[],
  ): void {
    const ids = ports.map((port) => this.#bridge(frame, port))
    const message = { channel, args: [...args], ids }
    frame
      .evaluate((given) => {
        const page = window as unknown as Bridged
        page.__standInDeliver(given.channel, given.args, given.ids)
      }, message)
      .then(() => {
        for (const port of ports) port.start()
      }, ignoreClosed)
  }

  /** Joins a port of main with a real MessagePort in the page. */
  #bridge(frame: Frame, port: MessagePortMain): number {
    this.#lastPort += 1
    const id = this.#lastPort
    this.#ports.set(id, port)
    port.on('message', ({ data }: { data: unknown }) => {
      const binary = typeof data !== 'string'
      const text = binary ? Buffer.from(data as Uint8Array).toString('base64') : data
      frame
        .evaluate(
          (given) => {
            const page = window as unknown as Bridged
            page.__standInPortMessage(given.id, given.text, given.binary)
          },
          { id, text, binary },
        )
        .catch(ignoreClosed)
    })
    port.on('close', () => {
      frame
        .evaluate((closed) => (window as unknown as Bridged).__standInPortClose(closed), id)
        .catch(ignoreClosed)
    })
    return id
  }

  reload(): void {
    void this.navigate((page) => page.reload())
  }
  async executeJavaScriptInIsolatedWorld(
    _world: number,
    scripts: readonly { readonly code: string }[],
  ): Promise<unknown> {
    let result: unknown
    for (const { code } of scripts) result = await (await this.page).evaluate(code)
    return result
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    return (await this.page).pdf({
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
    })
  }
}

/** The page went away while a message was under way: nobody is left to read it. */
function ignoreClosed(error: unknown): void {
  if (!/closed|detached|destroyed|navigat/i.test(String(error))) throw error
}

export class BrowserWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: WebContents
  visible: boolean
  focused = 0
  #page: Page | null = null
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.visible = options.show !== false
    const { preload, session: own } = options.webPreferences ?? {}
    this.webContents = new WebContents(
      (own as unknown as StandInSession | undefined) ?? session.defaultSession,
      preload === undefined ? null : readFileSync(preload, 'utf8'),
    )
    desk.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  shows(page: Page): boolean {
    return page === this.#page
  }
  async loadURL(url: string): Promise<void> {
    this.#page = await this.webContents.page
    const { width = 800, height = 600 } = this.options
    await this.#page.setViewportSize({ width, height })
    await this.webContents.navigate((page) => page.goto(toPage(url), { waitUntil: 'load' }))
    this.emit('ready-to-show')
  }
  show(): void {
    this.visible = true
  }
  focus(): void {
    this.focused += 1
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  isDestroyed(): boolean {
    return this.#destroyed
  }
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    desk.windows.splice(desk.windows.indexOf(this), 1)
    void this.webContents.page.then((page) => page.close())
    this.emit('closed')
    if (desk.windows.length === 0) app.emit('window-all-closed')
  }
  /** The person closes it. */
  close(): void {
    this.destroy()
  }
}
