// A key that follows another: the old key signs the new one, so whoever knows the old one need not be
// telephoned. The word of the old key travels in every package that the new one signs.
import { fingerprintOf, parsePublicKey, type SigningKey, signBytes, verifyBytes } from './sign.ts'

/** An earlier key with what it signed: the key that came after it. */
export interface Succession {
  readonly minisign: string
  readonly word: string
}

const COMMENT = 'waymark next key'

/** The word of a key for the one that follows it, as a `.minisig` over the text of its `.pub` file. */
export function vouch(key: SigningKey, next: string): string {
  return signBytes(Buffer.from(next), COMMENT, key)
}

/**
 * Whether `minisign` follows the key with this fingerprint: each key of `earlier` (the oldest first)
 * vouches for the one after it, the last of them for `minisign`.
 */
export function follows(
  fingerprint: string,
  minisign: string,
  earlier: readonly Succession[],
): boolean {
  const known = earlier.findIndex((each) => {
    const key = parsePublicKey(each.minisign)
    return key !== undefined && fingerprintOf(key) === fingerprint
  })
  if (known < 0) return false
  return earlier.slice(known).every(({ minisign: own, word }, i, chain) => {
    const key = parsePublicKey(own)
    const next = chain[i + 1]?.minisign ?? minisign
    const verdict = key && verifyBytes(Buffer.from(next), word, key)
    return verdict?.valid === true && verdict.comment === COMMENT
  })
}
