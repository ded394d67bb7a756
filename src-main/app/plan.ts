// The results chain of one workplan as an outline: each objective of the strategy, under it the
// outcomes, outputs, activities and indicators in the order people gave them.
import type * as z from 'zod'
import type { PlanRowSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/plan.ts'
import { objectives } from '#db/queries/reference.ts'
import { decimalsOf, measuredValue } from '#domain/arithmetic.ts'
import { baselineOf, indicatorStatus } from '#domain/indicator-figures.ts'
import { canBeLinked } from '#domain/links.ts'
import { activityStanding } from '#domain/status.ts'
import { type Access, accessTo } from './access.ts'
import { type Links, linksOf, NO_LINKS } from './links.ts'
import { groupBy, inOutlineOrder } from './outline-order.ts'
import { factsOf, type IndicatorLine, planFigures, standpoint } from './standing.ts'
import { unreadOf } from './unread.ts'

type PlanRow = z.input<typeof PlanRowSchema>
type Outline = { workplan: string } & Access & { rows: PlanRow[] }
type Line = Partial<PlanRow> & Pick<PlanRow, 'id' | 'entity'>
/** A line of the outline before it has its place: what stands under it, and how much a delete takes. */
interface Node {
  readonly line: Line
  readonly under: readonly Node[]
  readonly hanging: number
}

export async function outline(
  ws: Workspace,
  input: { workplan: string },
  now: string,
): Promise<Outline> {
  const access = await accessTo(ws, input.workplan)
  const marks = await marksOf(ws, access.office)
  const rows: PlanRow[] = []
  for (const node of await chain(ws, input.workplan, access.office, now)) {
    place(node, null, 0, marks, rows)
  }
  return { workplan: input.workplan, ...access, rows }
}

async function chain(ws: Workspace, workplan: string, office: string, now: string) {
  const { db } = ws
  const at = await standpoint(ws, now)
  const figures = await planFigures(ws, workplan)
  const hanging = await query.hangingUnder(db, office)
  const leaf = (line: Line): Node => ({ line, under: [], hanging: hanging.get(line.id) ?? 0 })

  const indicators = inOutlineOrder(figures.lines).map((line) => ({
    ...line,
    node: leaf({
      ...indicatorLine(line),
      status: at.period ? indicatorStatus(factsOf(figures, line), at.period, at.thresholds) : null,
    }),
  }))
  const byOutput = groupBy(indicators, (row) => row.output)
  const byOutcome = groupBy(indicators, (row) => (row.output ? null : row.outcome))
  const activities = groupBy(
    inOutlineOrder(await query.activities(db, workplan)).map((row) => ({
      output: row.output,
      node: leaf({ ...activityLine(row), status: activityStanding(row, at.day, at.thresholds) }),
    })),
    (row) => row.output,
  )
  const outputs = groupBy(
    inOutlineOrder(await query.outputs(db, workplan)).map((row) => ({
      outcome: row.outcome,
      node: {
        line: resultLine('output', row),
        under: [
          ...(activities.get(row.id) ?? []).map((activity) => activity.node),
          ...(byOutput.get(row.id) ?? []).map((indicator) => indicator.node),
        ],
        hanging: hanging.get(row.id) ?? 0,
      },
    })),
    (row) => row.outcome,
  )
  const outcomes = groupBy(
    inOutlineOrder(await query.outcomes(db, workplan)).map((row) => ({
      objective: row.objective,
      node: {
        line: resultLine('outcome', row),
        under: [
          ...(byOutcome.get(row.id) ?? []).map((indicator) => indicator.node),
          ...(outputs.get(row.id) ?? []).map((output) => output.node),
        ],
        hanging: 0,
      },
    })),
    (row) => row.objective,
  )
  return (await objectives(db)).map(
    (row): Node => ({
      line: {
        id: row.id,
        entity: 'strategic_objective',
        code: row.code,
        text: row.title,
        sort: row.sort,
      },
      under: (outcomes.get(row.id) ?? []).map((outcome) => outcome.node),
      hanging: 0,
    }),
  )
}

/** Appends a line and all under it; returns how many rows a delete of it takes, itself included. */
function place(
  node: Node,
  parent: string | null,
  depth: number,
  marks: Marks,
  rows: PlanRow[],
): number {
  const { id } = node.line
  const row: PlanRow = {
    ...EMPTY,
    ...node.line,
    parent,
    depth,
    links: canBeLinked(node.line.entity) ? (marks.links.get(id) ?? NO_LINKS) : null,
    comments: marks.comments.get(id) ?? 0,
    conflict: marks.conflicts.has(id),
  }
  rows.push(row)
  let children = node.hanging
  for (const child of node.under) children += place(child, id, depth + 1, marks, rows)
  row.children = children
  return children + 1
}

interface Marks {
  readonly comments: ReadonlyMap<string, number>
  readonly conflicts: ReadonlySet<string>
  readonly links: ReadonlyMap<string, Links>
}

async function marksOf(ws: Workspace, office: string): Promise<Marks> {
  return {
    comments: await query.commentCounts(ws.db, office),
    conflicts: await query.conflictedRows(ws.db),
    links: await linksOf(ws, office),
  }
}

const EMPTY = {
  parent: null,
  depth: 0,
  code: null,
  text: null,
  sort: null,
  starts: null,
  ends: null,
  responsible: null,
  partner: null,
  activityStatus: null,
  percentComplete: null,
  definition: null,
  baseline: null,
  finalTarget: null,
  unit: null,
  measure: null,
  decimals: 0,
  status: null,
  links: null,
  sdgTarget: null,
  children: 0,
  unread: null,
  comments: 0,
  conflict: false,
} as const satisfies Omit<PlanRow, 'id' | 'entity'>

type Outcome = Awaited<ReturnType<typeof query.outcomes>>[number]
type Output = Awaited<ReturnType<typeof query.outputs>>[number]
type Activity = Awaited<ReturnType<typeof query.activities>>[number]

function resultLine(entity: 'outcome' | 'output', row: Outcome | Output): Line {
  const { id, code, statement: text, sort } = row
  return { id, entity, code, text, sort, unread: unreadOf(row) }
}

function activityLine(row: Activity): Line {
  return {
    id: row.id,
    entity: 'activity',
    code: row.code,
    text: row.title,
    sort: row.sort,
    starts: row.starts,
    ends: row.ends,
    responsible: row.responsible,
    partner: row.partner,
    activityStatus: row.status,
    percentComplete: row.percent_complete,
    unread: unreadOf(row),
  }
}

function indicatorLine(line: IndicatorLine): Line {
  return {
    id: line.id,
    entity: 'indicator',
    code: line.code,
    text: line.title,
    sort: line.sort,
    responsible: line.responsible,
    definition: line.definition,
    baseline: measuredValue(baselineOf(line), line.measure),
    finalTarget: line.final_target,
    unit: line.unit,
    measure: line.measure,
    decimals: decimalsOf(line),
    sdgTarget: line.sdg_target,
    unread: unreadOf(line),
  }
}
