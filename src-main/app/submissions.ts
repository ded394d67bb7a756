// Submissions: what is still missing, sending one, deciding about one. The states and who may move
// them: none or draft or returned or submitted → submitted (the office; again while HQ has not
// decided), submitted → returned with a comment or accepted (HQ), accepted → locked (HQ).
import type * as z from 'zod'
import type { PackageSummary, SubmissionSchema } from '#contract/exchange.ts'
import { applyCommands } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import { lastMade, peersOf } from '#db/queries/package-log.ts'
import { officeById, officesOfType } from '#db/queries/reference.ts'
import * as query from '#db/queries/submissions.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Label, scopeOf, siteOf, type Vector } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { timeliness } from '#domain/periods.ts'
import { concernsPeriod } from '#domain/rules.ts'
import { isDueIn, isFilled } from '#domain/rules-values.ts'
import { type App, announce, opened } from './context.ts'
import { author } from './edit.ts'
import { refuseUnknownPeriod } from './known-period.ts'
import {
  countsOf,
  type Made,
  makePackage,
  pendingBatch,
  refuseWithoutRecipient,
} from './make-package.ts'
import { groupBy, inCodeOrder } from './outline-order.ts'
import { list as listProblems } from './problems.ts'
import { planFigures } from './standing.ts'
import { workplanFinder } from './workplan-of.ts'

export type Submission = z.output<typeof SubmissionSchema>

interface Key {
  readonly workplan: string
  readonly period: string
}

/** Everything the Submit screen needs for one workplan and period. Refuses row_unknown, period_unknown. */
export async function checklist(app: App, { workplan, period }: Key) {
  const { ws } = opened(app)
  const line = await lineOf(ws, workplan, period)
  const cells = await cellsOf(ws, workplan, period)
  const findings = await findingsOf(ws, { workplan, period, office: line.office ?? '' })
  const pending = await pendingOf(ws)
  return {
    submission: asSubmission(line, period, app.options.clock()),
    indicators: cells.asked,
    filled: cells.asked - cells.empty.length,
    empty: cells.empty,
    narrative: await query.hasNarrative(ws.db, workplan, period),
    errors: findings.blocking.length,
    warnings: findings.warnings,
    unexplained: findings.unexplained,
    blocking: findings.blocking,
    ready: isReady(cells, findings),
    ...pending,
    lastMade: await madeBefore(ws, period),
  }
}

function isReady(cells: Cells, findings: Findings): boolean {
  return (
    cells.empty.length === 0 && findings.blocking.length === 0 && findings.unexplained.length === 0
  )
}

interface Cells {
  readonly asked: number
  readonly empty: { indicator: string; code: string; title: string }[]
}

/** The indicators that a period asks for, and those that say nothing in it. */
async function cellsOf(ws: Workspace, workplan: string, period: string): Promise<Cells> {
  const asked = await cellsAsked(ws, workplan, period)
  return {
    asked: asked.length,
    empty: asked.flatMap(({ line: { id, code, title }, filled }) =>
      filled ? [] : [{ indicator: id, code: code ?? '', title: title ?? '' }],
    ),
  }
}

/** Each indicator that a period asks for with its actual, and whether that says anything. */
export async function cellsAsked(ws: Workspace, workplan: string, period: string) {
  const figures = await planFigures(ws, workplan)
  return inCodeOrder(figures.lines)
    .filter((line) => isDueIn(line.frequency, period))
    .map((line) => {
      const actual = figures.actuals.get(line.id)?.find((row) => row.period === period)
      const filled = actual !== undefined && isFilled(readable(actual), line.measure)
      return { line, actual, filled }
    })
}

type ActualRow = NonNullable<Parameters<typeof isFilled>[0]>

/** A row as SQL has it, as the rules read it. */
function readable(row: {
  deleted: number
  unread: string | null
  follow_up: number | null
}): ActualRow {
  return {
    ...row,
    deleted: false,
    follow_up: row.follow_up === 1,
    unread: row.unread === null ? null : (JSON.parse(row.unread) as Record<string, string>),
  } as unknown as ActualRow
}

type Problem = Awaited<ReturnType<typeof listProblems>>[number]
interface Findings {
  readonly blocking: Problem[]
  readonly unexplained: Problem[]
  readonly warnings: number
}

