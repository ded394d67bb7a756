// The results model as data: every entity that people edit, its fields, who owns its rows, and how a
// row gets its id. The SQL schema (tested against this), the journal, the packages, the validation
// and the contract all read this one registry. Names are the field's standard terms and are the
// same in SQL, in packages and in code: snake_case. It holds no behaviour.

/** What a field can hold. `money` is integer minor units; `ratio` fields are plain numbers. */
export type FieldKind =
  | 'text' // any text, line breaks allowed
  | 'code' // short identifier, no line break
  | 'number' // IEEE double, finite
  | 'integer'
  | 'money' // integer, minor units of the workplan's currency
  | 'flag' // true or false
  | 'date' // ISO 8601 date, YYYY-MM-DD
  | 'instant' // ISO 8601 instant, UTC, ends in Z
  | 'period' // reporting period key: 2020 or 2020Q1
  | 'choice' // one of `choices`
  | 'ref' // id of a row of entity `to`

export interface Field {
  readonly kind: FieldKind
  readonly required?: true
  readonly to?: string
  readonly choices?: readonly string[]
}

/**
 * Who owns a row. `shared`: HQ writes, everybody reads. `office`: the row names its owner in the
 * column `office`; that office and HQ write it. Rows owned by the HQ office travel as shared.
 * `private`: HQ writes, and it leaves in no package.
 */
export type Ownership = 'shared' | 'office' | 'private'

export interface Entity {
  readonly owner: Ownership
  readonly fields: Readonly<Record<string, Field>>
  /** Fields whose values decide the id (domain/ids.ts), so that two laptops meet in one row. */
  readonly key?: readonly string[]
  /** Fields that refer to the row this one hangs under; deleting that row deletes this one. */
  readonly parents?: readonly string[]
}

const text = { kind: 'text' } as const
const code = { kind: 'code' } as const
const num = { kind: 'number' } as const
const int = { kind: 'integer' } as const
const money = { kind: 'money' } as const
const flag = { kind: 'flag' } as const
const date = { kind: 'date' } as const
const instant = { kind: 'instant' } as const
const period = { kind: 'period' } as const

function needed<F extends Field>(field: F): F & { readonly required: true } {
  return { ...field, required: true }
}
function choice<const C extends readonly string[]>(...choices: C) {
  return { kind: 'choice', choices } as const
}
function ref<const E extends string>(to: E) {
  return { kind: 'ref', to } as const
}

export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const
export const MEASURES = ['unit', 'percentage', 'ordinal', 'qualitative', 'yes_no'] as const
export const DIRECTIONS = ['increasing', 'decreasing', 'maintain'] as const
export const VALUE_MODES = ['period', 'cumulative', 'stock'] as const
export const OVER_OFFICES = ['sum', 'ratio', 'average', 'weighted', 'max', 'min', 'none'] as const
export const OVER_PERIODS = ['sum', 'latest', 'ratio', 'average', 'max', 'min', 'none'] as const
export const VALUE_STATUSES = [
  'reported',
  'estimated',
  'provisional',
  'not_applicable',
  'not_available',
] as const
export const ACTIVITY_STATUSES = [
  'not_started',
  'on_track',
  'delayed',
  'completed',
  'suspended',
  'cancelled',
] as const
export const SUBMISSION_STATES = ['draft', 'submitted', 'returned', 'accepted', 'locked'] as const
export const RAG = ['green', 'amber', 'red', 'grey', 'blue'] as const

/** Four headcounts that are always kept apart; other and undisclosed are never dropped. */
const bySex = { women: int, men: int, other: int, undisclosed: int } as const

