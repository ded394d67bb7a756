// The annual assessment: objectives and field workplans of a year with progress, gravest risk and funding
// gap side by side, what HQ wrote about each, and the order of the funding request. HQ only: nothing of it
// leaves (decisions/0008). The arithmetic is the domain's.
import type * as z from 'zod'
import type { AssessedSchema, assessment } from '#contract/assessment.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/assessment.ts'
import { budgetLineSums } from '#db/queries/dashboard.ts'
import { concernsOf, knownParts, ranks, URGENCY_DECIMALS, urgencyOf } from '#domain/assessment.ts'
import { Refusal } from '#domain/errors.ts'
import { explanation, type Figure, type FigureKey, light } from '#domain/explain.ts'
import { fundingGap, mainCurrency } from '#domain/funding.ts'
import { naturalId } from '#domain/ids.ts'
import { riskScore } from '#domain/risk.ts'
import { cellProblem } from './cell-problems.ts'
import { type AtPeriod, type Plans, rollUp } from './kept-roll-up.ts'
import { sharedProblems } from './known-problems.ts'
import { toldMeanOfUses, toldObjectiveMean } from './light-figures.ts'
import { sumFigure } from './money-figures.ts'
import { groupBy } from './outline-order.ts'
import { type Scope, scopeOf } from './portfolio.ts'
import { unreadOf } from './unread.ts'

type Answer = z.input<NonNullable<(typeof assessment.get)['~orpc']['outputSchema']>>
export type Assessed = z.input<typeof AssessedSchema>
type Subject = Pick<Assessed, 'entity' | 'subject' | 'office' | 'code' | 'title' | 'progress'>
type Written = Awaited<ReturnType<typeof query.assessmentsOf>>[number]
type RiskRow = Awaited<ReturnType<typeof query.openRisks>>[number]

/** A need or a budget line: what it takes, and what of it is missing. */
interface MoneyRow {
  readonly id: string
  readonly office: string | null
  readonly required: number | null
  readonly gap: number | null
}

interface Assessment extends Omit<Answer, 'problems' | 'objectives' | 'workplans'> {
  readonly objectives: Assessed[]
  readonly workplans: Assessed[]
}

/** Refuses rights in an office's workspace. */
export async function get(ws: Workspace, input: { readonly year: number }): Promise<Answer> {
  const { objectives, workplans, gap, ...rest } = await assessmentOf(ws, input.year)
  const { year } = rest
  return {
    ...rest,
    objectives: objectives.map((row) => lightened(row, year)),
    workplans: workplans.map((row) => lightened(row, year)),
    gap: {
      objectives: light(gap.objectives, { figure: 'assessment.gap', year, category: 'objectives' }),
      workplans: light(gap.workplans, { figure: 'assessment.gap', year, category: 'workplans' }),
    },
    problems: await problemsOf(ws),
  }
}

const FIGURES = ['risk', 'required', 'gap', 'gapShare', 'urgency'] as const

/** Its figures by name, without their cells. */
function lightened(row: Assessed, year: number): Assessed {
  const of = row.entity === 'workplan' ? { workplan: row.subject } : { objective: row.subject }
  const own = FIGURES.map((name) => {
    const key = { figure: `assessment.${name}` as const, year, ...of }
    return [name, light(row[name], key)] as const
  })
  const progress = light(row.progress, {
    figure: row.entity === 'workplan' ? 'workplan' : 'objective',
    period: String(year),
    ...of,
  })
  return {
    ...row,
    progress,
    ...(Object.fromEntries(own) as Pick<Assessed, (typeof FIGURES)[number]>),
  }
}

/** One of its figures with its cells; undefined where there is none of that name. */
export async function assessmentFigure(ws: Workspace, key: FigureKey): Promise<Figure | undefined> {
  const { objective, workplan, category } = key
  const { objectives, workplans, gap } = await assessmentOf(ws, key.year ?? 0)
  const subject = objective ?? workplan
  if (subject === undefined) return category === 'objectives' ? gap.objectives : gap.workplans
  const row = (objective ? objectives : workplans).find((each) => each.subject === subject)
  const name = FIGURES.find((each) => key.figure === `assessment.${each}`)
  return name && row?.[name]
}

