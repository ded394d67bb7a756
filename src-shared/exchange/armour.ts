// The text form of a sealed package, for an e-mail body where attachments are stripped. Reading is
// lenient about what mail programs do to text: quoting marks, changed line breaks, spaces, lines
// around it. What age itself cannot be sure of, the seal and the signature still decide.
import { armor } from 'age-encryption'

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'
/** How far into a file the text form is looked for: mail headers and a greeting may come first. */
const SEARCHED = 64 * 1024

/** Strict age armour, as `age -a` writes it. */
export function toArmour(sealed: Uint8Array): string {
  return armor.encode(sealed)
}

/** True when the bytes hold the beginning of a text form. */
export function isArmoured(bytes: Buffer): boolean {
  const start = bytes.subarray(0, SEARCHED).indexOf(BEGIN)
  return start >= 0
}

/** The sealed bytes; undefined when its end is missing, so that a part of it was lost. */
export function fromArmour(bytes: Buffer): Buffer | undefined {
  const start = bytes.indexOf(BEGIN)
  const end = bytes.indexOf(END, start)
  if (start < 0 || end < 0) return undefined
  const body = bytes.toString('latin1', start + BEGIN.length, end)
  // Padding may arrive as =3D; a soft line break as = at the end of a line.
  return Buffer.from(body.replaceAll('=3D', '').replace(/[^A-Za-z0-9+/]/g, ''), 'base64')
}
