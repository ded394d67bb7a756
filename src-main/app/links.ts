// The SDG and framework links of an office's rows, by the row that they hang on: one query each. Links
// whose row is deleted stay where they are, and come back with it.
import type * as z from 'zod'
import type { LinksSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/links.ts'
import { compareFrameworkLinks, compareSdgLinks, FRAMEWORKS } from '#domain/links.ts'
import { groupBy } from './outline-order.ts'
import { unreadOf } from './unread.ts'

export type Links = z.input<typeof LinksSchema>

export const NO_LINKS: Links = { sdg: [], frameworks: [] }

/** Rows without a link are not in it. */
export async function linksOf(ws: Workspace, office: string): Promise<ReadonlyMap<string, Links>> {
  const sdg = groupBy(await query.sdgLinks(ws.db, office), ({ row }) => row)
  const frameworks = groupBy(await query.frameworkLinks(ws.db, office), ({ row }) => row)
  const rows = new Set([...sdg.keys(), ...frameworks.keys()])
  return new Map(
    [...rows].map((row) => [
      row,
      {
        sdg: (sdg.get(row) ?? []).map(sdgLine).sort(compareSdgLinks),
        frameworks: (frameworks.get(row) ?? []).map(frameworkLine).sort(compareFrameworkLinks),
      },
    ]),
  )
}

type SdgRow = Awaited<ReturnType<typeof query.sdgLinks>>[number]
type FrameworkRow = Awaited<ReturnType<typeof query.frameworkLinks>>[number]

function sdgLine(row: SdgRow) {
  const { id, goal, target, source } = row
  const relevance =
    row.relevance === 'direct' || row.relevance === 'indirect' ? row.relevance : null
  return { id, goal, target, relevance, source, unread: unreadOf(row) }
}

function frameworkLine(row: FrameworkRow) {
  const { id, code } = row
  const framework = FRAMEWORKS.find((name) => name === row.framework) ?? null
  return { id, framework, code, unread: unreadOf(row) }
}
