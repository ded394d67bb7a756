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
import { summedUp } from '#db/queries/dashboard.ts'
import { decimalsOf } from '#domain/arithmetic.ts'
import { type Figure, light } from '#domain/explain.ts'
import type { Status } from '#domain/status.ts'
import { groupBy } from './outline-order.ts'
import { allUses, figuresOf, type Settings, settingsOf, type Use } from './portfolio.ts'

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
  const { office, objective, definition } = request
  const uses = (await allUses(ws, { office, definition })).filter(
    ({ line }) => objective === undefined || line.objective === objective,
  )
  const context = {
    ...request,
    settings: await settingsOf(ws),
    summedUp: await summedUp(ws.db),
  }
  const byPlace = groupBy(uses, ({ line }) => `${line.definition} ${line.objective ?? ''}`)
  return [...byPlace.values()].map((own) => indicatorOf(own, context))
}

interface Context extends ConsolidatedRequest {
  readonly settings: Settings
  readonly summedUp: ReadonlySet<string>
}

function indicatorOf(uses: readonly Use[], context: Context): ConsolidatedIndicator {
  const line = uses[0]?.line
  if (!line) throw new RangeError('an indicator without a use')
  const added = uses.filter((use) => !context.summedUp.has(use.line.id))
  const together = context.office === undefined ? added : uses
  const byOffice = groupBy(uses, (use) => use.line.office)
  return {
    definition: line.definition,
    code: line.code ?? '',
    title: line.title ?? '',
    unit: line.unit,
    measure: line.measure ?? 'unit',
    decimals: decimalsOf(line),
    overOffices: line.over_offices ?? 'none',
    objective: line.objective,
    cells: cellsOf(together.length > 0 ? together : uses, context, context.office),
    offices: [...byOffice]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([office, own]) => ({
        office,
        uses: own.map((use) => use.line.id),
        summedUp: own.every((use) => context.summedUp.has(use.line.id)),
        cells: cellsOf(own, context, office),
      })),
  }
}

function cellsOf(
  uses: readonly Use[],
  context: Context,
  office: string | undefined,
): readonly ConsolidatedCell[] {
  const { definition = '', objective } = uses[0]?.line ?? {}
  return context.periods.map((period) => {
    const found = figuresOf(definition, uses, { period, settings: context.settings })
    const key = {
      period,
      definition,
      ...(office === undefined ? {} : { office }),
      ...(objective == null ? {} : { objective }),
    }
    return {
      period,
      actual: light(found.actual, { figure: 'actual', ...key }),
      target: light(found.target, { figure: 'target', ...key }),
      progress: light(found.progress.figure, { figure: 'progress', ...key }),
      status: found.status,
    }
  })
}
