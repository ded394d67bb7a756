// How the Consolidated room is laid out: what stands in the rows and in the columns, what is shown, and
// which periods that needs. Pure; the rows are pivot-rows.ts, the numbers pivot-cells.ts.
import type { Client } from '#contract/client.ts'
import { comparePeriods } from '#domain/periods.ts'

export type Consolidated = Awaited<ReturnType<Client['consolidated']['get']>>
export type Parts = Awaited<ReturnType<Client['consolidated']['parts']>>
export type Line = Consolidated['lines'][number]
export type Definition = Consolidated['definitions'][number]
export type Office = Consolidated['offices'][number]
export type Objective = Consolidated['objectives'][number]

export const GROUPINGS = ['objective', 'office', 'indicator', 'period'] as const
export const ACROSS = ['periods', 'offices', 'measures'] as const
export const MEASURES = ['actual', 'target', 'progress', 'status', 'reported'] as const
export const SPANS = ['recent', 'year', 'years', 'all'] as const
export const BASES = ['to_date', 'alone'] as const
export type Grouping = (typeof GROUPINGS)[number]
export type Across = (typeof ACROSS)[number]
export type Measure = (typeof MEASURES)[number]
export type Basis = (typeof BASES)[number]
export type Span = (typeof SPANS)[number]

export interface Layout {
  readonly grouping: Grouping
  readonly across: Across
  readonly measure: Measure
  readonly span: Span
  /** Actuals and targets up to the end of a period, or of each period alone. */
  readonly basis: Basis
  /** Ids; null: all. */
  readonly objective: string | null
  readonly office: string | null
}

export const FIRST_LAYOUT: Layout = {
  grouping: 'objective',
  across: 'periods',
  measure: 'actual',
  span: 'recent',
  basis: 'to_date',
  objective: null,
  office: null,
}

/** What can stand in the columns: what the rows are made of cannot stand there again. */
export function acrossOf(grouping: Grouping): readonly Across[] {
  if (grouping === 'period') return ['measures', 'offices']
  return grouping === 'objective' ? ACROSS : ['periods', 'measures']
}

/** The layout with columns that its rows allow. */
export function allowed(layout: Layout): Layout {
  const can = acrossOf(layout.grouping)
  return can.includes(layout.across) ? layout : { ...layout, across: can[0] ?? 'measures' }
}

/** Whether the layout shows periods side by side; else it shows the chosen one alone. */
function hasPeriods({ grouping, across }: Layout): boolean {
  return grouping === 'period' || across === 'periods'
}

/** How many quarters `recent` goes back, the chosen one included. */
const RECENT = 6

/**
 * The periods to ask for, oldest first. Periods after the one that is reported now are left out unless
 * one is chosen: what stands there to date would only repeat the present.
 */
export function periodsOf(
  layout: Layout,
  chosen: string,
  known: readonly string[],
  current: string | null,
): string[] {
  if (!hasPeriods(layout)) return [chosen]
  const quarters = known
    .filter((code) => code.length > 4)
    .filter((code) => code === chosen || current === null || comparePeriods(code, current) <= 0)
    .sort(comparePeriods)
  const wanted = new Set(withinSpan(layout.span, chosen, quarters))
  if (layout.span !== 'years' || wanted.size === 0) wanted.add(chosen)
  return [...wanted].sort(comparePeriods)
}

function withinSpan(span: Span, chosen: string, quarters: readonly string[]): readonly string[] {
  const year = chosen.slice(0, 4)
  switch (span) {
    case 'recent':
      return quarters.filter((code) => comparePeriods(code, chosen) <= 0).slice(-RECENT)
    case 'year':
      return quarters.filter((code) => code.startsWith(year))
    case 'years':
      return quarters.map((code) => code.slice(0, 4))
    case 'all':
      return quarters
  }
}

/** Whether a layout shows numbers of single offices. */
export function needsOffices({ grouping, across }: Layout): boolean {
  return grouping === 'office' || grouping === 'indicator' || across === 'offices'
}
