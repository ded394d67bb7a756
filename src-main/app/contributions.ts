// What the offices contribute to the global workplan's indicators: beside its own actual, what their actuals of
// the same period add up to, by the indicator's own rule over offices; and the doubts where the two
// differ. Nothing is written by it: HQ's number stays HQ's.
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/contributions.ts'
import { roundTo } from '#domain/arithmetic.ts'
import {
  contributedFigure,
  DIFFERS_FROM_OFFICES,
  differsFromOffices,
  ofThePeriod,
} from '#domain/contributions.ts'
import { type Figure, type FigureKey, light } from '#domain/explain.ts'
import { actualFigure, inPeriod } from '#domain/indicator-figures.ts'
import type { MeasureRules } from '#domain/roll-up.ts'
import { asMeasured } from '#domain/rolled-figures.ts'
import { type ListedProblem, saidTo } from './judging.ts'
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
  const theirs = groupBy(await query.contributors(ws, workplan), ([to]) => to)
  if (theirs.size === 0) return new Map()
  const cells = new Map(
    (await query.contributedCells(ws, workplan, periods)).map((row) => {
      const [use, period, value, numerator, denominator, status] = row
      return [`${use} ${period}`, { value, numerator, denominator, status }]
    }),
  )
  return new Map(
    lines.flatMap((own) => {
      const uses = theirs.get(own.id)
      if (!uses || own.measure === 'qualitative') return []
      const byPeriod = periods.map((period) => {
        const given = uses.map(([, use, office]) => ({
          office,
          cell: cells.get(`${use} ${period}`),
        }))
        const key = { figure: 'contributions', period, use: own.id } as const
        return [period, light(contributedFigure(given, own, period), key)] as const
      })
      return [[own.id, new Map(byPeriod)] as const]
    }),
  )
}

/** The same figure with its cells; undefined where nobody contributes (any more). */
export async function explainContributions(
  ws: Workspace,
  { use = '', period = '' }: FigureKey,
): Promise<Figure | undefined> {
  const [own] = await allUses(ws, { use })
  const theirs = (await allUses(ws, { contributesTo: use })).filter(
    ({ line }) => line.measure === own?.line.measure,
  )
  if (!own || theirs.length === 0) return undefined
  const { rules } = own
  const inIt = theirs.map((facts) => inPeriod({ ...facts, rules }, period))
  return ofThePeriod(actualFigure(inIt, period), rules)
}

/** Where HQ's own number is not what the offices add up to. Asks only where HQ has one. */
export async function contributionDoubts(ws: Workspace): Promise<readonly ListedProblem[]> {
  const typed = await query.typedAboveOthers(ws.db)
  const said = await query.confirmedDoubts(ws.db, DIFFERS_FROM_OFFICES.code)
  const doubts: ListedProblem[] = []
  for (const [workplan, rows] of groupBy(typed, (row) => row.workplan)) {
    const lines = [...new Map(rows.map((row) => [row.id, row])).values()]
    const periods = [...new Set(rows.flatMap((row) => row.period ?? []))]
    const found = await contributionsTo(ws, workplan, lines, periods)
    for (const row of rows) {
      const figure = found.get(row.id)?.get(row.period ?? '')
      if (!figure || !differsFromOffices(row, figure, row)) continue
      const doubt = doubtOf(row, figure)
      doubts.push({ ...doubt, ...saidTo(doubt, said.get(row.actual)) })
    }
  }
  return doubts
}

type Typed = Awaited<ReturnType<typeof query.typedAboveOthers>>[number]

function doubtOf(row: Typed, figure: Figure): Omit<ListedProblem, 'confirmed' | 'before'> {
  const shown = (value: number | null) => roundTo(value ?? 0, figure.decimals)
  return {
    rule: DIFFERS_FROM_OFFICES.code,
    severity: DIFFERS_FROM_OFFICES.severity,
    values: {
      own: shown(asMeasured(row, row.measure).value),
      theirs: shown(figure.value),
      reported: figure.reported,
      expected: figure.expected,
    },
    office: row.office,
    entity: 'actual',
    row: row.actual,
    field: row.measure === 'percentage' && row.numerator !== null ? 'numerator' : 'value',
    period: row.period,
    place: [row.code, row.title].filter(Boolean).join(' '),
  }
}
