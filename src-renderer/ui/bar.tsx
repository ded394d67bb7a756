// A progress bar: a picture of a number that is always written beside it. The bar stops at 0 and 100,
// the number does not.
interface Props {
  /** Percent, 0..100 and beyond; null is no data: an empty track. */
  readonly percent: number | null
  readonly label?: string
}

export function clampPercent(percent: number | null): number {
  return percent === null || !Number.isFinite(percent) ? 0 : Math.min(100, Math.max(0, percent))
}

export function Bar(props: Props) {
  const width = clampPercent(props.percent)
  return (
    <svg
      className="bar"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
      aria-hidden={props.label ? undefined : true}
    >
      <rect className="track" width="100" height="6" rx="1" />
      <rect className="done" width={width} height="6" rx="1" />
    </svg>
  )
}
