// What an indicator of the sample stands at in a quarter, with its parts: the numbers behind actuals,
// flows and narratives, so that all three tell the same story.
import { modifiedZScore } from '#domain/arithmetic.ts'
import { HQ_CODE } from './data/offices.ts'
import { cellOf, headcountOf, operationalStaff, totalsOf } from './personnel.ts'
import { at, between, type Chance, chanceOf } from './random.ts'
import { denominatorOf, filled, type Shape, type ShapedIndicator, turnOf } from './shape.ts'

export interface Part {
  readonly cell: string
  readonly value?: number
  readonly numerator?: number
  readonly denominator?: number
}

export interface Standing {
  readonly value?: number
  readonly numerator?: number
  readonly denominator?: number
  readonly text?: string
  readonly status: 'reported' | 'estimated' | 'not_available'
  readonly comment?: string
  readonly follow_up?: boolean
  readonly parts: readonly Part[]
}

/** Quarters of the strategy; targets rise on a straight line over them. */
export const ALL_QUARTERS = 20
/** 2020Q2: travel stopped, sites closed, courses went online or not at all. */
const STANDSTILL = 1

/** Splits a whole number by weights into whole numbers that add up to it (largest remainder). */
export function split(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (whole > 0 ? (weight / whole) * total : 0))
  const counts = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const left = total - counts.reduce((sum, count) => sum + count, 0)
  for (const { index } of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

function partnerStaff(code: string, seed: number, quarter: number) {
  return totalsOf(operationalStaff(headcountOf(code, seed, quarter)))
}

/** Numerator and denominator at the start, whole numbers. */
export function baselineRatio(
  shape: Shape,
  indicator: ShapedIndicator,
): { readonly numerator: number; readonly denominator: number } | null {
  const { definition } = indicator
  if (definition.measure !== 'percentage' || indicator.baseline === null) return null
  if (shape.office.code === HQ_CODE) return null
  if (definition.code === 'SO2.4') {
    const { women, men } = totalsOf(headcountOf(shape.office.code, shape.seed, -1))
    return { numerator: women, denominator: women + men }
  }
  if (definition.code === 'SO5.4') {
    const { women, men } = partnerStaff(shape.office.code, shape.seed, -1)
    return { numerator: women, denominator: women + men }
  }
  const denominator = indicator.baselineDenominator
  const numerator = Math.round((indicator.baseline * denominator) / 100)
  // What is to fall must start above nothing, also in the smallest office.
  return {
    numerator: definition.direction === 'decreasing' ? Math.max(1, numerator) : numerator,
    denominator,
  }
}

/** Baseline in the indicator's unit, percent 0..100. */
export function baselineValue(shape: Shape, indicator: ShapedIndicator): number | null {
  const ratio = baselineRatio(shape, indicator)
  return ratio ? (100 * ratio.numerator) / ratio.denominator : indicator.baseline
}

/** Quarters in which the next site, focal point or event is due, for small counts. */
function dueQuarters(shape: Shape, indicator: ShapedIndicator): readonly number[] {
  const wanted = (indicator.final ?? 0) - (indicator.baseline ?? 0)
  const chance = chanceOf(shape.seed, `due/${indicator.name}`)
  return Array.from({ length: wanted }, (_, index) =>
    Math.floor(((index + 0.15 + 0.7 * chance()) * 14) / wanted),
  )
}

/** Counts of a few over the whole strategy: they have dates, not a line. */
function isSmallCount({ definition, final }: ShapedIndicator): boolean {
  return definition.measure === 'unit' && final !== null && final < 5
}

/** The target of a quarter: what is due by then, or in it for indicators that are added up. */
export function targetOf(shape: Shape, indicator: ShapedIndicator, quarter: number): number | null {
  const baseline = baselineValue(shape, indicator)
  const { final, definition } = indicator
  if (baseline === null || final === null) return null
  if (isSmallCount(indicator)) {
    const quarters = dueQuarters(shape, indicator)
    if (definition.periods === 'sum') return quarters.filter((due) => due === quarter).length
    return baseline + quarters.filter((due) => due <= quarter).length
  }
  if (definition.periods === 'sum') {
    const due = (index: number) => Math.round((final * (index + 1)) / ALL_QUARTERS)
    return due(quarter) - due(quarter - 1)
  }
  const due = baseline + ((final - baseline) * (quarter + 1)) / ALL_QUARTERS
  return definition.measure === 'percentage' ? Math.round(due * 10) / 10 : Math.round(due)
}

function standingRatio(
  shape: Shape,
  indicator: ShapedIndicator,
  quarter: number,
  chance: Chance,
): Standing {
  const { office, seed } = shape
  const { definition } = indicator
  if (definition.code === 'SO2.4') {
    const cells = new Map<string, { women: number; all: number }>()
    for (const row of headcountOf(office.code, seed, quarter)) {
      const cell = cells.get(cellOf(row.post)) ?? { women: 0, all: 0 }
      cell.women += row.women
      cell.all += row.women + row.men
      cells.set(cellOf(row.post), cell)
    }
    const parts = [...cells]
      .filter(([, { all }]) => all > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cell, { women, all }]) => ({ cell, numerator: women, denominator: all }))
    const { women, men } = totalsOf(headcountOf(office.code, seed, quarter))
    return { numerator: women, denominator: women + men, status: 'reported', parts }
  }
  if (definition.code === 'SO5.4') {
    const { women, men } = partnerStaff(office.code, seed, quarter)
    return { numerator: women, denominator: women + men, status: 'reported', parts: [] }
  }
  const denominator =
    definition.code === 'SO4.2'
      ? reachedIn(shape, indicator.copy, quarter)
      : denominatorOf(definition, office, seed, quarter, chance)
  if (office.code === 'LBY' && definition.code === 'SO2.3' && [2, 5].includes(quarter)) {
    // The quirk: nobody was appointed, and somebody filled in zero of zero.
    return { numerator: 0, denominator: 0, status: 'reported', parts: [] }
  }
  const baseline = baselineValue(shape, indicator) ?? 0
  const change = (indicator.final ?? baseline) - baseline
  const moved = (change * indicator.pace * (quarter + 1)) / ALL_QUARTERS
  const share = baseline + moved + between(chance, -1.5, 1.5)
  const numerator = Math.max(0, Math.min(denominator, Math.round((share * denominator) / 100)))
  const parts = definition.code === 'SO3.3' ? conductParts(shape, quarter, numerator) : []
  return { numerator, denominator, status: chance() < 0.04 ? 'estimated' : 'reported', parts }
}

