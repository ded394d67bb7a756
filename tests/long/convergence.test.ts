// HQ, up to eight offices, their second laptops: everybody edits, undoes, deletes, settles conflicts; packages are
// lost, late, doubled, sent again; laptops are set up by transfer and put back from old copies. Once everything
// has arrived, all hold the same for what they share, nothing that was typed and sent is gone, and each
// equals its replayed journal. Real workspaces, in memory; what a sender leaves out is what it was told
// the receiver has, as in packages. (tests/db/convergence.test.ts has fewer people and smaller cases.)
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { applyBatch } from '#db/incoming.ts'
import { applyCommands, changesSince, redo, undo, vectorOf } from '#db/journal.ts'
import { type Identity, openWorkspace, type Workspace, workspaceOf } from '#db/open.ts'
import {
  type Batch,
  type Command,
  CREATION,
  type FirstValues,
  SHARED,
  scopeOf,
  type Vector,
} from '#domain/changes.ts'
import { ENTITIES, ENTITY_NAMES, type EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ann,
  HQ,
  newWorkspace,
  planOf,
  REFERENCE,
  STRATEGY,
  typing,
} from '../support/workspaces.ts'
import { dice, howMany, PATIENCE, SEED, tell } from './form.ts'

const SCHEDULES = howMany(60, 10_000)
const MOST_OFFICES = 8
const folder = temporaryFolder()

type Dice = (n: number) => number

const officeId = (i: number) => `01900000-0000-7000-8000-0000000001${String(i).padStart(2, '0')}`

/** Somebody with a copy of the workspace. */
interface Actor {
  ws: Workspace
  readonly office: string
  /** What the others told it that they have. */
  told: Map<Actor, { site: string; vector: Vector }>
  /** Copies of itself from earlier, and what it had been told then. */
  readonly copies: { bytes: Buffer; told: Actor['told'] }[]
  /** How far its streams went in what left it; kept outside of the workspace. */
  readonly sent: Record<string, number>
}

interface Parcel {
  readonly from: Identity
  readonly sender: Actor
  readonly to: Actor
  readonly batch: Batch
  readonly vector: Vector
  /** How often it was delivered. */
  times: number
}

const counts = {
  schedules: 0,
  offices: 0,
  laptops: 0,
  edits: 0,
  packages: 0,
  lost: 0,
  repeated: 0,
  gaps: 0,
  conflicts: 0,
  settled: 0,
  wavered: 0,
  transfers: 0,
  'put back': 0,
  'HQ put back': 0,
}

/** Files once, then copies in memory: opening one costs less than a millisecond. */
function bytesOf(ws: Workspace): Buffer {
  const bytes = ws.sqlite.serialize()
  bytes[18] = 1 // a database in memory has no write-ahead log
  bytes[19] = 1
  return bytes
}

let sites = 0
function openBytes(bytes: Buffer, of: Omit<Identity, 'site'>, site?: string): Workspace {
  const sqlite = new Database(Buffer.from(bytes))
  sqlite.pragma('foreign_keys = ON')
  sites += 1
  // A random beginning, so that now one, now the other comes first by site.
  const named = site ?? `${String.fromCharCode(97 + ((sites * 7919) % 26))}-site-${sites}`
  sqlite.prepare('INSERT OR IGNORE INTO site (id, office) VALUES (?, ?)').run(named, of.office)
  return workspaceOf('in memory', sqlite, () => {}, { ...of, site: named })
}

function template(make: (ws: Workspace) => void, role: 'hq' | 'field', office: string): Buffer {
  const ws = newWorkspace(folder, role, office, `template-${role}-${office}`)
  make(ws)
  ws.close()
  const again = openWorkspace(ws.file)
  const bytes = bytesOf(again)
  again.close()
  return bytes
}

function plansFor(offices: number): Command[] {
  const ids = Array.from({ length: offices }, (_, i) => officeId(i))
  return [
    ...REFERENCE,
    ...ids.map((id, i): Command => {
      const values = { code: `O${i}`, name: `Office ${i}`, type: 'field' }
      return { do: 'create', entity: 'office', id, values }
    }),
    ...ids.flatMap((id, i) => planOf(id, `o${i}`)),
  ]
}

