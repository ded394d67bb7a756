// `npm run check`: types per room, lint with format and import rules, dead code. One line per step;
// the output of a step is shown only when it fails. Exit status 1 when any step failed.
import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { ROOT, runCommand, secondsSince } from './project.ts'

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

/** Two cores are what a small machine has; the checkers themselves use one or two threads. */
const AT_ONCE = 2

function steps(): readonly Step[] {
  const rooms = globSync('**/tsconfig.json', {
    cwd: ROOT,
    exclude: (path) => /(^|[\\/])(node_modules|out|dist|\.git)$/.test(path),
  }).sort()
  return [
    ...rooms.map((room) => ({
      name: `types ${dirname(room) === '.' ? '(tools and configuration)' : dirname(room)}`,
      command: ['tsc', '-p', room],
    })),
    { name: 'lint, format, import rules', command: ['biome', 'check', '--error-on-warnings', '.'] },
    { name: 'dead code', command: ['knip'] },
  ]
}

async function runStep(step: Step): Promise<boolean> {
  const start = performance.now()
  const { code, output } = await runCommand(step.command)
  const mark = code === 0 ? 'ok    ' : 'FAILED'
  console.log(`${mark} ${step.name} (${secondsSince(start)})`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

async function checkAll(): Promise<boolean> {
  const queue = [...steps()]
  const results: boolean[] = []
  async function worker(): Promise<void> {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      results.push(await runStep(step))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results.every((ok) => ok)
}

if (!(await checkAll())) process.exitCode = 1
