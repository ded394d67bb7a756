// Texts of people and of packages, as a terminal may be given them: what it would obey (escape sequences, a
// carriage return over what was just said) or show in another order than it was written is replaced by a
// mark, so that a title in a package cannot forge what the command line says. Pure.

/** Control characters; and the marks that turn the direction of what follows. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
const MARK = '\ufffd'

/** One line of text. Line breaks and tabs of a value become blanks. */
export function printable(text: string): string {
  return text.replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ').replaceAll(OBEYED, MARK)
}

/** JSON escapes control characters below U+0020 only; the others are obeyed by some terminals too. */
export function printableJson(json: string): string {
  return json.replaceAll(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
