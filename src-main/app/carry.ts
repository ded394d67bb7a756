// A plan is carried into the next year: the domain says what moves, this reads the plan, tells it in words
// of the plan, and writes it as one group that can be undone.
import type * as z from 'zod'
import type { CarrySchema } from '#contract/carry.ts'
import { applyCommands } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { strategyOf, workplanOf } from '#db/queries/reference.ts'
import { timesVersioned } from '#db/versions.ts'
import { decimalsOf, measuredValue } from '#domain/arithmetic.ts'
import { type Carried, type CarryOptions, carry, type LastActual } from '#domain/carry.ts'
import type { FirstValues, Label } from '#domain/changes.ts'
import { PLAN_ENTITIES, type Version, versionOf } from '#domain/compare.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { comparePeriods } from '#domain/periods.ts'
import { accessTo } from './access.ts'
import { versionNow } from './compare.ts'
import { type App, announce, opened } from './context.ts'
import { author } from './edit.ts'
import { refuseLocked } from './locks.ts'
import { inOutlineOrder } from './outline-order.ts'
import { type PlanFigures, planFigures } from './standing.ts'

type Carry = z.input<typeof CarrySchema>
type Request = CarryOptions & { readonly workplan: string }

const LABEL = 'label.carry'

export async function look(ws: Workspace, input: Request): Promise<Carry> {
  return (await carriedBy(ws, input)).told
}

export async function apply(app: App, input: Request & { readonly again?: boolean | undefined }) {
  const { ws } = opened(app)
  const { told, carried } = await carriedBy(ws, input)
  if (told.before && !input.again) {
    throw new Refusal('carried_already', { year: input.year + 1, actor: told.before.actor })
  }
  await refuseLocked(ws, carried.commands)
  const label: Label = {
    id: LABEL,
    values: { plan: await codeOf(ws, input.workplan), year: String(input.year + 1) },
  }
  const done = applyCommands(ws, carried.commands, label, await author(app, ws))
  if (done.group) announce(app, done.touched)
  return { group: done.group, label, changes: done.changes, carried: told }
}

async function codeOf(ws: Workspace, workplan: string): Promise<string> {
  return (await workplanOf(ws.db, workplan))?.code ?? ''
}

async function carriedBy(
  ws: Workspace,
  input: Request,
): Promise<{ carried: Carried; told: Carry }> {
  const { workplan, year } = input
  const { office } = await accessTo(ws, workplan)
  const plan = versionOf(await versionNow(ws, office, PLAN_ENTITIES), workplan)
  const figures = await planFigures(ws, workplan)
  const carried = carry(plan, input, lastActuals(figures, year), newId)
  const strategy = await strategyOf(ws.db, ws.identity.strategy)
  const last = strategy?.year_to ?? null
  const head = await workplanOf(ws.db, workplan)
  const words = wordsOf(plan)
  const count = (name: string) => plan.filter(({ entity }) => entity === name).length
  return {
    carried,
    told: {
      year,
      before: carriedBefore(ws, workplan, year + 1),
      version: carried.version,
      yearTo: carried.yearTo,
      outside: last !== null && year + 1 > last,
      moved: inPlanOrder(carried.moved, words),
      stays: inPlanOrder(carried.stays, words),
      baselines: baselinesOf(carried, figures),
      budget: carried.budget.map((line) => ({
        ...line,
        code: words.get(line.activity)?.code ?? null,
      })),
      budgetThere: carried.budgetThere,
      currency: head?.currency ?? null,
      outcomes: count('outcome'),
      outputs: count('output'),
      indicators: count('indicator'),
    },
  }
}

/** The last time it was carried into the year, as long as nobody has undone that. */
function carriedBefore(ws: Workspace, workplan: string, year: number): Carry['before'] {
  const found = timesVersioned(ws, workplan).find(({ label }) => {
    const { id, values } = JSON.parse(label) as Label
    return id === LABEL && values?.year === String(year)
  })
  return found && found.kind !== 'undo' ? { at: found.at, actor: found.actor } : null
}

// Values -------------------------------------------------------------------------------------------

/**
 * Of each indicator the last value up to the end of the year that means the same as its baseline. Counts
 * that are added up over periods start from nothing each time, and words have no baseline.
 */
function lastActuals(figures: PlanFigures, year: number): ReadonlyMap<string, LastActual> {
  const found = new Map<string, LastActual>()
  for (const { id, over_periods, measure } of figures.lines) {
    if (over_periods === 'sum' || measure === 'qualitative') continue
    const [last] = (figures.actuals.get(id) ?? [])
      .flatMap(({ period, value, numerator, denominator }) =>
        period !== null && Number(period.slice(0, 4)) <= year && hasValue(value, numerator)
          ? [{ period, value, numerator, denominator }]
          : [],
      )
      .sort((a, b) => comparePeriods(b.period, a.period))
    if (last) found.set(id, last)
  }
  return found
}

function hasValue(...values: readonly (number | null)[]): boolean {
  return values.some((value) => value !== null)
}

function baselinesOf({ baselines }: Carried, figures: PlanFigures): Carry['baselines'] {
  const lines = new Map(figures.lines.map((line) => [line.id, line]))
  const told = baselines.flatMap(({ row, period, from, to }) => {
    const line = lines.get(row)
    if (!line) return []
    return [
      {
        row,
        id: row,
        sort: null,
        code: line.code ?? '',
        title: line.title ?? '',
        measure: line.measure ?? 'unit',
        decimals: decimalsOf(line),
        period,
        from: shown(from, line.measure),
        to: shown(to, line.measure),
        values: { ...to },
      },
    ]
  })
  return inOutlineOrder(told).map(({ id: _id, sort: _sort, ...line }) => line)
}

function shown(values: FirstValues, measure: string | null): number | null {
  const number = (field: string) => {
    const value = values[field]
    return typeof value === 'number' ? value : null
  }
  return measuredValue(
    {
      value: number('baseline_value'),
      numerator: number('baseline_numerator'),
      denominator: number('baseline_denominator'),
    },
    measure,
  )
}

// Words --------------------------------------------------------------------------------------------

interface Words {
  readonly code: string | null
  readonly title: string | null
}

function wordsOf(plan: Version): ReadonlyMap<string, Words> {
  const word = (value: unknown) => (typeof value === 'string' ? value : null)
  return new Map(
    plan.map(({ id, values }) => [id, { code: word(values.code), title: word(values.title) }]),
  )
}

const byCode = new Intl.Collator('en', { numeric: true })

function inPlanOrder<R extends { readonly row: string }>(
  rows: readonly R[],
  words: ReadonlyMap<string, Words>,
): (R & Words)[] {
  return rows
    .map((each) => ({ ...each, ...(words.get(each.row) ?? { code: null, title: null }) }))
    .sort((a, b) => byCode.compare(a.code ?? '', b.code ?? ''))
}
