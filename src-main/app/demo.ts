// The demo: a whole quarter of the sample strategy between HQ and its offices, played through the
// contract and with real packages only. It writes what a newcomer can look at (workspaces, packages,
// reports, summary.json) and nothing that a person could not have done on the screens.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { finish } from '#contract/client.ts'
import { createWorkspace } from '#db/open.ts'
import { ASSESSED_YEAR } from '#db/sample/assessments.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import {
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleAssessments,
  sampleIds,
  sampleOffice,
  samplePerson,
  sampleReference,
} from '#db/sample/sample.ts'
import { daysToSubmit, RETURN_WORDS } from '#db/sample/submissions.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { makeFolder, writeFileAtomic } from '#platform/files.ts'
import { safeFileName } from '#platform/profile.ts'
import { type DemoOffice, enterQuarter, submitQuarter } from './demo-office.ts'
import type { DemoPackage, DemoSummary } from './demo-summary.ts'
import { createEngine, type Engine, type EngineOptions } from './engine.ts'

export interface DemoOptions {
  readonly folder: string
  /** How many of the nineteen field offices take part. */
  readonly offices: number
  readonly seed: number
  readonly scale: number
  readonly version: string
  /** null: the reports are left as HTML pages. */
  readonly pdf: EngineOptions['pdf']
  /** Where the keys go at the end, so that the demo's packages can be opened afterwards. */
  readonly keysFolder: string | null
  readonly onStep: (id: string, values?: Readonly<Record<string, string | number>>) => void
}

/** With few offices the ones with something to show take part first. */
const BY_INTEREST = [
  'LBN',
  'BFA',
  'SDN-DAR',
  'LBY',
  'NGA',
  'SSD',
  'COL',
  'ESH',
  'CAF',
  'CYP',
  'SYR',
]
const REPORTED = ['LBN', 'COD', 'IRQ', 'BFA', 'COL']
/** A pre-release of this version: as old as a package can be and still be read. */
const OLDER_VERSION = '0.1.0-beta.2'

interface Stage {
  readonly options: DemoOptions
  readonly clock: { now: string }
  readonly hq: Engine
  readonly hqFingerprint: string
  readonly profile: string
  readonly packages: DemoPackage[]
}

/** False when there is something in the folder already. */
export function isFreeFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

/** Plays the demo. Refuses workspace_exists when the folder is not empty. */
export async function runDemo(options: DemoOptions): Promise<DemoSummary> {
  const folder = path.resolve(options.folder)
  if (!isFreeFolder(folder)) throw new Refusal('workspace_exists', { file: folder })
  for (const name of ['offices', 'packages', 'reports']) await makeFolder(path.join(folder, name))
  const profile = path.join(folder, '.profile')
  const engines: Engine[] = []
  let done = false
  try {
    const stage = await openStage({ ...options, folder }, profile, engines)
    const offices = await setUpOffices(stage, engines)
    for (const office of offices) await playQuarter(stage, office)
    await exchange(stage, offices)
    const reports = await printReports(stage, offices)
    const summary = await summarise(stage, offices, reports)
    await writeFileAtomic(
      path.join(folder, 'summary.json'),
      Buffer.from(`${JSON.stringify(summary, null, 2)}\n`),
    )
    if (options.keysFolder) await copyKeys(profile, options.keysFolder)
    done = true
    return summary
  } finally {
    for (const engine of engines) await engine.close()
    rmSync(profile, { recursive: true, force: true })
    if (!done) empty(folder)
  }
}

