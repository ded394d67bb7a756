// The indicators of one workplan with their cells: target and actual per period, parts, what they add
// up to, progress and status. Figures come from the domain; this only brings rows together.
import type * as z from 'zod'
import type { IndicatorRowSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/plan.ts'
import { objectives } from '#db/queries/reference.ts'
import { decimalsOf, type Measured, measuredValue } from '#domain/arithmetic.ts'
import { differsFromOffices } from '#domain/contributions.ts'
import { light } from '#domain/explain.ts'
import {
  baselineOf,
  type IndicatorFacts,
  indicatorStatus,
  partsUnknown,
  progressFigure,
  toDateFigure,
} from '#domain/indicator-figures.ts'
import { comparePeriods } from '#domain/periods.ts'
import { type Access, accessTo } from './access.ts'
import { type Contributions, contributionsTo } from './contributions.ts'
import { type Links, linksAbove, linksOf, NO_LINKS } from './links.ts'
import { lockedPeriods } from './locks.ts'
import { groupBy, inOutlineOrder } from './outline-order.ts'
import { type Cell, cellNames, cellsByScheme } from './parts.ts'
import {
  type ActualLine,
  factsOf,
  type IndicatorLine,
  planFigures,
  type Standpoint,
  standpoint,
  type TargetLine,
} from './standing.ts'
import { unreadOf } from './unread.ts'

type IndicatorRow = z.input<typeof IndicatorRowSchema>
type CellRow = IndicatorRow['cells'][string]
type MeasuredCell = CellRow['target']
type PartLine = Awaited<ReturnType<typeof query.parts>>[number]

type Table = { workplan: string } & Access & {
    locked: Record<string, string>
    rows: IndicatorRow[]
  }

export async function table(
  ws: Workspace,
  input: { workplan: string; periods: string[] },
  now: string,
): Promise<Table> {
  const { db } = ws
  const { workplan, periods } = input
  const access = await accessTo(ws, workplan)
  const at = await standpoint(ws, now)
  const figures = await planFigures(ws, workplan)
  const places = await placesOf(ws, workplan)
  const context: Context = {
    periods,
    upTo: upTo(periods, at),
    at,
    parts: groupBy(await query.parts(db, workplan, periods), (row) => row.actual),
    schemes: await cellsByScheme(db),
    nameOf: await cellNames(db),
    conflicts: await query.conflictedRows(db),
    links: await linksOf(ws, access.office),
    contributions: await contributionsTo(ws, workplan, figures.lines, periods),
  }
  const rows = figures.lines.map((line) => ({
    place: places.of(line),
    row: indicatorRow(line, factsOf(figures, line), figures, places.of(line), context),
  }))
  rows.sort((a, b) => a.place.order - b.place.order)
  return {
    workplan,
    ...access,
    locked: await lockedPeriods(ws, workplan),
    rows: rows.map(({ row }) => row),
  }
}

interface Context {
  readonly periods: readonly string[]
  readonly upTo: string
  readonly at: Standpoint
  readonly parts: ReadonlyMap<string, readonly PartLine[]>
  readonly schemes: ReadonlyMap<string, readonly Cell[]>
  readonly nameOf: (cell: string) => string
  readonly conflicts: ReadonlySet<string>
  readonly links: ReadonlyMap<string, Links>
  readonly contributions: Contributions
}

/** Figures go up to the last period shown, but not beyond the one that people report now. */
function upTo(periods: readonly string[], at: Standpoint): string {
  const ordered = [...periods].sort(comparePeriods)
  const now = at.period
  const reached = now === null ? [] : ordered.filter((period) => comparePeriods(period, now) <= 0)
  return reached.at(-1) ?? ordered.at(-1) ?? ''
}

function indicatorRow(
  line: IndicatorLine,
  facts: IndicatorFacts,
  figures: Pick<Awaited<ReturnType<typeof planFigures>>, 'targets' | 'actuals'>,
  place: Place,
  context: Context,
): IndicatorRow {
  const { measure } = line
  const targets = new Map(figures.targets.get(line.id)?.map((row) => [row.period, row]))
  const actuals = new Map(figures.actuals.get(line.id)?.map((row) => [row.period, row]))
  const baseline = baselineOf(line)
  const key = {
    period: context.upTo,
    definition: line.definition ?? '',
    ...(line.office === null ? {} : { office: line.office }),
    use: line.id,
  }
  return {
    id: line.id,
    definition: line.definition ?? '',
    objective: place.objective,
    resultCode: place.code,
    resultText: place.text,
    code: line.code ?? '',
    title: line.title ?? '',
    unit: line.unit,
    measure: measure ?? 'unit',
    direction: line.direction ?? 'increasing',
    valueMode: line.value_mode ?? 'period',
    overPeriods: line.over_periods ?? 'latest',
    decimals: decimalsOf(line),
    minimum: line.minimum,
    maximum: line.maximum,
    numeratorLabel: line.numerator_label,
    denominatorLabel: line.denominator_label,
    parts: partsOf(line, [...actuals.values()], context),
    baseline: {
      id: line.id,
      ...baseline,
      value: measuredValue(baseline, measure),
      text: null,
      unread: baselineUnread(line),
      year: line.baseline_year,
    },
    finalTarget: line.final_target,
    finalUnread: unreadOf(line)?.final_target ?? null,
    cells: Object.fromEntries(
      context.periods.map((period) => [
        period,
        cell(line, targets.get(period), actuals.get(period), context),
      ]),
    ),
    contributions: contributionsOf(line, actuals, context),
    toDate: light(toDateFigure(facts, context.upTo), { figure: 'actual', ...key }),
    progress: light(progressFigure(facts, context.upTo), { figure: 'progress', ...key }),
    status: indicatorStatus(facts, context.upTo, context.at.thresholds),
    links: context.links.get(line.id) ?? NO_LINKS,
    linksAbove: linksAbove(context.links, place.chain),
    conflict:
      context.conflicts.has(line.id) ||
      [...targets.values(), ...actuals.values()].some((row) => context.conflicts.has(row.id)),
  }
}

/** Beside the row's own actuals what others contribute, and where the two do not say the same. */
function contributionsOf(
  line: IndicatorLine,
  actuals: ReadonlyMap<string | null, ActualLine>,
  { contributions }: Context,
): IndicatorRow['contributions'] {
  const figures = contributions.get(line.id)
  if (!figures) return null
  return Object.fromEntries(
    [...figures].map(([period, figure]) => [
      period,
      { figure, differs: differsFromOffices(actuals.get(period), figure, line) },
    ]),
  )
}

function schemeOf(line: IndicatorLine, { schemes }: Context): readonly Cell[] {
  return schemes.get(line.disaggregation ?? '') ?? []
}

/** The cells of the scheme, and behind them those of a former one that something was entered in. */
function partsOf(
  line: IndicatorLine,
  actuals: readonly ActualLine[],
  context: Context,
): IndicatorRow['parts'] {
  const scheme = schemeOf(line, context)
  const own = new Set(scheme.map(({ cell }) => cell))
  const former = actuals
    .flatMap(({ id }) => context.parts.get(id) ?? [])
    .filter((part) => !own.has(part.cell ?? '') && isGiven(part))
    .map((part) => part.cell ?? '')
  return [
    ...scheme.map((each) => ({ ...each, former: false })),
    ...[...new Set(former)]
      .sort()
      .map((name) => ({ cell: name, label: context.nameOf(name), former: true })),
  ]
}

function isGiven({ value, numerator, denominator, unread }: PartLine): boolean {
  return [value, numerator, denominator, unread].some((each) => each !== null)
}

function cell(
  line: IndicatorLine,
  target: TargetLine | undefined,
  actual: ActualLine | undefined,
  context: Context,
): CellRow {
  const parts = actual ? (context.parts.get(actual.id) ?? []) : []
  const own = new Set(schemeOf(line, context).map((each) => each.cell))
  return {
    target: measuredCell(target, line.measure),
    actual: {
      ...measuredCell(actual, line.measure),
      status: actual?.status ?? null,
      comment: actual?.comment ?? null,
      followUp: actual?.follow_up === 1,
      parts: Object.fromEntries(
        parts.map((part) => [part.cell ?? '', measuredCell(part, line.measure)]),
      ),
      partsUnknown: actual
        ? partsUnknown(
            actual,
            parts.filter((part) => own.has(part.cell ?? '')),
            line,
          )
        : null,
    },
  }
}

type MeasuredLine = Measured & {
  readonly id: string
  readonly text?: string | null
  readonly unread: string | null
}

function measuredCell(row: MeasuredLine | undefined, measure: string | null): MeasuredCell {
  if (!row) {
    return { id: null, value: null, numerator: null, denominator: null, text: null, unread: null }
  }
  const { id, numerator, denominator, text = null } = row
  return {
    id,
    value: measuredValue(row, measure),
    numerator,
    denominator,
    text,
    unread: unreadOf(row),
  }
}

/** The unread texts of the baseline's own fields, under the names of a measured cell. */
function baselineUnread(line: IndicatorLine): Record<string, string> | null {
  const own = Object.entries(unreadOf(line) ?? {}).flatMap(([field, text]) =>
    field.startsWith('baseline_') ? [[field.slice('baseline_'.length), text] as const] : [],
  )
  return own.length === 0 ? null : Object.fromEntries(own)
}

interface Place {
  readonly order: number
  readonly objective: { readonly id: string; readonly code: string }
  readonly code: string | null
  readonly text: string | null
  /** The results that it stands under, the nearest first. */
  readonly chain: readonly string[]
}

const NOWHERE: Place = {
  order: Number.MAX_SAFE_INTEGER,
  objective: { id: '-', code: '' },
  code: null,
  text: null,
  chain: [],
}

/** Where in the results chain each indicator stands, and its place in the order of the outline. */
async function placesOf(ws: Workspace, workplan: string) {
  const { db } = ws
  const outputs = groupBy(inOutlineOrder(await query.outputs(db, workplan)), (row) => row.outcome)
  const outcomes = groupBy(
    inOutlineOrder(await query.outcomes(db, workplan)),
    (row) => row.objective,
  )
  const places = new Map<string, Place>() // by outcome or output
  for (const { id, code } of await objectives(db)) {
    const objective = { id, code: code ?? '' }
    for (const outcome of outcomes.get(id) ?? []) {
      for (const result of [outcome, ...(outputs.get(outcome.id) ?? [])]) {
        const { code, statement: text } = result
        const chain = [...new Set([result.id, outcome.id])]
        places.set(result.id, { order: places.size, objective, code, text, chain })
      }
    }
  }
  return {
    of: (line: IndicatorLine): Place => places.get(line.output ?? line.outcome ?? '') ?? NOWHERE,
  }
}
