// The contract, answered: each operation of src-shared/contract wired to its use-case. Three ways in:
// a read runs beside others, a command waits in the queue, a long operation reports progress. Errors
// become the contract's in one middleware. It decides nothing about the product.
import { implement } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import { asRefusal } from '#db/failures.ts'
import type { Workspace } from '#db/open.ts'
import * as assessment from './assessment.ts'
import * as budget from './budget.ts'
import * as carry from './carry.ts'
import * as comments from './comments.ts'
import * as compare from './compare.ts'
import { completeness } from './completeness.ts'
import * as conflicts from './conflicts.ts'
import * as consolidated from './consolidated.ts'
import * as consolidatedParts from './consolidated-parts.ts'
import { type App, opened, presentState, refuseLooking } from './context.ts'
import * as dashboard from './dashboard.ts'
import * as edit from './edit.ts'
import * as exchange from './exchange-state.ts'
import * as explain from './explain.ts'
import * as history from './history.ts'
import * as indicators from './indicators.ts'
import * as links from './links.ts'
import { long, type Step } from './long.ts'
import * as narratives from './narratives.ts'
import * as packages from './packages.ts'
import * as parity from './parity.ts'
import * as peers from './peers.ts'
import * as plan from './plan.ts'
import * as problems from './problems.ts'
import * as reference from './reference.ts'
import { toContractError, withContractErrors } from './refusals.ts'
import * as reports from './reports.ts'
import { rescue } from './rescue.ts'
import * as backups from './restore.ts'
import * as settings from './settings.ts'
import * as strategy from './strategy.ts'
import * as submissions from './submissions.ts'
import * as takeBack from './take-back.ts'
import { locate } from './workplan-of.ts'
import * as workspaces from './workspaces.ts'

/** As it is, but refused when what is open is a backup. */
function writing<Rest extends unknown[], O>(run: (app: App, ...rest: Rest) => O) {
  return (app: App, ...rest: Rest): O => {
    refuseLooking(app)
    return run(app, ...rest)
  }
}

