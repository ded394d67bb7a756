// What never travels: keys of others that a person accepted, preferences, packages made and read. Copied as far as
// whole records of it are left; how many are not is counted where the file still says how many there were.
import type { Workspace } from '../open.ts'
import type { Found, ReadFile } from './pages.ts'
import type { Lost } from './rescue.ts'

/** Columns as they lie in a record: in a table WITHOUT ROWID its key comes first. */
const TABLES = {
  peer: [
    ...['site', 'office', 'role', 'minisign', 'fingerprint', 'age', 'accepted_at', 'accepted_by'],
    ...['revoked_at', 'vector', 'vector_at'],
  ],
  setting: ['key', 'value'],
  package_log: [
    ...['n', 'id', 'direction', 'at', 'kind', 'site', 'office', 'period', 'result', 'summary'],
    ...['effect', 'vector', 'raw'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export function copyLocal(ws: Workspace, file: ReadFile): Lost[] {
  const lost: Lost[] = []
  for (const [table, columns] of Object.entries(TABLES)) {
    const insert = ws.sqlite.prepare(
      `INSERT OR IGNORE INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const found = table === 'package_log' ? packages(file) : (file.trees.get(table) ?? [])
    let failed = 0
    ws.sqlite.transaction(() => {
      for (const { values } of found) {
        try {
          insert.run(values.slice(0, columns.length))
        } catch {
          failed += 1 // a record that its table does not take is not one any more
        }
      }
    })()
    const kept = Number(ws.sqlite.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get())
    const count = table === 'package_log' ? Math.max(failed, numbered(file) - kept) : failed
    if (count > 0) lost.push({ what: 'table', table, count })
  }
  return lost
}

function packages(file: ReadFile): Found[] {
  const all = [
    ...(file.trees.get('package_log') ?? []),
    ...file.strays.filter(({ values }) => values.length === TABLES.package_log.length),
  ]
  return all.map((found) => ({ ...found, values: [found.rowid, ...found.values.slice(1)] }))
}

/** Packages are numbered, and their index has every number too. */
function numbered(file: ReadFile): number {
  const numbers = [
    ...(file.trees.get('package_log_by_id') ?? []).map(({ values }) => Number(values[1])),
    ...(file.trees.get('package_log') ?? []).map(({ rowid }) => rowid),
  ]
  return new Set(numbers).size
}
