// A figure with its cells, for one that travelled without them: the same uses and the same arithmetic as
// where it was shown, for this one figure alone.
import type { Workspace } from '#db/open.ts'
import { summedUp } from '#db/queries/dashboard.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure, FigureKey } from '#domain/explain.ts'
import { actualFigure, rolledProgress, targetFigure } from '#domain/indicator-figures.ts'
import { explainContributions } from './contributions.ts'
import { rollUp } from './kept-roll-up.ts'
import { toldObjectiveMean, toldOfficeMean } from './light-figures.ts'
import { allUses } from './portfolio.ts'

/** Refuses row_unknown where nothing of the kind is there (any more). */
export async function get(ws: Workspace, key: FigureKey): Promise<Figure> {
  switch (key.figure) {
    case 'objective':
    case 'office':
      return await meanFigure(ws, key)
    case 'contributions': {
      const figure = await explainContributions(ws, key)
      if (figure) return figure
      throw new Refusal('row_unknown', { entity: 'indicator', row: key.use ?? '' })
    }
    case 'actual':
      return actualFigure(await usesOf(ws, key), key.period)
    case 'target':
      return targetFigure(await usesOf(ws, key), key.period)
    case 'progress':
      return rolledProgress(await usesOf(ws, key), key.period)
  }
}

async function usesOf(ws: Workspace, { definition = '', office, objective }: FigureKey) {
  const there = (await allUses(ws, { definition, office })).filter(
    ({ line }) => objective === undefined || line.objective === objective,
  )
  if (there.length === 0) {
    throw new Refusal('row_unknown', { entity: 'indicator_definition', row: definition })
  }
  if (office !== undefined) return there
  // As they were added up: without HQ's own row, to which the others contribute.
  const own = await summedUp(ws.db)
  const added = there.filter(({ line }) => !own.has(line.id))
  return added.length > 0 ? added : there
}

async function meanFigure(ws: Workspace, key: FigureKey): Promise<Figure> {
  const { plans, periods } = await rollUp(ws, [key.period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  const { progress } =
    key.figure === 'office'
      ? toldOfficeMean(plans, at, key.office ?? '')
      : toldObjectiveMean(plans, at, key.objective ?? '', key.office)
  return progress.figure
}
