// The log: what went wrong that nobody planned for, one entry per event on stderr with its stack
// and, for an answer that its schema does not take, which fields. It never decides anything.

/** Writes an entry and gives its short id, which the person sees and can read out to support. */
export function logError(where: string, error: unknown): string {
  const entry = Math.random().toString(36).slice(2, 8)
  process.stderr.write(`[${entry}] ${where}: ${describe(error)}\n`)
  return entry
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\n  caused by ${describe(error.cause)}`
  const issues = 'issues' in error ? `\n  ${JSON.stringify(error.issues)}` : ''
  return `${error.stack ?? error.message}${issues}${cause}`
}
