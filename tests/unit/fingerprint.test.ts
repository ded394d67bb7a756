// A fingerprint in words and digits, as two people compare it on the telephone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitsOf } from '#domain/fingerprint.ts'
import { sameFingerprint, wordsOf } from '#i18n/fingerprint.ts'

/** Vectors of BIP 39 (github.com/trezor/python-mnemonic, vectors.json), as fingerprints are written. */
const KNOWN = [
  ['0000 0000 0000 0000 0000 0000 0000 0000', `${'abandon '.repeat(11)}about`],
  [
    '7f7f 7f7f 7f7f 7f7f 7f7f 7f7f 7f7f 7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  ['ffff ffff ffff ffff ffff ffff ffff ffff', `${'zoo '.repeat(11)}wrong`],
] as const

const fingerprints = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex').match(/.{4}/g)?.join(' ') ?? '')

describe('a fingerprint in words', () => {
  test.each(KNOWN)('%s is %s', (fingerprint, words) => {
    expect(wordsOf(fingerprint)).toBe(words)
  })

  test('is twelve words, others for every other fingerprint', () => {
    fc.assert(
      fc.property(fingerprints, fingerprints, (one, other) => {
        expect(wordsOf(one).split(' ')).toHaveLength(12)
        expect(wordsOf(one) === wordsOf(other)).toBe(one === other)
      }),
    )
  })

  test('there is none for what is no fingerprint', () => {
    expect(wordsOf('')).toBe('')
    expect(wordsOf('3f1a 09bc')).toBe('')
  })
})

describe('what a person types', () => {
  test('is understood in letters and digits, in digits and in words', () => {
    fc.assert(
      fc.property(fingerprints, fingerprints, (it, other) => {
        for (const form of [it, digitsOf(it), wordsOf(it)]) {
          expect(sameFingerprint(form, it)).toBe(true)
          expect(sameFingerprint(form, other)).toBe(it === other)
        }
      }),
    )
  })

  test('may have capitals, commas, dashes, colons and line breaks, and nothing else', () => {
    const [fingerprint, words] = KNOWN[1]
    expect(sameFingerprint(words.toUpperCase().replaceAll(' ', ', '), fingerprint)).toBe(true)
    expect(sameFingerprint(` ${words.replaceAll(' ', '\r\n')}\n`, fingerprint)).toBe(true)
    expect(sameFingerprint(fingerprint.toUpperCase().replaceAll(' ', ':'), fingerprint)).toBe(true)
    expect(sameFingerprint(digitsOf(fingerprint).replaceAll(' ', '-'), fingerprint)).toBe(true)
    expect(sameFingerprint(words.split(' ').slice(0, 11).join(' '), fingerprint)).toBe(false)
    expect(sameFingerprint(words.replace('yellow', 'zebra'), fingerprint)).toBe(false)
    expect(sameFingerprint('', fingerprint)).toBe(false)
    expect(sameFingerprint(' - ', fingerprint)).toBe(false)
    expect(sameFingerprint(undefined, fingerprint)).toBe(false)
  })
})
