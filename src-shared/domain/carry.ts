// Carrying a plan into the next year: the same workplan goes on as its next version
// (docs/decisions/0009). What was not done gets its dates moved, the rest stays as it is: results keep
// their history, targets of the new year are empty because nobody has set them yet. Pure: it says what
// would be carried and makes the commands; it writes nothing.
import type { Command, FirstValues } from './changes.ts'
import type { Version, VersionRow } from './compare.ts'
import { isUnread, type Value } from './entities.ts'
import { periodSpan } from './periods.ts'

export interface CarryOptions {
  /** The year that ends. */
  readonly year: number
  /** Baselines stay, or become the last value reported up to the end of the year. */
  readonly baseline: 'keep' | 'last_actual'
  /** Budget lines of the year are made again for the next one, for activities that go on. */
  readonly budget: boolean
}

/** The last value reported for an indicator up to the end of the year. */
export interface LastActual {
  readonly period: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

export interface MovedActivity {
  readonly row: string
  readonly starts: { readonly from: string | null; readonly to: string | null }
  readonly ends: { readonly from: string; readonly to: string }
  /** Milestones that move with it. */
  readonly milestones: number
}

export type StayReason = 'done' | 'cancelled' | 'goes_on' | 'no_end' | 'unread'

export interface NewBaseline {
  readonly row: string
  readonly period: string
  readonly from: FirstValues
  readonly to: FirstValues
}

export interface NewLine {
  readonly activity: string
  readonly category: string
  readonly period: string
  readonly planned: number | null
}

export interface Carried {
  readonly commands: readonly Command[]
  readonly moved: readonly MovedActivity[]
  readonly stays: readonly { readonly row: string; readonly reason: StayReason }[]
  readonly baselines: readonly NewBaseline[]
  readonly budget: readonly NewLine[]
  /** Lines of the year whose like is there for the next one already. */
  readonly budgetThere: number
  readonly version: { readonly from: number | null; readonly to: number }
  /** The last year of the plan; `from` equals `to` where the plan has it already. */
  readonly yearTo: { readonly from: number | null; readonly to: number }
}

/**
 * `plan` is the whole version of the plan, the workplan's row first; `actuals` by indicator. `makeId`
 * makes the ids of new budget lines.
 */
export function carry(
  plan: Version,
  options: CarryOptions,
  actuals: ReadonlyMap<string, LastActual>,
  makeId: () => string,
): Carried {
  const activities = plan.filter(({ entity }) => entity === 'activity')
  const milestones = Map.groupBy(
    plan.filter(({ entity }) => entity === 'milestone'),
    ({ values }) => values.activity,
  )
  const fates = activities.map((row) => ({ row, fate: fateOf(row, options.year) }))
  const moves = fates.flatMap(({ row, fate }) =>
    typeof fate === 'number' ? [moveOf(row, fate, milestones.get(row.id) ?? [])] : [],
  )
  const baselines = options.baseline === 'keep' ? [] : baselinesOf(plan, actuals)
  const goOn = fates.flatMap(({ row, fate }) =>
    typeof fate === 'number' || fate === 'goes_on' ? [row.id] : [],
  )
  const lines = options.budget ? linesOf(plan, options.year, new Set(goOn)) : NO_LINES
  const head = headOf(plan, options.year)
  return {
    commands: [
      ...head.commands,
      ...moves.flatMap(({ commands }) => commands),
      ...baselines.map(
        ({ row, to }): Command => ({ do: 'set', entity: 'indicator', row, values: to }),
      ),
      ...lines.made.map(
        ({ values }): Command => ({ do: 'create', entity: 'budget_line', id: makeId(), values }),
      ),
    ],
    moved: moves.map(({ moved }) => moved),
    stays: fates.flatMap(({ row, fate }) =>
      typeof fate === 'number' ? [] : [{ row: row.id, reason: fate }],
    ),
    baselines,
    budget: lines.made.map(({ line }) => line),
    budgetThere: lines.there,
    version: head.version,
    yearTo: head.yearTo,
  }
}

// The workplan -------------------------------------------------------------------------------------

function headOf(plan: Version, year: number) {
  const row = plan.find(({ entity }) => entity === 'workplan')
  const from = numberOf(row?.values.plan_version)
  const version = { from, to: (from ?? 1) + 1 }
  const last = numberOf(row?.values.year_to)
  const yearTo = { from: last, to: Math.max(last ?? year + 1, year + 1) }
  const values: FirstValues = {
    plan_version: version.to,
    ...(last !== null && yearTo.to !== last ? { year_to: yearTo.to } : {}),
  }
  const commands: Command[] = row ? [{ do: 'set', entity: 'workplan', row: row.id, values }] : []
  return { version, yearTo, commands }
}

// Activities ---------------------------------------------------------------------------------------

/** By how many years an activity moves, or why it stays. */
function fateOf({ values }: VersionRow, year: number): number | StayReason {
  if (values.status === 'completed' || (numberOf(values.percent_complete) ?? 0) >= 100)
    return 'done'
  if (values.status === 'cancelled') return 'cancelled'
  const { starts = null, ends = null } = values
  if (isUnread(starts) || isUnread(ends)) return 'unread'
  if (typeof ends !== 'string') return 'no_end'
  const last = Number(ends.slice(0, 4))
  return last > year ? 'goes_on' : year + 1 - last
}

/** What is under way has begun when it began: only its end moves. */
function isUnderWay({ values }: VersionRow): boolean {
  const begun = ['on_track', 'delayed', 'suspended'].includes(String(values.status ?? ''))
  return begun || (numberOf(values.percent_complete) ?? 0) > 0
}

function moveOf(row: VersionRow, years: number, milestones: Version) {
  const starts = typeof row.values.starts === 'string' ? row.values.starts : null
  const ends = String(row.values.ends)
  const movesStart = starts !== null && !isUnderWay(row)
  const to = {
    starts: movesStart ? yearsLater(starts, years) : starts,
    ends: yearsLater(ends, years),
  }
  const open = milestones.filter(
    ({ values }) => typeof values.due === 'string' && (values.done ?? null) === null,
  )
  const commands: Command[] = [
    {
      do: 'set',
      entity: 'activity',
      row: row.id,
      values: { ...(movesStart ? { starts: to.starts } : {}), ends: to.ends },
    },
    ...open.map(
      ({ id, values }): Command => ({
        do: 'set',
        entity: 'milestone',
        row: id,
        values: { due: yearsLater(String(values.due), years) },
      }),
    ),
  ]
  const moved: MovedActivity = {
    row: row.id,
    starts: { from: starts, to: to.starts },
    ends: { from: ends, to: to.ends },
    milestones: open.length,
  }
  return { moved, commands }
}

/** The same day of a later year; 29 February becomes the 28th where there is none. */
export function yearsLater(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const day = date.slice(4) === '-02-29' && !isLeap ? '-02-28' : date.slice(4)
  return `${String(year).padStart(4, '0')}${day}`
}

// Indicators ---------------------------------------------------------------------------------------

const BASELINE = ['baseline_value', 'baseline_numerator', 'baseline_denominator'] as const

function baselinesOf(
  plan: Version,
  actuals: ReadonlyMap<string, LastActual>,
): readonly NewBaseline[] {
  return plan.flatMap(({ id, entity, values }) => {
    const last = entity === 'indicator' ? actuals.get(id) : undefined
    if (!last) return []
    const isPair = last.numerator !== null && last.denominator !== null
    if (!isPair && last.value === null) return []
    const to: FirstValues = {
      baseline_value: isPair ? null : last.value,
      baseline_numerator: isPair ? last.numerator : null,
      baseline_denominator: isPair ? last.denominator : null,
      baseline_year: Number(last.period.slice(0, 4)),
    }
    const from = Object.fromEntries(
      [...BASELINE, 'baseline_year'].map((field) => [field, values[field] ?? null]),
    )
    const same = Object.keys(to).every((field) => from[field] === to[field])
    return same ? [] : [{ row: id, period: last.period, from, to }]
  })
}

// Budget -------------------------------------------------------------------------------------------

interface Lines {
  readonly made: readonly { readonly values: FirstValues; readonly line: NewLine }[]
  readonly there: number
}

const NO_LINES: Lines = { made: [], there: 0 }

function linesOf(plan: Version, year: number, activities: ReadonlySet<string>): Lines {
  const lines = plan.filter(({ entity }) => entity === 'budget_line')
  const there = new Set(lines.map(({ values }) => lineKey(values)))
  const made: { values: FirstValues; line: NewLine }[] = []
  let known = 0
  for (const { values } of lines) {
    const { activity, period } = values
    if (typeof activity !== 'string' || typeof period !== 'string') continue
    if (!activities.has(activity) || periodSpan(period)?.year !== year) continue
    const next: FirstValues = { ...values, period: `${year + 1}${period.slice(4)}` }
    if (there.has(lineKey(next))) {
      known += 1
      continue
    }
    const line = {
      activity,
      category: String(values.category ?? ''),
      period: String(next.period),
      planned: numberOf(values.planned),
    }
    made.push({ values: next, line })
  }
  return { made, there: known }
}

function lineKey(values: FirstValues): string {
  return ['activity', 'category', 'period', 'description']
    .map((field) => String(values[field] ?? ''))
    .join('\u001f')
}

function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}
