// What the pages of docs/ name is there: each page, heading and picture that they link to, and each file and
// folder of the house. A name with a part to fill in (`NNNN-name.ts`, `hosts/X`) is none. Decisions and changes tell
// of their day, so files that they name may have moved since.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).sort()
const ROOMS = ['src-shared', 'src-main', 'src-renderer', 'db', 'tests', 'tools', 'docs']
const FILES = globSync(`{${ROOMS.join(',')}}/**/*`, { cwd: ROOT })
const ENDINGS = ['', '.ts', '.tsx', '.test.ts']

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/** As the sites that show these pages name a heading in an address. */
function anchorsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function deadLinks(page: string): readonly string[] {
  return [...read(page).matchAll(/\]\(([^)]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path))
      if (!existsSync(join(ROOT, target))) return true
      return anchor !== undefined && !anchorsOf(target).includes(anchor)
    })
}

/** `a/{b,c}.ts` is two names. */
function spelledOut(name: string): readonly string[] {
  const [, before = '', choices = '', after = ''] = /^(.*?)\{(.*?)\}(.*)$/.exec(name) ?? []
  return choices ? choices.split(',').map((each) => `${before}${each}${after}`) : [name]
}

function isThere(name: string): boolean {
  const path = name.replace(/\/$/, '')
  return ENDINGS.some((ending) =>
    FILES.some((file) => file === path + ending || file.endsWith(`/${path}${ending}`)),
  )
}

/** Names of files by their ending, and paths that begin in a room or in a folder of one. */
function lostNames(page: string): readonly string[] {
  const first = new Set(FILES.flatMap((file) => dirname(file).split('/')))
  return [...read(page).matchAll(/`([\w./{},-]+)`/g)]
    .flatMap(([, name = '']) => spelledOut(name))
    .filter((name) => {
      const [start = '', ...more] = name.split('/')
      const isPath = more.length > 0 && (ROOMS.includes(start) || first.has(start))
      return isPath || /^[\w-][\w.-]*\.(ts|tsx|mjs)$/.test(name)
    })
    .filter((name) => !/\b(NNNN|X|[A-Z]+)\b/.test(name) && !isThere(name))
}

test.each(PAGES)('%s leads to pages, headings and pictures that are there', (page) => {
  expect(deadLinks(page)).toEqual([])
})

const OF_TODAY = PAGES.filter((page) => !/^CHANGELOG|decisions/.test(page))
test.each(OF_TODAY)('%s names files and folders that are there', (page) => {
  expect(lostNames(page)).toEqual([])
})

test('what is not there is found', () => {
  expect(isThere('db/incoming.ts')).toBe(true)
  expect(isThere('tests/unit/docs')).toBe(true)
  expect(spelledOut('db/{incoming,outgoing}.ts').filter((name) => !isThere(name))).toEqual([
    'db/outgoing.ts',
  ])
  expect(anchorsOf('docs/architecture.md')).toContain('who-may-import-whom')
})
