// What the offices contribute to the global workplan's indicators: beside its own actual, what their actuals of
// the same period add up to, by the indicator's own rule over offices. Nothing is written by it: HQ's
// number stays HQ's.
import type { Workspace } from '#db/open.ts'
import { type ContributedCell, contributedCells, contributors } from '#db/queries/contributions.ts'
import { type Measured, NOTHING } from '#domain/arithmetic.ts'
import { type Figure, type FigureKey, light } from '#domain/explain.ts'
import { actualFigure, inPeriod } from '#domain/indicator-figures.ts'
import type { MeasureRules } from '#domain/roll-up.ts'
import { isDeclaredEmpty } from '#domain/roll-up.ts'
import { asMeasured, rolledActual, type Standing } from '#domain/rolled-figures.ts'
import { groupBy } from './outline-order.ts'
import { allUses } from './portfolio.ts'

interface Own extends MeasureRules {
  readonly id: string
}

/** By row that is contributed to, then by period. Words are not added up. */
export type Contributions = ReadonlyMap<string, ReadonlyMap<string, Figure>>

export async function contributionsTo(
  ws: Workspace,
  workplan: string,
  lines: readonly Own[],
  periods: readonly string[],
): Promise<Contributions> {
  const theirs = groupBy(await contributors(ws, workplan), ([to]) => to)
  if (theirs.size === 0) return new Map()
  const cells = new Map(
    (await contributedCells(ws, workplan, periods)).map((cell) => [`${cell[0]} ${cell[1]}`, cell]),
  )
  return new Map(
    lines.flatMap((own) => {
      const uses = theirs.get(own.id)
      if (!uses || own.measure === 'qualitative') return []
      const byPeriod = periods.map((period) => {
        const standings = uses.map(([, use, office]) =>
          standingIn(cells.get(`${use} ${period}`), office, own),
        )
        const { figure } = rolledActual(standings, { ...own, over_periods: 'latest' }, period)
        const key = { figure: 'contributions', period, use: own.id } as const
        return [period, light(worded(figure, own), key)] as const
      })
      return [[own.id, new Map(byPeriod)] as const]
    }),
  )
}

/** What a use says of one period alone. */
function standingIn(
  cell: ContributedCell | undefined,
  office: string | null,
  { measure }: MeasureRules,
): Standing {
  const [, , value = null, numerator = null, denominator = null, status = null] = cell ?? []
  const given = asMeasured({ value, numerator, denominator }, measure)
  const actual: Measured = given.value === null || isDeclaredEmpty({ status }) ? NOTHING : given
  return {
    ...{ office, actual, expected: status !== 'not_applicable' },
    ...{ due: NOTHING, duePeriod: null, baseline: NOTHING, final: null, said: false },
  }
}

/** The same figure with its cells; undefined where nobody contributes (any more). */
export async function explainContributions(
  ws: Workspace,
  { use = '', period }: FigureKey,
): Promise<Figure | undefined> {
  const [own] = await allUses(ws, { use })
  const theirs = (await allUses(ws, { contributesTo: use })).filter(
    ({ line }) => line.measure === own?.line.measure,
  )
  if (!own || theirs.length === 0) return undefined
  const rules = own.rules
  return worded(
    actualFigure(
      theirs.map((facts) => inPeriod({ ...facts, rules }, period)),
      period,
    ),
    rules,
  )
}

/** It is of the period alone, and says so. */
function worded(figure: Figure, { over_offices }: MeasureRules): Figure {
  const { values } = figure.how
  const how = { rule: 'explain.contributions', values: { ...values, over: over_offices ?? 'none' } }
  return { ...figure, how: { ...figure.how, ...how } }
}
