// What is rolled up, kept per workspace: the uses of indicators, and where each stands at the end of the
// periods that were asked for. Nobody has to say when it is old: before each answer it is asked which rows
// were written since (db/written.ts), and only those are rolled up again. A changed cell costs its use, a
// changed plan or definition costs all.
import type { Workspace } from '#db/open.ts'
import { strategyOf } from '#db/queries/reference.ts'
import { finalTargets, type Only, rolledUses, type When } from '#db/queries/roll-up.ts'
import * as query from '#db/queries/uses.ts'
import { isUnsettled, type Written, writtenSince } from '#db/written.ts'
import { NOTHING } from '#domain/arithmetic.ts'
import type { EntityName } from '#domain/entities.ts'
import { asMeasured, countsStill, type Standing } from '#domain/rolled-figures.ts'
import { type Thresholds, thresholdsOf } from '#domain/status.ts'

export type UseLine = query.UseLine
export type DefinitionLine = query.DefinitionLine

/** Where a use stands, with the use and what it is a use of. */
export interface UseStanding extends Standing {
  readonly line: UseLine
  readonly definition: DefinitionLine
}

/** All uses of one definition under one objective. */
export interface Group {
  readonly definition: DefinitionLine
  readonly objective: string | null
  readonly uses: readonly UseLine[]
  /** Those that are added up: not the rows that others contribute to. */
  readonly added: readonly UseLine[]
}

/** What plans and definitions say, without any cell. */
export interface Plans {
  readonly uses: readonly UseLine[]
  /** By code of the definition. */
  readonly groups: readonly Group[]
  readonly byOffice: ReadonlyMap<string, readonly UseLine[]>
  readonly groupOf: (use: UseLine) => Group
  readonly summedUp: ReadonlySet<string>
  readonly thresholds: Thresholds
}

/** Where all uses stand at the end of one period, and what was made of that so far. */
export interface AtPeriod {
  readonly period: string
  /** By `UseLine.row`. */
  readonly standings: ReadonlyMap<UseLine['row'], UseStanding>
  /** What callers made of a group or of an office: let go when anything in it changes. */
  readonly made: Made
}

export interface RollUp {
  readonly plans: Plans
  readonly sections: Sections
  /** In the order of the periods asked for. */
  readonly periods: readonly AtPeriod[]
  /** The same periods, each by its own cells alone, where that was asked for. */
  readonly alone: readonly AtPeriod[]
}

/** Figures that were made of the standings, by what they are made of: a group, or the id of an office. */
interface Made {
  /** The one of that name, made when it is not there. */
  of<T>(of: Group | string, name: string, make: () => T): T
  forget(of: Group | string): void
}

function nothingMade(): Made {
  const made = new Map<Group | string, Map<string, unknown>>()
  return {
    of<T>(of: Group | string, name: string, make: () => T): T {
      let names = made.get(of)
      if (!names) {
        names = new Map()
        made.set(of, names)
      }
      if (!names.has(name)) names.set(name, make())
      return names.get(name) as T
    },
    forget: (of) => made.delete(of),
  }
}

/** Other parts of a screen, let go when anything that they depend on is written. */
export interface Sections {
  keep<T>(name: string, depends: readonly EntityName[], make: () => Promise<T>): Promise<T>
  /** Null: anything may have changed. */
  forget(changed: ReadonlySet<EntityName> | null): void
}

const SECTIONS_KEPT = 100

function noSections(): Sections {
  const kept = new Map<string, { depends: readonly EntityName[]; value: Promise<unknown> }>()
  return {
    keep<T>(name: string, depends: readonly EntityName[], make: () => Promise<T>): Promise<T> {
      const found = kept.get(name)
      if (found) return found.value as Promise<T>
      if (kept.size >= SECTIONS_KEPT) kept.clear()
      const value = make()
      kept.set(name, { depends, value })
      value.catch(() => kept.delete(name)) // whoever asked hears of it; the next one tries anew
      return value
    },
    forget(changed) {
      for (const [name, { depends }] of kept) {
        if (!changed || depends.some((entity) => changed.has(entity))) kept.delete(name)
      }
    },
  }
}

