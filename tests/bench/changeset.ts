// The report of a typical quarter as a package against the same report in three other forms: as a workbook that an office
// could send and HQ could read (workbook.ts), as the barest XLSX that holds the same rows, and as a SQLite
// session changeset compressed with zstd. Sizes first; then the time that HQ needs to take the reports of nineteen
// offices against applyChangeset of the very rows that this writes, journal and tables, into a file of the
// same schema and indexes, each report durable by itself as well.
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { sampleIds } from '#db/sample/sample.ts'
import { ENTITIES, ENTITY_NAMES, type Entity } from '#domain/entities.ts'
import { freshCopy, takeReports } from './import.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { benchEngine, type Report, type Stage } from './stage.ts'
import { TYPICAL, typicalStage } from './typical.ts'
import { workbookOf } from './workbook.ts'

const PAIRS = 5
const MOST = 20_000 // bytes
/** What an import writes, besides the file itself and who sent it. */
const JOURNAL = ['stream', 'site', 'change_group', 'change', 'head', 'conflict'] as const

type Row = Record<string, string | number | null | Uint8Array>

export async function exchangeFigures(stage: Stage): Promise<Figure[]> {
  const typical = await typicalStage(path.join(stage.folder, 'typical'))
  const [taken] = await takeOneByOne(typical)
  if (!taken) throw new Error('there is a report')
  return [
    ...(await sizeFigures(taken, typical)),
    await timeFigure(stage, await takeOneByOne(stage)),
  ]
}

async function sizeFigures(taken: Taken, { folder }: Stage): Promise<Figure[]> {
  const activities = (taken.after.get('activity') ?? []).map(({ id }) => String(id))
  const { office } = sampleIds(taken.report.code)
  const asked = { office, period: CURRENT_QUARTER, date: '2021-06-30', activities }
  const workbook = await workbookOf(takenFile(folder), asked)
  refuseAtypical(workbook.rows)
  const [indicators, parts, ...others] = workbook.rows
  const about = `${indicators} indicators, ${parts} parts, ${others[0]} activities, ${others[1]} headcount rows, ${others[2]} narratives`
  const size = (name: string, yardstick: number, goal: number | null, note: string): Figure => {
    const ours = taken.report.file.size
    const ratio = ours / yardstick
    const met = goal === null || ratio <= goal
    return {
      ...{ name, ours, yardstick, unit: 'bytes', ratio, met, note },
      goal: goal === null ? '-' : `<= ${goal}`,
      samples: { ours: [ours], yardstick: [yardstick] },
    }
  }
  return [
    size('typical quarter sealed', MOST, 1, `${about}; the yardstick is the goal itself`),
    size(
      'against a workbook',
      workbook.bytes.length,
      0.2,
      'the goal is judged by this: heads, codes, titles, units, periods, targets and words, as HQ could read it; a package replaces that',
    ),
    size(
      'against bare XLSX',
      (await xlsxOf(taken)).length,
      null,
      'field names, numbers in place of references, no words: the floor of the format, which nobody could read back',
    ),
    size(
      'against a changeset',
      taken.data.length,
      1,
      'the changed rows with their ids; ours holds who, when and what was there before for each change too, signed and sealed',
    ),
  ]
}

/** The goal speaks of a quarter of this size, and of no other. */
function refuseAtypical(rows: readonly number[]): void {
  const { indicators, parts, activities, headcount, narratives } = TYPICAL
  const typical = [indicators, indicators * parts, activities, headcount, narratives]
  if (rows.join() !== typical.join()) throw new Error(`not a typical quarter: ${rows.join()}`)
}

interface Taken {
  readonly report: Report
  /** Rows of the tables that people edit, as they are after the report; by entity. */
  readonly after: ReadonlyMap<string, readonly Row[]>
  readonly rows: number
  /** Of these rows alone, compressed. */
  readonly data: Uint8Array
  /** Of everything that the import writes, not compressed. */
  readonly all: Uint8Array
}

function takenFile(folder: string): string {
  return path.join(folder, 'taken.waymark')
}