/** Everything that is assessed, each figure with its cells. */
async function assessmentOf(ws: Workspace, year: number): Promise<Assessment> {
  if (ws.identity.role !== 'hq') throw new Refusal('rights', { entity: 'assessment' })
  const view = await scopeOf(ws, String(year), null)
  const currency = mainCurrency(view.workplans.map((plan) => plan.currency)) ?? 'USD'
  const written = new Map((await query.assessmentsOf(ws.db, year)).map((row) => [row.id, row]))
  const risks = await query.openRisks(ws.db)
  const risksOf = {
    objective: groupBy(risks, (risk) => risk.objective),
    workplan: groupBy(risks, (risk) => risk.workplan),
  }
  const money = await moneyIn(ws, view, year, currency)
  const workplanOf = await query.workplansOfUses(ws.db)
  const { plans, periods } = await rollUp(ws, [view.period])
  const [at] = periods
  if (!at) throw new RangeError('a period')
  const rolled = { plans, at, workplanOf }
  const put = {
    objectives: objectivesOf(view, rolled).map((subject) =>
      assessed(subject, year, written, risksOf.objective.get(subject.subject) ?? [], {
        ofLines: true,
        rows: money.lines.get(subject.subject) ?? [],
      }),
    ),
    workplans: workplansOf(view, year, rolled).map((subject) =>
      assessed(subject, year, written, risksOf.workplan.get(subject.subject) ?? [], {
        ofLines: false,
        rows: money.needs.get(subject.subject) ?? [],
      }),
    ),
  }
  return {
    year,
    years: { from: view.settings.yearFrom, to: view.settings.yearTo },
    currency,
    objectives: placed(put.objectives),
    workplans: placed(put.workplans),
    gap: {
      objectives: gapFigure(true, rowsOf(money.lines, put.objectives)),
      workplans: gapFigure(false, rowsOf(money.needs, put.workplans)),
    },
  }
}

// Who is assessed ------------------------------------------------------------------------------------

interface Rolled {
  readonly plans: Plans
  readonly at: AtPeriod
  readonly workplanOf: ReadonlyMap<string, string>
}

function objectivesOf(view: Scope, { plans, at }: Rolled): readonly Subject[] {
  return view.objectives.map(({ id, code, title }) => ({
    entity: 'strategic_objective',
    subject: id,
    office: null,
    code: code ?? '',
    title: title ?? '',
    progress: toldObjectiveMean(plans, at, id).progress.figure,
  }))
}

/** The field workplans of the year, also one that has reported nothing; named as their office. */
function workplansOf(
  view: Scope,
  year: number,
  { plans, at, workplanOf }: Rolled,
): readonly Subject[] {
  const field = view.workplans.filter(
    ({ level, year_from: from, year_to: to }) =>
      level === 'field' && (from ?? year) <= year && year <= (to ?? year),
  )
  const perOffice = groupBy(field, ({ office }) => office ?? '')
  return field.map((plan) => {
    const office = view.offices.find(({ id }) => id === plan.office)
    const isOnly = perOffice.get(plan.office ?? '')?.length === 1
    const uses = plans.byOffice.get(plan.office ?? '') ?? []
    const own = uses.filter(({ id }) => workplanOf.get(id) === plan.id)
    const of = { entity: 'workplan', row: plan.id }
    return {
      entity: 'workplan',
      subject: plan.id,
      office: plan.office,
      code: (isOnly ? office?.code : plan.code) ?? '',
      title: (isOnly ? office?.name : plan.title) ?? '',
      progress: toldMeanOfUses(plans, at, own, of).progress.figure,
    }
  })
}

// Risk and money -------------------------------------------------------------------------------------

/** The score of the gravest of the risks that are rated; it is listed first. */
function riskFigure(risks: readonly RiskRow[]): Figure {
  const rated = risks
    .flatMap((risk) => {
      const score = riskScore(risk.likelihood, risk.impact)
      return score === null ? [] : [{ ...risk, score }]
    })
    .sort((a, b) => b.score - a.score)
  const expected = new Set(risks.map(({ office }) => office))
  const there = new Set(rated.map(({ office }) => office))
  return {
    value: rated[0]?.score ?? null,
    unit: 'number',
    decimals: 0,
    reported: there.size,
    expected: expected.size,
    how: explanation(
      'explain.risk.gravest',
      rated.map(({ id, office, score }) => ({
        entity: 'risk',
        row: id,
        field: 'likelihood',
        ...(office ? { office } : {}),
        value: score,
      })),
      [],
      { rated: rated.length, count: risks.length },
    ),
  }
}

/** What workplans need in the year, and what objectives' budget lines of the year plan, in one currency. */
async function moneyIn(ws: Workspace, view: Scope, year: number, currency: string) {
  const currencies = new Map(view.workplans.map((plan) => [plan.id, plan.currency ?? currency]))
  const needs = (await query.needsOfYear(ws.db, year))
    .filter(({ workplan }) => currencies.get(workplan ?? '') === currency)
    .map(({ id, office, workplan, required, secured }) => ({
      of: workplan ?? '',
      id,
      office,
      required,
      gap: fundingGap(required, secured),
    }))
  const lines = (await budgetLineSums(ws.db, { year }))
    .filter((line) => (line.currency ?? currency) === currency)
    .map(({ id, office, objective, planned, funded }) => ({
      of: objective ?? '',
      id,
      office,
      required: planned,
      gap: fundingGap(planned, funded),
    }))
  return { needs: groupBy(needs, ({ of }) => of), lines: groupBy(lines, ({ of }) => of) }
}

