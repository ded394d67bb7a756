// Who may import whom: each rule of docs/architecture.md is broken on purpose in a copy of the rooms,
// and the linter with the project's own rules, the one that `npm run check` runs, has to say so.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** The folder of the importing module, what it imports. `open.ts` is the door to SQLite. */
const FORBIDDEN = [
  ['src-shared/domain', '#db/open.ts'],
  ['src-shared/domain', '#contract/client.ts'],
  ['src-shared/domain', 'node:fs'],
  ['src-shared/i18n', '#app/engine.ts'],
  ['src-shared/contract', '#exchange/pack.ts'],
  ['src-shared/contract', '#db/open.ts'],
  ['src-shared/exchange', '#db/open.ts'],
  ['src-shared/report', '#app/engine.ts'],
  ['src-shared/report', '#db/queries/plan.ts'],
  ['db', '#app/engine.ts'],
  ['db', 'better-sqlite3'],
  ['db/queries', 'better-sqlite3'],
  ['src-main/app', 'electron'],
  ['src-main/app', 'node:http'],
  ['src-main/app', '#hosts/http/server.ts'],
  ['src-main/platform', '#app/engine.ts'],
  ['src-main/platform', 'electron'],
  ['src-main/hosts/http', '#hosts/electron/menu.ts'],
  ['src-main/hosts/http', 'electron'],
  ['src-main/hosts/electron', '#hosts/http/server.ts'],
  ['src-main/hosts/cli', 'electron'],
  ['src-renderer/client', '#app/engine.ts'],
  ['src-renderer/client', 'node:fs'],
  ['src-renderer/features/plan', '#db/open.ts'],
] as const

const ALLOWED = [
  ['src-shared/contract', '#domain/entities.ts'],
  ['db', '#domain/changes.ts'],
  ['src-main/app', '#db/journal.ts'],
  ['src-main/hosts/electron', 'electron'],
  ['src-main/hosts/cli', '#hosts/http/application.ts'],
  ['src-renderer/client', '#contract/client.ts'],
] as const

const ROOMS = [
  'src-shared/domain',
  'src-shared/i18n',
  'src-shared/contract',
  'src-shared/exchange',
  'src-shared/report',
  'db',
  'src-main/app',
  'src-main/platform',
  'src-main/hosts/http',
  'src-main/hosts/electron',
  'src-main/hosts/cli',
  'src-renderer',
] as const

let folder = ''
/** The planted files that the linter complained about for their import. */
let refused: ReadonlySet<string> = new Set()

function plantedFile(room: string, from: string): string {
  return `${room}/planted-${from.replace(/[^a-z0-9]+/g, '-')}.ts`
}

function plant(file: string, from: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(
    join(folder, file),
    `import { thing } from '${from}'\n\nexport const used = thing\n`,
  )
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-rules-')))
  for (const name of ['biome.json', '.gitignore']) cpSync(join(ROOT, name), join(folder, name))
  for (const [room, from] of [...FORBIDDEN, ...ALLOWED]) plant(plantedFile(room, from), from)
  plant('db/open.ts', 'better-sqlite3')
  const linter = [join(ROOT, 'tools/run.mjs'), 'biome', 'lint', '--reporter=github']
  const { stdout } = spawnSync(process.execPath, [...linter, '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  refused = new Set(
    [...stdout.matchAll(/^::error title=lint\/style\/noRestrictedImports,file=([^,]+),/gm)].map(
      (match) => relative(folder, match[1] ?? '').replaceAll('\\', '/'),
    ),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an import that a room may not make is an error', () => {
  test.for(FORBIDDEN)('%s from %s', ([room, from]) => {
    expect(refused).toContain(plantedFile(room, from))
  })
})

describe('a relative import', () => {
  const modules = ROOMS.flatMap((room) =>
    globSync(`${room}/**/*.{ts,tsx}`, { cwd: ROOT }).map((file) => ({ room, file })),
  )
  test('there is something to look at', () => expect(modules.length).toBeGreaterThan(50))

  test('stays in its room, so that the rules see every import between rooms', () => {
    const leaving = modules.flatMap(({ room, file }) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bfrom '(\.{1,2}\/[^']+)'/g)]
        .map((match) => join(dirname(file), match[1] ?? ''))
        .filter((target) => !target.startsWith(`${room}/`) && target !== 'package.json')
        .map((target) => `${file} -> ${target}`),
    )
    expect(leaving).toEqual([])
  })

  test('of one feature of the screens never reaches another feature', () => {
    const crossing = modules.flatMap(({ file }) => {
      const feature = /^src-renderer\/features\/([^/]+)\//.exec(file)?.[1]
      if (feature === undefined) return []
      return [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bfrom '([^']+)'/g)]
        .map((match) => match[1] ?? '')
        .map((from) => (from.startsWith('.') ? join(dirname(file), from) : from))
        .filter((target) => /features\//.test(target) && !target.includes(`features/${feature}/`))
        .map((target) => `${file} -> ${target}`)
    })
    expect(crossing).toEqual([])
  })
})

describe('an import that a room may make is none', () => {
  test.for(ALLOWED)('%s from %s', ([room, from]) => {
    expect(refused).not.toContain(plantedFile(room, from))
  })
  test('SQLite where the workspace file is opened', () => {
    expect(refused).not.toContain('db/open.ts')
  })
})