/** Of an office with several workplans, what concerns another of them is that one's business. */
async function findingsOf(
  ws: Workspace,
  { office, workplan, period }: Key & { readonly office: string },
): Promise<Findings> {
  const concerned = (await listProblems(ws, { office, period })).filter((problem) =>
    concernsPeriod(problem, period),
  )
  const planOf = workplanFinder(ws, concerned)
  const found = concerned.filter((problem) => {
    const plan = planOf(problem)
    return plan === null || plan === workplan
  })
  const bySeverity = groupBy(found, (problem) => problem.severity)
  const warnings = bySeverity.get('warning') ?? []
  return {
    // Empty cells are listed on their own.
    blocking: (bySeverity.get('error') ?? []).filter((problem) => problem.rule !== 'empty_cell'),
    unexplained: warnings.filter((problem) => problem.confirmed === null),
    warnings: warnings.length,
  }
}

/** What a package would hold now, and what HQ has said it has. Nothing to say at HQ itself. */
async function pendingOf(ws: Workspace) {
  if (ws.identity.role === 'hq') return { contents: {}, acknowledged: null, waiting: 0 }
  const batch = await pendingBatch(ws, { kind: 'submission' })
  const { entities, changes } = countsOf(batch)
  return { contents: entities, acknowledged: await acknowledgedBy(ws), waiting: changes }
}

/** How many of this office's changes HQ has said it has; null when it has said nothing yet. */
async function acknowledgedBy(ws: Workspace) {
  const [hq] = await officesOfType(ws.db, 'hq')
  const [peer] = hq ? await peersOf(ws.db, hq.id) : []
  if (!peer) return null
  const ours = Object.entries(JSON.parse(peer.vector) as Vector).filter(
    ([name]) => scopeOf(name) === ws.identity.office && siteOf(name) !== peer.site,
  )
  if (ours.length === 0) return null
  return { changes: ours.reduce((total, [, last]) => total + last, 0), at: peer.vector_at }
}

async function madeBefore(ws: Workspace, period: string) {
  const row = await lastMade(ws.db, 'submission', period)
  return row ? { ...(JSON.parse(row.summary) as PackageSummary), at: row.at } : null
}

interface SubmitInput extends Key {
  readonly words: string
  readonly armour?: boolean | undefined
  readonly passphrase?: string | undefined
}

/**
 * Sets the state and makes the package in one transaction. Refuses rights (HQ does not submit),
 * submission_state (accepted or locked), submission_blocked with errors, unexplained and empty,
 * no_recipient.
 */
export function submit(app: App, input: SubmitInput): Promise<Made> {
  return app.queue.alone(async () => {
    const now = opened(app)
    const { ws } = now
    const { workplan, period, words, armour, passphrase } = input
    if (ws.identity.role === 'hq') throw new Refusal('rights', { entity: 'submission' })
    const line = await lineOf(ws, workplan, period)
    if (line.office !== ws.identity.office) throw new Refusal('rights', { entity: 'submission' })
    refuseState(line.state ?? 'draft', ['draft', 'returned', 'submitted'])
    await refuseBlocked(ws, input)
    const wanted = { kind: 'submission', period, armour, passphrase } as const
    await refuseWithoutRecipient(ws, wanted)
    const { actor, at } = await author(app, ws)
    const made = await inTransaction(ws, async () => {
      const { touched } = applyCommands(
        ws,
        [
          {
            do: 'put',
            entity: 'submission',
            values: {
              office: ws.identity.office,
              workplan,
              period,
              state: 'submitted',
              times: (line.times ?? 0) + 1,
              submitted_at: at,
              submitted_by: actor,
              words: words.trim() || null,
            },
          },
        ],
        { id: 'label.submit', values: { period } },
        { actor, at },
        { undoable: false },
      )
      return { touched, ...(await makePackage(app, now, wanted)) }
    })
    announce(app, made.touched)
    return { file: made.file, package: made.package }
  })
}

async function refuseBlocked(ws: Workspace, { workplan, period }: Key): Promise<void> {
  const cells = await cellsOf(ws, workplan, period)
  const findings = await findingsOf(ws, { workplan, period, office: ws.identity.office })
  if (isReady(cells, findings)) return
  throw new Refusal('submission_blocked', {
    errors: findings.blocking.length,
    unexplained: findings.unexplained.length,
    empty: cells.empty.length,
  })
}

