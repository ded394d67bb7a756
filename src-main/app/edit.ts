// Editing: commands in, one group out, durable when it answers; undo and redo of whole groups. What
// has been accepted by HQ is closed to the office. The journal decides what a command means.
import { applyCommands, redo, undo, undoState } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import type { Command, Label } from '#domain/changes.ts'
import { ENTITIES, type EntityName, entityOf } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { type App, announce, opened } from './context.ts'
import { refuseDecisionCommands } from './decisions.ts'
import { refuseInUse, refuseInUseRevert } from './in-use.ts'
import { refuseLocked, refuseLockedRevert } from './locks.ts'
import { personOf } from './open-workspace.ts'

type ApplyInput = { commands: Command[]; label: Label }

export async function apply(app: App, input: ApplyInput) {
  const { ws } = opened(app)
  if (ws.identity.role === 'field') refuseDecisionCommands(input.commands)
  refusePublicWords(input.commands)
  await refuseLocked(ws, input.commands)
  await refuseInUse(ws, input.commands)
  const done = applyCommands(ws, input.commands, input.label, await author(app, ws))
  if (done.group) announce(app, done.touched)
  return { group: done.group, rows: done.rows, changes: done.changes }
}

/** Refuses comment_private: a comment travels, and must not tell of what stays at HQ. */
function refusePublicWords(commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.entity !== 'comment' || command.do === 'delete') continue
    const about = String(command.values.entity ?? '')
    if (entityOf(about) && ENTITIES[about as EntityName].owner === 'private') {
      throw new Refusal('comment_private', { entity: about })
    }
  }
}

export async function undoLast(app: App) {
  const { ws } = opened(app)
  await refuseLockedRevert(ws, 'undo')
  await refuseInUseRevert(ws, 'undo')
  const done = undo(ws, await author(app, ws))
  announce(app, done.touched)
  return { group: done.group, label: done.label, rows: done.rows }
}

export async function redoLast(app: App) {
  const { ws } = opened(app)
  await refuseLockedRevert(ws, 'redo')
  await refuseInUseRevert(ws, 'redo')
  const done = redo(ws, await author(app, ws))
  announce(app, done.touched)
  return { group: done.group, label: done.label, rows: done.rows }
}

export function state(ws: Workspace) {
  return undoState(ws)
}

/** Who writes now, and when. */
export async function author(app: App, ws: Workspace) {
  return { actor: await personOf(ws), at: app.options.clock() }
}
