// A real mount that the system says is of the network, where this machine allows one: Linux with FUSE, and the
// right to mount. Who answers for it is another process, because looking at it waits for the answer.
import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface NetworkDrive {
  readonly folder: string
  /** What somebody tried to change on it, by the number of the request. */
  readonly attempts: readonly string[]
  unmount(): Promise<void>
}

/** A drive at an empty folder, which holds this file and lets nobody change anything. */
export async function mountNetworkDrive(folder: string, file: string): Promise<NetworkDrive> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'network-drive-child.ts'), folder, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const attempts: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'mounted') resolve()
      else attempts.push(line)
    })
    child.on('close', () => reject(new Error('the drive could not be mounted')))
  })
  return {
    folder,
    attempts,
    async unmount() {
      execFileSync('umount', ['-l', folder])
      await ended
    },
  }
}
