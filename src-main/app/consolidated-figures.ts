// The consolidated figures: every indicator that is used, over all offices and office by office, in each
// period asked for. They are light: a figure says its rule, how many offices are in it and who is missing,
// and its `how.key` asks `explain.get` for the cells. Nothing here is worded or ordered for a screen.
//
//   const indicators = await consolidatedFigures(ws, { periods: ['2021Q1', '2021Q2'], objective })
//   indicators[0].cells[1].actual         all offices together, 2021Q2: value, reported, expected, how.missing
//   indicators[0].offices[3].cells[1]     the same of one office (its `uses` are rows of `indicator`)
//
// All offices together leave out a row that others contribute to (HQ's own), as the dashboard does; it
// stands among `offices` with `summedUp: true`. Asked for one office, `cells` are that office's own.
import type { Workspace } from '#db/open.ts'
import { decimalsOf } from '#domain/arithmetic.ts'
import type { Figure } from '#domain/explain.ts'
import type { Status } from '#domain/status.ts'
import { type AtPeriod, type Group, type Plans, type RollUp, rollUp } from './kept-roll-up.ts'
import { indicatorFigures, usesIn } from './light-figures.ts'

export interface ConsolidatedRequest {
  /** Codes of periods; figures are to date, up to the end of each. */
  readonly periods: readonly string[]
  /** Ids; left out: all. */
  readonly office?: string | undefined
  readonly objective?: string | undefined
  readonly definition?: string | undefined
}

export interface ConsolidatedCell {
  readonly period: string
  readonly actual: Figure
  readonly target: Figure
  readonly progress: Figure
  readonly status: Status
}

export interface ConsolidatedOffice {
  readonly office: string
  /** Rows of `indicator`: one, or more where an office has several plans with the same indicator. */
  readonly uses: readonly string[]
  /** Others contribute to it: it is shown beside the offices, and never added to them. */
  readonly summedUp: boolean
  /** In the order of the periods asked for. */
  readonly cells: readonly ConsolidatedCell[]
}

export interface ConsolidatedIndicator {
  readonly definition: string
  readonly code: string
  readonly title: string
  readonly unit: string | null
  readonly measure: string
  readonly decimals: number
  readonly overOffices: string
  /** Of the outcome that it stands under, else of its definition. */
  readonly objective: string | null
  readonly cells: readonly ConsolidatedCell[]
  /** Who uses it, by office id. */
  readonly offices: readonly ConsolidatedOffice[]
}

/** By code of the indicator, then objective. An indicator under two objectives comes once for each. */
export async function consolidatedFigures(
  ws: Workspace,
  request: ConsolidatedRequest,
): Promise<readonly ConsolidatedIndicator[]> {
  return consolidatedOf(await rollUp(ws, request.periods), request)
}

/** The same of a roll-up that is there already, for other figures of the same moment. */
export function consolidatedOf(
  { plans, periods }: RollUp,
  { office, objective, definition }: Omit<ConsolidatedRequest, 'periods'>,
): readonly ConsolidatedIndicator[] {
  return plans.groups
    .filter(
      (group) =>
        (office === undefined || usesIn(group, office).length > 0) &&
        (objective === undefined || group.objective === objective) &&
        (definition === undefined || group.definition.id === definition),
    )
    .map((group) => indicatorOf(plans, periods, group, office))
}

function indicatorOf(
  plans: Plans,
  periods: readonly AtPeriod[],
  group: Group,
  office: string | undefined,
): ConsolidatedIndicator {
  const { id, code, title, unit, measure, over_offices } = group.definition
  const offices = new Set(group.uses.flatMap((use) => use.office ?? []))
  const asked = office === undefined ? [...offices].sort() : [office]
  const cellsIn = (one?: string) => periods.map((at) => cellOf(plans, at, group, one))
  return {
    definition: id,
    code: code ?? '',
    title: title ?? '',
    unit,
    measure: measure ?? 'unit',
    decimals: decimalsOf(group.definition),
    overOffices: over_offices ?? 'none',
    objective: group.objective,
    cells: cellsIn(office),
    offices: asked.map((one) => {
      const uses = usesIn(group, one)
      return {
        office: one,
        uses: uses.map((use) => use.id),
        summedUp: uses.every((use) => plans.summedUp.has(use.id)),
        cells: cellsIn(one),
      }
    }),
  }
}

function cellOf(plans: Plans, at: AtPeriod, group: Group, office?: string): ConsolidatedCell {
  const { actual, target, progress, status } = indicatorFigures(plans, at, group, office)
  return { period: at.period, actual, target, progress: progress.figure, status }
}
