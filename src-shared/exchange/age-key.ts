// HKDF with SHA-256 (RFC 5869) for the 32 bytes of a key, which is all that age v1 asks of it. Of the run time's
// own HMAC, which is native in Node and in Electron.
import { createHmac } from 'node:crypto'

const FIRST = Buffer.from([1])
const NO_SALT = new Uint8Array(0)

/** A key for one use (`info`) from a secret; without a salt for a secret that is a key already. */
export function derivedKey(
  secret: Uint8Array,
  info: Uint8Array,
  salt: Uint8Array = NO_SALT,
): Buffer {
  return macOf(macOf(salt, secret), info, FIRST)
}

/** HMAC-SHA-256 over the pieces. */
export function macOf(key: Uint8Array, ...pieces: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const piece of pieces) mac.update(piece)
  return mac.digest()
}
