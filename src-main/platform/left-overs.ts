// What a process that was killed while it wrote left behind: files under names that only this application
// gives, with the number of the process in them. They are removed when that process is gone; nothing
// else is ever touched.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** `.report.wmpkg.4711-0a1b2c3d4e5f.part` (files.ts) and `.plan.waymark.4711.new` (db/open.ts). */
const LEFT_OVER = /^\.(.+)\.(\d+)(?:-[0-9a-f]{12}\.part|\.new(?:-wal|-shm|-journal|\.lock)?)$/

export function temporaryName(name: string, random: string): string {
  return `.${name}.${process.pid}-${random}.part`
}

/**
 * Removes what dead processes left in a folder; `of`: only what was to become the file of that name. Says
 * how many. A folder that cannot be read has nothing to remove.
 */
export function removeLeftOvers(folder: string, of?: string): number {
  let removed = 0
  for (const name of namesIn(folder)) {
    const found = LEFT_OVER.exec(name)
    if (!found || (of !== undefined && found[1] !== of) || isRunning(Number(found[2]))) continue
    try {
      rmSync(join(folder, name), { force: true })
      removed += 1
    } catch {
      // Held by another program (a virus scanner): the next start tries again.
    }
  }
  return removed
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
