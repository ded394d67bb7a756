// No operation asks the database once per row: the same operation on a strategy several times as large takes as
// many statements. Every operation of the contract is in one of the two lists below.
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import type { App } from '#app/context.ts'
import { createLive } from '#app/live.ts'
import { createQueue } from '#app/queue.ts'
import { createRouter } from '#app/router.ts'
import type { Client } from '#contract/client.ts'
import { contract } from '#contract/contract.ts'
import type { PackageSummary } from '#contract/exchange.ts'
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, openWorkspace, type Workspace, workspaceOf } from '#db/open.ts'
import { acceptPeer, addReceipt } from '#db/queries/package-log.ts'
import {
  SAMPLE_HQ,
  sampleAssessments,
  sampleIds,
  sampleOffice,
  sampleReference,
} from '#db/sample/sample.ts'
import { newId } from '#domain/ids.ts'
import { makeKeys } from '#platform/keys.ts'
import { profileIn } from '#platform/profile.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const AT = '2021-07-10T08:00:00.000Z'
const PERIOD = '2021Q1'
const label = { id: 'label.edit' }

/** What operations are asked about: rows of the one office that both strategies have. */
interface Ids {
  readonly office: string
  readonly plan: string
  readonly global: string
  readonly actual: string
  readonly definition: string
  readonly accepted: string
}

type Run = (client: Client, ids: Ids) => Promise<unknown>

const report = { period: PERIOD, language: 'en' } as const

/** In this order: what is kept from one to the next is kept alike in both. */
const COUNTED: readonly (readonly [operation: string, run: Run])[] = [
  ['workspaces.current', ({ workspaces }) => workspaces.current()],
  ['workspaces.info', ({ workspaces }) => workspaces.info()],
  ['reference.get', ({ reference }) => reference.get()],
  ['plan.outline', ({ plan }, ids) => plan.outline({ workplan: ids.plan })],
  ['plan.outline', ({ plan }, ids) => plan.outline({ workplan: ids.global })],
  ['plan.locate', ({ plan }, ids) => plan.locate({ entity: 'actual', row: ids.actual })],
  [
    'indicators.table',
    ({ indicators }, ids) => indicators.table({ workplan: ids.plan, periods: [PERIOD, '2020Q4'] }),
  ],
  [
    'indicators.table',
    ({ indicators }, ids) => indicators.table({ workplan: ids.global, periods: [PERIOD] }),
  ],
  ['links.inPlans', ({ links }) => links.inPlans({ workplans: true })],
  ['parity.get', ({ parity }, { office }) => parity.get({ office })],
  ['parity.get', ({ parity }) => parity.get({})],
  ['parity.flows', ({ parity }, { office }) => parity.flows({ office, period: PERIOD })],
  ['budget.get', ({ budget }, ids) => budget.get({ workplan: ids.plan })],
  ['strategy.get', ({ strategy }) => strategy.get()],
  [
    'narratives.get',
    ({ narratives }, ids) => narratives.get({ workplan: ids.plan, period: PERIOD }),
  ],
  ['risks.list', ({ risks }, ids) => risks.list({ workplan: ids.plan })],
  ['problems.list', ({ problems }) => problems.list({})],
  ['problems.summary', ({ problems }) => problems.summary({ most: 300 })],
  ['edit.state', ({ edit }) => edit.state()],
  ['history.row', ({ history }, ids) => history.row({ row: ids.actual })],
  ['conflicts.list', ({ conflicts }) => conflicts.list({})],
  ['packages.log', ({ packages }) => packages.log()],
  [
    'submissions.checklist',
    ({ submissions }, ids) => submissions.checklist({ workplan: ids.plan, period: PERIOD }),
  ],
  ['submissions.list', ({ submissions }) => submissions.list({ period: PERIOD })],
  ['submissions.completeness', ({ submissions }) => submissions.completeness({})],
  ['comments.list', ({ comments }) => comments.list({})],
  ['peers.list', ({ peers }) => peers.list()],
  ['exchange.state', ({ exchange }) => exchange.state()],
  ['dashboard.get', ({ dashboard }) => dashboard.get({ period: PERIOD })],
  ['dashboard.get', ({ dashboard }, { office }) => dashboard.get({ period: PERIOD, office })],
  [
    'consolidated.get',
    ({ consolidated }) => consolidated.get({ periods: [PERIOD, '2020Q4'], offices: true }),
  ],
  [
    'consolidated.get',
    ({ consolidated }) => consolidated.get({ periods: [PERIOD], alone: true, offices: true }),
  ],
  [
    'consolidated.parts',
    ({ consolidated }, { definition }) =>
      consolidated.parts({ definition, periods: [PERIOD], offices: true }),
  ],
  [
    'consolidated.explain',
    ({ consolidated }, { definition }) =>
      consolidated.explain({ period: PERIOD, of: { definition, figure: 'actual', alone: true } }),
  ],
  [
    'explain.get',
    (client, { definition }) =>
      client.explain.get({ figure: 'actual', period: PERIOD, definition }),
  ],
  ['explain.get', (client) => client.explain.get({ figure: 'budget.gap' })],
  ['explain.get', (client) => client.explain.get({ figure: 'people.share', date: '2021-03-31' })],
  ['assessment.get', ({ assessment }) => assessment.get({ year: 2020 })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'status', office: 'IRQ', ...report })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'portfolio', ...report })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'parity', ...report })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'parity', public: true, ...report })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'assessment', ...report })],
  ['compare.moments', ({ compare }, ids) => compare.moments({ workplan: ids.plan })],
  [
    'compare.plans',
    ({ compare }, { plan }) =>
      compare.plans({
        before: { workplan: plan, at: { kind: 'date', date: '2021-07-09' } },
        after: { workplan: plan },
        reports: true,
      }),
  ],
  [
    'carry.look',
    ({ carry }, ids) =>
      carry.look({ workplan: ids.plan, year: 2021, baseline: 'last_actual', budget: true }),
  ],
  [
    'edit.apply',
    ({ edit }, ids) =>
      edit.apply({
        commands: [{ do: 'set', entity: 'actual', row: ids.actual, values: { value: 7 } }],
        label,
      }),
  ],
  ['dashboard.get', ({ dashboard }) => dashboard.get({ period: PERIOD })],
  ['problems.summary', ({ problems }) => problems.summary({ most: 300 })],
  ['reports.data', ({ reports }) => reports.data({ kind: 'portfolio', ...report })],
  ['edit.undo', ({ edit }) => edit.undo()],
  ['edit.redo', ({ edit }) => edit.redo()],
  [
    'submissions.decide',
    ({ submissions }, { accepted }) =>
      submissions.decide({ submission: accepted, decision: 'lock', comment: '' }),
  ],
  [
    'submissions.reopen',
    ({ submissions }, { accepted }) => submissions.reopen({ submission: accepted, reason: 'late' }),
  ],
]

