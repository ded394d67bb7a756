// Finds a file of the built renderer for a URL path, for the hosts that serve it. Pure path rules
// plus one read; it may not answer with anything outside the folder, whatever the path says.
import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { NONCE_PLACEHOLDER } from './csp.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

export interface StaticFile {
  readonly type: string
  readonly body: Uint8Array
}

/** True when `path` is `folder` or inside it. Both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * The absolute path that a URL path names inside `folder`; '/' is index.html. null when the path
 * cannot be decoded, holds a NUL or a backslash, or leads outside.
 */
export function resolveInside(folder: string, urlPath: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null
  const root = resolve(folder)
  const file = resolve(join(root, path === '/' ? 'index.html' : `.${path}`))
  return file !== root && isInside(root, file) ? file : null
}

/**
 * The file behind a URL path with its type, the nonce put into pages; null when there is none or
 * when it lies outside the folder (also by way of a symbolic link).
 */
export async function readStaticFile(
  folder: string,
  urlPath: string,
  nonce: string,
): Promise<StaticFile | null> {
  const file = resolveInside(folder, urlPath)
  const type = file === null ? undefined : TYPES[extname(file).toLowerCase()]
  if (file === null || type === undefined) return null
  try {
    const real = await realpath(file)
    if (!isInside(await realpath(folder), real)) return null
    const body = await readFile(real)
    if (!type.startsWith('text/html')) return { type, body }
    return { type, body: Buffer.from(body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  }
}
