// What a package changes, row by row, for people to look at before anything happens: conflicts first, then
// what comes too late, what is doubtful, what changes, what is new.
import type { Example } from '#contract/exchange.ts'
import type { Noted } from '#db/effects.ts'
import type { KnownRows } from '#db/queries/known-rows.ts'
import { type ClosedSubmission, isDatedIn } from '#db/queries/locks.ts'
import { type PlaceReader, placesIn } from '#db/queries/places.ts'
import { entityDefinition } from '#db/schema.ts'
import { type Dataset, fieldValue } from '#domain/dataset.ts'
import type { EntityName } from '#domain/entities.ts'
import type { ListedProblem } from './judging.ts'

const SHOWN = 200

export interface Shown {
  readonly examples: Example[]
  /** Rows and fields of reports that were closed before the package came. */
  readonly late: number
}

interface Looked {
  readonly noted: readonly Noted[]
  readonly problems: readonly ListedProblem[]
  /** The reports that were accepted or locked before the changes were applied. */
  readonly closed: readonly ClosedSubmission[]
  /** Also what simply changes or is new: for a look, not when it is taken. */
  readonly all: boolean
}

/** `rows` as they are now. */
export function examplesOf(rows: KnownRows, { noted, problems, closed, all }: Looked): Shown {
  const placeOf = placesIn(rows)
  const isClosed = closedIn(rows, closed)
  const late = closed.length === 0 ? [] : noted.filter(isClosed)
  const isLate = new Set(late)
  const conflicts = noted.filter(({ kind }) => kind === 'conflict')
  const inTime = all ? noted.filter((each) => !isLate.has(each)) : []
  const of = (list: readonly Noted[], kind: Noted['kind']) =>
    list.filter((each) => each.kind === kind)
  const asShown = (list: readonly Noted[]) =>
    list.slice(0, SHOWN).map((each) => asExample(each, isLate.has(each), rows, placeOf))
  const examples = [
    ...asShown([
      ...conflicts.filter((each) => isLate.has(each)),
      ...conflicts.filter((each) => !isLate.has(each)),
    ]),
    ...asShown([...of(late, 'changed'), ...of(late, 'new')]),
    ...problems.slice(0, SHOWN).map(asDoubt),
    ...asShown([...of(inTime, 'changed'), ...of(inTime, 'new')]),
  ].slice(0, SHOWN)
  return { examples, late: late.length }
}

function asExample(
  { kind, entity, row, field, from, to }: Noted,
  late: boolean,
  rows: Pick<Dataset, 'get'>,
  placeOf: PlaceReader,
): Example {
  const place = placeOf(entity, row)
  const office = textOf(rows, entity, row, 'office')
  const period = periodOf(rows, entity, row)
  return { kind, entity, row, field, place, office, period, from, to, rule: null, late }
}

function asDoubt({ entity, row, field, place, office, period, rule }: ListedProblem): Example {
  const about = { entity, row, field, place, office, period }
  return { kind: 'doubtful', ...about, from: null, to: null, rule, late: false }
}

function textOf(
  rows: Pick<Dataset, 'get'>,
  entity: EntityName,
  row: string | null,
  field: string,
): string | null {
  const found = rows.get(entity, row)
  const value = found && fieldValue(found, field)
  return typeof value === 'string' ? value : null
}

/** The reporting period that a row belongs to, by itself or by the actual that it is a part of. */
function periodOf(rows: Pick<Dataset, 'get'>, entity: EntityName, row: string): string | null {
  if (entity === 'actual_part') {
    return textOf(rows, 'actual', textOf(rows, entity, row, 'actual'), 'period')
  }
  return entityDefinition(entity).fields.period ? textOf(rows, entity, row, 'period') : null
}

/** The fields that lead from a row of a report to its workplan, through which entities. */
const WAYS: Readonly<Partial<Record<EntityName, readonly (readonly [EntityName, string])[]>>> = {
  actual: [
    ['actual', 'indicator'],
    ['indicator', 'workplan'],
  ],
  actual_part: [
    ['actual_part', 'actual'],
    ['actual', 'indicator'],
    ['indicator', 'workplan'],
  ],
  target: [
    ['target', 'indicator'],
    ['indicator', 'workplan'],
  ],
  narrative: [['narrative', 'workplan']],
  expenditure: [
    ['expenditure', 'budget_line'],
    ['budget_line', 'activity'],
    ['activity', 'output'],
    ['output', 'outcome'],
    ['outcome', 'workplan'],
  ],
}

/** Whether a row belongs to one of these reports. */
function closedIn(rows: Pick<Dataset, 'get'>, closed: readonly ClosedSubmission[]) {
  const reports = new Set(closed.map(({ workplan, period }) => `${workplan} ${period}`))
  const periods = new Set(closed.map(({ period }) => period))
  const people = closed.filter((each) => each.people).map(({ period }) => period)
  const dates = new Map<string, boolean>()
  const isDateClosed = (date: string): boolean => {
    const known = dates.get(date) ?? people.some((period) => isDatedIn(date, period))
    dates.set(date, known)
    return known
  }
  return ({ entity, row }: Noted): boolean => {
    if (reports.size === 0) return false
    if (entity === 'parity_headcount') {
      const date = textOf(rows, entity, row, 'date')
      return date !== null && isDateClosed(date)
    }
    const period = periodOf(rows, entity, row)
    if (entity === 'parity_flow') return period !== null && people.includes(period)
    const way = WAYS[entity]
    if (!way || period === null || !periods.has(period)) return false
    let at: string | null = row
    for (const [through, field] of way) at = textOf(rows, through, at, field)
    return reports.has(`${at} ${period}`)
  }
}
