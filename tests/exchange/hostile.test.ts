// However a file was made, opening it ends within two seconds and 200 MiB: the worst that the limits
// let through, each in a process of its own.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { LIMITS } from '#exchange/limits.ts'
import { packPackage } from '#exchange/pack.ts'
import { ENTRIES } from '#exchange/zip.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { quarter, someKeys } from './draft.ts'
import { format1Package } from './format-1-writer.ts'
import { claiming, entriesOf, type Parts, partsOf, resigned, withLines, zipOf } from './tamper.ts'

const folder = temporaryFolder()
const { signing } = await someKeys(folder, 'office')
const CHILD = fileURLToPath(new URL('hostile-child.ts', import.meta.url))
const small = join(folder, 'small.wmpkg')
let parts: Parts

beforeAll(async () => {
  const plain = await packPackage(quarter(), { signing, recipients: [] })
  writeFileSync(small, plain)
  parts = await partsOf(plain)
})

interface Cost {
  readonly result: string
  readonly milliseconds: number
  readonly mebibytes: number
}

function costOf(name: string, bytes: Uint8Array): Cost {
  const path = join(folder, `${name}.wmpkg`)
  writeFileSync(path, bytes)
  const args = ['--disable-warning=ExperimentalWarning', CHILD, path, small]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost
}

function expectCheap(cost: Cost, result: string | RegExp): void {
  expect(cost.result).toMatch(result)
  expect(cost.milliseconds).toBeLessThan(2000)
  expect(cost.mebibytes).toBeLessThan(200)
}

let random = 1
function noise(length: number): string {
  let text = ''
  while (text.length < length) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    text += random.toString(36)
  }
  return text.slice(0, length)
}

test('a bomb that says it is small', async () => {
  const bomb = { ...parts, 'changes.jsonl': Buffer.alloc(100 * 1024 * 1024) }
  const zip = await zipOf(entriesOf(bomb))
  expectCheap(costOf('bomb', claiming(zip, 'changes.jsonl', 'size', 60_000)), 'package_hash')
})

test('nesting that fills a line', async () => {
  const half = LIMITS.line / 2 - 10
  const deep = await withLines(parts, signing, (lines) => [
    ...lines.slice(0, 2),
    `{"a":${'['.repeat(half)}${']'.repeat(half)}}`,
    noise(100_000),
  ])
  expectCheap(costOf('deep', deep), 'package_limit')
})

test('a passphrase as slow as is allowed', () => {
  const header = `-> scrypt ${'A'.repeat(22)} ${LIMITS.workFactor}\n${'A'.repeat(43)}\n`
  const text = `age-encryption.org/v1\n${header}--- ${'A'.repeat(43)}\n${'x'.repeat(100)}`
  expectCheap(costOf('slow', Buffer.from(text)), 'package_sealed_for_other')
})

test('as many changes as there may be, all valid', async () => {
  const full = await withLines(parts, signing, (lines) => [
    ...lines.slice(0, 4),
    '{"table":0,"delete":"risk"}',
    ...Array.from({ length: LIMITS.changes }, () => `[0,"${noise(9)}"]`),
  ])
  expectCheap(costOf('many', full), 'package_value')
})

test('as many rows as there may be, with much that they have in common', async () => {
  const values = { office: 'o', workplan: 'w', statement: 'x'.repeat(300), impact: [] }
  const full = await withLines(parts, signing, (lines) => [
    ...lines.slice(0, 4),
    JSON.stringify({ table: 0, create: 'risk', values }),
    ...Array.from({ length: LIMITS.changes }, (_, at) => `[0,"${noise(6)}",${at}]`),
  ])
  expectCheap(costOf('common', full), 'package_value')
})

test('as many tables as there may be: every order of the fields is one', async () => {
  const tables: string[] = []
  for (const order of orders(Object.keys(CELLS))) {
    const table = tables.length / 2
    if (table > LIMITS.tables) break
    const values = Object.fromEntries(order.map((field) => [field, []]))
    const cells = [table, `r${table}`, ...order.map((field) => CELLS[field])]
    tables.push(JSON.stringify({ table, create: 'risk', values }), JSON.stringify(cells))
  }
  const head = parts['changes.jsonl'].toString().split('\n').slice(0, 4)
  const full = await withLines(parts, signing, () => [...head, ...tables.slice(0, -2)])
  expectCheap(costOf('tables', full), 'package_value')
  const more = await withLines(parts, signing, () => [...head, ...tables])
  expectCheap(costOf('more', more), 'package_limit')
})

test('as many bytes as there may be, in valid changes of many fields', async () => {
  const values = { office: [], workplan: [], statement: [] }
  const first = parts['changes.jsonl'].toString().split('\n').slice(0, 4)
  const lines = [...first, JSON.stringify({ table: 0, create: 'risk', values })]
  let bytes = 0
  while (bytes < ENTRIES['changes.jsonl'] - 10_000) {
    const line = JSON.stringify([0, noise(12), noise(8), noise(9), `${noise(40)}ن`.repeat(5)])
    bytes += Buffer.byteLength(line) + 1
    lines.push(line)
  }
  const text = Buffer.from(`${lines.join('\n')}\n`)
  const large = resigned({ ...parts, 'changes.jsonl': text }, signing)
  expectCheap(costOf('large', await zipOf(entriesOf(large))), 'package_value')
})

test('the same of format 1', async () => {
  const old = await partsOf(await format1Package(quarter(), signing))
  const lines = old['changes.jsonl'].toString().split('\n').slice(0, 3)
  let bytes = 0
  for (let seq = 1; bytes < ENTRIES['changes.jsonl'] - 10_000; seq += 1) {
    const values = { office: noise(8), workplan: noise(9), statement: `${noise(40)}ن`.repeat(5) }
    const line = JSON.stringify({ stream: 0, seq, create: 'risk', row: noise(12), values })
    bytes += Buffer.byteLength(line) + 1
    lines.push(line)
  }
  const manifest = JSON.parse(old['manifest.json'].toString())
  manifest.streams[0].last = lines.length - 3
  Object.assign(manifest.counts, { changes: lines.length - 3, groups: 1 })
  manifest.counts.entities = { risk: lines.length - 3 }
  const large = {
    ...old,
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'changes.jsonl': Buffer.from(`${lines.join('\n')}\n`),
  }
  expectCheap(costOf('old', await zipOf(entriesOf(resigned(large, signing)))), /^opened/)
})

const CELLS: Readonly<Record<string, string | number>> = {
  ...{ office: 'o', workplan: 'w', output: 'p', type: 'financial', statement: 's' },
  ...{ likelihood: 1, impact: 2, mitigation: 'm', owner_name: 'n', status: 'open' },
}

function* orders(fields: readonly string[]): Generator<readonly string[]> {
  if (fields.length === 0) yield []
  for (const [at, field] of fields.entries()) {
    for (const rest of orders(fields.toSpliced(at, 1))) yield [field, ...rest]
  }
}

test('unread lines of the largest file', () => {
  const [begin, end] = [
    '-----BEGIN AGE ENCRYPTED FILE-----\n',
    '\n-----END AGE ENCRYPTED FILE-----',
  ]
  const line = '> <a =20&gt;=2B<BEGIN AGE \n'
  const lines = line.repeat((LIMITS.file - 100) / line.length)
  expectCheap(costOf('armour', Buffer.from(`${begin}${lines}${end}`)), 'package_not_one')
})
