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
import { quarter, someKeys, temporaryFolder } from './draft.ts'
import { claiming, entriesOf, type Parts, partsOf, resigned, withLines, zipOf } from './tamper.ts'

const folder = await temporaryFolder()
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
  expectCheap(costOf('bomb', claiming(zip, 'changes.jsonl', 'size', 60_000)), 'package_limit')
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
    ...lines.slice(0, 3),
    ...Array.from(
      { length: LIMITS.changes },
      (_, at) => `{"stream":0,"seq":${at + 1},"delete":"risk","row":"${noise(9)}"}`,
    ),
  ])
  expectCheap(costOf('many', full), /package_gap|package_value/)
})

test('as many bytes as there may be, in valid changes of many fields', async () => {
  const first = parts['changes.jsonl'].toString().split('\n').slice(0, 3)
  const lines = [...first]
  let bytes = 0
  for (let at = 1; bytes < ENTRIES['changes.jsonl'] - 10_000; at += 1) {
    const values = { office: noise(8), workplan: noise(9), statement: `${noise(40)}ن`.repeat(5) }
    const line = JSON.stringify({ stream: 0, seq: at, create: 'risk', row: noise(12), values })
    bytes += Buffer.byteLength(line) + 1
    lines.push(line)
  }
  const text = Buffer.from(`${lines.join('\n')}\n`)
  const large = resigned({ ...parts, 'changes.jsonl': text }, signing)
  expectCheap(costOf('large', await zipOf(entriesOf(large))), /package_gap|package_value/)
})

test('unread lines of the largest file', () => {
  const armour = `-----BEGIN AGE ENCRYPTED FILE-----\n${'> '.repeat(LIMITS.file / 2 - 100)}`
  expectCheap(costOf('armour', Buffer.from(armour)), 'package_truncated')
})
