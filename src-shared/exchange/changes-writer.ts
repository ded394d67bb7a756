// Writes changes.jsonl: tables of changes in their one spelling, which changes-lines.ts reads. It refuses
// only what the lines could not say; the reader checks the rest, before a package is made too.
import {
  type Batch,
  type Change,
  CREATION,
  changeRef,
  DELETED,
  type FirstValues,
  type Group,
  parseRef,
} from '#domain/changes.ts'
import { gap, isSameValue, OPEN, tableKey, wrong } from './line-shapes.ts'
import { groupIdOf, type NaturalRow, naturalRowMaker } from './natural-row.ts'
import { entityChecks } from './values.ts'

/**
 * The lines of a batch: streams in its order, then the changes by stream and number, each group and each table
 * before its first change. What readLines gives back is the same batch in that order. `office` is the name of
 * who makes the package. Refuses package_gap (a stream that is not whole) and package_value.
 */
export function writeLines(batch: Batch, office: string): Buffer {
  const writing = survey(batch)
  for (const [name, stream] of writing.streams) say(writing, { stream, name })
  const groups = new Map(batch.groups.map((group) => [group.id, group]))
  let current = ''
  let [stream, next] = ['', 0]
  for (const { change, table } of writing.changes) {
    if (change.stream !== stream) {
      stream = change.stream
      next = batch.streams.find(({ name }) => name === stream)?.first ?? change.seq
      say(writing, { from: next, stream: writing.streams.get(stream) })
    }
    if (change.seq !== next) throw gap(office, stream, next, change.seq - 1)
    next += 1
    if (change.group !== current) {
      current = change.group
      sayGroup(writing, groups.get(current), change)
    }
    sayChange(writing, table, change)
  }
  return Buffer.from([...writing.lines, ''].join('\n'), 'utf8')
}

/** Changes that say the same things: of one entity, with the same fields. */
interface Table {
  readonly number: number
  readonly first: Change
  readonly fields: readonly string[]
  /** Of a creation: its fields whose value is not the same in all rows. */
  readonly open: Set<string>
  rows: number
  told: boolean
}

interface Writing {
  readonly lines: string[]
  readonly streams: ReadonlyMap<string, number>
  readonly changes: readonly { readonly change: Change; readonly table: Table }[]
  /** Group → the line that tells it. */
  readonly told: Map<string, number>
  before: Group | undefined
  /** Row → the line that creates it. */
  readonly created: Map<string, number>
  readonly naturalRow: NaturalRow
}

/** Numbers streams and tables in the order in which they come up, and finds what rows have in common. */
function survey(batch: Batch): Writing {
  const streams = new Map(batch.streams.map(({ name }, at) => [name, at]))
  const tables = new Map<string, Table>()
  const place = ({ stream }: Change) => streams.get(stream) ?? streams.size
  const inOrder = batch.changes.toSorted((a, b) => place(a) - place(b) || a.seq - b.seq)
  const changes = inOrder.map((change) => {
    if (!streams.has(change.stream)) throw wrong(0, change.stream)
    for (const ref of change.prior) {
      const { stream } = parseRef(ref)
      if (!streams.has(stream)) streams.set(stream, streams.size)
    }
    return { change, table: tableOf(tables, change) }
  })
  return {
    lines: [],
    streams,
    changes,
    told: new Map(),
    before: undefined,
    created: new Map(),
    naturalRow: naturalRowMaker(),
  }
}

function tableOf(tables: Map<string, Table>, change: Change): Table {
  const values = change.field === CREATION ? (change.value as FirstValues) : {}
  const said = change.field === CREATION ? values : change.field
  const key = tableKey(verbOf(change), change.entity, said)
  let table = tables.get(key)
  if (table === undefined) {
    const fields = Object.keys(values)
    table = {
      ...{ number: tables.size, first: change, fields, open: new Set() },
      ...{ rows: 0, told: false },
    }
    tables.set(key, table)
  }
  table.rows += 1
  const first = table.first.value as FirstValues
  for (const field of table.fields) {
    if (!table.open.has(field) && !isSameValue(first[field], values[field])) table.open.add(field)
  }
  return table
}

function verbOf({ field, value }: Change): 'create' | 'set' | 'delete' | 'restore' {
  if (field === CREATION) return 'create'
  if (field !== DELETED) return 'set'
  return value === true ? 'delete' : 'restore'
}

function say(writing: Writing, line: object): void {
  writing.lines.push(JSON.stringify(line))
}

function sayGroup(writing: Writing, group: Group | undefined, first: Change): void {
  const { lines, told } = writing
  if (!group) throw wrong(lines.length + 1, 'group')
  const line = told.get(group.id)
  if (line === undefined) {
    told.set(group.id, lines.length + 1)
    lines.push(groupLine(group, writing.before, changeRef(first.stream, first.seq)))
    writing.before = group
  } else say(writing, { again: line })
}

/** `before` is the group that was told before; what is the same again is left out. `first`: its change. */
export function groupLine(group: Group, before: Group | undefined, first: string): string {
  const { id, site, office, at, actor, label, kind, target } = group
  return JSON.stringify({
    at,
    // Its first change says the id already; a UUID does not compress.
    ...(id !== groupIdOf(first, at) && { group: id }),
    ...(site !== before?.site && { site }),
    ...(office !== before?.office && { office }),
    ...(actor !== before?.actor && { actor }),
    label: label.values === undefined ? { id: label.id } : { id: label.id, values: label.values },
    ...(kind !== 'edit' && { kind }),
    ...(target !== null && { target }),
  })
}

function sayChange(writing: Writing, table: Table, change: Change): void {
  if (!table.told) {
    table.told = true
    say(writing, headOf(table))
  }
  const { entity, row, field, value } = change
  const checks = entityChecks(entity)
  const cells: unknown[] = [table.number]
  const verb = verbOf(change)
  if (verb === 'create') cells.push(...createdCells(writing, table, change))
  else cells.push(idCell(writing, row))
  if (verb === 'set') cells.push(checks?.references.has(field) ? idCell(writing, value) : value)
  for (const ref of change.prior) {
    const { stream, seq } = parseRef(ref)
    cells.push(`${writing.streams.get(stream)}:${seq}`)
  }
  say(writing, cells)
}

function headOf({ number, first, fields, open, rows }: Table): object {
  const verb = verbOf(first)
  const head = { table: number, [verb]: first.entity }
  if (verb === 'set') return { ...head, field: first.field }
  if (verb !== 'create') return head
  const given = first.value as FirstValues
  const values = fields.map((field) => {
    const isShared = rows > 1 && !open.has(field)
    return [field, isShared ? given[field] : OPEN] as const
  })
  return { ...head, values: Object.fromEntries(values) }
}

function createdCells(writing: Writing, table: Table, change: Change): unknown[] {
  const { entity, row } = change
  const values = change.value as FirstValues
  const checks = entityChecks(entity)
  const key = checks?.key
  // The id of a row with a natural key comes from the key, and only from there.
  if (key && writing.naturalRow(entity, key, values) !== row) {
    throw wrong(writing.lines.length + 1, 'row')
  }
  const cells: unknown[] = key ? [] : [row]
  for (const field of table.fields) {
    if (table.rows > 1 && !table.open.has(field)) continue
    const value = values[field]
    cells.push(checks?.references.has(field) ? idCell(writing, value) : value)
  }
  if (!writing.created.has(row)) writing.created.set(row, writing.lines.length + 1)
  return cells
}

/** A row that a line above creates is named by that line. */
function idCell({ created }: Writing, id: unknown): unknown {
  return (typeof id === 'string' ? created.get(id) : undefined) ?? id
}
