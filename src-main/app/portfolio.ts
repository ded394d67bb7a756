// What dashboard and reports share: the offices and indicators in view, their figures by indicator, by
// objective and by office, parity. It brings rows and the domain's arithmetic together; it words nothing
// and draws nothing.
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { headcountsByDate, latestHeadcounts } from '#db/queries/headcounts.ts'
import { objectives, offices, strategyOf, workplans } from '#db/queries/reference.ts'
import type { Figure } from '#domain/explain.ts'
import {
  actualFigure,
  type Covered,
  coveredProgress,
  type IndicatorFacts,
  meanFigure,
  rolledStatus,
  targetFigure,
} from '#domain/indicator-figures.ts'
import { DEFAULT_BAND } from '#domain/parity.ts'
import { type HeadcountRow, parityFigures, shareFigure } from '#domain/parity-figures.ts'
import { periodEnd } from '#domain/periods.ts'
import { type Counts, countStatuses, DEFAULT_THRESHOLDS, type Status } from '#domain/status.ts'
import { groupBy } from './outline-order.ts'

export type UseLine = Awaited<ReturnType<typeof query.indicatorUses>>[number]
export type OfficeLine = Awaited<ReturnType<typeof offices>>[number]
type WorkplanLine = Awaited<ReturnType<typeof workplans>>[number]

/** One use of an indicator with everything entered for it. */
export interface Use extends IndicatorFacts {
  readonly line: UseLine
}

export interface Settings {
  readonly title: string
  readonly yearFrom: number
  readonly yearTo: number
  readonly parityLow: number
  readonly parityHigh: number
  readonly greenFrom: number
  readonly amberFrom: number
  readonly notice: string | null
}

/** Whose figures, and when. */
export interface Scope {
  readonly period: string
  /** The one office in view, or null for the portfolio. */
  readonly office: OfficeLine | null
  readonly settings: Settings
  readonly objectives: Awaited<ReturnType<typeof objectives>>
  /** Offices whose people and figures are expected: the one in view, or all. */
  readonly offices: readonly OfficeLine[]
  readonly workplans: readonly WorkplanLine[]
}

export interface View extends Scope {
  readonly uses: readonly Use[]
}

/** Everything in view with its indicators and their cells: six queries, whatever the number of offices. */
export async function viewOf(
  ws: Workspace,
  period: string,
  office: OfficeLine | null,
): Promise<View> {
  const scope = await scopeOf(ws, period, office)
  return { ...scope, uses: await usesOf(ws, { office: office?.id }) }
}

export async function scopeOf(
  ws: Workspace,
  period: string,
  office: OfficeLine | null,
): Promise<Scope> {
  const { db } = ws
  const plans = await workplans(db)
  return {
    period,
    office,
    settings: await settingsOf(ws),
    objectives: await objectives(db),
    offices: office ? [office] : await offices(db),
    workplans: office ? plans.filter((plan) => plan.office === office.id) : plans,
  }
}

async function settingsOf(ws: Workspace): Promise<Settings> {
  const strategy = await strategyOf(ws.db, ws.identity.strategy)
  return {
    title: strategy?.title ?? '',
    yearFrom: strategy?.year_from ?? 0,
    yearTo: strategy?.year_to ?? 0,
    parityLow: strategy?.parity_low ?? DEFAULT_BAND.low,
    parityHigh: strategy?.parity_high ?? DEFAULT_BAND.high,
    greenFrom: strategy?.green_from ?? DEFAULT_THRESHOLDS.greenFrom,
    amberFrom: strategy?.amber_from ?? DEFAULT_THRESHOLDS.amberFrom,
    notice: strategy?.notice ?? null,
  }
}

/**
 * The uses that count: in the portfolio not those that others contribute to (the global workplan's own
 * row of an indicator), because they are the sum of the others and would be counted twice.
 */
async function usesOf(ws: Workspace, filter: UseFilter): Promise<readonly Use[]> {
  const uses = await allUses(ws, filter)
  if (filter.office !== undefined) return uses
  const summedUp = await query.summedUp(ws.db)
  return uses.filter((use) => !summedUp.has(use.line.id))
}

export type UseFilter = query.UseFilter

/** Every use with its cells, those that others contribute to as well. */
export async function allUses(ws: Workspace, filter: UseFilter): Promise<readonly Use[]> {
  const lines = await query.indicatorUses(ws.db, filter)
  const targets = groupBy(await query.targetCells(ws.db, filter), (cell) => cell.indicator)
  const actuals = groupBy(await query.actualCells(ws.db, filter), (cell) => cell.indicator)
  return lines.map((line) => ({
    line,
    indicator: line,
    rules: line,
    targets: targets.get(line.id) ?? [],
    actuals: actuals.get(line.id) ?? [],
  }))
}

// Indicators and objectives ------------------------------------------------------------------------

