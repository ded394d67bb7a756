// Two versions of a plan, field by field: what was added, removed, moved and changed. Pure: a version is a
// list of rows with the values that they have; where it came from (the tables, the journal up to a
// moment, another workplan) is the caller's business. Two workplans are compared by what their rows
// are called, since their ids have nothing in common.
import { ENTITIES, type Entity, type EntityName, type Value } from './entities.ts'
import { sameValue } from './merge.ts'

/** What makes a plan, in the order in which it is told. */
export const PLAN_ENTITIES = [
  'workplan',
  'outcome',
  'output',
  'activity',
  'milestone',
  'indicator',
  'target',
  'budget_line',
  'funding',
  'funding_need',
  'risk',
  'sdg_link',
  'framework_link',
] as const satisfies readonly EntityName[]

/** What is reported against it. */
export const REPORT_ENTITIES = [
  'actual',
  'actual_part',
  'expenditure',
  'narrative',
] as const satisfies readonly EntityName[]

export interface VersionRow {
  readonly id: string
  readonly entity: EntityName
  /** Fields that have a value, texts that could not be read included; never null. */
  readonly values: Readonly<Record<string, Value>>
}

/** The rows of one version of a plan, the workplan's own among them, in any order. */
export type Version = readonly VersionRow[]

export interface FieldDifference {
  readonly field: string
  readonly from: Value
  readonly to: Value
}

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  /** It hangs under another row now, or stands at another place among its like. */
  readonly moved: boolean
  readonly entity: EntityName
  /** Its id in the second version; in the first where it was removed. */
  readonly row: string
  /** Its id in the first version; null where it was added. */
  readonly before: string | null
  /** All its values where it was added or removed, what differs where it was changed. */
  readonly fields: readonly FieldDifference[]
}

/** Id in the second version → id in the first, of rows that are the same thing. */
export type Pairs = ReadonlyMap<string, string>

/** Whose plan it is does not tell two versions apart. */
const OWNER = 'office'

/** Versions of one workplan: the ids of rows are what they were. */
export function pairById(before: Version, after: Version): Pairs {
  const there = new Set(before.map(({ id }) => id))
  return new Map(after.flatMap(({ id }) => (there.has(id) ? [[id, id]] : [])))
}

/**
 * What is different in `after`, in the order of the plan. Comparing a version with itself gives
 * nothing; with pairs by id, `withDifferences` turns `before` into `after` (but for the owner office of
 * rows that are new).
 */
export function compare(before: Version, after: Version, pairs: Pairs): readonly Difference[] {
  const first = new Map(before.map((row) => [row.id, row]))
  const found: Difference[] = []
  const paired = new Set<string>()
  for (const row of after) {
    const other = first.get(pairs.get(row.id) ?? '')
    if (!other) {
      found.push(alone('added', row))
      continue
    }
    paired.add(other.id)
    const difference = changed(other, row, pairs)
    if (difference) found.push(difference)
  }
  for (const row of before) if (!paired.has(row.id)) found.push(alone('removed', row))
  const order = orderOf(before, after, pairs)
  return found.sort((a, b) => compareOrder(order(a), order(b)))
}

function alone(kind: 'added' | 'removed', { id, entity, values }: VersionRow): Difference {
  const fields = fieldsOf(entity)
    .map((field) => ({ field, value: values[field] ?? null }))
    .filter(({ field, value }) => value !== null && field !== OWNER)
    .map(({ field, value }) =>
      kind === 'added' ? { field, from: null, to: value } : { field, from: value, to: null },
    )
  return { kind, moved: false, entity, row: id, before: kind === 'added' ? null : id, fields }
}

function changed(from: VersionRow, to: VersionRow, pairs: Pairs): Difference | undefined {
  const { entity, id: row } = to
  const fields = fieldsOf(entity).flatMap((field) => {
    if (field === OWNER) return []
    const was = from.values[field] ?? null
    const is = to.values[field] ?? null
    const named = isName(entity, field) && typeof is === 'string' ? (pairs.get(is) ?? is) : is
    return sameValue(was, named) ? [] : [{ field, from: was, to: is }]
  })
  if (fields.length === 0) return undefined
  const moved = fields.some(({ field }) => field === 'sort' || placesOf(entity).includes(field))
  return { kind: 'changed', moved, entity, row, before: from.id, fields }
}

