// Dates as people type and paste them in English, French, Spanish and Arabic: 2020-03-15, 15/3/20,
// 15 Mar 2020, Mar 15, 2020, 15 de marzo de 2020, ١٥ آذار ٢٠٢٠. Day before month, as in all four
// languages of the United Nations; only an explicit en-US reads 3/15/2020 first as a month.
import { languageOf, plainText } from './parse-number.ts'

/** The ISO date that the text says; undefined when it is none or does not exist. */
export function parseDate(typed: string, locale: string): string | undefined {
  const text = plainText(typed).replace(/[،,]/g, ' ').replace(/ +/g, ' ').trim()
  return numericDate(text, locale) ?? namedDate(text, locale)
}

function numericDate(text: string, locale: string): string | undefined {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text)
  if (iso) return isoDate(iso[1], iso[2], iso[3])
  const match = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(text)
  if (!match) return undefined
  const [, first, , second, year] = match
  const monthFirst = locale === 'en-US'
  const [day, month] = monthFirst ? [second, first] : [first, second]
  // The other order only where this one cannot be: there is no thirteenth month.
  return isoDate(year, month, day) ?? isoDate(year, day, month)
}

function isoDate(year = '', month = '', day = ''): string | undefined {
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists && full >= 1000 ? date.toISOString().slice(0, 10) : undefined
}

/** Day, month by name and year in any order that people use: the name is never a number. */
function namedDate(text: string, locale: string): string | undefined {
  const words = text
    .replace(/(\d)(st|nd|rd|th|er|º|ª)\b/giu, '$1')
    .split(/[ /.-]+/)
    .filter((word) => word !== '' && !/^(of|de|del|le|في)$/iu.test(word))
  const names = words.filter((word) => !/^\d+$/.test(word))
  const numbers = words.filter((word) => /^\d+$/.test(word))
  if (names.length === 0 || numbers.length !== 2) return undefined
  const month = monthNumber(names.join(' '), locale)
  const [first, second] = numbers
  if (month === undefined) return undefined
  return first?.length === 4 ? isoDate(first, month, second) : isoDate(second, month, first)
}

// Months by name. Arabic has two sets of them: those of Egypt and the Sudan, those of the Levant and Iraq.
const MONTH_LOCALES: Readonly<Record<string, readonly string[]>> = {
  en: ['en'],
  fr: ['fr'],
  es: ['es'],
  ar: ['ar', 'ar-IQ', 'ar-LB', 'ar-DZ', 'ar-MA'],
}
const SHORTEST_NAME = 3

const months = new Map<string, ReadonlyMap<string, string>>()

function monthNames(language: string): ReadonlyMap<string, string> {
  let names = months.get(language)
  if (!names) {
    names = new Map(
      (MONTH_LOCALES[language] ?? []).flatMap((locale) =>
        (['long', 'short'] as const).flatMap((month) => namesIn(locale, month)),
      ),
    )
    months.set(language, names)
  }
  return names
}

function namesIn(locale: string, month: 'long' | 'short'): [string, string][] {
  const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, index) => [
    foldedWord(format.format(Date.UTC(2020, index, 15))),
    String(index + 1),
  ])
}

/** Lower case, without accents, vowel signs, hamza shapes and full stops: as words are compared. */
export function foldedWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/\./g, '')
    .toLocaleLowerCase('en')
    .replace(/\s+/g, ' ')
    .trim()
}

/** By full or short name, or a beginning of at least three letters that fits one month only. */
function monthNumber(name: string, locale: string): string | undefined {
  const own = languageOf(locale)
  const languages = [own, ...Object.keys(MONTH_LOCALES).filter((language) => language !== own)]
  const wanted = foldedWord(name)
  for (const language of languages) {
    const exact = monthNames(language).get(wanted)
    if (exact) return exact
  }
  if (wanted.length < SHORTEST_NAME) return undefined
  for (const language of languages) {
    const fits = new Set(
      [...monthNames(language)].flatMap(([full, month]) => (full.startsWith(wanted) ? month : [])),
    )
    if (fits.size === 1) return [...fits][0]
  }
  return undefined
}
