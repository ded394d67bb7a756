// Status of indicators and activities: thresholds, done, overrides, and no data.
import { describe, expect, test } from 'vitest'
import {
  baselineFigure,
  type IndicatorFacts,
  indicatorStatus,
  progressFigure,
  rolledProgress,
  rolledStatus,
  targetFigure,
} from '#domain/indicator-figures.ts'
import { activityStanding, DEFAULT_THRESHOLDS, elapsedShare, ragOf } from '#domain/status.ts'

describe('thresholds', () => {
  test.each([
    [90, 'green'],
    [89.96, 'green'], // shown as 90.0
    [89.94, 'amber'],
    [60, 'amber'],
    [59.9, 'red'],
    [-20, 'red'],
    [null, 'grey'],
  ])('%s %% is %s', (percent, rag) => {
    expect(ragOf(percent, DEFAULT_THRESHOLDS)).toBe(rag)
  })
})

const cell = (period: string, value: number | null) => ({
  id: period,
  period,
  value,
  numerator: null,
  denominator: null,
})

function facts(over: {
  office?: string
  mode?: 'stock' | 'period'
  direction?: 'increasing' | 'decreasing' | 'maintain'
  baseline?: number | null
  final?: number | null
  targets?: Readonly<Record<string, number>>
  actuals?: Readonly<Record<string, number>>
  override?: 'red'
}): IndicatorFacts {
  const list = (values: Readonly<Record<string, number>> = {}) =>
    Object.entries(values).map(([period, value]) => cell(period, value))
  return {
    indicator: {
      id: 'i',
      office: over.office ?? 'MLI',
      baseline_value: over.baseline === undefined ? 0 : over.baseline,
      baseline_numerator: null,
      baseline_denominator: null,
      final_target: over.final === undefined ? 100 : over.final,
      status_override: over.override ?? null,
      override_reason: over.override ? 'floods closed the road' : null,
    },
    rules: {
      measure: 'unit',
      direction: over.direction ?? 'increasing',
      value_mode: over.mode ?? 'stock',
      over_offices: 'sum',
      over_periods: over.mode === 'period' ? 'sum' : 'latest',
      decimals: 0,
    },
    targets: list(over.targets),
    actuals: list(over.actuals),
  }
}

describe('an indicator', () => {
  test.each([
    ['on track', { targets: { '2020Q2': 20 }, actuals: { '2020Q2': 19 } }, 'green', 95],
    ['behind', { targets: { '2020Q2': 20 }, actuals: { '2020Q2': 13 } }, 'amber', 65],
    ['far behind', { targets: { '2020Q2': 20 }, actuals: { '2020Q2': 5 } }, 'red', 25],
    ['no actual', { targets: { '2020Q2': 20 } }, 'grey', null],
    ['no target due yet', { targets: { '2021Q1': 20 }, actuals: { '2020Q2': 5 } }, 'grey', null],
    [
      'no baseline',
      { baseline: null, targets: { '2020Q2': 20 }, actuals: { '2020Q2': 5 } },
      'grey',
      null,
    ],
    [
      'final target reached',
      { targets: { '2020Q2': 20 }, actuals: { '2020Q2': 100 } },
      'blue',
      500,
    ],
    [
      'going down as it should',
      {
        direction: 'decreasing' as const,
        baseline: 40,
        final: 10,
        targets: { '2020Q2': 30 },
        actuals: { '2020Q2': 31 },
      },
      'green',
      90,
    ],
    [
      'held, which is never done',
      {
        direction: 'maintain' as const,
        baseline: 30,
        final: 30,
        targets: { '2020Q2': 30 },
        actuals: { '2020Q2': 30 },
      },
      'green',
      100,
    ],
    [
      'the target of the latest period up to the asked one is due',
      { targets: { '2020Q1': 10, '2020Q4': 50 }, actuals: { '2020Q2': 10 } },
      'green',
      100,
    ],
    [
      'targets of counts per period are added to date, as the actuals are',
      {
        mode: 'period' as const,
        targets: { '2020Q1': 10, '2020Q2': 10 },
        actuals: { '2020Q1': 12, '2020Q2': 4 },
      },
      'amber',
      80,
    ],
    [
      'what is added up starts from nothing, whatever was counted before the plan',
      {
        mode: 'period' as const,
        baseline: 50,
        targets: { '2020Q1': 10, '2020Q2': 10 },
        actuals: { '2020Q1': 12, '2020Q2': 4 },
      },
      'amber',
      80,
    ],
  ])('%s', (_, over, rag, percent) => {
    expect(indicatorStatus(facts(over), '2020Q2', DEFAULT_THRESHOLDS)).toMatchObject({
      rag,
      percent,
      overridden: false,
    })
  })

  test('an override is honoured, gives its reason, and shows what the rule gives', () => {
    const one = facts({ override: 'red', targets: { '2020Q2': 20 }, actuals: { '2020Q2': 20 } })
    expect(indicatorStatus(one, '2020Q2', DEFAULT_THRESHOLDS)).toEqual({
      rag: 'red',
      overridden: true,
      reason: 'floods closed the road',
      computed: 'green',
      percent: 100,
      duePeriod: '2020Q2',
    })
  })

  test('progress is towards the final target; without one, towards the last target there is', () => {
    const open = { final: null, targets: { '2020Q2': 20, '2021Q4': 50 }, actuals: { '2020Q2': 10 } }
    expect(progressFigure(facts({ actuals: { '2020Q2': 25 } }), '2020Q2').value).toBe(25)
    expect(progressFigure(facts(open), '2020Q2').value).toBe(20)
  })
})