function fieldsOf(entity: EntityName): readonly string[] {
  return Object.keys(ENTITIES[entity].fields)
}

/** Whether a field names another row: a reference, or what a link hangs on. */
function isName(entity: EntityName, field: string): boolean {
  const { fields }: Entity = ENTITIES[entity]
  return fields[field]?.kind === 'ref' || (field === 'row' && isLink(entity))
}

/** Rows that name what they hang on by entity and id. */
function isLink(entity: EntityName): boolean {
  return ['sdg_link', 'framework_link', 'comment', 'confirmation'].includes(entity)
}

/** The fields that say what a row hangs under, the nearest first. */
function placesOf(entity: EntityName): readonly string[] {
  if (isLink(entity)) return ['row']
  if (entity === 'outcome') return ['workplan', 'objective']
  const { parents = [] }: Entity = ENTITIES[entity]
  return parents.includes('output') ? ['output', ...parents.filter((f) => f !== 'output')] : parents
}

/** The row that a row hangs under; undefined for the workplan. */
function parentIn({ entity, values }: VersionRow): string | undefined {
  return parentPlace(entity, (field) => values[field])?.row
}

/** The same for a row whose values are asked for by field, with the entity of the row above. */
export function parentPlace(
  entity: EntityName,
  valueIn: (field: string) => unknown,
): { readonly entity: EntityName; readonly row: string } | undefined {
  if (entity === 'workplan') return undefined
  const { fields }: Entity = ENTITIES[entity]
  for (const field of placesOf(entity)) {
    const row = valueIn(field)
    if (typeof row !== 'string') continue
    return { entity: (isLink(entity) ? valueIn('entity') : fields[field]?.to) as EntityName, row }
  }
  return undefined
}

/** The rows of one workplan among those of its office: the workplan and all that hangs under it. */
export function versionOf(rows: Version, workplan: string): Version {
  const under = Map.groupBy(rows, parentIn)
  const root = rows.find(({ id }) => id === workplan)
  const found: VersionRow[] = root ? [root] : []
  // It grows while it is walked.
  for (const row of found) found.push(...(under.get(row.id) ?? []))
  return found
}

/** The first version with the differences made: with pairs by id, the second. */
export function withDifferences(before: Version, differences: readonly Difference[]): Version {
  const rows = new Map(before.map((row) => [row.id, row]))
  for (const { kind, entity, row, fields } of differences) {
    if (kind === 'removed') {
      rows.delete(row)
      continue
    }
    const values = { ...rows.get(row)?.values }
    for (const { field, to } of fields) {
      if (to === null) delete values[field]
      else values[field] = to
    }
    rows.set(row, { id: row, entity, values })
  }
  return [...rows.values()]
}

// Two workplans ------------------------------------------------------------------------------------

type Keys = readonly (readonly string[])[]

/** By which fields two rows under the same row are the same thing; what pairs first, pairs. */
const SAME_BY: { readonly [E in EntityName]?: Keys } = {
  outcome: [
    ['objective', 'code'],
    ['objective', 'statement'],
  ],
  output: [['code'], ['statement']],
  activity: [['code'], ['title']],
  milestone: [['title'], ['due']],
  indicator: [['definition']],
  target: [['period']],
  actual: [['period']],
  actual_part: [['cell']],
  budget_line: [
    ['category', 'period', 'description'],
    ['category', 'period'],
  ],
  funding: [['source']],
  expenditure: [['period']],
  funding_need: [
    ['area', 'year', 'description'],
    ['area', 'year'],
  ],
  risk: [['statement']],
  narrative: [['period']],
  sdg_link: [['goal', 'target']],
  framework_link: [['framework', 'code']],
}