function refuseState(state: string, allowed: readonly string[]): void {
  if (!allowed.includes(state)) throw new Refusal('submission_state', { state })
}

const DECISIONS = {
  accept: { from: ['submitted'], state: 'accepted' },
  return: { from: ['submitted'], state: 'returned' },
  lock: { from: ['accepted'], state: 'locked' },
} as const

interface DecideInput {
  readonly submission: string
  readonly decision: keyof typeof DECISIONS
  readonly comment: string
}

/** HQ decides. Refuses rights, row_unknown, comment_required (return), submission_state. */
export async function decide(app: App, { submission, decision, comment }: DecideInput) {
  const words = comment.trim()
  const isHq = opened(app).ws.identity.role === 'hq'
  if (isHq && decision === 'return' && words === '') throw new Refusal('comment_required')
  const keepsWords = decision === 'lock' && words === ''
  const comments = keepsWords ? undefined : words || null
  return move(app, submission, DECISIONS[decision], `label.${decision}`, comments)
}

interface Move {
  readonly from: readonly string[]
  readonly state: 'accepted' | 'returned' | 'locked' | 'draft'
}

/** `words` undefined: those of the last decision stay. */
async function move(
  app: App,
  submission: string,
  { from, state }: Move,
  id: string,
  words: string | null | undefined,
) {
  const { ws } = opened(app)
  if (ws.identity.role !== 'hq') throw new Refusal('rights', { entity: 'submission' })
  const key = await query.submissionKey(ws.db, submission)
  if (!key) throw new Refusal('row_unknown', { entity: 'submission', row: submission })
  refuseState(key.state ?? 'draft', from)
  const office = key.office ? await officeById(ws.db, key.office) : undefined
  const period = key.period ?? ''
  const label: Label = { id, values: { office: office?.name ?? '', period } }
  const { actor, at } = await author(app, ws)
  const values = {
    state,
    decided_at: at,
    decided_by: actor,
    ...(words !== undefined && { decision_comment: words }),
  }
  const { touched } = applyCommands(
    ws,
    [{ do: 'set', entity: 'submission', row: submission, values }],
    label,
    { actor, at },
  )
  announce(app, touched)
  const line = await lineOf(ws, key.workplan ?? '', period)
  return { submission: asSubmission(line, period, at), label }
}

interface ReopenInput {
  readonly submission: string
  readonly reason: string
  readonly to?: 'returned' | 'draft' | undefined
}

/**
 * HQ opens again what it has accepted or locked. Refuses rights, row_unknown, comment_required,
 * submission_state.
 */
export async function reopen(app: App, { submission, reason, to = 'returned' }: ReopenInput) {
  const words = reason.trim()
  if (words === '' && opened(app).ws.identity.role === 'hq') throw new Refusal('comment_required')
  return move(app, submission, { ...REOPENING, state: to }, 'label.reopen', words)
}

const REOPENING = { from: ['accepted', 'locked'] } as const

/** One per workplan for a period, those that never submitted too. */
export async function list(
  ws: Workspace,
  { period }: { period: string },
  now: string,
): Promise<Submission[]> {
  const lines = await query.submissionsIn(ws.db, period)
  return lines.map((line) => asSubmission(line, period, now))
}

async function lineOf(ws: Workspace, workplan: string, period: string) {
  await refuseUnknownPeriod(ws, period)
  const line = await query.submissionOf(ws.db, workplan, period)
  if (!line) throw new Refusal('row_unknown', { entity: 'workplan', row: workplan })
  return line
}

export function asSubmission(line: query.SubmissionLine, period: string, now: string): Submission {
  const came = line.state !== null && line.state !== 'draft'
  return {
    id: line.id,
    workplan: line.workplan,
    office: line.office ?? '',
    period,
    state: line.state ?? 'draft',
    times: line.times ?? 0,
    submittedAt: line.submitted_at,
    submittedBy: line.submitted_by,
    words: line.words,
    decidedAt: line.decided_at,
    decidedBy: line.decided_by,
    decisionComment: line.decision_comment,
    due: line.due,
    timeliness: timeliness(came ? line.submitted_at : null, line.due, now, line.timeZone),
  }
}
