// Files on a disk that may be full, watched by a virus scanner, or pulled out: one way to write that
// leaves either the old file or the new one, never a part. It knows nothing of what it writes.
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal, type RefusalCode } from '#domain/errors.ts'
import { removeLeftOvers, temporaryName } from './left-overs.ts'

export interface WriteOptions {
  /** Access of the new file, default 0o644. */
  readonly mode?: number
  /** False: refuse to replace a file that is there (the error EEXIST is thrown). Default true. */
  readonly replace?: boolean
}

/** Scanners and sync programs hold a file for a moment after it was written; together 1.3 seconds. */
const PATIENCE = [10, 20, 40, 80, 160, 320, 640] as const // milliseconds
const LOCKED: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES'])
const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EMLINK',
])
const REFUSED: Readonly<Record<string, RefusalCode>> = {
  ENOSPC: 'workspace_disk_full',
  EDQUOT: 'workspace_disk_full',
  EROFS: 'workspace_read_only',
  EACCES: 'workspace_read_only',
  EPERM: 'workspace_read_only',
}

/**
 * Writes a file whole: a temporary file beside it, flushed to the disk, then renamed over `path`, then
 * the folder flushed. On failure the temporary file is gone and the old file is as it was; what a killed
 * process left of the same file goes with the next write.
 * Refuses workspace_disk_full and workspace_read_only with { file }; other errors are thrown as
 * they are.
 */
export async function writeFileAtomic(
  path: string,
  bytes: Uint8Array | string,
  options: WriteOptions = {},
): Promise<void> {
  const name = basename(path)
  removeLeftOvers(dirname(path), name)
  const temporary = join(dirname(path), temporaryName(name, randomBytes(6).toString('hex')))
  try {
    await writeFlushed(temporary, bytes, options.mode ?? 0o644)
    if (options.replace === false) await linkNew(temporary, path, options.mode ?? 0o644)
    else await patiently(() => rename(temporary, path))
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw refusalOf(error, path)
  }
}

/** Makes a folder and those above it; `mode` for the ones that are new. */
export async function makeFolder(path: string, mode = 0o755): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode })
  } catch (error) {
    throw refusalOf(error, path)
  }
}

async function writeFlushed(path: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Gives the file its name only if nothing has it: of two writers one fails with EEXIST. */
async function linkNew(temporary: string, path: string, mode: number): Promise<void> {
  try {
    await link(temporary, path)
    await rm(temporary)
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error
    // A disk without links (FAT): take the name with an empty file, then replace that.
    await (await open(path, 'wx', mode)).close()
    await patiently(() => rename(temporary, path))
  }
}

async function patiently(attempt: () => Promise<void>): Promise<void> {
  for (const pause of PATIENCE) {
    try {
      await attempt()
      return
    } catch (error) {
      if (!LOCKED.has(codeOf(error))) throw error
      await wait(pause)
    }
  }
  await attempt()
}

/** A rename is only safe against a power cut when its folder is flushed; Windows cannot and need not. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function refusalOf(error: unknown, path: string): unknown {
  const code = REFUSED[codeOf(error)]
  return code === undefined ? error : new Refusal(code, { file: path }, error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
