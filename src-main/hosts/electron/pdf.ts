// Prints a report page to PDF in a hidden window with a session of its own: no preload, no script
// of the page, no network, nothing but the one page it is given.
import { BrowserWindow, type Session, session } from 'electron'
import { SCHEME } from './security.ts'

const PRINT_HOST = 'print'
/** A report is text, drawings and fonts inside itself; anything else is refused. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'"

function isPrintPage(url: string): boolean {
  return url.startsWith(`${SCHEME}://${PRINT_HOST}/`)
}

export interface Printer {
  /** A tagged PDF with an outline, in the page size of the page's own CSS. */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>
}

export function createPrinter(): Printer {
  const pages = new Map<string, string>()
  let lastId = 0
  let ready: Session | null = null

  function printSession(): Session {
    if (ready !== null) return ready
    ready = session.fromPartition('waymark-print')
    ready.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    ready.setPermissionCheckHandler(() => false)
    ready.webRequest.onBeforeRequest(({ url }, answer) =>
      answer({ cancel: !isPrintPage(url) && !url.startsWith('data:') }),
    )
    ready.protocol.handle(SCHEME, (request) => {
      const html = pages.get(request.url)
      if (html === undefined) return new Response(null, { status: 404 })
      return new Response(html, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
        },
      })
    })
    return ready
  }

  return {
    async print(html, signal) {
      lastId += 1
      const url = `${SCHEME}://${PRINT_HOST}/${lastId}`
      pages.set(url, html)
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          session: printSession(),
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webviewTag: false,
          spellcheck: false,
          devTools: false,
        },
      })
      const stop = () => window.destroy()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        signal?.throwIfAborted()
        await window.loadURL(url)
        // The policy stops the page's scripts; this runs beside it and waits for its fonts.
        await window.webContents.executeJavaScriptInIsolatedWorld(1, [
          { code: 'document.fonts.ready.then(() => true)' },
        ])
        return await window.webContents.printToPDF({
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          preferCSSPageSize: true,
          printBackground: true,
        })
      } finally {
        signal?.removeEventListener('abort', stop)
        pages.delete(url)
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}
