// The problems of an office as they are now, found once and kept until anything changes: Plan,
// Indicators and the problems panel ask for the same list at the same moment. What is kept belongs to
// one exact state of the file, so it is never too old, and is let go with the workspace.
import type { Workspace } from '#db/open.ts'
import { writesSoFar } from '#db/queries/workspace.ts'
import { list } from './problems.ts'

type Problems = ReturnType<typeof list>

interface Kept {
  readonly writes: number
  readonly byOffice: Map<string, Problems>
}

const kept = new WeakMap<Workspace, Kept>()

/** As problems.list for one office and all periods. */
export async function problemsOf(ws: Workspace, office: string): Problems {
  const writes = await writesSoFar(ws.db)
  let entry = kept.get(ws)
  if (entry?.writes !== writes) {
    entry = { writes, byOffice: new Map() }
    kept.set(ws, entry)
  }
  const { byOffice } = entry
  let found = byOffice.get(office)
  if (!found) {
    found = list(ws, { office })
    byOffice.set(office, found)
    found.catch(() => byOffice.delete(office)) // whoever asked hears of it; the next one tries anew
  }
  return found
}
