// How a disaggregation names its dimensions: `sex x age`. Their values are rows of their own. A part names its
// cell by them; when a scheme changes, parts of the old one stay and are no longer of the scheme.

/** 'sex x age' → ['sex', 'age'] */
export function dimensionsOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/\s+x\s+/i)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** 'age=u18;sex=f' → [['age', 'u18'], ['sex', 'f']] */
export function pairsOfCell(
  cell: string,
): readonly (readonly [dimension: string, value: string])[] {
  return cell.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  })
}

/**
 * Whether a part is of a scheme: its cell names each of the dimensions, no other, and only values that
 * these have. Without dimensions there is no scheme, and no part is of it.
 */
export function isOfScheme(
  cell: string,
  dimensions: readonly string[],
  hasValue: (dimension: string, value: string) => boolean,
): boolean {
  if (dimensions.length === 0) return false
  const pairs = pairsOfCell(cell)
  const named = new Set(pairs.map(([dimension]) => dimension))
  return (
    pairs.length === dimensions.length &&
    dimensions.every((dimension) => named.has(dimension)) &&
    pairs.every(([dimension, value]) => hasValue(dimension, value))
  )
}
