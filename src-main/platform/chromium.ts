// A Chromium on this machine and the printing of pages with it, for the hosts that have no browser
// of their own (command line, http host, tests). Electron prints with its own engine instead. It
// may not use the network: pages are printed offline with their scripts switched off.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, LaunchOptions } from 'playwright-core'
import { Refusal } from '#domain/errors.ts'

const run = promisify(execFile)

/** Where a Chromium came from: named by the environment, installed, or unpacked from npm. */
export interface Chromium {
  readonly path: string
  readonly origin: 'environment' | 'system' | 'package'
  readonly env: Readonly<Record<string, string>>
}

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

function installedPaths(): readonly string[] {
  const paths = INSTALLED[process.platform] ?? []
  if (process.platform !== 'win32') return paths
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
  return folders.flatMap((folder) => paths.map((path) => join(folder, path)))
}

/** Where the npm package with a Chromium is; null where it has none for this machine. */
function packagedChromium(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium')
  } catch {
    return null // An optional package: left out with --omit=optional.
  }
}

/** Unpacks the Chromium of the npm package once per machine; safe when several processes do it. */
async function unpackChromium(): Promise<Chromium | null> {
  const entry = packagedChromium()
  if (entry === null) return null
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const folder = join(tmpdir(), `waymark-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(join(folder, 'chromium'))) {
    // The package unpacks to fixed names in the temporary folder, and sees a half-written file of
    // another process as done. So it gets a folder of its own, which is then moved in one step.
    await mkdir(tmpdir(), { recursive: true })
    const fresh = await mkdtemp(join(tmpdir(), 'waymark-unpack-'))
    const script = `const { default: c } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await c.executablePath()`
    try {
      await run(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      })
      await rename(fresh, folder)
    } catch (error) {
      await rm(fresh, { recursive: true, force: true })
      if (!existsSync(join(folder, 'chromium'))) throw error
    }
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
  return {
    path: join(folder, 'chromium'),
    origin: 'package',
    env: {
      LD_LIBRARY_PATH: libraries.filter((path) => path !== undefined).join(delimiter),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  }
}

/**
 * The first of: $CHROMIUM_PATH, an installed Chromium, Chrome or Edge, the one in the npm package.
 * null when there is none. A $CHROMIUM_PATH that is not there is an error, not a reason to look on.
 */
export async function findChromium(): Promise<Chromium | null> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
    return { path: named, origin: 'environment', env: {} }
  }
  const installed = installedPaths().find((path) => existsSync(path))
  if (installed !== undefined) return { path: installed, origin: 'system', env: {} }
  return unpackChromium()
}

/** Whether `findChromium` will find one; unpacks nothing. */
export function hasChromium(): boolean {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named)
  return installedPaths().some((path) => existsSync(path)) || packagedChromium() !== null
}

/** Root has no sandbox to drop into; containers of build machines seldom allow one. */
function needsNoSandbox(chromium: Chromium): boolean {
  return chromium.origin === 'package' || process.getuid?.() === 0 || Boolean(process.env.CI)
}

/** Options for playwright-core's `chromium.launch`: headless, quiet, offline by itself. */
export function launchOptions(chromium: Chromium): LaunchOptions {
  return {
    executablePath: chromium.path,
    headless: true,
    chromiumSandbox: !needsNoSandbox(chromium),
    args: [
      '--no-first-run',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    env: { ...definedEnvironment(), ...chromium.env },
    // The host decides what a signal means; playwright would end the process at once.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}

/** Starts the browser of `findChromium`. Refuses pdf_unavailable when there is none. */
export async function launchChromium(): Promise<Browser> {
  const found = await findChromium()
  if (found === null) throw new Refusal('pdf_unavailable')
  const { chromium } = await import('playwright-core')
  return chromium.launch(launchOptions(found))
}

/** How long the browser waits for the next page of the same batch before it is closed. */
const IDLE_MS = 750

/** Prints pages with one browser that lives as long as pages keep coming. */
export class ChromiumPrinter {
  #browser: Promise<Browser> | null = null
  #printing = 0
  #idle: NodeJS.Timeout | null = null

  /**
   * A complete HTML page as a tagged PDF with an outline, in the page size of its own CSS. Scripts
   * do not run and nothing is fetched. Refuses pdf_unavailable (no browser) and cancelled.
   */
  async print(html: string, signal?: AbortSignal): Promise<Uint8Array> {
    if (signal?.aborted) throw new Refusal('cancelled')
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#idle = null
    this.#printing += 1
    try {
      this.#browser ??= launchChromium()
      const browser = await this.#browser.catch((error) => {
        this.#browser = null
        throw error
      })
      return await printWith(browser, html, signal)
    } finally {
      this.#printing -= 1
      if (this.#printing === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS)
    }
  }

  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#idle = null
    const starting = this.#browser
    this.#browser = null
    const browser = await starting?.catch(() => null)
    await browser?.close()
  }
}

async function printWith(
  browser: Browser,
  html: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  const printed = printIn(context, html)
  try {
    return await (signal === undefined ? printed : Promise.race([printed, whenAborted(signal)]))
  } finally {
    // A browser in the middle of a long page ends it first; whoever cancelled does not wait for that.
    const closed = Promise.allSettled([printed, context.close()])
    if (!signal?.aborted) await closed
  }
}

async function printIn(context: BrowserContext, html: string): Promise<Uint8Array> {
  const page = await context.newPage()
  await page.setContent(html, { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready.then(() => true)')
  return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Refusal('cancelled'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

const printer = new ChromiumPrinter()

/** `ChromiumPrinter.print` with the printer of this process; the browser is closed when it idles. */
export function printPdf(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  return printer.print(html, signal)
}
