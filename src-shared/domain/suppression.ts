// Which counts a public table may not print. A small count can point at a person, so it is hidden
// (primary suppression); and so that nobody computes it back from a total and the other counts, more are
// hidden beside it (complementary or secondary suppression): the Handbook on Statistical Disclosure Control
// (sdctools.github.io/HandbookSDC) tells the problem in its chapter 4. Statistical offices search for the
// pattern that hides least; here it is the plain greedy choice of the smallest count, repeated until
// nothing more has to go, which can hide more than would be needed.

/** A count under this is hidden; a zero says as much about a small group as a one. */
export const SMALLEST_PUBLISHED = 5

/** A printed total and the printed counts that it is the sum of, all by name. */
export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
}

/**
 * The names of the counts to hide. Afterwards each sum with a hidden part has a second unknown, and the
 * hidden parts of a known total are not all at the end of what a small count can be, where knowing
 * their sum is knowing each. Totals are hidden only where their parts leave no other way. Names in `sums`
 * that `counts` does not have (not counted) are left out.
 */
export function hiddenCounts(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number = SMALLEST_PUBLISHED,
): ReadonlySet<string> {
  const hidden = new Set([...counts].flatMap(([name, count]) => (count < threshold ? [name] : [])))
  const known = sums.map(({ total, parts }) => ({
    total,
    parts: parts.filter((part) => counts.has(part)),
  }))
  let more: string | null
  do {
    more = null
    for (const sum of known) {
      more = tellsTooMuch(sum, counts, hidden, threshold) ? nextToHide(sum, counts, hidden) : null
      if (more === null) continue
      hidden.add(more)
      break
    }
  } while (more !== null)
  return hidden
}

function tellsTooMuch(
  { total, parts }: Sum,
  counts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  threshold: number,
): boolean {
  const unknown = parts.filter((part) => hidden.has(part))
  if (hidden.has(total)) return unknown.length === 0 && parts.length > 0
  if (unknown.length === 0 || !counts.has(total)) return false
  if (unknown.length === 1) return true
  const together = unknown.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0)
  return together === 0 || together === (threshold - 1) * unknown.length
}

/** The smallest part that is still printed, else the total; null when all is hidden. */
function nextToHide(
  { total, parts }: Sum,
  counts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): string | null {
  const printed = parts.filter((part) => !hidden.has(part))
  const [smallest] = printed.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
  return smallest ?? (counts.has(total) && !hidden.has(total) ? total : null)
}
