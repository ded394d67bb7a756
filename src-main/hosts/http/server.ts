// The application in a browser on this machine: the contract over HTTP and the built renderer, on
// the loopback address only. It may answer nobody but a page that it served itself, opened with the
// token of this start: exact Host and Origin, token on every operation, no CORS, nothing cached.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AnyRouter, ORPCError, onError } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { securityHeaders } from '#platform/csp.ts'
import { readStaticFile } from '#platform/static-files.ts'

const ADDRESS = '127.0.0.1'
export const TOKEN_HEADER = 'x-waymark-token'
/** Largest body of one operation, in bytes: far above any package, far below the memory. */
export const BODY_LIMIT = 64 * 1024 * 1024

export interface ServerOptions {
  /** An engine, or anything else with a router of the contract. */
  readonly engine: { readonly router: AnyRouter }
  /** The built renderer; null serves the operations only. */
  readonly rendererFolder: string | null
  /** 0 or absent: a free port. */
  readonly port?: number
  /** Absent: a new one for this start. Given only in development, where the engine restarts. */
  readonly token?: string
  /** Told of every failure that is not an answer on purpose. */
  readonly log?: (error: unknown) => void
}

export interface RunningServer {
  /** What to open: the origin with the token in the fragment, which no server ever sees. */
  readonly url: string
  readonly origin: string
  readonly token: string
  /** Ends every connection, open event streams too. */
  close(): Promise<void>
}

/** Starts listening; rejects with the system's error (EADDRINUSE, EACCES) if it cannot. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const token = options.token ?? randomBytes(32).toString('base64url')
  const server = createServer()
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  const host = `${ADDRESS}:${port}`
  const origin = `http://${host}`
  server.on('request', listener(options, { host, origin, token }))
  return { url: `${origin}/#token=${token}`, origin, token, close: () => closeServer(server) }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, ADDRESS, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

interface Door {
  readonly host: string
  readonly origin: string
  readonly token: string
}

function listener(options: ServerOptions, door: Door): RequestListener {
  const log = options.log ?? (() => {})
  const handler = new RPCHandler(options.engine.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: BODY_LIMIT })],
    interceptors: [
      onError((error) => {
        if (!(error instanceof ORPCError)) log(error)
      }),
    ],
  })
  const operation = async (request: IncomingMessage, response: ServerResponse) => {
    const result = await handler.handle(request, response, { prefix: '/rpc', context: {} })
    if (!result.matched) refuse(response, 404)
  }
  return (request, response) => {
    const nonce = randomBytes(16).toString('base64url')
    for (const [name, value] of Object.entries(securityHeaders(nonce))) {
      response.setHeader(name, value)
    }
    const refusal = refusalOf(request, door)
    if (refusal !== null) return refuse(response, refusal)
    const answer = isOperation(request)
      ? operation(request, response)
      : sendStatic(request, response, options.rendererFolder, nonce)
    answer.catch((error) => {
      if (error instanceof ORPCError) return refuse(response, error.status)
      if (!request.destroyed) log(error)
      refuse(response, 500)
    })
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
}

function isOperation(request: IncomingMessage): boolean {
  return pathOf(request).startsWith('/rpc/')
}

/** The status of a request that is not answered, or null. Host first: it says whether we are meant. */
function refusalOf(request: IncomingMessage, door: Door): number | null {
  const { headers } = request
  if (headers.host !== door.host) return 403
  if (headers.origin !== undefined && headers.origin !== door.origin) return 403
  if (!isOperation(request)) {
    return request.method === 'GET' || request.method === 'HEAD' ? null : 405
  }
  if (request.method !== 'POST') return 405
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 403
  if (!isSame(headers[TOKEN_HEADER], door.token)) return 401
  if (!isTypeOfOperation(headers['content-type'])) return 415
  if (Number(headers['content-length'] ?? 0) > BODY_LIMIT) return 413
  return null
}

/** Compares in a time that tells nothing about how much of the token was right. */
function isSame(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

/** JSON, or form data where an operation takes a file; absent where there is no input. */
function isTypeOfOperation(type: string | undefined): boolean {
  return type === undefined || /^(application\/json|multipart\/form-data)\s*(;|$)/i.test(type)
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // The body of a refused request is not read, so its connection cannot be used again.
  response.setHeader('connection', 'close')
  if (status === 405) response.setHeader('allow', 'GET, HEAD, POST')
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${status}\n`)
}

async function sendStatic(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string | null,
  nonce: string,
): Promise<void> {
  const file = folder === null ? null : await readStaticFile(folder, pathOf(request), nonce)
  if (file === null) return refuse(response, 404)
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}
