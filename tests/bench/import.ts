// Taking the reports of nineteen offices, with unsealing, verification, validation and merge, against
// the `sqlite3` program's .import of the same rows: the journal rows that arrive and the table rows that
// they make or change, in tables of the same columns, keys and indexes (not STRICT, because .import cannot
// write NULL), beside the same earlier rows.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { ENTITY_NAMES } from '#domain/entities.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, type Report, type Stage } from './stage.ts'

export async function takeReports(engine: Engine, reports: readonly Report[]): Promise<void> {
  for (const { file, fingerprint } of reports) {
    await finish(engine.client.packages.import({ file, trust: fingerprint }))
  }
}

export async function importFigure(stage: Stage, scale: number, pairs: number): Promise<Figure> {
  const engine = benchEngine(stage.profile)
  const file = path.join(stage.folder, 'import.waymark')
  const yardstick = await prepareYardstick(stage, engine, file)
  const samples = await byTurns(
    pairs,
    async () => {
      freshCopy(stage.hq, file)
      await engine.openFile(file)
      const took = await timed(() => takeReports(engine, stage.reports))
      await engine.client.workspaces.close()
      return took
    },
    () => yardstick.run(),
    1,
  )
  await engine.close()
  const [ours, theirs] = [median(samples.ours), median(samples.yardstick)]
  const perSecond = (took: number) => (1000 * yardstick.rows) / took
  const { changes, rows, start } = yardstick
  return {
    name: `import of 19 reports at ${scale}x`,
    ours: perSecond(ours),
    yardstick: perSecond(theirs),
    unit: 'rows/s',
    ratio: theirs / ours,
    goal: '>= 0.5',
    met: theirs / ours >= 0.5,
    note: `${rows} rows: ${changes} journal rows and ${rows - changes} table rows; ours ${ours.toFixed(0)} ms in 19 transactions, sqlite3 ${theirs.toFixed(0)} ms in one .import per table (its start of ${start.toFixed(0)} ms taken off); median of ${pairs} pairs`,
    samples,
  }
}

export function freshCopy(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(to + suffix, { force: true })
  copyFileSync(from, to)
}

/** Takes the reports once to learn which rows they make, and writes those as CSV files. */
async function prepareYardstick(stage: Stage, engine: Engine, file: string) {
  freshCopy(stage.hq, file)
  await engine.openFile(file)
  await takeReports(engine, stage.reports)
  await engine.client.workspaces.close()

  const template = path.join(stage.folder, 'yardstick.sqlite')
  rmSync(template, { force: true })
  const base = new Database(template)
  base.pragma('foreign_keys = OFF')
  base.exec(`ATTACH '${stage.hq}' AS before; ATTACH '${file}' AS after`)
  const tables = ['change', ...ENTITY_NAMES]
  const commands: string[] = []
  let rows = 0
  let changes = 0
  for (const table of tables) {
    const shape = base
      .prepare<[string], { sql: string }>(
        'SELECT sql FROM before.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC',
      )
      .all(table)
    for (const { sql } of shape) base.exec(sql.replace(/\)\s*STRICT/, ')'))
    const key = table === 'change' ? 'n' : 'id'
    const arrived = base
      .prepare<[], Record<string, unknown>>(
        `SELECT * FROM after."${table}" EXCEPT SELECT * FROM before."${table}"`,
      )
      .all()
    base.exec(`INSERT INTO main."${table}" SELECT * FROM before."${table}"`)
    if (arrived.length === 0) continue
    const remove = base.prepare(`DELETE FROM main."${table}" WHERE "${key}" = ?`)
    for (const row of arrived) remove.run(row[key])
    const csv = path.join(stage.folder, `${table}.csv`)
    writeFileSync(
      csv,
      `${arrived.map((row) => Object.values(row).map(cell).join(',')).join('\n')}\n`,
    )
    commands.push(`.import --csv "${csv}" "${table}"`)
    rows += arrived.length
    if (table === 'change') changes = arrived.length
  }
  base.exec('DETACH before; DETACH after')
  base.pragma('journal_mode = WAL')
  base.close()
  const target = path.join(stage.folder, 'yardstick-run.sqlite')
  const sqlite3 = (input: string) =>
    execFileSync('sqlite3', [target], { input, stdio: ['pipe', 'pipe', 'pipe'] })
  const starts: number[] = []
  for (let index = 0; index < 5; index += 1) {
    freshCopy(template, target)
    starts.push(await timed(() => sqlite3('SELECT count(*) FROM "change" WHERE n = 0;\n')))
  }
  const start = median(starts)
  const script = `PRAGMA synchronous = FULL;\n${commands.join('\n')}\n`
  return {
    rows,
    changes,
    start,
    async run(): Promise<number> {
      freshCopy(template, target)
      return (await timed(() => sqlite3(script))) - start
    },
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
