// A fingerprint in decimal digits, to be read out in any language.

/**
 * Eight groups of four hexadecimal digits as eight groups of five decimal ones; each group of the one
 * is a group of the other.
 */
export function digitsOf(fingerprint: string): string {
  const groups = fingerprint.replace(/[^0-9a-f]/gi, '').match(/.{4}/g) ?? []
  return groups.map((group) => String(Number.parseInt(group, 16)).padStart(5, '0')).join(' ')
}
