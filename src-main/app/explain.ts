// A figure with its cells, for one that travelled without them: the same uses and the same arithmetic as
// where it was shown, for this one figure alone.
import type { Workspace } from '#db/open.ts'
import { summedUp } from '#db/queries/dashboard.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure, FigureKey } from '#domain/explain.ts'
import { actualFigure, rolledProgress, targetFigure } from '#domain/indicator-figures.ts'
import { allUses } from './portfolio.ts'

const MAKERS = { actual: actualFigure, target: targetFigure, progress: rolledProgress } as const

/** Refuses row_unknown where nothing of the kind is there (any more). */
export async function get(ws: Workspace, key: FigureKey): Promise<Figure> {
  const { definition, office, objective } = key
  const there = (await allUses(ws, { definition, office })).filter(
    ({ line }) => objective === undefined || line.objective === objective,
  )
  const own = await summedUp(ws.db)
  const added = office === undefined ? there.filter(({ line }) => !own.has(line.id)) : there
  const uses = added.length > 0 ? added : there
  if (uses.length === 0) {
    throw new Refusal('row_unknown', { entity: 'indicator_definition', row: definition })
  }
  return MAKERS[key.figure](uses, key.period)
}
