// Rules of measured values: fractions, ranges, running totals, outliers against the indicator's own history,
// what did not change, and cells left empty in a submission. Parts against totals are in rules-parts.ts.
import {
  decimalsOf,
  type Measured,
  measuredValue,
  modifiedZScore,
  roundTo,
  sameValue,
} from './arithmetic.ts'
import { type Dataset, definitionOf } from './dataset.ts'
import type { RowOf } from './entities.ts'
import { comparePeriods, periodSpan } from './periods.ts'
import { isDeclaredEmpty } from './roll-up.ts'
import { askedOnce, type Finding, finding, isEmptyText, NONE, rule } from './rule.ts'
import { PART_RULES } from './rules-parts.ts'

type Definition = RowOf<'indicator_definition'>
type Actual = RowOf<'actual'>

/** |modified z-score| above this is doubtful (Iglewicz and Hoaglin). */
const OUTLIER_SCORE = 3.5

// Where the measured values are: the same checks for actual, part, target and baseline. ---------------

interface Place {
  readonly definition: Definition | undefined
  readonly measured: Measured
  readonly fields: { readonly [F in keyof Measured]: string }
  readonly isPart?: true
}

const OWN_FIELDS = { value: 'value', numerator: 'numerator', denominator: 'denominator' } as const
const BASELINE_FIELDS = {
  value: 'baseline_value',
  numerator: 'baseline_numerator',
  denominator: 'baseline_denominator',
} as const

const actualPlace = askedOnce(
  (row: Actual, data): Place => ({
    definition: definitionOf(row.indicator, data),
    measured: row,
    fields: OWN_FIELDS,
  }),
)

const targetPlace = askedOnce(
  (row: RowOf<'target'>, data): Place => ({
    definition: definitionOf(row.indicator, data),
    measured: row,
    fields: OWN_FIELDS,
  }),
)

/** A part has no period of its own: it is of its actual's. */
const partPlace = askedOnce((row: RowOf<'actual_part'>, data) => {
  const actual = data.get('actual', row.actual)
  const definition = definitionOf(actual?.indicator ?? null, data)
  const place: Place = { definition, measured: row, fields: OWN_FIELDS, isPart: true }
  return { place, period: actual?.period ?? null }
})

const baselinePlace = askedOnce(
  (row: RowOf<'indicator'>, data): Place => ({
    definition: data.get('indicator_definition', row.definition),
    measured: {
      value: row.baseline_value,
      numerator: row.baseline_numerator,
      denominator: row.baseline_denominator,
    },
    fields: BASELINE_FIELDS,
  }),
)

function everyMeasured(
  code: string,
  severity: 'error' | 'warning',
  check: (place: Place) => readonly Finding[],
) {
  return [
    rule(code, severity, 'actual', (row, data) => check(actualPlace(row, data))),
    rule(code, severity, 'actual_part', (row, data) => {
      const { place, period } = partPlace(row, data)
      const found = check(place)
      return found.length === 0 ? NONE : found.map((each) => ({ ...each, period }))
    }),
    rule(code, severity, 'target', (row, data) => check(targetPlace(row, data))),
    rule(code, severity, 'indicator', (row, data) => check(baselinePlace(row, data))),
  ]
}

const numeratorAbove = everyMeasured('numerator_above_denominator', 'error', (place) => {
  const { numerator, denominator } = place.measured
  if (place.definition?.measure !== 'percentage') return NONE
  if (numerator === null || denominator === null || denominator === 0) return NONE
  return finding(numerator > denominator, place.fields.numerator, { numerator, denominator })
})

const pairIncomplete = everyMeasured('pair_incomplete', 'error', ({ definition, ...place }) => {
  const { numerator, denominator } = place.measured
  if (definition?.measure !== 'percentage') return NONE
  if ((numerator === null) === (denominator === null)) return NONE
  return finding(true, numerator === null ? place.fields.numerator : place.fields.denominator)
})

/** Something of nothing cannot be; nothing of nothing can (nobody applied) and is only asked about. */
const denominatorInvalid = everyMeasured('denominator_not_positive', 'error', (place) => {
  const { numerator, denominator } = place.measured
  if (place.definition?.measure !== 'percentage' || denominator === null) return NONE
  const wrong = denominator < 0 || (denominator === 0 && numerator !== null && numerator !== 0)
  return finding(wrong, place.fields.denominator, { denominator })
})

const denominatorZero = rule('denominator_zero', 'warning', 'actual', (row, data) =>
  finding(
    definitionOf(row.indicator, data)?.measure === 'percentage' &&
      row.denominator === 0 &&
      (row.numerator === 0 || row.numerator === null) &&
      !isDeclaredEmpty(row),
    'denominator',
  ),
)

const percentageRange = everyMeasured('percentage_range', 'error', (place) => {
  const { value } = place.measured
  if (place.definition?.measure !== 'percentage' || value === null) return NONE
  return finding(value < 0 || value > 100, place.fields.value, { value })
})

const negative = everyMeasured('negative_count', 'error', (place) => {
  const { numerator } = place.measured
  if (place.definition?.measure !== 'percentage' || numerator === null) return NONE
  return finding(numerator < 0, place.fields.numerator, { value: numerator })
})

