// Completeness and timeliness of the reports, for scripts: per office and period how many cells are expected,
// filled, or empty on purpose, how many problems there are, and how the submission stands.
import type * as z from 'zod'
import type { CompletenessSchema } from '#contract/exchange.ts'
import type { Workspace } from '#db/open.ts'
import { type CellCounts, cellCounts } from '#db/queries/completeness.ts'
import { periods as allPeriods, usedPeriods } from '#db/queries/reference.ts'
import { submissionsIn } from '#db/queries/submissions.ts'
import { measuredValue } from '#domain/arithmetic.ts'
import { explanation, type Figure, light, type Source } from '#domain/explain.ts'
import { comparePeriods, localDate } from '#domain/periods.ts'
import { concernsPeriod } from '#domain/rules.ts'
import type { ListedProblem } from './judging.ts'
import { problemsOfOffices } from './known-problems.ts'
import { asSubmission, cellsAsked } from './submissions.ts'
import { workplanFinder } from './workplan-of.ts'

type Completeness = z.input<typeof CompletenessSchema>

const NO_CELLS = { asked: 0, filled: 0, notAvailable: 0, notApplicable: 0 }

/**
 * One per workplan that reports and per period, in the order of the periods: of `period`, or of all that
 * are asked for by today or that somebody reported in.
 */
export async function completeness(
  ws: Workspace,
  { period }: { readonly period?: string | undefined },
  now: string,
): Promise<Completeness[]> {
  const asked = period ? [period] : await periodsAsked(ws, localDate(now, null))
  const cells = new Map(
    (await cellCounts(ws.db, asked)).map((counts) => [
      `${counts.workplan} ${counts.period}`,
      counts,
    ]),
  )
  const lines = new Map<string, Awaited<ReturnType<typeof submissionsIn>>>()
  for (const code of asked) lines.set(code, await submissionsIn(ws.db, code))
  const reporting = new Set([...lines.values()].flat().flatMap((line) => line.office ?? []))
  const problems = await problemsByPlan(ws, [...reporting])
  const found: Completeness[] = []
  for (const [code, own] of lines) {
    for (const line of own) {
      const office = line.office ?? ''
      const counts = cells.get(`${line.workplan} ${code}`) ?? NO_CELLS
      const { state, times, submittedAt, due, timeliness } = asSubmission(line, code, now)
      found.push({
        office,
        code: line.officeCode ?? '',
        workplan: line.workplan,
        period: code,
        ...expected(counts),
        complete: light(completeFigure(counts, office, code), {
          figure: 'reports.cells',
          period: code,
          workplan: line.workplan,
        }),
        problems: countsIn(problems(office, line.workplan), code),
        ...{ state, times, submittedAt, due, timeliness },
      })
    }
  }
  return found
}

/** Quarters and years whose window is planned and has begun, and those that somebody reported in. */
async function periodsAsked({ db }: Workspace, today: string): Promise<readonly string[]> {
  const used = new Set(await usedPeriods(db))
  return (await allPeriods(db))
    .filter(({ code, starts, due }) => {
      if (code === null) return false
      return used.has(code) || (due !== null && starts !== null && starts <= today)
    })
    .flatMap(({ code }) => code ?? [])
    .sort(comparePeriods)
}

type Counts = Omit<CellCounts, 'workplan' | 'period'>

function expected({ asked, filled, notAvailable, notApplicable }: Counts) {
  const empty = asked - filled - notAvailable - notApplicable
  return { expected: asked, filled, notAvailable, notApplicable, empty }
}

function completeFigure(
  counts: Counts,
  office: string,
  period: string,
  from: readonly Source[] = [],
): Figure {
  const { expected: of, filled, empty } = expected(counts)
  const said = of - empty
  return {
    value: of === 0 ? null : (100 * said) / of,
    unit: 'percent',
    decimals: 0,
    reported: said > 0 ? 1 : 0,
    expected: 1,
    how: explanation('explain.cells', from, said > 0 ? [] : [office], {
      ...{ period, filled, of, declared: said - filled, empty },
    }),
  }
}

/**
 * How complete a report is, with every cell that is asked for; an empty one is named by its indicator.
 * Undefined where no cell is asked for.
 */
export async function cellsFigure(
  ws: Workspace,
  workplan: string,
  period: string,
): Promise<Figure | undefined> {
  const cells = await cellsAsked(ws, workplan, period)
  const [first] = cells
  if (!first) return undefined
  const office = first.line.office ?? ''
  const given = cells.filter(({ filled }) => filled)
  const declared = (status: string) =>
    given.filter(({ actual }) => actual?.status === status).length
  const [notAvailable, notApplicable] = [declared('not_available'), declared('not_applicable')]
  const filled = given.length - notAvailable - notApplicable
  return completeFigure(
    { asked: cells.length, filled, notAvailable, notApplicable },
    office,
    period,
    cells.map(({ line, actual }) => ({
      ...(actual ? { entity: 'actual', row: actual.id } : { entity: 'indicator', row: line.id }),
      ...{ field: 'value', office, period },
      value: actual ? measuredValue(actual, line.measure) : null,
    })),
  )
}

/** The problems of an office that are of one of its workplans, or of none of them. */
async function problemsByPlan(ws: Workspace, offices: readonly string[]) {
  const byOffice = await problemsOfOffices(ws, offices)
  const planOf = workplanFinder(ws, [...byOffice.values()].flat())
  const known = new Map<string, readonly { problem: ListedProblem; plan: string | null }[]>()
  for (const [office, problems] of byOffice) {
    known.set(
      office,
      problems.map((problem) => ({ problem, plan: planOf(problem) })),
    )
  }
  return (office: string, workplan: string) =>
    (known.get(office) ?? []).flatMap(({ problem, plan }) =>
      plan === null || plan === workplan ? [problem] : [],
    )
}

/** Warnings that were explained are counted apart: they stop nothing. */
function countsIn(problems: readonly ListedProblem[], period: string) {
  const counts = { error: 0, warning: 0, info: 0, explained: 0 }
  for (const problem of problems) {
    if (!concernsPeriod(problem, period)) continue
    counts[problem.confirmed ? 'explained' : problem.severity] += 1
  }
  return counts
}
