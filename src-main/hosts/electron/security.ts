// What a page may not do in the desktop window: leave the application, open windows, embed other
// content, ask for devices, reach the network. Pure predicates plus the handlers that use them.
import type { App, Session, WebContents, WebFrameMain } from 'electron'

export const SCHEME = 'app'
export const HOST = 'waymark'
/** What the window loads. */
export const PAGE_URL = `${SCHEME}://${HOST}/`

/** True for every address that the application itself serves. */
export function isOwnUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return protocol === `${SCHEME}:` && host === HOST
  } catch {
    return false
  }
}

/** The window may load its own page again; a frame in it shows only what the page put into it. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  if (isMainFrame) return isOwnUrl(url) && ['/', '/index.html'].includes(new URL(url).pathname)
  return url === 'about:blank' || url === 'about:srcdoc'
}

/** Everything that a page of ours may load; in particular no http, https or file. */
export function mayRequest(url: string): boolean {
  return isOwnUrl(url) || url.startsWith(`blob:${PAGE_URL}`) || url.startsWith('data:')
}

/** True when a message comes from our page itself, not from a frame in it. */
export function isOwnFrame(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url)
}

/** No permission is ever given, asked or unasked, and no request leaves the machine. */
export function lockSession(session: Session, isDevTools: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayRequest(url) && !isDevTools(url) }),
  )
}

/** Applies to every page that is ever made, the hidden one for printing too. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lock(contents))
}

function lock(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, true)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
