// Runs in the page before anything of it: what Electron puts there. The preload gets its `electron`
// module; questions for permission go to the session's handlers. Written as a function that is sent
// to the page as text, so it may use nothing from outside itself.

/** The text of the script; the preload's code is part of it, as the page's policy allows no eval. */
export function pageScriptText(preloadCode: string | null): string {
  const preload =
    preloadCode === null ? 'null' : `function (require, module, exports) {\n${preloadCode}\n}`
  return `(${pageScript})(${preload})`
}

/** What the page and the stand-in exchange; made by exposeBinding, a promise on the page's side. */
export interface PageBridge {
  __standInSend(channel: string, args: unknown[]): Promise<void>
  __standInPort(id: number, data: string, binary: boolean): Promise<void>
  __standInPermission(kind: 'request' | 'check', permission: string): Promise<boolean>
  /** Set by the script: a message from main. */
  __standInDeliver(channel: string, args: unknown[], ports: number[]): void
  __standInPortMessage(id: number, data: string, binary: boolean): void
  __standInPortClose(id: number): void
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void

function pageScript(preload: Preload | null): void {
  const page = window as unknown as Window & PageBridge
  const ports = new Map<number, MessagePort>()
  /** The page's ends, by id; a preload moves them on to the page, which makes them new objects. */
  const given = new Map<number, MessagePort>()
  const moving: number[] = []
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>()
  const toText = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const hidden = (name: string, value: unknown) =>
    Object.defineProperty(page, name, { value, configurable: true })

  hidden('__standInDeliver', (channel: string, args: unknown[], ids: number[]) => {
    const arrived = ids.map((id) => {
      const { port1, port2 } = new MessageChannel()
      ports.set(id, port1)
      moving.push(id)
      port1.onmessage = ({ data }) => {
        if (typeof data === 'string') void page.__standInPort(id, data, false)
        else void page.__standInPort(id, toText(new Uint8Array(data.buffer ?? data)), true)
      }
      return port2
    })
    for (const listener of listeners.get(channel) ?? []) listener({ ports: arrived }, ...args)
  })
  page.addEventListener(
    'message',
    (event) => {
      for (const port of event.source === page ? event.ports : []) {
        const id = moving.shift()
        if (id !== undefined) given.set(id, port)
      }
    },
    { capture: true },
  )
  hidden('__standInPortMessage', (id: number, data: string, binary: boolean) => {
    ports
      .get(id)
      ?.postMessage(binary ? Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) : data)
  })
  // Electron adds this event to the ports of the web, which have none.
  hidden('__standInPortClose', (id: number) => given.get(id)?.dispatchEvent(new Event('close')))

  const refuse = () => new DOMException('Permission denied', 'NotAllowedError')
  const ask = async (permission: string) => {
    if (!(await page.__standInPermission('request', permission))) throw refuse()
  }
  const guard = (owner: object | undefined, name: string, permission: string) => {
    const real = owner && (owner as Record<string, (...args: unknown[]) => unknown>)[name]
    if (!owner || typeof real !== 'function') return
    Object.defineProperty(owner, name, {
      value: async (...args: unknown[]) => {
        await ask(permission)
        return real.apply(owner, args)
      },
    })
  }
  guard(navigator.mediaDevices, 'getUserMedia', 'media')
  guard(navigator.clipboard, 'readText', 'clipboard-read')
  if ('Notification' in page) {
    Object.defineProperty(Notification, 'requestPermission', {
      value: async () =>
        (await page.__standInPermission('request', 'notifications')) ? 'granted' : 'denied',
    })
  }
  if (navigator.permissions) {
    Object.defineProperty(navigator.permissions, 'query', {
      value: async ({ name }: { name: string }) => ({
        state: (await page.__standInPermission('check', name)) ? 'granted' : 'denied',
      }),
    })
  }

  // A preload runs in the top frame only, and a sandboxed one can require nothing but electron.
  if (preload === null || page.top !== page) return
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => hidden(name, Object.freeze(api)),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => void page.__standInSend(channel, args),
      on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`)
    return electron
  }
  preload(require, { exports: {} }, {})
}