const hqs = new Map<number, Buffer>()
function hqWith(offices: number): Buffer {
  let found = hqs.get(offices)
  if (!found) {
    found = template(
      (ws) =>
        void applyCommands(ws, plansFor(offices), typing, ann, { undoable: offices % 2 === 0 }),
      'hq',
      HQ,
    )
    hqs.set(offices, found)
  }
  return found
}
const empty = template(() => {}, 'field', officeId(0))

function actorWith(ws: Workspace): Actor {
  return { ws, office: ws.identity.office, told: new Map(), copies: [], sent: {} }
}

/** What a person may meet; package_forked is never among it. */
const EXPECTED = new Set([
  ...['row_unknown', 'row_deleted', 'usage', 'nothing_to_undo', 'nothing_to_redo'],
  ...['undo_superseded', 'package_gap'],
])

function tolerating<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal) || !EXPECTED.has(error.code)) throw error
    if (error.code === 'package_gap') counts.gaps += 1
    return undefined
  }
}

function schedule(seed: number): void {
  sites = seed % 26 // so that a schedule is the same whichever came before it
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T
  // Few offices meet more often, so half of the schedules have one to three.
  const offices = 1 + roll(roll(2) === 0 ? 3 : MOST_OFFICES)
  const identityOf = (role: 'hq' | 'field', office: string) => ({
    id: `w-${office}-${sites}`,
    role,
    office,
    strategy: STRATEGY,
  })
  const hq = actorWith(openBytes(hqWith(offices), identityOf('hq', HQ), `template-hq-${HQ}`))
  const actors = [hq]
  const typed = new Set<string>()
  const parcels: Parcel[] = []
  counts.offices += offices

  function setUp(from: Actor, office: string): Actor {
    const made = actorWith(openBytes(empty, identityOf('field', office)))
    deliver(pack(from, made))
    actors.push(made)
    return made
  }

  function pack(sender: Actor, to: Actor): Parcel {
    const told = sender.told.get(to)?.vector ?? {}
    const own = vectorOf(sender.ws)
    const shared = Object.entries(own).filter(([stream]) => scopeOf(stream) === SHARED)
    const hasHeard = Object.keys(told).length > 0
    const known = to === hq && !hasHeard ? Object.fromEntries(shared) : told
    const scope = to === hq ? sender.office : to.office
    const batch = changesSince(sender.ws, [SHARED, scope], known)
    for (const { name, last } of batch.streams) {
      sender.sent[name] = Math.max(sender.sent[name] ?? 0, last)
    }
    counts.packages += 1
    return { from: sender.ws.identity, sender, to, batch, vector: own, times: 0 }
  }

  function deliver(parcel: Parcel): boolean {
    const { from, sender, to, batch, vector } = parcel
    parcel.times += 1
    const { site, office, role } = from
    const taken = tolerating(() =>
      applyBatch(to.ws, batch, { from: { site, office, role, returns: () => to.sent } }),
    )
    if (!taken) return false
    counts.conflicts += taken.effect.conflicts
    const before = to.told.get(sender)
    const grown = before?.site === site ? most(before.vector, vector) : vector
    to.told.set(sender, { site, vector: grown })
    return true
  }

  function edit(actor: Actor, command: Command): void {
    const done = tolerating(() => applyCommands(actor.ws, [command], typing, ann))
    if (!done?.changes) return
    counts.edits += 1
    if (command.do !== 'set') return
    for (const [field, value] of Object.entries(command.values)) {
      typed.add(`${command.row} ${field} ${JSON.stringify(value)}`)
    }
  }

  /** Somebody who has the row's office chooses one of the sides, or writes a third. */
  function settle(actor: Actor): void {
    const open = actor.ws.sqlite
      .prepare('SELECT entity, row, field, sides FROM conflict WHERE settled IS NULL')
      .all() as { entity: EntityName; row: string; field: string; sides: string }[]
    const conflict = open[roll(open.length)]
    if (!conflict) return
    const { entity, row, field } = conflict
    const mayNot = actor !== hq && ENTITIES[entity].owner !== 'office'
    if (mayNot) return
    counts.settled += 1
    if (field === 'deleted') {
      edit(actor, { do: 'delete', entity, row })
      return
    }
    const sides = JSON.parse(conflict.sides) as { value: string | number | null }[]
    const value = roll(3) === 0 && field === 'title' ? `third ${roll(9)}` : pick(sides).value
    edit(actor, { do: 'set', entity, row, values: { [field]: value } })
  }

  /** As settle; one time in three the choice is undone, with or without a package in between. */
  function chooseOrWaver(actor: Actor): void {
    const before = counts.settled
    settle(actor)
    if (counts.settled === before || roll(3) > 0) return
    const others = actors.filter((to) => to !== actor && mayMeet(hq, actor, to))
    if (roll(2) === 0) for (const to of others) deliver(pack(actor, to))
    if (tolerating(() => undo(actor.ws, ann))) counts.wavered += 1
  }

  function putBack(actor: Actor): void {
    const copy = actor.copies[roll(actor.copies.length)]
    if (!copy) return
    const { id, role, office, strategy } = actor.ws.identity
    actor.ws.close()
    actor.ws = openBytes(copy.bytes, { id, role, office, strategy })
    actor.told = new Map(copy.told)
    counts[actor === hq ? 'HQ put back' : 'put back'] += 1
    // What was typed there and had gone nowhere is in the file that is kept beside, not here.
    const left = new Set(actors.flatMap(({ ws }) => [...valuesIn(ws)]))
    for (const value of typed) if (!left.has(value)) typed.delete(value)
  }

  for (let i = 0; i < offices; i += 1) setUp(hq, officeId(i))
  for (let steps = 15 + roll(45); steps > 0; steps -= 1) {
    const actor = pick(actors)
    const what = roll(100)
    if (what < 44) edit(actor, commandFor(roll, actor, offices))
    else if (what < 50) tolerating(() => (roll(3) === 0 ? redo : undo)(actor.ws, ann))
    else if (what < 58) chooseOrWaver(pick(actors.filter(hasConflict)) ?? actor)
    else if (what < 76) {
      const to = pick(actors.filter((other) => other !== actor && mayMeet(hq, actor, other)))
      if (to) parcels.push(pack(actor, to))
    } else if (what < 92) {
      const parcel = parcels[roll(parcels.length)] // some twice, some late, some never
      if (parcel) deliver(parcel)
    } else if (what < 95) {
      actor.copies.push({ bytes: bytesOf(actor.ws), told: new Map(actor.told) })
    } else if (what < 98) putBack(pick(actors.filter(({ copies }) => copies.length > 0)) ?? actor)
    else if (actors.length < 2 * MOST_OFFICES && actor !== hq) {
      counts.transfers += 1
      setUp(roll(2) === 0 ? actor : hq, actor.office)
    }
  }
  counts.lost += parcels.filter(({ times }) => times === 0).length
  counts.repeated += parcels.filter(({ times }) => times > 1).length
  counts.laptops += actors.length - 1 - offices
  meet(hq, actors, (from, to) => deliver(pack(from, to)))
  expectSame(hq, actors)
  // Now that all see the same conflicts, some people settle some, others the same ones otherwise.
  for (let times = roll(6); times > 0; times -= 1) chooseOrWaver(pick(actors))
  meet(hq, actors, (from, to) => deliver(pack(from, to)))
  expectSame(hq, actors)
  const journal = valuesIn(hq.ws)
  for (const value of typed) expect(journal.has(value), value).toBe(true)
  for (const { ws } of actors) {
    expect(checkWorkspace(ws).findings).toEqual([])
    ws.close()
  }
  counts.schedules += 1
}