/** Why the others are not counted. */
const OTHERS = {
  'asks no workspace': [
    ...['host.describe', 'workspaces.recent', 'workspaces.forget', 'live.changes', 'backups.list'],
    ...['settings.get', 'settings.put', 'workspaces.setPerson'],
  ],
  'writes or reads each change of a package or a group, one after the other': [
    ...['packages.make', 'packages.inspect', 'packages.import', 'packages.takeBack'],
    ...['submissions.submit', 'carry.apply', 'conflicts.resolve', 'conflicts.resolveBy'],
  ],
  'makes, opens or reads a whole workspace': [
    ...['workspaces.open', 'workspaces.createHq', 'workspaces.openSample', 'workspaces.openSetup'],
    ...['workspaces.close', 'workspaces.check', 'backups.restore', 'backups.rescue'],
  ],
  'is about one row': ['packages.raw', 'peers.revoke', 'peers.accept', 'peers.changeKey'],
  'prints what reports.data answers': ['reports.pdf'],
} as const

/** A kind of row that the smaller strategy happens not to have may take a statement of its own. */
const KINDS = 10

test('every operation of the contract is counted, or it is said why not', () => {
  const all = Object.entries(contract).flatMap(([room, operations]) =>
    Object.keys(operations).map((name) => `${room}.${name}`),
  )
  const listed = new Set([...COUNTED.map(([name]) => name), ...Object.values(OTHERS).flat()])
  expect(all.filter((name) => !listed.has(name))).toEqual([])
  expect([...listed].filter((name) => !all.includes(name))).toEqual([])
})

let small: readonly number[]
let large: readonly number[]

beforeAll(async () => {
  small = await countsIn(await strategyOf(['IRQ'], 1))
  large = await countsIn(await strategyOf(['IRQ', 'SSD', 'MLI', 'AFG', 'LBN'], 3))
}, 60_000)

test.each(COUNTED.map(([name], index) => [name, index] as const))('%s', (_, index) => {
  expect(small[index]).toBeGreaterThan(0)
  expect(large[index]).toBeLessThanOrEqual((small[index] ?? 0) + KINDS)
})

