// The header of a file that is sealed to X25519 keys and nothing else, as age v1 describes it: finds the key of
// the file. The age library does the same through streams and other threads, which takes ten times as long
// as the arithmetic and much of an import's time; whatever this module does not know, or does not open, is left
// to the library, which also finds the words for it.
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { derivedKey, macOf } from './age-key.ts'

/** One stanza per recipient: its share and the wrapped key, each 32 bytes in base64; then the MAC. */
const PLAIN =
  /^age-encryption\.org\/v1\n((?:-> X25519 [\w+/]{43}\n[\w+/]{43}\n)+)---( [\w+/]{43}\n)$/
const STANZA = /-> X25519 (.{43})\n(.{43})\n/g
const SHARED = Buffer.from('age-encryption.org/v1/X25519')
const HEADER = Buffer.from('header')
/** The key of a file is wrapped once with a key of its own, so its nonce may be nothing. */
const NO_NONCE = new Uint8Array(12)

/** An X25519 key pair, ready to be used. */
interface Pair {
  readonly privateKey: KeyObject
  readonly publicKey: Buffer
}

/** Undefined: not such a header, or none of these keys (`AGE-SECRET-KEY-1…`) opens it. */
export function fileKeyIn(header: string, identities: readonly string[]): Uint8Array | undefined {
  const [, stanzas = '', mac = ''] = PLAIN.exec(header) ?? []
  for (const pair of pairsOf(identities)) {
    for (const [, share = '', wrapped = ''] of stanzas.matchAll(STANZA)) {
      const fileKey = unwrapped(pair, bytesOf(share), bytesOf(wrapped))
      if (fileKey && isMac(header.slice(0, -mac.length), fileKey, mac)) return fileKey
    }
  }
  return undefined
}

function unwrapped(
  { privateKey, publicKey }: Pair,
  share: Buffer,
  wrapped: Buffer,
): Uint8Array | undefined {
  try {
    const secret = diffieHellman({ privateKey, publicKey: publicKeyOf(share) })
    const key = derivedKey(secret, SHARED, Buffer.concat([share, publicKey]))
    return chacha20poly1305(key, NO_NONCE).decrypt(wrapped)
  } catch {
    return undefined // sealed for another key, or not a share at all
  }
}

/** What the header says was said by somebody who knew the key of the file. */
function isMac(header: string, fileKey: Uint8Array, mac: string): boolean {
  const own = macOf(derivedKey(fileKey, HEADER), Buffer.from(header, 'latin1'))
  return mac === ` ${own.toString('base64').slice(0, -1)}\n`
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

/** As a JWK: the parser of other forms takes several times as long. */
function publicKeyOf(bytes: Buffer): KeyObject {
  const key = { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }
  return createPublicKey({ key, format: 'jwk' })
}

const prepared = new WeakMap<readonly string[], readonly Pair[]>()

/** Made once for a list: working out the public keys takes as long as opening a file. */
function pairsOf(identities: readonly string[]): readonly Pair[] {
  let pairs = prepared.get(identities)
  if (!pairs) {
    pairs = identities.filter((identity) => IDENTITY.test(identity)).map(pairOf)
    prepared.set(identities, pairs)
  }
  return pairs
}

/** DER header of an X25519 private key, before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

function pairOf(identity: string): Pair {
  const key = Buffer.concat([PKCS8, secretOf(identity)])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: spki.subarray(-32) }
}

const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const CHECKSUM = 6 // letters

/** The 256 bits that a bech32 text holds, five to a letter; its checksum is for who types it. */
function secretOf(identity: string): Buffer {
  const letters = identity.slice('AGE-SECRET-KEY-1'.length, -CHECKSUM).toLowerCase()
  const bits = Array.from(letters, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
