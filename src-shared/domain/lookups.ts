// What the validation rules look at besides the row they judge, said once: from it follows which rows must
// be judged again when some were written (db/queries/affected.ts). A test watches the rules and compares.
import type { EntityName } from './entities.ts'

/** Judging a row of `judged`, a rule asks for the rows of `entity` whose `by` is that row's `of`. */
export interface Lookup {
  readonly judged: EntityName
  readonly entity: EntityName
  readonly by: string
  readonly of: string
}

/** All within one office. Confirmations are beside these: of any row, by their own `row`. */
export const LOOKUPS: readonly Lookup[] = [
  { judged: 'workplan', entity: 'workplan', by: 'office', of: 'office' },
  { judged: 'workplan', entity: 'funding_need', by: 'workplan', of: 'id' },
  { judged: 'outcome', entity: 'outcome', by: 'workplan', of: 'workplan' },
  { judged: 'output', entity: 'output', by: 'outcome', of: 'outcome' },
  { judged: 'activity', entity: 'activity', by: 'output', of: 'output' },
  { judged: 'indicator', entity: 'indicator', by: 'definition', of: 'definition' },
  { judged: 'indicator', entity: 'actual', by: 'indicator', of: 'id' },
  { judged: 'indicator', entity: 'submission', by: 'workplan', of: 'workplan' },
  { judged: 'actual', entity: 'actual', by: 'indicator', of: 'indicator' },
  { judged: 'actual', entity: 'actual_part', by: 'actual', of: 'id' },
  { judged: 'budget_line', entity: 'budget_line', by: 'activity', of: 'activity' },
  { judged: 'budget_line', entity: 'expenditure', by: 'budget_line', of: 'id' },
  { judged: 'budget_line', entity: 'funding', by: 'budget_line', of: 'id' },
  { judged: 'funding', entity: 'funding', by: 'budget_line', of: 'budget_line' },
  { judged: 'parity_headcount', entity: 'parity_headcount', by: 'date', of: 'date' },
  { judged: 'parity_flow', entity: 'parity_flow', by: 'period', of: 'period' },
  { judged: 'sdg_link', entity: 'sdg_link', by: 'row', of: 'row' },
  { judged: 'framework_link', entity: 'framework_link', by: 'row', of: 'row' },
]

/** References that rules and places follow from a row they judge, and from there on upwards. */
export const FOLLOWED: { readonly [E in EntityName]?: readonly string[] } = {
  indicator_definition: ['disaggregation'],
  outcome: ['workplan'],
  output: ['outcome'],
  activity: ['output'],
  milestone: ['activity'],
  indicator: ['definition', 'workplan'],
  target: ['indicator'],
  actual: ['indicator'],
  actual_part: ['actual'],
  budget_line: ['activity'],
  funding: ['budget_line'],
  expenditure: ['budget_line'],
  funding_need: ['workplan'],
  narrative: ['workplan', 'output'],
  submission: ['workplan'],
  parity_headcount: ['level'],
  parity_flow: ['level'],
  parity_target: ['category'],
}

/** What links hang on they name by entity and row; it is followed from there like a reference. */
export const LINKS: readonly EntityName[] = ['sdg_link', 'framework_link']

/** Who reads a field of a row above: everything below, or only what is below by these entities. */
type Readers = '*' | readonly EntityName[]

/** Of a row above, the fields that rules and places of the rows below look at. Others change nothing. */
export const READ_FROM_BELOW: {
  readonly [E in EntityName]?: Readonly<Record<string, Readers>>
} = {
  strategy: { year_from: '*', year_to: '*' },
  disaggregation: { dimensions: '*' },
  dimension_value: { dimension: '*', code: '*', title: '*' },
  personnel_level: { code: '*', category: '*' },
  personnel_category: { code: '*', title: '*' },
  indicator_definition: {
    code: '*',
    title: '*',
    measure: '*',
    direction: '*',
    value_mode: '*',
    over_periods: '*',
    decimals: '*',
    minimum: '*',
    maximum: '*',
    frequency: '*',
    disaggregation: '*',
  },
  workplan: {
    code: ['narrative', 'submission'],
    title: ['narrative', 'submission'],
    year_from: '*',
    year_to: '*',
    currency: '*',
  },
  outcome: { workplan: '*', code: LINKS, statement: LINKS },
  output: {
    outcome: '*',
    code: ['narrative', ...LINKS],
    statement: ['narrative', ...LINKS],
  },
  activity: {
    output: '*',
    code: ['milestone', 'budget_line', ...LINKS],
    title: ['milestone', 'budget_line', ...LINKS],
    starts: ['milestone'],
    ends: ['milestone'],
  },
  indicator: {
    definition: '*',
    workplan: '*',
    baseline_value: ['target'],
    baseline_numerator: ['target'],
    baseline_denominator: ['target'],
  },
  actual: { indicator: '*', period: '*' },
  budget_line: { activity: '*', category: '*', period: '*' },
}

/** What rules look at without a reference to it: when it changes, everything is judged again. */
export const EVERYWHERE: readonly EntityName[] = ['strategy', 'dimension_value']
