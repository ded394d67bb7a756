// Conflicts: what two people set without seeing each other, for a person to choose; one by one, or many by
// a rule with a look first. A choice is an edit like any other and settles wherever it arrives.
import type * as z from 'zod'
import type { ConflictRule, ConflictSchema } from '#contract/conflicts.ts'
import type { PackageSummary } from '#contract/exchange.ts'
import { conflictOf, type ListedConflict, listConflicts } from '#db/conflict-list.ts'
import type { Workspace } from '#db/open.ts'
import { readAbove } from '#db/queries/above.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { readPackages } from '#db/queries/package-log.ts'
import { placesIn } from '#db/queries/places.ts'
import { offices } from '#db/queries/reference.ts'
import { type Settlement, settleConflicts } from '#db/resolve.ts'
import { type Command, DELETED, parseRef } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { sameValue } from '#domain/merge.ts'
import { type App, announce, opened } from './context.ts'
import { refuseDecisionCommands } from './decisions.ts'
import { author } from './edit.ts'
import { refuseLocked } from './locks.ts'
import type { KeptEffect } from './take-package.ts'

export type Conflict = z.output<typeof ConflictSchema>

interface ListInput {
  readonly office?: string | undefined
  readonly settled?: boolean | undefined
}

/** Open ones by place; settled ones newest first. */
export async function list(ws: Workspace, { office, settled = false }: ListInput) {
  const known = new Map((await offices(ws.db)).map((each) => [each.id, each]))
  const packageOf = await packagesThatBrought(ws)
  const listed = listConflicts(ws, settled).filter(
    (conflict) => office === undefined || conflict.office === office,
  )
  const rows = rowsOf(ws)
  readAbove(ws, rows, listed)
  const placeOf = placesIn(rows)
  const found = listed.map((conflict): Conflict => {
    const { entity, row, field, sides, ...rest } = conflict
    const codeOf = (id: string | null) => (id === null ? null : (known.get(id)?.code ?? null))
    return {
      ...rest,
      kind: field === DELETED ? 'deletion' : 'field',
      entity,
      row,
      field,
      officeCode: codeOf(conflict.office),
      place: placeOf(entity, row),
      sides: sides.map((side) => ({
        ...side,
        office: codeOf(side.office),
        officeName: known.get(side.office)?.name ?? null,
        hq: known.get(side.office)?.type === 'hq',
      })),
      package: packageOf(conflict),
      settled: rest.settled && { ...rest.settled, office: codeOf(rest.settled.office) },
      writable: mayWrite(ws, conflict),
    }
  })
  if (settled) return found
  return found.sort((a, b) => a.place.localeCompare(b.place) || a.field.localeCompare(b.field))
}

/** HQ writes all, an office its own; what becomes of a submission is for HQ to say. */
function mayWrite({ identity }: Workspace, { office, entity }: ListedConflict): boolean {
  return identity.role === 'hq' || (office === identity.office && entity !== 'submission')
}

/** The last package that brought a side: with it there were two. */
async function packagesThatBrought(ws: Workspace) {
  const packages = (await readPackages(ws.db)).map(({ id, at, effect, summary }) => ({
    id,
    at,
    from: (JSON.parse(summary) as PackageSummary).from.name,
    brought: (effect === null ? null : (JSON.parse(effect) as KeptEffect).brought) ?? [],
  }))
  packages.reverse()
  return ({ sides }: ListedConflict): Conflict['package'] => {
    const refs = sides.map(({ ref }) => parseRef(ref))
    const found = packages.find(({ brought }) =>
      brought.some(({ name, first, last }) =>
        refs.some(({ stream, seq }) => stream === name && seq >= first && seq <= last),
      ),
    )
    return found ? { id: found.id, at: found.at, from: found.from } : null
  }
}

interface Choice {
  readonly conflict: string
  readonly choose?: string | undefined
  readonly value?: Value | undefined
}

interface Chosen {
  readonly conflict: ListedConflict
  readonly value: Value
}

/** Refuses conflict_unknown, conflict_choice, rights, locked, value_kind. */
export async function resolve(app: App, { choices }: { choices: readonly Choice[] }) {
  const { ws } = opened(app)
  const chosen = choices.map((choice) => chosenOf(ws, choice))
  const group = await settle(app, chosen)
  return { group, settled: chosen.length }
}

