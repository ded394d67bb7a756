// A cell's text as people type or paste it → the value of its field, or the text itself, marked as
// unread: never silence and never a guess. The language is the reader's (English, French, Spanish,
// Arabic). Showing values is the screen's business; parse undoes format, which a test holds.
import type { FieldKind, Value } from './entities.ts'
import { foldedWord, parseDate } from './parse-date.ts'
import { parseNumber, plainText } from './parse-number.ts'
import { isPeriod } from './periods.ts'

export interface CellKind {
  readonly kind: FieldKind
  /** Values of a choice. */
  readonly choices?: readonly string[]
  /** Words on the screen by value of a choice or id of a ref; typed words are compared with them. */
  readonly labels?: Readonly<Record<string, string>>
  /** Decimals of the currency that money is in; most have hundredths. */
  readonly decimals?: number
}

const HUNDREDTHS = 2

/**
 * null for an empty cell; the value; or { unread } with the text exactly as it was typed. Money is
 * typed in units of the currency and answered in its integer minor units.
 */
export function parseCell(field: CellKind, typed: string, locale: string): Value {
  if (plainText(typed) === '') return null
  return parseFilled(field, typed, locale) ?? { unread: typed }
}

function parseFilled(
  field: CellKind,
  typed: string,
  locale: string,
): string | number | boolean | undefined {
  switch (field.kind) {
    case 'text':
      return typed.replace(/\r\n?/g, '\n').trim()
    case 'code':
      return /[\r\n]/.test(typed.trim()) ? undefined : typed.trim()
    case 'number':
      return parseNumber(typed, locale)
    case 'integer':
      return parseInteger(typed, locale)
    case 'money':
      return parseMoney(typed, locale, field.decimals ?? HUNDREDTHS)
    case 'flag':
      return parseFlag(typed)
    case 'date':
      return parseDate(typed, locale)
    case 'instant':
      return parseInstant(typed)
    case 'period':
      return parsePeriod(typed)
    case 'choice':
      return parseChoice(field, typed)
    case 'ref':
      return parseRef(field, typed)
  }
}

/** A measured value of an indicator: yes and no are 1 and 0, words stay words. */
export function parseMeasured(measure: string | null, typed: string, locale: string): Value {
  if (measure === 'qualitative') return parseCell({ kind: 'text' }, typed, locale)
  if (measure !== 'yes_no') return parseCell({ kind: 'number' }, typed, locale)
  const flag = parseCell({ kind: 'flag' }, typed, locale)
  return typeof flag === 'boolean' ? Number(flag) : flag
}

function parseInteger(typed: string, locale: string): number | undefined {
  const value = parseNumber(typed, locale)
  return Number.isSafeInteger(value) ? value : undefined
}

function parseMoney(typed: string, locale: string, decimals: number): number | undefined {
  const bare = plainText(typed).replace(/^[$€£] ?| ?[$€£]$|^[A-Z]{3} | [A-Z]{3}$/g, '')
  const value = parseNumber(bare, locale)
  if (value === undefined) return undefined
  const units = 10 ** decimals
  const minor = Math.round(value * units)
  // More decimals than the currency has would be lost without a word.
  const whole = Math.abs(minor - value * units) < 1e-4
  return whole && Number.isSafeInteger(minor) ? minor : undefined
}

const YES = [
  'yes',
  'y',
  'true',
  '1',
  'x',
  '✓',
  '✔',
  'oui',
  'o',
  'vrai',
  'si',
  's',
  'verdadero',
  'نعم',
]
const NO = ['no', 'n', 'false', '0', 'non', 'faux', 'falso', 'لا', 'كلا']

function parseFlag(typed: string): boolean | undefined {
  const word = foldedWord(plainText(typed))
  if (YES.includes(word)) return true
  return NO.includes(word) ? false : undefined
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

/** Instants are written by programs, not typed: ISO 8601 in UTC only. */
function parseInstant(typed: string): string | undefined {
  const text = typed.trim()
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** 2020, 2020Q1, 2020-Q1, Q1 2020, 1Q2020, and with T (trimestre) or ر (ربع) for the quarter. */
function parsePeriod(typed: string): string | undefined {
  const text = plainText(typed)
    .toUpperCase()
    .replace(/[Tر]/g, 'Q')
    .replace(/[ /.-]/g, '')
  if (isPeriod(text)) return text
  const match = /^(?:Q([1-4])|([1-4])Q)(\d{4})$/.exec(text)
  return match ? `${match[3]}Q${match[1] ?? match[2]}` : undefined
}

function parseChoice({ choices = [], labels = {} }: CellKind, typed: string): string | undefined {
  const word = foldedWord(plainText(typed))
  return (
    choices.find((choice) => foldedWord(labels[choice] ?? '') === word) ??
    choices.find((choice) => foldedWord(choice) === word || spaced(choice) === word)
  )
}

/** `not_started` is also understood as "not started". */
function spaced(choice: string): string {
  return foldedWord(choice.replace(/_/g, ' '))
}

/** By label when it names one row only; an id stays an id. Without labels the text is taken as an id. */
function parseRef({ labels }: CellKind, typed: string): string | undefined {
  const text = typed.trim()
  if (!labels || Object.hasOwn(labels, text)) return text
  const word = foldedWord(plainText(typed))
  const fits = Object.keys(labels).filter((id) => foldedWord(labels[id] ?? '') === word)
  return fits.length === 1 ? fits[0] : undefined
}
