// The outer layer: age v1, to one or more X25519 recipients or with a passphrase. This module turns
// bytes into sealed bytes and back; what is inside it does not know.
import { chacha20 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'

const MAGIC = 'age-encryption.org/v1\n'
/** Not one of the other kinds that age knows: older programs could not open those. */
const PLAIN_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
/** A header is short: a line per recipient. What is longer is not one of ours. */
const LONGEST_HEADER = 16 * 1024
const NONCE = 16
const PIECE = 64 * 1024
const TAG = 16
/** How a ZIP without a comment ends: this mark and 18 more bytes. */
const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1')
const END_RECORD_REST = 18
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
  if (asked === 'key') {
    try {
      return Buffer.from(await withIdentities(opener.identities).decrypt(bytes))
    } catch {
      // Again below, step by step, to find out what is wrong.
    }
  }
  const fileKey = await fileKeyOf(header, opener, asked)
  const decrypter = new Decrypter()
  // Unwrapped once: the passphrase is made slow on purpose.
  decrypter.addIdentity({ unwrapFileKey: () => fileKey })
  try {
    return Buffer.from(await decrypter.decrypt(bytes))
  } catch (error) {
    if (endsAsZip(bytes.subarray(header.length), fileKey)) {
      throw new Refusal('package_hash', { name: 'age' }, error)
    }
    throw new Refusal('package_truncated', {}, error)
  }
}

async function fileKeyOf(
  header: string,
  opener: Opener,
  asked: 'passphrase' | 'key',
): Promise<Uint8Array> {
  try {
    const decrypter =
      asked === 'passphrase' ? withPassphrase(opener) : withIdentities(opener.identities)
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

/** Made once for a list: working out the public keys takes as long as opening a package. */
const prepared = new WeakMap<readonly string[], Decrypter>()

function withIdentities(identities: readonly string[]): Decrypter {
  let decrypter = prepared.get(identities)
  if (!decrypter) {
    decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    prepared.set(identities, decrypter)
  }
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

/**
 * Looks, without believing it, whether the last piece still ends as a ZIP does. Nothing else is done
 * with it: it only decides whether a person is told "a part is missing" or "somebody changed this".
 * The layout is that of age v1: a nonce, then pieces of 64 KiB, each followed by its tag.
 */
function endsAsZip(payload: Buffer, fileKey: Uint8Array): boolean {
  const pieces = payload.subarray(NONCE)
  const last = Math.max(0, Math.ceil(pieces.length / (PIECE + TAG)) - 1)
  const sealed = pieces.subarray(last * (PIECE + TAG), pieces.length - TAG)
  if (sealed.length < END_RECORD.length + END_RECORD_REST) return false
  const key = hkdf(sha256, fileKey, payload.subarray(0, NONCE), Buffer.from('payload'), 32)
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(last, 7)
  nonce[11] = 1 // marks the last piece
  const end = Buffer.from(chacha20(key, nonce, sealed, undefined, 1))
  return end.subarray(-END_RECORD.length - END_RECORD_REST).indexOf(END_RECORD) === 0
}
