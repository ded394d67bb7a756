// The text form of a sealed package, for an e-mail body where attachments are stripped. Reading is
// lenient about what mail programs do to text: quoting marks, changed line breaks, spaces, dashes made
// longer, lines around it. What age itself cannot be sure of, the seal and the signature still decide.
import { armor } from 'age-encryption'

/** How every age file begins, whatever is in it. */
export const MAGIC = 'age-encryption.org/v1\n'

/**
 * What may stand where a blank was: a line break with its quoting marks, a blank that may not break (two bytes,
 * which are read as two characters here).
 */
const GAP = String.raw`(?:[\s>|\u00c2]|=20|&nbsp;){1,40}`
/** Without the dashes: mail programs make one long dash of several. */
const EDGES = new RegExp(['(BEGIN|END)', 'AGE', 'ENCRYPTED', 'FILE'].join(GAP), 'g')
/** How far into a file the text form is looked for: mail headers and a greeting may come first. */
const SEARCHED = 64 * 1024

/** Strict age armour, as `age -a` writes it. */
export function toArmour(sealed: Uint8Array): string {
  return armor.encode(sealed)
}

/** True when the bytes hold the beginning of a text form. */
export function isArmoured(bytes: Buffer): boolean {
  const head = narrow(bytes.subarray(0, SEARCHED)).toString('latin1')
  for (const [, edge] of head.matchAll(EDGES)) if (edge === 'BEGIN') return true
  return false
}

/**
 * The sealed bytes of the first text form that is one; a mail may also speak of its first and last line. undefined
 * when its end is missing, so that a part of it was lost.
 */
export function fromArmour(bytes: Buffer): Buffer | undefined {
  const text = narrow(bytes)
  let start: number | undefined
  let first: Buffer | undefined
  for (const { 0: said, 1: edge, index } of text.toString('latin1').matchAll(EDGES)) {
    if (edge === 'BEGIN') start = index + said.length
    else if (start !== undefined) {
      const found = bytesIn(text.subarray(start, index))
      if (found.toString('latin1', 0, MAGIC.length) === MAGIC) return found
      first ??= found
      start = undefined
    }
  }
  return start === undefined ? first : undefined
}

/** Some programs save texts as UTF-16; of that only ASCII matters here. */
function narrow(bytes: Buffer): Buffer {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return isWide ? Buffer.from(bytes.toString('utf16le'), 'latin1') : bytes
}

const code = (mark: string) => mark.charCodeAt(0)
const [LINE_FEED, QUOTE, TAG, ENTITY, ENCODED] = ['\n', '>', '<', '&', '='].map(code)
/** Bytes that base64 is made of. */
const IS_BASE64 = Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/]/.test(String.fromCharCode(byte)),
)
/** A tag, an entity or a byte of quoted-printable, where it begins. In base64 `=` stands only at the end. */
const NOT_BASE64 = /^(?:<[^<>]{0,80}>|&([a-z]{2,4});|=([0-9A-F]{2}))/i
const LONGEST = 82

/**
 * One pass over what may be sixteen megabytes of anything. In each line what stands before its last quoting
 * mark is the mail program's, also where it names who is quoted (`AI> `).
 */
function bytesIn(body: Buffer): Buffer {
  const kept = Buffer.alloc(body.length)
  let end = 0
  let line = 0
  const keep = (byte: number) => {
    if (IS_BASE64[byte]) kept[end++] = byte
  }
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (IS_BASE64[byte]) kept[end++] = byte
    else if (byte === LINE_FEED) line = end
    else if (byte === QUOTE) end = line
    else if (byte === TAG || byte === ENTITY || byte === ENCODED) {
      const found = NOT_BASE64.exec(body.toString('latin1', at, at + LONGEST))
      if (!found) continue
      if (found[1] === 'gt') end = line
      if (found[2]) keep(Number.parseInt(found[2], 16))
      at += found[0].length - 1
    }
  }
  return Buffer.from(kept.toString('latin1', 0, end), 'base64')
}
