// Keys are made once, kept for their owner alone, and never replaced.
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprintOf, parsePublicKey, signBytes, verifyBytes } from '#exchange/sign.ts'
import { keyFile, loadKeys, makeKeys } from '#platform/keys.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

test('what was made is what is loaded', async () => {
  const made = await makeKeys(folder, 'workspace-1')
  const loaded = await loadKeys(folder, 'workspace-1')
  expect(loaded.minisign).toBe(made.minisign)
  expect(loaded.fingerprint).toBe(made.fingerprint)
  expect(loaded.ageIdentity).toBe(made.ageIdentity)
  expect(loaded.ageRecipient).toBe(made.ageRecipient)
  const key = parsePublicKey(made.minisign)
  if (!key) throw new Error('the public key was not read')
  const bytes = Buffer.from('signed after loading')
  const signature = signBytes(bytes, 'a comment', loaded.signing)
  expect(verifyBytes(bytes, signature, key)).toEqual({ valid: true, comment: 'a comment' })
})

test('the fingerprint is eight groups of four digits, the same here and in a package', async () => {
  const { fingerprint, minisign } = await makeKeys(folder, 'workspace-2')
  expect(fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  const key = parsePublicKey(minisign)
  expect(key && fingerprintOf(key)).toBe(fingerprint)
})

test.skipIf(process.platform === 'win32')('only their owner can read them', async () => {
  await makeKeys(folder, 'workspace-3')
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
  expect((await stat(keyFile(folder, 'workspace-3'))).mode & 0o777).toBe(0o600)
})

test('a folder that others can read is closed to them', async () => {
  if (process.platform === 'win32') return
  const open = join(folder, 'another profile')
  await makeKeys(open, 'a')
  await chmod(join(open, 'keys'), 0o755)
  await makeKeys(open, 'b')
  expect((await stat(join(open, 'keys'))).mode & 0o777).toBe(0o700)
})

test('keys that are there are never replaced', async () => {
  const first = await makeKeys(folder, 'workspace-4')
  const before = await readFile(keyFile(folder, 'workspace-4'), 'utf8')
  await expect(makeKeys(folder, 'workspace-4')).rejects.toMatchObject({ code: 'workspace_exists' })
  expect(await readFile(keyFile(folder, 'workspace-4'), 'utf8')).toBe(before)
  expect((await loadKeys(folder, 'workspace-4')).fingerprint).toBe(first.fingerprint)
  const names = await readdir(join(folder, 'keys'))
  expect(names.filter((name) => name.includes('part'))).toEqual([])
})

test('of two that make them at once one wins', async () => {
  const results = await Promise.allSettled([
    makeKeys(folder, 'workspace-5'),
    makeKeys(folder, 'workspace-5'),
  ])
  const won = results.filter((result) => result.status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect((await loadKeys(folder, 'workspace-5')).fingerprint).toBe(won[0]?.value.fingerprint)
})

test('absent, damaged or misnamed keys are missing keys', async () => {
  const missing = { code: 'key_missing', values: { workspace: 'workspace-9' } }
  await expect(loadKeys(folder, 'workspace-9')).rejects.toMatchObject(missing)
  await makeKeys(folder, 'workspace-8')
  await writeFile(keyFile(folder, 'workspace-8'), '{"format":1}')
  await expect(loadKeys(folder, 'workspace-8')).rejects.toMatchObject({ code: 'key_missing' })
  await expect(loadKeys(folder, '../workspace-1')).rejects.toMatchObject({ code: 'key_missing' })
})
