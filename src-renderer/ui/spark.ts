// The line of a sparkline: the run of a few values, gaps left open. Drawn in cells by grid-badge.ts.
interface Point {
  readonly x: number
  readonly y: number
}

/** Points of the values that exist, scaled into the box; a missing value makes a gap, not a zero. */
export function sparkPoints(
  values: readonly (number | null)[],
  width: number,
  height: number,
): readonly (Point | null)[] {
  const known = values.filter((v) => v !== null)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return values.map((v, i) =>
    v === null
      ? null
      : {
          x: i * step,
          y: high === low ? height / 2 : height - ((v - low) / (high - low)) * height,
        },
  )
}

export function sparkPath(points: readonly (Point | null)[]): string {
  return points
    .map((p, i) => (p ? `${points[i - 1] ? 'L' : 'M'}${p.x.toFixed(1)} ${p.y.toFixed(1)}` : ''))
    .join('')
}