interface Period extends AtPeriod {
  readonly when: When
  readonly standings: Map<UseLine['row'], UseStanding>
  /** Whose cells were written since it was asked for last. */
  readonly stale: Set<UseLine>
}

interface Kept {
  /** What was written up to which position is in it; null when nothing can be relied on. */
  known: { readonly position: number; readonly plans: Plans } | null
  /** By `nameOf`. */
  readonly periods: Map<string, Period>
  readonly sections: Sections
  /** One at a time: who asks waits for who asked before. */
  turn: Promise<unknown>
}

/** More than a screen shows at once; beyond that the ones that were not asked for longest go first. */
const PERIODS_KEPT = 30

const kept = new WeakMap<Workspace, Kept>()

interface Choice {
  /** Each period alone as well. */
  readonly alone?: boolean | undefined
}

/** As things are now. What it gives is to be read at once, not after another await. */
export async function rollUp(
  ws: Workspace,
  periods: readonly string[],
  { alone = false }: Choice = {},
): Promise<RollUp> {
  const asked = (alone: boolean) => periods.map((period): When => ({ period, alone }))
  const both = { toDate: asked(false), alone: alone ? asked(true) : [] }
  // What is in a transaction may be taken back: it is shown, and forgotten.
  if (isUnsettled(ws)) return brought(ws, nothingKept(), both)
  const own = kept.get(ws) ?? nothingKept()
  kept.set(ws, own)
  const answer = own.turn.then(() => brought(ws, own, both))
  own.turn = answer.catch(() => undefined)
  return answer
}

function nothingKept(): Kept {
  return { known: null, periods: new Map(), sections: noSections(), turn: Promise.resolve() }
}

interface AskedFor {
  readonly toDate: readonly When[]
  readonly alone: readonly When[]
}

async function brought(ws: Workspace, own: Kept, asked: AskedFor): Promise<RollUp> {
  for (;;) {
    const plans = await refreshed(ws, own)
    const periods = new Map<When, Period>()
    for (const when of [...asked.toDate, ...asked.alone]) {
      periods.set(when, await periodOf(ws, own, plans, when))
    }
    // Commands run beside reads: what was written meanwhile is brought in as well.
    if (writtenSince(ws, own.known?.position ?? null).rows?.length !== 0) continue
    letGo(own, periods.size)
    const these = (some: readonly When[]) => some.flatMap((when) => periods.get(when) ?? [])
    return {
      plans,
      sections: own.sections,
      periods: these(asked.toDate),
      alone: these(asked.alone),
    }
  }
}

function nameOf({ period, alone }: When): string {
  return alone ? `${period} alone` : period
}

/** Rolled up, and the last in the order of what is kept. */
async function periodOf(ws: Workspace, own: Kept, plans: Plans, when: When): Promise<Period> {
  const name = nameOf(when)
  const found = own.periods.get(name) ?? (await rolledAt(ws, plans, when))
  own.periods.delete(name)
  own.periods.set(name, found)
  if (found.stale.size > 0) await rollAgain(ws, plans, found)
  return found
}

/** What was asked for now stays, however much it is. */
function letGo(own: Kept, asked: number): void {
  for (const oldest of own.periods.keys()) {
    if (own.periods.size <= Math.max(PERIODS_KEPT, asked)) break
    own.periods.delete(oldest)
  }
}

// Bringing it up to date ----------------------------------------------------------------------------

/** Whatever of these is written, the uses themselves may be others. */
const PLANS: readonly EntityName[] = [
  'strategy',
  'strategic_objective',
  'office',
  'workplan',
  'outcome',
  'output',
  'indicator',
  'indicator_definition',
]

async function refreshed(ws: Workspace, own: Kept): Promise<Plans> {
  const { known } = own
  const { rows, position } = writtenSince(ws, known?.position ?? null)
  const entities = rows && new Set(rows.map(({ entity }) => entity))
  own.sections.forget(entities)
  if (!known || !entities || PLANS.some((entity) => entities.has(entity))) {
    own.known = null
    own.periods.clear()
    const plans = await plansOf(ws)
    own.known = { position, plans }
    return plans
  }
  const uses = await staleUses(ws, known.plans, rows)
  if (uses === null) own.periods.clear()
  else {
    for (const at of own.periods.values()) for (const use of uses) at.stale.add(use)
  }
  own.known = { ...known, position }
  return known.plans
}

