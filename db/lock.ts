// Who has a workspace open: a small file beside it that names host, process, person and time. It is there
// to say so in words and to keep two people from editing one file; SQLite's own locks keep the file
// whole in any case. A lock left by a process that is gone is taken over.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { Refusal } from '#domain/errors.ts'

interface Holder {
  readonly host: string
  readonly pid: number
  readonly person: string
  readonly since: string
  /** Start of the process as the system counts it, where it says so: a number is used again. */
  readonly started: string | null
}

const held = new Set<string>()

export function lockFileOf(file: string): string {
  return `${file}.lock`
}

/**
 * Takes the lock; the result releases it. `stale` says that the last one who had it did not close
 * the file. Refuses workspace_in_use with person, host and since.
 */
export function takeLock(file: string, person: string): { stale: boolean; release: () => void } {
  const path = lockFileOf(file)
  const mine: Holder = {
    host: hostname(),
    pid: process.pid,
    person,
    since: new Date().toISOString(),
    started: startOf(process.pid),
  }
  const stale = claim(path, JSON.stringify(mine))
  held.add(path)
  return {
    stale,
    release() {
      held.delete(path)
      rmSync(path, { force: true })
    },
  }
}

function claim(path: string, text: string): boolean {
  if (writeNew(path, text)) return false
  const found = readHolder(path)
  if (found && isAlive(path, found.holder)) throw inUse(found.holder)
  // Moved aside before it is removed: when two processes come at once, only the one that moved
  // this very lock goes on, and a fresh lock of the other is put back.
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const moved = readHolder(aside)
  if (moved && moved.text !== found?.text) {
    renameSync(aside, path)
    throw inUse(moved.holder)
  }
  rmSync(aside, { force: true })
  if (writeNew(path, text)) return true
  const winner = readHolder(path)
  throw inUse(winner?.holder ?? { person: '', host: '', since: '' })
}

/** What is not known is said so: the sentence leaves it out. */
function inUse({ person, host, since }: Pick<Holder, 'person' | 'host' | 'since'>): Refusal {
  return new Refusal('workspace_in_use', {
    person: person || 'unknown',
    host: host || 'unknown',
    since: since || 'unknown',
  })
}

function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // Made, but there was no room to say whose it is.
    if (/^(ENOSPC|EDQUOT|EIO)$/.test(codeOf(error) ?? '')) rmSync(path, { force: true })
    throw error
  }
}

/** Undefined when it is gone or was never written whole (a crash between making and filling it). */
function readHolder(path: string): { holder: Holder; text: string } | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    const { host, pid, person, since, started } = JSON.parse(text) as Record<string, unknown>
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined
    const holder = {
      host,
      pid,
      person: String(person ?? ''),
      since: String(since ?? ''),
      started: typeof started === 'string' ? started : null,
    }
    return { holder, text }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isAlive(path: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return true // cannot be asked from here
  if (holder.pid === process.pid) return held.has(path)
  const bootedAt = Date.now() - uptime() * 1000
  if (Date.parse(holder.since) < bootedAt - 60_000) return false
  const started = startOf(holder.pid)
  if (started !== null && holder.started !== null && started !== holder.started) return false
  try {
    process.kill(holder.pid, 0) // asks whether it exists; sends nothing
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function startOf(pid: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null // gone, or /proc is not there: then the number alone has to do
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code
}
