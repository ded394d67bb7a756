// Numbers as people type and paste them in English, French, Spanish and Arabic: any digits, any usual
// separators, a percent sign, brackets for minus. Where one text could be two numbers ("1,234"), the
// reader's language decides; what still is not a number is undefined, never a guess.

/** The mark that separates groups of three where it could also be a decimal mark; fr uses a space. */
const GROUP_MARKS: Readonly<Record<string, string>> = { en: ',', fr: ' ', es: '.', ar: ',' }

/** The two-letter language of a locale tag: 'ar-u-nu-arab' → 'ar'. */
export function languageOf(locale: string): string {
  return locale.slice(0, 2).toLowerCase()
}

// Marks that set the direction of text; they come along when a number is copied from Arabic text.
const DIRECTION_MARKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g

/** Without direction marks, with plain single spaces, Latin digits, trimmed. */
export function plainText(typed: string): string {
  return typed
    .replace(DIRECTION_MARKS, '')
    .replace(SPACES, ' ')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .trim()
}

/** The number that the text says; a percent sign is read and dropped (50% is 50). */
export function parseNumber(typed: string, locale: string): number | undefined {
  const signed = unwrapped(plainText(typed))
  if (signed === undefined) return undefined
  const size = parseUnsigned(signed.digits, GROUP_MARKS[languageOf(locale)] ?? ',')
  if (size === undefined || !Number.isFinite(size)) return undefined
  return signed.negative && size !== 0 ? -size : size
}

interface Signed {
  readonly digits: string
  readonly negative: boolean
}

/** Takes sign, brackets and percent sign off; undefined when they do not go together. */
function unwrapped(text: string): Signed | undefined {
  const bare = text.replace(/^[%٪] ?| ?[%٪]$/, '').trim()
  const bracketed = /^\((.*)\)$/.exec(bare)
  const inner = (bracketed?.[1] ?? bare).trim()
  const match = /^([-+\u2212\u2010-\u2013]?) ?(.*?) ?([-\u2212]?)$/.exec(inner)
  if (!match?.[2]) return undefined
  const signs = [bracketed ? '-' : '', match[1], match[3]].filter(Boolean)
  if (signs.length > 1) return undefined
  return { digits: match[2], negative: signs.length === 1 && signs[0] !== '+' }
}

function parseUnsigned(text: string, groupMark: string): number | undefined {
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return Number(text)
  // Arabic separators and the apostrophe mean one thing only; the Arabic comma is typed for a comma.
  const common = text.replace(/٬/g, "'").replace(/’/g, "'").replace(/،/g, ',')
  if (!/^[\d., '٫]+$/.test(common) || !/\d/.test(common)) return undefined
  const decimal = decimalMark(common, groupMark)
  const [whole = '', fraction = '', ...more] = decimal === null ? [common] : common.split(decimal)
  if (more.length > 0 || !/^\d*$/.test(fraction)) return undefined
  const digits = ungrouped(whole)
  if (digits === undefined || (digits === '' && fraction === '')) return undefined
  return Number(`${digits || '0'}.${fraction || '0'}`)
}

/** The character that separates the fraction, or null when all of them separate groups. */
function decimalMark(text: string, groupMark: string): string | null {
  if (text.includes('٫')) return '٫'
  const comma = text.lastIndexOf(',')
  const dot = text.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
  const mark = comma >= 0 ? ',' : dot >= 0 ? '.' : null
  if (mark === null) return null
  const pieces = text.split(mark)
  if (pieces.length > 2) return null
  // One mark alone: it separates groups if it does so in this language and stands where it can.
  const groups = mark === groupMark && /^[1-9]\d{0,2}$/.test(pieces[0] ?? '')
  return groups && /^\d{3}$/.test(pieces[1] ?? '') ? null : mark
}

/** The whole part without its group separators: one kind, groups of three; undefined if not so. */
function ungrouped(whole: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole
  return /^\d{1,3}([., '])\d{3}(?:\1\d{3})*$/.test(whole) ? whole.replace(/[., ']/g, '') : undefined
}
