// Figures of what is kept rolled up: of an indicator over all offices or in one, of an objective, of an
// office. They are light (their cells are asked for with `how.key`), made when somebody needs them and kept
// until something that they are made of changes.
import { type Figure, light } from '#domain/explain.ts'
import { type Covered, meanFigure, type Part } from '#domain/indicator-figures.ts'
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
  return uses.flatMap((use) => at.standings.get(use.id) ?? [])
}

/** The plain mean of indicators, and their statuses. */
export interface MeanFigures {
  /** With its sources, which are the figures of the indicators. */
  readonly progress: Covered
  readonly statuses: Counts
}

interface Given {
  readonly progress: Part
  readonly status: Status
}

function meanOf(all: readonly Given[], of: Covered['of']): MeanFigures {
  return {
    progress: meanFigure(
      all.map((given) => given.progress),
      'explain.progress.mean',
      of,
    ),
    statuses: countStatuses(all.map((given) => given.status)),
  }
}

/** An office: the mean of its indicators, each use by itself. */
export function officeMean(plans: Plans, at: AtPeriod, office: string): MeanFigures {
  return at.made.of(office, 'mean', () => {
    const standings = standingsOf(at, plans.byOffice.get(office) ?? [])
    return meanOf(
      standings.map((standing) => ofOneUse(plans, standing, office)),
      { entity: 'office', row: office },
    )
  })
}

const NOBODY: readonly string[] = []

function ofOneUse(plans: Plans, standing: UseStanding, office: string): Given {
  const { line, expected } = standing
  const { definition } = plans.groupOf(line)
  const { percent, status } = percentAndStatus(
    standing,
    definition,
    plans.thresholds,
    line.override,
  )
  return {
    progress: {
      figure: { value: percent, how: { missing: NOBODY } },
      offices: expected ? [office] : NOBODY,
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
): MeanFigures {
  return meanOf(
    groupsUnder(plans, objective, office).map((group) =>
      indicatorFigures(plans, at, group, office),
    ),
    { entity: 'strategic_objective', row: objective },
  )
}