export const ENTITIES = {
  // Reference data: HQ edits it, every workspace has it.
  strategy: {
    owner: 'shared',
    fields: {
      title: needed(text),
      year_from: needed(int),
      year_to: needed(int),
      parity_low: num, // percent, default 47
      parity_high: num, // percent, default 53
      green_from: num, // percent of the target due to date, default 90
      amber_from: num, // default 60
      notice: text, // shown on every screen and page, e.g. "Sample data"
    },
  },
  strategic_objective: {
    owner: 'shared',
    parents: ['strategy'],
    fields: {
      strategy: needed(ref('strategy')),
      code: needed(code),
      title: needed(text),
      theme: choice('parity', 'mainstreaming', 'both'),
      sort: num,
    },
  },
  office: {
    owner: 'shared',
    fields: {
      code: needed(code),
      name: needed(text),
      type: needed(choice('hq', 'field')),
      country: code, // ISO 3166-1 alpha-3, or a private-use code (XAA..XZZ)
      m49: code, // UN M49, three digits
      language: choice(...LANGUAGES),
      time_zone: code, // IANA
    },
  },
  person_role: {
    owner: 'office',
    parents: ['office'],
    fields: {
      office: needed(ref('office')),
      name: needed(text),
      title: text,
      role: choice('enterer', 'coordinator', 'gender_focal_point', 'head', 'hq_reviewer', 'viewer'),
    },
  },
  reporting_period: {
    owner: 'shared',
    key: ['code'],
    fields: {
      code: needed(period),
      starts: needed(date),
      ends: needed(date),
      opens: date, // the submission window is separate from the period's own dates
      due: date,
      locks: date,
    },
  },
  disaggregation: {
    owner: 'shared',
    fields: { code: needed(code), title: needed(text), dimensions: text },
    // dimensions: names separated by ' x ', e.g. 'sex x age'
  },
  dimension_value: {
    owner: 'shared',
    key: ['dimension', 'code'],
    fields: { dimension: needed(code), code: needed(code), title: needed(text), sort: num },
  },
  indicator_definition: {
    owner: 'shared',
    fields: {
      code: needed(code),
      title: needed(text), // states no direction and no target
      unit: text,
      measure: needed(choice(...MEASURES)),
      direction: needed(choice(...DIRECTIONS)),
      value_mode: needed(choice(...VALUE_MODES)),
      over_offices: needed(choice(...OVER_OFFICES)),
      over_periods: needed(choice(...OVER_PERIODS)),
      numerator_label: text,
      denominator_label: text,
      decimals: int,
      minimum: num,
      maximum: num,
      frequency: choice('quarterly', 'semiannual', 'annual'),
      means_of_verification: text,
      collection_method: text,
      sdg_target: code,
      disaggregation: ref('disaggregation'),
      objective: ref('strategic_objective'),
    },
  },
  personnel_category: {
    owner: 'shared',
    fields: { code: needed(code), title: needed(text), sort: num },
  },
  personnel_level: {
    owner: 'shared',
    parents: ['category'],
    fields: {
      category: needed(ref('personnel_category')),
      code: needed(code),
      title: text,
      sort: num, // rising with seniority
    },
  },
  sdg_relevance: {
    owner: 'shared',
    key: ['goal'],
    fields: { goal: needed(int), relevance: choice('direct', 'indirect'), source: text },
  },

  // The plan.
  workplan: {
    owner: 'office',
    fields: {
      strategy: needed(ref('strategy')),
      office: needed(ref('office')),
      parent: ref('workplan'), // the global workplan
      code: needed(code),
      title: needed(text),
      level: needed(choice('global', 'field')),
      year_from: int,
      year_to: int,
      currency: code, // ISO 4217
      plan_version: int,
    },
  },
  outcome: {
    owner: 'office',
    parents: ['workplan'],
    fields: {
      office: needed(ref('office')),
      workplan: needed(ref('workplan')),
      objective: needed(ref('strategic_objective')),
      code: needed(code),
      statement: needed(text),
      assumptions: text,
      sort: num,
    },
  },
  output: {
    owner: 'office',
    parents: ['outcome'],
    fields: {
      office: needed(ref('office')),
      outcome: needed(ref('outcome')),
      code: needed(code),
      statement: needed(text),
      assumptions: text,
      sort: num,
    },
  },
  activity: {
    owner: 'office',
    parents: ['output'],
    fields: {
      office: needed(ref('office')),
      output: needed(ref('output')),
      code: needed(code),
      title: needed(text),
      guideline_area: text,
      starts: date,
      ends: date,
      q1: flag,
      q2: flag,
      q3: flag,
      q4: flag,
      responsible: text,
      accountable: text,
      partner: text,
      status: choice(...ACTIVITY_STATUSES),
      percent_complete: num,
      status_override: choice(...RAG),
      override_reason: text,
      special_measure: flag,
      corporate_initiative: flag,
      sort: num,
    },
  },
  milestone: {
    owner: 'office',
    parents: ['activity'],
    fields: {
      office: needed(ref('office')),
      activity: needed(ref('activity')),
      title: needed(text),
      due: date,
      done: date,
    },
  },
  indicator: {
    owner: 'office',
    parents: ['output', 'outcome'], // it hangs on exactly one of them
    fields: {
      office: needed(ref('office')),
      definition: needed(ref('indicator_definition')),
      workplan: needed(ref('workplan')),
      outcome: ref('outcome'), // exactly one of outcome and output
      output: ref('output'),
      baseline_value: num,
      baseline_numerator: num,
      baseline_denominator: num,
      baseline_year: int,
      final_target: num,
      responsible: text,
      rationale: text,
      contributes_to: ref('indicator'), // the global indicator
      status_override: choice(...RAG),
      override_reason: text,
      sort: num,
    },
  },
  target: {
    owner: 'office',
    parents: ['indicator'],
    key: ['indicator', 'period'],
    fields: {
      office: needed(ref('office')),
      indicator: needed(ref('indicator')),
      period: needed(period),
      value: num,
      numerator: num,
      denominator: num,
      text,
    },
  },
  actual: {
    owner: 'office',
    parents: ['indicator'],
    key: ['indicator', 'period'],
    fields: {
      office: needed(ref('office')),
      indicator: needed(ref('indicator')),
      period: needed(period),
      value: num,
      numerator: num,
      denominator: num,
      text,
      status: choice(...VALUE_STATUSES),
      comment: text,
      follow_up: flag,
    },
  },
  actual_part: {
    owner: 'office',
    parents: ['actual'],
    key: ['actual', 'cell'],
    fields: {
      office: needed(ref('office')),
      actual: needed(ref('actual')),
      cell: needed(code), // canonical: dimension=value pairs sorted by dimension, joined by ';'
      value: num,
      numerator: num,
      denominator: num,
    },
  },
  budget_line: {
    owner: 'office',
    parents: ['activity'],
    fields: {
      office: needed(ref('office')),
      activity: needed(ref('activity')),
      category: needed(
        choice('personnel', 'training', 'travel', 'equipment', 'partner_grants', 'other'),
      ),
      period: needed(period),
      description: text,
      planned: money,
    },
  },
  funding: {
    owner: 'office',
    parents: ['budget_line'],
    fields: {
      office: needed(ref('office')),
      budget_line: needed(ref('budget_line')),
      source: needed(text),
      amount: money,
      certainty: choice('indicative', 'committed', 'received'),
    },
  },
  expenditure: {
    owner: 'office',
    parents: ['budget_line'],
    key: ['budget_line', 'period'],
    fields: {
      office: needed(ref('office')),
      budget_line: needed(ref('budget_line')),
      period: needed(period),
      amount: money,
    },
  },
  funding_need: {
    owner: 'office',
    parents: ['workplan'],
    fields: {
      office: needed(ref('office')),
      workplan: needed(ref('workplan')),
      area: needed(choice('personnel', 'training', 'other')),
      year: needed(int),
      description: text,
      required: money,
      secured: money,
    },
  },
  parity_headcount: {
    owner: 'office',
    key: ['office', 'date', 'employer', 'level', 'function'],
    fields: {
      office: needed(ref('office')),
      date: needed(date),
      employer: needed(choice('unops', 'unmas', 'implementing_partner')),
      category: needed(ref('personnel_category')),
      level: needed(ref('personnel_level')),
      function: needed(choice('management', 'programme', 'operations', 'support')),
      ...bySex,
    },
  },
  parity_flow: {
    owner: 'office',
    key: ['office', 'period', 'flow', 'employer', 'level'],
    fields: {
      office: needed(ref('office')),
      period: needed(period),
      flow: needed(choice('applicants', 'shortlisted', 'appointed', 'promoted', 'separated')),
      employer: needed(choice('unops', 'unmas', 'implementing_partner')),
      category: needed(ref('personnel_category')),
      level: needed(ref('personnel_level')),
      ...bySex,
    },
  },
  parity_target: {
    owner: 'office',
    key: ['office', 'category', 'year'],
    fields: {
      office: needed(ref('office')),
      category: needed(ref('personnel_category')),
      year: needed(int),
      women_share: num, // percent
    },
  },
  risk: {
    owner: 'office',
    parents: ['workplan', 'output'],
    fields: {
      office: needed(ref('office')),
      workplan: needed(ref('workplan')),
      output: ref('output'),
      type: choice(
        'social_environmental',
        'financial',
        'operational',
        'organizational',
        'political',
        'strategic',
        'safety_security',
      ),
      statement: needed(text),
      likelihood: int, // 1..5
      impact: int, // 1..5
      mitigation: text,
      owner_name: text,
      status: choice('open', 'mitigated', 'occurred', 'closed'),
    },
  },
  narrative: {
    owner: 'office',
    parents: ['workplan', 'output'],
    key: ['workplan', 'output', 'period'],
    fields: {
      office: needed(ref('office')),
      workplan: needed(ref('workplan')),
      output: ref('output'), // empty: the whole workplan
      period: needed(period),
      achievements: text,
      challenges: text,
      lessons: text,
      next_steps: text,
    },
  },
  sdg_link: {
    owner: 'office',
    fields: {
      office: needed(ref('office')),
      entity: needed(code),
      row: needed(code),
      goal: needed(int),
      target: code,
      relevance: choice('direct', 'indirect'),
      source: text,
    },
  },
  framework_link: {
    owner: 'office',
    fields: {
      office: needed(ref('office')),
      entity: needed(code),
      row: needed(code),
      framework: needed(choice('unmas', 'scr1325', 'ottawa', 'un_swap', 'own')),
      code: needed(code),
    },
  },
  comment: {
    owner: 'office',
    fields: {
      office: needed(ref('office')),
      entity: needed(code),
      row: needed(code),
      field: code,
      body: needed(text),
      author: text,
      written: instant,
      settled: flag,
    },
  },
  submission: {
    owner: 'office',
    parents: ['workplan'],
    key: ['workplan', 'period'],
    fields: {
      office: needed(ref('office')),
      workplan: needed(ref('workplan')),
      period: needed(period),
      state: needed(choice(...SUBMISSION_STATES)),
      times: int, // how often it was submitted
      submitted_at: instant,
      submitted_by: text,
      words: text, // the office's explanation that travels with it
      decided_at: instant,
      decided_by: text,
      decision_comment: text, // required when returned
    },
  },
  confirmation: {
    owner: 'office',
    key: ['rule', 'row', 'period'],
    fields: {
      office: needed(ref('office')),
      rule: needed(code),
      entity: needed(code),
      row: needed(code),
      period,
      explanation: needed(text), // why a warning is right all the same
      about: text, // what the warning said then (rules.ts, aboutOf); it holds as long as that is the same
    },
  },
  assessment: {
    // HQ's judgement of offices side by side, also half written: it stays at HQ (decisions/0008).
    owner: 'private',
    key: ['year', 'objective', 'workplan'],
    fields: {
      year: needed(int),
      objective: ref('strategic_objective'), // one of objective and workplan
      workplan: ref('workplan'),
      rating: choice('met', 'on_track', 'constrained', 'no_progress', 'no_status'),
      finding: text,
      priority: int, // 1 is first
    },
  },
} as const satisfies Record<string, Entity>

