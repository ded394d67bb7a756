// The problems of every row as they are now, kept per workspace. When something was written, only the rows
// whose outcome can depend on it are judged again (db/queries/affected.ts): an edit costs the edit and
// not the workspace. It is let go with the workspace, and begun anew when another process wrote.
import type { Workspace } from '#db/open.ts'
import { HANGING, type RowIds, rowsAffected } from '#db/queries/affected.ts'
import { officeDataset } from '#db/queries/dataset.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { allOffices, officeRows, rowsOfOffices, sharedRows } from '#db/queries/rows.ts'
import { isUnsettled, type Written, writtenSince } from '#db/written.ts'
import {
  type AnyRow,
  type Dataset,
  datasetOf,
  fieldValue,
  joined,
  type Rows,
} from '#domain/dataset.ts'
import type { EntityName } from '#domain/entities.ts'
import { EVERYWHERE, READ_FROM_BELOW } from '#domain/lookups.ts'
import {
  compareListed,
  isShared,
  judgeOffice,
  judgeShared,
  type ListedProblem,
  problemsOfRow,
} from './judging.ts'

/** Past this many rows to judge, all rows of the office are no dearer. */
const MANY = 5_000

interface OfficeProblems {
  /** Where rows hang that can be hung elsewhere. */
  readonly links: Map<string, Readonly<Record<string, string>>>
  /** Of all rows, in order; a new array whenever anything is different. */
  ordered: readonly ListedProblem[]
}

interface Kept {
  position: number | null
  /** What everybody shares, and its problems; null: to be read. */
  shared: { readonly context: Dataset; readonly problems: readonly ListedProblem[] } | null
  readonly offices: Map<string, OfficeProblems>
  /** One question after the other: each builds on what the one before it kept. */
  turn: Promise<unknown>
}

function nothingKept(): Kept {
  return { position: null, shared: null, offices: new Map(), turn: Promise.resolve() }
}

const kept = new WeakMap<Workspace, Kept>()

function keptOf(ws: Workspace): Kept {
  let found = kept.get(ws)
  if (!found) {
    found = nothingKept()
    kept.set(ws, found)
  }
  return found
}

/** The problems of one office and all periods: errors first, then in the order of the rows. */
export function problemsOf(ws: Workspace, office: string): Promise<readonly ListedProblem[]> {
  return inTurn(ws, async (known) => (await officeOf(ws, known, office)).ordered)
}

/** How many offices are read at once: a large office is large in memory, too. */
const TOGETHER = 8

/** The same of many offices, by id: those that were not judged yet are read together, a few at a time. */
export async function problemsOfOffices(
  ws: Workspace,
  offices: readonly string[],
): Promise<ReadonlyMap<string, readonly ListedProblem[]>> {
  const found = new Map<string, readonly ListedProblem[]>()
  for (let at = 0; at < offices.length; at += TOGETHER) {
    const some = offices.slice(at, at + TOGETHER)
    await inTurn(ws, async (known) => {
      const open = some.filter((id) => !known.offices.has(id))
      const rows = open.length > 0 ? await rowsOfOffices(ws.db, open) : new Map<string, Rows>()
      for (const id of some) found.set(id, (await officeOf(ws, known, id, rows.get(id))).ordered)
    })
  }
  return found
}

/** The problems of what HQ keeps for everybody. */
export function sharedProblems(ws: Workspace): Promise<readonly ListedProblem[]> {
  return inTurn(ws, async (known) => (await sharedOf(ws, known)).problems)
}

function inTurn<T>(ws: Workspace, ask: (known: Kept) => Promise<T>): Promise<T> {
  // What is in a transaction may be taken back: it is judged, and forgotten.
  if (isUnsettled(ws)) return ask(nothingKept())
  const known = keptOf(ws)
  const turn = known.turn.then(async () => {
    await catchUp(ws, known)
    return ask(known)
  })
  known.turn = turn.catch(() => undefined) // whoever asked hears of it; the next one tries anew
  return turn
}

/** Brings what is kept up to what was written since. */
async function catchUp(ws: Workspace, known: Kept): Promise<void> {
  const { rows, position } = writtenSince(ws, known.position)
  if (rows?.length === 0) return
  const before = known.position
  known.position = position
  try {
    if (rows === null || before === null || rows.some(isEverywhere)) forget(known)
    else await judgeAgain(ws, known, rows)
  } catch (error) {
    forget(known)
    throw error
  }
}

