// The two things that can run the built desktop application: the stand-in, always, and Electron
// itself where its runtime and a display are. The same specification runs on both.
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { ensureBuilt } from '../../tools/build.ts'
import { electronExecutable, whyNoWindow } from '../../tools/desktop.ts'
import { ROOT } from '../../tools/project.ts'
import { startDesktop } from './desktop.ts'
import { desk } from './electron/desk.ts'

export interface RunningDesktop {
  readonly page: Page
  /** Answers the next save dialogs with this path. */
  saveTo(path: string): Promise<void>
  close(): Promise<void>
}

export interface DesktopRuntime {
  readonly name: string
  /** Why it cannot run here, or null. */
  readonly absent: string | null
  /** On the Welcome screen, in a profile of its own below `folder`. */
  start(folder: string): Promise<RunningDesktop>
}

const standIn: DesktopRuntime = {
  name: 'the stand-in',
  absent: null,
  async start() {
    const { page } = await startDesktop()
    return {
      page,
      async saveTo(path) {
        desk.answerSave = () => path
      },
      close: () => desk.closeAll(),
    }
  },
}

function whyNoElectron(): string | null {
  if (electronExecutable() === null) return 'its runtime is not installed (npx install-electron)'
  return whyNoWindow()
}

const electron: DesktopRuntime = {
  name: 'Electron',
  absent: whyNoElectron(),
  async start(folder) {
    await ensureBuilt('renderer')
    await ensureBuilt('desktop')
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    const application = await _electron.launch({
      executablePath: electronExecutable() ?? '',
      args: [ROOT],
      env: { ...(env as Record<string, string>), WAYMARK_HOME: join(folder, 'profile') },
    })
    return {
      page: await application.firstWindow(),
      saveTo: (path) =>
        application.evaluate(({ session }, target) => {
          session.defaultSession.removeAllListeners('will-download')
          session.defaultSession.on('will-download', (_event, item) => item.setSavePath(target))
        }, path),
      close: () => application.close(),
    }
  },
}

export const RUNTIMES: readonly DesktopRuntime[] = [standIn, electron]
