// What people type, in their language, and what it means; and that parsing undoes formatting.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCell, parseMeasured } from '#domain/parse-cell.ts'

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const
const LOCALES = ['en', 'en-GB', 'fr', 'es', 'ar', 'ar-u-nu-arab', 'ar-u-nu-latn'] as const

const number = (typed: string, locale: string) => parseCell({ kind: 'number' }, typed, locale)
const date = (typed: string, locale: string) => parseCell({ kind: 'date' }, typed, locale)

describe('numbers', () => {
  test.each([
    // typed, en, fr, es, ar
    ['1250', 1250, 1250, 1250, 1250],
    ['1,5', 1.5, 1.5, 1.5, 1.5],
    ['1.5', 1.5, 1.5, 1.5, 1.5],
    ['1 000', 1000, 1000, 1000, 1000],
    ['1\u202f000,5', 1000.5, 1000.5, 1000.5, 1000.5],
    ['1,234', 1234, 1.234, 1.234, 1234],
    ['1.234', 1.234, 1.234, 1234, 1.234],
    ['0,123', 0.123, 0.123, 0.123, 0.123],
    ['1.234,5', 1234.5, 1234.5, 1234.5, 1234.5],
    ['1,234.5', 1234.5, 1234.5, 1234.5, 1234.5],
    ['1,234,567', 1234567, 1234567, 1234567, 1234567],
    ["1'234.5", 1234.5, 1234.5, 1234.5, 1234.5],
    ['٥٠', 50, 50, 50, 50],
    ['١٬٢٣٤٫٥', 1234.5, 1234.5, 1234.5, 1234.5],
    ['۱۲', 12, 12, 12, 12],
    ['50%', 50, 50, 50, 50],
    ['12,5 %', 12.5, 12.5, 12.5, 12.5],
    ['٥٠٪', 50, 50, 50, 50],
    ['-3', -3, -3, -3, -3],
    ['\u22123', -3, -3, -3, -3],
    ['(3)', -3, -3, -3, -3],
    ['+3', 3, 3, 3, 3],
    ['.5', 0.5, 0.5, 0.5, 0.5],
    ['0', 0, 0, 0, 0],
    ['-0', 0, 0, 0, 0],
  ])('"%s"', (typed, ...expected) => {
    expect(LANGUAGES.map((language) => number(typed, language))).toEqual(expected)
  })

  test.each([
    '12,5 pers.',
    'about 20',
    '1 00',
    '12 5',
    '1.2.3',
    '1,23,456',
    '1..5',
    '--3',
    '-(3)',
    '%',
    '-',
    ',',
    '12%5',
    '1e999',
    'n/a',
    'NaN',
    'Infinity',
  ])('"%s" is kept as typed in every language', (typed) => {
    for (const language of LANGUAGES) expect(number(typed, language)).toEqual({ unread: typed })
  })

  test.each(LOCALES)('parse undoes format: %s', (locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(6), (digits, places) => {
        const value = Number(`${digits}e-${places}`)
        expect(number(format.format(value), locale)).toBe(value === 0 ? 0 : value)
      }),
      { numRuns: 300 },
    )
  })

  test.each(LOCALES)('parse undoes format of percentages: %s', (locale) => {
    const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 10_000 }), (tenths) => {
        expect(number(format.format(tenths / 1000), locale)).toBe(tenths === 0 ? 0 : tenths / 10)
      }),
    )
  })

  test('nothing that is typed is lost: a number, nothing, or the text itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...LANGUAGES), (typed, language) => {
        const value = number(typed, language)
        if (value === null) expect(typed.trim()).toBe('')
        else if (typeof value === 'object') expect(value.unread).toBe(typed)
        else expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })
})

