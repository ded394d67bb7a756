// What SQLite and the file system report, as refusals with a sentence for a person. Errors that nobody
// expects go through as they are.
import { Refusal, type RefusalCode } from '#domain/errors.ts'

const CODES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/, 'workspace_disk_full'],
  [/^(SQLITE_READONLY.*|EROFS|EACCES|EPERM|SQLITE_CANTOPEN.*)$/, 'workspace_read_only'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB)$/, 'workspace_damaged'],
  [/^SQLITE_BUSY.*$/, 'workspace_in_use'],
]

/** What the sentence wants and nobody knows here. */
const VALUES: Partial<Record<RefusalCode, Readonly<Record<string, string>>>> = {
  workspace_in_use: { person: 'unknown', host: 'unknown', since: 'unknown' },
}

export function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return error
  const known = CODES.find(([pattern]) => pattern.test(code))
  if (!known) return error
  return new Refusal(known[1], { file, ...VALUES[known[1]], detail: error.message }, error)
}

/** Runs it; what fails with the disk or the file is thrown as a refusal. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asRefusal(error, file)
  }
}
