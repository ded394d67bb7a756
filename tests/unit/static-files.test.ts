// Which file a path of an address names: only ever one inside the folder.
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isInside, resolveInside } from '#platform/static-files.ts'

const ROOT = join(sep, 'app', 'renderer')

test.for([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/a.js', 'assets/a.js'],
  ['/assets/../a.js', 'a.js'],
  ['/..a/b.js', '..a/b.js'],
  ['/a%20b.js', 'a b.js'],
])('%s is %s', ([path, file]) => {
  expect(resolveInside(ROOT, path ?? '')).toBe(join(ROOT, file ?? ''))
})

test.for([
  '/..',
  '/../secret',
  '/../renderer2/secret',
  '/a/../../secret',
  '/%2e%2e/secret',
  '/..%2fsecret',
  '/a%00',
  '/a\\..\\..\\secret',
  '/%5c..%5csecret',
  '/%',
  'index.html',
  '',
  '/.',
])('%j is nothing', (path) => {
  expect(resolveInside(ROOT, path)).toBeNull()
})

describe('a path is inside a folder', () => {
  test.for([
    [ROOT, true],
    [join(ROOT, 'a'), true],
    [join(ROOT, '..a'), true],
    [`${ROOT}2`, false],
    [join(ROOT, '..'), false],
    [join(sep, 'elsewhere'), false],
  ] as const)('%s: %s', ([path, inside]) => expect(isInside(ROOT, path)).toBe(inside))
})
