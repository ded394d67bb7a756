// What this person's workspaces have sent, kept beside them: how far each stream of a workspace went in
// the packages that left. A workspace file that is put back from a copy does not know it any more.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder, writeFileAtomic } from './files.ts'
import { logError } from './log.ts'

export type Sent = Readonly<Record<string, number>> // stream → last number sent
/** Stream → last number of a package → hash of everything up to there (app/returned.ts). */
export type SentHashes = Readonly<Record<string, Readonly<Record<number, string>>>>

function fileFor(folder: string, workspace: string): string {
  return path.join(folder, 'sent', `${path.basename(workspace)}.json`)
}

/** Nothing when nothing was sent, or when what was kept cannot be read. */
export function readSent(folder: string, workspace: string): Sent {
  return readKept<Sent>(fileFor(folder, workspace))
}

function readKept<T extends object>(file: string): T | Record<string, never> {
  if (!existsSync(file)) return {}
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? (value as T) : {}
  } catch (error) {
    // Work goes on without it, but what it would have found is not found: that must not go unsaid.
    logError('sent', error)
    return {}
  }
}

/** As readSent. */
export function readSentHashes(folder: string, workspace: string): SentHashes {
  return readKept<SentHashes>(fileFor(folder, `${workspace}.hashes`))
}

/** What was kept before stays. Call it before noteSent: what was sent is held to its hash. */
export async function noteSentHashes(
  folder: string,
  workspace: string,
  hashes: SentHashes,
): Promise<void> {
  const known: Record<string, Readonly<Record<number, string>>> = {
    ...readSentHashes(folder, workspace),
  }
  for (const [stream, ends] of Object.entries(hashes)) known[stream] = { ...known[stream], ...ends }
  await makeFolder(path.join(folder, 'sent'))
  await writeFileAtomic(fileFor(folder, `${workspace}.hashes`), `${JSON.stringify(known)}\n`)
}

/** Numbers only grow. */
export async function noteSent(folder: string, workspace: string, sent: Sent): Promise<void> {
  const known: Record<string, number> = { ...readSent(folder, workspace) }
  for (const [stream, last] of Object.entries(sent)) {
    known[stream] = Math.max(known[stream] ?? 0, last)
  }
  await makeFolder(path.join(folder, 'sent'))
  await writeFileAtomic(fileFor(folder, workspace), `${JSON.stringify(known)}\n`)
}
