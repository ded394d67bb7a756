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

/**
 * Names a figure whose cells are many and are told when somebody asks (`explain.get`). It is made of
 * ids and of a period, never of numbers, so that it still names the same figure after an edit.
 */
export interface FigureKey {
  /**
   * Of an indicator; the progress of an objective or an office, the mean of its indicators; what others
   * contribute to the row `use` in that period alone.
   */
  readonly figure: 'actual' | 'target' | 'progress' | 'objective' | 'office' | 'contributions'
  readonly period: string
  readonly definition?: string | undefined
  /** One office's; left out: of all together. */
  readonly office?: string | undefined
  /** Only the uses under this objective. */
  readonly objective?: string | undefined
  readonly use?: string | undefined
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
  /** There is more to tell than is here: `from` is empty, and the cells come when asked for. */
  readonly key?: FigureKey
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

/** The figure without its cells; who wants them asks with the key. */
export function light(figure: Figure, key: FigureKey): Figure {
  const { more: _, ...how } = figure.how
  return { ...figure, how: { ...how, from: [], key } }
}