/** The folder was free when the demo began; half a demo would only be in the way of the next. */
function empty(folder: string): void {
  for (const name of readdirSync(folder)) {
    rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

function participants(count: number): readonly string[] {
  const field = SAMPLE_OFFICES.filter(({ type }) => type === 'field').map(({ code }) => code)
  const others = field.filter((code) => !BY_INTEREST.includes(code))
  const chosen = new Set([...BY_INTEREST, ...others].slice(0, count))
  return field.filter((code) => chosen.has(code))
}

function engineFor(options: DemoOptions, profile: string, clock: { now: string }, version: string) {
  return createEngine({
    host: 'direct',
    profile,
    clock: () => clock.now,
    version,
    pdf: options.pdf,
    can: { print: false, pdf: options.pdf !== null, revealFile: false, nativeDialogs: false },
  })
}

/** HQ with the strategy and what was consolidated before: the plans and five past quarters. */
async function openStage(options: DemoOptions, profile: string, engines: Engine[]): Promise<Stage> {
  const { folder, seed, scale, version } = options
  const clock = { now: '2021-06-15T08:00:00.000Z' }
  const file = path.join(folder, 'hq.waymark')
  const { strategy, office } = sampleIds(SAMPLE_HQ, seed)
  createWorkspace(file, { id: newId(), site: newId(), role: 'hq', office, strategy }).close()
  const hq = engineFor(options, profile, clock, version)
  engines.push(hq)
  await hq.openFile(file)
  const { client } = hq
  await client.workspaces.setPerson({ person: samplePerson(SAMPLE_HQ) })
  const codes = participants(options.offices)
  options.onStep('cli.demo.hq', { offices: codes.length })
  await client.edit.apply({
    commands: sampleReference({ seed, scale }),
    label: { id: 'label.sample_reference' },
  })
  for (const code of [SAMPLE_HQ, ...codes]) {
    await client.edit.apply({
      commands: sampleOffice(code, { seed, scale }),
      label: { id: 'label.sample_office', values: { office: code } },
    })
  }
  await client.edit.apply({
    commands: sampleAssessments({ seed }, codes),
    label: { id: 'label.sample_assessment' },
  })
  const workspace = await client.workspaces.current()
  const hqFingerprint = workspace?.key.fingerprint ?? ''
  return { options, clock, hq, hqFingerprint, profile, packages: [] }
}

async function setUpOffices(stage: Stage, engines: Engine[]): Promise<DemoOffice[]> {
  const { options, hq, clock, profile } = stage
  const codes = participants(options.offices)
  options.onStep('cli.demo.setup', { offices: codes.length })
  const offices: DemoOffice[] = []
  for (const code of codes) {
    clock.now = '2021-06-18T09:00:00.000Z'
    const made = await hq.client.packages.make({ kind: 'setup', office: code })
    await keep(stage, `${code}-setup`, made, 'taken')
    clock.now = '2021-06-21T07:30:00.000Z'
    const laptops: Engine[] = []
    for (const laptop of code === 'SDN-DAR' ? [1, 2] : [1]) {
      const version = code === 'SYR' ? OLDER_VERSION : options.version
      const engine = engineFor(options, profile, clock, version)
      engines.push(engine)
      const name = laptop === 1 ? code : `${code}-${laptop}`
      await engine.createFile(path.join(options.folder, 'offices', `${name}.waymark`), {
        role: 'field',
        setup: made.file,
        trust: stage.hqFingerprint,
        person: samplePerson(code),
      })
      laptops.push(engine)
    }
    const [engine, second] = laptops
    if (!engine) throw new Error(`demo: no laptop in ${code}`)
    const { workplan, office } = sampleIds(code, options.seed)
    offices.push({
      code,
      engine,
      second: second ?? null,
      workplan,
      office,
      seed: options.seed,
      scale: options.scale,
      clock,
      events: { edits: 0, changes: 0, blocked: 0, submitted: 0, returned: 0, joined: null },
      taken: [],
    })
  }
  return offices
}

async function playQuarter(stage: Stage, office: DemoOffice): Promise<void> {
  stage.clock.now = '2021-07-01T08:00:00.000Z'
  await enterQuarter(office)
  stage.options.onStep('cli.demo.office', { office: office.code, period: CURRENT_QUARTER })
  if (office.second) await joinLaptops(stage, office)
}

/** The second laptop's file reaches the first; the cell that both filled becomes a conflict. */
async function joinLaptops(stage: Stage, office: DemoOffice): Promise<void> {
  const { engine, second } = office
  if (!second) return
  const made = await second.client.packages.make({ kind: 'transfer', plain: true })
  await keep(stage, `${office.code}-2-transfer`, made, 'taken')
  const colleague = await second.client.workspaces.current()
  const { effect } = await finish(
    engine.client.packages.import({
      file: made.file,
      ...(colleague && { trust: colleague.key.fingerprint }),
    }),
  )
  office.events.joined = { new: effect.new, changed: effect.changed, conflicts: effect.conflicts }
}

interface Made {
  readonly file: File
  readonly package: {
    readonly kind: string
    readonly period: string | null
    readonly changes: number
    readonly bytes: number
  }
}

/** Writes a package that travels under a name that tells its story. */
async function keep(
  stage: Stage,
  name: string,
  { file, package: about }: Made,
  fate: DemoPackage['fate'],
): Promise<void> {
  const target = `packages/${safeFileName(name)}.wmpkg`
  const bytes = new Uint8Array(await file.arrayBuffer())
  await writeFileAtomic(path.join(stage.options.folder, target), bytes)
  stage.packages.push({
    file: target,
    kind: about.kind,
    period: about.period,
    changes: about.changes,
    bytes: about.bytes,
    fate,
  })
}

const END_OF_QUARTER = Date.UTC(2021, 5, 30)

function dayAfterQuarter(days: number, time: string): string {
  const date = new Date(END_OF_QUARTER + days * 86_400_000).toISOString().slice(0, 10)
  return `${date}T${time}:00.000Z`
}

/** Submissions in the order in which they are sent; HQ takes each the day after and answers. */
async function exchange(stage: Stage, offices: readonly DemoOffice[]): Promise<void> {
  const { seed, onStep } = stage.options
  const days = (code: string) => daysToSubmit(code, seed, 5)
  const sending = offices
    .filter(({ code }) => code !== 'ESH')
    .sort((a, b) => days(a.code) - days(b.code) || (a.code < b.code ? -1 : 1))
  for (const office of sending) {
    await send(stage, office, days(office.code), 1)
    onStep('cli.demo.submit', { office: office.code })
    if (office.code === 'LBN') {
      for (const [turn, words] of RETURN_WORDS.entries()) {
        await answer(stage, office, days(office.code) + 2 + turn * 3, 'return', words)
        await correct(office, turn)
        await send(stage, office, days(office.code) + 3 + turn * 3, turn + 2)
      }
    }
    // What came after the review of the quarter stays as it was sent.
    if (office.code !== 'CAF') {
      await answer(stage, office, days(office.code) + 9, 'accept', 'Accepted. Thank you.')
    }
  }
}

async function send(stage: Stage, office: DemoOffice, day: number, time: number): Promise<void> {
  const { clock } = stage
  const name = `${office.code}-${CURRENT_QUARTER}-${time}`
  clock.now = dayAfterQuarter(day, '10:40')
  const first = await submitQuarter(office, stage.options.onStep)
  let arrived = first
  if (office.code === 'SSD') {
    // The first file never arrives; what it held is in the next one too.
    await keep(stage, `${name}-lost`, first, 'lost')
    clock.now = dayAfterQuarter(day + 1, '15:20')
    arrived = await submitQuarter(office, stage.options.onStep)
  }
  await keep(stage, office.code === 'SSD' ? `${name}-again` : name, arrived, 'taken')
  clock.now = dayAfterQuarter(day + 1, '16:05')
  await take(stage, office, arrived.file)
  if (office.code === 'NGA') {
    const again = await take(stage, office, arrived.file)
    await keep(stage, `${name}-twice`, arrived, again)
  }
}

async function take(stage: Stage, office: DemoOffice, file: File): Promise<DemoPackage['fate']> {
  const { client } = stage.hq
  const sender = await office.engine.client.workspaces.current()
  const taken = await finish(
    client.packages.import({ file, ...(sender && { trust: sender.key.fingerprint }) }),
  )
  if (taken.result === 'already_known') return 'already_known'
  office.taken.push({
    new: taken.effect.new,
    changed: taken.effect.changed,
    same: taken.effect.same,
    conflicts: taken.effect.conflicts,
    doubtful: taken.effect.doubtful,
  })
  return 'taken'
}

/** HQ decides, the answer travels, the office takes it. */
async function answer(
  stage: Stage,
  office: DemoOffice,
  day: number,
  decision: 'accept' | 'return',
  words: string,
): Promise<void> {
  const { clock, hq, options } = stage
  clock.now = dayAfterQuarter(day, '14:10')
  const submissions = await hq.client.submissions.list({ period: CURRENT_QUARTER })
  const found = submissions.find(({ workplan }) => workplan === office.workplan)
  if (!found?.id) throw new Error(`demo: ${office.code} has no submission at HQ`)
  if (decision === 'return') {
    office.events.returned += 1
    await hq.client.edit.apply({
      commands: [comment(office, found.id, words, clock.now)],
      label: { id: 'label.comment' },
    })
  }
  await hq.client.submissions.decide({ submission: found.id, decision, comment: words })
  const made = await hq.client.packages.make({
    kind: 'return',
    office: office.code,
    period: CURRENT_QUARTER,
  })
  const turn = decision === 'return' ? `return-${office.events.returned}` : 'accepted'
  await keep(stage, `${office.code}-${CURRENT_QUARTER}-${turn}`, made, 'taken')
  await finish(office.engine.client.packages.import({ file: made.file }))
  options.onStep('cli.demo.return', { office: office.code })
}

function comment(office: DemoOffice, submission: string, body: string, written: string) {
  return {
    do: 'create' as const,
    entity: 'comment' as const,
    id: newId(),
    values: {
      office: office.office,
      entity: 'submission',
      row: submission,
      body,
      author: samplePerson(SAMPLE_HQ),
      written,
      settled: false,
    },
  }
}

/** What the office changes before it sends its report again. */
async function correct(office: DemoOffice, turn: number): Promise<void> {
  const { client } = office.engine
  const words = [
    'عُدّلت أعداد الشركاء بعد مراجعة القوائم درجةً درجةً.',
    'أُعيدت كتابة السرد: هذا ما تحقق في الربع الثاني من سنة 2021.',
  ]
  await client.edit.apply({
    commands: [
      {
        do: 'put',
        entity: 'narrative',
        values: {
          office: office.office,
          workplan: office.workplan,
          period: CURRENT_QUARTER,
          ...(turn === 0 ? { challenges: words[0] ?? '' } : { achievements: words[1] ?? '' }),
        },
      },
    ],
    label: { id: 'label.narrative' },
  })
}

async function printReports(stage: Stage, offices: readonly DemoOffice[]): Promise<string[]> {
  const { options, clock, hq } = stage
  clock.now = '2021-08-16T09:00:00.000Z'
  const codes = offices.map(({ code }) => code)
  const wanted = [...REPORTED, ...codes].filter((code) => codes.includes(code))
  const chosen = [...new Set(wanted)].slice(0, 3)
  const requests = [
    { kind: 'portfolio' as const, period: CURRENT_QUARTER },
    { kind: 'parity' as const, period: CURRENT_QUARTER },
    { kind: 'assessment' as const, period: String(ASSESSED_YEAR) },
    ...chosen.map((office) => ({ kind: 'status' as const, office, period: CURRENT_QUARTER })),
  ]
  if (!options.pdf) options.onStep('cli.demo.no_pdf')
  const files: string[] = []
  const ending = options.pdf ? 'pdf' : 'html'
  for (const request of requests) {
    const asked = { ...request, language: 'en' as const }
    const name = [...('office' in request ? [request.office] : []), request.kind, request.period]
    const target = `reports/${name.join('-')}.${ending}`
    const bytes = options.pdf
      ? new Uint8Array(await (await hq.client.reports.pdf(asked)).arrayBuffer())
      : await htmlOf(await hq.client.reports.data(asked))
    await writeFileAtomic(path.join(options.folder, target), bytes)
    options.onStep('cli.demo.report', { name: target })
    files.push(target)
  }
  return files
}

async function htmlOf(data: Parameters<typeof import('#report/report.ts').renderReport>[0]) {
  const { renderReport } = await import('#report/report.ts')
  const { embeddedFontCss } = await import('#platform/fonts.ts')
  return Buffer.from(renderReport(data, { fontCss: embeddedFontCss() }))
}

async function summarise(
  stage: Stage,
  offices: readonly DemoOffice[],
  reports: readonly string[],
): Promise<DemoSummary> {
  const { client } = stage.hq
  const { seed, scale } = stage.options
  const info = await client.workspaces.info()
  const check = await finish(client.workspaces.check())
  const board = await client.dashboard.get({ period: CURRENT_QUARTER })
  const submissions = await client.submissions.list({ period: CURRENT_QUARTER })
  const { parity } = board
  return {
    seed,
    scale,
    period: CURRENT_QUARTER,
    hq: {
      fingerprint: stage.hqFingerprint,
      changes: info.changes,
      conflicts: info.conflicts,
      rows: info.rows,
      check: { ok: check.ok, findings: check.findings.length },
    },
    strategy: {
      women: parity.women.value,
      men: parity.men.value,
      share: parity.share.value,
      progress: board.progress.value,
      completeness: board.completeness.value,
      timeliness: board.timeliness.value,
    },
    offices: await Promise.all(
      offices.map(async (office) => {
        const workspace = await office.engine.client.workspaces.current()
        const submission = submissions.find(({ workplan }) => workplan === office.workplan)
        return {
          code: office.code,
          name: workspace?.office.name ?? '',
          fingerprint: workspace?.key.fingerprint ?? '',
          version: workspace?.appVersion ?? '',
          ...office.events,
          taken: office.taken,
          state: submission?.id ? submission.state : 'none',
          timeliness: submission?.timeliness ?? 'none',
          times: submission?.times ?? 0,
        }
      }),
    ),
    packages: stage.packages,
    reports: [...reports],
  }
}

async function copyKeys(profile: string, target: string): Promise<void> {
  const from = path.join(profile, 'keys')
  const to = path.join(target, 'keys')
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of await readdir(from)) await copyFile(path.join(from, name), path.join(to, name))
}
