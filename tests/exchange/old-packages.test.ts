// Packages open for ever: files as they were made, frozen by their hashes, and what each of them says.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type OpenedPackage, openPackage } from '#exchange/open.ts'

const FOLDER = new URL('../fixtures/packages/', import.meta.url)

/** Hash of the file, and of its groups and changes as JSON. */
const FROZEN = {
  'format-1-passphrase.wmpkg': [
    '3634b5177536310ec87b81c702b712ba751ba394c59f1309282c05367e03321c',
    '45100c487549d49c49c68f1a4d2cd8c93ad31354d4e80063e17ad425dbfd14a5',
  ],
  'format-1-plain.wmpkg': [
    '09ccff404adadefbb762b389bc68b4de23bf482b26c071f7f1537df69c323552',
    '45100c487549d49c49c68f1a4d2cd8c93ad31354d4e80063e17ad425dbfd14a5',
  ],
  'format-1-sealed.wmpkg': [
    'a5aa570277ffd47ae5d3969be15f2ceb033f98f5af5a9d73ecc169e2e348847a',
    '45100c487549d49c49c68f1a4d2cd8c93ad31354d4e80063e17ad425dbfd14a5',
  ],
  'format-1-setup.wmpkg': [
    '7d670d2ff15737ffc15e59dd8a37f0456e91e547df21dd16311ef46a4b5709c9',
    '3519d99d7cf19846682b599068a517dcbb93ad724801c1fb6e96b8cc00552733',
  ],
  'format-1-succeeds.wmpkg': [
    'a29afcebff28517a3bb485d53d2d79e1be1060621e69778106eb268245d0cea2',
    '8554a7392391833d5488d3b9ff9d38d0def2cc3f60d758a3b338ec5692005126',
  ],
  'format-1-transfer.wmpkg': [
    'ded7cf9cc46df5530f78b930019b0a77a64a79d2ae2254d55d28a3cceab521a9',
    '605b8eefe839376ddeb1f962536cfa1415dca60baec0b915802f4b2988ca6b17',
  ],
  'format-2-return.wmpkg': [
    'bf11a0d12c1ad00144eb635754130b4c8b126e1e224dde8af7ab6ea9034cd426',
    '641661eb45ca090accdb6083e223504559a144b6eb0d33beecf28738ac3a3f98',
  ],
  'format-2-setup.wmpkg': [
    '2dbf9753a2464b30cf91c39779f30916cff2fb44c313b7418b0e55e5aaf3fbcb',
    '9798dbc1c68a034c9f905e8e0fd5b82987728bbeda9b85a2de809d62dd9d53fd',
  ],
  'format-2-submission.wmpkg': [
    'fa5774f5c7f481019c5fbecf4542281c102fab3bbfa3c499bddaf54913954853',
    '1796d8cdff04f4659f7caec52f67e43f301bd81624e68fbc72a773ca8a795b05',
  ],
  'format-2-succeeds.wmpkg': [
    'be93b306caf84e096b19ce020ae139fd41700dcb2f10008d8a20d82f0dde5a13',
    'f5ee8e21d819779e9926c0224e8974356361a19bc1d0fda74397b18512d63212',
  ],
  'format-2-transfer.wmpkg': [
    '4715e793de30b302db2f491633e8f4ffc3782451b18d3a3454d0a5017a7e5070',
    '968d692fd02baab925123c05d0667e75497306fe3f1fbc05658b3fe7e1c67052',
  ],
} as const satisfies Readonly<Record<string, readonly [file: string, content: string]>>

type Name = keyof typeof FROZEN

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function fixture(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER))
}

const keys = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
const identities = keys.flatMap(
  (name) =>
    fixture(name)
      .toString()
      .match(/AGE-SECRET-KEY-\w+/g) ?? [],
)

function opened(name: Name): Promise<OpenedPackage> {
  const opener = { identities, passphrase: 'correct horse' }
  return openPackage(fixture(name), opener, { appVersion: '0.1.0' })
}

test('every package of the folder is frozen here', () => {
  const found = readdirSync(FOLDER).filter((name) => name.endsWith('.wmpkg'))
  expect(found.toSorted()).toEqual(Object.keys(FROZEN).toSorted())
})

test.each(Object.entries(FROZEN))('%s says what it always said', async (name, [file, content]) => {
  expect(sha256(fixture(name))).toBe(file)
  const { groups, changes, format } = await opened(name as Name)
  expect(sha256(JSON.stringify([groups, changes]))).toBe(content)
  expect(name).toContain(`format-${format}-`)
})

test('there is one of each kind, sealed, with a passphrase and plain', async () => {
  const all = await Promise.all(Object.keys(FROZEN).map((name) => opened(name as Name)))
  const present = all.filter(({ format }) => format === 2)
  expect(new Set(present.map(({ manifest }) => manifest.kind))).toEqual(
    new Set(['setup', 'submission', 'return', 'transfer']),
  )
  expect(new Set(present.map(({ sealed }) => sealed))).toEqual(new Set([true, false]))
})

test.each([1, 2])('format %i: a transfer introduces the key of HQ', async (format) => {
  const { manifest } = await opened(`format-${format}-transfer.wmpkg` as Name)
  expect(manifest).toMatchObject({
    kind: 'transfer',
    introduces: [{ role: 'hq', site: expect.any(String), minisign: expect.any(String) }],
  })
})

test.each([1, 2])('format %i: earlier keys vouch for the one that signed', async (format) => {
  const { manifest } = await opened(`format-${format}-succeeds.wmpkg` as Name)
  expect(manifest.succeeds).toHaveLength(2)
})
