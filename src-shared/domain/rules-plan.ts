// Rules of the results chain: dates and periods inside what they belong to, codes, what a plan should
// say, targets on the right side of the baseline.
import { measuredValue, roundTo } from './arithmetic.ts'
import type { Dataset } from './dataset.ts'
import type { EntityName, RowOf } from './entities.ts'
import { baselineOf } from './indicator-figures.ts'
import { periodSpan } from './periods.ts'
import { type Finding, finding, isEmptyText, NONE, rule, ruleFor } from './rule.ts'

type Workplan = RowOf<'workplan'>

export function workplanOfActivity(id: string | null, data: Dataset): Workplan | undefined {
  const output = data.get('output', data.get('activity', id)?.output ?? null)
  return data.get('workplan', data.get('outcome', output?.outcome ?? null)?.workplan ?? null)
}

export function workplanOfIndicator(id: string | null, data: Dataset): Workplan | undefined {
  return data.get('workplan', data.get('indicator', id)?.workplan ?? null)
}

const yearsReversed = ruleFor('dates_reversed', 'error', ['workplan', 'strategy'], (row) =>
  finding(
    row.year_from !== null && row.year_to !== null && row.year_to < row.year_from,
    'year_to',
    { from: String(row.year_from), to: String(row.year_to) },
  ),
)

const datesReversed = ruleFor('dates_reversed', 'error', ['activity', 'reporting_period'], (row) =>
  finding(row.starts !== null && row.ends !== null && row.ends < row.starts, 'ends', {
    from: row.starts ?? '',
    to: row.ends ?? '',
  }),
)

const activityOutsidePlan = rule('outside_plan_dates', 'warning', 'activity', (row, data) => {
  const plan = workplanOfActivity(row.id, data)
  const first = plan?.year_from ?? null
  const last = plan?.year_to ?? null
  if (first === null || last === null) return NONE
  const values = { from: String(first), to: String(last) }
  const outside = (date: string | null) =>
    date !== null && (Number(date.slice(0, 4)) < first || Number(date.slice(0, 4)) > last)
  return [
    ...finding(outside(row.starts), 'starts', { ...values, date: row.starts ?? '' }),
    ...finding(outside(row.ends), 'ends', { ...values, date: row.ends ?? '' }),
  ]
})

const planOutsideStrategy = rule('outside_strategy', 'warning', 'workplan', (row, data) => {
  const strategy = data.get('strategy', row.strategy)
  const first = strategy?.year_from ?? null
  const last = strategy?.year_to ?? null
  if (first === null || last === null) return NONE
  const values = { from: String(first), to: String(last) }
  return [
    ...finding(row.year_from !== null && row.year_from < first, 'year_from', {
      ...values,
      date: String(row.year_from),
    }),
    ...finding(row.year_to !== null && row.year_to > last, 'year_to', {
      ...values,
      date: String(row.year_to),
    }),
  ]
})

const milestoneOutsideActivity = rule(
  'outside_activity_dates',
  'warning',
  'milestone',
  (row, data) => {
    const activity = data.get('activity', row.activity)
    const { starts = null, ends = null } = activity ?? {}
    const due = row.due
    if (due === null) return NONE
    const outside = (starts !== null && due < starts) || (ends !== null && due > ends)
    return finding(outside, 'due', { date: due, from: starts ?? '…', to: ends ?? '…' })
  },
)

/** The workplan that a row with a period belongs to. */
const WORKPLAN_OF = {
  target: (row: RowOf<'target'>, data: Dataset) => workplanOfIndicator(row.indicator, data),
  actual: (row: RowOf<'actual'>, data: Dataset) => workplanOfIndicator(row.indicator, data),
  budget_line: (row: RowOf<'budget_line'>, data: Dataset) => workplanOfActivity(row.activity, data),
  expenditure: (row: RowOf<'expenditure'>, data: Dataset) =>
    workplanOfActivity(data.get('budget_line', row.budget_line)?.activity ?? null, data),
  narrative: (row: RowOf<'narrative'>, data: Dataset) => data.get('workplan', row.workplan),
  submission: (row: RowOf<'submission'>, data: Dataset) => data.get('workplan', row.workplan),
} satisfies { [E in EntityName]?: (row: RowOf<E>, data: Dataset) => Workplan | undefined }

function periodOutsidePlan<E extends keyof typeof WORKPLAN_OF>(entity: E) {
  const planOf = WORKPLAN_OF[entity] as (row: RowOf<E>, data: Dataset) => Workplan | undefined
  return rule('period_outside_plan', 'error', entity, (row, data) => {
    const period = (row as unknown as { period: string | null }).period
    const plan = planOf(row, data)
    const year = periodSpan(period ?? '')?.year
    const first = plan?.year_from ?? null
    const last = plan?.year_to ?? null
    if (year === undefined || first === null || last === null) return NONE
    return finding(year < first || year > last, 'period', {
      period: period ?? '',
      from: String(first),
      to: String(last),
    })
  })
}

const indicatorPlace = rule('indicator_place', 'error', 'indicator', (row) =>
  finding((row.outcome === null) === (row.output === null), 'output'),
)

/** What a plan should say although it can be saved without. */
const activityIncomplete = rule('incomplete', 'info', 'activity', (row) =>
  (['starts', 'ends', 'responsible'] as const).flatMap((field) =>
    finding(isEmptyText(row[field]) && !row.unread?.[field], field),
  ),
)

