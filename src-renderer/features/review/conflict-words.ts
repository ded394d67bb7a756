// A conflict in words: where it is, whose side is whose, and what a side holds. Of a deletion the sides
// are "deleted" and what was edited meanwhile.
import type { Conflict } from '#contract/conflicts.ts'
import type { Value } from '#domain/entities.ts'
import { fieldName, placeText } from '#i18n/problem-text.ts'
import type { ValueText } from '../../frame/value-text.ts'
import type { Text } from '../../ui/text.ts'

export type Side = Conflict['sides'][number]

export function conflictName(text: Text, conflict: Conflict): string {
  if (conflict.kind === 'deletion') {
    const id = cameBack(conflict) ? 'conflicts.cameBack' : 'conflicts.deletion'
    return text.t(id, { place: placeText(text.intl, conflict) })
  }
  const field = fieldName(text.intl, conflict.entity, conflict.field)
  return `${placeText(text.intl, conflict)} · ${field}`
}

/** Of an open deletion: nobody edited the row; it is there because one that it was deleted with was edited. */
export function cameBack({ kind, sides, settled }: Conflict): boolean {
  return kind === 'deletion' && settled === null && sides.every((side) => side.value === true)
}

export function sideName(text: Text, side: Side): string {
  if (side.hq) return text.t('conflicts.hq')
  return side.officeName ?? side.office ?? text.t('conflicts.unknown')
}

export function sideValue(
  text: Text,
  valueText: ValueText,
  conflict: Conflict,
  side: Side,
): string {
  if (conflict.kind === 'field') return valueText(conflict.entity, conflict.field, side.value)
  if (side.value === true) return text.t('conflicts.deleted')
  if (!side.edited) return text.t('conflicts.kept')
  return text.t('conflicts.edited', { what: fieldName(text.intl, conflict.entity, side.edited) })
}

export function valueWords(
  text: Text,
  valueText: ValueText,
  conflict: Conflict,
  value: Value,
): string {
  if (conflict.kind === 'field') return valueText(conflict.entity, conflict.field, value)
  return text.t(value === true ? 'conflicts.deleted' : 'conflicts.kept')
}
