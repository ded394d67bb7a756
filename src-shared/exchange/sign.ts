// Signatures in the format of minisign (Ed25519 over the BLAKE2b-512 of the file, with a signed
// comment), so that `minisign -V` checks a package without us. This module signs and verifies bytes;
// it decides nothing about who may sign.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
// Electron's crypto (BoringSSL) has no blake2b512, so this one hash comes from a library.
import { blake2b } from '@noble/hashes/blake2.js'

/** What signs: the private key and the eight bytes by which minisign names it. */
export interface SigningKey {
  readonly keyId: Uint8Array
  readonly privateKey: KeyObject
  /** The text of the public key file, two lines. */
  readonly minisign: string
}

export interface PublicKey {
  readonly keyId: Uint8Array
  readonly key: Uint8Array
}

const PLAIN = 'Ed' // algorithm of a key, and of an old signature that we do not take
const PREHASHED = 'ED'
const TRUSTED = 'trusted comment: '

/** Reads the text of a minisign public key file (or its base64 line alone); undefined if it is none. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const bytes = fromBase64(text.trimEnd().split('\n').at(-1) ?? '')
  if (bytes?.length !== 42 || bytes.toString('latin1', 0, 2) !== PLAIN) return undefined
  return { keyId: bytes.subarray(2, 10), key: bytes.subarray(10) }
}

/**
 * SHA-256 of the public key as minisign writes it (the decoded base64 line), its first 16 bytes as
 * eight groups of four hexadecimal digits, for two people to compare by telephone.
 */
export function fingerprintOf(key: PublicKey): string {
  const raw = Buffer.concat([Buffer.from(PLAIN, 'latin1'), key.keyId, key.key])
  const hex = createHash('sha256').update(raw).digest('hex')
  return hex.slice(0, 32).match(/.{4}/g)?.join(' ') ?? ''
}

/** The text of a `.minisig` for `bytes`. `comment` is signed too; one line. */
export function signBytes(bytes: Uint8Array, comment: string, key: SigningKey): string {
  const signature = sign(null, blake2b(bytes, { dkLen: 64 }), key.privateKey)
  const signed = Buffer.concat([signature, Buffer.from(comment, 'utf8')])
  const global = sign(null, signed, key.privateKey)
  const head = Buffer.concat([Buffer.from(PREHASHED, 'latin1'), key.keyId, signature])
  return [
    'untrusted comment: signature of a Waymark package',
    head.toString('base64'),
    `${TRUSTED}${comment}`,
    global.toString('base64'),
    '',
  ].join('\n')
}

export type Verdict =
  | { readonly valid: true; readonly comment: string }
  /** `unsigned`: there is no signature in it; `wrong`: it is not by this key over these bytes. */
  | { readonly valid: false; readonly why: 'unsigned' | 'wrong' }

/** Checks a `.minisig` text: key id, signature over the hash of `bytes`, signature over the comment. */
export function verifyBytes(bytes: Uint8Array, minisig: string, key: PublicKey): Verdict {
  const lines = minisig.split('\n')
  const head = fromBase64(lines[1] ?? '')
  const global = fromBase64(lines[3] ?? '')
  const comment = lines[2]?.startsWith(TRUSTED) ? lines[2].slice(TRUSTED.length) : undefined
  const rest = lines.slice(4).join('')
  if (head?.length !== 74 || global?.length !== 64 || comment === undefined || rest !== '') {
    return { valid: false, why: 'unsigned' }
  }
  const signature = head.subarray(10)
  const ours =
    head.toString('latin1', 0, 2) === PREHASHED &&
    Buffer.compare(head.subarray(2, 10), key.keyId) === 0
  if (!ours) return { valid: false, why: 'wrong' }
  const signed = Buffer.concat([signature, Buffer.from(comment, 'utf8')])
  const publicKey = keyObjectOf(key)
  const valid =
    verify(null, blake2b(bytes, { dkLen: 64 }), publicKey, signature) &&
    verify(null, signed, publicKey, global)
  return valid ? { valid, comment } : { valid, why: 'wrong' }
}

/** As a JWK: the parser of other forms takes several times as long. */
function keyObjectOf({ key }: PublicKey): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }
  return createPublicKey({ key: jwk, format: 'jwk' })
}

/** Strict: Node skips what is not base64, and a signature has one spelling only. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined
}
