// How cells of each kind are edited: what F2 shows and how what was typed is understood. Parsing is the
// domain's; a text that is not understood comes back as `unread`, is kept, and shows a mark.
// `unread` is what stands in the cell already and was not understood: it is edited further.
import type { FieldKind } from '#domain/entities.ts'
import { currencyDecimals } from '#domain/funding.ts'
import { parseCell, parseMeasured } from '#domain/parse-cell.ts'
import type { Choice, Edit } from './grid-column.ts'
import type { Text } from './text.ts'

export function textEdit(value: string | null, options: { readonly long?: boolean } = {}): Edit {
  return {
    typed: value ?? '',
    parse: (typed) => parseCell({ kind: 'text' }, typed, 'en'),
    ...(options.long ? { long: true } : {}),
  }
}

export function numberEdit(
  text: Text,
  value: number | null,
  unread: string | undefined,
  kind: Extract<FieldKind, 'number' | 'integer'> = 'number',
): Edit {
  return {
    typed: unread ?? typedNumber(text, value),
    parse: (words) => parseCell({ kind }, words, text.intl.locale),
  }
}

/** An amount in units of its currency, as it is typed; kept in minor units. */
export function moneyEdit(
  text: Text,
  minor: number | null,
  currency: string | null,
  unread: string | undefined,
): Edit {
  const decimals = currencyDecimals(currency ?? '')
  return {
    typed: unread ?? typedNumber(text, minor === null ? null : minor / 10 ** decimals),
    parse: (words) => parseCell({ kind: 'money', decimals }, words, text.intl.locale),
  }
}

/** A quantity by the measure of its indicator: a number, yes or no, or words. */
export function measuredEdit(
  text: Text,
  measure: string | null,
  value: number | null,
  unread: string | undefined,
): Edit {
  if (measure === 'yes_no' && unread === undefined) return yesNoEdit(text, value)
  return {
    typed: unread ?? typedNumber(text, value),
    parse: (words) => parseMeasured(measure, words, text.intl.locale),
  }
}

function yesNoEdit(text: Text, value: number | null): Edit {
  const choices = [
    { id: '1', label: text.t('grid.yes') },
    { id: '0', label: text.t('grid.no') },
  ]
  return {
    ...choiceEdit(value === null ? null : value ? '1' : '0', choices),
    parse: (typed) => (typed === '' ? null : Number(typed)),
    pasted: (words) => parseMeasured('yes_no', words, text.intl.locale),
  }
}

export function dateEdit(text: Text, value: string | null, unread: string | undefined): Edit {
  return {
    typed: unread ?? value ?? '',
    parse: (words) => parseCell({ kind: 'date' }, words, text.intl.locale),
    date: true,
  }
}

export function choiceEdit(
  value: string | null,
  choices: readonly Choice[],
  unread?: string | undefined,
): Edit {
  return { typed: unread ?? value ?? '', parse: (typed) => typed || null, choices }
}

/** A number as it would be typed: no grouping, all its decimals. */
function typedNumber(text: Text, value: number | null): string {
  if (value === null) return ''
  return text.intl.formatNumber(value, { maximumFractionDigits: 10, useGrouping: false })
}
