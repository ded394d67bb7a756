// Packages of format 1, as the versions that wrote it made them: for tests of reading them.
import {
  type Batch,
  type Change,
  CREATION,
  DELETED,
  type FirstValues,
  type Group,
  parseRef,
} from '#domain/changes.ts'
import { type NaturalRow, naturalRowMaker } from '#exchange/natural-row.ts'
import { type Draft, packPackage } from '#exchange/pack.ts'
import type { SigningKey } from '#exchange/sign.ts'
import { entityChecks } from '#exchange/values.ts'
import { entriesOf, partsOf, resigned, zipOf } from './tamper.ts'

/** A plain package of format 1 with this content. */
export async function format1Package(draft: Draft, signing: SigningKey): Promise<Buffer> {
  const { streams } = draft.manifest
  const parts = await partsOf(await packPackage(draft, { signing, recipients: [] }))
  const told = JSON.parse(parts['manifest.json'].toString()) as object
  const entities: Record<string, number> = {}
  for (const { entity } of draft.changes) entities[entity] = (entities[entity] ?? 0) + 1
  const counts = { changes: draft.changes.length, groups: draft.groups.length, entities }
  const manifest = Buffer.from(`${JSON.stringify({ ...told, format: 1, counts }, null, 2)}\n`)
  const lines = format1Lines({ ...draft, streams })
  const old = { ...parts, 'manifest.json': manifest, 'changes.jsonl': lines }
  return zipOf(entriesOf(resigned(old, signing)))
}

/** changes.jsonl of format 1. */
export function format1Lines(batch: Batch): Buffer {
  const groups = new Map(batch.groups.map((group) => [group.id, group]))
  const index = new Map<string, number>()
  const head: string[] = []
  const number = (name: string): number => {
    const known = index.get(name)
    if (known !== undefined) return known
    index.set(name, index.size)
    head.push(JSON.stringify({ stream: index.size - 1, name }))
    return index.size - 1
  }
  for (const stream of batch.streams) number(stream.name)
  const body: string[] = []
  const naturalRow = naturalRowMaker()
  const told = new Set<string>()
  let current = ''
  for (const change of inOrder(batch, index)) {
    if (change.group !== current) {
      current = change.group
      const group = groups.get(current)
      body.push(told.has(current) || !group ? JSON.stringify({ group: current }) : groupLine(group))
      told.add(current)
    }
    body.push(changeLine(change, number, naturalRow))
  }
  for (const group of batch.groups) if (!told.has(group.id)) body.push(groupLine(group))
  return Buffer.from([...head, ...body, ''].join('\n'), 'utf8')
}

function inOrder(batch: Batch, index: ReadonlyMap<string, number>): readonly Change[] {
  const place = (change: Change) => index.get(change.stream) ?? Number.MAX_SAFE_INTEGER
  return batch.changes.toSorted((a, b) => place(a) - place(b) || a.seq - b.seq)
}

function groupLine(group: Group): string {
  const { id, site, office, at, actor, label, kind, target } = group
  return JSON.stringify({
    group: id,
    site,
    office,
    at,
    actor,
    label: label.values === undefined ? { id: label.id } : { id: label.id, values: label.values },
    kind,
    ...(target === null ? {} : { target }),
  })
}

function changeLine(
  change: Change,
  number: (stream: string) => number,
  naturalRow: NaturalRow,
): string {
  const { entity, row, field, value } = change
  const at = { stream: number(change.stream), seq: change.seq }
  const seen = change.prior.map((ref) => {
    const { stream, seq } = parseRef(ref)
    return `${number(stream)}:${seq}`
  })
  const prior = seen.length > 0 ? { prior: seen } : {}
  if (field === CREATION) {
    const values = value as FirstValues
    // A natural key says the id already; a UUID does not compress.
    const key = entityChecks(entity)?.key
    const named = key && naturalRow(entity, key, values) === row ? {} : { row }
    return JSON.stringify({ ...at, create: entity, ...named, values, ...prior })
  }
  if (field === DELETED) {
    const verb = value === true ? { delete: entity } : { restore: entity }
    return JSON.stringify({ ...at, ...verb, row, ...prior })
  }
  return JSON.stringify({ ...at, set: entity, row, field, value, ...prior })
}
