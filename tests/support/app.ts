// The application for tests of the screens: the real engine and loopback server on a temporary
// profile, with a clock that stands in the sample's own time. It can be restarted, as people do.
import { createEngine, type Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { RENDERER_FOLDER } from '#hosts/http/application.ts'
import { type RunningServer, startServer } from '#hosts/http/server.ts'
import { printPdf } from '#platform/chromium.ts'
import { laySample, SAMPLE_NOW, type Sample } from './sample-files.ts'

export type OpenedOn = { readonly kind: 'welcome' } | ({ readonly kind: 'sample' } & Sample)

export interface TestApp {
  /** What the browser opens; changes when the application is restarted. */
  readonly url: string
  readonly engine: Engine
  /** Ends the application and starts it again on the same profile, with the same workspace. */
  restart(): Promise<void>
  close(): Promise<void>
}

function engineOn(profile: string): Engine {
  return createEngine({
    host: 'http',
    profile,
    clock: () => SAMPLE_NOW,
    version: '0.1.0',
    pdf: printPdf,
    can: { print: true, pdf: true, revealFile: false, nativeDialogs: false },
  })
}

export async function startApp(profile: string, opened: OpenedOn): Promise<TestApp> {
  if (opened.kind === 'sample') await laySample(profile, opened)
  let engine = engineOn(profile)
  if (opened.kind === 'sample') {
    const { role, office } = opened
    await finish(engine.client.workspaces.openSample({ role, ...(office ? { office } : {}) }))
  }
  let server: RunningServer = await startServer({ engine, rendererFolder: RENDERER_FOLDER })
  return {
    get url() {
      return server.url
    },
    get engine() {
      return engine
    },
    async restart() {
      const open = await engine.client.workspaces.current()
      await server.close()
      await engine.close()
      engine = engineOn(profile)
      if (open) await engine.client.workspaces.open({ id: open.id })
      server = await startServer({ engine, rendererFolder: RENDERER_FOLDER })
    },
    async close() {
      await server.close()
      await engine.close()
    },
  }
}
