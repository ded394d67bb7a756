// Figures and how they were made. Every number that a screen or a report shows travels as a Figure,
// so that "where does this come from" has one answer everywhere. Missing is not zero: no data is a
// null value, shown as a dash.

export interface Source {
  readonly entity: string
  readonly row: string
  readonly field?: string
  readonly office?: string // office id
  readonly period?: string
  readonly value: number | null
}

export interface Explanation {
  /** Message id of the rule in words, e.g. 'explain.progress'. */
  readonly rule: string
  readonly values?: Readonly<Record<string, string | number>>
  /** The cells it came from; long lists are cut at 200 and `more` says how many were left out. */
  readonly from: readonly Source[]
  readonly more?: number
  /** Ids of offices that were expected and have no data. */
  readonly missing: readonly string[]
}

export interface Figure {
  /** null is "no data". Percentages are 0..100 (not 0..1). */
  readonly value: number | null
  readonly unit: 'percent' | 'number' | 'money' | 'people'
  readonly decimals: number
  /** How many offices are in it, of how many. */
  readonly reported: number
  readonly expected: number
  readonly how: Explanation
}
