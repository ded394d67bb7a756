// Peak memory of the engine's process at HQ: a process of its own opens the workspace, answers what
// the screens ask, and takes the reports of nineteen offices. It runs with the flags that the launcher
// gives to every process with an engine.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import flags from '../../tools/engine-flags.json' with { type: 'json' }
import { freshCopy } from './import.ts'
import type { Figure } from './measure.ts'
import type { Stage } from './stage.ts'

const PROCESS = fileURLToPath(new URL('memory-process.ts', import.meta.url))

interface Measured {
  readonly peak: number
  readonly start: number
  readonly peaks: Readonly<Record<string, number>>
}

export async function memoryFigure(stage: Stage, scale: number, most: number): Promise<Figure> {
  const file = path.join(stage.folder, 'memory.waymark')
  const reports = path.join(stage.folder, 'reports')
  mkdirSync(reports, { recursive: true })
  const list = await Promise.all(
    stage.reports.map(async ({ code, file: report, fingerprint }) => {
      const name = path.join(reports, `${code}.wmpkg`)
      writeFileSync(name, new Uint8Array(await report.arrayBuffer()))
      return { name, fingerprint }
    }),
  )
  const input = JSON.stringify({ profile: stage.profile, file, reports: list })
  const run = () => {
    freshCopy(stage.hq, file)
    return execFileSync(process.execPath, [...flags, PROCESS], { input, encoding: 'utf8' })
  }
  run()
  // The first run fills the cache of compiled code, as the first start of the application does.
  const { peak, start, peaks } = JSON.parse(run()) as Measured
  return {
    name: `peak memory of the engine at ${scale}x`,
    ours: peak,
    yardstick: Number.NaN,
    unit: 'MB',
    ratio: Number.NaN,
    goal: `< ${most}`,
    met: peak < most,
    note: `maximum resident set of a process of its own: HQ opened, dashboard, outline and indicators of every office, problems, 19 reports taken; ${start.toFixed(0)} MB after loading the code; peak after each step: ${Object.entries(
      peaks,
    )
      .map(([step, megabytes]) => `${step} ${megabytes}`)
      .join(', ')}`,
    samples: { ours: [peak], yardstick: [] },
  }
}
