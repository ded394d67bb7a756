// What a validation rule is, and how one is declared. The rules themselves are in rules-*.ts, the
// registry and the running in rules.ts.
import type { AnyRow, Dataset } from './dataset.ts'
import type { EntityName, RowOf } from './entities.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Finding {
  readonly field: string | null
  /** null: the row's own period, when it has one. */
  readonly period: string | null
  /** For the message; `field` is a field's name, which the screen puts into words. */
  readonly values: Readonly<Record<string, string | number>>
}

export interface Rule {
  readonly code: string
  readonly severity: Severity
  appliesTo(entity: EntityName): boolean
  check(entity: EntityName, row: AnyRow, data: Dataset): readonly Finding[]
}

/** A rule for the rows of one entity. */
export function rule<E extends EntityName>(
  code: string,
  severity: Severity,
  entity: E,
  check: (row: RowOf<E>, data: Dataset) => readonly Finding[],
): Rule {
  return {
    code,
    severity,
    appliesTo: (name) => name === entity,
    // The registry calls it with rows of this entity only.
    check: (_, row, data) => check(row as unknown as RowOf<E>, data),
  }
}

/** The same check for several entities that share the fields it looks at. */
export function ruleFor<E extends EntityName>(
  code: string,
  severity: Severity,
  entities: readonly E[],
  check: (row: RowOf<E>, data: Dataset, entity: E) => readonly Finding[],
): Rule {
  return {
    code,
    severity,
    appliesTo: (name) => (entities as readonly EntityName[]).includes(name),
    check: (entity, row, data) => check(row as unknown as RowOf<E>, data, entity as E),
  }
}

/**
 * What several rules ask about one row, worked out once: they are asked one after the other, of the same
 * data. It holds on to the last row of each dataset, and to no dataset.
 */
export function askedOnce<R extends object, T>(
  work: (row: R, data: Dataset) => T,
): (row: R, data: Dataset) => T {
  const last = new WeakMap<Dataset, { readonly row: R; readonly answer: T }>()
  return (row, data) => {
    const known = last.get(data)
    if (known?.row === row) return known.answer
    const answer = work(row, data)
    last.set(data, { row, answer })
    return answer
  }
}

export const NONE: readonly Finding[] = []

/** One finding, or none when `wrong` is false. */
export function finding(
  wrong: boolean,
  field: string | null,
  values: Finding['values'] = {},
  period: string | null = null,
): readonly Finding[] {
  return wrong ? [{ field, period, values: field ? { field, ...values } : values }] : NONE
}

export function isEmptyText(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && !value.trim())
}
