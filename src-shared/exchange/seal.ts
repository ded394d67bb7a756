// The outer layer: age v1, to one or more X25519 recipients or with a passphrase. This module turns
// bytes into sealed bytes and back; what is inside it does not know.
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '#domain/errors.ts'
import { fileKeyIn } from './age-header.ts'
import { endsAsZip, openPayload } from './age-payload.ts'
import { MAGIC } from './armour.ts'
import { LIMITS } from './limits.ts'

/** Not one of the other kinds that age knows: older programs could not open those. */
const PLAIN_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
/** A header is short: a line per recipient. What is longer is not one of ours. */
const LONGEST_HEADER = 16 * 1024
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

/** True for the public key of an X25519 identity, `age1…`. */
export function isRecipient(text: string): boolean {
  if (!PLAIN_RECIPIENT.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
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
 * Opens a sealed package. Refuses: package_sealed_for_other (none of the keys, or not this passphrase),
 * package_limit (a passphrase that takes too long to try), package_truncated (its end is missing),
 * package_hash (altered after it was sealed).
 */
export async function unseal(bytes: Buffer, opener: Opener): Promise<Buffer> {
  const header = headerOf(bytes)
  const asked = refuseSlow(header) ? 'passphrase' : 'key'
  const fileKey =
    fileKeyIn(header, opener.identities) ?? (await unusualFileKey(header, opener, asked))
  const payload = bytes.subarray(header.length)
  try {
    return openPayload(payload, fileKey)
  } catch (error) {
    if (endsAsZip(payload, fileKey)) throw new Refusal('package_hash', { name: 'age' }, error)
    throw new Refusal('package_truncated', {}, error)
  }
}

/** With a passphrase, or sealed to others, or not a header of ours: the library says which. */
async function unusualFileKey(
  header: string,
  opener: Opener,
  asked: 'passphrase' | 'key',
): Promise<Uint8Array> {
  try {
    const decrypter = asked === 'passphrase' ? withPassphrase(opener) : withIdentities(opener)
    return await decrypter.decryptHeader(Buffer.from(header, 'latin1'))
  } catch (error) {
    throw new Refusal('package_sealed_for_other', { asked }, error)
  }
}

function withPassphrase({ passphrase }: Opener): Decrypter {
  const decrypter = new Decrypter()
  if (passphrase !== undefined) decrypter.addPassphrase(passphrase)
  return decrypter
}

function withIdentities({ identities }: Opener): Decrypter {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter
}

/** The text of the header with its last line. */
function headerOf(bytes: Buffer): string {
  const mac = bytes.subarray(0, LONGEST_HEADER).indexOf('\n--- ')
  const end = mac < 0 ? -1 : bytes.indexOf('\n', mac + 1)
  if (end >= 0) return bytes.toString('latin1', 0, end + 1)
  if (bytes.length < LONGEST_HEADER) throw new Refusal('package_truncated', {})
  throw new Refusal('package_limit', { limit: 'sizes', most: LONGEST_HEADER })
}

/** True when the package is sealed with a passphrase; refuses one that would take too long to try. */
function refuseSlow(header: string): boolean {
  const stanza = /^-> scrypt \S+ (\S{1,9})/m.exec(header)
  if (stanza && !(Number(stanza[1]) <= LIMITS.workFactor)) {
    throw new Refusal('package_limit', { limit: 'workFactor', most: LIMITS.workFactor })
  }
  return stanza !== null
}
