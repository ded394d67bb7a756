// The tables as Kysely sees them. Entities come from the registry (every field may be empty in SQL; a
// flag is 0 or 1); below them what stays in this file and never travels. Types only.
import type { Generated } from 'kysely'
import type { Entities, EntityName, Field } from '#domain/entities.ts'

type ColumnOf<F> = F extends { readonly kind: 'number' | 'integer' | 'money' | 'flag' }
  ? number | null
  : F extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
    ? C | null
    : F extends Field
      ? string | null
      : never

/** A row as SQL returns it; `unread` is a JSON object of field → text, null when there is none. */
export type TableOf<E extends EntityName> = {
  [F in keyof Entities[E]['fields']]: ColumnOf<Entities[E]['fields'][F]>
} & {
  id: string
  deleted: number
  unread: string | null
}

/** What this workspace is: id, site, role, office, strategy. */
export interface MetaTable {
  key: string
  value: string
}

/** A stream by a short number. Its last sequence number is that of its last change. */
export interface StreamTable {
  id: number
  name: string
  site: string
  scope: string
}

/** Which office a site belongs to, as its groups say; it never changes. */
export interface SiteTable {
  id: string
  office: string
}

export interface ChangeGroupTable {
  n: number // order of arrival in this file
  id: string
  site: string
  office: string
  at: string
  actor: string
  label: string // JSON
  kind: 'edit' | 'undo' | 'redo'
  target: string | null
  /** Own edits: 0 can be undone, 1 is undone, 2 is undone for good. null: not ours, or not undoable. */
  undo: number | null
  spans: string // JSON: [[first, last], …], where its changes lie in `change`
}

export interface ChangeTable {
  n: number // stream.id × 2^32 + seq
  change_group: number // change_group.n
  entity: EntityName
  row: string
  field: string
  value: string // JSON
  prior: string | null // JSON array of n; null when there is none
}

/** The changes that nobody has replaced yet, where a field was set after the row's creation. */
export interface HeadTable {
  row: string
  field: string
  n: number
}

export interface ConflictTable {
  id: string
  entity: EntityName
  row: string
  field: string // 'deleted': edited here, deleted there
  base: string // JSON: the value before the sides parted
  sides: string // JSON: [{ ref, site, office, value }], the one that is shown first
  settled: string | null // the change that settled it
}

/** Local preferences. */
export interface SettingTable {
  key: string
  value: string // JSON
}

/** A site whose key a person has accepted. */
export interface PeerTable {
  site: string
  office: string
  role: 'hq' | 'field'
  minisign: string
  fingerprint: string
  age: string
  accepted_at: string
  accepted_by: string
  revoked_at: string | null
  vector: string // JSON: what it is known to have
  vector_at: string | null
}

/** Every package made or read, with the file itself. */
export interface PackageLogTable {
  n: Generated<number>
  id: string
  direction: 'made' | 'read'
  at: string
  kind: string
  site: string // of the other side; empty when not known
  office: string // of the other side
  period: string | null
  result: 'made' | 'applied' | 'already_known' | 'taken_back'
  summary: string // JSON
  effect: string | null // JSON; with what it brought, so that it can be taken back
  vector: string // JSON: what the maker had
  raw: Uint8Array
}

export type Tables = { [E in EntityName]: TableOf<E> } & {
  meta: MetaTable
  stream: StreamTable
  site: SiteTable
  change_group: ChangeGroupTable
  change: ChangeTable
  head: HeadTable
  conflict: ConflictTable
  setting: SettingTable
  peer: PeerTable
  package_log: PackageLogTable
}
