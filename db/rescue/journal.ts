// What is left of a journal, from records that were read page by page: the streams, groups and changes that
// are whole, and of these the part that stands by itself: every stream from its first number without a
// hole, naming only changes and rows that are there. The rest is kept apart. Pure.
import {
  type Batch,
  type Change,
  CREATION,
  changeRef,
  type FirstValues,
  type Group,
  siteOf,
} from '#domain/changes.ts'
import { type EntityName, entityOf } from '#domain/entities.ts'
import { checkChange } from '../batch-rules.ts'
import { seqOfNumber, streamOfNumber } from '../heads.ts'
import { REFERENCES } from '../schema.ts'
import type { Cell, Found, ReadFile } from './pages.ts'

/** In place of a stream or a group that is lost: what a change says is still good, but it cannot stand. */
const UNKNOWN = '?'

export interface LostChanges {
  readonly stream: string
  readonly from: number
  readonly to: number
}

export interface RescuedJournal {
  readonly batch: Batch
  /** Whole changes that do not stand by themselves, in the order of their numbers. */
  readonly beyond: readonly Change[]
  readonly lost: readonly LostChanges[]
}

export function rescueJournal(file: ReadFile): RescuedJournal {
  const streams = streamsOf(file)
  const groups = groupsOf(file)
  const changes = changesOf(file, streams, groups)
  const lasts = standing(changes)
  const stands = ({ stream, seq }: Change) => seq <= (lasts.get(stream) ?? 0)
  const kept = [...changes.values()].flat().filter(stands)
  const ids = new Set(kept.map(({ group }) => group))
  return {
    batch: {
      streams: [...lasts].flatMap(([name, last]) => (last > 0 ? [{ name, first: 1, last }] : [])),
      groups: [...groups.values()].filter(({ id }) => ids.has(id)),
      changes: kept,
    },
    beyond: [...changes.values()].flat().filter((change) => !stands(change)),
    lost: lostOf(file, streams, lasts),
  }
}

/** A leaf of the tree first, then what stray pages and the index have. */
function records(file: ReadFile, table: string, columns: number): Found[] {
  return [
    ...(file.trees.get(table) ?? []),
    ...file.strays.filter(({ values }) => values.length === columns),
  ]
}

/** Number → name; the index on the name has both, too. */
function streamsOf(file: ReadFile): Map<number, string> {
  const found = new Map<number, string>()
  const add = (id: Cell | undefined, name: Cell | undefined) => {
    if (typeof id !== 'number' || typeof name !== 'string' || !name.includes('/')) return
    if (!found.has(id)) found.set(id, name)
  }
  for (const { rowid, values } of records(file, 'stream', 4)) {
    const [, name, site, scope] = values
    if (name === `${site}/${scope}`) add(rowid, name)
  }
  for (const { values } of file.trees.get('sqlite_autoindex_stream_1') ?? []) {
    add(values[1], values[0])
  }
  return found
}

function groupsOf(file: ReadFile): Map<number, Group> {
  const groups = new Map<number, Group>()
  for (const { rowid, values } of records(file, 'change_group', 11)) {
    if (groups.has(rowid)) continue
    const [, id, site, office, at, actor, label, kind, target] = values
    const texts = [id, site, office, at, actor, label, kind]
    if (!texts.every((text) => typeof text === 'string')) continue
    if (kind !== 'edit' && kind !== 'undo' && kind !== 'redo') continue
    const said = parsed(String(label)) as Group['label'] | undefined
    if (typeof said?.id !== 'string') continue
    groups.set(rowid, {
      id: String(id),
      site: String(site),
      office: String(office),
      at: String(at),
      actor: String(actor),
      label: said,
      kind,
      target: typeof target === 'string' ? target : null,
    })
  }
  return groups
}

/** By stream, in order, every number once. */
function changesOf(
  file: ReadFile,
  streams: ReadonlyMap<number, string>,
  groups: ReadonlyMap<number, Group>,
): Map<string, Change[]> {
  const found = new Map<number, Change>()
  for (const { rowid, values } of records(file, 'change', 7)) {
    if (found.has(rowid)) continue
    const change = changeOf(rowid, values, streams, groups)
    if (change) found.set(rowid, change)
  }
  const byStream = new Map<string, Change[]>()
  for (const [, change] of [...found].sort(([a], [b]) => a - b)) {
    const others = byStream.get(change.stream)
    if (others) others.push(change)
    else byStream.set(change.stream, [change])
  }
  return byStream
}

