// Rows of the model in memory, for tests of the rules: any row, and a small plan without a problem.
import type { Rows } from '#domain/dataset.ts'
import { ENTITIES, type Entity, type EntityName, type RowOf } from '#domain/entities.ts'

/** A row of an entity: every field empty but those that are given. */
export function row<E extends EntityName>(entity: E, values: Partial<RowOf<E>>): RowOf<E> {
  const { fields }: Entity = ENTITIES[entity]
  const empty = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
  return { id: entity, deleted: false, unread: null, ...empty, ...values } as RowOf<E>
}

export type Definition = Partial<RowOf<'indicator_definition'>>

export const OFFICE = 'office'

/** Rules that fit the measure and the value mode, so that the definition itself is without a problem. */
function consistentRules({ measure, value_mode: mode }: Definition): Definition {
  if (measure === 'qualitative') return { over_offices: 'none', over_periods: 'none' }
  if (measure === 'percentage') {
    const labels = { numerator_label: 'Women', denominator_label: 'Women and men' }
    return { ...labels, over_offices: 'ratio', over_periods: 'ratio' }
  }
  const running = mode === 'cumulative' || mode === 'stock'
  return { over_offices: 'sum', over_periods: running ? 'latest' : 'sum' }
}

/** A small plan, complete and without a problem, that a test then spoils. */
export function plan(definition: Definition = {}, over: Rows = {}): Rows {
  return {
    strategy: [row('strategy', { title: 'Strategy', year_from: 2020, year_to: 2024 })],
    office: [row('office', { code: 'MLI', name: 'Mali', type: 'field' })],
    strategic_objective: [
      row('strategic_objective', { strategy: 'strategy', code: 'SO1', title: 'Objective' }),
    ],
    workplan: [
      row('workplan', {
        strategy: 'strategy',
        office: OFFICE,
        code: 'MLI',
        title: 'Plan',
        level: 'field',
        year_from: 2020,
        year_to: 2022,
        currency: 'USD',
      }),
    ],
    outcome: [
      row('outcome', {
        office: OFFICE,
        workplan: 'workplan',
        objective: 'strategic_objective',
        code: '1',
        statement: 'Outcome',
      }),
    ],
    output: [
      row('output', { office: OFFICE, outcome: 'outcome', code: '1.1', statement: 'Output' }),
    ],
    activity: [
      row('activity', {
        office: OFFICE,
        output: 'output',
        code: '1.1.1',
        title: 'Activity',
        starts: '2020-02-01',
        ends: '2020-11-30',
        responsible: 'Gender adviser',
      }),
    ],
    indicator_definition: [
      row('indicator_definition', {
        code: 'SO1.1',
        title: 'Managers with an objective',
        measure: 'unit',
        direction: 'increasing',
        value_mode: 'period',
        ...consistentRules(definition),
        decimals: 0,
        disaggregation: 'disaggregation',
        ...definition,
      }),
    ],
    disaggregation: [row('disaggregation', { code: 'SEX', title: 'By sex', dimensions: 'sex' })],
    dimension_value: [
      ...['0', '1'].map((code) => [code, code] as const),
      ['f', 'Female'] as const,
      ['m', 'Male'] as const,
    ].map(([code, title]) =>
      row('dimension_value', { id: `sex ${code}`, dimension: 'sex', code, title }),
    ),
    indicator: [
      row('indicator', {
        office: OFFICE,
        definition: 'indicator_definition',
        workplan: 'workplan',
        output: 'output',
        baseline_value: 0,
        final_target: 100,
      }),
    ],
    ...over,
  }
}

export const ofPeriod = (period: string, values: Partial<RowOf<'actual'>>) =>
  row('actual', {
    id: `actual ${period}`,
    office: OFFICE,
    indicator: 'indicator',
    period,
    ...values,
  })

export function history(...values: readonly (number | null)[]) {
  return values.map((value, i) => ofPeriod(`${2020 + Math.floor(i / 4)}Q${(i % 4) + 1}`, { value }))
}
