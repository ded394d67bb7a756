// Saving what can be read of a damaged workspace: in its place, with the damaged file kept beside it (screens),
// or into a file of another name (command line). The new file is then the open one. What it is called
// and who entered what again is decided here; reading and saving is the cellar's work.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import type * as z from 'zod'
import type { RescuedSchema } from '#contract/backups.ts'
import { checkWorkspace } from '#db/check.ts'
import { refusing } from '#db/failures.ts'
import { takeLock } from '#db/lock.ts'
import { changesIn, type Identity, identityIn, type Workspace } from '#db/open.ts'
import { officeById } from '#db/queries/reference.ts'
import { type Lost, RESCUE_STEPS, type Rescued, rescuing } from '#db/rescue/rescue.ts'
import { putInPlace } from '#db/restore.ts'
import { Refusal } from '#domain/errors.ts'
import { systemPerson } from '#platform/profile.ts'
import { readRecents } from '#platform/recents.ts'
import { backupFolder, copiesIn } from './backups.ts'
import { type App, refuseLooking } from './context.ts'
import type { Step } from './long.ts'
import { describe, goBack, leave, openNow } from './open-workspace.ts'

export type RescuedInPlace = z.output<typeof RescuedSchema>
export type RescuedFile = Omit<RescuedInPlace, 'kept'>

/** Into `to`, for a host that has paths. Refuses workspace_missing, workspace_exists, workspace_damaged. */
export function rescueFile(app: App, from: string, to: string): Promise<RescuedFile> {
  const [file, out] = [path.resolve(from), path.resolve(to)]
  return app.queue.alone(async () => {
    const saved = await save(app, file, out, async () => undefined)
    await openNow(app, out)
    return { workspace: await describe(app), ...saved }
  })
}

interface RescueInput {
  readonly workspace?: string | undefined
}

/** In the place of the workspace (contract: backups.rescue). */
export function rescue(app: App, input: RescueInput, step: Step): Promise<RescuedInPlace> {
  return app.queue.alone(async () => {
    const file = fileOf(app, input.workspace)
    const isOpen = app.opened?.ws.file === file
    if (isOpen) await leave(app)
    try {
      const saved = await inPlace(app, file, step)
      await openNow(app, file)
      return { workspace: await describe(app), ...saved }
    } catch (error) {
      if (isOpen) await goBack(app, file)
      throw error
    }
  })
}

function fileOf(app: App, workspace: string | undefined): string {
  const { ws } = app.opened ?? {}
  if (ws && (workspace === undefined || workspace === ws.identity.id)) {
    refuseLooking(app)
    return ws.file
  }
  const known = readRecents(app.profile.recents).find(({ id }) => id === workspace)
  if (!known) throw new Refusal('workspace_missing', { file: '' })
  return known.file
}

/** Nobody opens the damaged file meanwhile; nothing is there under its name but itself until all is saved. */
async function inPlace(app: App, file: string, step: Step) {
  if (!existsSync(file)) throw new Refusal('workspace_missing', { file })
  const lock = refusing(file, () => takeLock(file, systemPerson()))
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.new`)
  try {
    const saved = await save(app, file, draft, step)
    const day = app.options.clock().slice(0, 10)
    const kept = refusing(file, () => putInPlace(draft, file, `damaged ${day}`))
    return { ...saved, kept: kept === null ? null : path.basename(kept) }
  } finally {
    for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(draft + suffix, { force: true })
    lock.release()
  }
}

type Saved = Omit<RescuedInPlace, 'workspace' | 'kept'>

/** Makes `out`, whole and closed. */
async function save(app: App, file: string, out: string, step: Step): Promise<Saved> {
  const author = { actor: systemPerson(), at: app.options.clock() }
  const known = knownOf(app, file)
  const { workspace: ws, ...saved } = await stepping(rescuing(file, out, { author, known }), step)
  try {
    await step(RESCUE_STEPS.length, RESCUE_STEPS.length + 1, { id: 'step.rescue.check' })
    const { rows } = checkWorkspace(ws)
    const lost = await Promise.all(saved.lost.map((each) => named(ws, each)))
    ws.close()
    return { rows, ...saved, lost, backup: fullerCopy(app, known.id, saved.changes) }
  } catch (error) {
    ws.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(out + suffix, { force: true })
    throw error
  }
}

/** Whose the file was when it was last opened here, and when it was last copied. */
function knownOf(app: App, file: string): Partial<Identity> {
  const id = readRecents(app.profile.recents).find((recent) => recent.file === file)?.id
  if (id === undefined) return {}
  const folder = backupFolder(app, id)
  const [newest] = copiesIn(folder)
  return { ...(newest && identityIn(path.join(folder, newest.id))), id }
}

/**
 * What no trace is left of cannot be named. That a copy from before holds more of the journal shows that
 * there is such a thing; how much is how many changes more.
 */
function fullerCopy(
  app: App,
  workspace: string | undefined,
  changes: number,
): RescuedInPlace['backup'] {
  if (workspace === undefined) return null
  const folder = backupFolder(app, workspace)
  const [newest] = copiesIn(folder)
  if (!newest) return null
  const more = changesIn(path.join(folder, newest.id)) - changes
  return more > 0 ? { at: newest.at, more } : null
}

async function stepping(work: ReturnType<typeof rescuing>, step: Step): Promise<Rescued> {
  try {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return next.value
      const done = RESCUE_STEPS.indexOf(next.value)
      await step(done, RESCUE_STEPS.length + 1, { id: `step.rescue.${next.value}` })
    }
  } catch (error) {
    work.return(undefined as never)
    throw error
  }
}

/** `office` becomes a name. */
async function named(ws: Workspace, lost: Lost): Promise<Lost> {
  if (lost.what !== 'changes') return lost
  const office = await officeById(ws.db, lost.office)
  return { ...lost, office: office?.name ?? lost.office }
}