/** Versions of two workplans: what hangs under the same row and is called the same, is the same. */
export function pairByName(before: Version, after: Version): Pairs {
  const pairs = new Map<string, string>()
  const [rootBefore] = before.filter(({ entity }) => entity === 'workplan')
  const [rootAfter] = after.filter(({ entity }) => entity === 'workplan')
  if (!rootBefore || !rootAfter) return pairs
  const underBefore = Map.groupBy(before, parentIn)
  const underAfter = Map.groupBy(after, parentIn)
  const open: [string, string][] = [[rootAfter.id, rootBefore.id]]
  for (const [own, other] of open) {
    pairs.set(own, other)
    open.push(...pairAmong(underBefore.get(other) ?? [], underAfter.get(own) ?? []))
  }
  return pairs
}

function pairAmong(before: Version, after: Version): [string, string][] {
  const found: [string, string][] = []
  const taken = new Set<string>()
  const entities = new Set(after.map(({ entity }) => entity))
  for (const entity of entities) {
    for (const fields of SAME_BY[entity] ?? []) {
      const free = (rows: Version) =>
        rows.filter((row) => row.entity === entity && !taken.has(row.id))
      const byName = Map.groupBy(free(before), (row) => nameBy(row, fields))
      for (const row of free(after)) {
        const name = nameBy(row, fields)
        const other = name === '' ? undefined : byName.get(name)?.shift()
        if (!other) continue
        taken.add(row.id).add(other.id)
        found.push([row.id, other.id])
      }
    }
  }
  return found
}

/** Nothing where none of the fields has a value: rows without a name are nobody's like. */
function nameBy({ values }: VersionRow, fields: readonly string[]): string {
  const parts = fields.map((field) => {
    const value = values[field] ?? ''
    const words = typeof value === 'object' ? value.unread : String(value)
    return words.trim().toLocaleLowerCase('en')
  })
  return parts.some((part) => part !== '') ? parts.join('\u001f') : ''
}

// Order --------------------------------------------------------------------------------------------

type Step = readonly [rank: number, sort: number, name: string, id: string]

const RANK = new Map<string, number>(
  [...PLAN_ENTITIES, ...REPORT_ENTITIES].map((entity, index) => [entity, index]),
)

const byName = new Intl.Collator('en', { numeric: true })

/** Where a difference stands in the plan: the steps from the workplan down to its row. */
function orderOf(before: Version, after: Version, pairs: Pairs) {
  const first = new Map(before.map((row) => [row.id, row]))
  const second = new Map(after.map((row) => [row.id, row]))
  const paired = new Map([...pairs].map(([own, other]) => [other, own]))
  const known = new Map<string, readonly Step[]>()

  function steps(id: string): readonly Step[] {
    const name = paired.get(id) ?? id
    const found = known.get(name)
    if (found) return found
    const row = second.get(name) ?? first.get(name)
    if (!row) return []
    known.set(name, []) // rows that hang under each other are told at the top
    const parent = parentIn(row)
    const made = [...(parent === undefined ? [] : steps(parent)), stepOf(row)]
    known.set(name, made)
    return made
  }
  return ({ row }: Difference) => steps(row)
}

function stepOf({ id, entity, values }: VersionRow): Step {
  const sort = typeof values.sort === 'number' ? values.sort : Number.MAX_VALUE
  const name = ['code', 'period', 'year', 'title', 'statement', 'source', 'target']
    .map((field) => values[field])
    .find((value) => typeof value === 'string' || typeof value === 'number')
  return [RANK.get(entity) ?? RANK.size, sort, String(name ?? ''), id]
}

function compareOrder(a: readonly Step[], b: readonly Step[]): number {
  for (const [index, step] of a.entries()) {
    const other = b[index]
    if (!other) return 1
    const order = step[0] - other[0] || step[1] - other[1] || byName.compare(step[2], other[2])
    if (order !== 0) return order
    if (step[3] !== other[3]) return step[3] < other[3] ? -1 : 1
  }
  return a.length - b.length
}
