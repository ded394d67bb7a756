// The reader's language inside a report: messages, figures, dates and the words for choices, bound to
// one locale so that the sections read like the page they make.

import type { Figure } from '#domain/explain.ts'
import {
  coverageText,
  DASH,
  dateText,
  figureText,
  instantText,
  moneyText,
  numberText,
  percentText,
  periodDatesText,
  periodText,
} from '#i18n/figures.ts'
import {
  directionOf,
  type Intl as Formatter,
  intlFor,
  type Language,
  type MessageId,
  say,
} from '#i18n/intl.ts'
import { placeText } from '#i18n/problem-text.ts'

export type Values = Readonly<Record<string, string | number>>

export interface Words {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly intl: Formatter
  readonly t: (id: MessageId, values?: Values) => string
  /** A message whose id is data: a rule, a choice. Shows the id when it is unknown. */
  readonly say: (id: string, values?: Values) => string
  /** The word for a stored choice, e.g. 'on_track'; a dash for none. */
  readonly choice: (value: string | null) => string
  readonly figure: (figure: Figure, currency?: string) => string
  readonly coverage: (figure: Figure) => string | null
  readonly percent: (percent: number | null, decimals?: number) => string
  readonly number: (value: number | null, decimals?: number) => string
  /** Without the currency: its column head or caption names it. */
  readonly amount: (minor: number | null, currency: string) => string
  readonly money: (minor: number | null, currency: string) => string
  readonly period: (code: string) => string
  /** Where a problem is. */
  readonly place: (problem: { readonly entity: string; readonly place: string }) => string
  readonly periodDates: (code: string) => string | null
  readonly date: (iso: string | null, style?: 'long' | 'medium') => string
  readonly instant: (iso: string | null) => string
  /** 'a, b and c' in the reader's language. */
  readonly list: (parts: readonly string[]) => string
}

export function wordsIn(language: Language): Words {
  const intl = intlFor(language)
  return {
    language,
    direction: directionOf(language),
    intl,
    t: (id, values) => intl.formatMessage({ id }, values),
    say: (id, values) => say(intl, id, values),
    choice: (value) => (value === null ? DASH : say(intl, `choice.${value}`)),
    figure: (figure, currency) => figureText(intl, figure, currency),
    coverage: (figure) => coverageText(intl, figure),
    percent: (percent, decimals) => percentText(intl, percent, decimals),
    number: (value, decimals) => numberText(intl, value, decimals),
    amount: (minor, currency) => moneyText(intl, minor, currency, true),
    money: (minor, currency) => moneyText(intl, minor, currency),
    period: (code) => periodText(intl, code),
    place: (problem) => placeText(intl, problem),
    periodDates: (code) => periodDatesText(intl, code),
    date: (iso, style) => dateText(intl, iso, style),
    instant: (iso) => instantText(intl, iso),
    list: (parts) => intl.formatList(parts),
  }
}
