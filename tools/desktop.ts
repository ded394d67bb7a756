// Whether the desktop runtime can be used here, and getting it: Electron's binary is a download of
// its own that `npm ci` does not make. Every "no" is one sentence for a person.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.ts'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const FETCH_LIMIT_MS = 120_000

/** Electron's executable; null when the package or its runtime is not there. */
export function electronExecutable(): string | null {
  const pointer = join(PACKAGE, 'path.txt')
  if (!existsSync(pointer)) return null
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist')
  const executable = join(folder, readFileSync(pointer, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

/** Why no window can be shown on this machine, or null. */
export function whyNoWindow(env: NodeJS.ProcessEnv = process.env): string | null {
  if (process.platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display on this machine'
  if (process.getuid?.() === 0) return 'its sandbox does not work for the root user'
  return null
}

/** Gets the runtime; null when it is there now, else why not. Offline this takes a moment only. */
export async function fetchElectron(say: (line: string) => void): Promise<string | null> {
  const installer = join(PACKAGE, 'install.js')
  if (!existsSync(installer)) return 'the electron package is not installed'
  say('Fetching the desktop runtime, once (about 110 MB)…')
  const done = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore' })
    const limit = setTimeout(() => child.kill(), FETCH_LIMIT_MS)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      clearTimeout(limit)
      resolve(code === 0)
    })
  })
  if (done && electronExecutable() !== null) return null
  return 'its runtime could not be downloaded'
}

/** The executable to start, or the reason to use the browser instead. */
export async function findDesktop(
  say: (line: string) => void,
): Promise<{ readonly executable: string } | { readonly reason: string }> {
  const noWindow = whyNoWindow()
  if (noWindow !== null) return { reason: noWindow }
  const installed = electronExecutable()
  if (installed !== null) return { executable: installed }
  const reason = await fetchElectron(say)
  const executable = electronExecutable()
  if (executable === null) return { reason: reason ?? 'its runtime is not there' }
  return { executable }
}
