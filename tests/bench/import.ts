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

/** Against one .import of everything, and against one .import per package, as durable as ours is. */
export async function importFigures(
  stage: Stage,
  scale: number,
  pairs: number,
): Promise<readonly Figure[]> {
  const engine = benchEngine(stage.profile)
  const file = path.join(stage.folder, 'import.waymark')
  const yardstick = await prepareYardstick(stage, engine, file)
  const apart: number[] = []
  const samples = await byTurns(
    pairs,
    async () => {
      freshCopy(stage.hq, file)
      await engine.openFile(file)
      const took = await timed(() => takeReports(engine, stage.reports))
      await engine.client.workspaces.close()
      return took
    },
    async () => {
      apart.push(await yardstick.run('apart'))
      return yardstick.run('at once')
    },
    1,
  )
  await engine.close()
  const { rows, changes, start } = yardstick
  const about = `${rows} rows: ${changes} journal rows and ${rows - changes} table rows`
  const figureOf = (how: string, note: string, theirs: readonly number[]): Figure => {
    const [ours, yard] = [median(samples.ours), median(theirs)]
    return {
      name: `import of 19 reports at ${scale}x, ${how}`,
      ours: (1000 * rows) / ours,
      yardstick: (1000 * rows) / yard,
      unit: 'rows/s',
      ratio: yard / ours,
      goal: '>= 0.5',
      met: yard / ours >= 0.5,
      note: `${about}; ours ${ours.toFixed(0)} ms in 19 transactions; sqlite3 ${yard.toFixed(0)} ms, ${note} (its start of ${start.toFixed(0)} ms taken off); median of ${pairs} pairs`,
      samples: { ours: samples.ours, yardstick: theirs },
    }
  }
  return [
    figureOf('.import at once', 'one .import per table for all packages', samples.yardstick),
    figureOf(
      '.import by package',
      'one transaction per package with one .import per table, as all or nothing as ours',
      apart.slice(-pairs),
    ),
  ]
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
  const apart = new Map<string, string[]>()
  const officeOf = officeReader(base)
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
    commands.push(importOf(stage, 'all', table, arrived))
    for (const [office, own] of Map.groupBy(arrived, officeOf)) {
      const script = apart.get(office) ?? []
      script.push(importOf(stage, office, table, own))
      apart.set(office, script)
    }
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
  const head = 'PRAGMA synchronous = FULL;\n'
  const scripts = {
    'at once': `${head}${commands.join('\n')}\n`,
    apart: `${head}${[...apart.values()]
      .map((own) => `BEGIN IMMEDIATE;\n${own.join('\n')}\nCOMMIT;`)
      .join('\n')}\n`,
  }
  return {
    rows,
    changes,
    start,
    async run(how: keyof typeof scripts): Promise<number> {
      freshCopy(template, target)
      return (await timed(() => sqlite3(scripts[how]))) - start
    },
  }
}

type Arrived = Readonly<Record<string, unknown>>

/** Which office a row belongs to; of a change, the office that its stream is for. */
function officeReader(base: Database.Database): (row: Arrived) => string {
  const streams = base
    .prepare<[], { id: number; scope: string }>('SELECT id, scope FROM after.stream')
    .all()
  const scopes = new Map(streams.map(({ id, scope }) => [id, scope]))
  return ({ office, n }) =>
    typeof office === 'string' ? office : (scopes.get(Math.floor(Number(n) / 2 ** 32)) ?? '')
}

function importOf(stage: Stage, part: string, table: string, rows: readonly Arrived[]): string {
  const csv = path.join(stage.folder, `${table}-${part}.csv`)
  writeFileSync(csv, `${rows.map((row) => Object.values(row).map(cell).join(',')).join('\n')}\n`)
  return `.import --csv "${csv}" "${table}"`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
