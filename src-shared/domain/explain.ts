// Figures and how they were made. Every number that a screen or a report shows travels as a Figure,
// so that "where does this come from" has one answer everywhere. Missing is not zero: no data is a
// null value, shown as a dash.

export interface Source {
  readonly entity: string
  readonly row: string
  readonly field?: string
  /** What it is called in the data, where its kind and office do not tell it from others: a level. */
  readonly name?: string
  readonly office?: string // office id
  readonly period?: string
  readonly value: number | null
}

/** What narrows a figure down; left out where it is of all. */
interface FigureWhere {
  readonly period?: string | undefined
  readonly date?: string | undefined
  readonly year?: number | undefined
  /** Ids. */
  readonly office?: string | undefined
  readonly definition?: string | undefined
  readonly objective?: string | undefined
  readonly use?: string | undefined
  readonly workplan?: string | undefined
  readonly activity?: string | undefined
  /** Codes or choices: of people, of money. */
  readonly category?: string | undefined
  readonly level?: string | undefined
  readonly flow?: string | undefined
  readonly area?: string | undefined
  readonly source?: string | undefined
  readonly certainty?: string | undefined
}

/** What kind of figure a key names, and what else the key has to say for it. */
export const FIGURE_NEEDS = {
  // Of an indicator, over all offices or in one; `use` is one row of a plan.
  actual: ['period', 'definition'],
  target: ['period', 'definition'],
  baseline: ['period', 'definition'],
  progress: ['period', 'definition'],
  /** What others contribute to the row `use` in that period alone. */
  contributions: ['period', 'use'],
  // Means: of the indicators of an objective, an office, a workplan; of the objectives.
  objective: ['period', 'objective'],
  office: ['period', 'office'],
  workplan: ['period', 'workplan'],
  strategy: ['period'],
  // People as each office counted them last up to `date`; of one office, category, level.
  'people.women': ['date'],
  'people.men': ['date'],
  'people.other': ['date'],
  'people.undisclosed': ['date'],
  'people.share': ['date'],
  'people.needed': ['date'],
  /** The share at a date, from what each office came to. */
  'people.trend': ['date'],
  /** The trend up to `date`, read off at the end of the strategy. */
  'people.projection': ['date'],
  /** The share of women among those who came, rose or left. */
  'people.flow': ['period', 'flow'],
  // Money: of budget lines and of funding needs, of one workplan or one office or all.
  'budget.planned': [],
  'budget.funded': [],
  'budget.gap': [],
  'budget.unfunded': [],
  'budget.spent': [],
  'needs.required': [],
  'needs.secured': [],
  'needs.gap': [],
  // Of an objective or a workplan in the assessment of a year.
  'assessment.risk': ['year'],
  'assessment.required': ['year'],
  'assessment.gap': ['year'],
  'assessment.gapShare': ['year'],
  'assessment.urgency': ['year'],
  // Of the reports of a period.
  'reports.completeness': ['period'],
  'reports.timeliness': ['period'],
  /** How complete one report is. */
  'reports.cells': ['period', 'workplan'],
} as const satisfies Record<string, readonly (keyof FigureWhere)[]>

export type FigureName = keyof typeof FIGURE_NEEDS

/**
 * Names a figure, so that whoever holds it can ask for the cells that it was made from (`explain.get`). It is
 * made of ids, codes, periods and dates, never of numbers, so that it still names the same figure after
 * an edit.
 */
export interface FigureKey extends FigureWhere {
  readonly figure: FigureName
}

/** What the key should say and does not; null when it is whole. */
export function lackingIn(key: FigureKey): string | null {
  return FIGURE_NEEDS[key.figure].find((need) => key[need] === undefined) ?? null
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
  /** Its name; with it, `from` may be empty: the cells come when asked for (`explain.get`). */
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

/** How many source cells an explanation lists before it only counts the rest. */
export const SOURCES_SHOWN = 200

export function explanation(
  rule: string,
  from: readonly Source[],
  missing: readonly string[] = [],
  values?: Explanation['values'],
  shown: number = SOURCES_SHOWN,
): Explanation {
  return {
    rule,
    ...(values ? { values } : {}),
    from: from.slice(0, shown),
    ...(from.length > shown ? { more: from.length - shown } : {}),
    missing,
  }
}

/** The figure without its cells; who wants them asks with the key. */
export function light(figure: Figure, key: FigureKey): Figure {
  const { more: _, ...how } = figure.how
  return { ...figure, how: { ...how, from: [], key } }
}
