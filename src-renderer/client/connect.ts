// The wire to the engine. In a desktop window the preload hands over a MessagePort; in a browser it
// is HTTP to the same origin with the token of the address. Nothing else in the renderer knows which.
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { type Client, createClient } from '#contract/client.ts'

declare global {
  interface Window {
    /** Only in a desktop window. `ready` asks the preload for the port, once. */
    readonly waymark?: { readonly ready: () => void }
  }
}

const TOKEN = 'waymark-token'

export function connect(): Promise<Client> {
  return window.waymark ? overPort(window.waymark.ready) : Promise.resolve(overHttp())
}

function overPort(ready: () => void): Promise<Client> {
  return new Promise((resolve) => {
    window.addEventListener('message', function take(event: MessageEvent) {
      const port = event.ports[0]
      if (event.source !== window || event.data?.waymark !== 'port' || !port) return
      window.removeEventListener('message', take)
      port.start()
      resolve(createClient(new PortLink({ port })))
    })
    ready()
  })
}

function overHttp(): Client {
  const token = takeToken()
  return createClient(
    new FetchLink({
      url: `${window.location.origin}/rpc`,
      headers: () => ({ 'x-waymark-token': token }),
    }),
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
