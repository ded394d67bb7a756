// The same report into a workspace ten times as large: import costs what the package holds, not what
// the store holds.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { sampleOffice, sampleReference } from '#db/sample/sample.ts'
import type { Command } from '#domain/changes.ts'
import { freshCopy, takeReports } from './import.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, FIELD_CODES, type Stage } from './stage.ts'

const REPORT = 'IRQ'
const PAIRS = 9

export async function growthFigure(stage: Stage): Promise<Figure> {
  const report = stage.reports.filter(({ code }) => code === REPORT)
  const large = path.join(stage.folder, 'large.waymark')
  const growth = await grow(stage, large)
  const engine = benchEngine(stage.profile)
  const file = path.join(stage.folder, 'growth.waymark')
  const take = (from: string) => async () => {
    freshCopy(from, file)
    await engine.openFile(file)
    const took = await timed(() => takeReports(engine, report))
    await engine.client.workspaces.close()
    return took
  }
  const samples = await byTurns(PAIRS, take(large), take(stage.hq), 1)
  await engine.close()
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  return {
    name: 'same report, 10x store',
    ours,
    yardstick,
    unit: 'ms',
    ratio: ours / yardstick,
    goal: '<= 1.2',
    met: ours / yardstick <= 1.2,
    note: `the report of ${REPORT} into a journal of ${growth.after} changes against one of ${growth.before}; median of ${PAIRS} pairs`,
    samples,
  }
}

/** The same workspace with ten times the plans of all other offices. */
async function grow(stage: Stage, large: string): Promise<{ before: number; after: number }> {
  copyFileSync(stage.hq, large)
  const engine = benchEngine(stage.profile)
  await engine.openFile(large)
  const { client } = engine
  const before = (await client.workspaces.info()).changes
  const label = { id: 'label.sample_office' }
  const reference = added(sampleReference({ scale: 13 }), sampleReference())
  await client.edit.apply({ commands: reference, label })
  for (const code of FIELD_CODES.filter((office) => office !== REPORT)) {
    const commands = added(sampleOffice(code, { scale: 13 }), sampleOffice(code))
    await client.edit.apply({ commands, label })
  }
  const after = (await client.workspaces.info()).changes
  await engine.close()
  return { before, after }
}

/** What the larger sample has and the smaller has not. */
function added(larger: readonly Command[], smaller: readonly Command[]): Command[] {
  const there = new Set(smaller.map(nameOf))
  return larger.filter((command) => !there.has(nameOf(command)))
}

function nameOf(command: Command): string {
  if (command.do === 'create') return command.id ?? ''
  if (command.do !== 'put') return command.row
  const { values } = command
  const key = ['indicator', 'actual', 'cell', 'period', 'budget_line', 'date', 'level', 'code']
  const others = ['employer', 'function', 'flow', 'workplan', 'output', 'category', 'year']
  const more = ['rule', 'row', 'dimension', 'goal']
  return JSON.stringify([
    command.entity,
    ...[...key, ...others, ...more].map((field) => values[field] ?? ''),
  ])
}