describe('whole numbers and money', () => {
  test('a whole number has no fraction', () => {
    expect(parseCell({ kind: 'integer' }, '1 000', 'fr')).toBe(1000)
    expect(parseCell({ kind: 'integer' }, '1,5', 'fr')).toEqual({ unread: '1,5' })
  })

  test.each([
    ['1,250.50', 'en', 125050],
    ['1 250,50 €', 'fr', 125050],
    ['USD 1,250', 'en', 125000],
    ['0.07', 'en', 7],
    ['19.99', 'en', 1999],
  ])('money "%s" (%s) is %d hundredths', (typed, locale, expected) => {
    expect(parseCell({ kind: 'money' }, typed, locale)).toBe(expected)
  })

  test('a fraction that the currency does not have is not rounded away', () => {
    expect(parseCell({ kind: 'money' }, '1.005', 'en')).toEqual({ unread: '1.005' })
  })

  test('money in a currency with other decimals', () => {
    expect(parseCell({ kind: 'money', decimals: 0 }, '1,500', 'en')).toBe(1500)
    expect(parseCell({ kind: 'money', decimals: 0 }, '1.5', 'en')).toEqual({ unread: '1.5' })
    expect(parseCell({ kind: 'money', decimals: 3 }, '1.005', 'en')).toBe(1005)
  })
})

describe('dates', () => {
  test.each([
    ['2020-03-15', '2020-03-15'],
    ['2020/3/15', '2020-03-15'],
    ['15/3/20', '2020-03-15'],
    ['15.03.2020', '2020-03-15'],
    ['15-3-2020', '2020-03-15'],
    ['3/4/2020', '2020-04-03'],
    ['3/15/2020', '2020-03-15'],
    ['15 Mar 2020', '2020-03-15'],
    ['15 March 2020', '2020-03-15'],
    ['Mar 15, 2020', '2020-03-15'],
    ['March 15th, 2020', '2020-03-15'],
    ['15 mars 2020', '2020-03-15'],
    ['1er mars 2020', '2020-03-01'],
    ['15 févr. 2020', '2020-02-15'],
    ['15 aout 2020', '2020-08-15'],
    ['15 de marzo de 2020', '2020-03-15'],
    ['15 sept 2020', '2020-09-15'],
    ['١٥/٣/٢٠٢٠', '2020-03-15'],
    ['١٥ مارس ٢٠٢٠', '2020-03-15'],
    ['١٥ آذار ٢٠٢٠', '2020-03-15'],
    ['15 اذار 2020', '2020-03-15'],
    ['29/2/2020', '2020-02-29'],
  ])('"%s" is %s in every language', (typed, expected) => {
    for (const language of LANGUAGES) expect(date(typed, language)).toBe(expected)
  })

  test('only an explicit American reader puts the month first', () => {
    expect(date('3/4/2020', 'en-US')).toBe('2020-03-04')
    expect(date('3/4/2020', 'en')).toBe('2020-04-03')
  })

  test.each([
    '29/2/2021',
    '31/4/2020',
    '15/3',
    'March 2020',
    '2020',
    'soon',
    '1/2/3/4',
    '15 xyz 2020',
    '0/1/2020',
  ])('"%s" is kept as typed', (typed) => {
    for (const language of LANGUAGES) expect(date(typed, language)).toEqual({ unread: typed })
  })

  // Short American dates put the month first; that is the one format that is not read back.
  test.each([
    ...LOCALES.flatMap((locale) =>
      (['medium', 'long'] as const).map((style) => [locale, style] as const),
    ),
    ...LOCALES.filter((locale) => locale !== 'en').map((locale) => [locale, 'short'] as const),
  ])('parse undoes format: %s, %s', (locale, dateStyle) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' })
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-01'),
          max: new Date('2069-12-31'),
          noInvalidDate: true,
        }),
        (day) => {
          expect(date(format.format(day), locale)).toBe(day.toISOString().slice(0, 10))
        },
      ),
    )
  })
})

