// The Sustainable Development Goals: 17 goals and the codes of their 169 targets (General Assembly
// resolution 70/1). Codes only; the goals' titles are in the catalogue, in the reader's language. A code
// that is not here is kept as it was typed and is a warning (rules-links.ts).

/** Per goal: how many numbered targets it has, and its lettered ones (means of implementation). */
const TARGETS: readonly (readonly [numbered: number, lettered: string])[] = [
  [5, 'ab'],
  [5, 'abc'],
  [9, 'abcd'],
  [7, 'abc'],
  [6, 'abc'],
  [6, 'ab'],
  [3, 'ab'],
  [10, 'ab'],
  [5, 'abc'],
  [7, 'abc'],
  [7, 'abc'],
  [8, 'abc'],
  [3, 'ab'],
  [7, 'abc'],
  [9, 'abc'],
  [10, 'ab'],
  [19, ''],
]

export const SDG_GOALS: readonly number[] = TARGETS.map((_, index) => index + 1)

/** The codes of a goal's targets in their order: 5.1 … 5.6, 5.a, 5.b, 5.c; none for no goal. */
export function sdgTargets(goal: number): readonly string[] {
  const [numbered, lettered] = TARGETS[goal - 1] ?? [0, '']
  return [
    ...Array.from({ length: numbered }, (_, index) => `${goal}.${index + 1}`),
    ...[...lettered].map((letter) => `${goal}.${letter}`),
  ]
}

export const SDG_TARGETS: readonly string[] = SDG_GOALS.flatMap(sdgTargets)

const known = new Set(SDG_TARGETS)

export function isSdgGoal(goal: number): boolean {
  return SDG_GOALS.includes(goal)
}

/** Judged as it is written in the list: with a small letter and no space. */
export function isSdgTarget(code: string): boolean {
  return known.has(code)
}

/** "5.C", " 5.5 " and "SDG 5.5" as the list has them; what is not a target stays as it was typed. */
export function readSdgTarget(typed: string): string {
  const code = typed
    .trim()
    .replace(/^sdg\s*/i, '')
    .toLowerCase()
  return known.has(code) ? code : typed.trim()
}

/** The goal that a target's code begins with; null where it begins with none. */
export function goalOfTarget(code: string): number | null {
  const goal = Number(/^(\d{1,2})\./.exec(code)?.[1])
  return isSdgGoal(goal) ? goal : null
}
