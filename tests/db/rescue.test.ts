// A damaged workspace: whatever pages are overwritten, what can be read is saved into a new file that is whole,
// the damaged file is left as it is, and what is not saved is named.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { applyCommands, vectorOf } from '#db/journal.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { readFilePages } from '#db/rescue/pages.ts'
import { RESCUE_STEPS, type Rescued, rescueWorkspace, rescuing } from '#db/rescue/rescue.ts'
import { PRIVATE, scopeOf } from '#domain/changes.ts'
import { ENTITY_NAMES } from '#domain/entities.ts'
import { dice } from '../long/form.ts'
import { refusal } from '../support/refusal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  CHAD,
  edit,
  HQ,
  LAOS,
  newWorkspace,
  planOf,
  REFERENCE,
  send,
  typing,
} from '../support/workspaces.ts'

const folder = temporaryFolder()

/** An HQ workspace with two plans, a year of edits, deletions, and what an office sent. */
function worked(): string {
  const hq = newWorkspace(folder, 'hq', HQ)
  applyCommands(hq, [...REFERENCE, ...planOf(LAOS, 'lao'), ...planOf(CHAD, 'tcd')], typing, ann)
  const laos = newWorkspace(folder, 'field', LAOS)
  send(hq, laos)
  for (let i = 0; i < 150; i += 1) {
    const at = i % 3 === 0 ? hq : laos
    const title = `${i} ${'as it was told, with many words '.repeat(1 + (i % 40))}`
    edit(at, { do: 'set', entity: 'activity', row: 'lao-activity', values: { title } })
    edit(at, {
      do: 'create',
      entity: 'activity',
      id: `more-${i}`,
      values: { office: LAOS, output: 'lao-output', code: `${i}`, title },
    })
    if (i % 10 === 9) edit(at, { do: 'delete', entity: 'activity', row: `more-${i}` })
    if (i % 25 === 0) send(laos, hq)
    if (i % 25 === 5) send(hq, laos)
  }
  send(laos, hq)
  hq.sqlite.exec(`INSERT INTO setting VALUES ('person', '"Ann"')`)
  const raw = Buffer.alloc(30_000, 7)
  hq.sqlite
    .prepare(
      `INSERT INTO package_log (id, direction, at, kind, site, office, result, summary, vector, raw)
       VALUES ('p', 'read', '', 'submission', '', '', 'applied', '{}', '{}', ?)`,
    )
    .run(raw)
  expect(checkWorkspace(hq).findings).toEqual([])
  for (const ws of [hq, laos]) ws.close()
  return hq.file
}

const original = worked()
const size = readFileSync(original).length / 4096

let made = 0
function rescue(file: string, id?: string): Rescued {
  made += 1
  return rescueWorkspace(file, join(folder, `rescued-${made}.waymark`), {
    author: ann,
    ...(id !== undefined && { known: { id } }),
  })
}

/** A copy with these pages overwritten. */
function damaged(pages: readonly number[], fill: (page: Buffer) => void): string {
  made += 1
  const copy = join(folder, `damaged-${made}.waymark`)
  const bytes = Buffer.from(readFileSync(original))
  for (const page of pages) fill(bytes.subarray((page - 1) * 4096, page * 4096))
  writeFileSync(copy, bytes)
  return copy
}

type Row = Readonly<Record<string, unknown>>

function rowsOf(ws: Workspace): Map<string, Row> {
  return new Map(
    ENTITY_NAMES.flatMap((name) =>
      (ws.sqlite.prepare(`SELECT * FROM "${name}"`).all() as Row[]).map(
        (row) => [`${name} ${row.id}`, row] as const,
      ),
    ),
  )
}

const before = openWorkspace(original)
const rows = rowsOf(before)
const vector = vectorOf(before)
const { identity } = before
before.close()

test('every record of a whole file is read without SQLite', () => {
  const read = readFilePages(readFileSync(original))
  expect(read).toMatchObject({ pages: size, damaged: [] })
  const ws = openWorkspace(original)
  const tables = ws.sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
  for (const [name, found] of read.trees) {
    if (!tables.includes(name) || name.startsWith('sqlite_')) continue // an index, or SQLite's own
    const count = ws.sqlite.prepare(`SELECT COUNT(*) FROM "${name}"`).pluck().get()
    expect([name, found.length]).toEqual([name, count])
  }
  const raw = read.trees.get('package_log')?.[0]?.values[12]
  expect(Buffer.from(raw as Uint8Array).equals(Buffer.alloc(30_000, 7))).toBe(true)
  ws.close()
})

