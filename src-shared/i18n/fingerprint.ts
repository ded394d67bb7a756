// A fingerprint as two people read it to each other on the telephone: in words, in decimal digits, or as
// it is. The words are English for everybody, whatever the language of the screen: a list in the
// reader's language would give two people different words for the same key. Who does not want to
// read English reads the digits. Compares texts only; whom to trust is decided elsewhere.
import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { digitsOf } from '#domain/fingerprint.ts'

/**
 * The 128 bits of a fingerprint (eight groups of four hexadecimal digits) as twelve words by BIP 39, the
 * last of which holds four bits of a check sum. Empty for anything else.
 */
export function wordsOf(fingerprint: string): string {
  const bytes = fingerprint.replace(/[^0-9a-f]/gi, '').match(/../g) ?? []
  if (bytes.length !== 16) return ''
  const entropy = Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16))
  return entropyToMnemonic(entropy, wordlist)
}

/** Whether what a person typed is this fingerprint, in any of its three forms. */
export function sameFingerprint(said: string | undefined, fingerprint: string): boolean {
  // As people write down what they hear: capitals, blanks, commas, dashes do not count.
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  if (said === undefined || bare(said) === '') return false
  const forms = [String, digitsOf, wordsOf] // the words last: they take the longest to make
  return forms.some((form) => bare(form(fingerprint)) === bare(said))
}
