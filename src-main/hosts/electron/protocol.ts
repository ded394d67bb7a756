// The application's own scheme: the built renderer under app://waymark/, with the same policy and
// headers as the http host. It serves that folder and nothing else; file: is refused altogether.
import { randomBytes } from 'node:crypto'
import type { Protocol } from 'electron'
import { securityHeaders } from '#platform/csp.ts'
import { readStaticFile } from '#platform/static-files.ts'
import { isOwnUrl, SCHEME } from './security.ts'

/** Before the application is ready: the scheme behaves like https (origin, fetch, storage). */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers one request for a file of the renderer; 403, 404 or 405 for everything else. */
export async function answerRequest(request: Request, folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64url')
  const headers = securityHeaders(nonce)
  if (!isOwnUrl(request.url)) return new Response(null, { status: 403, headers })
  if (request.method !== 'GET') return new Response(null, { status: 405, headers })
  const file = await readStaticFile(folder, new URL(request.url).pathname, nonce)
  if (file === null) return new Response(null, { status: 404, headers })
  return new Response(Buffer.from(file.body), {
    headers: { ...headers, 'content-type': file.type },
  })
}

export function serveRenderer(protocol: Protocol, folder: string): void {
  protocol.handle(SCHEME, (request) => answerRequest(request, folder))
  protocol.handle('file', () => new Response(null, { status: 403 }))
}
