// The refusal of a key that nobody here has compared yet, with everything that two people need to do so.
import { Refusal } from '#domain/errors.ts'
import { digitsOf } from '#domain/fingerprint.ts'
import { wordsOf } from '#i18n/fingerprint.ts'

/** package_signer_unknown with { office, fingerprint, words, digits }. */
export function unknownSigner(fingerprint: string, office: string): Refusal {
  const values = { office, fingerprint, words: wordsOf(fingerprint), digits: digitsOf(fingerprint) }
  return new Refusal('package_signer_unknown', values)
}
