// `waymark serve`: the application in a browser on this machine, until Ctrl+C.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { hasRenderer, startApplication } from '#hosts/http/application.ts'
import type { Output } from '../output.ts'
import { Stop } from '../status.ts'

interface Options {
  readonly port?: number
  readonly open: boolean
}

export async function serve(file: string, options: Options, output: Output): Promise<void> {
  if (!hasRenderer()) throw new Stop('cli.serve.not_built')
  const server = await start(file, options)
  output.document({ url: server.url, origin: server.origin })
  output.line(server.url)
  output.note('cli.serve.running')
  if (options.open) openBrowser(server.url, output)
  await stopped()
  await server.close()
}

async function start(file: string, { port }: Options) {
  try {
    return await startApplication({
      opening: { kind: 'file', path: path.resolve(file) },
      ...(port !== undefined && { port }),
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      throw new Stop('cli.serve.port', { port: port ?? 0 })
    }
    throw error
  }
}

function openBrowser(url: string, output: Output): void {
  const [program, ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '""', url] }[
    process.platform as string
  ] ?? ['xdg-open', url]
  const child = spawn(program ?? 'xdg-open', args, { stdio: 'ignore', detached: true })
  child.on('error', () => output.note('cli.serve.no_browser')) // the address is on the screen
  child.unref()
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve())
    }
  })
}