describe('yes and no', () => {
  test.each(['yes', 'Y', 'TRUE', '1', 'x', 'oui', 'Sí', 'si', 'نعم', ' yes '])(
    '"%s" is yes',
    (typed) => {
      expect(parseCell({ kind: 'flag' }, typed, 'en')).toBe(true)
    },
  )
  test.each(['no', 'N', 'false', '0', 'non', 'Falso', 'لا'])('"%s" is no', (typed) => {
    expect(parseCell({ kind: 'flag' }, typed, 'en')).toBe(false)
  })
  test('anything else is kept as typed', () => {
    expect(parseCell({ kind: 'flag' }, 'maybe', 'en')).toEqual({ unread: 'maybe' })
  })
  test('as a measured value they are 1 and 0', () => {
    expect(
      ['oui', 'non', '', 'perhaps'].map((typed) => parseMeasured('yes_no', typed, 'fr')),
    ).toEqual([1, 0, null, { unread: 'perhaps' }])
  })
})

describe('choices and references', () => {
  const status = {
    kind: 'choice',
    choices: ['not_started', 'on_track', 'delayed'],
    labels: { not_started: 'Pas commencée', on_track: 'En bonne voie', delayed: 'Retardée' },
  } as const

  test.each([
    ['Pas commencée', 'not_started'],
    ['pas commencee', 'not_started'],
    ['EN BONNE VOIE', 'on_track'],
    ['delayed', 'delayed'],
    ['not started', 'not_started'],
    ['on_track', 'on_track'],
  ])('"%s" is %s', (typed, expected) => {
    expect(parseCell(status, typed, 'fr')).toBe(expected)
  })

  test('a word that is no choice is kept as typed', () => {
    expect(parseCell(status, 'bientôt', 'fr')).toEqual({ unread: 'bientôt' })
  })

  test('a reference is named by its label, if only one row has it', () => {
    const labels = { a1: 'Mali', b2: 'Sudan', c3: 'Sudan' }
    expect(parseCell({ kind: 'ref', labels }, 'mali', 'en')).toBe('a1')
    expect(parseCell({ kind: 'ref', labels }, 'b2', 'en')).toBe('b2')
    expect(parseCell({ kind: 'ref', labels }, 'Sudan', 'en')).toEqual({ unread: 'Sudan' })
  })
})

describe('periods, instants, texts', () => {
  test.each([
    ['2020', '2020'],
    ['2020Q1', '2020Q1'],
    ['2020-q1', '2020Q1'],
    ['Q1 2020', '2020Q1'],
    ['T1 2020', '2020Q1'],
    ['1T2020', '2020Q1'],
    ['٢٠٢٠ ر١', '2020Q1'],
    ['Q١\u200e ٢٠٢٠', '2020Q1'], // as it is shown in Arabic
  ])('"%s" is the period %s', (typed, expected) => {
    expect(parseCell({ kind: 'period' }, typed, 'fr')).toBe(expected)
  })

  test('an instant is ISO in UTC, and exists', () => {
    const instant = (typed: string) => parseCell({ kind: 'instant' }, typed, 'en')
    expect(instant('2020-03-15T10:00:00Z')).toBe('2020-03-15T10:00:00.000Z')
    expect(instant('2020-03-15 10:00')).toEqual({ unread: '2020-03-15 10:00' })
    expect(instant('2020-13-15T10:00:00Z')).toEqual({ unread: '2020-13-15T10:00:00Z' })
  })

  test('text keeps its line breaks, a code has none', () => {
    expect(parseCell({ kind: 'text' }, ' one\r\ntwo ', 'en')).toBe('one\ntwo')
    expect(parseCell({ kind: 'code' }, ' SO1.1 ', 'en')).toBe('SO1.1')
    expect(parseCell({ kind: 'code' }, 'SO1\nSO2', 'en')).toEqual({ unread: 'SO1\nSO2' })
  })

  test('an empty cell is nothing, not zero', () => {
    for (const kind of ['number', 'date', 'text', 'flag', 'choice', 'period'] as const) {
      expect(parseCell({ kind }, ' \u00a0', 'en')).toBeNull()
    }
  })
})
