// The Consolidated room: every indicator over all offices and office by office, and the means over
// indicators by objective and by office, in the periods asked for. The figures are those of
// consolidated-figures.ts; this lays them out as columns of numbers. It words nothing.
import type * as z from 'zod'
import type { consolidated } from '#contract/consolidated.ts'
import type { Workspace } from '#db/open.ts'
import { breakdowns } from '#db/queries/consolidated.ts'
import { objectives, offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure } from '#domain/explain.ts'
import { type Covered, meanFigure } from '#domain/indicator-figures.ts'
import { countStatuses } from '#domain/status.ts'
import {
  type ConsolidatedCell,
  type ConsolidatedIndicator,
  type ConsolidatedOffice,
  type ConsolidatedRequest,
  consolidatedFigures,
} from './consolidated-figures.ts'
import { explainPart } from './consolidated-parts.ts'
import { groupBy } from './outline-order.ts'

type Consolidated = z.input<NonNullable<(typeof consolidated.get)['~orpc']['outputSchema']>>
type Line = Consolidated['lines'][number]

interface Asked extends ConsolidatedRequest {
  readonly periods: string[]
  readonly offices: boolean
}

/** Refuses office_unknown. */
export async function get(ws: Workspace, input: Asked): Promise<Consolidated> {
  const all = await offices(ws.db)
  const office = all.find(({ id }) => id === input.office)
  if (input.office !== undefined && !office) {
    throw new Refusal('office_unknown', { office: input.office })
  }
  const indicators = await consolidatedFigures(ws, input)
  const shown = officesIn(all, indicators)
  const position = new Map(shown.map(({ id }, index) => [id, index]))
  const goals = (await objectives(ws.db)).filter(
    ({ id }) => input.objective === undefined || id === input.objective,
  )
  const means = { goals, position, periods: input.periods }
  return {
    periods: input.periods,
    offices: shown.map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '' })),
    objectives: goals.map(({ id, code, title }) => ({
      id,
      code: code ?? '',
      title: title ?? '',
    })),
    definitions: await definitionsOf(ws, indicators),
    lines: [
      ...indicators.flatMap((one) => [
        togetherLine(one, position),
        ...(input.offices ? one.offices.map((line) => officeLine(one, line)) : []),
      ]),
      ...meanLines(placesOf(indicators, null), null, means),
      ...(input.offices
        ? shown.flatMap(({ id }) => meanLines(placesOf(indicators, id), id, means))
        : []),
    ],
  }
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

/** A part with `slice`, else the mean over an objective's indicators, or over all. Refuses row_unknown. */
export async function explain(
  ws: Workspace,
  input: {
    readonly period: string
    readonly definition?: string | undefined
    readonly slice?: string | undefined
    readonly objective?: string | undefined
    readonly office?: string | undefined
  },
): Promise<Figure> {
  const { definition, slice, period, office = null, objective = null } = input
  if (definition !== undefined && slice !== undefined) {
    return explainPart(ws, { ...input, definition, slice })
  }
  const indicators = await consolidatedFigures(ws, {
    periods: [period],
    ...(input.office ? { office: input.office } : {}),
    ...(input.objective ? { objective: input.objective } : {}),
  })
  const places = placesOf(indicators, office)
  if (objective !== null || office !== null) return meanOf(places, 0, objective, office).figure
  return overObjectives(places, 0, await objectives(ws.db), ws.identity.strategy).figure
}

