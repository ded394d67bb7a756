// What a change is, and the names around it (docs/merge.md). A change says that in group `group`, a
// field of a row was set to a value by someone who saw `prior` there. Tables are what changes add up
// to. This module holds shapes and names only; merge.ts decides, db/journal.ts writes.
import type { EntityName, Value } from './entities.ts'

/** What one site writes for one audience: `site/scope`, numbered 1, 2, 3 … without a gap. */
export type StreamName = string
/** `shared`, `private`, or the id of the office whose plan and data the change belongs to. */
export type Scope = string
/** `site/scope#seq` */
export type ChangeRef = string
/** stream → last number known; what a workspace knows is exactly its vector. */
export type Vector = Readonly<Record<StreamName, number>>

export const SHARED: Scope = 'shared'
export const PRIVATE: Scope = 'private'

/** Field name of a creation: its value is the object of first values. */
export const CREATION = ''
/** Pseudo field: true is a tombstone. Restoring sets it to false. */
export const DELETED = 'deleted'

/** A label for people, from the catalogue: 'label.paste' with { count: 40 }. */
export interface Label {
  readonly id: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** One action of one person: undone, shown and sent together. */
export interface Group {
  readonly id: string
  readonly site: string
  /** Id of the office whose workspace wrote it; decides which side of a conflict is shown. */
  readonly office: string
  readonly at: string // instant, shown to people, never used to decide
  readonly actor: string
  readonly label: Label
  readonly kind: 'edit' | 'undo' | 'redo'
  readonly target: string | null // the group that an undo or redo is about
}

export type FirstValues = Readonly<Record<string, Value>>

export interface Change {
  readonly stream: StreamName
  readonly seq: number
  readonly group: string
  readonly entity: EntityName
  readonly row: string
  /** CREATION, DELETED, or a field of the entity. */
  readonly field: string
  /** FirstValues for a creation, else a Value (true or false for DELETED). */
  readonly value: Value | FirstValues
  /**
   * The heads that the author saw on that field: none for a creation; for a field, the change or
   * changes that set it last (the creation when none did); for DELETED, the heads of the whole row,
   * so that an edit the author had not seen is known to be concurrent.
   */
  readonly prior: readonly ChangeRef[]
}

/** A piece of a stream: everything from `first` to `last`, both included. */
export interface StreamRange {
  readonly name: StreamName
  readonly first: number
  readonly last: number
}

/** What travels: pieces of streams without a gap, their changes in order, and the groups of these. */
export interface Batch {
  readonly streams: readonly StreamRange[]
  readonly groups: readonly Group[]
  readonly changes: readonly Change[]
}

export function streamName(site: string, scope: Scope): StreamName {
  return `${site}/${scope}`
}
export function siteOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('/'))
}
export function scopeOf(stream: StreamName): Scope {
  return stream.slice(stream.indexOf('/') + 1)
}
export function changeRef(stream: StreamName, seq: number): ChangeRef {
  return `${stream}#${seq}`
}
export function parseRef(ref: ChangeRef): { readonly stream: StreamName; readonly seq: number } {
  const hash = ref.lastIndexOf('#')
  return { stream: ref.slice(0, hash), seq: Number(ref.slice(hash + 1)) }
}

/** What people ask for; db/journal.ts turns commands into changes. */
export type Command =
  /** Set fields of a row that exists (a deleted one is refused). */
  | {
      readonly do: 'set'
      readonly entity: EntityName
      readonly row: string
      readonly values: FirstValues
    }
  /** Make a row; `id` is a UUIDv7 made by the caller, absent for entities with a natural key. */
  | {
      readonly do: 'create'
      readonly entity: EntityName
      readonly id?: string
      readonly values: FirstValues
    }
  /** For entities with a natural key: create, restore or set, whichever is needed. */
  | { readonly do: 'put'; readonly entity: EntityName; readonly values: FirstValues }
  /** Delete a row and everything that hangs under it. */
  | { readonly do: 'delete'; readonly entity: EntityName; readonly row: string }
