// The links of results to SDG targets and frameworks for a printed report: one office result by result, the
// portfolio counted.
import type { StatusReport } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { type LinkWithResult, linksWithResult } from '#db/queries/links.ts'
import { groupBy } from './outline-order.ts'

type Links = StatusReport['links']

const byCode = new Intl.Collator('en', { numeric: true })

export async function reportLinks(ws: Workspace, office: string | null): Promise<Links> {
  const rows = await linksWithResult(ws.db, office)
  return office === null ? counted(rows) : rows.toSorted(inPlan).map(listed)
}

function inPlan(a: LinkWithResult, b: LinkWithResult): number {
  return byCode.compare(a.code ?? '', b.code ?? '') || a.depth - b.depth || byTarget(a, b)
}

/** SDG first, in the order of its targets. */
function byTarget(a: LinkWithResult, b: LinkWithResult): number {
  return (
    Number(b.framework === 'sdg') - Number(a.framework === 'sdg') ||
    byCode.compare(a.framework, b.framework) ||
    (a.goal ?? 0) - (b.goal ?? 0) ||
    byCode.compare(a.target ?? '', b.target ?? '') ||
    byCode.compare(a.relevance ?? '', b.relevance ?? '')
  )
}

function listed(row: LinkWithResult): Links[number] {
  return {
    result: [row.code, row.words].filter(Boolean).join(' '),
    framework: row.framework,
    goal: row.goal,
    code: row.target,
    relevance: row.relevance,
    source: row.source,
    results: 1,
    offices: 1,
  }
}

function counted(rows: readonly LinkWithResult[]): Links {
  const alike = groupBy(
    rows.toSorted(byTarget),
    ({ framework, goal, target, relevance }) => `${framework} ${goal} ${target} ${relevance}`,
  )
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return {
      ...listed(first),
      result: null,
      source: null,
      results: new Set(group.map(({ result }) => result)).size,
      offices: new Set(group.map(({ office }) => office)).size,
    }
  })
}
