// The SDG and framework links of an office's rows, by the row that they hang on: one query each; and what
// the results of many plans are linked to. Links whose row is deleted stay where they are, and come back with it.
import type * as z from 'zod'
import type { links } from '#contract/links.ts'
import type { LinksSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/links.ts'
import { compareFrameworkLinks, compareSdgLinks, FRAMEWORKS } from '#domain/links.ts'
import { groupBy } from './outline-order.ts'
import { unreadOf } from './unread.ts'

export type Links = z.input<typeof LinksSchema>

export const NO_LINKS: Links = { sdg: [], frameworks: [] }

/** What the results above a row are linked to, the nearest first. */
export function linksAbove(
  links: ReadonlyMap<string, Links>,
  above: readonly (string | null)[],
): Links {
  const found = above.flatMap((row) => links.get(row ?? '') ?? [])
  return {
    sdg: found.flatMap(({ sdg }) => sdg),
    frameworks: found.flatMap(({ frameworks }) => frameworks),
  }
}

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

type InPlans = z.input<NonNullable<(typeof links.inPlans)['~orpc']['outputSchema']>>[number]

/** Refuses nothing: an office without links has none. */
export async function inPlans(
  ws: Workspace,
  input: { readonly office?: string | undefined; readonly workplans: boolean },
): Promise<InPlans[]> {
  const rows = await query.linksInPlans(ws.db, input.office ?? null)
  const alike = groupBy(rows, ({ objective, definition, framework, goal, code, relevance }) =>
    JSON.stringify([objective, definition, framework, goal, code, relevance]),
  )
  const found = [...alike.values()].flatMap((group): InPlans[] => {
    const [row] = group
    if (!row) return []
    const { objective, definition, framework, goal, code, relevance } = row
    const isSdg = framework === 'sdg'
    return [
      {
        objective,
        definition,
        sdg: isSdg ? { goal, target: code, relevance } : null,
        framework: isSdg ? null : { framework, code },
        workplans: input.workplans ? group.map(({ workplan }) => workplan) : [],
      },
    ]
  })
  return found.sort(inOrder)
}

function inOrder(a: InPlans, b: InPlans): number {
  if (a.sdg && b.sdg) return compareSdgLinks({ id: '', ...a.sdg }, { id: '', ...b.sdg })
  if (!a.framework || !b.framework) return a.sdg ? -1 : 1
  return compareFrameworkLinks(frameworkOf(a.framework), frameworkOf(b.framework))
}

function frameworkOf({ framework, code }: NonNullable<InPlans['framework']>) {
  return { id: '', framework: FRAMEWORKS.find((name) => name === framework) ?? null, code }
}
