// Real workspaces in a temporary folder for tests of the journal and the merge: one HQ, offices, and copies
// of an office, with a small plan to edit and a way to hand changes from one to the other.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyBatch, type Received } from '#db/incoming.ts'
import { type Author, applyCommands, changesSince, vectorOf } from '#db/journal.ts'
import { createWorkspace, type Identity, openWorkspace, type Workspace } from '#db/open.ts'
import type { Batch, Command, Label } from '#domain/changes.ts'
import { SHARED } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'

export const HQ = '01900000-0000-7000-8000-0000000000aa'
export const LAOS = '01900000-0000-7000-8000-0000000000bb'
export const CHAD = '01900000-0000-7000-8000-0000000000cc'
export const STRATEGY = '01900000-0000-7000-8000-0000000000dd'

export const ann: Author = { actor: 'Ann', at: '2021-07-01T08:00:00Z' }
export const typing: Label = { id: 'label.edit' }

let made = 0

export function identity(role: 'hq' | 'field', office: string, site?: string): Identity {
  made += 1
  return { id: `workspace-${made}`, site: site ?? `site-${made}`, role, office, strategy: STRATEGY }
}

export function newWorkspace(
  folder: string,
  role: 'hq' | 'field',
  office: string,
  site?: string,
): Workspace {
  const who = identity(role, office, site)
  return createWorkspace(join(folder, `${who.id}.waymark`), who)
}

export function reopen(ws: Workspace): Workspace {
  ws.close()
  return openWorkspace(ws.file)
}

let copied = 0

/** Opens a copy of a closed workspace: quicker than making one, where many start from the same. */
export function openCopy(file: string): Workspace {
  copied += 1
  const copy = file.replace(/\.waymark$/, `-copy-${copied}.waymark`)
  copyFileSync(file, copy)
  return openWorkspace(copy)
}

export function edit(ws: Workspace, ...commands: Command[]) {
  return applyCommands(ws, commands, typing, ann)
}

/** HQ's shared rows: the strategy, the offices, an objective. */
export const REFERENCE: readonly Command[] = [
  create('strategy', STRATEGY, { title: 'Strategy', year_from: 2020, year_to: 2024 }),
  create('office', HQ, { code: 'GLB', name: 'HQ', type: 'hq' }),
  create('office', LAOS, { code: 'LAO', name: 'Laos', type: 'field' }),
  create('office', CHAD, { code: 'TCD', name: 'Chad', type: 'field' }),
  create('strategic_objective', 'objective', { strategy: STRATEGY, code: 'SO1', title: 'Parity' }),
  create('indicator_definition', 'definition', {
    code: 'I1',
    title: 'Women trained',
    measure: 'unit',
    direction: 'increasing',
    value_mode: 'period',
    over_offices: 'sum',
    over_periods: 'sum',
  }),
]

/** A workplan of an office: outcome, two outputs, two activities under the first, an indicator. */
export function planOf(office: string, prefix: string): Command[] {
  const id = (name: string) => `${prefix}-${name}`
  return [
    create('workplan', id('plan'), {
      office,
      strategy: STRATEGY,
      code: prefix,
      title: 'Plan',
      level: 'field',
    }),
    create('outcome', id('outcome'), {
      office,
      workplan: id('plan'),
      objective: 'objective',
      code: '1',
      statement: 'Outcome',
    }),
    create('output', id('output'), {
      office,
      outcome: id('outcome'),
      code: '1.1',
      statement: 'Output',
    }),
    create('output', id('other'), {
      office,
      outcome: id('outcome'),
      code: '1.2',
      statement: 'Other output',
    }),
    create('activity', id('activity'), {
      office,
      output: id('output'),
      code: '1.1.1',
      title: 'Train',
      percent_complete: 10,
    }),
    create('activity', id('second'), {
      office,
      output: id('output'),
      code: '1.1.2',
      title: 'Hire',
    }),
    create('indicator', id('indicator'), {
      office,
      workplan: id('plan'),
      output: id('output'),
      definition: 'definition',
    }),
  ]
}

function create(
  entity: EntityName,
  id: string,
  values: Extract<Command, { do: 'create' }>['values'],
): Command {
  return { do: 'create', entity, id, values }
}

/** What `to` is given by `from`: everything it may have and does not. */
export function batchFor(from: Workspace, to: Workspace): Batch {
  const { role, office } = to.identity
  const fromOffice = from.identity.role === 'field' ? from.identity.office : null
  const isColleague = fromOffice === office
  const scopes =
    fromOffice === null
      ? role === 'hq'
        ? [SHARED, HQ, LAOS, CHAD]
        : [SHARED, office]
      : isColleague
        ? [SHARED, office]
        : [fromOffice]
  return changesSince(from, scopes, vectorOf(to))
}

export function send(from: Workspace, to: Workspace, batch = batchFor(from, to)): Received {
  const { site, office, role } = from.identity
  return applyBatch(to, batch, { from: { site, office, role } })
}

export function rowOf(ws: Workspace, entity: EntityName, id: string): Record<string, unknown> {
  return ws.sqlite.prepare(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) as Record<
    string,
    unknown
  >
}

export function isAlive(ws: Workspace, entity: EntityName, id: string): boolean {
  return rowOf(ws, entity, id)?.deleted === 0
}
