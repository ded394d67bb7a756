// Going to something that is on its way to the screen: a row that was added, unfolded or found a moment ago
// is in its grid only after some frames, more of them on a busy machine. It never waits for ever.
const MOST_FRAMES = 120

/** Tries at each frame until `go` has gone there, about two seconds at most. Answers how to give up. */
export function untilThere(go: () => boolean): () => void {
  let left = MOST_FRAMES
  let frame = 0
  const next = () => {
    frame = requestAnimationFrame(() => {
      left -= 1
      if (!go() && left > 0) next()
    })
  }
  next()
  return () => cancelAnimationFrame(frame)
}
