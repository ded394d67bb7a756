// The two forms of a proof: short in `npm test`, long in `npm run test:long` (WAYMARK_LONG holds which
// share of the long form is run). A proof prints how much it has proved.

const share = process.env.WAYMARK_LONG

export const isLong = share !== undefined

export function howMany(short: number, long: number): number {
  return isLong ? Math.max(1, Math.round(long * Number(share))) : short
}

/** Milliseconds a proof may take: the long forms take as long as they take. */
export const PATIENCE = isLong ? 24 * 3600 * 1000 : 120_000

/** Seed of this run: another one each time in the long form, printed so that it can be run again. */
export const SEED = Number(process.env.WAYMARK_SEED ?? (isLong ? Date.now() % 2 ** 31 : 1))

/** Past the test runner, which would hold it back until the end or leave it out. */
export function tell(proof: string, counts: Readonly<Record<string, string | number>>): void {
  const said = Object.entries({ ...counts, seed: SEED }).map(([name, count]) => `${name} ${count}`)
  process.stdout.write(`${proof} (${isLong ? 'long' : 'short'} form): ${said.join(', ')}\n`)
}

/** Numbers from 0 to below n that depend on the seed alone (mulberry32). */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}