export interface IndicatorFigures {
  readonly definition: string
  readonly uses: readonly Use[]
  readonly line: UseLine
  readonly actual: Figure
  readonly target: Figure
  readonly progress: Covered
  readonly status: Status
}

export interface ObjectiveFigures {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly progress: Covered
  readonly statuses: Counts
  readonly indicators: readonly IndicatorFigures[]
}

/** Each objective with its indicators, every use of the same definition put together. */
export function objectiveFigures(view: View): readonly ObjectiveFigures[] {
  const byObjective = groupBy(view.uses, (use) => use.line.objective)
  return view.objectives.map(({ id, code, title }) => {
    const byDefinition = groupBy(byObjective.get(id) ?? [], (use) => use.line.definition)
    const indicators = [...byDefinition].map(([definition, uses]) =>
      figuresOf(definition, uses, view),
    )
    return {
      id,
      code: code ?? '',
      title: title ?? '',
      progress: meanFigure(
        indicators.map((indicator) => indicator.progress),
        'explain.progress.mean',
        { entity: 'strategic_objective', row: id },
      ),
      statuses: countStatuses(indicators.map((indicator) => indicator.status)),
      indicators,
    }
  })
}

export function figuresOf(
  definition: string,
  uses: readonly [Use, ...Use[]] | readonly Use[],
  { period, settings }: Pick<View, 'period' | 'settings'>,
): IndicatorFigures {
  const [first, ...rest] = uses
  if (!first) throw new RangeError('an indicator without a use')
  const of =
    rest.length === 0
      ? { entity: 'indicator', row: first.line.id }
      : { entity: 'indicator_definition', row: definition }
  return {
    definition,
    uses,
    line: first.line,
    actual: actualFigure(uses, period),
    target: targetFigure(uses, period),
    progress: coveredProgress(uses, period, of),
    // Somebody's own judgement stands for one row only.
    status: rolledStatus(uses, period, settings, rest.length === 0 ? first.line : undefined),
  }
}

export function strategyProgress(
  ws: Workspace,
  objectives: readonly { readonly progress: Covered }[],
): Figure {
  return meanFigure(
    objectives.map((objective) => objective.progress),
    'explain.progress.objectives',
    { entity: 'strategy', row: ws.identity.strategy },
  ).figure
}

/** The sum of counts. */
export function addCounts(all: readonly Counts[]): Counts {
  const total = { green: 0, amber: 0, red: 0, grey: 0, blue: 0 }
  for (const counts of all) {
    for (const rag of Object.keys(total) as (keyof Counts)[]) total[rag] += counts[rag]
  }
  return total
}

// Offices ------------------------------------------------------------------------------------------

export interface OfficeFigures {
  readonly office: OfficeLine
  readonly progress: Figure
  readonly statuses: Counts
  readonly share: Figure
}

/** One line per office with a workplan of its own: field offices, or the one in view. */
export function officeFigures(
  view: View,
  headcounts: readonly HeadcountRow[],
): readonly OfficeFigures[] {
  const byOffice = groupBy(view.uses, (use) => use.line.office)
  const people = groupBy(headcounts, (row) => row.office)
  return view.offices
    .filter((office) => view.office !== null || office.type === 'field')
    .map((office) => {
      const figures = (byOffice.get(office.id) ?? []).map((use) =>
        figuresOf(use.line.definition, [use], view),
      )
      const progress = meanFigure(
        figures.map((indicator) => indicator.progress),
        'explain.progress.mean',
        { entity: 'office', row: office.id },
      )
      return {
        office,
        progress: progress.figure,
        statuses: countStatuses(figures.map((indicator) => indicator.status)),
        share: shareOf(office, people.get(office.id) ?? [], view.period),
      }
    })
}

const SOURCES_OF_AN_OFFICE = 20

/** The share of women in an office, from its own headcounts. */
export function shareOf(office: OfficeLine, rows: readonly HeadcountRow[], period: string): Figure {
  const scope = { offices: [office.id], until: periodEnd(period) }
  return shareFigure(rows, scope, SOURCES_OF_AN_OFFICE)
}

// Parity -------------------------------------------------------------------------------------------

export function headcountsOf(ws: Workspace, view: Scope): Promise<readonly HeadcountRow[]> {
  return latestHeadcounts(ws, view.office?.id ?? null, periodEnd(view.period))
}

export async function parityOf(ws: Workspace, view: Scope, headcounts: readonly HeadcountRow[]) {
  const until = periodEnd(view.period)
  const history = await headcountsByDate(ws.db, view.office?.id ?? null, until)
  const { byCategory, byLevel, trend, ...figures } = parityFigures(headcounts, history, {
    offices: view.offices.map((office) => office.id),
    until,
    band: { low: view.settings.parityLow, high: view.settings.parityHigh },
  })
  return { ...figures, byCategory: [...byCategory], byLevel: [...byLevel], trend: [...trend] }
}
