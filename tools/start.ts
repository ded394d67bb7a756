// `npm start [-- FILE] [--browser] [--port N] [--no-open]`: the application on the sample strategy,
// or on FILE. In a desktop window where that is possible, else in the browser of this machine. It
// builds what is missing, says what it does in plain sentences and never ends in a stack trace.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '#domain/errors.ts'
import { type Opening, startApplication } from '#hosts/http/application.ts'
import { intlFor, say as sayMessage } from '#i18n/intl.ts'
import { ensureBuilt } from './build.ts'
import { findDesktop } from './desktop.ts'
import { ROOT } from './project.ts'

/** A desktop that ends with a failure this soon never showed its window. */
const FAILED_START_MS = 8_000

const HELP = `Usage: npm start [-- FILE] [--browser] [--port N] [--no-open]

Opens the application on the sample strategy, or on the workspace FILE: in a
desktop window where that is possible, else in the browser of this machine.

  --browser    in the browser, also where a desktop window is possible
  --port N     at this port of 127.0.0.1 (default: one that is free)
  --no-open    print the address and open no browser
  -h, --help   print this

Everything else is done by the command line: npx waymark --help`

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    // Node's sentence names the option and then explains how to write others; the first part will do.
    const [what = ''] = (error as Error).message.split('. ')
    throw new WrongUsage(`${what}.\n\n${HELP}`)
  }
}

/** Ends with status 2, like wrong usage of the command line. */
class WrongUsage extends Error {}

/** Null when only the help was asked for. */
function readArguments() {
  const { values, positionals } = parsed()
  if (values.help) return null
  if (positionals.length > 1) {
    throw new WrongUsage(`One file at a time: ${positionals.join(', ')}.\n\n${HELP}`)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new WrongUsage('--port takes a number from 0 to 65535.')
  }
  const file = positionals[0]
  const path = file === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), file)
  if (path !== null && !existsSync(path)) throw new Error(`There is no file ${path}.`)
  return { path, port, browser: values.browser, open: !values['no-open'] }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs the desktop to its end. Resolves with a reason when it never came up, else with null. */
async function runDesktop(executable: string, path: string | null): Promise<string | null> {
  await ensureBuilt('renderer', say)
  await ensureBuilt('desktop', say)
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const started = performance.now()
  const child = spawn(executable, [ROOT, ...(path === null ? ['--sample'] : [path])], {
    stdio: 'inherit',
    env,
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const code = await new Promise<number>((done) => {
    child.on('error', () => done(1))
    child.on('exit', (status) => done(status ?? 0))
  })
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (code === 0) return null
  if (performance.now() - started < FAILED_START_MS) {
    return `it ended at once with status ${code}`
  }
  process.exitCode = code
  return null
}

async function runBrowser(
  opening: Opening,
  options: { readonly port: number | undefined; readonly open: boolean },
): Promise<void> {
  await ensureBuilt('renderer', say)
  if (opening.kind === 'sample') say('Opening the sample strategy…')
  const { port } = options
  const server = await startApplication({ opening, ...(port === undefined ? {} : { port }) })
  say(`\n  Waymark is at ${server.url}\n\n  Press Ctrl+C to end it.`)
  if (options.open && whyNoBrowser() === null) openInBrowser(server.url)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done())
  })
  await server.close()
  say('\nWaymark has ended; every change was saved as it was made.')
}

/** Someone logged in from elsewhere opens the address themselves. */
function whyNoBrowser(): string | null {
  if (process.env.CI) return 'a build machine'
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'no display'
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, 'xdg-open'))) ? null : 'no xdg-open'
}

function openInBrowser(url: string): void {
  const [command, ...args] = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }[process.platform as string] ?? ['xdg-open', url]
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true })
  child.on('error', () => say('  (No browser could be opened; open the address yourself.)'))
  child.unref()
}

async function main(): Promise<void> {
  const asked = readArguments()
  if (asked === null) return say(HELP)
  const { path, port, browser, open } = asked
  const opening: Opening = path === null ? { kind: 'sample' } : { kind: 'file', path }
  let reason = 'you asked for the browser'
  if (!browser) {
    const desktop = await findDesktop(say)
    const failure =
      'executable' in desktop ? await runDesktop(desktop.executable, path) : desktop.reason
    if (failure === null) return
    reason = failure
  }
  say(`Not in a desktop window, because ${reason}; the same application opens in the browser.`)
  await runBrowser(opening, { port, open })
}

/** What happened, as a sentence. */
function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) {
    return sayMessage(intlFor('en'), `error.${error.code}`, error.values)
  }
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'That port is already in use; choose another with --port.'
  return message ?? String(error)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exitCode = error instanceof WrongUsage ? 2 : 1
}
