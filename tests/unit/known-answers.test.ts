// The known answers: tables worked out by hand that somebody who runs a programme can read and check
// (known-answers/), each row a test. And every combination of rules, measures, directions and value modes
// against the same arithmetic written down as plainly as it can be.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { progress, roundTo } from '#domain/arithmetic.ts'
import { DIRECTIONS, MEASURES, OVER_OFFICES, OVER_PERIODS, VALUE_MODES } from '#domain/entities.ts'
import { fundingGap, moneySum } from '#domain/funding.ts'
import {
  actualFigure,
  type IndicatorFacts,
  rolledProgress,
  rolledStatus,
} from '#domain/indicator-figures.ts'
import {
  bandPosition,
  DEFAULT_BAND,
  headcountTotal,
  projectShare,
  womenNeeded,
  womenShare,
} from '#domain/parity.ts'
import { breakdownCover, sliceFigure } from '#domain/parts-figures.ts'
import { timeliness } from '#domain/periods.ts'
import { type MeasureRules, overOffices, overPeriods, overUses } from '#domain/roll-up.ts'
import { isDueIn, isFilled } from '#domain/rules-values.ts'
import { DEFAULT_THRESHOLDS, isDone, statusOf } from '#domain/status.ts'
import { row as modelRow } from '../support/plan-rows.ts'
import { ACHIEVEMENT } from './known-answers/achievement.ts'
import { ASKED, FILLED, GAP, SUMS, TIMELINESS } from './known-answers/money-and-time.ts'
import { PROGRESS, STATUS } from './known-answers/one-value.ts'
import { ALONE, OVER_OFFICES as OFFICES } from './known-answers/over-offices.ts'
import { OVER_PERIODS as PERIODS } from './known-answers/over-periods.ts'
import { CONTRIBUTED, PARTS } from './known-answers/parts.ts'
import { PARITY, PROJECTION } from './known-answers/people.ts'
import { cellIn, numberIn, type Row, rowsOf } from './known-answers/table.ts'

const DIRECTION = { rise: 'increasing', fall: 'decreasing', stay: 'maintain' } as const
const MEASURE = {
  number: 'unit',
  percentage: 'percentage',
  level: 'ordinal',
  'yes or no': 'yes_no',
  words: 'qualitative',
} as const
const MODE = { 'of the period': 'period', 'running total': 'cumulative', state: 'stock' } as const

function one<T>(words: Readonly<Record<string, T>>, word: string | undefined): T {
  const found = words[word ?? '']
  if (found === undefined) throw new Error(`no such word: ${word}`)
  return found
}

function rulesOf(row: Row): MeasureRules {
  return {
    measure: one(MEASURE, row['counted as']),
    direction: one(DIRECTION, row['it should'] ?? 'rise'),
    value_mode: one(MODE, row['the value is'] ?? 'of the period'),
    over_periods: (row['rule over periods'] ?? row['over periods'] ?? 'sum') as never,
    over_offices: (row['rule over offices'] ?? row['over offices'] ?? 'sum') as never,
    decimals: 1,
  }
}

function shown(value: number | null): number | null {
  return value === null ? null : roundTo(value, 1)
}

function named(rows: readonly Row[]) {
  return rows.map((row) => [Object.values(row).join(' | '), row] as const)
}

/** The number in a column. */
function at(row: Row, column: string): number | null {
  return numberIn(row[column])
}

describe('one value', () => {
  test.each(named(rowsOf(PROGRESS)))('progress: %s', (_, row) => {
    const direction = one(DIRECTION, row['it should'])
    const made = progress(at(row, 'actual'), at(row, 'baseline'), at(row, 'target'), direction)
    expect(shown(made)).toBe(at(row, 'progress'))
  })

  test.each(named(rowsOf(STATUS)))('status: %s', (_, row) => {
    const direction = one(DIRECTION, row['it should'])
    const [actual, baseline] = [at(row, 'actual'), at(row, 'baseline')]
    const percent = progress(actual, baseline, at(row, 'target due'), direction)
    const done = isDone(actual, baseline, at(row, 'final target'), direction)
    const status = statusOf(percent, done, null, DEFAULT_THRESHOLDS)
    expect([shown(status.percent), status.rag]).toEqual([at(row, 'of the target due'), row.status])
  })
})

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'] as const

