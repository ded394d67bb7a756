// What follows the header of a sealed file, as age v1 describes it: a nonce, then pieces of 64 KiB, each followed
// by its tag; the nonce of a piece has its number and marks the last. The age library puts them together
// through streams, which for a file in memory takes ten times as long.
import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { derivedKey } from './age-key.ts'

const NONCE = 16
const TAG = 16
const SEALED_PIECE = 64 * 1024 + TAG
const PAYLOAD = Buffer.from('payload')
/** How a ZIP without a comment ends: this mark and 18 more bytes. */
const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1')
const END_RECORD_REST = 18

/** Throws when a piece is missing or not what was sealed. */
export function openPayload(payload: Buffer, fileKey: Uint8Array): Buffer {
  const { key, pieces, last } = laidOut(payload, fileKey)
  const found: Uint8Array[] = []
  for (let piece = 0; piece <= last; piece += 1) {
    const sealed = pieces.subarray(piece * SEALED_PIECE, (piece + 1) * SEALED_PIECE)
    found.push(chacha20poly1305(key, nonceOf(piece, piece === last)).decrypt(sealed))
  }
  // Another piece is begun only when there is something to put into it.
  if (last > 0 && found[last]?.length === 0) throw new Error('the last piece is empty')
  return Buffer.concat(found)
}

/**
 * Looks, without believing it, whether the last piece still ends as a ZIP does. Nothing else is done
 * with it: it only decides whether a person is told "a part is missing" or "somebody changed this".
 */
export function endsAsZip(payload: Buffer, fileKey: Uint8Array): boolean {
  const { key, pieces, last } = laidOut(payload, fileKey)
  const sealed = pieces.subarray(last * SEALED_PIECE, pieces.length - TAG)
  if (sealed.length < END_RECORD.length + END_RECORD_REST) return false
  const end = Buffer.from(chacha20(key, nonceOf(last, true), sealed, undefined, 1))
  return end.subarray(-END_RECORD.length - END_RECORD_REST).indexOf(END_RECORD) === 0
}

function laidOut(payload: Buffer, fileKey: Uint8Array) {
  const key = derivedKey(fileKey, PAYLOAD, payload.subarray(0, NONCE))
  const pieces = payload.subarray(NONCE)
  return { key, pieces, last: Math.max(0, Math.ceil(pieces.length / SEALED_PIECE) - 1) }
}

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(piece, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
