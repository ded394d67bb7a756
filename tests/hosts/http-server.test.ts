// The loopback host answers its own page and nobody else. Every request here is a real one over a
// real socket, written by hand so that headers and paths arrive as an attacker would send them.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '#app/engine.ts'
import { createClient } from '#contract/client.ts'
import { BODY_LIMIT, type RunningServer, startServer, TOKEN_HEADER } from '#hosts/http/server.ts'
import { systemClock } from '#platform/clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const renderer = join(folder, 'renderer')
let engine: Engine
let server: RunningServer

beforeAll(async () => {
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-private'))
  writeFileSync(join(renderer, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">')
  writeFileSync(join(renderer, 'assets', 'main.js'), 'export const nonce = "__NONCE__"')
  writeFileSync(join(renderer, 'notes.sqlite'), 'no type for this')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'renderer-private', 'secret.txt'), 'secret')
  symlinkSync(join(folder, 'secret.txt'), join(renderer, 'link.txt'))
  engine = createEngine({
    host: 'http',
    profile: join(folder, 'profile'),
    clock: systemClock,
    version: '0.0.0',
    pdf: null,
    can: { print: true, pdf: false, revealFile: false, nativeDialogs: false },
  })
  server = await startServer({ engine, rendererFolder: renderer })
})
afterAll(async () => {
  await server.close()
  await engine.close()
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(server.origin, { method, path, headers, agent: false }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
      )
    })
    outgoing.on('error', reject).end(body)
  })
}

const describeHost = (headers: Record<string, string>, body = '{}') =>
  send('POST', '/rpc/host/describe', headers, body)
const allowed = () => ({ [TOKEN_HEADER]: server.token, 'content-type': 'application/json' })