function hasConflict({ ws }: Actor): boolean {
  return ws.sqlite.prepare('SELECT 1 FROM conflict WHERE settled IS NULL').get() !== undefined
}

function mayMeet(hq: Actor, a: Actor, b: Actor): boolean {
  return a === hq || b === hq || a.office === b.office
}

function most(a: Vector, b: Vector): Vector {
  const sum: Record<string, number> = { ...a }
  for (const [stream, last] of Object.entries(b)) sum[stream] = Math.max(sum[stream] ?? 0, last)
  return sum
}

/** Everybody writes to HQ and HQ to everybody, until nobody learns anything. */
function meet(
  hq: Actor,
  actors: readonly Actor[],
  send: (from: Actor, to: Actor) => unknown,
): void {
  let before = ''
  for (let round = 0; round < 8; round += 1) {
    for (const actor of actors) if (actor !== hq) send(actor, hq)
    for (const actor of actors) if (actor !== hq) send(hq, actor)
    const now = JSON.stringify(actors.map(({ ws }) => vectorOf(ws)))
    if (now === before) return
    before = now
  }
  throw new Error('eight rounds of packages were not enough')
}

function valuesIn({ sqlite }: Workspace): Set<string> {
  const changes = sqlite.prepare('SELECT row, field, value FROM change').all() as {
    row: string
    field: string
    value: string
  }[]
  return new Set(
    changes.flatMap(({ row, field, value }) =>
      field === CREATION ? [] : [`${row} ${field} ${value}`],
    ),
  )
}