async function definitionsOf(
  ws: Workspace,
  indicators: readonly ConsolidatedIndicator[],
): Promise<Consolidated['definitions']> {
  const rules = new Map((await breakdowns(ws.db)).map((row) => [row.id, row]))
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

type Positions = ReadonlyMap<string, number>

function togetherLine(one: ConsolidatedIndicator, position: Positions): Line {
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

function coverageOf({ reported, expected, how }: Figure, position: Positions) {
  return { reported, expected, missing: how.missing.flatMap((id) => position.get(id) ?? []) }
}

function officeLine(one: ConsolidatedIndicator, line: ConsolidatedOffice): Line {
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

// Means over indicators ---------------------------------------------------------------------------

/** What a mean is taken over: one indicator, of all offices or of one, with who was expected in it. */
interface Place {
  readonly definition: string
  readonly objective: string | null
  readonly cells: readonly ConsolidatedCell[]
  /** Per period. */
  readonly expected: readonly (readonly string[])[]
}

function placesOf(
  indicators: readonly ConsolidatedIndicator[],
  office: string | null,
): readonly Place[] {
  return indicators.flatMap(({ definition, objective, cells, offices: lines }) => {
    const own = lines.filter((line) =>
      office === null ? !line.summedUp : line.office === office && !line.summedUp,
    )
    const cellsShown = office === null ? cells : own[0]?.cells
    if (!cellsShown) return []
    const expected = cellsShown.map((_, at) =>
      own.filter((line) => (line.cells[at]?.actual.expected ?? 0) > 0).map((line) => line.office),
    )
    return [{ definition, objective, cells: cellsShown, expected }]
  })
}

interface Around {
  readonly goals: readonly { readonly id: string }[]
  readonly position: Positions
  readonly periods: readonly string[]
}

/** One line for each objective and one over all of them; of one office's, or of all offices' together. */
function meanLines(places: readonly Place[], office: string | null, around: Around): Line[] {
  const byObjective = groupBy(places, (place) => place.objective)
  const goals = around.goals.filter(({ id }) => byObjective.has(id))
  return [
    ...goals.map(({ id }) => {
      const own = byObjective.get(id) ?? []
      const means = around.periods.map((_, at) => meanOf(own, at, id, office).figure)
      return meanLine(own, means, { objective: id, office }, around.position)
    }),
    ...(places.length === 0
      ? []
      : [
          meanLine(
            places,
            around.periods.map((_, at) =>
              office === null
                ? overObjectives(places, at, goals, '').figure
                : meanOf(places, at, null, office).figure,
            ),
            { objective: null, office },
            around.position,
          ),
        ]),
  ]
}

function meanOf(
  places: readonly Place[],
  at: number,
  objective: string | null,
  office: string | null,
): Covered {
  return meanFigure(
    places.flatMap((place) => {
      const cell = place.cells[at]
      if (!cell) return []
      return [
        {
          figure: cell.progress,
          offices: place.expected[at] ?? [],
          of: { entity: 'indicator_definition', row: place.definition },
        },
      ]
    }),
    'explain.progress.mean',
    objective === null
      ? { entity: 'office', row: office ?? '' }
      : { entity: 'strategic_objective', row: objective },
  )
}

function overObjectives(
  places: readonly Place[],
  at: number,
  goals: readonly { readonly id: string }[],
  strategy: string,
): Covered {
  const byObjective = groupBy(places, (place) => place.objective)
  return meanFigure(
    goals.map(({ id }) => meanOf(byObjective.get(id) ?? [], at, id, null)),
    'explain.progress.objectives',
    { entity: 'strategy', row: strategy },
  )
}

function meanLine(
  places: readonly Place[],
  means: readonly Figure[],
  of: { readonly objective: string | null; readonly office: string | null },
  position: Positions,
): Line {
  const nothing = means.map(() => null)
  const coverage = means.map((mean) => coverageOf(mean, position))
  return {
    definition: null,
    ...of,
    summedUp: false,
    actual: nothing,
    target: nothing,
    progress: means.map((mean) => mean.value),
    status: means.map(() => 'grey'),
    counts: means.map((_, at) =>
      countStatuses(places.flatMap((place) => place.cells[at]?.status ?? [])),
    ),
    ...(of.office === null
      ? { coverage: { actual: coverage, target: coverage, progress: coverage } }
      : { indicators: means.map((_, at) => reportedOf(places, at)) }),
  }
}

function reportedOf(places: readonly Place[], at: number) {
  const actuals = places.flatMap((place) => place.cells[at]?.actual ?? [])
  return {
    reported: actuals.filter((actual) => actual.reported > 0).length,
    expected: actuals.filter((actual) => actual.expected > 0).length,
  }
}
