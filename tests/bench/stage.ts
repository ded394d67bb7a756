// What the figures are measured on: an HQ workspace of the sample as it is before the offices' reports
// of a quarter arrive, and those reports as packages, made by the offices themselves.
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type DemoOffice, enterQuarter, submitQuarter } from '#app/demo-office.ts'
import { createEngine, type Engine } from '#app/engine.ts'
import { createWorkspace } from '#db/open.ts'
import {
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleIds,
  sampleOffice,
  samplePerson,
  sampleReference,
} from '#db/sample/sample.ts'
import { newId } from '#domain/ids.ts'

export interface Report {
  readonly code: string
  readonly file: File
  readonly fingerprint: string
}

export interface Stage {
  readonly folder: string
  readonly profile: string
  /** HQ before the reports; copy it, never open it. */
  readonly hq: string
  /** One office's workspace, its quarter entered. */
  readonly field: string
  readonly reports: readonly Report[]
}

export function benchEngine(profile: string, clock = () => '2021-07-20T10:00:00.000Z'): Engine {
  return createEngine({
    host: 'direct',
    profile,
    clock,
    version: '0.1.0',
    pdf: null,
    can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
  })
}

export const FIELD_CODES = SAMPLE_OFFICES.filter(({ type }) => type === 'field').map(
  ({ code }) => code,
)

/** Makes HQ and the reports of all nineteen offices at a scale. */
export async function makeStage(folder: string, scale: number): Promise<Stage> {
  mkdirSync(folder, { recursive: true })
  const profile = path.join(folder, 'profile')
  const hqFile = path.join(folder, 'hq-live.waymark')
  const seed = 1
  const { strategy, office } = sampleIds(SAMPLE_HQ, seed)
  createWorkspace(hqFile, { id: newId(), site: newId(), role: 'hq', office, strategy }).close()
  const hq = benchEngine(profile)
  await hq.openFile(hqFile)
  const label = { id: 'label.sample_office' }
  await hq.client.edit.apply({ commands: sampleReference({ seed, scale }), label })
  for (const code of [SAMPLE_HQ, ...FIELD_CODES]) {
    await hq.client.edit.apply({ commands: sampleOffice(code, { seed, scale }), label })
  }
  const trust = (await hq.client.workspaces.current())?.key.fingerprint ?? ''
  const setups: File[] = []
  for (const code of FIELD_CODES) {
    setups.push((await hq.client.packages.make({ kind: 'setup', office: code })).file)
  }
  await hq.close()
  const before = path.join(folder, 'hq.waymark')
  copyFileSync(hqFile, before)
  const reports: Report[] = []
  for (const [index, code] of FIELD_CODES.entries()) {
    const setup = setups[index]
    if (setup) reports.push(await makeReport(folder, profile, { code, setup, trust, seed, scale }))
  }
  return { folder, profile, hq: before, field: path.join(folder, 'IRQ.waymark'), reports }
}

interface Making {
  readonly code: string
  readonly setup: File
  readonly trust: string
  readonly seed: number
  readonly scale: number
}

async function makeReport(folder: string, profile: string, making: Making): Promise<Report> {
  const { code, setup, trust, seed, scale } = making
  const engine = benchEngine(profile)
  const person = samplePerson(code)
  const file = path.join(folder, `${code}.waymark`)
  await engine.createFile(file, { role: 'field', setup, trust, person })
  const { workplan, office: id } = sampleIds(code, seed)
  const events = { edits: 0, changes: 0, blocked: 0, submitted: 0, returned: 0, joined: null }
  const clock = { now: '' }
  const office: DemoOffice = {
    ...{ code, engine, second: null, workplan, office: id, seed, scale, clock, events },
    taken: [],
  }
  await enterQuarter(office)
  const made = await submitQuarter(office, () => undefined)
  const fingerprint = (await engine.client.workspaces.current())?.key.fingerprint ?? ''
  await engine.close()
  return { code, file: made.file, fingerprint }
}
