// The sample strategy as workspaces: HQ with what most offices have submitted, and a field office set
// up from it through a real setup package, its current quarter begun but not finished. What they
// hold is in db/sample; here it is written, once, and found again later.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, openWorkspace, type Workspace } from '#db/open.ts'
import { CURRENT_QUARTER, LAST_COMPLETE_QUARTER } from '#db/sample/calendar.ts'
import {
  isSampleOffice,
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleAssessments,
  sampleIds,
  sampleOffice,
  samplePerson,
  sampleQuarterGroups,
  sampleReference,
} from '#db/sample/sample.ts'
import { currentState } from '#db/sample/submissions.ts'
import type { Command } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { naturalId, newId } from '#domain/ids.ts'
import { makeFolder } from '#platform/files.ts'
import type { App } from './context.ts'
import type { Step } from './long.ts'
import { makePackage } from './make-package.ts'
import { keepPerson, keysFor } from './open-workspace.ts'
import { setUpFrom } from './set-up.ts'
import { removeWorkspaceFile } from './workspace-file.ts'

/** An office that has not reported the current quarter yet, so that a newcomer has something to do. */
export const DEFAULT_SAMPLE_OFFICE = 'SSD'

/** Makes the HQ sample unless it is there; returns its file. Half made, it is removed again. */
export async function sampleHq(app: App, file: string, step: Step): Promise<string> {
  if (existsSync(file)) return file
  await makeFolder(path.dirname(file))
  const { strategy, office } = sampleIds(SAMPLE_HQ)
  const identity = { id: newId(), site: newId(), role: 'hq', office, strategy } as const
  const ws = createWorkspace(file, identity)
  try {
    await fillHq(app, ws, step)
    await keysFor(app, identity.id)
  } catch (error) {
    ws.close()
    removeWorkspaceFile(file)
    throw error
  }
  ws.close()
  return file
}

async function fillHq(app: App, ws: Workspace, step: Step): Promise<void> {
  const total = SAMPLE_OFFICES.length + 1
  await step(0, total, { id: 'step.sample_reference' })
  const actor = samplePerson(SAMPLE_HQ)
  const at = app.options.clock()
  const once = { undoable: false }
  applyCommands(ws, sampleReference(), { id: 'label.sample_reference' }, { actor, at }, once)
  // The global workplan first: the offices' indicators contribute to its own.
  const codes = SAMPLE_OFFICES.map(({ code }) => code)
  const ordered = [SAMPLE_HQ, ...codes.filter((code) => code !== SAMPLE_HQ)]
  for (const [index, code] of ordered.entries()) {
    await step(index + 1, total, { id: 'step.sample_office', values: { office: code } })
    applyCommands(
      ws,
      sampleOffice(code, { until: reportedUntil(code) }),
      { id: 'label.sample_office', values: { office: code } },
      { actor: samplePerson(code), at },
      once,
    )
  }
  const label = { id: 'label.sample_assessment' }
  applyCommands(ws, sampleAssessments(), label, { actor, at }, once)
  await keepPerson(ws, actor)
}

/** HQ does not have the current quarter of an office that has not sent it. */
function reportedUntil(code: string): string {
  return code === SAMPLE_HQ || currentState(code) !== null ? CURRENT_QUARTER : LAST_COMPLETE_QUARTER
}

/**
 * Makes the workspace of a sample office unless it is there, from a setup package that the HQ sample
 * makes for it; returns its file. Refuses office_unknown.
 */
export async function sampleField(
  app: App,
  code: string,
  files: { readonly hq: string; readonly field: string },
  step: Step,
): Promise<string> {
  if (!isSampleOffice(code) || code === SAMPLE_HQ) {
    throw new Refusal('office_unknown', { office: code })
  }
  if (existsSync(files.field)) return files.field
  await sampleHq(app, files.hq, step)
  await step(0, 2, { id: 'step.sample_package', values: { office: code } })
  const setup = await setupPackage(app, files.hq, code)
  await makeFolder(path.dirname(files.field))
  const person = samplePerson(code)
  const ws = await setUpFrom(app, files.field, setup, person)
  try {
    await step(1, 2, { id: 'step.sample_quarter', values: { period: CURRENT_QUARTER } })
    await beginQuarter(app, ws, code)
  } catch (error) {
    ws.close()
    removeWorkspaceFile(files.field)
    throw error
  }
  ws.close()
  return files.field
}

/** The HQ sample may be the workspace that is open, or lie closed in the profile. */
async function setupPackage(app: App, file: string, office: string): Promise<File> {
  const isOpen = app.opened?.ws.file === file
  const ws = isOpen && app.opened ? app.opened.ws : openWorkspace(file)
  try {
    const keys = await keysFor(app, ws.identity.id)
    const made = await makePackage(app, { ws, keys }, { kind: 'setup', office })
    return made.file
  } finally {
    if (!isOpen) ws.close()
  }
}

/** What the office has entered of the quarter so far; nothing when all of it was sent already. */
async function beginQuarter(app: App, ws: Workspace, code: string): Promise<void> {
  if (currentState(code) !== null) return
  const begun = sampleQuarterGroups(code, CURRENT_QUARTER).flatMap(({ about, commands }) => {
    if (about === 'activities') return commands
    return about === 'indicators' ? firstHalf(commands) : []
  })
  applyCommands(
    ws,
    begun,
    { id: 'label.sample_quarter', values: { office: code, period: CURRENT_QUARTER } },
    { actor: samplePerson(code), at: app.options.clock() },
    { undoable: false },
  )
}

/** The actuals of the first half of the plan, with their parts. */
function firstHalf(commands: readonly Command[]): readonly Command[] {
  const actuals = commands.filter((command) => command.entity === 'actual')
  const kept = new Set(actuals.slice(0, Math.ceil(actuals.length / 2)))
  const ids = new Set([...kept].map((command) => naturalId('actual', valuesOf(command))))
  return commands.filter(
    (command) =>
      kept.has(command) ||
      (command.entity === 'actual_part' && ids.has(String(valuesOf(command).actual))),
  )
}

function valuesOf(command: Command) {
  return command.do === 'delete' ? {} : command.values
}