function changeOf(
  n: number,
  values: readonly Cell[],
  streams: ReadonlyMap<number, string>,
  groups: ReadonlyMap<number, Group>,
): Change | undefined {
  const [, groupNumber, entity, row, field, value, prior] = values
  const stream = streams.get(streamOfNumber(n)) ?? UNKNOWN
  const group = typeof groupNumber === 'number' ? groups.get(groupNumber) : undefined
  if (typeof entity !== 'string' || !entityOf(entity)) return undefined
  if (typeof row !== 'string' || typeof field !== 'string' || typeof value !== 'string') {
    return undefined
  }
  const seen = typeof prior === 'string' ? parsed(prior) : []
  if (!Array.isArray(seen)) return undefined
  const change = {
    stream,
    seq: seqOfNumber(n),
    group: group?.site === siteOf(stream) ? group.id : UNKNOWN,
    entity: entity as EntityName,
    row,
    field,
    value: parsed(value) as Change['value'],
    prior: seen.map((number: number) =>
      changeRef(streams.get(streamOfNumber(number)) ?? UNKNOWN, seqOfNumber(number)),
    ),
  }
  try {
    checkChange(change)
    return change
  } catch {
    return undefined // it does not say what a change may say, so it is not one any more
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Per stream the last number that stands: nothing up to it is missing, nor what it names. */
function standing(changes: ReadonlyMap<string, readonly Change[]>): Map<string, number> {
  const lasts = new Map<string, number>()
  for (const [stream, all] of changes) {
    const hole = all.findIndex(
      ({ seq, group }, i) => seq !== i + 1 || group === UNKNOWN || stream === UNKNOWN,
    )
    lasts.set(stream, hole < 0 ? all.length : hole)
  }
  for (let cut = true; cut; ) {
    cut = false
    const created = createdRows(changes, lasts)
    for (const [stream, all] of changes) {
      const last = lasts.get(stream) ?? 0
      const bad = all.slice(0, last).findIndex((change) => !isGrounded(change, lasts, created))
      if (bad < 0) continue
      lasts.set(stream, bad)
      cut = true
    }
  }
  return lasts
}

function createdRows(
  changes: ReadonlyMap<string, readonly Change[]>,
  lasts: ReadonlyMap<string, number>,
): Set<string> {
  const created = new Set<string>()
  for (const [stream, all] of changes) {
    for (const { field, entity, row } of all.slice(0, lasts.get(stream))) {
      if (field === CREATION) created.add(`${entity} ${row}`)
    }
  }
  return created
}

function isGrounded(
  { entity, row, field, value, prior }: Change,
  lasts: ReadonlyMap<string, number>,
  created: ReadonlySet<string>,
): boolean {
  if (!created.has(`${entity} ${row}`)) return false
  const isKnown = prior.every((ref) => {
    const hash = ref.lastIndexOf('#')
    return Number(ref.slice(hash + 1)) <= (lasts.get(ref.slice(0, hash)) ?? 0)
  })
  if (!isKnown) return false
  const values = field === CREATION ? (value as FirstValues) : { [field]: value }
  return REFERENCES[entity].every(({ field: name, to, isEnforced }) => {
    const target = values[name]
    return !isEnforced || typeof target !== 'string' || created.has(`${to} ${target}`)
  })
}

/** What each stream had beyond what stands, as far as anything left says how far it went. */
function lostOf(
  file: ReadFile,
  streams: ReadonlyMap<number, string>,
  lasts: ReadonlyMap<string, number>,
): LostChanges[] {
  const ends = new Map<string, number>()
  const note = (n: unknown) => {
    const stream = typeof n === 'number' ? streams.get(streamOfNumber(n)) : undefined
    if (stream === undefined) return
    ends.set(stream, Math.max(ends.get(stream) ?? 0, seqOfNumber(n as number)))
  }
  for (const { rowid } of file.trees.get('change') ?? []) note(rowid)
  for (const { values } of file.trees.get('change_by_row') ?? []) note(values[2])
  for (const { values } of file.trees.get('head') ?? []) note(values[2])
  for (const { values } of file.trees.get('change_group') ?? []) {
    const spans = typeof values[10] === 'string' ? parsed(values[10]) : []
    if (Array.isArray(spans)) for (const span of spans) note(span?.[1])
  }
  return [...ends].flatMap(([stream, to]) => {
    const from = (lasts.get(stream) ?? 0) + 1
    return to >= from ? [{ stream, from, to }] : []
  })
}
