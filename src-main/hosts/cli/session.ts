// An engine for one command: made, opened on the workspace, closed again whatever happens.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createEngine, type Engine } from '#app/engine.ts'
import type { Progress } from '#contract/client.ts'
import { hasChromium } from '#platform/chromium.ts'
import { systemClock } from '#platform/clock.ts'
import { profileFolder } from '#platform/profile.ts'
import { VERSION } from '#platform/version.ts'
import type { Output } from './output.ts'
import { Stop } from './status.ts'

export function commandEngine(): Engine {
  return createEngine({
    host: 'direct',
    profile: profileFolder(),
    clock: systemClock,
    version: VERSION,
    pdf: async (html, signal) => {
      const { printPdf } = await import('#platform/chromium.ts')
      return printPdf(html, signal)
    },
    can: { print: false, pdf: hasChromium(), revealFile: false, nativeDialogs: false },
  })
}

/** Runs with an engine that has nothing open yet. */
export async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = commandEngine()
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** Runs with the workspace open. */
export async function withWorkspace<T>(
  file: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withEngine(async (engine) => {
    await engine.openFile(path.resolve(file))
    return work(engine)
  })
}

/** A file that a person named, as the contract takes it. */
export async function readAsFile(file: string): Promise<File> {
  const bytes = await readNamed(file)
  return new File([bytes as Uint8Array<ArrayBuffer>], path.basename(file))
}

export async function readNamed(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Stop(code === 'ENOENT' ? 'cli.no_file' : 'cli.cannot_read', { file, code })
  }
}

/** The first line of a file, so that no passphrase stands on a command line that others can list. */
export async function passphraseIn(file: string | undefined): Promise<{ passphrase?: string }> {
  if (file === undefined) return {}
  const text = Buffer.from(await readNamed(file)).toString('utf8')
  const [passphrase = ''] = text.split(/\r?\n/, 1)
  if (passphrase === '') throw new Stop('cli.no_passphrase', { file })
  return { passphrase }
}

/** Writes a result where the person said; the folder must be there. */
export async function writeNamed(file: string, bytes: Uint8Array): Promise<void> {
  const { writeFileAtomic } = await import('#platform/files.ts')
  try {
    await writeFileAtomic(path.resolve(file), bytes)
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      if (/^E[A-Z]+$/.test(error.code)) {
        throw new Stop('cli.cannot_write', { file, code: error.code })
      }
    }
    throw error
  }
}

export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer())
}

export function showProgress(output: Output) {
  return ({ done, total, step }: Progress): void =>
    output.progress(`${output.text(step.id, step.values)} (${done}/${total})`)
}