function conductParts(shape: Shape, quarter: number, completed: number): Part[] {
  const { women, men, people } = totalsOf(headcountOf(shape.office.code, shape.seed, quarter))
  const groups = [women, men, people - women - men]
  const done = split(completed, groups)
  return ['female', 'male', 'other'].flatMap((sex, index) => {
    const all = groups[index] ?? 0
    if (all === 0) return []
    return [{ cell: `sex=${sex}`, numerator: Math.min(all, done[index] ?? 0), denominator: all }]
  })
}

/** People reached by risk education in a quarter. */
export function reachedIn(shape: Shape, copy: number, quarter: number): number {
  const chance = chanceOf(shape.seed, `reach/${shape.office.code}/${copy}`)
  const usual = shape.office.people * between(chance, 9, 34)
  const now = chanceOf(shape.seed, `reach/${shape.office.code}/${copy}/${quarter}`)
  const still = quarter === STANDSTILL ? 0.35 : 1
  return Math.max(12, Math.round(usual * between(now, 0.75, 1.25) * still))
}

function reachParts(shape: Shape, total: number, chance: Chance): Part[] {
  const known = ['CAF', 'SSD'].includes(shape.office.code)
    ? Math.round(total * between(chance, 0.88, 0.95))
    : total
  const groups = [
    ['adult', 'female', between(chance, 0.22, 0.28)],
    ['adult', 'male', between(chance, 0.2, 0.27)],
    ['child', 'female', between(chance, 0.22, 0.28)],
    ['child', 'male', between(chance, 0.24, 0.3)],
  ] as const
  const disabled = between(chance, 0.015, 0.045)
  const cells = groups.flatMap(([age, sex, weight]) => [
    { cell: `age=${age};disability=with;sex=${sex}`, weight: weight * disabled },
    { cell: `age=${age};disability=without;sex=${sex}`, weight: weight * (1 - disabled) },
  ])
  const values = split(
    known,
    cells.map(({ weight }) => weight),
  )
  return cells.flatMap(({ cell }, index) => {
    const value = values[index] ?? 0
    return value > 0 ? [{ cell, value }] : []
  })
}

function trainedParts(total: number, chance: Chance): Part[] {
  const employers = [
    ['implementing_partner', 0.6],
    ['unmas', 0.15],
    ['unops', 0.25],
  ] as const
  const women = between(chance, 0.32, 0.5)
  const cells = employers.flatMap(([employer, weight]) => [
    { cell: `employer=${employer};sex=female`, weight: weight * women },
    { cell: `employer=${employer};sex=male`, weight: weight * (1 - women) },
  ])
  const values = split(
    total,
    cells.map(({ weight }) => weight),
  )
  return cells.flatMap(({ cell }, index) => {
    const value = values[index] ?? 0
    return value > 0 ? [{ cell, value }] : []
  })
}

