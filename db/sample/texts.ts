// Which texts an office's plan is written with.

import { PLACES_AR } from './data/places-ar.ts'
import { PLACES_EN } from './data/places-en.ts'
import { PLACES_ES } from './data/places-es.ts'
import { PLACES_FR } from './data/places-fr.ts'
import { TEXTS_AR } from './data/texts-ar.ts'
import { TEXTS_EN } from './data/texts-en.ts'
import { TEXTS_ES } from './data/texts-es.ts'
import { TEXTS_FR } from './data/texts-fr.ts'
import type { Language, LanguageTexts, OfficeTexts } from './types.ts'

const TEXTS: Readonly<Record<Language, LanguageTexts>> = {
  en: TEXTS_EN,
  fr: TEXTS_FR,
  es: TEXTS_ES,
  ar: TEXTS_AR,
}

const PLACES: Readonly<Record<string, OfficeTexts>> = {
  ...PLACES_EN,
  ...PLACES_FR,
  ...PLACES_ES,
  ...PLACES_AR,
}

export function languageTexts(language: Language): LanguageTexts {
  return TEXTS[language]
}

export function officeTexts(code: string): OfficeTexts {
  const texts = PLACES[code]
  if (!texts) throw new Error(`sample: no texts for ${code}`)
  return texts
}
