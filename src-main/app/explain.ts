// A figure with its cells, for one that travelled without them: the same rows and the same arithmetic as
// where it was shown, for this one figure alone. Every figure of a screen, a report or `--json` has a key
// (domain/explain.ts); this is the one place that answers it.
import type { Workspace } from '#db/open.ts'
import { workplansOfUses } from '#db/queries/assessment.ts'
import { summedUp } from '#db/queries/dashboard.ts'
import { headcountsByDate, latestHeadcounts } from '#db/queries/headcounts.ts'
import { offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure, FigureKey } from '#domain/explain.ts'
import {
  actualFigure,
  baselineFigure,
  rolledProgress,
  targetFigure,
} from '#domain/indicator-figures.ts'
import {
  inOrder,
  parityFigures,
  peopleFigure,
  projectionFigure,
  trendFigure,
  within,
} from '#domain/parity-figures.ts'
import { assessmentFigure } from './assessment.ts'
import { budgetFigure } from './budget.ts'
import { cellsFigure } from './completeness.ts'
import { explainContributions } from './contributions.ts'
import { rollUp } from './kept-roll-up.ts'
import {
  objectiveMean,
  strategyMean,
  toldMeanOfUses,
  toldObjectiveMean,
  toldOfficeMean,
} from './light-figures.ts'
import { allUses, type Scope, scopeOf } from './portfolio.ts'
import { reportingPlans, submissionFigure } from './portfolio-submissions.ts'
import { moneyFigure } from './report-money.ts'
import { flowFigure } from './report-parity.ts'

/** Refuses row_unknown where nothing of the kind is there (any more), office_unknown. */
export async function get(ws: Workspace, key: FigureKey, now: string): Promise<Figure> {
  const figure = await found(ws, key, now)
  if (figure) return figure
  throw new Refusal('row_unknown', unknownRow(key))
}

/** What the key is of, for the refusal. */
function unknownRow({ figure, definition, objective, workplan, use, office }: FigureKey) {
  const rows = {
    indicator: use,
    indicator_definition: definition,
    strategic_objective: objective,
    workplan,
    office,
  }
  const [entity, row] = Object.entries(rows).find(([, id]) => id !== undefined) ?? [figure, '']
  return { entity, row: row ?? '' }
}

async function found(ws: Workspace, key: FigureKey, now: string): Promise<Figure | undefined> {
  const { figure, period = '' } = key
  switch (figure) {
    case 'actual':
    case 'target':
    case 'baseline':
    case 'progress':
      return indicatorFigure(ws, key)
    case 'contributions':
      return explainContributions(ws, key)
    case 'objective':
    case 'office':
    case 'workplan':
    case 'strategy':
      return mean(ws, key)
    case 'people.flow':
      return flowFigure(ws, await scope(ws, key), key.flow ?? '')
    case 'people.women':
    case 'people.men':
    case 'people.other':
    case 'people.undisclosed':
    case 'people.share':
    case 'people.needed':
    case 'people.trend':
    case 'people.projection':
      return people(ws, { ...key, figure })
    case 'reports.completeness':
    case 'reports.timeliness': {
      const reporting = await reportingPlans(ws, await scope(ws, key))
      return submissionFigure(reporting, period, now, figure === 'reports.timeliness')
    }
    case 'reports.cells':
      return cellsFigure(ws, key.workplan ?? '', period)
    case 'assessment.risk':
    case 'assessment.required':
    case 'assessment.gap':
    case 'assessment.gapShare':
    case 'assessment.urgency':
      return assessmentFigure(ws, key)
    default:
      return key.workplan === undefined
        ? moneyFigure(ws, await scope(ws, key), key)
        : budgetFigure(ws, key.workplan, key)
  }
}

/** Whose figures: one office's, or everybody's. Refuses office_unknown. */
async function scope(ws: Workspace, { period = '', office }: FigureKey): Promise<Scope> {
  if (office === undefined) return scopeOf(ws, period, null)
  const one = (await offices(ws.db)).find(({ id }) => id === office)
  if (!one) throw new Refusal('office_unknown', { office })
  return scopeOf(ws, period, one)
}

// Indicators and means -------------------------------------------------------------------------------

async function indicatorFigure(ws: Workspace, key: FigureKey): Promise<Figure | undefined> {
  const { figure, period = '' } = key
  const uses = await usesOf(ws, key)
  if (uses.length === 0) return undefined
  if (figure === 'actual') return actualFigure(uses, period)
  if (figure === 'target') return targetFigure(uses, period)
  return figure === 'baseline' ? baselineFigure(uses, period) : rolledProgress(uses, period)
}

async function usesOf(ws: Workspace, { definition, office, objective, use }: FigureKey) {
  const there = (await allUses(ws, { definition, office, use })).filter(
    ({ line }) => objective === undefined || line.objective === objective,
  )
  if (office !== undefined || use !== undefined) return there
  // As they were added up: without HQ's own row, to which the others contribute.
  const own = await summedUp(ws.db)
  const added = there.filter(({ line }) => !own.has(line.id))
  return added.length > 0 ? added : there
}

async function mean(ws: Workspace, key: FigureKey): Promise<Figure | undefined> {
  const { figure, period = '', office, objective = '', workplan = '' } = key
  const goals = figure === 'strategy' ? (await scope(ws, key)).objectives : []
  const planOf = figure === 'workplan' ? await workplansOfUses(ws.db) : null
  const { plans, periods } = await rollUp(ws, [period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  if (figure === 'office') return toldOfficeMean(plans, at, office ?? '').progress.figure
  if (figure === 'objective') return toldObjectiveMean(plans, at, objective, office).progress.figure
  if (planOf) {
    const uses = [...plans.byOffice.values()].flat().filter(({ id }) => planOf.get(id) === workplan)
    return toldMeanOfUses(plans, at, uses, { entity: 'workplan', row: workplan }).progress.figure
  }
  return strategyMean(
    goals.map(({ id }) => objectiveMean(plans, at, id, office)),
    ws.identity.strategy,
  )
}

// People ---------------------------------------------------------------------------------------------

type PeopleName = Extract<FigureKey['figure'], `people.${string}`>
type PeopleKey = FigureKey & { readonly figure: Exclude<PeopleName, 'people.flow'> }

async function people(ws: Workspace, key: PeopleKey): Promise<Figure | undefined> {
  const { figure, date: until = '', office, category, level } = key
  const { settings, ...view } = await scope(ws, key)
  const expected = {
    offices: view.offices.map(({ id }) => id),
    until,
    office,
    band: settings.band,
  }
  if (figure === 'people.trend' || figure === 'people.projection') {
    const history = await headcountsByDate(ws.db, office ?? null, until)
    if (figure === 'people.trend') return trendFigure(history, until, expected)
    const { trend } = parityFigures([], history, expected)
    return projectionFigure(trend, `${settings.yearTo}-12-31`)
  }
  const all = inOrder(await latestHeadcounts(ws, office ?? null, until))
  if (category === undefined) return peopleFigure(figure, all, expected)
  const rows = all.filter(
    (row) =>
      (row.category_code ?? '') === category &&
      (level === undefined || (row.level_code ?? '') === level),
  )
  return rows.length === 0 ? undefined : peopleFigure(figure, rows, within(rows, expected))
}
