// How many times slower than it is the machine seems to the browser: `SLOWNESS=5 npm test -- tests/e2e` looks
// for stories that only hold because the screen happens to be quick. Waiting is as much more patient.

export const SLOWNESS = Math.max(1, Number(process.env.SLOWNESS ?? 1) || 1)
