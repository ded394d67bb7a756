// Countries by name in the reader's language, and what is usual in them: a proposal for a new office,
// never more. What people type for a country becomes its code; what nobody knows stays as typed.
import { COUNTRIES, countryOf, isPrivateCode } from '#domain/countries.ts'
import { LANGUAGES } from '#domain/entities.ts'
import type { Choice, Edit } from '../../ui/grid-column.ts'
import type { Text } from '../../ui/text.ts'

/** By name. */
export function countryChoices(text: Text): readonly Choice[] {
  return COUNTRIES.map(({ code }) => ({ id: code, label: countryName(text, code) })).sort((a, b) =>
    text.compare(a.label, b.label),
  )
}

/**
 * The name: ours where the United Nations use another than the platform's language data; the code
 * where it has none (a private one, an unknown one).
 */
export function countryName(text: Text, code: string): string {
  const ours = text.say({ id: `country.${code}` })
  if (ours !== `country.${code}`) return ours
  const region = countryOf(code)?.region
  return (region && text.intl.formatDisplayName(region, { type: 'region' })) || code
}

export function countryText(text: Text, code: string | null): string {
  if (code === null) return ''
  const name = countryName(text, code)
  return name === code ? code : `${name} (${code})`
}

/** A code of three or two letters, or a name of the language. */
export function countryEdit(text: Text, code: string | null): Edit {
  return { typed: code ?? '', parse: (typed) => countryTyped(text, typed.trim()) }
}

function countryTyped(text: Text, typed: string): string | null {
  if (typed === '') return null
  const code = typed.toLocaleUpperCase('en')
  if (countryOf(code) || isPrivateCode(code)) return code
  const words = folded(typed)
  const found = COUNTRIES.find(
    (country) => country.region === code || folded(countryName(text, country.code)) === words,
  )
  return found?.code ?? typed
}

function folded(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}

/** Where offices work in a language of ours other than English; the language data only knows mother tongues. */
const WORKING: Readonly<Record<string, string>> = {
  fr: 'BDI BEL BEN BFA CAF CIV CMR COD COG COM DJI FRA GAB GIN HTI LUX MCO MDG MLI NER RWA SEN TCD TGO',
  es: 'ARG BOL CHL COL CRI CUB DOM ECU ESH ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN',
  ar: 'ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN YEM',
}

/** The language in which an office there usually works, of those that we have. */
export function usualLanguage(code: string): (typeof LANGUAGES)[number] {
  return LANGUAGES.find((language) => WORKING[language]?.split(' ').includes(code)) ?? 'en'
}

export function usualZone(code: string): string {
  const region = countryOf(code)?.region
  // Newer than the type checker's library.
  const locale = region ? (new Intl.Locale(`und-${region}`) as WithZones) : undefined
  return locale?.getTimeZones?.()?.[0] ?? 'UTC'
}

interface WithZones extends Intl.Locale {
  readonly getTimeZones?: () => readonly string[] | undefined
}

export function timeZones(): readonly Choice[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return zones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))
}
