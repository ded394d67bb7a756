// What `summary.json` of the demo says. Two runs with the same seed differ in `fingerprint` and
// `bytes` only: keys and row stamps are new each time.

export interface DemoPackage {
  readonly file: string
  readonly kind: string
  readonly period: string | null
  readonly changes: number
  readonly bytes: number
  /** 'lost': it never arrived; 'already_known': it arrived a second time and changed nothing. */
  readonly fate: 'taken' | 'lost' | 'already_known'
}

export interface DemoEffect {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly conflicts: number
  readonly doubtful: number
}

/** Counted while the office plays its quarter. */
export interface DemoEvents {
  /** Actions of a person, each one group. */
  edits: number
  changes: number
  /** How often the report was held back by errors or unexplained warnings. */
  blocked: number
  submitted: number
  returned: number
  /** What the second laptop's file brought, where there are two. */
  joined: Pick<DemoEffect, 'new' | 'changed' | 'conflicts'> | null
}

export interface DemoSummary {
  readonly seed: number
  readonly scale: number
  readonly period: string
  readonly hq: {
    readonly fingerprint: string
    readonly changes: number
    readonly conflicts: number
    readonly rows: Readonly<Record<string, number>>
    readonly check: { readonly ok: boolean; readonly findings: number }
  }
  readonly strategy: {
    readonly women: number | null
    readonly men: number | null
    readonly share: number | null
    readonly progress: number | null
    readonly completeness: number | null
    readonly timeliness: number | null
  }
  readonly offices: readonly (DemoEvents & {
    readonly code: string
    readonly name: string
    readonly fingerprint: string
    readonly version: string
    /** What each of its packages changed at HQ, in order. */
    readonly taken: readonly DemoEffect[]
    readonly state: string
    readonly timeliness: string
    readonly times: number
  })[]
  readonly packages: readonly DemoPackage[]
  readonly reports: readonly string[]
}
