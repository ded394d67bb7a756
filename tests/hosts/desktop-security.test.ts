// What a page may not do in the desktop window. Each rule of docs/security.md is tried in a real
// Chromium page of the built application; the stand-in does what Electron does when nobody forbids.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { isOwnFrame, isOwnUrl, mayNavigate, mayRequest } from '#hosts/electron/security.ts'
import { type Desktop, startDesktop } from '../support/desktop.ts'
import { desk } from '../support/electron/desk.ts'
import { preventable } from '../support/electron/preventable.ts'
import { session } from '../support/electron/session.ts'
import { ipcMain } from '../support/electron/window.ts'

let desktop: Desktop
let page: Page

beforeAll(async () => {
  desktop = await startDesktop()
  page = desktop.page
  await page.getByRole('heading', { name: 'Explore the sample strategy' }).waitFor()
})

describe('the policy of the page is enforced', () => {
  const inPage = (code: string) =>
    page.evaluate(
      (source) =>
        new Promise<string>((resolve) => {
          document.addEventListener(
            'securitypolicyviolation',
            (event) => resolve(event.effectiveDirective),
            { once: true },
          )
          const act: Record<string, () => void> = {
            'inline script': () => {
              const script = document.createElement('script')
              script.textContent = 'window.broken = true'
              document.body.append(script)
            },
            'remote script': () => {
              const script = document.createElement('script')
              script.src = 'https://evil.example/x.js'
              document.body.append(script)
            },
            'style without the nonce': () => {
              const style = document.createElement('style')
              style.textContent = 'body { display: none }'
              document.head.append(style)
            },
            'remote picture': () => {
              new Image().src = 'https://evil.example/x.png'
            },
            'remote request': () => void fetch('https://evil.example/').catch(() => {}),
            socket: () => {
              try {
                new WebSocket('wss://evil.example/')
              } catch {
                // The event tells.
              }
            },
            'remote frame': () => {
              const frame = document.createElement('iframe')
              frame.src = 'https://evil.example/'
              document.body.append(frame)
            },
            form: () => {
              const form = document.createElement('form')
              form.action = 'https://evil.example/'
              document.body.append(form)
              form.submit()
            },
            base: () => {
              const base = document.createElement('base')
              base.href = 'https://evil.example/'
              document.head.append(base)
            },
          }
          act[source]?.()
        }),
      code,
    )

  test.for([
    ['inline script', 'script-src-elem'],
    ['remote script', 'script-src-elem'],
    ['style without the nonce', 'style-src-elem'],
    ['remote picture', 'img-src'],
    ['remote request', 'connect-src'],
    ['socket', 'connect-src'],
    ['remote frame', 'frame-src'],
    ['form', 'form-action'],
    ['base', 'base-uri'],
  ] as const)('%s', async ([what, directive]) => {
    expect(await inPage(what)).toBe(directive)
  })

  test('no text becomes code', async () => {
    const tried = await page.evaluate(() => {
      const script = document.createElement('button')
      script.setAttribute('onclick', 'window.broken = true')
      script.click()
      return (window as unknown as { broken?: boolean }).broken ?? false
    })
    expect(tried).toBe(false)
  })

  test('the application itself breaks none of it', async () => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Explore the sample strategy' }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe('no permission is given', () => {
  test.for(['geolocation', 'notifications', 'camera', 'clipboard-read'])(
    'to ask about %s answers denied',
    async (name) => {
      const state = await page.evaluate(
        async (asked) =>
          (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      )
      expect(state).toBe('denied')
    },
  )

  test('to notify, to record, to read the clipboard', async () => {
    const outcome = await page.evaluate(async () => [
      await Notification.requestPermission(),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error) => error.name,
      ),
      await navigator.clipboard.readText().then(
        () => 'granted',
        (error) => error.name,
      ),
    ])
    expect(outcome).toEqual(['denied', 'NotAllowedError', 'NotAllowedError'])
  })

  test('to use a device', () => {
    expect(session.defaultSession.devicePermission?.()).toBe(false)
  })
})

