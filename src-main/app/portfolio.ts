// What dashboard and reports share: whose figures they are and when, the uses of indicators with their cells
// for those few figures that are told cell by cell, parity. What is put together of indicators is
// light-figures.ts'. It words nothing and draws nothing.
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/dashboard.ts'
import { headcountsByDate, latestHeadcounts } from '#db/queries/headcounts.ts'
import { objectives, offices, strategyOf, workplans } from '#db/queries/reference.ts'
import { type Figure, light } from '#domain/explain.ts'
import type { IndicatorFacts } from '#domain/indicator-figures.ts'
import { type Band, bandOf } from '#domain/parity.ts'
import { type HeadcountRow, parityFigures, shareFigure } from '#domain/parity-figures.ts'
import { periodEnd } from '#domain/periods.ts'
import { type Counts, type Thresholds, thresholdsOf } from '#domain/status.ts'
import { groupBy } from './outline-order.ts'

type UseLine = Awaited<ReturnType<typeof query.indicatorUses>>[number]
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
  readonly band: Band
  readonly thresholds: Thresholds
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
    band: bandOf(strategy),
    thresholds: thresholdsOf(strategy),
    notice: strategy?.notice ?? null,
  }
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

/** The sum of counts. */
export function addCounts(all: readonly Counts[]): Counts {
  const total = { green: 0, amber: 0, red: 0, grey: 0, blue: 0 }
  for (const counts of all) {
    for (const rag of Object.keys(total) as (keyof Counts)[]) total[rag] += counts[rag]
  }
  return total
}

/** The share of women in an office, from its own headcounts. */
export function shareOf({ id }: OfficeLine, rows: readonly HeadcountRow[], period: string): Figure {
  const until = periodEnd(period)
  const figure = shareFigure(rows, { offices: [id], until })
  return light(figure, { figure: 'people.share', date: until, office: id })
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
    office: view.office?.id,
    until,
    band: view.settings.band,
  })
  return { ...figures, byCategory: [...byCategory], byLevel: [...byLevel], trend: [...trend] }
}
