// One durable edit through the contract (parse, rights, journal, row, fsync) against a bare durable
// UPDATE of one row with better-sqlite3: WAL, synchronous=FULL, a table of the same shape and size.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, type Stage } from './stage.ts'

const PAIRS = 400

export async function editFigure(stage: Stage): Promise<Figure> {
  const file = path.join(stage.folder, 'edit.waymark')
  copyFileSync(stage.field, file)
  const engine = benchEngine(stage.profile)
  await engine.openFile(file)
  const { client } = engine
  const { workplans } = await client.reference.get()
  const mine = (await client.workspaces.current())?.office.id
  const workplan = workplans.find(({ office }) => office === mine)?.id ?? ''
  const outline = await client.plan.outline({ workplan })
  const activities = outline.rows.filter(({ entity }) => entity === 'activity')

  const bare = bareTable(stage, file)
  let turn = 0
  const samples = await byTurns(
    PAIRS,
    () => {
      turn += 1
      const row = activities[turn % activities.length]?.id ?? ''
      return timed(() =>
        client.edit.apply({
          commands: [
            { do: 'set', entity: 'activity', row, values: { responsible: `Person ${turn}` } },
          ],
          label: { id: 'label.edit' },
        }),
      )
    },
    () => {
      turn += 1
      const row = activities[turn % activities.length]?.id ?? ''
      return timed(() => bare.update(`Person ${turn}`, row))
    },
    20,
  )
  bare.close()
  await engine.close()
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  return {
    name: 'one durable edit',
    ours,
    yardstick,
    unit: 'ms',
    ratio: ours / yardstick,
    goal: '<= 2',
    met: ours / yardstick <= 2,
    note: `median of ${PAIRS} pairs by turns; yardstick: UPDATE of one row of the same activities in a table of the same columns and indexes, better-sqlite3, WAL, synchronous=FULL`,
    samples,
  }
}

function bareTable({ folder }: Stage, workspace: string) {
  const sqlite = new Database(path.join(folder, 'bare.sqlite'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.exec(`ATTACH '${workspace}' AS w`)
  const shape = sqlite
    .prepare<[], { sql: string }>(
      "SELECT sql FROM w.sqlite_master WHERE tbl_name = 'activity' AND sql IS NOT NULL ORDER BY type DESC",
    )
    .all()
  for (const { sql } of shape) sqlite.exec(sql)
  sqlite.exec('PRAGMA foreign_keys = OFF; INSERT INTO main.activity SELECT * FROM w.activity')
  sqlite.exec('DETACH w')
  const statement = sqlite.prepare('UPDATE activity SET responsible = ? WHERE id = ?')
  return {
    update: (value: string, row: string) => statement.run(value, row),
    close: () => sqlite.close(),
  }
}