describe('the page stays where it is', () => {
  test.for([
    'https://evil.example/',
    'http://127.0.0.1:1/',
    'app://other/index.html',
    'app://waymark/assets/x.html',
  ])('it cannot go to %s', async (url) => {
    const target = url.replace(/^app:\/\/([^/]+)/, 'https://$1.app-scheme.test')
    const before = page.url()
    const stopped = page.waitForEvent('requestfailed', (request) => request.url() === target)
    await page.evaluate((address) => {
      window.location.href = address
    }, target)
    expect((await stopped).failure()?.errorText).toBe('net::ERR_ABORTED')
    expect(page.url()).toBe(before)
  })

  test.for(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'each door by itself: %s',
    (name) => {
      for (const isMainFrame of name === 'will-navigate' ? [true] : [true, false]) {
        const event = preventable({ url: 'https://evil.example/', isMainFrame })
        desktop.window.webContents.emit(name, event)
        expect(event.defaultPrevented).toBe(true)
      }
    },
  )

  test('a new window is not opened', async () => {
    await page.evaluate(() => void window.open('https://evil.example/'))
    await expect.poll(() => desk.popups).toMatchObject([{ action: 'deny' }])
    expect(desk.windows).toHaveLength(1)
  })

  test('a webview is not attached', () => {
    const event = preventable({})
    desktop.window.webContents.emit('will-attach-webview', event, {}, {})
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('nothing is loaded from elsewhere', () => {
  test.for(['https://evil.example/', 'http://127.0.0.1/', 'file:///etc/hostname', 'ftp://x/'])(
    '%s is cancelled',
    async (url) => expect(await session.defaultSession.isCancelled(url)).toBe(true),
  )

  test.for(['app://waymark/', 'data:image/png;base64,', 'blob:app://waymark/1'])(
    '%s is not',
    async (url) => expect(await session.defaultSession.isCancelled(url)).toBe(false),
  )

  test('file: is refused by its handler too', async () => {
    expect((await session.defaultSession.respond('file:///etc/hostname'))?.status).toBe(403)
  })

  test.for([
    ['app://waymark/..%2f..%2fpackage.json', 404],
    ['app://waymark/%2e%2e/main/main.js', 404],
    ['app://waymark/../../package.json', 404],
    ['app://waymark/assets', 404],
    ['app://other/index.html', 403],
  ] as const)('%s answers %i', async ([url, status]) => {
    expect((await session.defaultSession.respond(url))?.status).toBe(status)
  })

  test('the scheme only reads', async () => {
    const response = await session.defaultSession.respond('app://waymark/', 'POST')
    expect(response?.status).toBe(405)
  })

  test('a download that the page did not make itself is stopped', () => {
    const event = preventable({})
    const item = { getURL: () => 'https://evil.example/x.exe', getFilename: () => 'x.exe' }
    session.defaultSession.emit('will-download', event, item, {})
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('only the page itself gets a port', () => {
  test('a frame in it that asks gets none', async () => {
    const answered: string[] = []
    const record = ({
      senderFrame,
    }: {
      senderFrame: { parent: unknown; postMessage: unknown }
    }) => {
      senderFrame.postMessage = () => answered.push(senderFrame.parent === null ? 'page' : 'frame')
    }
    ipcMain.on('waymark:ready', record)
    const frame = await page.evaluateHandle(() => {
      const made = document.createElement('iframe')
      made.srcdoc = '<p>report</p>'
      document.body.append(made)
      return made
    })
    const inside = await frame.asElement()?.contentFrame()
    await inside?.waitForSelector('p')
    await inside?.evaluate(() =>
      (
        window as unknown as { __standInSend: (channel: string, args: unknown[]) => void }
      ).__standInSend('waymark:ready', []),
    )
    // The engine takes ports in the order in which they were asked for.
    await page.evaluate(() => (window as unknown as { waymark: { ready(): void } }).waymark.ready())
    await expect.poll(() => answered).toContain('page')
    expect(answered).toEqual(['page'])
    ipcMain.off('waymark:ready', record)
    // The preload does not run in frames: there is nothing to ask with.
    expect(await inside?.evaluate(() => 'waymark' in window)).toBe(false)
  })
})

describe('the predicates', () => {
  test.for([
    ['app://waymark/', true],
    ['app://waymark/assets/main.js', true],
    ['app://waymark.evil.example/', false],
    ['app://evil/', false],
    ['https://waymark/', false],
    ['app:waymark', false],
    ['not a url', false],
  ] as const)('%s is ours: %s', ([url, ours]) => expect(isOwnUrl(url)).toBe(ours))

  test.for([
    ['app://waymark/', true, true],
    ['app://waymark/index.html#/plan', true, true],
    ['app://waymark/assets/main.js', true, false],
    ['about:blank', true, false],
    ['about:srcdoc', false, true],
    ['app://waymark/', false, false],
    ['data:text/html,x', false, false],
    ['javascript:alert(1)', true, false],
  ] as const)('%s in the main frame (%s): %s', ([url, isMainFrame, may]) =>
    expect(mayNavigate(url, isMainFrame)).toBe(may),
  )

  test('requests go to ourselves or stay in the page', () => {
    expect(mayRequest('blob:https://evil.example/1')).toBe(false)
    expect(mayRequest('blob:app://waymark/1')).toBe(true)
    expect(mayRequest('ws://127.0.0.1:9222/')).toBe(false)
  })

  test('a message from a frame, from nowhere or from elsewhere is not ours', () => {
    const top = { parent: null, url: 'app://waymark/' }
    expect(isOwnFrame(top)).toBe(true)
    expect(isOwnFrame({ ...top, parent: top as never })).toBe(false)
    expect(isOwnFrame({ ...top, url: 'https://evil.example/' })).toBe(false)
    expect(isOwnFrame(null)).toBe(false)
  })
})
