// The shapes of the sample's own data: what a language file and an office file must hold. Texts may
// have the slots {town} {town2} {partner} {authority} {here}, filled per office.
export type Language = 'en' | 'fr' | 'es' | 'ar'
export type ObjectiveCode = 'SO1' | 'SO2' | 'SO3' | 'SO4' | 'SO5'

export const OUTPUT_KEYS = [
  'accountable',
  'focal_points',
  'review',
  'vacancies',
  'parity',
  'special',
  'retention',
  'environment',
  'conduct',
  'training',
  'data',
  'reach',
  'teams',
  'analysis',
  'clauses',
  'dialogue',
  'partner_parity',
] as const
export type OutputKey = (typeof OUTPUT_KEYS)[number]

export type Role = 'head' | 'gender' | 'hr' | 'operations' | 'education' | 'partners'

export interface OutputTexts {
  readonly statements: readonly string[]
  readonly activities: readonly string[]
}

export interface LanguageTexts {
  readonly outcomes: Readonly<Record<ObjectiveCode, readonly string[]>>
  readonly assumptions: readonly string[]
  readonly outputs: Readonly<Record<OutputKey, OutputTexts>>
  readonly roles: Readonly<Record<Role, string>>
  readonly milestones: readonly string[]
  /** Comments on actuals. */
  readonly comments: readonly string[]
  readonly notApplicable: string
  readonly noVacancy: string
  /** Qualitative actuals: the rating of the review, and the change in the sector. */
  readonly ratings: readonly string[]
  readonly changes: readonly string[]
  /** With {people} and {women}: one sentence of figures in a narrative. */
  readonly trained: string
  readonly reached: string
  readonly needs: { readonly personnel: string; readonly training: string }
  readonly rationale: string
}

export interface RiskText {
  readonly type:
    | 'social_environmental'
    | 'financial'
    | 'operational'
    | 'organizational'
    | 'political'
    | 'strategic'
    | 'safety_security'
  readonly statement: string
  readonly mitigation: string
  readonly likelihood: number
  readonly impact: number
}

/** What is particular to one office; written in the language it works in. */
export interface OfficeTexts {
  readonly title: string // of its workplan
  readonly here: string // 'in Abyei', with its preposition
  readonly towns: readonly string[]
  readonly authority: string
  readonly partners: readonly string[]
  /** Head, gender focal point, who enters the data: invented names. */
  readonly people: readonly [string, string, string]
  /** Activities of this office only, with the output they belong to. */
  readonly own: readonly (readonly [OutputKey, string])[]
  readonly achievements: readonly string[]
  readonly challenges: readonly string[]
  readonly lessons: readonly string[]
  readonly next: readonly string[]
  readonly risks: readonly RiskText[]
}

export interface SampleOffice {
  readonly code: string
  readonly name: string
  readonly type: 'hq' | 'field'
  readonly country: string | null
  readonly m49: string | null
  readonly language: Language
  readonly timeZone: string
  /** People at the start, partners' staff included. */
  readonly people: number
  /** Share of women against the average of all offices. */
  readonly balance: number
  readonly quirk: string | null
}

export interface SampleOptions {
  readonly seed?: number
  /** Indicators and activities per office, times this (benchmarks). */
  readonly scale?: number
  /** The last quarter whose data is there, default 2021Q1. */
  readonly until?: string
}