describe('several offices', () => {
  const reported = facts({ office: 'MLI', targets: { '2020Q2': 20 }, actuals: { '2020Q2': 20 } })
  const silent = facts({ office: 'NGA', targets: { '2020Q2': 80 } })

  test('who has not reported does not count as having achieved nothing', () => {
    expect(rolledProgress([reported, silent], '2020Q2')).toMatchObject({
      value: 20,
      reported: 1,
      expected: 2,
    })
    expect(rolledStatus([reported, silent], '2020Q2', DEFAULT_THRESHOLDS).rag).toBe('green')
  })

  test('nothing is done while an office is missing', () => {
    const finished = facts({ office: 'MLI', targets: { '2020Q2': 20 }, actuals: { '2020Q2': 100 } })
    const of = (uses: IndicatorFacts[]) => rolledStatus(uses, '2020Q2', DEFAULT_THRESHOLDS).rag
    expect(of([finished])).toBe('blue')
    expect(of([finished, silent])).toBe('green')
  })

  test('percentage targets are weighted by what the offices count', () => {
    const percent = (office: string, target: number, numerator: number, denominator: number) => {
      const one = facts({ office, final: target, targets: { '2020Q2': target } })
      const actual = { id: office, period: '2020Q2', value: null, numerator, denominator }
      const rules = { ...one.rules, measure: 'percentage', over_offices: 'ratio' } as const
      return { ...one, rules, actuals: [actual] }
    }
    const both = [percent('MLI', 50, 10, 100), percent('NGA', 20, 30, 300)]
    expect(targetFigure(both, '2020Q2').value).toBeCloseTo(27.5)
    expect(baselineFigure(both, '2020Q2')).toMatchObject({ value: 0, reported: 2 })
    expect(rolledProgress(both, '2020Q2').value).toBeCloseTo((100 * 10) / 27.5)
    // One percentage without its two numbers has no weight: it is in no total, and not counted as in it.
    const bare = percent('SOM', 50, 0, 0)
    const typed = { id: 'SOM', period: '2020Q2', value: 40, numerator: null, denominator: null }
    const three = [...both, { ...bare, actuals: [typed] }]
    expect(rolledProgress(three, '2020Q2')).toMatchObject({ reported: 2, expected: 3 })
    expect(rolledProgress(three, '2020Q2').how.missing).toEqual(['SOM'])
  })
})

describe('an activity', () => {
  const activity = {
    status: 'on_track',
    percent_complete: 45,
    starts: '2020-01-01',
    ends: '2020-12-31',
    status_override: null,
    override_reason: null,
  }
  const middle = '2020-07-01' // half of the year

  test.each([
    ['half done at half time', {}, 'green'],
    ['a third done at half time', { percent_complete: 33 }, 'amber'],
    ['hardly begun at half time', { percent_complete: 10 }, 'red'],
    ['not started at half time', { status: 'not_started', percent_complete: null }, 'red'],
    ['completed', { status: 'completed' }, 'blue'],
    ['cancelled', { status: 'cancelled' }, 'grey'],
    ['before it starts', { starts: '2020-08-01' }, 'green'],
    ['no percent, said to be delayed', { status: 'delayed', percent_complete: null }, 'amber'],
    ['nothing known', { status: null, percent_complete: null }, 'grey'],
  ])('%s', (_, over, rag) => {
    expect(activityStanding({ ...activity, ...over }, middle, DEFAULT_THRESHOLDS).rag).toBe(rag)
  })

  test('time is counted in days, both ends included', () => {
    expect(elapsedShare('2020-01-01', '2020-01-10', '2020-01-05')).toBe(0.5)
    expect(elapsedShare('2020-01-01', '2020-01-10', '2019-12-31')).toBe(0)
    expect(elapsedShare('2020-01-01', '2020-01-10', '2020-02-01')).toBe(1)
    expect(elapsedShare('2020-01-10', '2020-01-01', '2020-01-05')).toBeNull()
  })
})
