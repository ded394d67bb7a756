// The means over indicators of the Consolidated room: by objective, by office and over everything; how many
// indicators have which status; who reported any of them. The means themselves are light-figures.ts'.
import type * as z from 'zod'
import type { consolidated } from '#contract/consolidated.ts'
import type { Figure } from '#domain/explain.ts'
import type { Counts } from '#domain/status.ts'
import type { AtPeriod, Group, Plans, RollUp } from './kept-roll-up.ts'
import {
  groupsUnder,
  indicatorFigures,
  type MeanFigures,
  objectiveMean,
  officeMean,
  strategyMean,
} from './light-figures.ts'
import { addCounts } from './portfolio.ts'

export type Consolidated = z.input<NonNullable<(typeof consolidated.get)['~orpc']['outputSchema']>>
export type ConsolidatedLine = Consolidated['lines'][number]
type Coverage = NonNullable<ConsolidatedLine['coverage']>['actual'][number]

/** Places of offices in the answer, by id. */
export type Positions = ReadonlyMap<string, number>

export interface Means {
  readonly rolled: RollUp
  /** Who reported: to date, or in each period alone. */
  readonly said: RollUp
  /** Ids of objectives. */
  readonly goals: readonly string[]
  readonly position: Positions
}

/**
 * One line for each objective that has indicators, and one over all of them. `line`: whose line it is, null
 * for all offices in view; `office`: whose figures, undefined for those of all together.
 */
export function meanLines(
  means: Means,
  line: string | null,
  office: string | undefined,
): ConsolidatedLine[] {
  const { plans, periods } = means.rolled
  const goals = means.goals
    .map((id) => ({ id, groups: groupsUnder(plans, id, office) }))
    .filter(({ groups }) => groups.length > 0)
    .map((goal) => ({
      ...goal,
      means: periods.map((at) => objectiveMean(plans, at, goal.id, office)),
    }))
  if (goals.length === 0) return []
  const whole = periods.map((at, index): Mean => {
    // Of one office its indicators, as the dashboard has it; of all together the objectives.
    if (line !== null) return meanOf(officeMean(plans, at, line))
    const own = goals.flatMap((goal) => goal.means[index] ?? [])
    return {
      figure: strategyMean(own, ''),
      counts: addCounts(own.map(({ statuses }) => statuses)),
    }
  })
  return [
    ...goals.map((goal) => ({
      ...lineOf({ objective: goal.id, office: line }, goal.means.map(meanOf)),
      ...whoOf(means, goal.groups, goal.means.map(meanOf), line, office),
    })),
    {
      ...lineOf({ objective: null, office: line }, whole),
      ...whoOf(
        means,
        goals.flatMap(({ groups }) => groups),
        whole,
        line,
        office,
      ),
    },
  ]
}

interface Mean {
  readonly figure: Figure
  readonly counts: Counts
}

function meanOf({ progress, statuses }: MeanFigures): Mean {
  return { figure: progress.figure, counts: statuses }
}

function lineOf(
  of: { readonly objective: string | null; readonly office: string | null },
  means: readonly Mean[],
): ConsolidatedLine {
  const nothing = means.map(() => null)
  return {
    definition: null,
    ...of,
    summedUp: false,
    actual: nothing,
    target: nothing,
    progress: means.map(({ figure }) => figure.value),
    status: means.map(() => 'grey'),
    counts: means.map(({ counts }) => counts),
  }
}

/** Of one office, how many of its indicators are reported; of several, which of them are in it. */
function whoOf(
  { said, position }: Means,
  groups: readonly Group[],
  means: readonly Mean[],
  line: string | null,
  office: string | undefined,
): Pick<ConsolidatedLine, 'indicators' | 'coverage'> {
  const { plans, periods } = said
  if (line !== null) {
    return { indicators: periods.map((at) => reportedOf(plans, at, groups, office)) }
  }
  const actual = periods.map((at) => whoReported(plans, at, groups, office, position))
  const progress = means.map(({ figure }) => coverageOf(figure, position))
  return { coverage: { actual, target: progress, progress } }
}

export function coverageOf({ reported, expected, how }: Figure, position: Positions): Coverage {
  return { reported, expected, missing: how.missing.flatMap((id) => position.get(id) ?? []) }
}

function reportedOf(
  plans: Plans,
  at: AtPeriod,
  groups: readonly Group[],
  office: string | undefined,
) {
  const actuals = groups.map((group) => indicatorFigures(plans, at, group, office).actual)
  return {
    reported: actuals.filter((actual) => actual.reported > 0).length,
    expected: actuals.filter((actual) => actual.expected > 0).length,
  }
}

/** An office has reported when it has reported any of the indicators. */
function whoReported(
  plans: Plans,
  at: AtPeriod,
  groups: readonly Group[],
  office: string | undefined,
  position: Positions,
): Coverage {
  const expected = new Set<string>()
  const there = new Set<string>()
  for (const group of groups) {
    const { actual, progress } = indicatorFigures(plans, at, group, office)
    const missing = new Set(actual.how.missing)
    for (const id of progress.offices) {
      expected.add(id)
      if (!missing.has(id)) there.add(id)
    }
  }
  const missing = [...expected].filter((id) => !there.has(id))
  return {
    reported: there.size,
    expected: expected.size,
    missing: missing.flatMap((id) => position.get(id) ?? []).sort((a, b) => a - b),
  }
}
