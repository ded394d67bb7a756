// Runs `waymark` inside the test's process with the streams caught, as fast as a function call.
import { runCommandLine } from '#hosts/cli/run.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

export async function waymark(...args: readonly string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const status = await runCommandLine(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    watched: false,
  })
  return { status, out, err }
}

/** The one document of --json; fails when stdout is anything else. */
export async function waymarkJson(...args: readonly string[]) {
  const ran = await waymark(...args, '--json')
  return { ...ran, document: JSON.parse(ran.out) }
}
