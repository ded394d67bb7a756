// A file is written whole or not at all, whatever the disk does.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeFileAtomic } from '#platform/files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const isRoot = process.getuid?.() === 0

test('writes bytes and texts, and replaces what was there', async () => {
  const path = join(folder, 'report.pdf')
  await writeFileAtomic(path, Buffer.from([1, 2, 3]))
  expect(await readFile(path)).toEqual(Buffer.from([1, 2, 3]))
  await writeFileAtomic(path, 'نساء')
  expect(await readFile(path, 'utf8')).toBe('نساء')
  expect(await readdir(folder)).toEqual(['report.pdf'])
})

test('gives the file the access that was asked for', async () => {
  if (process.platform === 'win32') return
  const path = join(folder, 'secret')
  await writeFileAtomic(path, 'x', { mode: 0o600 })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('does not replace when it must not', async () => {
  const path = join(folder, 'kept')
  await writeFileAtomic(path, 'first', { replace: false })
  const again = writeFileAtomic(path, 'second', { replace: false })
  await expect(again).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await readFile(path, 'utf8')).toBe('first')
})

test('a folder that is not there is told as it is, and nothing is left', async () => {
  const path = join(folder, 'nowhere', 'file')
  await expect(writeFileAtomic(path, 'x')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a name that a folder has: the temporary file is gone', async () => {
  const path = join(folder, 'taken')
  await mkdir(join(path, 'inside'), { recursive: true })
  await expect(writeFileAtomic(path, 'x')).rejects.toBeDefined()
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

/** Root writes everywhere, so the real thing is a small disk of its own. */
const canMount =
  isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
if (canMount) execFileSync('umount', [folder])

describe.skipIf(!canMount)('a disk of 64 KiB', async () => {
  const disk = temporaryFolder()
  if (canMount) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
  afterAll(() => {
    if (canMount) execFileSync('umount', ['-l', disk])
  })

  test('full: refused, the old file is whole, and no part is left', async () => {
    const path = join(disk, 'package.wmpkg')
    await writeFileAtomic(path, 'old')
    await expect(writeFileAtomic(path, Buffer.alloc(200_000))).rejects.toMatchObject({
      code: 'workspace_disk_full',
      values: { file: path },
    })
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(disk)).toEqual(['package.wmpkg'])
    await writeFileAtomic(path, Buffer.alloc(20_000))
    expect((await stat(path)).size).toBe(20_000)
  })

  test('read-only: refused', async () => {
    const path = join(disk, 'package.wmpkg')
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const writing = writeFileAtomic(path, 'new')
    await expect(writing).rejects.toMatchObject({
      code: 'workspace_read_only',
      values: { file: path },
    })
    execFileSync('mount', ['-o', 'remount,rw', disk])
  })
})

test.skipIf(isRoot || process.platform === 'win32')('a folder without access', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed)
  await writeFile(join(closed, 'file'), 'old')
  await chmod(closed, 0o500)
  const writing = writeFileAtomic(join(closed, 'file'), 'new')
  await expect(writing).rejects.toMatchObject({ code: 'workspace_read_only' })
  await chmod(closed, 0o700)
  expect(await readFile(join(closed, 'file'), 'utf8')).toBe('old')
})
