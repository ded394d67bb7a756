// The Narrative & risk room: the words of a period for the workplan and each of its outputs, with what
// the period before announced, and the plan's risks with their scores.
import type * as z from 'zod'
import type { NarrativeSchema, RiskSchema } from '#contract/narratives.ts'
import type { Workspace } from '#db/open.ts'
import { narrativesIn, outputsInOrder, risksOf } from '#db/queries/narratives.ts'
import { workplanOf } from '#db/queries/reference.ts'
import { previousPeriod } from '#domain/periods.ts'
import { riskScore } from '#domain/risk.ts'
import { accessTo } from './access.ts'
import { problemsIn } from './cell-problems.ts'
import { linksAbove, linksOf, NO_LINKS } from './links.ts'
import { lockedPeriods } from './locks.ts'
import { unreadOf } from './unread.ts'

type Entry = z.input<typeof NarrativeSchema>
type Risk = z.input<typeof RiskSchema>

export async function get(ws: Workspace, input: { workplan: string; period: string }) {
  const { workplan, period } = input
  const access = await accessTo(ws, workplan)
  const before = previousPeriod(period) ?? null
  const plan = await workplanOf(ws.db, workplan)
  const written = await narrativesIn(ws.db, workplan, before ? [period, before] : [period])
  const of = (output: string | null, when: string | null) =>
    written.find((row) => row.output === output && row.period === when)
  const links = await linksOf(ws, access.office)
  const entry = (output: string | null, code: string | null, title: string | null) => {
    const now = of(output, period)
    return {
      output,
      code,
      title,
      id: now?.id ?? null,
      achievements: now?.achievements ?? null,
      challenges: now?.challenges ?? null,
      lessons: now?.lessons ?? null,
      nextSteps: now?.next_steps ?? null,
      planned: of(output, before)?.next_steps ?? null,
    }
  }
  const outputs = await outputsInOrder(ws.db, workplan)
  const whole = entry(null, plan?.code ?? null, plan?.title ?? null)
  return {
    workplan,
    ...access,
    period,
    locked: (await lockedPeriods(ws, workplan))[period] ?? null,
    previousPeriod: before,
    entries: [
      { ...whole, links: null, linksAbove: NO_LINKS },
      ...outputs.map(
        ({ id, code, statement, outcome }): Entry => ({
          ...entry(id, code, statement),
          links: links.get(id) ?? NO_LINKS,
          linksAbove: linksAbove(links, [outcome]),
        }),
      ),
    ],
  }
}

export async function list(ws: Workspace, input: { workplan: string }) {
  const access = await accessTo(ws, input.workplan)
  const found = await problemsIn(ws, access.office, ['risk'])
  const problems = Map.groupBy(found, ({ row }) => row)
  const rows = (await risksOf(ws.db, input.workplan)).map(
    (row): Risk => ({
      id: row.id,
      output: row.output,
      type: row.type,
      statement: row.statement,
      likelihood: row.likelihood,
      impact: row.impact,
      score: riskScore(row.likelihood, row.impact),
      mitigation: row.mitigation,
      ownerName: row.owner_name,
      status: row.status,
      unread: unreadOf(row),
      problems: problems.get(row.id) ?? [],
    }),
  )
  return {
    workplan: input.workplan,
    ...access,
    outputs: (await outputsInOrder(ws.db, input.workplan)).map(({ id, code, statement }) => ({
      id,
      code,
      title: statement,
    })),
    rows: rows.sort(byWeight),
  }
}

/** The heaviest first, those without a score after them, closed ones last; the rest by age. */
function byWeight(a: Risk, b: Risk): number {
  const closed = Number(a.status === 'closed') - Number(b.status === 'closed')
  return closed || (b.score ?? 0) - (a.score ?? 0)
}
