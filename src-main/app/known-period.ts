// Periods that come from outside (a command line, a script) are those of the strategy. It only looks.
import type { Workspace } from '#db/open.ts'
import { periods } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'

/** Refuses period_unknown. */
export async function refuseUnknownPeriod(ws: Workspace, period: string): Promise<void> {
  const known = await periods(ws.db)
  if (!known.some(({ code }) => code === period)) throw new Refusal('period_unknown', { period })
}