function standingCount(
  shape: Shape,
  indicator: ShapedIndicator,
  quarter: number,
  chance: Chance,
): Standing {
  const { definition } = indicator
  const reported = { status: 'reported', parts: [] } as const
  if (definition.code === 'SO4.3') {
    const value = reachedIn(shape, indicator.copy, quarter)
    return { value, status: 'reported', parts: reachParts(shape, value, chance) }
  }
  if (definition.code === 'SO4.1') {
    const due = (indicator.final ?? 20) / ALL_QUARTERS
    const still = quarter === STANDSTILL ? 0.4 : 1
    const value = Math.max(1, Math.round(due * indicator.pace * between(chance, 0.8, 1.4) * still))
    return { value, status: 'reported', parts: trainedParts(value, chance) }
  }
  const delay = Math.floor(chanceOf(shape.seed, `delay/${indicator.name}`)() * 4) - 1
  const done = dueQuarters(shape, indicator).map((due) => Math.max(0, due + delay))
  if (definition.periods === 'latest') {
    // Never as the fifth value: after four zeros a one is an outlier in the next quarter.
    const since = done.map((from) => (from === 4 ? 3 : from))
    const value = (indicator.baseline ?? 0) + since.filter((from) => from <= quarter).length
    return { value, ...reported }
  }
  return { value: done.filter((from) => from === quarter).length, ...reported }
}

const known = new WeakMap<Shape, Map<string, Standing>>()

/** The standing of an indicator in a quarter; the same for a seed wherever it is asked. */
export function standingOf(shape: Shape, indicator: ShapedIndicator, quarter: number): Standing {
  const mine = known.get(shape) ?? new Map<string, Standing>()
  known.set(shape, mine)
  const key = `${indicator.name}/${quarter}`
  const standing = mine.get(key) ?? steadied(shape, indicator, quarter)
  mine.set(key, standing)
  return standing
}

function measured({ value, numerator, denominator }: Standing): number | null {
  if (value !== undefined) return value
  return numerator === undefined || !denominator ? null : (100 * numerator) / denominator
}

/** Below what the rules call an outlier: the sample has doubts where its quirks want them only. */
const STEADY = 3.4

function historyOf(shape: Shape, indicator: ShapedIndicator, quarter: number): number[] {
  return Array.from({ length: quarter }, (_, past) =>
    measured(standingOf(shape, indicator, past)),
  ).filter((value) => value !== null)
}

/** What the rules will doubt in a standing, so that the office can explain it: a rule's code. */
export function doubtIn(
  shape: Shape,
  indicator: ShapedIndicator,
  quarter: number,
): 'denominator_zero' | 'outlier' | null {
  const standing = standingOf(shape, indicator, quarter)
  if (standing.denominator === 0) return 'denominator_zero'
  const value = measured(standing)
  if (value === null) return null
  const score = modifiedZScore(value, historyOf(shape, indicator, quarter))
  return score !== null && Math.abs(score) > 3.5 ? 'outlier' : null
}

/** A ratio that would jump against its own short history is moved towards it. */
function steadied(shape: Shape, indicator: ShapedIndicator, quarter: number): Standing {
  const drawn = drawnStanding(shape, indicator, quarter)
  if (drawn.numerator === undefined || drawn.parts.length > 0) return drawn
  if (indicator.definition.code === 'SO5.4') return drawn // is what the headcount says
  const history = historyOf(shape, indicator, quarter)
  let standing = drawn
  for (let tries = 0; tries < 40; tries += 1) {
    const score = modifiedZScore(measured(standing) ?? 0, history)
    if (score === null || Math.abs(score) <= STEADY || measured(standing) === null) break
    const numerator: number = (standing.numerator ?? 0) - Math.sign(score)
    if (numerator < 0 || numerator > (standing.denominator ?? 0)) break
    standing = { ...standing, numerator }
  }
  return standing
}

function drawnStanding(shape: Shape, indicator: ShapedIndicator, quarter: number): Standing {
  const chance = chanceOf(shape.seed, `actual/${indicator.name}/${quarter}`)
  const { definition } = indicator
  const turn = turnOf(shape.office) + quarter
  if (definition.measure === 'qualitative') {
    const list = definition.code === 'SO1.3' ? shape.texts.ratings : shape.texts.changes
    const text = filled(at(list, turn), shape.own, turn)
    return { text, status: 'reported', parts: [] }
  }
  const draw = chance()
  if (draw < 0.012) {
    return { status: 'not_available', comment: shape.texts.notApplicable, parts: [] }
  }
  const standing =
    definition.measure === 'percentage'
      ? standingRatio(shape, indicator, quarter, chance)
      : standingCount(shape, indicator, quarter, chance)
  if (draw > 0.11) return standing
  const comment = filled(at(shape.texts.comments, turn + Math.floor(draw * 1000)), shape.own, turn)
  return { ...standing, comment, ...(draw > 0.08 ? { follow_up: true } : {}) }
}
