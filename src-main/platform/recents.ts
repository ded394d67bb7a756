// The list of workspaces opened lately, kept in the profile as JSON. A list that cannot be read is
// an empty list: it is a convenience and never a reason not to start.
import { existsSync, readFileSync } from 'node:fs'
import { writeFileAtomic } from './files.ts'

export interface Recent {
  readonly id: string // workspace id
  readonly file: string
  readonly role: 'hq' | 'field' | null
  readonly office: string | null // name
  readonly strategy: string | null // title
  readonly openedAt: string
}

const KEPT = 20

export function readRecents(file: string): readonly Recent[] {
  if (!existsSync(file)) return []
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(parsed) ? parsed.filter(isRecent) : []
  } catch {
    return []
  }
}

/** Newest first; a workspace is in it once, wherever its file was before. */
export async function noteRecent(file: string, recent: Recent): Promise<void> {
  const others = readRecents(file).filter((r) => r.id !== recent.id && r.file !== recent.file)
  await write(file, [recent, ...others].slice(0, KEPT))
}

export async function forgetRecent(file: string, id: string): Promise<void> {
  await write(
    file,
    readRecents(file).filter((recent) => recent.id !== id),
  )
}

async function write(file: string, recents: readonly Recent[]): Promise<void> {
  await writeFileAtomic(file, new TextEncoder().encode(`${JSON.stringify(recents, null, 2)}\n`))
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false
  const { id, file, openedAt } = value as Record<string, unknown>
  return typeof id === 'string' && typeof file === 'string' && typeof openedAt === 'string'
}
