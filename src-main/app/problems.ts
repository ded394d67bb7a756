// What the validation rules find in the workspace: the same rules as in the cell, over whole offices. What
// was found is kept (known-problems.ts); here it is chosen, ordered and counted.
import type * as z from 'zod'
import type { ProblemSummarySchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import { workplans } from '#db/queries/reference.ts'
import { allOffices } from '#db/queries/rows.ts'
import { compareSeverity, concernsPeriod } from '#domain/rules.ts'
import { contributionDoubts } from './contributions.ts'
import type { ListedProblem } from './judging.ts'
import { problemsOfOffices, sharedProblems } from './known-problems.ts'
import { groupBy } from './outline-order.ts'
import { workplanFinder } from './workplan-of.ts'

interface Asked {
  readonly office?: string | undefined
  readonly period?: string | undefined
}

/**
 * Errors first, then by office code and in the order of the rows. Without `office`: every office here.
 * With `period`: what concerns it, and what concerns no period. Shared rows are judged at HQ only,
 * where they can be mended.
 */
export async function list(ws: Workspace, asked: Asked): Promise<ListedProblem[]> {
  const found: ListedProblem[] = []
  for (const { code, problems } of await byOffice(ws, asked)) {
    found.push(...(code === null ? problems : problems.map((each) => within(each, code))))
  }
  return found.sort(compareSeverity)
}

type Summary = z.output<typeof ProblemSummarySchema>

/** How many there are by severity, and the first of them: what a panel shows. */
export async function summary(
  ws: Workspace,
  asked: Asked & { readonly most: number },
): Promise<Summary> {
  const open = { error: 0, warning: 0, info: 0 }
  const first: ListedProblem[] = []
  let total = 0
  for (const { code, problems } of await byOffice(ws, asked)) {
    total += problems.length
    for (const { severity, confirmed } of problems) if (!confirmed) open[severity] += 1
    // Each list has its worst first, so the worst of all are among the first of each.
    const leading = problems.slice(0, asked.most)
    first.push(...(code === null ? leading : leading.map((each) => within(each, code))))
  }
  return {
    total,
    open,
    first: await withPlans(ws, first.sort(compareSeverity).slice(0, asked.most)),
  }
}

/** Two plans of an office may both have an output 1.1: there the plan is told too. */
async function withPlans(
  ws: Workspace,
  problems: readonly ListedProblem[],
): Promise<Summary['first']> {
  const plans = groupBy(await workplans(ws.db), ({ office }) => office)
  const planOf = workplanFinder(ws)
  return problems.map((problem) => {
    const own = problem.office === null ? [] : (plans.get(problem.office) ?? [])
    const of = own.length > 1 ? planOf(problem) : null
    return { ...problem, plan: own.find(({ id }) => id === of)?.code ?? null }
  })
}

interface OfOffice {
  /** To be said before the place, where several offices are listed. */
  readonly code: string | null
  readonly problems: readonly ListedProblem[]
}

async function byOffice(ws: Workspace, { office, period }: Asked): Promise<readonly OfOffice[]> {
  const { identity } = ws
  const found: OfOffice[] = []
  const chosen = (problems: readonly ListedProblem[]) =>
    period ? concerning(problems, period) : problems
  const isWanted = (problem: ListedProblem) => !period || concernsPeriod(problem, period)
  if (identity.role === 'hq' && (!office || office === identity.office)) {
    found.push({ code: null, problems: chosen(await sharedProblems(ws)) })
    found.push({ code: null, problems: (await contributionDoubts(ws)).filter(isWanted) })
  }
  const offices = (await allOffices(ws.db)).filter(({ id }) => !office || office === id)
  const known = await problemsOfOffices(
    ws,
    offices.map(({ id }) => id),
  )
  for (const { id, code } of offices) {
    found.push({ code: office ? null : code, problems: chosen(known.get(id) ?? []) })
  }
  return found
}

/** What was chosen last from a list, which is another list as soon as anything in it is different. */
const lately = new WeakMap<
  readonly ListedProblem[],
  { readonly period: string; readonly problems: readonly ListedProblem[] }
>()

function concerning(problems: readonly ListedProblem[], period: string) {
  const before = lately.get(problems)
  if (before?.period === period) return before.problems
  const found = problems.filter((problem) => concernsPeriod(problem, period))
  lately.set(problems, { period, problems: found })
  return found
}

function within(problem: ListedProblem, office: string | null): ListedProblem {
  return office ? { ...problem, place: `${office}: ${problem.place}` } : problem
}
