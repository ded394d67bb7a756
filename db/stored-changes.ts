// Changes as the journal holds them, with who wrote them: read for replaying rows by the domain's own
// definition (merge.ts). It says what a change is when it is read; which ones are read, the caller asks.
import type { EntityName } from '#domain/entities.ts'
import type { Written } from '#domain/merge.ts'

export interface StoredChange {
  readonly n: number
  readonly group: number
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  /** JSON. */
  readonly value: string
  /** JSON list of the numbers of changes that its author saw; null for none. */
  readonly prior: string | null
  readonly site: string
  readonly office: string
}

/** What is selected of `change c` and `change_group g` for a StoredChange. */
export const STORED_CHANGE =
  'c.n, c.change_group AS "group", c.entity, c.row, c.field, c.value, c.prior, g.site, g.office'

export function priorOf({ prior }: Pick<StoredChange, 'prior'>): number[] {
  return prior === null ? [] : JSON.parse(prior)
}

export function asWritten(change: StoredChange): Written<number> {
  return {
    ref: change.n,
    field: change.field,
    value: JSON.parse(change.value),
    prior: priorOf(change),
    site: change.site,
    office: change.office,
    group: change.group,
  }
}