describe('over periods', () => {
  test.each(named(rowsOf(PERIODS)))('%s', (_, row) => {
    const cells = [
      ...QUARTERS.map((quarter) => ({
        id: quarter,
        period: `2020${quarter}`,
        ...cellIn(row[quarter]),
      })),
      { id: 'year', period: '2020', ...cellIn(row.year) },
    ]
    const { value } = overPeriods(cells, rulesOf(row), `2020${row['up to']}`)
    expect(shown(value)).toBe(at(row, 'together'))
  })
})

describe('over offices', () => {
  test.each(named(rowsOf(OFFICES)))('%s', (_, row) => {
    const { measure, over_offices } = rulesOf(row)
    const cells = ['Afghanistan', 'Colombia', 'Mali'].map((office) => cellIn(row[office]))
    const { value, counted } = overOffices(cells, over_offices ?? 'none', measure)
    expect([shown(value), counted.length]).toEqual([at(row, 'together'), at(row, 'in it')])
  })

  test.each(named(rowsOf(ALONE)))('alone: %s', (_, row) => {
    const { measure, over_offices } = rulesOf(row)
    const cell = cellIn(row['its value'])
    const value =
      measure === 'percentage' && cell.numerator !== null && cell.denominator !== null
        ? (100 * cell.numerator) / cell.denominator
        : cell.value
    const made = overUses([{ ...cell, value }], { measure, over_offices })
    expect(shown(made.value)).toBe(at(row, 'together'))
  })

  test.each(named(rowsOf(CONTRIBUTED)))('contributed: %s', (_, row) => {
    const { measure, over_offices } = rulesOf(row)
    const cells = ['Chad', 'Peru', 'Togo'].map((office) => cellIn(row[office]))
    expect(cellIn(row["HQ's own row"])).not.toEqual(cellIn('—')) // it is there, and not in it
    expect(shown(overUses(cells, { measure, over_offices }).value)).toBe(at(row, 'contributed'))
  })
})

/** 'baseline → final', what is due and what was reported, as the facts of an office. */
function factsOf(office: string, rules: MeasureRules, plan: string, due: string, reported: string) {
  const [baseline, final] = plan.split('→').map((side) => side.trim())
  const { value, numerator, denominator } = cellIn(baseline)
  const cells = (text: string, kind: string) =>
    text.split(',').map((each, i) => ({
      id: `${office} ${kind} ${i}`,
      period: `2020Q${i + 1}`,
      ...cellIn(each.trim()),
    }))
  return {
    indicator: {
      id: office,
      office,
      baseline_value: value,
      baseline_numerator: numerator,
      baseline_denominator: denominator,
      final_target: numberIn(final),
      status_override: null,
      override_reason: null,
    },
    rules,
    targets: cells(due, 'target'),
    actuals: cells(reported, 'actual'),
  } satisfies IndicatorFacts
}

/** Heads repeat "due" and "reported", so this table is read by place. */
function achievements() {
  const [, , ...lines] = ACHIEVEMENT.trim().split('\n')
  return lines.map((line) => {
    const [counted, should, mode, periods, offices, ...rest] = line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
    const [planA, dueA, saidA, planB, dueB, saidB, toDate, way, ofDue, status] = rest as string[]
    const rules = rulesOf({
      'counted as': counted ?? '',
      'it should': should ?? '',
      'the value is': mode ?? '',
      'over periods': periods ?? '',
      'over offices': offices ?? '',
    })
    const uses = [
      factsOf('Iraq', rules, planA ?? '', dueA ?? '', saidA ?? ''),
      factsOf('Sudan', rules, planB ?? '', dueB ?? '', saidB ?? ''),
    ]
    return [line, { uses, toDate, way, ofDue, status }] as const
  })
}

describe('achievement', () => {
  test.each(achievements())('%s', (_, { uses, toDate, way, ofDue, status }) => {
    const made = rolledStatus(uses, '2020Q2', DEFAULT_THRESHOLDS)
    expect([
      shown(actualFigure(uses, '2020Q2').value),
      shown(rolledProgress(uses, '2020Q2').value),
      shown(made.percent),
      made.rag,
    ]).toEqual([numberIn(toDate), numberIn(way), numberIn(ofDue), status])
  })

  test.each(achievements())('the same with the offices the other way round: %s', (_, { uses }) => {
    const other = [...uses].reverse()
    expect(rolledProgress(other, '2020Q2').value).toBe(rolledProgress(uses, '2020Q2').value)
    expect(actualFigure(other, '2020Q2').value).toBe(actualFigure(uses, '2020Q2').value)
  })
})