test('a file that is not damaged is saved whole, under a new site', () => {
  const { workspace: ws, lost, changes, entered } = rescue(original)
  expect([lost, entered]).toEqual([[], 0])
  expect(changes).toBe(Object.values(vector).reduce((sum, last) => sum + last, 0))
  expect(vectorOf(ws)).toEqual(vector)
  expect(rowsOf(ws)).toEqual(rows)
  expect(ws.identity).toEqual({ ...identity, site: ws.identity.site })
  expect(ws.identity.site).not.toBe(identity.site)
  expect(ws.sqlite.prepare('SELECT value FROM setting').pluck().get()).toBe('"Ann"')
  expect(checkWorkspace(ws).findings).toEqual([])
  ws.close()
})

const FILLS: readonly [string, (page: Buffer, seed: number) => void][] = [
  ['zeroes', (page) => page.fill(0)],
  ['noise', (page, seed) => noise(page, seed)],
  ['a text in the middle', (page) => page.fill('Z', 500, 2500)],
  ['noise at the end', (page, seed) => noise(page.subarray(2000), seed)],
]
function noise(bytes: Buffer, seed: number): void {
  const roll = dice(seed)
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = roll(256)
}

describe.each(FILLS)('pages overwritten with %s', (_, fill) => {
  test.each([1, 2, 3, 4, 5, 6])('chosen at random (%i)', (seed) => {
    const roll = dice(seed * 7919)
    const pages = Array.from({ length: 1 + roll(12) }, () => 2 + roll(size - 1))
    const file = damaged(pages, (page) => fill(page, seed))
    const bytes = readFileSync(file)
    const { workspace: ws, lost } = rescue(file, identity.id)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(checkWorkspace(ws).findings).toEqual([])
    const saved = rowsOf(ws)
    const named = new Set(lost.flatMap((each) => (each.what === 'row' ? [each.row] : [])))
    const isTorn = lost.some(({ what }) => what === 'changes')
    let same = 0
    for (const [key, row] of rows) {
      const found = saved.get(key)
      if (JSON.stringify(found) === JSON.stringify(row)) same += 1
      else if (row.deleted === 0 || found) expect(isTorn || named.has(String(row.id))).toBe(true)
    }
    for (const [key] of saved) expect(rows.has(key)).toBe(true) // nothing is made up
    expect(same).toBeGreaterThan(rows.size * 0.6)
    ws.close()
  })
})

describe('the journal and the tables stand in for each other', () => {
  function pagesOf(...tables: string[]): number[] {
    const ws = openWorkspace(original, { readOnly: true })
    const roots = ws.sqlite
      .prepare(`SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0`)
      .all() as { name: string; rootpage: number }[]
    ws.close()
    return roots.filter(({ name }) => tables.includes(name)).map(({ rootpage }) => rootpage)
  }
  const zero = (page: Buffer) => page.fill(0)

  test('tables that are gone are made again from the journal', () => {
    const { workspace: ws, lost, entered } = rescue(damaged(pagesOf(...ENTITY_NAMES), zero))
    expect([lost, entered]).toEqual([[], 0])
    expect(rowsOf(ws)).toEqual(rows)
    ws.close()
  })

  test('a journal without its root is found page by page', () => {
    const { workspace: ws, lost, entered } = rescue(damaged(pagesOf('change', 'head'), zero))
    expect([lost, entered]).toEqual([[], 0])
    expect(rowsOf(ws)).toEqual(rows)
    expect(vectorOf(ws)).toEqual(vector)
    ws.close()
  })

  test('where both the names of streams and their index are gone, the tables are entered again', () => {
    const file = damaged(pagesOf('stream', 'sqlite_autoindex_stream_1'), zero)
    const { workspace: ws, changes, entered } = rescue(file)
    expect(changes).toBe(0)
    expect(entered).toBeGreaterThan(100)
    const alive = [...rows].filter(([, row]) => row.deleted === 0)
    expect(rowsOf(ws)).toEqual(new Map(alive))
    expect(checkWorkspace(ws).findings).toEqual([])
    ws.close()
  })

  test('whose workspace it was is found again, when only its id is given', () => {
    const file = damaged(pagesOf('meta'), zero)
    expect(refusal(() => rescue(file)).code).toBe('workspace_damaged')
    const { workspace: ws } = rescue(file, identity.id)
    expect(ws.identity).toEqual({ ...identity, site: ws.identity.site })
    ws.close()
  })

  test('without its first page, which says where everything begins, when its copy says whose it is', () => {
    const out = join(folder, 'headless.waymark')
    const { workspace: ws, lost } = rescueWorkspace(damaged([1], zero), out, {
      author: ann,
      known: identity,
    })
    expect(lost).toEqual([])
    expect(rowsOf(ws)).toEqual(rows)
    expect(vectorOf(ws)).toEqual(vector)
    ws.close()
  })

  test('of which nothing is left becomes no empty workspace, whatever is known of it', () => {
    const file = damaged(
      Array.from({ length: size - 3 }, (_, i) => i + 4),
      zero,
    )
    const out = join(folder, 'nothing.waymark')
    const refused = refusal(() => rescueWorkspace(file, out, { author: ann, known: identity }))
    expect([refused.code, refused.values.detail]).toEqual(['workspace_damaged', 'nothing'])
    expect(readdirSync(folder).filter((name) => name.includes('nothing'))).toEqual([])
  })

  test('a file that is cut off', () => {
    const file = join(folder, 'cut.waymark')
    writeFileSync(file, readFileSync(original).subarray(0, Math.floor(size * 0.8) * 4096 + 100))
    const { workspace: ws } = rescue(file, identity.id)
    expect(checkWorkspace(ws).findings).toEqual([])
    expect(rowsOf(ws).size).toBeGreaterThan(rows.size / 3)
    ws.close()
  })
})

