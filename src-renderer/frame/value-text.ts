// A value of any field in words: as it stands in the history, in a conflict, in a change that a package
// brings. Missing is a dash; a text that was not understood is shown as it was typed.
import { useMemo } from 'react'
import { fieldOf, isUnread, type Value } from '#domain/entities.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { NOTHING, type Text, useText } from '../ui/text.ts'
import type { Reference } from './state.ts'
import { useReference } from './use-frame.ts'

export type ValueText = (entity: string, field: string, value: Value | undefined) => string

export function useValueText(): ValueText {
  const text = useText()
  const reference = useReference()
  return useMemo(() => valueText(text, reference), [text, reference])
}

const YEAR = /(^|_)year(_|$)/

function valueText(text: Text, reference: Reference): ValueText {
  const names = namesIn(reference)
  return (entity, field, value) => {
    if (value === null || value === undefined || value === '') return NOTHING
    if (isUnread(value)) return text.t('value.unread', { text: value.unread })
    if (typeof value === 'boolean') return text.t(value ? 'grid.yes' : 'grid.no')
    const kind = fieldOf(entity, field)?.kind
    if (typeof value === 'number') {
      if (YEAR.test(field)) return String(value) // a year has no thousands
      // Minor units of a currency that the row does not name here.
      return kind === 'money' ? text.money(value, null) : text.number(value, 6)
    }
    if (kind === 'choice') return choiceName(text.intl, field, value)
    if (kind === 'date') return text.date(value)
    if (kind === 'instant') return text.instant(value)
    if (kind === 'period') return text.period(value)
    if (kind === 'ref') return names.get(value) ?? text.t('value.row')
    return value
  }
}

function namesIn(reference: Reference): ReadonlyMap<string, string> {
  const { offices, workplans, objectives, definitions } = reference
  return new Map([
    ...offices.map(({ id, name }) => [id, name] as const),
    ...workplans.map(({ id, title }) => [id, title] as const),
    ...objectives.map(({ id, code, title }) => [id, `${code} ${title}`] as const),
    ...definitions.map(({ id, code, title }) => [id, `${code} ${title}`] as const),
  ])
}