export function createRouter(app: App) {
  const os = implement(contract).use(async ({ next, path }) => {
    const where = path.join('.')
    try {
      const answer = await next()
      return { ...answer, output: withContractErrors(where, answer.output) }
    } catch (error) {
      throw toContractError(where, asRefusal(error, app.opened?.ws.file ?? ''))
    }
  })

  /** A question to the open workspace. */
  function read<I, O>(answer: (ws: Workspace, input: I) => Promise<O> | O) {
    return ({ input }: { input: I }) => app.queue.read(async () => answer(opened(app).ws, input))
  }
  /** As read, for answers that depend on the time. */
  function readNow<I, O>(answer: (ws: Workspace, input: I, now: string) => Promise<O>) {
    return read<I, O>((ws, input) => answer(ws, input, app.options.clock()))
  }
  /** One transaction on the open workspace, after those before it. */
  function command<I, O>(run: (app: App, input: I) => Promise<O> | O) {
    return inLine(writing(run))
  }
  /** As command, for what writes to no workspace. */
  function inLine<I, O>(run: (app: App, input: I) => Promise<O> | O) {
    return ({ input }: { input: I }) => app.queue.command(() => run(app, input))
  }
  function lasting<I, O>(run: (app: App, input: I, step: Step) => Promise<O>) {
    return ({ input, signal }: { input: I; signal?: AbortSignal | undefined }) =>
      long(signal, (step) => run(app, input, step))
  }

  return os.router({
    host: {
      describe: os.host.describe.handler(() => ({
        host: app.options.host,
        version: app.options.version,
        can: app.options.can,
      })),
    },
    workspaces: {
      current: os.workspaces.current.handler(() =>
        app.queue.read(async () => workspaces.current(app)),
      ),
      recent: os.workspaces.recent.handler(() => workspaces.recent(app)),
      open: os.workspaces.open.handler(({ input }) => workspaces.openRecent(app, input)),
      forget: os.workspaces.forget.handler(inLine(workspaces.forget)),
      createHq: os.workspaces.createHq.handler(({ input }) => workspaces.createHq(app, input)),
      openSample: os.workspaces.openSample.handler(lasting(workspaces.openSample)),
      openSetup: os.workspaces.openSetup.handler(lasting(workspaces.openSetup)),
      close: os.workspaces.close.handler(() => workspaces.close(app)),
      setPerson: os.workspaces.setPerson.handler(command(workspaces.setPerson)),
      info: os.workspaces.info.handler(() => app.queue.read(() => workspaces.info(app))),
      check: os.workspaces.check.handler(lasting(workspaces.check)),
    },
    backups: {
      list: os.backups.list.handler(({ input }) => app.queue.read(() => backups.list(app, input))),
      restore: os.backups.restore.handler(({ input }) => backups.restore(app, input)),
      rescue: os.backups.rescue.handler(lasting(rescue)),
    },
    live: {
      changes: os.live.changes.handler(({ signal }) =>
        app.live.subscribe(() => presentState(app), signal),
      ),
    },
    settings: {
      get: os.settings.get.handler(read(settings.get)),
      put: os.settings.put.handler(inLine(settings.put)),
    },
    reference: {
      get: os.reference.get.handler(readNow((ws, _input, now) => reference.get(ws, now))),
    },
    plan: {
      outline: os.plan.outline.handler(readNow(plan.outline)),
      locate: os.plan.locate.handler(read(locate)),
    },
    carry: {
      look: os.carry.look.handler(read(carry.look)),
      apply: os.carry.apply.handler(command(carry.apply)),
    },
    compare: {
      moments: os.compare.moments.handler(read(compare.moments)),
      plans: os.compare.plans.handler(read(compare.plans)),
    },
    indicators: { table: os.indicators.table.handler(readNow(indicators.table)) },
    links: { inPlans: os.links.inPlans.handler(read(links.inPlans)) },
    parity: {
      get: os.parity.get.handler(readNow(parity.get)),
      flows: os.parity.flows.handler(read(parity.flows)),
    },
    budget: { get: os.budget.get.handler(readNow(budget.get)) },
    strategy: { get: os.strategy.get.handler(read((ws) => strategy.get(ws))) },
    narratives: { get: os.narratives.get.handler(read(narratives.get)) },
    risks: { list: os.risks.list.handler(read(narratives.list)) },
    problems: {
      list: os.problems.list.handler(read(problems.list)),
      summary: os.problems.summary.handler(read(problems.summary)),
    },
    edit: {
      apply: os.edit.apply.handler(command(edit.apply)),
      undo: os.edit.undo.handler(command(edit.undoLast)),
      redo: os.edit.redo.handler(command(edit.redoLast)),
      state: os.edit.state.handler(read(edit.state)),
    },
    history: { row: os.history.row.handler(read(history.row)) },
    conflicts: {
      list: os.conflicts.list.handler(read(conflicts.list)),
      resolve: os.conflicts.resolve.handler(command(conflicts.resolve)),
      resolveBy: os.conflicts.resolveBy.handler(command(conflicts.resolveBy)),
    },
    packages: {
      make: os.packages.make.handler(command(packages.make)),
      inspect: os.packages.inspect.handler(({ input }) => writing(packages.inspect)(app, input)),
      import: os.packages.import.handler(lasting(writing(packages.importPackage))),
      takeBack: os.packages.takeBack.handler(({ input }) =>
        writing(takeBack.takeBackPackage)(app, input),
      ),
      log: os.packages.log.handler(read(takeBack.log)),
      raw: os.packages.raw.handler(read(packages.raw)),
    },
    submissions: {
      checklist: os.submissions.checklist.handler(({ input }) =>
        app.queue.read(() => submissions.checklist(app, input)),
      ),
      submit: os.submissions.submit.handler(({ input }) => writing(submissions.submit)(app, input)),
      decide: os.submissions.decide.handler(command(submissions.decide)),
      reopen: os.submissions.reopen.handler(command(submissions.reopen)),
      list: os.submissions.list.handler(readNow(submissions.list)),
      completeness: os.submissions.completeness.handler(readNow(completeness)),
    },
    comments: { list: os.comments.list.handler(read(comments.list)) },
    peers: {
      list: os.peers.list.handler(() => app.queue.read(() => peers.list(app))),
      revoke: os.peers.revoke.handler(command(peers.revoke)),
      changeKey: os.peers.changeKey.handler(command(peers.changeKey)),
      accept: os.peers.accept.handler(command(peers.accept)),
    },
    exchange: { state: os.exchange.state.handler(read(exchange.state)) },
    dashboard: {
      get: os.dashboard.get.handler(
        read((ws, input) => dashboard.get(ws, input, app.options.clock())),
      ),
    },
    consolidated: {
      get: os.consolidated.get.handler(read(consolidated.get)),
      parts: os.consolidated.parts.handler(read(consolidatedParts.parts)),
      explain: os.consolidated.explain.handler(read(consolidated.explain)),
    },
    explain: { get: os.explain.get.handler(readNow(explain.get)) },
    assessment: { get: os.assessment.get.handler(read(assessment.get)) },
    reports: {
      data: os.reports.data.handler(({ input }) => app.queue.read(() => reports.data(app, input))),
      pdf: os.reports.pdf.handler(({ input, signal }) => reports.pdf(app, input, signal)),
    },
  })
}

export type AppRouter = ReturnType<typeof createRouter>