/** The uses whose cells were written; null when that cannot be said, because a cell is gone. */
async function staleUses(
  ws: Workspace,
  plans: Plans,
  written: readonly Written[],
): Promise<readonly UseLine[] | null> {
  const stale = new Set<string>()
  for (const entity of ['actual', 'target'] as const) {
    const cells = new Set(written.filter((row) => row.entity === entity).map(({ row }) => row))
    const uses = await query.usesOfCells(ws, entity, [...cells])
    if (uses.size < cells.size) return null
    for (const use of uses.values()) stale.add(use)
  }
  if (stale.size === 0) return []
  return plans.uses.filter(({ id }) => stale.has(id))
}

async function rollAgain(ws: Workspace, plans: Plans, at: Period) {
  for (const standing of await standingsOf(ws, plans, at.when, [...at.stale])) {
    at.standings.set(standing.line.row, standing)
  }
  for (const use of at.stale) {
    at.made.forget(plans.groupOf(use))
    if (use.office !== null) at.made.forget(use.office)
  }
  at.stale.clear()
}

async function rolledAt(ws: Workspace, plans: Plans, when: When): Promise<Period> {
  const standings = new Map<UseLine['row'], UseStanding>()
  for (const standing of await standingsOf(ws, plans, when, plans.uses, null)) {
    standings.set(standing.line.row, standing)
  }
  return { period: when.period, when, standings, stale: new Set(), made: nothingMade() }
}

async function standingsOf(
  ws: Workspace,
  plans: Plans,
  when: When,
  uses: readonly UseLine[],
  only: Only = uses.map(({ id }) => id),
): Promise<readonly UseStanding[]> {
  const { actual, due, away, said } = await rolledUses(ws, when, only)
  const open = uses.filter(({ final }) => final === null).map(({ id }) => id)
  const finals = await finalTargets(ws, open)
  return uses.map((line): UseStanding => {
    const { row, office, baseline, final } = line
    const { definition } = plans.groupOf(line)
    const stands = actual.get(row) ?? NOTHING
    const target = due.get(row)
    return {
      line,
      definition,
      office,
      expected: countsStill(away.has(row), stands, definition),
      actual: stands,
      due: target ?? NOTHING,
      duePeriod: target?.period ?? null,
      baseline: asMeasured(baseline, definition.measure),
      final: final ?? finals.get(row) ?? null,
      said: said.has(row),
    }
  })
}

// Plans and definitions -----------------------------------------------------------------------------

async function plansOf(ws: Workspace): Promise<Plans> {
  const lines = await query.linesOfUses(ws)
  const definitions = await query.definitionLines(ws)
  const strategy = await strategyOf(ws.db, ws.identity.strategy)
  const summedUp = new Set<string>()
  for (const { contributesTo } of lines) if (contributesTo !== null) summedUp.add(contributesTo)
  const byDefinition = Map.groupBy(lines, ({ definition }) => definition)
  const groups: Group[] = []
  const groupOf = new Map<UseLine['row'], Group>()
  for (const definition of definitions) {
    const own = byDefinition.get(definition.id) ?? []
    for (const [objective, uses] of Map.groupBy(own, (use) => use.objective)) {
      const added = uses.filter(({ id }) => !summedUp.has(id))
      const group = { definition, objective, uses, added }
      groups.push(group)
      for (const use of uses) groupOf.set(use.row, group)
    }
  }
  return {
    uses: lines,
    groups,
    byOffice: Map.groupBy(lines, ({ office }) => office ?? ''),
    groupOf(use) {
      const group = groupOf.get(use.row)
      if (!group) throw new RangeError(`${use.id} is of no group`)
      return group
    },
    summedUp,
    thresholds: thresholdsOf(strategy),
  }
}