/** HQ and each office hold the same of what both may see: rows, open conflicts, vectors. */
function expectSame(hq: Actor, actors: readonly Actor[]): void {
  const wanted = new Map<string, string>()
  for (const actor of actors) {
    if (actor === hq) continue
    let at = wanted.get(actor.office)
    if (at === undefined) {
      at = stateFor(hq.ws, actor.office)
      wanted.set(actor.office, at)
    }
    expect(stateFor(actor.ws, actor.office)).toBe(at)
  }
}

function stateFor(ws: Workspace, office: string): string {
  const travelling = ENTITY_NAMES.filter((name) => ENTITIES[name].owner !== 'private')
  const rows = travelling.map((name) =>
    ENTITIES[name].owner === 'shared'
      ? ws.sqlite.prepare(`SELECT * FROM "${name}" ORDER BY id`).raw().all()
      : ws.sqlite
          .prepare(`SELECT * FROM "${name}" WHERE office IN (?, ?) ORDER BY id`)
          .raw()
          .all(office, HQ),
  )
  const seen = new Set(rows.flat().map((row) => (row as unknown[])[0]))
  const conflicts = (
    ws.sqlite.prepare('SELECT * FROM conflict WHERE settled IS NULL ORDER BY id').all() as {
      row: string
    }[]
  ).filter(({ row }) => seen.has(row))
  const vector = Object.entries(vectorOf(ws))
    .filter(([stream]) => [SHARED, office].includes(scopeOf(stream)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([rows, conflicts, vector])
}

function commandFor(roll: Dice, { office, ws }: Actor, offices: number): Command {
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T
  const isHq = ws.identity.role === 'hq'
  const number = isHq ? roll(offices) : Number(office.slice(-2))
  const own = isHq ? officeId(number) : office
  const at = (name: string) => `o${number}-${name}`
  const activities = ['activity', 'second', 'new-0', 'new-1', 'new-2'].map(at)
  const outputs = ['output', 'other'].map(at)
  const what = roll(isHq ? 24 : 20)
  if (what < 8) {
    const values = pick<FirstValues>([
      { title: `t${roll(1000)}` },
      { percent_complete: pick([roll(100), { unread: 'half' }, null]) },
      { output: pick(outputs) },
    ])
    return { do: 'set', entity: 'activity', row: pick(activities), values }
  }
  if (what < 12) {
    const values = { value: pick([roll(50), null]), comment: `c${roll(1000)}` }
    const key = { office: own, indicator: at('indicator'), period: pick(['2021Q1', '2021Q2']) }
    return { do: 'put', entity: 'actual', values: { ...key, ...values } }
  }
  if (what < 15) {
    const values = { office: own, output: pick(outputs), code: 'n', title: `n${roll(1000)}` }
    return { do: 'create', entity: 'activity', id: pick(activities.slice(2)), values }
  }
  if (what < 18) return { do: 'delete', entity: 'activity', row: pick(activities) }
  if (what < 20) {
    return pick<Command>([
      { do: 'delete', entity: 'output', row: pick(outputs) },
      { do: 'delete', entity: 'outcome', row: at('outcome') },
      { do: 'set', entity: 'output', row: pick(outputs), values: { statement: `s${roll(1000)}` } },
      { do: 'delete', entity: 'indicator', row: at('indicator') },
    ])
  }
  return pick<Command>([
    { do: 'set', entity: 'office', row: own, values: { name: `Name ${roll(1000)}` } },
    { do: 'set', entity: 'strategy', row: STRATEGY, values: { title: `Title ${roll(1000)}` } },
  ])
}

test(
  'after everything has arrived, everybody holds the same, and nothing typed is gone',
  () => {
    for (let at = 0; at < SCHEDULES; at += 1) {
      const seed = SEED + at
      try {
        schedule(seed)
      } catch (error) {
        throw new Error(`schedule ${seed} (WAYMARK_SEED=${seed})`, { cause: error })
      }
    }
    expect(counts.conflicts).toBeGreaterThan(SCHEDULES / 10)
    expect(counts.edits).toBeGreaterThan(SCHEDULES * 5)
    tell('Convergence', counts)
  },
  PATIENCE,
)
