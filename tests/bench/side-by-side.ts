// HQ's workspace with many offices side by side: the field offices of the sample again and again under other
// ids, codes and figures (other seeds), all with plans under the same strategy, definitions and global workplan.
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, type Workspace } from '#db/open.ts'
import {
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleIds,
  sampleOffice,
  sampleReference,
} from '#db/sample/sample.ts'
import type { Command } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'

const SEED = 1
const BY = { actor: 'Bench', at: '2021-07-20T10:00:00.000Z' }

/** One global workplan and `times` x 19 offices; every one with the plan and the data of a sample office. */
export function makeSideBySide(file: string, times: number): void {
  const { strategy, office } = sampleIds(SAMPLE_HQ, SEED)
  const ws = createWorkspace(file, { id: newId(), site: newId(), role: 'hq', office, strategy })
  put(ws, sampleReference({ seed: SEED }))
  for (const { code } of SAMPLE_OFFICES) put(ws, sampleOffice(code, { seed: SEED }))
  for (let turn = 1; turn < times; turn += 1) addOffices(ws, SEED + turn)
  ws.close()
}

function put(ws: Workspace, commands: readonly Command[]): void {
  applyCommands(ws, commands, { id: 'label.sample_office' }, BY)
}

/** The field offices of another seed, under the shared rows of the first. */
function addOffices(ws: Workspace, seed: number): void {
  const shared = sharedIds(seed)
  const known = (commands: readonly Command[]): Command[] =>
    JSON.parse(JSON.stringify(commands), (_, value) => shared.get(value) ?? value)
  const offices = sampleReference({ seed }).flatMap((command): Command[] => {
    if (command.do !== 'create' || command.entity !== 'office') return []
    const { code, name } = command.values
    if (code === SAMPLE_HQ) return []
    return [
      {
        ...command,
        values: { ...command.values, code: `${code}-${seed}`, name: `${name} ${seed}` },
      },
    ]
  })
  put(ws, known(offices))
  for (const { code, type } of SAMPLE_OFFICES) {
    if (type === 'field') put(ws, known(sampleOffice(code, { seed })))
  }
}

/** What is the same row in both seeds: reference data, and the global workplan with its indicators. */
function sharedIds(seed: number): ReadonlyMap<unknown, string> {
  const [theirs, ours] = [idsOfShared(seed), idsOfShared(SEED)]
  if (theirs.length !== ours.length) throw new Error('another seed is another strategy')
  return new Map(theirs.map((id, index) => [id, ours[index] ?? id]))
}

function idsOfShared(seed: number): readonly string[] {
  const { office } = sampleIds(SAMPLE_HQ, seed)
  const plan = sampleOffice(SAMPLE_HQ, { seed, until: '' })
  return [
    office,
    ...idsIn(sampleReference({ seed }), (entity) => entity !== 'office'),
    ...idsIn(plan, (entity) => entity === 'workplan' || entity === 'indicator'),
  ]
}

function idsIn(commands: readonly Command[], isShared: (entity: EntityName) => boolean): string[] {
  return commands.flatMap((command) =>
    command.do === 'create' && isShared(command.entity) ? (command.id ?? []) : [],
  )
}
