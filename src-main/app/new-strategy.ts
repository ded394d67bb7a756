// What an empty HQ workspace starts with: its strategy, its own office, the global workplan and the
// reporting periods with their submission windows. Commands only; nothing is written here.
import type { Command } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { periodsOfYear } from '#domain/period-windows.ts'

export interface NewStrategy {
  readonly title: string
  readonly yearFrom: number
  readonly yearTo: number
}

const HQ_CODE = 'HQ'

export function strategyCommands(
  { title, yearFrom, yearTo }: NewStrategy,
  ids: { readonly strategy: string; readonly office: string },
): Command[] {
  const { strategy, office } = ids
  return [
    {
      do: 'create',
      entity: 'strategy',
      id: strategy,
      values: { title, year_from: yearFrom, year_to: yearTo },
    },
    {
      do: 'create',
      entity: 'office',
      id: office,
      values: { code: HQ_CODE, name: 'Headquarters', type: 'hq', language: 'en', time_zone: 'UTC' },
    },
    {
      do: 'create',
      entity: 'workplan',
      id: newId(),
      values: {
        strategy,
        office,
        code: HQ_CODE,
        title: 'Global workplan',
        level: 'global',
        year_from: yearFrom,
        year_to: yearTo,
        currency: 'USD',
        plan_version: 1,
      },
    },
    ...periodCommands(yearFrom, yearTo),
  ]
}

function periodCommands(yearFrom: number, yearTo: number): Command[] {
  const years = Array.from({ length: yearTo - yearFrom + 1 }, (_, index) => yearFrom + index)
  return years
    .flatMap((year) => periodsOfYear(year))
    .map((values) => ({ do: 'put', entity: 'reporting_period', values: { ...values } }))
}