/** Takes each report into a copy, and writes down what it made of each table. */
async function takeOneByOne(stage: Stage): Promise<Taken[]> {
  const engine = benchEngine(stage.profile)
  const file = takenFile(stage.folder)
  const mirror = path.join(stage.folder, 'mirror.sqlite')
  freshCopy(stage.hq, file)
  freshCopy(stage.hq, mirror)
  const taken: Taken[] = []
  for (const report of stage.reports) {
    await engine.openFile(file)
    await takeReports(engine, [report])
    await engine.client.workspaces.close()
    taken.push({ report, ...followed(mirror, file) })
  }
  await engine.close()
  return taken
}

/** Brings the mirror to what the file is now, with sessions that record how. */
function followed(mirror: string, file: string): Omit<Taken, 'report'> {
  const db = new DatabaseSync(mirror)
  db.exec(`ATTACH '${file}' AS now; BEGIN`)
  const all = db.createSession()
  const data = ENTITY_NAMES.map((table) => db.createSession({ table }))
  const after = new Map<string, readonly Row[]>()
  let rows = 0
  db.exec('PRAGMA defer_foreign_keys = ON')
  for (const table of [...JOURNAL, ...ENTITY_NAMES]) {
    const changed = db
      .prepare(`SELECT * FROM now."${table}" EXCEPT SELECT * FROM main."${table}"`)
      .all() as Row[]
    if (changed.length === 0) continue
    upsert(db, table, changed)
    if (!Object.hasOwn(ENTITIES, table)) continue
    after.set(table, changed)
    rows += changed.length
  }
  const whole = all.changeset()
  const pieces = data.map((session) => session.changeset())
  db.exec('COMMIT')
  db.close()
  return { after, rows, data: zstdCompressSync(Buffer.concat(pieces)), all: whole }
}

function upsert(db: DatabaseSync, table: string, rows: readonly Row[]): void {
  const columns = db.prepare(`SELECT name, pk FROM pragma_table_info('${table}')`).all() as {
    name: string
    pk: number
  }[]
  const names = columns.map(({ name }) => `"${name}"`)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`)
  const others = names.filter((name) => !key.includes(name))
  const set = others.map((name) => `${name} = excluded.${name}`).join(', ')
  const put = db.prepare(
    `INSERT INTO main."${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (${key.join(', ')}) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`,
  )
  for (const row of rows) put.run(...columns.map(({ name }) => row[name] ?? null))
}

/**
 * A sheet per kind of row, as people would fill it in: no ids, short numbers for what it refers to, no column
 * that is empty.
 */
async function xlsxOf({ after }: Taken): Promise<Uint8Array> {
  const numbers = new Map<unknown, number>()
  const numberOf = (id: unknown) => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, numbers.size + 1)
    return numbers.size
  }
  const sheets = [...after].map(([entity, rows]) => {
    const { fields }: Entity = ENTITIES[entity as keyof typeof ENTITIES]
    const used = Object.keys(fields).filter((field) => rows.some((row) => row[field] !== null))
    const body = rows.map((row) =>
      used.map((field) => {
        const value = row[field] ?? null
        if (value === null || value instanceof Uint8Array) return null
        return fields[field]?.kind === 'ref' ? numberOf(value) : value
      }),
    )
    return { name: entity.slice(0, 31), rows: [used, ...body] }
  })
  return writeXlsx({ sheets })
}

async function timeFigure(stage: Stage, taken: readonly Taken[]): Promise<Figure> {
  const engine = benchEngine(stage.profile)
  const file = path.join(stage.folder, 'ours.waymark')
  const target = path.join(stage.folder, 'theirs.sqlite')
  const samples = await byTurns(
    PAIRS,
    async () => {
      freshCopy(stage.hq, file)
      await engine.openFile(file)
      const took = await timed(() => takeReports(engine, stage.reports))
      await engine.client.workspaces.close()
      return took
    },
    async () => {
      freshCopy(stage.hq, target)
      const db = new DatabaseSync(target)
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000')
      const took = await timed(() => {
        for (const { all } of taken) {
          if (!db.applyChangeset(all)) throw new Error('the changeset was not applied')
        }
      })
      db.close()
      return took
    },
    1,
  )
  await engine.close()
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  return {
    name: 'import against applyChangeset',
    ours,
    yardstick,
    unit: 'ms',
    ratio: ours / yardstick,
    goal: '<= 3',
    met: ours / yardstick <= 3,
    note: `${taken.length} reports, each in a transaction of its own on both sides; ours unseals, verifies, validates, merges and writes the receipt with the file; median of ${PAIRS} pairs`,
    samples,
  }
}
