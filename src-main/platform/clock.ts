// The clock, handed in wherever an instant is needed so that tests and the demo decide what time it
// is. Time is shown to people; nothing is ever ordered or decided by it.

/** An ISO 8601 instant in UTC, ending in Z. */
export type Clock = () => string

export function systemClock(): string {
  return new Date().toISOString()
}