export type Entities = typeof ENTITIES
export type EntityName = keyof Entities

/** A value of a field: what it holds, nothing, or a text that could not be read as its kind. */
export type Plain = string | number | boolean | null
export interface Unread {
  readonly unread: string
}
export type Value = Plain | Unread

export function isUnread(value: Value | undefined): value is Unread {
  return typeof value === 'object' && value !== null
}

type ValueOf<F extends Field> = F['kind'] extends 'number' | 'integer' | 'money'
  ? number
  : F['kind'] extends 'flag'
    ? boolean
    : F extends { readonly choices: readonly (infer C)[] }
      ? C
      : string

/**
 * A row as the queries return it: id, fields (null when empty or unread), and the texts that could
 * not be read, per field. Flags are booleans here and 0/1 in SQL.
 */
export type RowOf<E extends EntityName> = {
  readonly [F in keyof Entities[E]['fields']]: Entities[E]['fields'][F] extends Field
    ? ValueOf<Entities[E]['fields'][F]> | null
    : never
} & {
  readonly id: string
  readonly deleted: boolean
  readonly unread: Readonly<Record<string, string>> | null
}

export const ENTITY_NAMES = Object.keys(ENTITIES) as readonly EntityName[]

export function entityOf(name: string): Entity | undefined {
  return Object.hasOwn(ENTITIES, name) ? ENTITIES[name as EntityName] : undefined
}

export function fieldOf(entity: string, field: string): Field | undefined {
  const fields = entityOf(entity)?.fields
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
}
