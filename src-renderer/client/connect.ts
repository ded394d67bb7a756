// The wire to the engine. In a desktop window the preload hands over a MessagePort; in a browser it
// is HTTP to the same origin with the token of the address. Nothing else in the renderer knows which.
import type { ClientContext } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { type Client, createClient } from '#contract/client.ts'
import { watched } from './mending.ts'

declare global {
  interface Window {
    /** Only in a desktop window. `ready` asks the preload for the port, once. */
    readonly waymark?: { readonly ready: () => void }
  }
}

const TOKEN = 'waymark-token'

export function connect(): Promise<Client> {
  return Promise.resolve(window.waymark ? overPort(window.waymark.ready) : overHttp())
}

/**
 * Calls wait for the port. When the engine dies its port closes: what was under way fails, and later
 * calls wait for the port of the engine that was started again. When it does not start, they fail.
 */
function overPort(ready: () => void): Client {
  let link = Promise.withResolvers<PortLink<ClientContext>>()
  let failed = false
  const renew = () => {
    failed = false
    link = Promise.withResolvers()
    // Somebody always asks again; a failure that nobody waits for is not an error of the page.
    link.promise.catch(() => {})
  }
  renew()
  window.addEventListener('message', (event: MessageEvent) => {
    if (event.source !== window) return
    if (event.data?.waymark === 'failed') {
      failed = true
      link.reject(new DOMException('The engine does not start', 'AbortError'))
    }
    const port = event.ports[0]
    if (event.data?.waymark !== 'port' || !port) return
    port.addEventListener('close', () => {
      renew()
      ready()
    })
    if (failed) renew()
    link.resolve(new PortLink({ port }))
    port.start()
  })
  ready()
  return createClient(
    watched({
      call: async (path, input, options) => (await link.promise).call(path, input, options),
    }),
  )
}

function overHttp(): Client {
  const token = takeToken()
  return createClient(
    watched(
      new FetchLink({
        url: `${window.location.origin}/rpc`,
        headers: () => ({ 'x-waymark-token': token }),
      }),
    ),
  )
}

/** The token comes once in the address (#token=…), is kept for this tab and leaves the address. */
function takeToken(): string {
  const given = /(?:^#|&)token=([^&]+)/.exec(window.location.hash)?.[1]
  if (given) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(given))
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
  }
  return sessionStorage.getItem(TOKEN) ?? ''
}

/** Commands of the desktop menu ('undo', 'print', …); returns how to stop listening. */
export function onMenu(run: (command: string) => void): () => void {
  function take(event: MessageEvent) {
    if (event.source === window && event.data?.waymark === 'menu') run(String(event.data.command))
  }
  window.addEventListener('message', take)
  return () => window.removeEventListener('message', take)
}
