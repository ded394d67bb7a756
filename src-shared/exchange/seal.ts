// The outer layer: age v1, to one or more X25519 recipients or with a passphrase. This module turns
// bytes into sealed bytes and back; what is inside it does not know.
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'

const MAGIC = 'age-encryption.org/v1\n'
/** A header is short: a line per recipient. What is longer is not one of ours. */
const HEADER = 16 * 1024
/** log2 N of scrypt for our own passphrases: 64 MiB, a quarter of a second. */
const WORK_FACTOR = 16

export interface Opener {
  /** `AGE-SECRET-KEY-1…`; all are tried. */
  readonly identities: readonly string[]
  readonly passphrase?: string | undefined
}

export function isSealed(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, MAGIC.length) === MAGIC
}

/** Seals to all `recipients` (`age1…`), or with the passphrase when there is one. */
export async function seal(
  bytes: Uint8Array,
  recipients: readonly string[],
  passphrase?: string,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if (passphrase === undefined) {
    for (const recipient of recipients) encrypter.addRecipient(recipient)
  } else {
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(WORK_FACTOR)
  }
  return encrypter.encrypt(bytes)
}

/**
 * Opens a sealed package. Refuses: package_truncated (it ends in its header, or before its first
 * piece), package_sealed_for_other (none of the keys, or not this passphrase), package_limit (a
 * passphrase that takes too long to try), package_hash (altered or cut after it was sealed).
 */
export async function unseal(bytes: Buffer, opener: Opener): Promise<Buffer> {
  const header = headerOf(bytes)
  const byPassphrase = refuseSlow(header)
  const decrypter = new Decrypter()
  for (const identity of opener.identities) decrypter.addIdentity(identity)
  if (byPassphrase && opener.passphrase !== undefined) decrypter.addPassphrase(opener.passphrase)
  const asked = byPassphrase ? 'passphrase' : 'key'
  try {
    await decrypter.decryptHeader(Buffer.from(header, 'latin1'))
  } catch (error) {
    throw new Refusal('package_sealed_for_other', { asked }, error)
  }
  try {
    return Buffer.from(await decrypter.decrypt(bytes))
  } catch (error) {
    throw new Refusal('package_hash', { name: 'age' }, error)
  }
}

/** The text of the header with its last line. */
function headerOf(bytes: Buffer): string {
  const mac = bytes.subarray(0, HEADER).indexOf('\n--- ')
  const end = mac < 0 ? -1 : bytes.indexOf('\n', mac + 1)
  if (end < 0) {
    if (bytes.length > HEADER) throw new Refusal('package_limit', { limit: 'sizes', most: HEADER })
    throw new Refusal('package_truncated', {})
  }
  // Nonce, and the seal of an empty last piece.
  if (bytes.length < end + 1 + 16 + 16) throw new Refusal('package_truncated', {})
  return bytes.toString('latin1', 0, end + 1)
}

/** True when the package is sealed with a passphrase; refuses one that would take too long to try. */
function refuseSlow(header: string): boolean {
  const stanza = /^-> scrypt \S+ (\d{1,4})/m.exec(header)
  if (stanza && Number(stanza[1]) > LIMITS.workFactor) {
    throw new Refusal('package_limit', { limit: 'workFactor', most: LIMITS.workFactor })
  }
  return stanza !== null
}
