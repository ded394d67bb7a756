// The tables of changes.jsonl: a line that says what its rows have in common, then a list of what each row has of its
// own. Every value is checked here; a spelling that the writer would not have chosen is refused.
import { CREATION, DELETED, type FirstValues } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { LIMITS } from './limits.ts'
import {
  isOpen,
  isSameValue,
  LINE_FIELDS,
  sizeOf,
  tableKey,
  tooMuch,
  wrong,
} from './line-shapes.ts'
import type { NaturalRow } from './natural-row.ts'
import { type Check, type EntityChecks, entityChecks, isId } from './values.ts'

/** What the rows of a file know of each other. */
export interface Rows {
  line: number
  readonly tables: Table[]
  readonly keys: Set<string>
  /** Characters that tables have put into their rows. */
  filled: number
  /** Line → the row that it creates, and the other way round: the first one, if there are more. */
  readonly rowAt: Map<number, string>
  readonly lineOf: Map<string, number>
  readonly naturalRow: NaturalRow
}

interface Column {
  readonly field: string
  readonly check: Check
  readonly isReference: boolean
  /** The first row has it; whether another one differed. */
  first: Value | undefined
  varies: boolean
}

export interface Table {
  readonly line: number
  readonly entity: EntityName
  readonly field: string
  readonly verb: 'create' | 'set' | 'delete' | 'restore'
  readonly checks: EntityChecks
  /** Where each row has a value of its own. */
  readonly columns: readonly Column[]
  /** The first values of each row, with those that all have in common. */
  readonly common: FirstValues
  /** Cells of a row before its priors. */
  readonly width: number
  /** Characters that each row is given. */
  readonly given: number
  rows: number
}

type Parsed = Readonly<Record<string, unknown>>
const VERBS = ['create', 'set', 'delete', 'restore'] as const

/** A table line, and how it is spelled. */
export function openTable(
  { tables, keys, line }: Rows,
  object: Parsed,
): { readonly table: Table; readonly spelled: string } {
  const verb = VERBS.find((name) => Object.hasOwn(object, name))
  if (verb === undefined) throw wrong(line, 'table')
  for (const name of Object.keys(object)) {
    if (!(LINE_FIELDS[verb] as readonly string[]).includes(name)) throw wrong(line, name)
  }
  const entity = object[verb]
  const checks = entityChecks(entity)
  if (!checks) throw wrong(line, typeof entity === 'string' ? entity : 'entity')
  if (object.table !== tables.length) throw wrong(line, 'table')
  const base = { line, entity: entity as EntityName, verb, checks, rows: 0 }
  const { table, said } =
    verb === 'create' ? creation(base, object) : verb === 'set' ? setting(base, object) : mark(base)
  const key = tableKey(verb, entity, (said.values as FirstValues) ?? table.field)
  if (keys.has(key)) throw wrong(line, 'table')
  keys.add(key)
  return { table, spelled: JSON.stringify({ table: object.table, [verb]: entity, ...said }) }
}

type Base = Pick<Table, 'line' | 'entity' | 'verb' | 'checks' | 'rows'>
type Opened = { readonly table: Table; readonly said: Parsed }

function creation(base: Base, { values }: Parsed): Opened {
  const { line, entity, checks } = base
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw wrong(line, 'values')
  }
  for (const field of checks.required) {
    if (!Object.hasOwn(values, field)) throw wrong(line, `${entity}.${field}`)
  }
  const columns: Column[] = []
  const common: Record<string, Value> = {}
  let given = 0
  for (const [field, value] of Object.entries(values) as [string, Value][]) {
    const check = checks.of(field)
    if (!check || !(isOpen(value) || check(value))) throw wrong(line, `${entity}.${field}`)
    common[field] = isOpen(value) ? null : value
    if (isOpen(value)) columns.push(columnOf(checks, field, check))
    else given += sizeOf(value)
  }
  const width = 1 + (checks.key ? 0 : 1) + columns.length
  return { table: { ...base, field: CREATION, columns, common, width, given }, said: { values } }
}

function columnOf(checks: EntityChecks, field: string, check: Check): Column {
  return {
    field,
    check,
    isReference: checks.references.has(field),
    first: undefined,
    varies: false,
  }
}

function setting(base: Base, { field }: Parsed): Opened {
  const { line, entity, checks } = base
  const check = typeof field === 'string' ? checks.of(field) : undefined
  if (typeof field !== 'string' || !check || checks.fixed.has(field)) {
    throw wrong(line, `${entity}.${field}`)
  }
  const columns = [columnOf(checks, field, check)]
  return { table: { ...base, field, columns, common: {}, width: 3, given: 0 }, said: { field } }
}

function mark(base: Base): Opened {
  return {
    table: { ...base, field: DELETED, columns: [], common: {}, width: 2, given: 0 },
    said: {},
  }
}

export interface Said {
  readonly row: string
  readonly value: Value | FirstValues
}

/** What a row says. Its priors are the cells beyond the width of its table. */
export function rowOf(rows: Rows, table: Table, cells: readonly unknown[]): Said {
  if (cells.length < table.width) throw wrong(rows.line, 'row')
  table.rows += 1
  if (table.verb === 'create') return created(rows, table, cells)
  const row = idOf(rows, cells[1])
  if (!isId(row)) throw wrong(rows.line, 'row')
  const column = table.columns[0]
  if (!column) return { row, value: table.verb === 'delete' }
  return { row, value: cellOf(rows, table, column, cells[2]) }
}

function created(rows: Rows, table: Table, cells: readonly unknown[]): Said {
  const { key } = table.checks
  const values: Record<string, Value> = { ...table.common }
  let at = key ? 1 : 2
  for (const column of table.columns) {
    const value = cellOf(rows, table, column, cells[at])
    values[column.field] = value
    at += 1
    if (table.rows === 1) column.first = value
    else if (!column.varies) column.varies = !isSameValue(column.first, value)
  }
  rows.filled += table.given
  if (rows.filled > LIMITS.filled) throw tooMuch('filled', LIMITS.filled)
  const row = key ? rows.naturalRow(table.entity, key, values) : cells[1]
  if (!isId(row)) throw wrong(rows.line, 'row')
  if (!rows.lineOf.has(row)) {
    rows.lineOf.set(row, rows.line)
    rows.rowAt.set(rows.line, row)
  }
  return { row, value: values }
}

function cellOf(rows: Rows, table: Table, column: Column, cell: unknown): Value {
  const value = column.isReference ? idOf(rows, cell) : cell
  if (!column.check(value)) throw wrong(rows.line, `${table.entity}.${column.field}`)
  return value as Value
}

/** A row that a line above creates is named by that line, and in no other way. */
function idOf({ rowAt, lineOf }: Rows, cell: unknown): unknown {
  if (typeof cell === 'number') return rowAt.get(cell)
  return typeof cell === 'string' && lineOf.has(cell) ? undefined : cell
}

/** What all rows have in common stands in the line of their table, and nothing else does. */
export function refuseLooseTables(tables: readonly Table[]): void {
  for (const { line, rows, columns, common, verb } of tables) {
    if (verb !== 'create') continue
    const same = columns.find(({ varies }) => !varies)
    if (rows > 1 && same) throw wrong(line, same.field)
    if (rows === 1 && columns.length < Object.keys(common).length) throw wrong(line, 'values')
  }
}
