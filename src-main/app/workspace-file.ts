// The file of a workspace as a file: what SQLite keeps beside it goes with it.
import { rmSync } from 'node:fs'

/** Removes a workspace that could not be finished; never one that a person has worked in. */
export function removeWorkspaceFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}
