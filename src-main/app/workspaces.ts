// Workspaces: which one is open, which were lately, making new ones, and what is in one.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { WorkspaceInfo } from '#contract/workspaces.ts'
import { checkWorkspace } from '#db/check.ts'
import { applyCommands, vectorOf } from '#db/journal.ts'
import { createWorkspace, type Workspace } from '#db/open.ts'
import { contentsOf } from '#db/queries/workspace.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { makeFolder } from '#platform/files.ts'
import { safeFileName, systemPerson } from '#platform/profile.ts'
import { forgetRecent, readRecents } from '#platform/recents.ts'
import { type App, opened } from './context.ts'
import type { Step } from './long.ts'
import { type NewStrategy, strategyCommands } from './new-strategy.ts'
import { closeWorkspace, describe, keepPerson, openNow, takeOver } from './open-workspace.ts'
import { readSetup, refuseUntrusted, setUp } from './set-up.ts'
import { removeWorkspaceFile } from './workspace-file.ts'

export async function current(app: App): Promise<WorkspaceInfo | null> {
  return app.opened ? describe(app) : null
}

export function recent(app: App) {
  return readRecents(app.profile.recents).map((entry) => ({
    id: entry.id,
    fileName: path.basename(entry.file),
    folder: path.dirname(entry.file),
    role: entry.role,
    office: entry.office,
    strategy: entry.strategy,
    openedAt: entry.openedAt,
    missing: !existsSync(entry.file),
  }))
}

/** Opens one of the recent workspaces. Refuses workspace_missing and what openWorkspace refuses. */
export async function openRecent(app: App, { id }: { id: string }): Promise<WorkspaceInfo> {
  return app.queue.alone(async () => {
    const entry = readRecents(app.profile.recents).find((recent) => recent.id === id)
    if (!entry) throw new Refusal('workspace_missing', { file: '' })
    return openNow(app, entry.file)
  })
}

/** Takes it off the list; the file stays where it is. */
export async function forget(app: App, { id }: { id: string }): Promise<Record<string, never>> {
  await forgetRecent(app.profile.recents, id)
  return {}
}

type CreateHq = NewStrategy & { readonly person: string }

/** A new HQ workspace in the profile, under the title of its strategy. */
export function createHq(app: App, input: CreateHq): Promise<WorkspaceInfo> {
  return app.queue.alone(async () => {
    const file = freeFile(app.profile.workspaces, `${input.title} - HQ`)
    await makeFolder(app.profile.workspaces)
    return makeHq(app, file, input)
  })
}

async function makeHq(app: App, file: string, input: CreateHq): Promise<WorkspaceInfo> {
  if (input.yearTo < input.yearFrom || input.yearTo - input.yearFrom > 20) {
    throw new Refusal('usage', { detail: `${input.yearFrom}-${input.yearTo}` })
  }
  const ids = { strategy: newId(), office: newId() }
  const ws = createWorkspace(file, { id: newId(), site: newId(), role: 'hq', ...ids })
  try {
    applyCommands(
      ws,
      strategyCommands(input, ids),
      { id: 'label.new_workspace' },
      { actor: input.person, at: app.options.clock() },
      { undoable: false },
    )
    await keepPerson(ws, input.person)
    await takeOver(app, ws)
  } catch (error) {
    discard(app, ws)
    throw error
  }
  return describe(app)
}

function discard(app: App, ws: Workspace): void {
  if (app.opened?.ws === ws) return
  ws.close()
  removeWorkspaceFile(ws.file)
}

/** The first name that is not taken: `Name.waymark`, `Name 2.waymark` … */
function freeFile(folder: string, name: string): string {
  const base = path.join(folder, safeFileName(name))
  let file = `${base}.waymark`
  for (let n = 2; existsSync(file); n += 1) file = `${base} ${n}.waymark`
  return file
}

export interface SampleInput {
  readonly role: 'hq' | 'field'
  readonly office?: string | undefined
}

/** Makes the sample at the first time, finds it again later. Refuses office_unknown. */
export async function openSample(app: App, input: SampleInput, step: Step): Promise<WorkspaceInfo> {
  return app.queue.alone(async () => {
    const file = await sampleFile(app, input, step)
    return openNow(app, file)
  })
}

/** The texts of twenty workplans: fetched when somebody asks for the sample, not kept by every engine. */
const sampleCode = () => import('./sample.ts')

