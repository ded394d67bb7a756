// Starts the desktop application of the build (out/main/main.js and what it loads) on the stand-in
// for electron. One per test file: the application is a process, its module is evaluated once.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { ensureBuilt } from '../../tools/build.ts'
import { app } from './electron/app.ts'
import { desk } from './electron/desk.ts'
import type { BrowserWindow } from './electron/window.ts'
import { temporaryFolder } from './temporary-folder.ts'

const MAIN = join(import.meta.dirname, '../../out/main/main.js')

export interface Desktop {
  readonly folder: string
  readonly window: BrowserWindow
  readonly page: Page
}

/** Starts it with the given arguments in a profile of its own; resolves when the page has loaded. */
export async function startDesktop(...args: readonly string[]): Promise<Desktop> {
  const folder = temporaryFolder()
  afterAll(() => desk.closeAll())
  await ensureBuilt('renderer')
  await ensureBuilt('desktop')
  process.env.WAYMARK_HOME = join(folder, 'profile')
  process.argv = [process.argv0, ...args]
  const shown = new Promise<void>((resolve) => {
    app.once('web-contents-created', (_event, contents) =>
      contents.once('did-finish-load', () => resolve()),
    )
  })
  await import(/* @vite-ignore */ pathToFileURL(MAIN).href)
  await shown
  const window = desk.windows[0]
  if (window === undefined) throw new Error('The application has opened no window.')
  const page = await window.webContents.page
  page.setDefaultTimeout(15_000)
  return { folder, window, page }
}
