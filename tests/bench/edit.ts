// One durable edit through the contract (parse, rights, journal, row, fsync) against a bare durable
// UPDATE of one row with better-sqlite3: WAL, synchronous=FULL, a table of the same columns, indexes
// and rows. Once in the plan and once in a reported figure, whose period may be closed and is asked.
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Client } from '#contract/client.ts'
import { freshCopy } from './import.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, type Stage } from './stage.ts'

const PAIRS = 400
const PERIOD = '2021Q2'

interface Edited {
  readonly entity: 'activity' | 'actual'
  readonly field: 'responsible' | 'comment'
}

const EDITED: readonly Edited[] = [
  { entity: 'activity', field: 'responsible' },
  { entity: 'actual', field: 'comment' },
]

export async function editFigures(stage: Stage): Promise<Figure[]> {
  const file = path.join(stage.folder, 'edit.waymark')
  freshCopy(stage.field, file)
  const engine = benchEngine(stage.profile)
  await engine.openFile(file)
  const figures: Figure[] = []
  for (const edited of EDITED) {
    const rows = await rowsOf(engine.client, edited.entity)
    figures.push(await editFigure(stage, file, engine.client, edited, rows))
  }
  await engine.close()
  return figures
}

async function editFigure(
  stage: Stage,
  file: string,
  client: Client,
  { entity, field }: Edited,
  rows: readonly string[],
): Promise<Figure> {
  const bare = bareTable(stage, file, entity, field)
  let turn = 0
  const next = () => {
    turn += 1
    return { row: rows[turn % rows.length] ?? '', words: `Person ${turn}` }
  }
  const samples = await byTurns(
    PAIRS,
    () => {
      const { row, words } = next()
      return timed(() =>
        client.edit.apply({
          commands: [{ do: 'set', entity, row, values: { [field]: words } }],
          label: { id: 'label.edit' },
        }),
      )
    },
    () => {
      const { row, words } = next()
      return timed(() => bare.update(words, row))
    },
    20,
  )
  bare.close()
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  return {
    name: `one durable edit, ${entity}`,
    ours,
    yardstick,
    unit: 'ms',
    ratio: ours / yardstick,
    goal: '<= 2',
    met: ours / yardstick <= 2,
    note: `median of ${PAIRS} pairs by turns; yardstick: UPDATE of one row of the same ${rows.length} rows in a table of the same columns and indexes, better-sqlite3, WAL, synchronous=FULL`,
    samples,
  }
}

async function rowsOf(client: Client, entity: Edited['entity']): Promise<readonly string[]> {
  const [workspace, reference] = [await client.workspaces.current(), await client.reference.get()]
  const mine = reference.workplans.find(({ office }) => office === workspace?.office.id)
  const workplan = mine?.id ?? ''
  if (entity === 'activity') {
    const { rows } = await client.plan.outline({ workplan })
    return rows.filter((row) => row.entity === 'activity').map(({ id }) => id)
  }
  const { rows } = await client.indicators.table({ workplan, periods: [PERIOD] })
  return rows.flatMap(({ cells }) => cells[PERIOD]?.actual.id ?? [])
}

function bareTable({ folder }: Stage, workspace: string, table: string, field: string) {
  const file = path.join(folder, 'bare.sqlite')
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const sqlite = new Database(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.exec(`ATTACH '${workspace}' AS w`)
  const shape = sqlite
    .prepare<[string], { sql: string }>(
      'SELECT sql FROM w.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC',
    )
    .all(table)
  for (const { sql } of shape) sqlite.exec(sql)
  sqlite.exec(
    `PRAGMA foreign_keys = OFF; INSERT INTO main."${table}" SELECT * FROM w."${table}"; DETACH w`,
  )
  const statement = sqlite.prepare(`UPDATE "${table}" SET "${field}" = ? WHERE id = ?`)
  return {
    update: (value: string, row: string) => statement.run(value, row),
    close: () => sqlite.close(),
  }
}
