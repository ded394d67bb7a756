// Texts, numbers and dates for people, for every component. This is ui's front page; the others are:
//   button.tsx  Button · menu.tsx  MenuButton, Chooser · dialog.tsx  Dialog, Confirm · field.tsx  Field
//   empty.tsx  Empty, Failure, Loading · busy.tsx  Busy · tip.tsx  Tip
//   status.tsx  StatusBadge, RAG_SHAPES · bar.tsx  Bar · figure.tsx  FigureView
//   grid.tsx  Grid, the one grid (grid-column.ts: how a column is declared)
// No text of its own: all of them take message ids or texts that were made with useText().
import { useMemo } from 'react'
import { type IntlShape, useIntl } from 'react-intl'
import type { Label } from '#domain/changes.ts'
import type { Figure } from '#domain/explain.ts'
import { moneyText, percentText, periodText } from '#i18n/figures.ts'
import { type MessageId, say } from '#i18n/intl.ts'

export type TextValues = Readonly<Record<string, string | number>>

export interface Text {
  readonly intl: IntlShape
  /** A message of the catalogue. */
  readonly t: (id: MessageId, values?: TextValues) => string
  /** A message whose id is data: a label, a rule. Shows the id when there is no such message. */
  readonly say: (label: Label) => string
  /** A number with at most `decimals` decimals; null is no data, a dash. */
  readonly number: (value: number | null | undefined, decimals?: number) => string
  /** 0..100 as a percentage. */
  readonly percent: (value: number | null | undefined, decimals?: number) => string
  /** Minor units as an amount. */
  readonly money: (minor: number | null | undefined, currency: string | null) => string
  /** YYYY-MM-DD as a date of the language. */
  readonly date: (iso: string | null | undefined) => string
  /** An instant in the person's own time. */
  readonly instant: (iso: string | null | undefined) => string
  /** A day, or an instant where the hour is known too. */
  readonly moment: (iso: string) => string
  /** The day of an instant as people say it: Tuesday 12 July; with the year when it is another. */
  readonly weekday: (iso: string) => string
  /** 2020 or 2020Q1 in words. */
  readonly period: (code: string | null | undefined) => string
  /** The order of names in the language; what has an order of its own (codes, plans) keeps it. */
  readonly compare: (a: string, b: string) => number
  readonly figure: (figure: Figure, currency?: string | null) => string
}

export const NOTHING = '—'

export function makeText(intl: IntlShape): Text {
  const text: Text = {
    intl,
    t: (id, values) => intl.formatMessage({ id }, values),
    say: (label) => say(intl, label.id, label.values),
    number: (value, decimals = 2) =>
      isData(value) ? intl.formatNumber(value, { maximumFractionDigits: decimals }) : NOTHING,
    percent: (value, decimals = 1) =>
      isData(value)
        ? intl.formatNumber(value / 100, { style: 'percent', maximumFractionDigits: decimals })
        : NOTHING,
    money: (minor, currency) => (isData(minor) ? amount(intl, minor, currency) : NOTHING),
    date: (iso) =>
      iso
        ? intl.formatDate(`${iso.slice(0, 10)}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })
        : NOTHING,
    instant: (iso) =>
      iso ? intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }) : NOTHING,
    moment: (iso) => (iso.length > 10 ? text.instant(iso) : text.date(iso)),
    weekday: (iso) => intl.formatDate(iso, dayFormat(iso)),
    period: (code) => periodText(intl, code),
    compare: orderIn(intl.locale),
    figure: (figure, currency = null) => figureText(text, figure, currency),
  }
  return text
}

const orders = new Map<string, Text['compare']>()

/** One per language: making one is slow, and every component asks. */
function orderIn(locale: string): Text['compare'] {
  const known = orders.get(locale)
  if (known) return known
  const { compare } = new Intl.Collator(locale, { numeric: true })
  orders.set(locale, compare)
  return compare
}

export function useText(): Text {
  const intl = useIntl()
  return useMemo(() => makeText(intl), [intl])
}

function isData(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value)
}

function amount(intl: IntlShape, minor: number, currency: string | null): string {
  if (!currency) return intl.formatNumber(minor / 100, { maximumFractionDigits: 0 })
  return moneyText(intl, minor, currency)
}

function dayFormat(iso: string) {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const isThisYear = new Date(iso).getFullYear() === new Date().getFullYear()
  return isThisYear ? day : ({ ...day, year: 'numeric' } as const)
}

function figureText(text: Text, figure: Figure, currency: string | null): string {
  if (figure.unit === 'percent') return percentText(text.intl, figure.value, figure.decimals)
  if (figure.unit === 'money') return text.money(figure.value, currency)
  return text.number(figure.value, figure.decimals)
}
