// Sessions of the stand-in: a browser context each, whose requests, downloads and permissions go
// through the handlers that the host has set. No request ever reaches a network.
import { EventEmitter } from 'node:events'
import type { CustomScheme, Session as ElectronSession, SaveDialogOptions } from 'electron'
import type {
  Browser,
  BrowserContext,
  Download,
  Page,
  Request as PageRequest,
  Route,
} from 'playwright-core'
import { launchChromium } from '#platform/chromium.ts'
import { fromPage } from './addresses.ts'
import { desk } from './desk.ts'
import { preventable } from './preventable.ts'
import type { BrowserWindow } from './window.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { readonly url: string },
  answer: (response: { cancel?: boolean }) => void,
) => void
type PermissionRequest = Parameters<ElectronSession['setPermissionRequestHandler']>[0]
type PermissionCheck = Parameters<ElectronSession['setPermissionCheckHandler']>[0]

let browser: Promise<Browser> | null = null

function sharedBrowser(): Promise<Browser> {
  if (browser === null) {
    browser = launchChromium()
    desk.closers.push(async () => (await browser)?.close())
  }
  return browser
}

class StandInProtocol {
  readonly handlers = new Map<string, SchemeHandler>()
  readonly schemes: CustomScheme[] = []

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    this.schemes.push(...schemes)
  }
  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler)
  }
}

export class StandInSession extends EventEmitter {
  readonly protocol = new StandInProtocol()
  readonly webRequest = {
    onBeforeRequest: (handler: BeforeRequest) => {
      this.#beforeRequest = handler
    },
  }
  #beforeRequest: BeforeRequest | null = null
  #permissionRequest: PermissionRequest = null
  #permissionCheck: PermissionCheck = null
  devicePermission: (() => boolean) | null = null
  #context: Promise<BrowserContext> | null = null
  #asked: (url: string) => 'allow' | 'deny' = () => 'allow'

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler
  }

  /** What a page is told that asks; without a handler Electron grants. */
  decide(kind: 'request' | 'check', permission: string, contents: unknown): Promise<boolean> {
    if (kind === 'check') {
      const handler = this.#permissionCheck as ((...args: unknown[]) => boolean) | null
      return Promise.resolve(handler === null || handler(contents, permission, '', {}))
    }
    const handler = this.#permissionRequest as ((...args: unknown[]) => void) | null
    return new Promise((resolve) => {
      if (handler === null) resolve(true)
      else handler(contents, permission, resolve, {})
    })
  }

  /**
   * A page for a window. `asked` decides about a page that this one opens; it is asked when the new
   * page wants to load, because the page's own policy cuts the tie to its opener.
   */
  async newPage(asked: (url: string) => 'allow' | 'deny'): Promise<Page> {
    this.#context ??= this.#open()
    const page = await (await this.#context).newPage()
    this.#asked = asked
    return page
  }
  async #open(): Promise<BrowserContext> {
    const context = await (await sharedBrowser()).newContext()
    await context.route('**/*', (route) => this.#answer(route))
    return context
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = fromPage(request.url())
    if (this.#isStopped(request, url)) return route.abort('aborted')
    if (await this.isCancelled(url)) return route.abort('blockedbyclient')
    const response = await this.respond(url, request.method())
    if (response === null) return route.abort('failed')
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  /** Asks the window's listeners, as Electron does for navigations that the page itself starts. */
  #isStopped(request: PageRequest, url: string): boolean {
    if (!request.isNavigationRequest()) return false
    const window = windowOf(request)
    if (window === null) return this.#asked(url) === 'deny'
    const isMainFrame = request.frame().parentFrame() === null
    return window.webContents.stopsNavigation(url, isMainFrame)
  }

  isCancelled(url: string): Promise<boolean> {
    const handler = this.#beforeRequest
    if (handler === null) return Promise.resolve(false)
    return new Promise((resolve) => handler({ url }, ({ cancel }) => resolve(cancel === true)))
  }

  /** What the handler of the address's scheme answers; null when nobody handles the scheme. */
  async respond(url: string, method = 'GET'): Promise<Response | null> {
    const handler = this.protocol.handlers.get(new URL(url).protocol.slice(0, -1))
    return handler === undefined ? null : handler(new Request(url, { method }))
  }

  /** A file that the page offers goes through 'will-download', then the save dialog, as there. */
  async download(download: Download, contents: unknown): Promise<void> {
    const item = new DownloadItem(download)
    const event = preventable({})
    this.emit('will-download', event, item, contents)
    if (event.defaultPrevented) return download.cancel()
    await item.save()
  }
}

function windowOf(request: PageRequest): BrowserWindow | null {
  try {
    const page = request.frame().page()
    return desk.windows.find((window) => window.shows(page)) ?? null
  } catch {
    return null // The frame of a page that is only being opened.
  }
}

class DownloadItem extends EventEmitter {
  readonly #download: Download
  #options: SaveDialogOptions = {}

  constructor(download: Download) {
    super()
    this.#download = download
  }
  getURL(): string {
    return fromPage(this.#download.url())
  }
  getFilename(): string {
    return this.#download.suggestedFilename()
  }
  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.#options = options
  }
  async save(): Promise<void> {
    const path = desk.answerSave(this.#options)
    if (path === null) {
      await this.#download.cancel()
      this.emit('done', {}, 'cancelled')
      return
    }
    const state = await this.#download.saveAs(path).then(
      () => 'completed',
      () => 'interrupted',
    )
    this.emit('done', {}, state)
  }
}

const partitions = new Map<string, StandInSession>()
const defaultSession = new StandInSession()

export const session = {
  defaultSession,
  fromPartition(name: string): StandInSession {
    const known = partitions.get(name) ?? new StandInSession()
    partitions.set(name, known)
    return known
  },
}

export const protocol = defaultSession.protocol
