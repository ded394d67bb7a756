// The Consolidated room: every indicator over all offices and office by office, and the means over
// indicators by objective and by office, in the periods asked for. The figures are those of
// consolidated-figures.ts; this lays them out as columns of numbers. It words nothing.
import type { Workspace } from '#db/open.ts'
import { breakdowns } from '#db/queries/consolidated.ts'
import { objectives, offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure } from '#domain/explain.ts'
import {
  type ConsolidatedCell,
  type ConsolidatedIndicator,
  type ConsolidatedOffice,
  type ConsolidatedRequest,
  consolidatedOf,
} from './consolidated-figures.ts'
import {
  type Consolidated,
  type ConsolidatedLine,
  coverageOf,
  meanLines,
  type Positions,
} from './consolidated-means.ts'
import { explainOne, type OneAsked } from './consolidated-parts.ts'
import { rollUp } from './kept-roll-up.ts'
import { groupBy } from './outline-order.ts'
import { withPeriodsAlone } from './periods-alone.ts'

interface Asked extends ConsolidatedRequest {
  readonly periods: string[]
  readonly offices: boolean
  readonly alone?: boolean | undefined
}

/** Refuses office_unknown. */
export async function get(ws: Workspace, input: Asked): Promise<Consolidated> {
  const all = await offices(ws.db)
  if (input.office !== undefined && !all.some(({ id }) => id === input.office)) {
    throw new Refusal('office_unknown', { office: input.office })
  }
  const goals = (await objectives(ws.db)).filter(
    ({ id }) => input.objective === undefined || id === input.objective,
  )
  const rules = new Map((await breakdowns(ws.db)).map((row) => [row.id, row]))
  const rolled = await rollUp(ws, input.periods, { alone: input.alone })
  const toDate = consolidatedOf(rolled, input)
  const alone = input.alone ? { ...rolled, periods: rolled.alone } : null
  const indicators = alone ? withPeriodsAlone(toDate, consolidatedOf(alone, input)) : toDate
  const shown = officesIn(all, indicators)
  const position = new Map(shown.map(({ id }, index) => [id, index]))
  const means = { rolled, said: alone ?? rolled, goals: goals.map(({ id }) => id), position }
  return {
    periods: input.periods,
    offices: shown.map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '' })),
    objectives: goals.map(({ id, code, title }) => ({
      id,
      code: code ?? '',
      title: title ?? '',
    })),
    definitions: definitionsOf(rules, indicators),
    lines: [
      ...indicators.flatMap((one) => [
        togetherLine(one, position),
        ...(input.offices ? one.offices.map((line) => officeLine(one, line)) : []),
      ]),
      ...meanLines(means, null, input.office),
      ...(input.offices ? shown.flatMap(({ id }) => meanLines(means, id, id)) : []),
    ],
  }
}

/** A part of an indicator, or its figure of a period alone. Refuses row_unknown. */
export function explain(
  ws: Workspace,
  input: {
    readonly period: string
    readonly of: OneAsked
    readonly office?: string | undefined
  },
): Promise<Figure> {
  const { period, of, office } = input
  return explainOne(ws, { period, office, ...of })
}

/** Those with an indicator; who only sums the others up comes last. */
function officesIn<O extends { readonly id: string }>(
  all: readonly O[],
  indicators: readonly ConsolidatedIndicator[],
): readonly O[] {
  const lines = indicators.flatMap((one) => one.offices)
  const own = new Set(lines.filter((line) => !line.summedUp).map((line) => line.office))
  const used = new Set(lines.map((line) => line.office))
  return [
    ...all.filter(({ id }) => own.has(id)),
    ...all.filter(({ id }) => used.has(id) && !own.has(id)),
  ]
}

type Rules = Awaited<ReturnType<typeof breakdowns>>[number]

function definitionsOf(
  rules: ReadonlyMap<string, Rules>,
  indicators: readonly ConsolidatedIndicator[],
): Consolidated['definitions'] {
  const byDefinition = groupBy(indicators, (one) => one.definition)
  return [...byDefinition].flatMap(([id, [one]]) => {
    if (!one) return []
    const { code, title, unit, measure, decimals, overOffices } = one
    const row = rules.get(id)
    const overPeriods = row?.over_periods ?? 'latest'
    return [
      {
        id,
        code,
        title,
        unit,
        measure,
        decimals,
        overOffices,
        overPeriods: row?.value_mode === 'period' ? overPeriods : 'latest',
        brokenDown: row?.disaggregation != null,
      },
    ]
  })
}

// Lines of one indicator --------------------------------------------------------------------------

function numbersOf(cells: readonly ConsolidatedCell[]) {
  return {
    actual: cells.map((cell) => cell.actual.value),
    target: cells.map((cell) => cell.target.value),
    progress: cells.map((cell) => cell.progress.value),
    status: cells.map((cell) => cell.status.rag),
  }
}

function togetherLine(one: ConsolidatedIndicator, position: Positions): ConsolidatedLine {
  return {
    definition: one.definition,
    objective: one.objective,
    office: null,
    summedUp: false,
    ...numbersOf(one.cells),
    coverage: {
      actual: one.cells.map((cell) => coverageOf(cell.actual, position)),
      target: one.cells.map((cell) => coverageOf(cell.target, position)),
      progress: one.cells.map((cell) => coverageOf(cell.progress, position)),
    },
  }
}

function officeLine(one: ConsolidatedIndicator, line: ConsolidatedOffice): ConsolidatedLine {
  return {
    definition: one.definition,
    objective: one.objective,
    office: line.office,
    summedUp: line.summedUp,
    ...numbersOf(line.cells),
    said: line.cells.map(({ actual }) =>
      actual.expected === 0 ? 'not_applicable' : actual.reported > 0 ? 'reported' : 'missing',
    ),
  }
}
