// One edit and the problems after it, at HQ: in a strategy ten times as large against the same edit in the
// small one, and against judging the whole workspace anew. The problems are asked as the panel asks them.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { problemsFromScratch } from '#app/known-problems.ts'
import { openWorkspace } from '#db/open.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, type Stage } from './stage.ts'

const PAIRS = 60
const PERIOD = '2021Q1'
const SHOWN = 300

export async function problemFigures(small: Stage, large: Stage): Promise<Figure[]> {
  const [one, ten] = [await editing(small), await editing(large)]
  const grown = await byTurns(PAIRS, ten.edit, one.edit, 10)
  const anew = await byTurns(3, ten.edit, ten.anew)
  for (const each of [one, ten]) await each.close()
  return [
    figure('edit and problems, 10x against 1x', grown, '<= 1.5', 1.5, 'the same in the small one'),
    figure('edit and problems against all anew, 10x', anew, '<= 0.1', 0.1, 'judging every row'),
  ]
}

type Samples = Awaited<ReturnType<typeof byTurns>>

function figure(name: string, samples: Samples, goal: string, most: number, against: string) {
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  const ratio = ours / yardstick
  const note = `an actual is set and the first ${SHOWN} problems of everybody are asked, through the contract; yardstick: ${against}; median of ${samples.ours.length} pairs by turns`
  return { name, ours, yardstick, unit: 'ms', ratio, goal, met: ratio <= most, note, samples }
}

async function editing(stage: Stage) {
  const file = path.join(stage.folder, 'problems.waymark')
  copyFileSync(stage.hq, file)
  const engine = benchEngine(stage.profile)
  await engine.openFile(file)
  const { client } = engine
  const { workplans } = await client.reference.get()
  const rows: string[] = []
  for (const { id } of workplans) {
    const table = await client.indicators.table({ workplan: id, periods: [PERIOD] })
    const units = table.rows.filter(({ measure }) => measure === 'unit')
    rows.push(...units.flatMap(({ cells }) => cells[PERIOD]?.actual.id ?? []))
  }
  await client.problems.summary({ period: PERIOD, most: SHOWN })
  let turn = 0
  const edit = () => {
    turn += 1
    const row = rows[(turn * 7) % rows.length] ?? ''
    return timed(async () => {
      await client.edit.apply({
        commands: [{ do: 'set', entity: 'actual', row, values: { value: turn } }],
        label: { id: 'label.edit' },
      })
      await client.problems.summary({ period: PERIOD, most: SHOWN })
    })
  }
  const anew = () =>
    timed(async () => {
      const ws = openWorkspace(file, { readOnly: true })
      await problemsFromScratch(ws)
      ws.close()
    })
  return { edit, anew, close: () => engine.close() }
}
