// Two versions of a plan: the tables as they are, or the journal replayed up to a moment; and the moments
// that people know: a report that was sent, a package that was taken, a plan that was carried on.
import type * as z from 'zod'
import type { DifferenceSchema, MomentSchema } from '#contract/compare.ts'
import type { Workspace } from '#db/open.ts'
import { readPackages } from '#db/queries/package-log.ts'
import { officeById, officesOfType, workplanOf } from '#db/queries/reference.ts'
import { officeRows, sharedRows } from '#db/queries/rows.ts'
import {
  type Cut,
  firstGroupOf,
  GONE,
  groupNumber,
  MADE,
  timesSubmitted,
  timesVersioned,
  versionAt,
  type Writers,
  writersOf,
} from '#db/versions.ts'
import { type Label, SHARED, type StreamRange } from '#domain/changes.ts'
import {
  compare,
  type Difference,
  PLAN_ENTITIES,
  pairById,
  pairByName,
  REPORT_ENTITIES,
  type Version,
  type VersionRow,
  versionOf,
} from '#domain/compare.ts'
import { type AnyRow, type Dataset, datasetOf, fieldValue, type Rows } from '#domain/dataset.ts'
import { ENTITIES, type Entity, type EntityName, type Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { comparePeriods } from '#domain/periods.ts'
import { placeOf } from '#domain/place.ts'

export type Moment = z.output<typeof MomentSchema>
type Shown = z.input<typeof DifferenceSchema>

interface Side {
  readonly workplan: string
  readonly at?: Moment | undefined
}

interface CompareInput {
  readonly before: Side
  readonly after: Side
  readonly reports?: boolean | undefined
}

export async function plans(ws: Workspace, input: CompareInput) {
  const entities: readonly EntityName[] = input.reports
    ? [...PLAN_ENTITIES, ...REPORT_ENTITIES]
    : PLAN_ENTITIES
  const before = await sideOf(ws, input.before, entities)
  const after = await sideOf(ws, input.after, entities)
  const isOne = input.before.workplan === input.after.workplan
  const pairs = (isOne ? pairById : pairByName)(before.version, after.version)
  const differences = compare(before.version, after.version, pairs)
  const changed = differences.filter(({ kind }) => kind === 'changed')
  const rows = differences.map(({ row }) => row)
  const context = {
    shared: await sharedRows(ws.db),
    writers: writersOf(ws, rows, after.cut),
    isOne,
  }
  const data = { before: around(before.version, context), after: around(after.version, context) }
  return {
    before: before.shown,
    after: after.shown,
    same: pairs.size - changed.length,
    counts: {
      added: differences.filter(({ kind }) => kind === 'added').length,
      removed: differences.filter(({ kind }) => kind === 'removed').length,
      moved: changed.filter(({ moved }) => moved).length,
      changed: changed.length,
    },
    differences: differences.map((each) => shownDifference(each, data, context)),
  }
}

interface Context {
  readonly shared: Rows
  readonly writers: Writers
  readonly isOne: boolean
}

async function sideOf(ws: Workspace, side: Side, entities: readonly EntityName[]) {
  const plan = await workplanOf(ws.db, side.workplan)
  const unknown = new Refusal('row_unknown', { entity: 'workplan', row: side.workplan })
  if (!plan?.office) throw unknown
  const office = await officeById(ws.db, plan.office)
  const cut = side.at ? await cutAt(ws, side.workplan, side.at) : null
  const rows = cut
    ? versionAt(ws, await scopeOf(ws, plan.office), entities, cut.cut)
    : await versionNow(ws, plan.office, entities)
  const version = versionOf(rows, side.workplan)
  const root = version.find(({ id }) => id === side.workplan)
  const planVersion = root?.values.plan_version
  return {
    version,
    cut: cut?.cut ?? null,
    shown: {
      workplan: side.workplan,
      code: plan.code ?? '',
      title: plan.title ?? '',
      office: plan.office,
      officeName: office?.name ?? '',
      planVersion: typeof planVersion === 'number' ? planVersion : null,
      at: cut?.at ?? null,
      rows: version.length,
    },
  }
}

/** Rows of the HQ office travel as shared (domain/entities.ts, Ownership). */
async function scopeOf(ws: Workspace, office: string): Promise<string> {
  const hq = await officesOfType(ws.db, 'hq')
  return hq.some(({ id }) => id === office) ? SHARED : office
}

/** Rows of an office as the tables have them now. */
export async function versionNow(
  ws: Workspace,
  office: string,
  entities: readonly EntityName[],
): Promise<VersionRow[]> {
  const rows = await officeRows(ws.db, office)
  return entities.flatMap((entity) =>
    ((rows[entity] ?? []) as readonly AnyRow[]).map((row) => versionRow(entity, row)),
  )
}

function versionRow(entity: EntityName, row: AnyRow): VersionRow {
  const { fields }: Entity = ENTITIES[entity]
  const values: Record<string, Value> = {}
  for (const field of Object.keys(fields)) {
    const value = fieldValue(row, field)
    if (value !== null && value !== undefined) values[field] = value as Value
  }
  for (const [field, unread] of Object.entries(row.unread ?? {})) values[field] = { unread }
  return { id: row.id, entity, values }
}

/** Refuses moment_unknown. */
async function cutAt(
  ws: Workspace,
  workplan: string,
  moment: Moment,
): Promise<{ cut: Cut; at: string }> {
  switch (moment.kind) {
    case 'date': {
      const at = `${moment.date}T23:59:59.999Z`
      return { at, cut: { until: at, change: null } }
    }
    case 'submission': {
      const sent = timesSubmitted(ws, workplan).find(({ period }) => period === moment.period)
      if (!sent) throw new Refusal('moment_unknown', { what: moment.period })
      return { at: sent.at, cut: { until: sent.at, change: sent.change } }
    }
    case 'import': {
      const taken = (await readPackages(ws.db)).find(({ id }) => id === moment.package)
      const first = taken ? firstGroupOf(ws, broughtBy(taken.effect)) : undefined
      if (!taken || first === undefined) {
        throw new Refusal('moment_unknown', { what: moment.package })
      }
      return { at: taken.at, cut: { beforeGroup: first } }
    }
    case 'group': {
      const n = groupNumber(ws, moment.group)
      const made = timesVersioned(ws, workplan).find(({ group }) => group === moment.group)
      if (n === undefined || !made) throw new Refusal('moment_unknown', { what: moment.group })
      return { at: made.at, cut: { beforeGroup: n } }
    }
  }
}

function broughtBy(effect: string | null): readonly StreamRange[] {
  const told = effect === null ? null : (JSON.parse(effect) as { brought?: StreamRange[] })
  return told?.brought ?? []
}

export async function moments(ws: Workspace, { workplan }: { workplan: string }) {
  const plan = await workplanOf(ws.db, workplan)
  if (!plan?.office) throw new Refusal('row_unknown', { entity: 'workplan', row: workplan })
  const submitted = timesSubmitted(ws, workplan)
  // A period that was sent again is that of its last time.
  const last = submitted.filter(
    ({ period }, index) => submitted.findIndex((other) => other.period === period) === index,
  )
  const found = [
    ...last.map(({ period, at, actor, office }) => ({
      moment: { kind: 'submission', period } as const,
      ...{ at, actor, office, label: { id: 'compare.moment.submission', values: { period } } },
    })),
    ...(await importsOf(ws, plan.office)),
    ...timesVersioned(ws, workplan).map(({ group, at, actor, office, label }) => ({
      moment: { kind: 'group', group } as const,
      ...{ at, actor, office, label: JSON.parse(label) as Label },
    })),
  ]
  const period = ({ moment }: { readonly moment: Moment }) =>
    moment.kind === 'submission' ? moment.period : ''
  return found.sort((a, b) => -compareText(a.at, b.at) || -comparePeriods(period(a), period(b)))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Packages that brought something, at HQ those of the office whose plan it is. */
async function importsOf(ws: Workspace, office: string) {
  const taken = await readPackages(ws.db)
  return taken.flatMap((row) => {
    if (ws.identity.role === 'hq' && row.office !== office) return []
    if (firstGroupOf(ws, broughtBy(row.effect)) === undefined) return []
    const summary = JSON.parse(row.summary) as { from?: { name?: string; office?: string } }
    const from = summary.from?.name ?? ''
    return [
      {
        moment: { kind: 'import', package: row.id } as const,
        at: row.at,
        actor: from,
        office: summary.from?.office ?? null,
        label: { id: 'compare.moment.import', values: { from } },
      },
    ]
  })
}

// Words --------------------------------------------------------------------------------------------

function around(version: Version, { shared }: Context): Dataset {
  const rows: Record<string, AnyRow[]> = {}
  for (const row of version) {
    const list = rows[row.entity] ?? []
    list.push(asRow(row))
    rows[row.entity] = list
  }
  return datasetOf({ ...shared, ...rows } as Rows)
}

/** A row of a version as the rules and names read it. */
function asRow({ id, entity, values }: VersionRow): AnyRow {
  const { fields }: Entity = ENTITIES[entity]
  const plain = Object.keys(fields).map((field) => {
    const value = values[field] ?? null
    return [field, typeof value === 'object' ? null : value]
  })
  return { id, deleted: false, unread: null, ...Object.fromEntries(plain) }
}

function shownDifference(
  difference: Difference,
  data: { readonly before: Dataset; readonly after: Dataset },
  { writers, isOne }: Context,
): Shown {
  const { kind, entity, row } = difference
  const side = kind === 'removed' ? data.before : data.after
  const judged = side.get(entity, row) as AnyRow | undefined
  const period = judged ? fieldValue(judged, 'period') : null
  // What only the first of two plans has was not removed by anybody.
  const by = kind === 'removed' && !isOne ? null : writers(row, kind === 'added' ? MADE : GONE)
  return {
    ...difference,
    place: judged ? placeOf(entity, judged, side) : row,
    period: typeof period === 'string' ? period : null,
    by: kind === 'changed' ? null : by,
    fields: difference.fields.map((each) => ({
      ...each,
      fromWords: named(data.before, difference, each.field, each.from),
      toWords: named(data.after, difference, each.field, each.to),
      by: kind === 'changed' ? writers(row, each.field) : by,
    })),
  }
}

/** What people call the row that a value names; null for a value that names none. */
function named(data: Dataset, { entity }: Difference, field: string, value: Value): string | null {
  const { fields }: Entity = ENTITIES[entity]
  const to = fields[field]?.to as EntityName | undefined
  if (!to || typeof value !== 'string') return null
  const row = data.get(to, value) as AnyRow | undefined
  return row ? placeOf(to, row, data) : null
}
