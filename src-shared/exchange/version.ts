// Versions of the application as packages name them: three numbers and, before a release, a tag.

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`. Tags are ignored. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a)
  const right = numbersOf(b)
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(version: string): readonly number[] {
  return (version.split(/[-+]/, 1)[0] ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0)
}