test('what stays at HQ and is in no package is saved too', () => {
  const hq = newWorkspace(folder, 'hq', HQ)
  applyCommands(hq, [...REFERENCE, ...planOf(LAOS, 'lao')], typing, ann)
  const values = { year: 2021, workplan: 'lao-plan', finding: 'Between us.' }
  edit(hq, { do: 'put', entity: 'assessment', values })
  const kept = rowsOf(hq)
  hq.close()
  const { workspace: saved, lost } = rescue(hq.file)
  expect(lost).toEqual([])
  expect(rowsOf(saved)).toEqual(kept)
  expect(Object.keys(vectorOf(saved)).map(scopeOf)).toContain(PRIVATE)
  expect(checkWorkspace(saved).findings).toEqual([])
  saved.close()
})

test('stopped at any step it leaves nothing behind', () => {
  const file = damaged([5, 9], (page) => page.fill(0))
  const before = readdirSync(folder)
  for (const stopped of RESCUE_STEPS) {
    const work = rescuing(file, join(folder, 'stopped.waymark'), { author: ann, known: identity })
    while (work.next().value !== stopped);
    work.return(undefined as never)
    expect(readdirSync(folder)).toEqual(before)
  }
})

test('what a crash left in the log is saved too', () => {
  const crashed = join(folder, 'crashed.waymark')
  const ws = openWorkspace(original)
  edit(ws, { do: 'set', entity: 'activity', row: 'lao-activity', values: { title: 'Last' } })
  for (const end of ['', '-wal']) copyFileSync(original + end, crashed + end)
  ws.close()
  const { workspace: saved, lost } = rescue(crashed)
  const read = saved.sqlite.prepare(`SELECT title FROM activity WHERE id = 'lao-activity'`)
  expect([read.pluck().get(), lost]).toEqual(['Last', []])
  saved.close()
})

test('is refused over a file that is there, from one that is not, and from anything else', () => {
  const out = join(folder, 'there.waymark')
  writeFileSync(out, 'mine')
  const options = { author: ann }
  expect(refusal(() => rescueWorkspace(original, out, options)).code).toBe('workspace_exists')
  const none = join(folder, 'none.waymark')
  expect(refusal(() => rescueWorkspace(none, `${out}2`, options)).code).toBe('workspace_missing')
  writeFileSync(none, 'Programme,Women\n'.repeat(1000))
  expect(refusal(() => rescueWorkspace(none, `${out}2`, options)).code).toBe('workspace_damaged')
  expect(readFileSync(out, 'utf8')).toBe('mine')
  const newer = damaged([], () => {})
  const bytes = readFileSync(newer)
  bytes.writeUInt32BE(99, 60)
  writeFileSync(newer, bytes)
  expect(refusal(() => rescue(newer)).code).toBe('workspace_newer')
})
