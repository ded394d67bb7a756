// The whole application for a browser on this machine: an engine, opened on something, behind the
// loopback server. Used by `waymark serve`, `npm start` and `npm run dev`. It opens no browser.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEngine } from '#app/engine.ts'
import { finish, type Progress } from '#contract/client.ts'
import { hasChromium, printPdf } from '#platform/chromium.ts'
import { systemClock } from '#platform/clock.ts'
import { logError } from '#platform/log.ts'
import { profileFolder } from '#platform/profile.ts'
import { VERSION } from '#platform/version.ts'
import { type RunningServer, startServer } from './server.ts'

/** Where the build puts the screens. */
export const RENDERER_FOLDER = fileURLToPath(new URL('../../../out/renderer', import.meta.url))

/** What is open when the page comes up. */
export type Opening =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'file'; readonly path: string }

export interface ApplicationOptions {
  readonly opening: Opening
  /** Default: the built renderer of this project; null serves operations only. */
  readonly rendererFolder?: string | null
  readonly port?: number
  readonly token?: string
  /** Default: the person's profile. */
  readonly profile?: string
  /** Progress of making the sample. */
  readonly onProgress?: (progress: Progress) => void
}

/** True when the screens have been built. */
export function hasRenderer(folder: string = RENDERER_FOLDER): boolean {
  return existsSync(join(folder, 'index.html'))
}

/**
 * Starts engine and server; closing it closes both. Refuses workspace_* when the file cannot be
 * opened; rejects with the system's error when the port is taken.
 */
export async function startApplication(options: ApplicationOptions): Promise<RunningServer> {
  const canPrint = hasChromium()
  const engine = createEngine({
    host: 'http',
    profile: options.profile ?? profileFolder(),
    clock: systemClock,
    version: VERSION,
    pdf: canPrint ? printPdf : null,
    can: { print: true, pdf: canPrint, revealFile: false, nativeDialogs: false },
  })
  try {
    const { opening, port, token } = options
    if (opening.kind === 'file') await engine.openFile(opening.path)
    if (opening.kind === 'sample') {
      await finish(engine.client.workspaces.openSample({ role: 'hq' }), options.onProgress)
    }
    const server = await startServer({
      engine,
      rendererFolder:
        options.rendererFolder === undefined ? RENDERER_FOLDER : options.rendererFolder,
      ...(port === undefined ? {} : { port }),
      ...(token === undefined ? {} : { token }),
      log: (error) => logError('http', error),
    })
    return {
      ...server,
      async close() {
        await server.close()
        await engine.close()
      },
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}
