// Figures of what is kept rolled up: of an indicator over all offices or in one, of an objective, of an
// office. They are light (their cells are asked for with `how.key`), made when somebody needs them and kept
// until something that they are made of changes.
import { type Figure, type FigureKey, light } from '#domain/explain.ts'
import { type Covered, lightMean, meanFigure, type Part } from '#domain/mean-figures.ts'
import {
  expectedIn,
  officesIn,
  rolledActual,
  rolledBaseline,
  rolledTarget,
} from '#domain/rolled-figures.ts'
import { percentAndStatus, progressAndStatus } from '#domain/rolled-progress.ts'
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
    return figuresOf(plans, at, group, uses, office === undefined ? {} : { office })
  })
}

/** One use by itself, as it stands in its plan. */
export function useFigures(plans: Plans, at: AtPeriod, use: UseLine): LightFigures {
  const group = plans.groupOf(use)
  return at.made.of(group, use.id, () => figuresOf(plans, at, group, [use], whereOf(use)))
}

function whereOf({ id, office }: UseLine): Where {
  return { ...(office === null ? {} : { office }), use: id }
}

export function usesIn(group: Group, office: string): readonly UseLine[] {
  let found = byOffice.get(group)
  if (!found) {
    found = Map.groupBy(group.uses, (use) => use.office)
    byOffice.set(group, found)
  }
  return found.get(office) ?? []
}

/** Made when somebody asks for one office: a group does not change. */
const byOffice = new WeakMap<Group, ReadonlyMap<string | null, readonly UseLine[]>>()

function figuresOf(
  plans: Plans,
  at: AtPeriod,
  group: Group,
  uses: readonly UseLine[],
  where: Where,
): LightFigures {
  const rules = group.definition
  const standings = standingsOf(at, uses)
  const [first, ...rest] = uses
  const only = rest.length === 0 ? first : undefined
  const key = keyOf(at, group, where)
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

type Where = Pick<FigureKey, 'office' | 'use'>

function keyOf(at: AtPeriod, { definition, objective }: Group, where: Where) {
  return {
    period: at.period,
    definition: definition.id,
    ...(objective === null ? {} : { objective }),
    ...where,
  }
}

/** What an indicator started from, over all offices; or one use by itself. */
export function baselineOf(at: AtPeriod, group: Group, use?: UseLine): Figure {
  const uses = use ? [use] : addedUp(group)
  const { figure } = rolledBaseline(standingsOf(at, uses), group.definition)
  return light(figure, { figure: 'baseline', ...keyOf(at, group, use ? whereOf(use) : {}) })
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
  const uses = plans.byOffice.get(office) ?? []
  return meanOfUses(plans, at, uses, { entity: 'office', row: office }, mean)
}

/** The mean of uses in one office, each by itself, with its sources: of a workplan. */
export function toldMeanOfUses(
  plans: Plans,
  at: AtPeriod,
  uses: readonly UseLine[],
  of: Covered['of'],
): MeanFigures {
  return meanOfUses(plans, at, uses, of, meanFigure)
}

function meanOfUses(
  plans: Plans,
  at: AtPeriod,
  uses: readonly UseLine[],
  of: Covered['of'],
  mean: Mean,
): MeanFigures {
  const office = uses[0]?.office ?? null
  const [nobody, alone] = [[], office === null ? [] : [office]]
  return meanOf(
    standingsOf(at, uses).map((standing) =>
      ofOneUse(plans, standing, standing.expected ? alone : nobody),
    ),
    of,
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

/** The strategy: the mean of its objectives, over all offices or in one. */
export function strategyMean(
  goals: readonly { readonly progress: Covered }[],
  strategy: string,
): Figure {
  return meanFigure(
    goals.map(({ progress }) => progress),
    'explain.progress.objectives',
    { entity: 'strategy', row: strategy },
  ).figure
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
