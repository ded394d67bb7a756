// The Consolidated room: every indicator over all offices and office by office, and the means over
// indicators by objective and by office, in the periods asked for. The figures are those of
// consolidated-figures.ts; this lays them out as columns of numbers. It words nothing.
import type * as z from 'zod'
import type { consolidated } from '#contract/consolidated.ts'
import type { Workspace } from '#db/open.ts'
import { breakdowns } from '#db/queries/consolidated.ts'
import { objectives, offices } from '#db/queries/reference.ts'
import { sum } from '#domain/arithmetic.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure } from '#domain/explain.ts'
import { meanFigure } from '#domain/indicator-figures.ts'
import type { Counts } from '#domain/status.ts'
import {
  type ConsolidatedCell,
  type ConsolidatedIndicator,
  type ConsolidatedOffice,
  type ConsolidatedRequest,
  consolidatedOf,
} from './consolidated-figures.ts'
import { explainPart, type PartAsked } from './consolidated-parts.ts'
import { type AtPeriod, type Group, type Plans, type RollUp, rollUp } from './kept-roll-up.ts'
import {
  groupsUnder,
  indicatorFigures,
  type MeanFigures,
  objectiveMean,
  officeMean,
} from './light-figures.ts'
import { groupBy } from './outline-order.ts'
import { addCounts } from './portfolio.ts'

type Consolidated = z.input<NonNullable<(typeof consolidated.get)['~orpc']['outputSchema']>>
type Line = Consolidated['lines'][number]

interface Asked extends ConsolidatedRequest {
  readonly periods: string[]
  readonly offices: boolean
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
  const rolled = await rollUp(ws, input.periods)
  const indicators = consolidatedOf(rolled, input)
  const shown = officesIn(all, indicators)
  const position = new Map(shown.map(({ id }, index) => [id, index]))
  const means = { rolled, goals: goals.map(({ id }) => id), position }
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

/** How a part was made; without one, the mean of the objectives. Refuses row_unknown. */
export async function explain(
  ws: Workspace,
  input: {
    readonly period: string
    readonly part?: PartAsked | undefined
    readonly office?: string | undefined
  },
): Promise<Figure> {
  const { period, part, office } = input
  if (part) return explainPart(ws, { period, office, ...part })
  const goals = (await objectives(ws.db)).map(({ id }) => id)
  const { plans, periods } = await rollUp(ws, [period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  return wholeMean(
    goals.map((id) => objectiveMean(plans, at, id, office)),
    ws.identity.strategy,
  )
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

interface Means {
  readonly rolled: RollUp
  readonly goals: readonly string[]
  readonly position: Positions
}

/**
 * One line for each objective that has indicators, and one over all of them. `line`: whose line it is, null
 * for all offices in view; `office`: whose figures, undefined for those of all together.
 */
function meanLines(means: Means, line: string | null, office: string | undefined): Line[] {
  const { plans, periods } = means.rolled
  const goals = means.goals
    .map((id) => ({ id, groups: groupsUnder(plans, id, office) }))
    .filter(({ groups }) => groups.length > 0)
  if (goals.length === 0) return []
  const perGoal = goals.map(({ id }) => periods.map((at) => objectiveMean(plans, at, id, office)))
  const reported = goals.map(({ groups }) =>
    periods.map((at) => reportedOf(plans, at, groups, office)),
  )
  const whole = periods.map((at, index): Mean => {
    const own = perGoal.flatMap((each) => each[index] ?? [])
    // Of one office its indicators, as the dashboard has it; of all together the objectives.
    return line !== null
      ? ofOffice(officeMean(plans, at, line))
      : { figure: wholeMean(own, ''), counts: addCounts(own.map(({ statuses }) => statuses)) }
  })
  return [
    ...goals.map(({ id }, index) =>
      meanLine(
        { objective: id, office: line },
        (perGoal[index] ?? []).map(ofOffice),
        means.position,
      ),
    ),
    meanLine({ objective: null, office: line }, whole, means.position),
  ].map((one, index) =>
    line === null
      ? one
      : { ...one, indicators: index < goals.length ? reported[index] : added(reported) },
  )
}

interface Mean {
  readonly figure: Figure
  readonly counts: Counts
}

function ofOffice({ progress, statuses }: MeanFigures): Mean {
  return { figure: progress.figure, counts: statuses }
}

function wholeMean(goals: readonly MeanFigures[], strategy: string): Figure {
  return meanFigure(
    goals.map(({ progress }) => progress),
    'explain.progress.objectives',
    { entity: 'strategy', row: strategy },
  ).figure
}

function meanLine(
  of: { readonly objective: string | null; readonly office: string | null },
  means: readonly Mean[],
  position: Positions,
): Line {
  const nothing = means.map(() => null)
  const coverage = means.map(({ figure }) => coverageOf(figure, position))
  return {
    definition: null,
    ...of,
    summedUp: false,
    actual: nothing,
    target: nothing,
    progress: means.map(({ figure }) => figure.value),
    status: means.map(() => 'grey'),
    counts: means.map(({ counts }) => counts),
    ...(of.office === null
      ? { coverage: { actual: coverage, target: coverage, progress: coverage } }
      : {}),
  }
}

interface Reported {
  readonly reported: number
  readonly expected: number
}

function reportedOf(
  plans: Plans,
  at: AtPeriod,
  groups: readonly Group[],
  office: string | undefined,
): Reported {
  const actuals = groups.map((group) => indicatorFigures(plans, at, group, office).actual)
  return {
    reported: actuals.filter((actual) => actual.reported > 0).length,
    expected: actuals.filter((actual) => actual.expected > 0).length,
  }
}

/** Per period, over the objectives. */
function added(goals: readonly (readonly Reported[])[]): Reported[] {
  const [first = []] = goals
  return first.map((_, at) => ({
    reported: sum(goals.map((goal) => goal[at]?.reported ?? 0)),
    expected: sum(goals.map((goal) => goal[at]?.expected ?? 0)),
  }))
}