const workplanIncomplete = rule('incomplete', 'info', 'workplan', (row) =>
  (['year_from', 'year_to', 'currency'] as const).flatMap((field) =>
    finding(isEmptyText(row[field]) && !row.unread?.[field], field),
  ),
)

const indicatorIncomplete = rule('incomplete', 'info', 'indicator', (row, data) => {
  const measure = data.get('indicator_definition', row.definition)?.measure ?? null
  if (measure === null || measure === 'qualitative') return NONE
  return [
    ...finding(
      measuredValue(baselineOf(row), measure) === null && !row.unread?.baseline_value,
      'baseline_value',
    ),
    ...finding(row.final_target === null && !row.unread?.final_target, 'final_target'),
  ]
})

// Codes --------------------------------------------------------------------------------------------

function sameCode(code: string | null): string | null {
  return code === null ? null : code.trim().toLocaleLowerCase('en')
}

function duplicate(
  row: { readonly id: string; readonly code: string | null },
  others: readonly { readonly id: string; readonly code: string | null }[],
): readonly Finding[] {
  const code = sameCode(row.code)
  if (!code) return NONE
  const taken = others.some((other) => other.id !== row.id && sameCode(other.code) === code)
  return finding(taken, 'code', { code: row.code ?? '' })
}

/** Codes of reference data are unique in the strategy. */
const duplicateReference = ruleFor(
  'duplicate_code',
  'error',
  ['office', 'strategic_objective', 'indicator_definition', 'disaggregation', 'personnel_category'],
  (row, data, entity) => duplicate(row, data.all(entity)),
)
const duplicateWorkplan = rule('duplicate_code', 'error', 'workplan', (row, data) =>
  duplicate(row, data.by('workplan', 'office', row.office)),
)
const duplicateOutcome = rule('duplicate_code', 'error', 'outcome', (row, data) =>
  duplicate(row, data.by('outcome', 'workplan', row.workplan)),
)
/** An output's code is unique in its outcome, an activity's in its output: plans number them so. */
const duplicateOutput = rule('duplicate_code', 'error', 'output', (row, data) =>
  duplicate(row, data.by('output', 'outcome', row.outcome)),
)
const duplicateActivity = rule('duplicate_code', 'error', 'activity', (row, data) =>
  duplicate(row, data.by('activity', 'output', row.output)),
)

/** Levels of two categories may have the same code. */
const duplicateLevel = rule('duplicate_code', 'error', 'personnel_level', (row, data) =>
  duplicate(row, data.by('personnel_level', 'category', row.category)),
)

const duplicateIndicator = rule('duplicate_indicator', 'warning', 'indicator', (row, data) => {
  const same = data
    .by('indicator', 'definition', row.definition)
    .filter((other) => other.id !== row.id && other.workplan === row.workplan)
  const code = data.get('indicator_definition', row.definition)?.code ?? ''
  return finding(same.length > 0, 'definition', { code })
})

// Targets ------------------------------------------------------------------------------------------

function wrongSide(target: number | null, baseline: number | null, direction: string | null) {
  if (target === null || baseline === null) return false
  if (direction === 'increasing') return target < baseline
  return direction === 'decreasing' ? target > baseline : false
}

const finalTargetSide = rule('target_wrong_side', 'warning', 'indicator', (row, data) => {
  const definition = data.get('indicator_definition', row.definition)
  const baseline = measuredValue(baselineOf(row), definition?.measure ?? null)
  return finding(
    wrongSide(row.final_target, baseline, definition?.direction ?? null),
    'final_target',
    sideValues(row.final_target, baseline, definition?.direction ?? null),
  )
})

/** Targets per period are compared where they mean the same as the baseline: not where they add up. */
const targetSide = rule('target_wrong_side', 'warning', 'target', (row, data) => {
  const indicator = data.get('indicator', row.indicator)
  const definition = data.get('indicator_definition', indicator?.definition ?? null)
  if (!indicator || !definition || definition.over_periods === 'sum') return NONE
  const target = measuredValue(row, definition.measure)
  const baseline = measuredValue(baselineOf(indicator), definition.measure)
  return finding(
    wrongSide(target, baseline, definition.direction),
    row.value === null ? 'numerator' : 'value',
    sideValues(target, baseline, definition.direction),
  )
})

function sideValues(target: number | null, baseline: number | null, direction: string | null) {
  const shown = (value: number | null) => roundTo(value ?? 0, 2)
  return { target: shown(target), baseline: shown(baseline), direction: direction ?? '' }
}

export const PLAN_RULES = [
  yearsReversed,
  datesReversed,
  activityOutsidePlan,
  planOutsideStrategy,
  milestoneOutsideActivity,
  periodOutsidePlan('target'),
  periodOutsidePlan('actual'),
  periodOutsidePlan('budget_line'),
  periodOutsidePlan('expenditure'),
  periodOutsidePlan('narrative'),
  periodOutsidePlan('submission'),
  indicatorPlace,
  activityIncomplete,
  workplanIncomplete,
  indicatorIncomplete,
  duplicateReference,
  duplicateWorkplan,
  duplicateOutcome,
  duplicateOutput,
  duplicateActivity,
  duplicateLevel,
  duplicateIndicator,
  finalTargetSide,
  targetSide,
]
