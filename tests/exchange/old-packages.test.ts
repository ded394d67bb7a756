// Old packages open for ever: files as released versions made them, frozen by their hashes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openPackage } from '#exchange/open.ts'

const FROZEN = {
  'format-1-plain.wmpkg': 'a0e3c0ec9642c57ee762594278b169f61feca07df6c0243a148d531d90e30293',
  'format-1-sealed.wmpkg': '921f6d000967898401f34631aaaae69d8a0b54cbe6345a0e171d111cb6a2397b',
  'format-1-passphrase.wmpkg': '33b181434b31a4d8fdcceb7bb5a324aa13226cadadfe93524b715e1c3213fb57',
} as const

/** Of the groups and changes that all three hold, as JSON. */
const CONTENT = 'd8d0135715e448a0568091317391b48ffb83b80cfe40d61043b20de583522744'

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/packages/${name}`, import.meta.url))
}

const identity = /AGE-SECRET-KEY-\w+/.exec(fixture('format-1-receiver.txt').toString())?.[0] ?? ''

test.each(Object.entries(FROZEN))('%s', async (name, hash) => {
  const bytes = fixture(name)
  expect(sha256(bytes)).toBe(hash)
  const opener = { identities: [identity], passphrase: 'correct horse' }
  const opened = await openPackage(bytes, opener, { appVersion: '0.1.0' })
  expect(opened.manifest).toMatchObject({ format: 1, kind: 'submission', period: '2021Q2' })
  const content = JSON.stringify([opened.groups, opened.changes])
  expect(sha256(content)).toBe(CONTENT)
})
