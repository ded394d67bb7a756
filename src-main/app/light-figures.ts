// Figures of what is kept rolled up: of an indicator over all offices or in one, of an objective, of an
// office. They are light (their cells are asked for with `how.key`), made when somebody needs them and kept
// until something that they are made of changes.
import { type Figure, light } from '#domain/explain.ts'
import { type Covered, lightMean, meanFigure, type Part } from '#domain/indicator-figures.ts'
import {
  expectedIn,
  officesIn,
  percentAndStatus,
  progressAndStatus,
  rolledActual,
  rolledTarget,
} from '#domain/rolled-figures.ts'
import { type Counts, countStatuses, type Status } from '#domain/status.ts'
import type { AtPeriod, Group, Plans, UseLine, UseStanding } from './kept-roll-up.ts'

export interface LightFigures {
  readonly actual: Figure
  readonly target: Figure
  readonly progress: Covered
  readonly status: Status
}

/** What is added up of a group: all offices' uses without HQ's own row; all where there is no other. */
export function addedUp(group: Group): readonly UseLine[] {
  return group.added.length > 0 ? group.added : group.uses
}

/** An indicator over all offices, or (`office`) in one. */
export function indicatorFigures(
  plans: Plans,
  at: AtPeriod,
  group: Group,
  office?: string,
): LightFigures {
  return at.made.of(group, office ?? '', () => {
    const uses = office === undefined ? addedUp(group) : usesIn(group, office)
    return figuresOf(plans, at, group, uses, office)
  })
}

export function usesIn(group: Group, office: string): readonly UseLine[] {
  return group.uses.filter((use) => use.office === office)
}

function figuresOf(
  plans: Plans,
  at: AtPeriod,
  group: Group,
  uses: readonly UseLine[],
  office: string | undefined,
): LightFigures {
  const rules = group.definition
  const standings = standingsOf(at, uses)
  const [first, ...rest] = uses
  const only = rest.length === 0 ? first : undefined
  const key = {
    period: at.period,
    definition: rules.id,
    ...(group.objective === null ? {} : { objective: group.objective }),
    ...(office === undefined ? {} : { office }),
  }
  const { progress, status } = progressAndStatus(
    standings,
    rules,
    plans.thresholds,
    only?.override, // somebody's own judgement stands for one row only
  )
  return {
    actual: light(rolledActual(standings, rules, at.period).figure, { figure: 'actual', ...key }),
    target: light(rolledTarget(standings, rules, at.period).figure, { figure: 'target', ...key }),
    progress: {
      figure: light(progress, { figure: 'progress', ...key }),
      offices: officesIn(expectedIn(standings)),
      of: only
        ? { entity: 'indicator', row: only.id }
        : { entity: 'indicator_definition', row: rules.id },
    },
    status,
  }
}

function standingsOf(at: AtPeriod, uses: readonly UseLine[]): readonly UseStanding[] {
  return uses.flatMap((use) => at.standings.get(use.row) ?? [])
}

/** The plain mean of indicators, and their statuses. */
export interface MeanFigures {
  /** Without its sources, which are the figures of the indicators; with them where it was asked for. */
  readonly progress: Covered
  readonly statuses: Counts
}

/** How a mean is made: as it travels, or (`meanFigure`) with its sources. */
type Mean = typeof lightMean

interface Given {
  readonly progress: Part
  readonly status: Status
}

function meanOf(all: readonly Given[], of: Covered['of'], mean: Mean): MeanFigures {
  return {
    progress: mean(
      all.map((given) => given.progress),
      'explain.progress.mean',
      of,
    ),
    statuses: countStatuses(all.map((given) => given.status)),
  }
}

/** An office: the mean of its indicators, each use by itself. */
export function officeMean(plans: Plans, at: AtPeriod, office: string): MeanFigures {
  return at.made.of(office, 'mean', () => meanOfOffice(plans, at, office, lightMean))
}

/** The same with its sources. */
export function toldOfficeMean(plans: Plans, at: AtPeriod, office: string): MeanFigures {
  return meanOfOffice(plans, at, office, meanFigure)
}

function meanOfOffice(plans: Plans, at: AtPeriod, office: string, mean: Mean): MeanFigures {
  const standings = standingsOf(at, plans.byOffice.get(office) ?? [])
  const [nobody, alone] = [[], [office]]
  return meanOf(
    standings.map((standing) => ofOneUse(plans, standing, standing.expected ? alone : nobody)),
    { entity: 'office', row: office },
    mean,
  )
}

const NOBODY_MISSING = { missing: [] }

function ofOneUse(plans: Plans, standing: UseStanding, offices: readonly string[]): Given {
  const { line, definition } = standing
  const { percent, status } = percentAndStatus(
    standing,
    definition,
    plans.thresholds,
    line.override,
  )
  return {
    progress: {
      figure: { value: percent, how: NOBODY_MISSING },
      offices,
      of: { entity: 'indicator', row: line.id },
    },
    status,
  }
}

/** The indicators under an objective that are used, over all offices or in one. */
export function groupsUnder(plans: Plans, objective: string, office?: string): readonly Group[] {
  return plans.groups.filter(
    (group) =>
      group.objective === objective &&
      (office === undefined ? group.added.length > 0 : usesIn(group, office).length > 0),
  )
}

/** An objective: the mean of its indicators. */
export function objectiveMean(
  plans: Plans,
  at: AtPeriod,
  objective: string,
  office?: string,
  mean: Mean = lightMean,
): MeanFigures {
  return meanOf(
    groupsUnder(plans, objective, office).map((group) =>
      indicatorFigures(plans, at, group, office),
    ),
    { entity: 'strategic_objective', row: objective },
    mean,
  )
}

/** The same with its sources. */
export function toldObjectiveMean(
  plans: Plans,
  at: AtPeriod,
  objective: string,
  office?: string,
): MeanFigures {
  return objectiveMean(plans, at, objective, office, meanFigure)
}