const yesNo = everyMeasured('yes_no_value', 'error', (place) => {
  const { value } = place.measured
  if (place.definition?.measure !== 'yes_no' || value === null) return NONE
  return finding(value !== 0 && value !== 1, place.fields.value, { value })
})

const outsideRange = everyMeasured('outside_range', 'warning', ({ definition, ...place }) => {
  const value = measuredValue(place.measured, definition?.measure ?? null)
  const field = place.measured.value === null ? place.fields.numerator : place.fields.value
  // A part of a count may be as small as it likes.
  const isCountOfPart = place.isPart && definition?.measure !== 'percentage'
  const { minimum = null, maximum = null } = definition ?? {}
  return outsideLimits(value, field, { minimum: isCountOfPart ? null : minimum, maximum })
})

function outsideLimits(
  value: number | null,
  field: string,
  limits: Pick<Definition, 'minimum' | 'maximum'> | undefined,
): readonly Finding[] {
  if (value === null || !limits) return NONE
  const { minimum, maximum } = limits
  const isBelow = minimum !== null && value < minimum
  const isAbove = maximum !== null && value > maximum
  if (!isBelow && !isAbove) return NONE
  return [
    ...finding(isBelow, field, { value, limit: minimum ?? 0, side: 'below' }),
    ...finding(isAbove, field, { value, limit: maximum ?? 0, side: 'above' }),
  ]
}

// Percentages that are not measured values ------------------------------------------------------------

const percentComplete = rule('percentage_range', 'error', 'activity', (row) =>
  outsidePercent(row.percent_complete, 'percent_complete'),
)
const shareTarget = rule('percentage_range', 'error', 'parity_target', (row) =>
  outsidePercent(row.women_share, 'women_share'),
)
const strategyPercents = rule('percentage_range', 'error', 'strategy', (row) =>
  (['parity_low', 'parity_high'] as const).flatMap((field) => outsidePercent(row[field], field)),
)
const finalTargetPercent = rule('percentage_range', 'error', 'indicator', (row, data) =>
  data.get('indicator_definition', row.definition)?.measure === 'percentage'
    ? outsidePercent(row.final_target, 'final_target')
    : NONE,
)

function outsidePercent(value: number | null, field: string): readonly Finding[] {
  return value === null ? NONE : finding(value < 0 || value > 100, field, { value })
}

const finalTargetRange = rule('outside_range', 'warning', 'indicator', (row, data) => {
  const definition = data.get('indicator_definition', row.definition)
  return outsideLimits(row.final_target, 'final_target', definition)
})

const completedBelow = rule('completed_below_hundred', 'warning', 'activity', (row) =>
  finding(
    row.status === 'completed' && row.percent_complete !== null && row.percent_complete < 100,
    'percent_complete',
    { value: row.percent_complete ?? 0 },
  ),
)

// Over time ----------------------------------------------------------------------------------------------

interface Past {
  readonly value: number
  readonly period: string
}

interface Course {
  readonly definition: Definition
  readonly value: number
  readonly past: readonly Past[]
}

/** A value and what came before it; null without one. */
const courseOf = askedOnce((row: Actual, data): Course | null => {
  const { definition } = actualPlace(row, data)
  if (!definition || isDeclaredEmpty(row)) return null
  const value = measuredValue(row, definition.measure)
  return value === null ? null : { definition, value, past: pastOf(row, definition, data) }
})

/** Earlier actuals of the same indicator with a number, of periods of the same length, oldest first. */
function pastOf(row: Actual, definition: Definition, data: Dataset): readonly Past[] {
  const own = periodSpan(row.period ?? '')
  if (!own) return []
  const past: Past[] = []
  for (const other of data.by('actual', 'indicator', row.indicator)) {
    const span = periodSpan(other.period ?? '')
    if (!span || span.ends >= own.ends || (span.quarter === null) !== (own.quarter === null))
      continue
    const value = isDeclaredEmpty(other) ? null : measuredValue(other, definition.measure)
    if (value !== null) past.push({ value, period: span.code })
  }
  return past.sort((a, b) => comparePeriods(a.period, b.period))
}

function overTime(
  row: Actual,
  data: Dataset,
  check: (course: Course) => readonly Finding[],
): readonly Finding[] {
  const course = courseOf(row, data)
  return course ? check(course) : NONE
}

function valueField(row: Actual): string {
  return row.value === null ? 'numerator' : 'value'
}

const cumulativeBelow = rule('cumulative_below_previous', 'warning', 'actual', (row, data) =>
  overTime(row, data, ({ value, past, definition }) => {
    const last = past.at(-1)
    if (definition.value_mode !== 'cumulative' || !last) return NONE
    const decimals = decimalsOf(definition)
    return finding(roundTo(value, decimals) < roundTo(last.value, decimals), valueField(row), {
      value: rounded(value, definition),
      previous: rounded(last.value, definition),
      previousPeriod: last.period,
    })
  }),
)

