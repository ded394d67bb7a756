// A strategy small enough to know by heart: one objective, two field offices, and for the first of
// them a plan with an output, an activity and two indicators. Written through the contract.
import type { Client } from '#contract/client.ts'
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'

export const PERIOD = '2021Q2'

export async function smallStrategy(client: Client) {
  const info = await client.workspaces.createHq({
    title: 'Small strategy',
    yearFrom: 2020,
    yearTo: 2022,
    person: 'Ada',
  })
  const [objective, somalia, mali, workplan, maliPlan] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const [outcome, output, activity] = [newId(), newId(), newId()]
  const [trained, share, trainedUse, shareUse] = [newId(), newId(), newId(), newId()]
  const strategy = info.strategy.id
  const planOf = (id: string, office: string, code: string): Command => ({
    do: 'create',
    entity: 'workplan',
    id,
    values: { strategy, office, code, title: `Plan of ${code}`, level: 'field', currency: 'USD' },
  })
  const officeOf = (id: string, code: string, name: string): Command => ({
    do: 'create',
    entity: 'office',
    id,
    values: { code, name, type: 'field', language: 'en', time_zone: 'UTC' },
  })
  const commands: Command[] = [
    {
      do: 'create',
      entity: 'strategic_objective',
      id: objective,
      values: { strategy, code: 'SO1', title: 'Parity at every level', theme: 'parity', sort: 1 },
    },
    officeOf(somalia, 'SOM', 'Somalia'),
    officeOf(mali, 'MLI', 'Mali'),
    definition(trained, 'SO1.1', 'People trained', 'unit', 'sum'),
    definition(share, 'SO1.2', 'Share of women among applicants', 'percentage', 'ratio'),
    planOf(workplan, somalia, 'SOM'),
    planOf(maliPlan, mali, 'MLI'),
    {
      do: 'create',
      entity: 'outcome',
      id: outcome,
      values: { office: somalia, workplan, objective, code: '1', statement: 'More women', sort: 1 },
    },
    {
      do: 'create',
      entity: 'output',
      id: output,
      values: { office: somalia, outcome, code: '1.1', statement: 'Fair vacancies', sort: 1 },
    },
    {
      do: 'create',
      entity: 'activity',
      id: activity,
      values: {
        office: somalia,
        output,
        code: '1.1.1',
        title: 'Rewrite the vacancy texts',
        starts: '2021-01-01',
        ends: '2021-12-31',
        status: 'on_track',
        percent_complete: 50,
        sort: 1,
      },
    },
    {
      do: 'create',
      entity: 'indicator',
      id: trainedUse,
      values: {
        office: somalia,
        definition: trained,
        workplan,
        output,
        baseline_value: 0,
        baseline_year: 2019,
        final_target: 100,
        sort: 1,
      },
    },
    {
      do: 'create',
      entity: 'indicator',
      id: shareUse,
      values: {
        office: somalia,
        definition: share,
        workplan,
        outcome,
        baseline_numerator: 10,
        baseline_denominator: 100,
        baseline_year: 2019,
        final_target: 50,
        sort: 2,
      },
    },
    {
      do: 'put',
      entity: 'target',
      values: { office: somalia, indicator: trainedUse, period: PERIOD, value: 50 },
    },
  ]
  await client.edit.apply({ commands, label: { id: 'label.add' } })
  return {
    strategy,
    objective,
    somalia,
    mali,
    workplan,
    maliPlan,
    outcome,
    output,
    activity,
    trained: trainedUse,
    share: shareUse,
  }
}

export type SmallStrategy = Awaited<ReturnType<typeof smallStrategy>>

function definition(
  id: string,
  code: string,
  title: string,
  measure: 'unit' | 'percentage',
  rule: 'sum' | 'ratio',
): Command {
  return {
    do: 'create',
    entity: 'indicator_definition',
    id,
    values: {
      code,
      title,
      measure,
      direction: 'increasing',
      value_mode: 'period',
      over_offices: rule,
      over_periods: rule,
      decimals: measure === 'unit' ? 0 : 1,
      frequency: 'quarterly',
      means_of_verification: 'Staff records',
      ...(measure === 'percentage' && {
        numerator_label: 'Women',
        denominator_label: 'Women and men',
      }),
    },
  }
}

/** What the office reports for the quarter: the number and the ratio. */
export function quarterOf(ids: SmallStrategy, value: number): Command[] {
  const { somalia: office, trained, share } = ids
  return [
    {
      do: 'put',
      entity: 'actual',
      values: { office, indicator: trained, period: PERIOD, value, status: 'reported' },
    },
    {
      do: 'put',
      entity: 'actual',
      values: {
        office,
        indicator: share,
        period: PERIOD,
        numerator: 30,
        denominator: 100,
        status: 'reported',
      },
    },
  ]
}
