// The stage of the demo: HQ with the strategy and what was consolidated before, each office set up from its package,
// and the packages that are kept to be looked at.
import path from 'node:path'
import { createWorkspace } from '#db/open.ts'
import {
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleAssessments,
  sampleIds,
  sampleOffice,
  samplePerson,
  sampleReference,
} from '#db/sample/sample.ts'
import { newId } from '#domain/ids.ts'
import { writeFileAtomic } from '#platform/files.ts'
import { safeFileName } from '#platform/profile.ts'
import type { DemoOffice } from './demo-office.ts'
import type { DemoPackage } from './demo-summary.ts'
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

/** A pre-release of this version: as old as a package can be and still be read. */
const OLDER_VERSION = '0.1.0-beta.2'

export interface Stage {
  readonly options: DemoOptions
  readonly clock: { now: string }
  readonly hq: Engine
  readonly hqFingerprint: string
  readonly profile: string
  readonly packages: DemoPackage[]
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
export async function openStage(
  options: DemoOptions,
  profile: string,
  engines: Engine[],
): Promise<Stage> {
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

export async function setUpOffices(stage: Stage, engines: Engine[]): Promise<DemoOffice[]> {
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
export async function keep(
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