describe('an operation', () => {
  test('is answered for the page that has the token', async () => {
    const { status, body } = await describeHost({ ...allowed(), origin: server.origin })
    expect(status).toBe(200)
    expect(JSON.parse(body).json).toMatchObject({ host: 'http', version: '0.0.0' })
  })

  test('is refused without the token, with another, and with a part of it', async () => {
    const type = { 'content-type': 'application/json' }
    expect((await describeHost(type)).status).toBe(401)
    const other = server.token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    for (const token of [other, server.token.slice(1), `${server.token}A`, '']) {
      expect((await describeHost({ ...type, [TOKEN_HEADER]: token })).status).toBe(401)
    }
  })

  test('does not take the token from the address', async () => {
    const path = `/rpc/host/describe?token=${server.token}&${TOKEN_HEADER}=${server.token}`
    const { status } = await send('POST', path, { 'content-type': 'application/json' }, '{}')
    expect(status).toBe(401)
  })

  test.for([
    'http://evil.example',
    'http://localhost',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
  ])('is refused for the origin %s, also with the token', async (origin) => {
    expect((await describeHost({ ...allowed(), origin })).status).toBe(403)
  })

  test.for(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '0.0.0.0'])(
    'is refused for the host %s, also with the token',
    async (host) => {
      expect((await describeHost({ ...allowed(), host })).status).toBe(403)
    },
  )

  test('is refused when the browser says that another site asks', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await describeHost({ ...allowed(), 'sec-fetch-site': site })).status).toBe(403)
    }
    expect((await describeHost({ ...allowed(), 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test.for(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'is refused by %s',
    async (method) => {
      const { status, headers } = await send(method, '/rpc/host/describe', allowed())
      expect(status).toBe(405)
      expect(headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  test.for(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'is refused as %s, which a form of another site could send',
    async (type) => {
      expect((await describeHost({ ...allowed(), 'content-type': type })).status).toBe(415)
    },
  )

  test('that does not exist is not found', async () => {
    expect((await send('POST', '/rpc/host/explode', allowed(), '{}')).status).toBe(404)
  })

  test('larger than the limit is refused before it is read', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.origin)
      const socket = connect(Number(port), hostname)
      socket.setEncoding('utf8').once('data', (text) => {
        resolve(String(text))
        socket.destroy()
      })
      socket.on('error', reject)
      socket.write(
        `POST /rpc/host/describe HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
          `${TOKEN_HEADER}: ${server.token}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${BODY_LIMIT + 1}\r\n\r\n`,
      )
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('larger than the limit is refused when its length is not said', async () => {
    const part = new Uint8Array(8 * 1024 * 1024).fill(0x20)
    let sent = 0
    const stream = new ReadableStream({
      pull(controller) {
        if (sent > BODY_LIMIT) return controller.close()
        controller.enqueue(part)
        sent += part.length
      },
    })
    const status = await fetch(`${server.origin}/rpc/host/describe`, {
      method: 'POST',
      headers: allowed(),
      body: stream,
      duplex: 'half',
    } as RequestInit).then(
      (response) => response.status,
      // The connection may be cut while we still write: also a refusal, nothing was answered.
      () => 413,
    )
    expect(status).toBe(413)
  })
})

describe('a file of the renderer', () => {
  test('needs no token and carries every header of safety', async () => {
    const { status, headers } = await send('GET', '/assets/main.js')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('the page holds the nonce of its own policy, another each time', async () => {
    const nonces = new Set<string>()
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { body, headers } = await send('GET', path)
      const nonce = /content="([\w-]{22})"/.exec(body)?.[1] ?? ''
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  test('a script is sent as it is', async () => {
    expect((await send('GET', '/assets/main.js')).body).toContain('__NONCE__')
  })

  test('HEAD has no body', async () => {
    const { status, body } = await send('HEAD', '/')
    expect([status, body]).toEqual([200, ''])
  })

  test.for([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/%5c..%5c..%5csecret.txt',
    '/../renderer-private/secret.txt',
    '/..%252fsecret.txt',
    '//etc/hostname.txt',
    '/%00/secret.txt',
    '/%zz',
    '/link.txt',
    '/assets',
    '/notes.sqlite',
    '/missing.js',
  ])('%s is not found', async (path) => {
    const { status, body } = await send('GET', path)
    expect([status, body]).toEqual([404, '404\n'])
  })

  test('is refused for another host name (DNS rebinding)', async () => {
    const { port } = new URL(server.origin)
    expect((await send('GET', '/', { host: `evil.example:${port}` })).status).toBe(403)
  })

  test('cannot be posted to', async () => {
    expect((await send('POST', '/index.html', allowed())).status).toBe(405)
  })
})

describe('the server', () => {
  test('gives the token in the fragment of its address only', () => {
    expect(server.url).toBe(`${server.origin}/#token=${server.token}`)
    expect(server.token).toMatch(/^[\w-]{43}$/)
  })

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  test.runIf(outside)('does not listen on the network', async () => {
    const port = Number(new URL(server.origin).port)
    const error = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      connect(port, outside?.address ?? '')
        .once('error', resolve)
        .once('connect', () => reject(new Error('it does')))
    })
    expect(error.code).toBe('ECONNREFUSED')
  })

  test('ends an open stream of events when it closes, and frees its port', async () => {
    const second = await startServer({ engine, rendererFolder: null })
    const client = createClient(
      new RPCLink({
        url: `${second.origin}/rpc`,
        headers: { [TOKEN_HEADER]: second.token },
      }),
    )
    const events = await client.live.changes()
    expect((await events.next()).value).toMatchObject({ workspace: null })
    const ended = events.next().then(
      ({ done }) => done,
      () => true,
    )
    await second.close()
    expect(await ended).toBe(true)
    const third = await startServer({
      engine,
      rendererFolder: null,
      port: Number(new URL(second.origin).port),
    })
    await third.close()
  })

  test('says when its port is taken', async () => {
    const port = Number(new URL(server.origin).port)
    await expect(startServer({ engine, rendererFolder: null, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})