// Two strategies and how they are asked --------------------------------------------------------------

/** The file of HQ's workspace with the plans and reports of these offices, their packages and their keys. */
async function strategyOf(codes: readonly string[], scale: number): Promise<string> {
  const { strategy, office } = sampleIds(SAMPLE_HQ)
  const identity = { id: newId(), site: newId(), role: 'hq', office, strategy } as const
  const ws = createWorkspace(join(temporaryFolder(), 'hq.waymark'), identity)
  const author = { actor: 'Ada', at: AT }
  applyCommands(ws, sampleReference({ scale }), label, author)
  for (const code of [SAMPLE_HQ, ...codes]) {
    applyCommands(ws, sampleOffice(code, { scale }), label, author)
  }
  applyCommands(ws, sampleAssessments({ scale }, codes), label, author)
  for (const code of codes) await heardOf(ws, code)
  ws.close()
  return ws.file
}

/** A package was read from the office, and one was made for it. */
async function heardOf(ws: Workspace, code: string): Promise<void> {
  const { office, strategy } = sampleIds(code)
  const site = newId()
  const about = {
    ...{ id: newId(), kind: 'submission', madeAt: AT, period: PERIOD, appVersion: '0.1.0' },
    ...{ format: 2, bytes: 1, changes: 1, counts: {} },
    from: { office: code, name: code, site },
    to: { office: SAMPLE_HQ, name: SAMPLE_HQ, site: null },
    strategy: { id: strategy, title: 'Sample' },
    signer: { fingerprint: code, known: true },
  } satisfies PackageSummary
  for (const direction of ['read', 'made'] as const) {
    await addReceipt(ws, {
      ...{ id: newId(), direction, at: AT, kind: 'submission', site, office, period: PERIOD },
      ...{ result: direction === 'read' ? 'applied' : 'made', effect: null, vector: '{}' },
      ...{ summary: JSON.stringify(about), raw: new Uint8Array() },
    })
  }
  await acceptPeer(ws, {
    ...{ site, office, role: 'field', minisign: code, fingerprint: `${code} print`, age: '' },
    ...{ accepted_at: AT, accepted_by: 'Ada', revoked_at: null, vector: '{}', vector_at: AT },
  })
}

/** How many statements each of the operations takes, one after the other. */
async function countsIn(file: string): Promise<readonly number[]> {
  let count = 0
  const plain = openWorkspace(file)
  const { identity } = plain
  plain.close()
  const sqlite = new Database(file, { verbose: () => (count += 1) })
  sqlite.pragma('foreign_keys = ON')
  const ws = workspaceOf(file, sqlite, () => {}, identity)
  const client = await clientOf(ws)
  const counts: number[] = []
  const ids = idsIn(ws)
  for (const [, run] of COUNTED) {
    count = 0
    await run(client, ids)
    counts.push(count)
  }
  ws.close()
  return counts
}

function idsIn({ sqlite }: Workspace): Ids {
  const { office, workplan: plan } = sampleIds('IRQ')
  const one = (sql: string) => String(sqlite.prepare(sql).pluck().get(office))
  return {
    office,
    plan,
    global: sampleIds(SAMPLE_HQ).workplan,
    actual: one(
      `SELECT id FROM actual WHERE office = ? AND value IS NOT NULL AND period = '${PERIOD}'`,
    ),
    definition: one(`SELECT d.id FROM indicator_definition d JOIN indicator i ON i.definition = d.id
      WHERE i.office = ? AND d.disaggregation IS NOT NULL ORDER BY d.code`),
    accepted: one("SELECT id FROM submission WHERE office = ? AND state = 'accepted'"),
  }
}

/** The contract over a connection that was opened here, so that its statements can be counted. */
async function clientOf(ws: Workspace): Promise<Client> {
  const profile = profileIn(temporaryFolder())
  const can = { print: false, pdf: false, revealFile: false, nativeDialogs: false }
  const app: App = {
    options: {
      ...{ host: 'direct', profile: profile.folder, version: '0.1.0', pdf: null, can },
      clock: () => AT,
    },
    profile,
    queue: createQueue(),
    live: createLive(),
    opened: {
      ws,
      keys: await makeKeys(profile.folder, ws.identity.id),
      backup: Promise.resolve(),
      copiedAt: null,
      leaving: new AbortController(),
      look: null,
    },
  }
  return createRouterClient(createRouter(app)) as Client
}