function forget(known: Kept): void {
  known.shared = null
  known.offices.clear()
}

function isEverywhere({ entity, field }: Written): boolean {
  if (!EVERYWHERE.includes(entity)) return false
  return field === null || Object.hasOwn(READ_FROM_BELOW[entity] ?? {}, field)
}

async function judgeAgain(ws: Workspace, known: Kept, written: readonly Written[]): Promise<void> {
  if (known.offices.size === 0 && known.shared === null) return
  const links = (row: string) => {
    for (const office of known.offices.values()) {
      const found = office.links.get(row)
      if (found) return found
    }
    return undefined
  }
  const affected = await rowsAffected(ws.db, written, links)
  if (affected.shared) known.shared = null
  for (const [id, rows] of affected.offices) {
    const office = known.offices.get(id)
    if (!office) continue
    if (countOf(rows) > MANY) known.offices.delete(id)
    else await judgeRows(ws, known, office, id, rows)
  }
}

function countOf(rows: RowIds): number {
  let count = 0
  for (const ids of rows.values()) count += ids.size
  return count
}

async function judgeRows(
  ws: Workspace,
  known: Kept,
  office: OfficeProblems,
  id: string,
  ids: RowIds,
): Promise<void> {
  const { context } = await sharedOf(ws, known)
  const data = joined(context, isShared, officeDataset(ws, id, rowsOf(ws), ids))
  const judged = new Set<string>()
  const found: ListedProblem[] = []
  for (const [entity, rows] of ids) {
    for (const each of rows) {
      judged.add(each)
      office.links.delete(each)
      const row = data.get(entity, each)
      if (!row) continue
      keepLinks(office, entity, row)
      found.push(...problemsOfRow(entity, row, data))
    }
  }
  office.ordered = merged(
    office.ordered.filter((problem) => !judged.has(problem.row)),
    found.sort(compareListed),
  )
}

/** Two lists in order as one. */
function merged(
  some: readonly ListedProblem[],
  others: readonly ListedProblem[],
): readonly ListedProblem[] {
  const all: ListedProblem[] = []
  let next = 0
  for (const other of others) {
    for (let at = some[next]; at && compareListed(at, other) < 0; at = some[next]) {
      all.push(at)
      next += 1
    }
    all.push(other)
  }
  return all.concat(some.slice(next))
}

async function sharedOf(ws: Workspace, known: Kept) {
  if (known.shared === null) {
    const rows = await sharedRows(ws.db)
    const context = datasetOf(rows)
    const isJudged = ws.identity.role === 'hq' // where they can be mended
    const problems = isJudged ? judgeShared(rows, context).sort(compareListed) : []
    known.shared = { context, problems }
  }
  return known.shared
}

/** `rows`: the office's own, where they were read already. */
async function officeOf(
  ws: Workspace,
  known: Kept,
  id: string,
  rows?: Rows,
): Promise<OfficeProblems> {
  const found = known.offices.get(id)
  if (found) return found
  const { context } = await sharedOf(ws, known)
  const own = rows ?? (await officeRows(ws.db, id))
  const data = joined(context, isShared, datasetOf(own))
  const problems = judgeOffice(own, data).sort(compareListed)
  const office: OfficeProblems = { links: new Map(), ordered: problems }
  for (const entity of HANGING.keys()) {
    for (const row of own[entity] ?? []) keepLinks(office, entity, row)
  }
  known.offices.set(id, office)
  return office
}

function keepLinks(office: OfficeProblems, entity: EntityName, row: AnyRow): void {
  const links = (HANGING.get(entity) ?? []).flatMap((field) => {
    const value = fieldValue(row, field)
    return typeof value === 'string' ? [[field, value] as const] : []
  })
  if (links.length > 0) office.links.set(row.id, Object.fromEntries(links))
}

/** Judged anew, nothing kept: what the kept problems are compared with. Of one office, or of everybody. */
export async function problemsFromScratch(
  ws: Workspace,
  office?: string,
): Promise<readonly ListedProblem[]> {
  const anew = nothingKept()
  const { problems } = await sharedOf(ws, anew)
  const found = [...problems]
  for (const { id } of await allOffices(ws.db)) {
    if (!office || office === id) found.push(...(await officeOf(ws, anew, id)).ordered)
  }
  return found
}
