// In which order packages could be taken, by the numbers that they bring: what a trial run, which takes none of
// them, says about those that build on others. Pure.
import type { StreamRange, Vector } from '#domain/changes.ts'

export interface Trial {
  readonly file: string
  readonly brings: readonly StreamRange[]
  /** What was found missing when it was tried; an empty name for what can be taken as it is. */
  readonly missing: { readonly name: string; readonly last: number }
}

/**
 * Of every package that could be taken after others of the run: which of them bring what it builds on,
 * in the order in which they are taken.
 * Those that cannot be taken are not in it.
 */
export function inOrder(known: Vector, trials: readonly Trial[]): ReadonlyMap<string, string[]> {
  const has: Record<string, number> = { ...known }
  const order = new Map<string, string[]>()
  const bringsOf = new Map(trials.map(({ file, brings }) => [file, brings]))
  for (let before = -1; order.size !== before; ) {
    before = order.size
    for (const trial of trials) {
      if (
        order.has(trial.file) ||
        !needsOf(trial).every(({ name, last }) => (has[name] ?? 0) >= last)
      )
        continue
      const earlier = [...order.keys()].filter((file) =>
        helps(bringsOf.get(file) ?? [], trial, known),
      )
      order.set(trial.file, earlier)
      for (const { name, last } of trial.brings) has[name] = Math.max(has[name] ?? 0, last)
    }
  }
  return order
}

/** The last number of each stream that must be here before it. */
function needsOf({ brings, missing }: Trial): { readonly name: string; readonly last: number }[] {
  const before = brings.map(({ name, first }) => ({ name, last: first - 1 }))
  return missing.name === '' ? before : [...before, missing]
}

/** Whether something of it is needed that is not here yet. */
function helps(brings: readonly StreamRange[], trial: Trial, known: Vector): boolean {
  return needsOf(trial).some(({ name, last }) =>
    brings.some(
      (piece) => piece.name === name && piece.first <= last && piece.last > (known[name] ?? 0),
    ),
  )
}
