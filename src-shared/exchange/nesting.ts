// How deep JSON goes, counted on its text, so that a parser need not be asked.

/** True when objects and arrays lie inside each other more than `most` deep. */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at)
    if (mark === '"') quoted = !quoted
    else if (quoted && mark === '\\') at += 1
    else if (quoted) continue
    else if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
    if (depth > most) return true
  }
  return false
}
