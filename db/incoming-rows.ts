// The rows that a batch of changes is about: what it brings for each, and what was known of it. Refuses what no
// row may be (another entity or scope than it has, a change before its creation); writes nothing.
import { type Change, CREATION, type FirstValues, type Group, type Scope } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { badValue, belongs, checkChange, type IncomingStream, refReader } from './batch-rules.ts'
import { type Effects, effectOn } from './effects.ts'
import { type Creation, changeNumber, type RawRow, readRow } from './heads.ts'
import type { Place } from './lives.ts'
import type { Sqlite, Workspace } from './open.ts'
import { statement } from './statements.ts'

/** A change that is not known here yet. */
export interface Fresh {
  readonly n: number
  readonly change: Change
  readonly prior: readonly number[]
}

/** What the batch brings for one row. */
export interface IncomingRow extends Place {
  readonly scope: Scope
  /** It was here before the batch. */
  known: boolean
  /** Its creations that were here before the batch, their values as JSON. */
  readonly earlier: { readonly n: number; readonly value: string }[]
  /** Field → the heads that were set after its creation, before the batch; absent for none. */
  readonly heads: Map<string, number[]>
  /** As it is stored now; absent while it is not there. */
  stored?: RawRow | undefined
  readonly creations: Fresh[]
  readonly later: Fresh[]
}

/** Refuses package_value, package_rights, and package_gap for a reference to an unknown change. */
export function freshRows(
  ws: Workspace,
  streams: ReadonlyMap<string, IncomingStream>,
  groups: ReadonlyMap<string, Group>,
  effects: Effects,
): Map<string, IncomingRow> {
  const { sqlite } = ws
  const numberOf = refReader(sqlite, streams)
  const rows = new Map<string, IncomingRow>()
  for (const stream of streams.values()) {
    for (const change of stream.changes) {
      if (change.seq <= stream.known) {
        effectOn(effects, change.entity).same += 1
        continue
      }
      checkChange(change)
      if (groups.get(change.group)?.site !== stream.site) throw badValue(change.entity)
      const row = rowFor(rows, change, stream.scope)
      const n = changeNumber(stream.id, change.seq)
      const prior = change.prior.length === 0 ? NONE : change.prior.map(numberOf)
      const place = change.field === CREATION ? row.creations : row.later
      place.push({ n, change, prior })
    }
  }
  findKnown(sqlite, rows)
  for (const row of rows.values()) refuseMisplaced(ws, row)
  return rows
}

const NONE: readonly number[] = []

function rowFor(
  rows: Map<string, IncomingRow>,
  { entity, row, field }: Change,
  scope: Scope,
): IncomingRow {
  const found = rows.get(row)
  if (!found) {
    const made = {
      entity,
      row,
      scope,
      earlier: [],
      heads: new Map(),
      known: false,
      creations: [],
      later: [],
    }
    rows.set(row, made)
    return made
  }
  if (found.entity !== entity || found.scope !== scope) throw badValue(entity, field)
  return found
}

/** Rows asked for at once; one question per row would cost more than writing it. */
const CHUNK = 1000

function asked<T>(sqlite: Sqlite, text: string, ids: readonly string[]): T[] {
  const read = statement(sqlite, text)
  const found: T[] = []
  for (let start = 0; start < ids.length; start += CHUNK) {
    found.push(...(read.all(JSON.stringify(ids.slice(start, start + CHUNK))) as T[]))
  }
  return found
}

interface KnownCreation extends Place {
  readonly n: number
  readonly value: string
}

interface KnownHead {
  readonly row: string
  readonly field: string
  readonly n: number
}

/** What is known of the rows: creations, later heads, and how they are stored. */
function findKnown(sqlite: Sqlite, rows: ReadonlyMap<string, IncomingRow>): void {
  const creations = asked<KnownCreation>(
    sqlite,
    `SELECT c.row, c.entity, c.n, c.value
     FROM json_each(?) j CROSS JOIN change c ON c.row = j.value AND c.field = ''`,
    [...rows.keys()],
  )
  const known = new Map<EntityName, string[]>()
  for (const { row, entity, n, value } of creations) {
    const incoming = rows.get(row)
    if (!incoming || incoming.entity !== entity) throw badValue(entity)
    if (!incoming.known) listed(known, entity).push(row)
    incoming.known = true
    incoming.earlier.push({ n, value })
  }
  const heads = asked<KnownHead>(
    sqlite,
    'SELECT h.row, h.field, h.n FROM json_each(?) j CROSS JOIN head h ON h.row = j.value',
    [...known.values()].flat(),
  )
  for (const { row, field, n } of heads) {
    const incoming = rows.get(row)
    if (incoming) listed(incoming.heads, field).push(n)
  }
  for (const [entity, ids] of known) {
    const text = `SELECT t.* FROM json_each(?) j CROSS JOIN "${entity}" t ON t.id = j.value`
    for (const stored of asked<RawRow>(sqlite, text, ids)) {
      const incoming = rows.get(stored.id)
      if (incoming) incoming.stored = stored
    }
  }
}

function listed<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key)
  if (!list) {
    list = []
    lists.set(key, list)
  }
  return list
}

/** A row stays in the scope of its office, whoever writes it; and nothing comes before a creation. */
function refuseMisplaced(ws: Workspace, row: IncomingRow): void {
  const { entity } = row
  for (const { change } of row.creations) {
    const { office } = change.value as FirstValues
    if (!belongs(ws, entity, office, row.scope)) throw misplaced(entity)
  }
  if (row.known) {
    if (!belongs(ws, entity, storedRow(ws.sqlite, row).office, row.scope)) throw misplaced(entity)
  } else if (row.creations.length === 0) throw badValue(entity)
}

export function storedRow(sqlite: Sqlite, row: IncomingRow): RawRow {
  row.stored ??= readRow(sqlite, row.entity, row.row)
  if (!row.stored) throw new Error(`${row.entity} ${row.row} has changes and no row`)
  return row.stored
}

function misplaced(entity: EntityName): Refusal {
  return new Refusal('package_rights', { entity })
}

/** In the order of their numbers, those of the batch among them. */
export function allCreations({ earlier, creations }: IncomingRow): Creation[] {
  const known = earlier.map(({ n, value }): Creation => {
    let values: FirstValues | undefined
    return {
      n,
      // Hardly ever asked for: whoever sets a field has seen what the row was made with.
      get values() {
        values ??= JSON.parse(value) as FirstValues
        return values
      },
    }
  })
  const fresh = creations.map(({ n, change }) => ({ n, values: change.value as FirstValues }))
  return [...known, ...fresh].sort((a, b) => a.n - b.n)
}
