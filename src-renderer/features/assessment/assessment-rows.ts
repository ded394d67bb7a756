// The lines of the Assessment room and how one is written: `put` on its natural key.
import type { Client } from '#contract/client.ts'
import type { Command, Label } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import { naturalId } from '#domain/ids.ts'

export type Assessment = Awaited<ReturnType<Client['assessment']['get']>>
export type Assessed = Assessment['workplans'][number]
export type Kind = 'objectives' | 'workplans'

export const FIGURES = ['progress', 'risk', 'required', 'gap', 'gapShare', 'urgency'] as const
export type FigureName = (typeof FIGURES)[number]

export const FIELDS = ['rating', 'priority', 'finding'] as const
export type FieldName = (typeof FIELDS)[number]

export function isFigure(column: string): column is FigureName {
  return (FIGURES as readonly string[]).includes(column)
}

export function isField(column: string): column is FieldName {
  return (FIELDS as readonly string[]).includes(column)
}

export function nameOf(row: Assessed): string {
  return `${row.code} ${row.title}`
}

/** By place; what has none stands at the end. */
export function byPlace(rows: readonly Assessed[]): readonly Assessed[] {
  return rows.toSorted((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE))
}

/** In the order in which they stood: a row does not move away from under the hands that rank it. */
export function inOrderOf(rows: readonly Assessed[], ids: readonly string[]): readonly Assessed[] {
  const place = new Map(ids.map((id, index) => [id, index]))
  const of = ({ id }: Assessed) => place.get(id) ?? place.size
  return rows.toSorted((a, b) => of(a) - of(b))
}

function keyOf(row: Assessed, year: number): Readonly<Record<string, string | number>> {
  return row.entity === 'workplan'
    ? { year, workplan: row.subject }
    : { year, objective: row.subject }
}

/** Null where nothing would be written: an empty field of an assessment that is not there. */
export function assess(
  row: Assessed,
  year: number,
  field: string,
  value: Value,
  what: string,
): { readonly commands: readonly Command[]; readonly label: Label } | null {
  if (value === null && !row.exists) return null
  const values = { ...keyOf(row, year), [field]: value }
  return {
    commands: [{ do: 'put', entity: 'assessment', values }],
    label: { id: 'label.edit_value', values: { what } },
  }
}

/** Of which year an assessment is, by its id; undefined when it is of nothing that is here. */
export function yearOf(id: string, { years, objectives, workplans }: Assessment) {
  const all = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index)
  return all.find((year) =>
    [...objectives, ...workplans].some((row) => naturalId('assessment', keyOf(row, year)) === id),
  )
}