async function sampleFile(app: App, { role, office }: SampleInput, step: Step): Promise<string> {
  const { DEFAULT_SAMPLE_OFFICE, sampleField, sampleHq } = await sampleCode()
  const fileOf = (name: string) =>
    path.join(app.profile.workspaces, `Sample strategy - ${name}.waymark`)
  const hq = fileOf('HQ')
  if (role === 'hq') return sampleHq(app, hq, step)
  const code = office ?? DEFAULT_SAMPLE_OFFICE
  return sampleField(app, code, { hq, field: fileOf(safeFileName(code)) }, step)
}

interface SetupInput {
  readonly file: File
  readonly person: string
  readonly trust?: string | undefined
  readonly passphrase?: string | undefined
}

/** A field workspace from a setup or transfer package, in the profile. Refuses package_*. */
export async function openSetup(app: App, input: SetupInput, step: Step): Promise<WorkspaceInfo> {
  await step(0, 3, { id: 'step.read_package' })
  return app.queue.alone(async () => {
    const parcel = await readSetup(app, input.file, input.passphrase)
    await step(1, 3, { id: 'step.verify_package' })
    refuseUntrusted(parcel, input.trust)
    const { manifest } = parcel
    await step(2, 3, { id: 'step.apply_package', values: { changes: manifest.counts.changes } })
    const name = `${manifest.strategy.title} - ${manifest.to.office.code}`
    await makeFolder(app.profile.workspaces)
    const ws = await setUp(app, freeFile(app.profile.workspaces, name), parcel, input.person)
    try {
      await takeOver(app, ws)
    } catch (error) {
      discard(app, ws)
      throw error
    }
    return describe(app)
  })
}

export async function close(app: App): Promise<Record<string, never>> {
  await closeWorkspace(app)
  return {}
}

export async function setPerson(app: App, { person }: { person: string }): Promise<WorkspaceInfo> {
  await keepPerson(opened(app).ws, person)
  return describe(app)
}

export async function info(app: App) {
  const { ws } = opened(app)
  return {
    workspace: await describe(app),
    ...(await contentsOf(ws)),
    vector: { ...vectorOf(ws) },
  }
}

export async function check(app: App, _input: unknown, step: Step) {
  return app.queue.command(async () => {
    await step(0, 1, { id: 'step.open' })
    const { ok, changes, rows, findings } = await checkWorkspace(opened(app).ws)
    return { ok, changes, rows, findings: findings.map((finding) => ({ ...finding })) }
  })
}

/** A workspace at a path, for `waymark new`. */
export type NewFile =
  | ({ readonly role: 'hq'; readonly sample?: false } & Partial<CreateHq>)
  | { readonly role: 'hq'; readonly sample: true }
  | { readonly role: 'field'; readonly sample: true; readonly office?: string }
  | {
      readonly role: 'field'
      readonly sample?: false
      readonly setup: File
      readonly trust?: string
      readonly person?: string
      readonly passphrase?: string
    }

const silent: Step = async () => undefined

/** Makes it and opens it. Refuses workspace_exists, office_unknown, package_*. */
export function createAt(app: App, path_: string, what: NewFile): Promise<WorkspaceInfo> {
  const file = path.resolve(path_)
  return app.queue.alone(async () => {
    if (existsSync(file)) throw new Refusal('workspace_exists', { file })
    if (what.sample) return openNow(app, await makeSample(app, file, what))
    const person = what.person ?? systemPerson()
    if (what.role === 'field') {
      const parcel = await readSetup(app, what.setup, what.passphrase)
      refuseUntrusted(parcel, what.trust)
      await takeOver(app, await setUp(app, file, parcel, person))
      return describe(app)
    }
    const year = Number(app.options.clock().slice(0, 4))
    const { title = path.basename(file, '.waymark'), yearFrom = year, yearTo = yearFrom + 4 } = what
    return makeHq(app, file, { title, yearFrom, yearTo, person })
  })
}

async function makeSample(
  app: App,
  file: string,
  what: { readonly role: 'hq' } | { readonly role: 'field'; readonly office?: string },
): Promise<string> {
  const { DEFAULT_SAMPLE_OFFICE, sampleField, sampleHq } = await sampleCode()
  if (what.role === 'hq') return sampleHq(app, file, silent)
  const hq = path.join(app.profile.workspaces, 'Sample strategy - HQ.waymark')
  return sampleField(app, what.office ?? DEFAULT_SAMPLE_OFFICE, { hq, field: file }, silent)
}