describe('broken down', () => {
  test.each(named(rowsOf(PARTS.replace('women | men   | Peru', 'Chad women | Chad men | Peru'))))(
    '%s',
    (_, row) => {
      const rules = {
        ...rulesOf(row),
        over_periods: 'latest',
        over_offices: row['counted as'] === 'percentage' ? 'ratio' : 'sum',
      } as const
      const facts = (office: string, women: string, men: string) => {
        const total = factsOf(office, rules, '— → —', '—', row[`${office}: in all`] ?? '—')
        const parts = [
          { id: `${office} f`, cell: 'sex=f', ...cellIn(row[women]) },
          { id: `${office} m`, cell: 'sex=m', ...cellIn(row[men]) },
        ]
        return { ...total, parts: new Map([[`${office} actual 0`, parts]]) }
      }
      const uses = [facts('Chad', 'Chad women', 'Chad men'), facts('Peru', 'women', 'men')]
      const cover = breakdownCover(uses, '2020Q1', ['sex=f', 'sex=m'])
      expect([
        shown(actualFigure(uses, '2020Q1').value),
        shown(sliceFigure(uses, '2020Q1', 'sex=f').value),
        cover.unknown,
      ]).toEqual([at(row, 'together'), at(row, 'women together'), at(row, 'not broken down')])
    },
  )
})

describe('parity', () => {
  test.each(named(rowsOf(PARITY)))('%s', (_, row) => {
    const [women, men] = [at(row, 'women'), at(row, 'men')]
    const counts = { women, men, other: at(row, 'other'), undisclosed: at(row, 'undisclosed') }
    expect([
      shown(womenShare(women, men)),
      bandPosition(women, men, DEFAULT_BAND),
      womenNeeded(women, men, DEFAULT_BAND.low),
      headcountTotal(counts),
    ]).toEqual([at(row, 'share'), row.band, at(row, 'women needed'), at(row, 'in all')])
  })

  test.each(named(rowsOf(PROJECTION)))('projection: %s', (_, row) => {
    const points = ['2021', '2022', '2023'].flatMap((year) => {
      const share = at(row, year)
      return share === null ? [] : [{ date: `${year}-01-01`, share }]
    })
    const made = projectShare(points, `${row['read off at']}-01-01`)
    expect(shown(made)).toBe(at(row, 'share'))
  })
})

describe('money', () => {
  test.each(named(rowsOf(GAP)))('gap: %s', (_, row) => {
    expect(fundingGap(at(row, 'required'), at(row, 'secured'))).toBe(at(row, 'gap'))
  })
  test.each(named(rowsOf(SUMS)))('sum: %s', (_, row) => {
    const amounts = ['first', 'second', 'third'].map((column) => at(row, column))
    expect(moneySum(amounts)).toBe(at(row, 'together'))
  })
})

describe('completeness and timeliness', () => {
  test.each(named(rowsOf(ASKED)))('asked: %s', (_, row) => {
    expect(isDueIn(row.reported ?? null, row.period ?? '')).toBe(row.asked === 'yes')
  })
  test.each(named(rowsOf(FILLED)))('filled: %s', (_, row) => {
    const { measure } = rulesOf(row)
    const { status, ...cell } = cellIn(row.cell)
    const actual = modelRow('actual', { ...cell, status: status as never })
    expect(isFilled(actual, measure)).toBe(row.filled === 'yes')
  })
  test.each(named(rowsOf(TIMELINESS)))('%s', (_, row) => {
    const given = (text: string | undefined) => (text === undefined || text === '—' ? null : text)
    const made = timeliness(given(row.submitted), given(row.due), row.now ?? '', row['time zone'])
    expect(made).toBe(row['it is'])
  })
})

test('there are at least 150 of them', () => {
  const tables = [PROGRESS, STATUS, PERIODS, OFFICES, ALONE, CONTRIBUTED, ACHIEVEMENT, PARTS]
  const others = [PARITY, PROJECTION, GAP, SUMS, ASKED, FILLED, TIMELINESS]
  const count = [...tables, ...others].reduce((all, table) => {
    return all + table.trim().split('\n').length - 2
  }, 0)
  expect(count).toBeGreaterThanOrEqual(200)
})

// Every combination -----------------------------------------------------------------------------------

type Pair = readonly [numerator: number, denominator: number]

/** A quarter of an office: its value, and the two numbers behind it. */
interface Said {
  readonly value: number
  readonly pair: Pair
}

const SAID: readonly (readonly (Said | null)[])[] = [
  [said(3, 10), null, said(9, 12), said(2, 8)],
  [said(5, 20), said(1, 4), null, null],
  [null, null, null, null],
]