/**
 * Running totals are judged by what each period added. With little history the score alone cries wolf,
 * so the value must also lie outside the range of the past by more than that range.
 */
const outlier = rule('outlier', 'warning', 'actual', (row, data) =>
  overTime(row, data, ({ value, past, definition }) => {
    const running = definition.value_mode === 'cumulative'
    const series = [...past.map((entry) => entry.value), value]
    const steps = running ? series.slice(1).map((next, i) => next - (series[i] ?? 0)) : series
    const history = steps.slice(0, -1)
    const latest = steps.at(-1)
    if (latest === undefined || !standsOut(latest, history)) return NONE
    return finding(true, valueField(row), {
      value: rounded(value, definition),
      low: rounded(Math.min(...past.map((entry) => entry.value)), definition),
      high: rounded(Math.max(...past.map((entry) => entry.value)), definition),
      periods: past.length,
    })
  }),
)

function standsOut(value: number, history: readonly number[]): boolean {
  const score = modifiedZScore(value, history)
  if (score === null || Math.abs(score) <= OUTLIER_SCORE) return false
  const low = Math.min(...history)
  const high = Math.max(...history)
  return value > high + (high - low) || value < low - (high - low)
}

/** As the indicator is shown; what messages say. */
function rounded(value: number, definition: Definition): number {
  return roundTo(value, decimalsOf(definition))
}

const unchanged = rule('unchanged', 'info', 'actual', (row, data) =>
  overTime(row, data, ({ value, past, definition }) => {
    const last = past.at(-1)
    if (!last || definition.measure === 'yes_no') return NONE
    const numbers = data
      .by('actual', 'indicator', row.indicator)
      .find((other) => other.period === last.period)
    // The same percentage of other numbers is a change.
    const same =
      sameValue(value, last.value, decimalsOf(definition)) &&
      row.numerator === (numbers?.numerator ?? null) &&
      row.denominator === (numbers?.denominator ?? null)
    return finding(same && value !== 0, valueField(row), {
      value: rounded(value, definition),
      previousPeriod: last.period,
    })
  }),
)

const declaredButFilled = rule('declared_but_filled', 'warning', 'actual', (row) =>
  finding(
    isDeclaredEmpty(row) && [row.value, row.numerator, row.denominator].some((n) => n !== null),
    'status',
    { status: row.status ?? '' },
  ),
)

// Submissions ----------------------------------------------------------------------------------------------

/** Whether an indicator of this frequency is due in a period. */
export function isDueIn(frequency: string | null, period: string): boolean {
  const quarter = periodSpan(period)?.quarter
  if (quarter === null || quarter === undefined) return quarter === null
  if (frequency === 'annual') return quarter === 4
  return frequency === 'semiannual' ? quarter % 2 === 0 : true
}

/** True when the cell says something: a number, a text, or on purpose nothing. */
export function isFilled(actual: Actual | undefined, measure: string | null): boolean {
  if (!actual) return false
  if (isDeclaredEmpty(actual) || actual.unread?.value || actual.unread?.numerator) return true
  if (measure === 'qualitative') return !isEmptyText(actual.text)
  return actual.value !== null || actual.numerator !== null || actual.denominator !== null
}

/** The indicators of a plan that a period asks for and that say nothing there. */
export function emptyCells(
  workplan: string,
  period: string,
  data: Dataset,
): readonly { readonly indicator: RowOf<'indicator'>; readonly definition: Definition }[] {
  return data.by('indicator', 'workplan', workplan).flatMap((indicator) => {
    const definition = data.get('indicator_definition', indicator.definition)
    if (!definition || !isDueIn(definition.frequency, period)) return []
    const actual = data.by('actual', 'indicator', indicator.id).find((row) => row.period === period)
    return isFilled(actual, definition.measure) ? [] : [{ indicator, definition }]
  })
}

/** In a submission each empty cell is "not available" or "not applicable" on purpose. */
const emptyCell = rule('empty_cell', 'error', 'indicator', (row, data) => {
  const definition = data.get('indicator_definition', row.definition)
  if (!definition) return NONE
  return data.by('submission', 'workplan', row.workplan).flatMap(({ period }) => {
    if (period === null || !isDueIn(definition.frequency, period)) return NONE
    const actual = data.by('actual', 'indicator', row.id).find((cell) => cell.period === period)
    return finding(
      !isFilled(actual, definition.measure),
      null,
      { code: definition.code ?? '', period },
      period,
    )
  })
})

const returnWithoutComment = rule('return_without_comment', 'error', 'submission', (row) =>
  finding(row.state === 'returned' && isEmptyText(row.decision_comment), 'decision_comment'),
)

export const VALUE_RULES = [
  ...numeratorAbove,
  ...pairIncomplete,
  ...denominatorInvalid,
  denominatorZero,
  ...percentageRange,
  ...negative,
  ...yesNo,
  ...outsideRange,
  percentComplete,
  shareTarget,
  strategyPercents,
  finalTargetPercent,
  finalTargetRange,
  completedBelow,
  ...PART_RULES,
  cumulativeBelow,
  outlier,
  unchanged,
  declaredButFilled,
  emptyCell,
  returnWithoutComment,
]
