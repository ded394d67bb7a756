// One line in which commands wait for each other. Reads do not wait in it, but opening and closing a
// workspace waits until the reads that are under way have ended. It knows nothing of what it runs.

export interface Queue {
  /** Runs after everything that was asked for before; a failure does not stop those behind it. */
  command<T>(work: () => Promise<T> | T): Promise<T>
  /** Runs at once, beside commands. */
  read<T>(work: () => Promise<T>): Promise<T>
  /** As a command, after all reads under way have ended: for opening and closing. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  let alone: Promise<unknown> | null = null
  const reads = new Set<Promise<unknown>>()

  function command<T>(work: () => Promise<T> | T): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined) // whoever asked hears of it; the next one still runs
    return turn
  }

  async function read<T>(work: () => Promise<T>): Promise<T> {
    while (alone) await alone
    const running = work()
    const ended = running.catch(() => undefined)
    reads.add(ended)
    try {
      return await running
    } finally {
      reads.delete(ended)
    }
  }

  function whenQuiet<T>(work: () => Promise<T>): Promise<T> {
    return command(async () => {
      // The door is shut first: a read that came while waiting would otherwise slip in.
      let open: () => void = () => undefined
      alone = new Promise<void>((resolve) => {
        open = resolve
      })
      try {
        await Promise.all(reads)
        return await work()
      } finally {
        alone = null
        open()
      }
    })
  }

  return { command, read, alone: whenQuiet }
}
