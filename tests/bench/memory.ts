// Peak memory of the engine's process at HQ: a process of its own opens the workspace, answers what
// the screens ask, and takes the reports of nineteen offices.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freshCopy } from './import.ts'
import type { Figure } from './measure.ts'
import type { Stage } from './stage.ts'

const PROCESS = fileURLToPath(new URL('memory-process.ts', import.meta.url))

export async function memoryFigure(stage: Stage, scale: number, most: number): Promise<Figure> {
  const file = path.join(stage.folder, 'memory.waymark')
  freshCopy(stage.hq, file)
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
  const out = execFileSync(process.execPath, [PROCESS], { input, encoding: 'utf8' })
  const { peak, start } = JSON.parse(out) as { peak: number; start: number }
  return {
    name: `peak memory of the engine at ${scale}x`,
    ours: peak,
    yardstick: Number.NaN,
    unit: 'MB',
    ratio: Number.NaN,
    goal: `< ${most}`,
    met: peak < most,
    note: `maximum resident set of a process of its own: HQ opened, dashboard, outline and indicators of every office, problems, 19 reports taken; ${start.toFixed(0)} MB after loading the code`,
    samples: { ours: [peak], yardstick: [] },
  }
}
