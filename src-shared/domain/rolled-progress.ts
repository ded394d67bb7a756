// How far the uses of one indicator are: progress towards the final target and the status against the target due
// to date, made of where each use stands (rolled-figures.ts). Offices are compared with themselves only.
import { type Measured, NOTHING, progress } from './arithmetic.ts'
import type { Figure } from './explain.ts'
import { comparePeriods } from './periods.ts'
import { type MeasureRules, overUses, periodRule } from './roll-up.ts'
import {
  coverage,
  expectedIn,
  type Made,
  type Standing,
  WEIGHING,
  weighed,
} from './rolled-figures.ts'
import {
  isDone,
  type Override,
  PERCENT_DECIMALS,
  type Status,
  statusOf,
  type Thresholds,
} from './status.ts'

/** What stands between two ends of the way, put together over the offices that have all three. */
interface Way<S> {
  readonly actual: number | null
  readonly from: number | null
  readonly to: number | null
  readonly used: readonly S[]
}

type End = (standing: Standing) => Measured

/**
 * Actual, beginning and end of the same offices: only who has all three is compared, because an
 * office that has not reported would otherwise count as one that achieved nothing.
 */
function wayOf<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  begin: End,
  end: End,
): Way<S> {
  const [only] = standings
  if (standings.length === 1 && only) return wayOfOne(only, begin, end)
  const whole: Step<S>[] = []
  for (const standing of standings) {
    const { actual } = standing
    const [from, to] = [begin(standing), end(standing)]
    if (!standing.expected) continue
    if (actual.value === null || from.value === null || to.value === null) continue
    whole.push({
      standing,
      actual,
      from: weighed(standing, from, rules),
      to: weighed(standing, to, rules),
    })
  }
  const steps = comparable(whole, rules)
  return {
    actual: valueOver(
      steps.map((step) => step.actual),
      rules,
    ),
    from: valueOver(
      steps.map((step) => step.from),
      rules,
    ),
    to: valueOver(
      steps.map((step) => step.to),
      rules,
    ),
    used: steps.map((step) => step.standing),
  }
}

interface Step<S> {
  readonly standing: S
  readonly actual: Measured
  readonly from: Measured
  readonly to: Measured
}

/** One use stands for itself under every rule. */
function wayOfOne<S extends Standing>(standing: S, begin: End, end: End): Way<S> {
  const { actual } = standing
  const [from, to] = [begin(standing), end(standing)]
  const isUsed =
    standing.expected && actual.value !== null && from.value !== null && to.value !== null
  return isUsed
    ? { actual: actual.value, from: from.value, to: to.value, used: [standing] }
    : NO_WAY
}

const NO_WAY: Way<never> = { actual: null, from: null, to: null, used: [] }

/** Where each is weighed, who has no weight is in none of the three and does not count as being in. */
function comparable<S>(steps: readonly Step<S>[], rules: MeasureRules): readonly Step<S>[] {
  if (steps.length === 1 || !WEIGHING.includes(rules.over_offices)) return steps
  return steps.filter(({ actual, from, to }) =>
    [actual, from, to].every(({ denominator }) => denominator !== null && denominator > 0),
  )
}

function valueOver(items: readonly Measured[], rules: MeasureRules): number | null {
  const [only] = items
  return items.length === 1 && only ? only.value : overUses(items, rules).value
}

const FROM_ZERO: Measured = { ...NOTHING, value: 0 }
const atBaseline: End = ({ baseline }) => baseline
const atZero: End = () => FROM_ZERO
const atDue: End = ({ due }) => due
const atFinal: End = ({ final }) => ({ value: final, numerator: null, denominator: null })

/** The way to the final target: from the baseline. */
function wayToFinal<S extends Standing>(standings: readonly S[], rules: MeasureRules): Way<S> {
  return wayOf(standings, rules, atBaseline, atFinal)
}

/**
 * The way to the target due to date: from the baseline, but from zero where periods are added up,
 * because actual and target to date then both start from nothing. What should fall starts at its
 * baseline all the same: from zero, twice as many accidents as allowed would be twice the achievement.
 */
function wayToDue<S extends Standing>(standings: readonly S[], rules: MeasureRules): Way<S> {
  const addsUp = periodRule(rules) === 'sum' && rules.direction !== 'decreasing'
  return wayOf(standings, rules, addsUp ? atZero : atBaseline, atDue)
}

/** How far along a way: percent, unclamped; null is "no data". */
function along({ actual, from, to }: Way<unknown>, rules: MeasureRules): number | null {
  return progress(actual, from, to, rules.direction)
}

/** Progress of an indicator over offices towards its final target, percent. */
export function rolledToFinal<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
): Made<S> {
  return progressFigure(wayToFinal(standings, rules), standings, rules)
}

function progressFigure<S extends Standing>(
  way: Way<S>,
  standings: readonly S[],
  rules: MeasureRules,
): Made<S> {
  const value = along(way, rules)
  const { actual, from: baseline, to: target } = way
  const used = value === null ? [] : way.used
  const { missing, ...counts } = coverage(expectedIn(standings), used)
  const values =
    value === null || actual === null || baseline === null || target === null
      ? {}
      : { values: { actual, baseline, target } }
  return {
    figure: {
      value,
      unit: 'percent',
      decimals: PERCENT_DECIMALS,
      ...counts,
      how: { rule: progressRule(value, baseline, target), ...values, from: [], missing },
    },
    used,
  }
}

function progressRule(value: number | null, baseline: number | null, target: number | null) {
  if (value === null) return 'explain.progress.no_data'
  return baseline === target ? 'explain.progress.maintain' : 'explain.progress'
}

/**
 * The status of an indicator over offices; `override` only where one row stands for it. It is done
 * only when every office that is expected is in it.
 */
export function statusOver(
  standings: readonly Standing[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): Status {
  return statusAt(wayToFinal(standings, rules), standings, rules, thresholds, override)
}

function statusAt<S extends Standing>(
  way: Way<S>,
  standings: readonly S[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): Status {
  const due = wayToDue(standings, rules)
  const everybody = way.used.length === expectedIn(standings).length
  return statusOf(
    along(due, rules),
    everybody && isDone(way.actual, way.from, way.to, rules.direction),
    latestOf(due.used),
    thresholds,
    override,
  )
}

/** Progress and status at once: both look at the same way to the final target. */
export function progressAndStatus<S extends Standing>(
  standings: readonly S[],
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): { readonly progress: Figure; readonly status: Status } {
  const way = wayToFinal(standings, rules)
  return {
    progress: progressFigure(way, standings, rules).figure,
    status: statusAt(way, standings, rules, thresholds, override),
  }
}

/** The same of one use alone, where only the percent is wanted. */
export function percentAndStatus(
  standing: Standing,
  rules: MeasureRules,
  thresholds: Thresholds,
  override?: Override,
): { readonly percent: number | null; readonly status: Status } {
  const alone = [standing]
  const way = wayToFinal(alone, rules)
  return {
    percent: along(way, rules),
    status: statusAt(way, alone, rules, thresholds, override),
  }
}

function latestOf(standings: readonly Standing[]): string | null {
  let latest: string | null = null
  for (const { duePeriod } of standings) {
    if (duePeriod === null) continue
    if (latest === null || comparePeriods(duePeriod, latest) > 0) latest = duePeriod
  }
  return latest
}
