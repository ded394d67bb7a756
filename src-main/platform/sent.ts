// What this person's workspaces have sent, kept beside them: how far each stream of a workspace went in
// the packages that left. A workspace file that is put back from a copy does not know it any more.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder, writeFileAtomic } from './files.ts'

export type Sent = Readonly<Record<string, number>> // stream → last number sent

function fileFor(folder: string, workspace: string): string {
  return path.join(folder, 'sent', `${path.basename(workspace)}.json`)
}

/** Nothing when nothing was sent, or when what was kept cannot be read. */
export function readSent(folder: string, workspace: string): Sent {
  try {
    const value: unknown = JSON.parse(readFileSync(fileFor(folder, workspace), 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Sent) : {}
  } catch {
    return {}
  }
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