/** Of what is listed only: HQ's own workplan is not assessed. */
function rowsOf(rows: ReadonlyMap<string, readonly MoneyRow[]>, listed: readonly Assessed[]) {
  return listed.flatMap(({ subject }) => rows.get(subject) ?? [])
}

function gapFigure(ofLines: boolean, rows: readonly MoneyRow[]): Figure {
  const { rules, entity } = SOURCE_OF_MONEY[ofLines ? 'lines' : 'needs']
  return sumFigure(rules.gap, entity, rows, ({ gap }) => gap)
}

const SOURCE_OF_MONEY = {
  lines: {
    entity: 'budget_line',
    rules: { required: 'explain.budget.planned', gap: 'explain.budget.gap' },
  },
  needs: {
    entity: 'funding_need',
    rules: { required: 'explain.needs.required', gap: 'explain.needs.gap' },
  },
} as const

interface MoneyOf {
  readonly ofLines: boolean
  readonly rows: readonly MoneyRow[]
}

function moneyFigures({ ofLines, rows }: MoneyOf) {
  const { rules, entity } = SOURCE_OF_MONEY[ofLines ? 'lines' : 'needs']
  // The share is of the same rows as the gap: a need of which nobody knows what is secured is in neither.
  const known = rows.filter(({ gap }) => gap !== null)
  const gap = gapFigure(ofLines, rows)
  const comparable = sumFigure(rules.required, entity, known, ({ required }) => required)
  const share = concernsOf({
    progress: null,
    risk: null,
    gap: gap.value,
    required: comparable.value,
  }).gap
  const gapShare: Figure = {
    ...gap,
    value: share,
    unit: 'percent',
    decimals: 1,
    how: { ...gap.how, rule: 'explain.gap.share' },
  }
  return {
    required: sumFigure(rules.required, entity, rows, ({ required }) => required),
    gap,
    gapShare,
    comparable: comparable.value,
  }
}

// One line of the room -------------------------------------------------------------------------------

function assessed(
  subject: Subject,
  year: number,
  written: ReadonlyMap<string, Written>,
  risks: readonly RiskRow[],
  moneyOf: MoneyOf,
): Assessed {
  const id = naturalId('assessment', keyOf(subject, year)) ?? ''
  const row = written.get(id)
  const risk = riskFigure(risks)
  const { comparable, ...money } = moneyFigures(moneyOf)
  return {
    id,
    exists: row !== undefined,
    ...subject,
    risk,
    ...money,
    urgency: urgencyFigure(subject, risk, money.gap, comparable),
    rank: null,
    rating: row?.rating ?? null,
    finding: row?.finding ?? null,
    priority: row?.priority ?? null,
    unread: row ? unreadOf(row) : null,
  }
}

function keyOf({ entity, subject }: Subject, year: number) {
  return entity === 'workplan' ? { year, workplan: subject } : { year, objective: subject }
}

function urgencyFigure(
  { entity, subject, office, progress }: Subject,
  risk: Figure,
  gap: Figure,
  required: number | null,
): Figure {
  const concerns = concernsOf({
    progress: progress.value,
    risk: risk.value,
    gap: gap.value,
    required,
  })
  // Each part leads to the first of its own cells: the gravest risk, a need, an indicator.
  const of = { entity, row: subject, ...(office ? { office } : {}) }
  const part = (field: keyof typeof concerns, { how: { from } }: Figure) => ({
    ...of,
    ...(from[0] ?? {}),
    field,
    value: concerns[field],
  })
  const parts = [part('shortfall', progress), part('risk', risk), part('gap', gap)]
  const value = urgencyOf(concerns)
  return {
    value,
    unit: 'number',
    decimals: URGENCY_DECIMALS,
    reported: value === null ? 0 : Math.max(progress.reported, 1),
    expected: Math.max(progress.expected, 1),
    how: explanation(
      'explain.urgency',
      parts.filter(({ value }) => value !== null),
      progress.how.missing,
      { known: knownParts(concerns) },
    ),
  }
}

function placed(rows: readonly Assessed[]): Assessed[] {
  const places = ranks(
    rows.map(({ id, code, priority, urgency, gap }) => ({
      id,
      code,
      priority,
      urgency: urgency.value,
      gap: gap.value,
    })),
  )
  return rows.map((row) => ({ ...row, rank: places.get(row.id) ?? null }))
}

async function problemsOf(ws: Workspace): Promise<Answer['problems']> {
  const found = await sharedProblems(ws)
  return found
    .filter(({ entity, confirmed }) => entity === 'assessment' && confirmed === null)
    .map(cellProblem)
}
