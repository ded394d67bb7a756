// Old packages open for ever: files as released versions made them, frozen by their hashes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openPackage } from '#exchange/open.ts'

const FROZEN = {
  'format-1-plain.wmpkg': '09ccff404adadefbb762b389bc68b4de23bf482b26c071f7f1537df69c323552',
  'format-1-sealed.wmpkg': 'a5aa570277ffd47ae5d3969be15f2ceb033f98f5af5a9d73ecc169e2e348847a',
  'format-1-passphrase.wmpkg': '3634b5177536310ec87b81c702b712ba751ba394c59f1309282c05367e03321c',
} as const

/** Of the groups and changes that all three hold, as JSON. */
const CONTENT = '45100c487549d49c49c68f1a4d2cd8c93ad31354d4e80063e17ad425dbfd14a5'

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
  expect(opened).toMatchObject({ format: 1, manifest: { kind: 'submission', period: '2021Q2' } })
  const content = JSON.stringify([opened.groups, opened.changes])
  expect(sha256(content)).toBe(CONTENT)
})