function said(numerator: number, denominator: number): Said {
  return { value: numerator * 2, pair: [numerator, denominator] }
}

interface Plain {
  readonly value: number | null
  readonly pair: Pair | null
}

/** The rules in words, one line each. */
function plainly(items: readonly Plain[], rule: string): Plain {
  const there = items.filter(({ value }) => value !== null)
  const values = there.map(({ value }) => value ?? 0)
  const pairs = items.flatMap(({ pair }) => (pair ? [pair] : []))
  const add = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
  const both: Pair = [add(pairs.map(([n]) => n)), add(pairs.map(([, d]) => d))]
  const nothing: Plain = { value: null, pair: null }
  if (rule === 'latest') return there.at(-1) ?? nothing
  if (rule === 'ratio') {
    return pairs.length === 0 ? nothing : { value: (100 * both[0]) / both[1], pair: both }
  }
  if (values.length === 0 || rule === 'none') return nothing
  if (rule === 'sum') return { value: add(values), pair: null }
  if (rule === 'average') return { value: add(values) / values.length, pair: null }
  if (rule === 'max') return there.find(({ value }) => value === Math.max(...values)) ?? nothing
  if (rule === 'min') return there.find(({ value }) => value === Math.min(...values)) ?? nothing
  const heavy = there.filter(({ pair }) => pair !== null)
  const weights = add(heavy.map(({ pair }) => pair?.[1] ?? 0))
  const weighed = add(heavy.map(({ value, pair }) => (value ?? 0) * (pair?.[1] ?? 0)))
  return { value: heavy.length === 0 ? null : weighed / weights, pair: null }
}

const COMBINATIONS = MEASURES.filter((measure) => measure !== 'qualitative').flatMap((measure) =>
  VALUE_MODES.flatMap((value_mode) =>
    OVER_PERIODS.flatMap((over_periods) =>
      OVER_OFFICES.flatMap((over_offices) =>
        DIRECTIONS.map((direction) => ({
          ...{ measure, value_mode, over_periods, over_offices, direction, decimals: 1 },
        })),
      ),
    ),
  ),
)

test('every combination of rules, measures, directions and value modes is what it says', () => {
  expect(COMBINATIONS).toHaveLength(4 * 3 * 7 * 7 * 3)
  for (const rules of COMBINATIONS) {
    const isPercentage = rules.measure === 'percentage'
    const uses = SAID.map((quarters, i): IndicatorFacts => {
      const actuals = quarters.map((each, q) => ({
        id: `${i} ${q}`,
        period: `2020Q${q + 1}`,
        value: each && !isPercentage ? each.value : null,
        numerator: each && isPercentage ? each.pair[0] : null,
        denominator: each && isPercentage ? each.pair[1] : null,
      }))
      return { ...factsOf(`office ${i}`, rules, '0 → 100', '—', '—'), actuals }
    })
    const isRunning = rules.value_mode !== 'period' && rules.over_periods === 'sum'
    const offices = SAID.map((quarters) => {
      const items = quarters.map((each): Plain => {
        if (!each) return { value: null, pair: null }
        if (!isPercentage) return { value: each.value, pair: null }
        return { value: (100 * each.pair[0]) / each.pair[1], pair: each.pair }
      })
      return plainly(items, isRunning ? 'latest' : rules.over_periods)
    })
    const expected = plainly(offices, rules.over_offices).value
    const found = actualFigure(uses, '2020Q4')
    const words = JSON.stringify(rules)
    expect([words, shown(found.value)]).toEqual([words, shown(expected)])
    const way = progress(expected, 0, 100, rules.direction)
    const isAlike = ['sum', 'none'].includes(rules.over_offices) === false
    if (isAlike && !isPercentage) {
      expect([words, shown(rolledProgress(uses, '2020Q4').value)]).toEqual([words, shown(way)])
    }
  }
})

test('a roll-up period by period is the total, and a quarter without a number changes nothing', () => {
  const rules = rulesOf({ 'counted as': 'number' })
  const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null })
  fc.assert(
    fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (values) => {
      const quarters = values.map((each, i) => ({
        ...{ id: `${i}`, period: `2020Q${i + 1}`, numerator: null, denominator: null },
        value: each,
      }))
      const each = quarters.map((cell) => overPeriods([cell], rules, '2020Q4').value)
      const there = each.filter((number) => number !== null)
      const total = there.length === 0 ? null : there.reduce((all, number) => all + number, 0)
      expect(overPeriods(quarters, rules, '2020Q4').value).toBe(total)
    }),
  )
})
