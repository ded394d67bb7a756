// How cells of each kind are edited: what F2 shows and how what was typed is understood. Parsing is the
// domain's; a text that is not understood comes back as `unread`, is kept, and shows a mark.
import { isUnread, type Value } from '#domain/entities.ts'
import type { Choice, Edit } from './grid-column.ts'
import type { Text } from './text.ts'

/** `unread` is what stands in the cell already and was not understood. */
export function textEdit(value: string | null, options: { readonly long?: boolean } = {}): Edit {
  return {
    typed: value ?? '',
    parse: (typed) => typed.trim() || null,
    ...(options.long ? { long: true } : {}),
  }
}

export function numberEdit(
  text: Text,
  value: number | null,
  unread: string | undefined,
  decimals = 6,
): Edit {
  const typed = value === null ? '' : text.number(value, decimals).replaceAll(/\s/g, '')
  return {
    typed: unread ?? typed,
    parse: (words) => parseCell({ kind: 'number' }, words, text.intl.locale),
  }
}

export function dateEdit(text: Text, value: string | null, unread: string | undefined): Edit {
  return {
    typed: unread ?? value ?? '',
    parse: (words) => parseCell({ kind: 'date' }, words, text.intl.locale),
    date: true,
  }
}

export function choiceEdit(value: string | null, choices: readonly Choice[]): Edit {
  return { typed: value ?? '', parse: (typed) => typed || null, choices }
}

// Until the domain's parser is here.
function parseCell(
  field: { readonly kind: 'number' | 'date' },
  typed: string,
  _locale: string,
): Value {
  const words = typed.trim()
  if (!words) return null
  if (field.kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(words) ? words : { unread: typed }
  const number = Number(words.replace(/%$/, '').replaceAll(/\s/g, ''))
  return Number.isFinite(number) ? number : { unread: typed }
}

/** The number in a value, or null: for fields whose commands need a number and nothing else. */
export function numberIn(value: Value): number | null {
  return typeof value === 'number' && !isUnread(value) ? value : null
}
