// Figures as people read them: missing is a dash, percentages keep their decimals, money comes from
// minor units, and the language brings its own digits.
import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { en as messages } from '#i18n/en/en.ts'
import {
  coverageText,
  dateText,
  figureText,
  instantText,
  moneyText,
  numberText,
  percentText,
  periodDatesText,
  periodText,
} from '#i18n/figures.ts'
import { intlFor, localeOf } from '#i18n/intl.ts'
import { makeText } from '#renderer/ui/text.ts'
import { figure } from '../support/report-sample.ts'

const en = intlFor('en')
const fr = intlFor('fr')
const ar = intlFor('ar')

/** Languages set different blanks between number and unit. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u200e\u200f\u061c]/g, ' ').trim()

test('missing is a dash in every unit, never nought', () => {
  for (const unit of ['percent', 'number', 'money', 'people'] as const) {
    expect(figureText(en, figure(null, unit), 'USD')).toBe('—')
  }
  expect(percentText(en, null)).toBe('—')
  expect(dateText(en, null)).toBe('—')
})

test.each([
  { value: 25, decimals: 0, text: '25%' },
  { value: 25, decimals: 1, text: '25.0%' },
  { value: -16.666, decimals: 1, text: '-16.7%' },
  { value: 0, decimals: 1, text: '0.0%' },
])('$value percent with $decimals decimals is $text', ({ value, decimals, text }) => {
  expect(percentText(en, value, decimals)).toBe(text)
})

describe('money', () => {
  test.each([
    [123_456, 'USD', 'USD 1,234.56'],
    [123_400, 'USD', 'USD 1,234'],
    [1234, 'JPY', 'JPY 1,234'],
    [1_234_500, 'KWD', 'KWD 1,234.500'],
    [0, 'USD', 'USD 0'],
  ])('%s minor units of %s are %s', (minor, currency, text) => {
    expect(plain(moneyText(en, minor, currency))).toBe(text)
  })

  test('leaves the currency out where a head names it, and keeps a code that is none', () => {
    expect(moneyText(en, 123_400, 'USD', true)).toBe('1,234')
    expect(moneyText(en, 123_450, 'USD', true)).toBe('1,234.50')
    expect(moneyText(en, 123_400, 'points')).toBe('1,234 points')
  })
})

test('how many offices are in a figure is said where more than one is expected', () => {
  expect(coverageText(en, figure(25, 'number', 0, [4, 19]))).toBe('4 of 19 offices')
  expect(coverageText(en, figure(25))).toBeNull()
})

test('periods and their days', () => {
  expect(periodText(en, '2021Q2')).toBe('Q2 2021')
  expect(periodText(en, '2021')).toBe('2021')
  expect(periodText(en, 'soon')).toBe('soon')
  expect(periodText(en, null)).toBe('—')
  // The mark keeps the numbers apart: without it the year would stand first.
  expect(periodText(ar, '2021Q2')).toBe('Q٢\u200e ٢٠٢١')
  expect(periodDatesText(en, '2020Q1')).toMatch(/^1 January\s–\s31 March 2020$/)
  expect(periodDatesText(en, '2020')).toMatch(/^1 January\s–\s31 December 2020$/)
  expect(periodDatesText(en, 'soon')).toBeNull()
})

test('a day is the same day in every time zone; an instant says that it is UTC', () => {
  expect(dateText(en, '2021-06-30', 'long')).toBe('30 June 2021')
  expect(instantText(en, '2021-07-14T23:59:00.000Z')).toBe('14 Jul 2021 23:59 UTC')
})

test('each language has its own digits and marks', () => {
  expect(plain(numberText(fr, 1234.5, 1))).toBe('1 234,5')
  expect(plain(percentText(fr, 27.1))).toBe('27,1 %')
  expect(numberText(ar, 1234.5, 1)).toBe('١٬٢٣٤٫٥')
  expect(periodText(ar, '2021')).toBe('٢٠٢١')
})

test('a screen names periods as a report does, and orders names as its reader would', () => {
  const arabic = makeText(createIntl({ locale: localeOf('ar'), messages }))
  expect(arabic.period('2021Q2')).toBe(periodText(ar, '2021Q2'))
  expect(arabic.period(null)).toBe('—')
  const spanish = makeText(createIntl({ locale: localeOf('es'), messages }))
  // ñ is a letter of its own there; numbers count.
  expect(['Oslo', 'Fund 10', 'ñandú', 'Nz', 'Fund 9'].sort(spanish.compare)).toEqual([
    'Fund 9',
    'Fund 10',
    'Nz',
    'ñandú',
    'Oslo',
  ])
})
