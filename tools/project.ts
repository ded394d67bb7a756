// What the tools share: where the project is, how one of its commands is run to its end.
import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export interface Outcome {
  readonly code: number
  /** stdout and stderr in the order they came; empty when `show` was set. */
  readonly output: string
}

/** Runs an installed command (or a file of the project) on this same Node; never rejects. */
export function runCommand(
  args: readonly string[],
  options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve(ROOT, 'tools/run.mjs'), ...args], {
      cwd: ROOT,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

/** Seconds with one decimal since `start` (of performance.now()). */
export function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
