// Texts and numbers for people, in one place: the message catalogue and the locale. ICU messages;
// every text on a screen, in a report and on the command line is in here under an id.
import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { en } from './en/en.ts'
import { dateText, periodText } from './figures.ts'

export type MessageId = keyof typeof en
export type Language = 'en' | 'fr' | 'es' | 'ar'
export type Intl = IntlShape<string>

/** Catalogues by language; a language without one reads English and says so by its missing ids. */
const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en,
  fr: en,
  es: en,
  ar: en,
}

export function messagesOf(language: Language): Readonly<Record<string, string>> {
  return CATALOGUES[language]
}

/** Whether the words are in this language, and not only numbers, dates and the direction. */
export function isTranslated(language: Language): boolean {
  return language === 'en' || CATALOGUES[language] !== en
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** BCP 47 tag of a language with its own digits: plain `ar` gives Latin ones. */
export function localeOf(language: Language): string {
  if (language === 'ar') return 'ar-u-nu-arab'
  // Day before month, as the United Nations write dates.
  return language === 'en' ? 'en-GB' : language
}

const cache = createIntlCache()

/** The same formatting in the engine, in reports and in the renderer. */
export function intlFor(language: Language): Intl {
  return createIntl(
    { locale: localeOf(language), defaultLocale: 'en', messages: messagesOf(language) },
    cache,
  )
}

/** What `say` needs of a formatter; the renderer's own (react-intl) fits as well. */
export interface Speaker {
  formatMessage(
    descriptor: { readonly id: string },
    values?: Record<string, string | number>,
  ): string
  formatNumber(value: number, options?: { useGrouping?: boolean }): string
  formatDate(value: string, options?: { dateStyle?: 'medium' | 'long'; timeZone?: 'UTC' }): string
}

/** Formats a message by an id that is data (a label, a rule, a refusal); shows the id if unknown. */
export function say(
  intl: Speaker,
  id: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  if (!isMessageId(id)) return id
  const said = /^(rule|error)\./.test(id) ? withTimes(intl, values) : values
  return intl.formatMessage({ id }, { ...placeholdersOf(en[id]), ...inWords(intl, said) })
}

/** Values called `field` and `entity` are names of the model; people read them in words. */
function inWords(
  intl: Speaker,
  values: Readonly<Record<string, string | number>> = {},
): Record<string, string | number> {
  const named = Object.entries(values).map(([name, value]) => {
    const id = `${name}.${value}`
    const known = (name === 'field' || name === 'entity') && isMessageId(id)
    return [name, known ? intl.formatMessage({ id }) : value] as const
  })
  return Object.fromEntries(named)
}

/** Names under which a rule or a refusal says when something is. Whatever else it quotes is data and stays. */
const TIMES: readonly string[] = ['period', 'previousPeriod', 'date', 'from', 'to', 'when']

function withTimes(intl: Speaker, values: Readonly<Record<string, string | number>> = {}) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      TIMES.includes(name) && typeof value === 'string' ? dayOrPeriod(intl, value) : value,
    ]),
  )
}

/** '2021Q2' as 'Q2 2021' and '2021-06-30' as '30 Jun 2021'; anything else as it is. */
export function dayOrPeriod(intl: Speaker, text: string): string {
  if (/^\d{4}Q[1-4]$/.test(text)) return periodText(intl, text)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateText(intl, text) : text
}

function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en, id)
}

/** A value that the caller does not know shows as "…", never as a name in braces. */
function placeholdersOf(text: string): Record<string, string> {
  const names = [...text.matchAll(/\{\s*([a-z]\w*)/gi)].flatMap((match) => match[1] ?? [])
  return Object.fromEntries(names.map((name) => [name, '…']))
}
