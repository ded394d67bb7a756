// Builds what is missing or older than its sources: the renderer (for every host) and the desktop
// entries. `node tools/run.mjs tools/build.ts renderer|desktop`, or called by start, test and serve.
// A build goes to a folder of its own and is then moved into place, so that a second build or a
// running server never sees half of one.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT, runCommand, secondsSince } from './project.ts'

interface Target {
  readonly name: 'renderer' | 'desktop'
  /** Folders below out/ that the build makes. */
  readonly folders: readonly string[]
  readonly sources: readonly string[]
  /** The command that builds into the folder `to`. */
  readonly command: (to: string) => readonly string[]
}

const TARGETS: Readonly<Record<Target['name'], Target>> = {
  renderer: {
    name: 'renderer',
    folders: ['renderer'],
    sources: ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'],
    command: (to) => ['vite', 'build', '--logLevel', 'warn', '--outDir', join(to, 'renderer')],
  },
  desktop: {
    name: 'desktop',
    folders: ['main', 'preload'],
    sources: ['src-main', 'src-shared', 'db', 'electron.vite.config.ts', 'package-lock.json'],
    command: (to) => [
      'electron-vite',
      'build',
      '--logLevel',
      'warn',
      '--mode',
      'desktop',
      '--outDir',
      to,
    ],
  },
}

/** The newest change below a path, in milliseconds; folders count, so a deleted file is seen too. */
async function newestChange(path: string): Promise<number> {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const entries = await readdir(path, { recursive: true })
  return entries.reduce(
    (newest, entry) => Math.max(newest, statSync(join(path, entry)).mtimeMs),
    stat.mtimeMs,
  )
}

async function isFresh(target: Target, stamp: string): Promise<boolean> {
  if (!existsSync(stamp)) return false
  if (!target.folders.every((folder) => existsSync(join(ROOT, 'out', folder)))) return false
  const built = Number(readFileSync(stamp, 'utf8'))
  for (const source of target.sources) {
    if ((await newestChange(join(ROOT, source))) > built) return false
  }
  return true
}

/** Builds `name` if it is missing or stale; throws an Error with the builder's words if it fails. */
export async function ensureBuilt(
  name: Target['name'],
  say: (line: string) => void = () => {},
): Promise<void> {
  const target = TARGETS[name]
  const out = join(ROOT, 'out')
  const stamp = join(out, `.${name}-built`)
  if (await isFresh(target, stamp)) return
  const started = Date.now()
  const clock = performance.now()
  const fresh = join(out, `.building-${name}-${process.pid}`)
  await mkdir(fresh, { recursive: true })
  try {
    const { code, output } = await runCommand(target.command(fresh), {
      // Started from a test this is 'test', and the libraries would be built for development.
      env: { NODE_ENV: 'production' },
    })
    if (code !== 0) throw new Error(`The ${name} build failed:\n${output}`)
    for (const folder of target.folders) await moveIntoPlace(join(fresh, folder), join(out, folder))
    writeFileSync(stamp, String(started))
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  say(`Built the ${name} (${secondsSince(clock)})`)
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
  const old = `${to}.old-${process.pid}`
  if (existsSync(to)) await rename(to, old)
  await rename(from, to)
  await rm(old, { recursive: true, force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  for (const name of names.length > 0 ? names : Object.keys(TARGETS)) {
    if (name !== 'renderer' && name !== 'desktop') throw new Error(`Nothing to build: ${name}`)
    await ensureBuilt(name, (line) => process.stderr.write(`${line}\n`)).catch((error) => {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 1
    })
  }
}