function chosenOf(ws: Workspace, { conflict: id, choose, value }: Choice): Chosen {
  const conflict = conflictOf(ws, id)
  if (!conflict) throw new Refusal('conflict_unknown', { conflict: id })
  if ((choose === undefined) === (value === undefined)) throw new Refusal('conflict_choice')
  if (value !== undefined) {
    const fits = conflict.field !== DELETED || typeof value === 'boolean'
    if (!fits) throw new Refusal('conflict_choice')
    return { conflict, value }
  }
  const side = conflict.sides.find(({ ref }) => ref === choose)
  if (!side) throw new Refusal('conflict_choice')
  return { conflict, value: side.value }
}

function commandsFor({ set, remove }: Settlement): Command[] {
  return [...set, ...remove.map(({ entity, row }): Command => ({ do: 'delete', entity, row }))]
}

/** Whether a choice would write what HQ has closed to this office. */
async function isClosed(ws: Workspace, chosen: Chosen): Promise<boolean> {
  try {
    await refuseLocked(ws, commandsFor(settlementOf([chosen])))
    return false
  } catch (error) {
    if (error instanceof Refusal && error.code === 'locked') return true
    throw error
  }
}

async function settle(app: App, chosen: readonly Chosen[]): Promise<string | null> {
  const { ws } = opened(app)
  if (chosen.some(({ conflict }) => !mayWrite(ws, conflict))) throw new Refusal('rights')
  const settlement = settlementOf(chosen)
  const commands = commandsFor(settlement)
  if (ws.identity.role === 'field') refuseDecisionCommands(commands)
  await refuseLocked(ws, commands)
  const label = { id: 'label.resolve', values: { count: chosen.length } }
  const done = settleConflicts(ws, settlement, label, await author(app, ws))
  announce(app, done.touched)
  return done.group
}

function settlementOf(chosen: readonly Chosen[]): Settlement {
  const deletions = chosen.filter(({ conflict }) => conflict.field === DELETED)
  const place = ({ conflict: { entity, row } }: Chosen) => ({ entity, row })
  const fields = new Map<string, { entity: EntityName; values: Record<string, Value> }>()
  for (const { conflict, value } of chosen) {
    if (conflict.field === DELETED) continue
    const found = fields.get(conflict.row) ?? { entity: conflict.entity, values: {} }
    found.values[conflict.field] = value
    fields.set(conflict.row, found)
  }
  return {
    keep: deletions.filter(({ value }) => value === false).map(place),
    remove: deletions.filter(({ value }) => value === true).map(place),
    set: [...fields].map(([row, { entity, values }]) => ({ do: 'set', entity, row, values })),
  }
}

interface RuleInput {
  readonly rule: z.output<typeof ConflictRule>
  readonly conflicts?: readonly string[] | undefined
  readonly dryRun?: boolean | undefined
}

/** Many by one rule; a trial run says what would be chosen. */
export async function resolveBy(app: App, { rule, conflicts, dryRun }: RuleInput) {
  const { ws } = opened(app)
  const hq = new Set((await offices(ws.db)).flatMap(({ id, type }) => (type === 'hq' ? [id] : [])))
  const asked = conflicts && new Set(conflicts)
  const open = listConflicts(ws, false).filter(({ id }) => asked?.has(id) ?? true)
  const chosen: (Chosen & { ref: string })[] = []
  const skipped: string[] = []
  for (const conflict of open) {
    const side = mayWrite(ws, conflict) ? sideBy(rule, conflict, hq) : undefined
    if (side && !(await isClosed(ws, { conflict, value: side.value }))) {
      chosen.push({ conflict, ref: side.ref, value: side.value })
    } else skipped.push(conflict.id)
  }
  const group = dryRun || chosen.length === 0 ? null : await settle(app, chosen)
  return {
    group,
    chosen: chosen.map(({ conflict, ref, value }) => ({ conflict: conflict.id, ref, value })),
    skipped,
  }
}

type Side = ListedConflict['sides'][number]

/** The side that a rule means; none when it means several that differ, or none. */
function sideBy(
  rule: RuleInput['rule'],
  { sides, office }: ListedConflict,
  hq: ReadonlySet<string>,
): Side | undefined {
  if (rule === 'shown') return sides.find(({ shown }) => shown)
  if (rule === 'latest')
    return only(sides.filter(({ at }) => !sides.some((other) => other.at > at)))
  if (rule === 'hq') return only(sides.filter((side) => hq.has(side.office)))
  return only(sides.filter((side) => side.office === office))
}

function only(sides: readonly Side[]): Side | undefined {
  const [first, ...others] = sides
  return first && others.every(({ value }) => sameValue(value, first.value)) ? first : undefined
}
