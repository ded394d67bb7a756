// What typing into the Indicators grid means, without a screen: which rows are written, what a value
// makes of its status, how a ratio is typed, and what is shown of missing values.
import { describe, expect, it } from 'vitest'
import { naturalId } from '#domain/ids.ts'
import {
  markActual,
  type Names,
  ratioIn,
  setActual,
  setTarget,
} from '#renderer/features/indicators/indicator-commands.ts'
import {
  BASELINE_FIELDS,
  notesOn,
  problemsBesides,
  problemsOn,
} from '#renderer/features/indicators/indicator-marks.ts'
import {
  type Indicator,
  isFilled,
  linesOf,
  periodsAsked,
  periodsShown,
} from '#renderer/features/indicators/indicator-rows.ts'
import { clampPercent } from '#renderer/ui/bar.tsx'
import type { FoundProblem, FoundProblems } from '#renderer/ui/problem-marks.ts'
import { sparkPath, sparkPoints } from '#renderer/ui/spark.ts'

const NONE = { id: null, value: null, numerator: null, denominator: null, text: null, unread: null }
const NO_FIGURE = {
  value: null,
  unit: 'percent',
  decimals: 1,
  reported: 0,
  expected: 1,
  how: { rule: 'x', from: [], missing: [] },
} as const

function indicator(actual: Partial<Indicator['cells'][string]['actual']> = {}): Indicator {
  return {
    id: 'i1',
    definition: 'd1',
    objective: { id: 'o1', code: 'SO1' },
    resultCode: null,
    resultText: null,
    code: 'SO1.1',
    title: 'Title',
    unit: null,
    measure: 'unit',
    direction: 'increasing',
    valueMode: 'period',
    overPeriods: 'sum',
    decimals: 0,
    minimum: null,
    maximum: null,
    numeratorLabel: null,
    denominatorLabel: null,
    parts: [
      { cell: 'sex=f', label: 'Female', former: false },
      { cell: 'sex=m', label: 'Male', former: false },
    ],
    baseline: { ...NONE, year: null },
    finalTarget: null,
    finalUnread: null,
    cells: {
      '2021Q2': {
        target: NONE,
        actual: {
          ...NONE,
          status: null,
          comment: null,
          followUp: false,
          parts: {},
          partsUnknown: null,
          ...actual,
        },
      },
    },
    contributions: null,
    toDate: NO_FIGURE,
    progress: NO_FIGURE,
    status: {
      rag: 'grey',
      overridden: false,
      reason: null,
      computed: 'grey',
      percent: null,
      duePeriod: null,
    },
    links: { sdg: [], frameworks: [] },
    linksAbove: { sdg: [], frameworks: [] },
    conflict: false,
  }
}

const names: Names = {
  locale: 'en-GB',
  target: (code, period) => `${code} ${period} target`,
  actual: (code, period) => `${code} ${period}`,
  baseline: (code) => code,
  final: (code) => code,
}
const line = (i: Indicator) => ({ kind: 'indicator', id: i.id, indicator: i }) as const

describe('a value', () => {
  const typed = (i: Indicator, value: number | null | { unread: string }) =>
    setActual('office', line(i), '2021Q2', 'value', value, names).commands

  it('is put under its natural key and becomes reported', () => {
    expect(typed(indicator(), 12)).toEqual([
      {
        do: 'put',
        entity: 'actual',
        values: {
          office: 'office',
          indicator: 'i1',
          period: '2021Q2',
          value: 12,
          status: 'reported',
        },
      },
    ])
  })
  it('stays estimated when it was said to be', () => {
    expect(typed(indicator({ status: 'estimated', value: 3 }), 12)[0]).not.toHaveProperty(
      'values.status',
    )
  })
  it('takes the place of "not available"', () => {
    expect(typed(indicator({ status: 'not_available' }), 12)).toMatchObject([
      { values: { value: 12, status: 'reported' } },
    ])
  })
  it('leaves nothing reported when it is cleared, but leaves "not available" alone', () => {
    expect(typed(indicator({ status: 'reported', value: 3 }), null)).toMatchObject([
      { values: { value: null, status: null } },
    ])
    expect(typed(indicator({ status: 'not_available' }), null)[0]).not.toHaveProperty(
      'values.status',
    )
  })
  it('leaves nothing reported when numerator and denominator are cleared together', () => {
    const ratio = indicator({ status: 'reported', numerator: 3, denominator: 4 })
    const cleared = (besides: Readonly<Record<string, null>>) =>
      setActual('office', line(ratio), '2021Q2', 'numerator', null, names, besides).commands[0]
    expect(cleared({})).toHaveProperty('values.status', 'reported')
    expect(cleared({ denominator: null })).toMatchObject({
      values: { numerator: null, status: null },
    })
  })
  it('is kept as typed when it cannot be read, and reports nothing by that', () => {
    expect(typed(indicator(), { unread: 'about ten' })).toMatchObject([
      { values: { value: { unread: 'about ten' } } },
    ])
  })
})

describe('a part', () => {
  it('makes the whole first when there is none, so that it has something to hang under', () => {
    const whole = naturalId('actual', { office: 'office', indicator: 'i1', period: '2021Q2' })
    const part = {
      kind: 'part',
      id: 'i1/sex=f',
      indicator: indicator(),
      cell: 'sex=f',
      label: 'Female',
      former: false,
    } as const
    expect(setActual('office', part, '2021Q2', 'value', 4, names).commands).toMatchObject([
      { do: 'put', entity: 'actual', values: { indicator: 'i1', period: '2021Q2' } },
      { do: 'put', entity: 'actual_part', values: { actual: whole, cell: 'sex=f', value: 4 } },
    ])
  })
})

describe('a percentage', () => {
  it('may be given whole or as a ratio, the one taking the place of the other', () => {
    const percentage = { ...indicator(), measure: 'percentage' }
    expect(
      setTarget('office', percentage, '2021Q2', { unread: '12/30' }, '12/30', names).commands,
    ).toMatchObject([{ values: { value: null, numerator: 12, denominator: 30 } }])
    expect(setTarget('office', percentage, '2021Q2', 40, '40', names).commands).toMatchObject([
      { values: { value: 40, numerator: null, denominator: null } },
    ])
  })
  it('reads ratios and nothing else as ratios', () => {
    expect(ratioIn(' 12 / 30 ', 'en')).toEqual({ numerator: 12, denominator: 30 })
    expect(ratioIn('1,200/3,000', 'en')).toEqual({ numerator: 1200, denominator: 3000 })
    expect(ratioIn('12,5/30', 'fr')).toEqual({ numerator: 12.5, denominator: 30 })
    expect(ratioIn('15/3/20', 'en')).toBeNull()
    expect(ratioIn('some/more', 'en')).toBeNull()
    expect(ratioIn('40', 'en')).toBeNull()
  })
})

describe('missing on purpose', () => {
  it('takes the value away, and counts as filled', () => {
    expect(
      markActual('office', indicator({ value: 3 }), '2021Q2', 'not_applicable', 'x').commands,
    ).toMatchObject([{ values: { value: null, text: null, status: 'not_applicable' } }])
    const cellOf = (i: Indicator) => i.cells['2021Q2']
    expect(isFilled(cellOf(indicator({ status: 'not_applicable' })))).toBe(true)
    expect(isFilled(cellOf(indicator({ value: 0 })))).toBe(true)
    expect(isFilled(cellOf(indicator()))).toBe(false)
  })
  it('keeps the value when it only says how sure it is', () => {
    expect(
      markActual('office', indicator({ value: 3 }), '2021Q2', 'estimated', 'x').commands[0],
    ).not.toHaveProperty('values.value')
  })
})

describe('rows and periods', () => {
  it('shows the parts of what is unfolded and what is not broken down', () => {
    expect(linesOf([indicator()], new Set(), '').map((l) => l.kind)).toEqual(['indicator'])
    expect(linesOf([indicator()], new Set(['i1']), '').map((l) => l.kind)).toEqual([
      'indicator',
      'part',
      'part',
      'unknown',
    ])
    expect(linesOf([indicator()], new Set(), 'other words')).toEqual([])
  })
  it('shows the quarters of the year, and the year itself when that is chosen', () => {
    const known = ['2020Q4', '2020', '2021Q1', '2021Q2', '2021']
    expect(periodsShown('2021Q2', known)).toEqual(['2021Q1', '2021Q2'])
    expect(periodsShown('2021', known)).toEqual(['2021Q1', '2021Q2', '2021'])
    expect(periodsAsked(['2021Q1', '2021Q2'], known)).toEqual(['2020Q4', '2021Q1', '2021Q2'])
  })
})

describe('pictures of numbers', () => {
  it('stop at 0 and 100; no data is an empty bar', () => {
    expect([-16.7, 0, 50, 140, null].map(clampPercent)).toEqual([0, 0, 50, 100, 0])
  })
  it('leave a gap where a value is missing, and do not fall to zero', () => {
    const points = sparkPoints([1, null, 3], 10, 10)
    expect(points).toEqual([{ x: 0, y: 10 }, null, { x: 10, y: 0 }])
    expect(sparkPath(points)).toBe('M0.0 10.0M10.0 0.0')
  })
})

describe('what the rules found', () => {
  const found = (rule: string, field: string | null, more: Partial<FoundProblem> = {}) => ({
    ...{ rule, field, severity: 'error', period: null, words: rule },
    ...more,
  })
  const problems: FoundProblems = new Map([
    [
      'i1',
      [
        found('target_wrong_side', 'final_target'),
        found('negative_count', 'baseline_numerator'),
        found('empty_cell', null, { period: '2021Q2' }),
        found('empty_cell', null, { period: '2021Q3' }),
      ],
    ],
    ['a1', [found('pair_incomplete', 'denominator'), found('unread', 'value')]],
    ['p1', [found('outside_range', 'value'), found('unchanged', 'value', { severity: 'info' })]],
  ])
  const words = (marks: readonly { readonly words: string }[]) => marks.map((mark) => mark.words)
  const row = indicator({ id: 'a1', parts: { 'sex=f': { ...NONE, id: 'p1' } } })

  it('is marked on the cell that it is about; what is unread has a mark of its own', () => {
    expect(words(problemsOn(problems, 'i1', ['final_target']))).toEqual(['target_wrong_side'])
    expect(words(problemsOn(problems, 'i1', BASELINE_FIELDS))).toEqual(['negative_count'])
    expect(words(problemsOn(problems, 'a1', ['numerator']))).toEqual([])
    expect(words(problemsOn(problems, 'a1', ['denominator']))).toEqual(['pair_incomplete'])
    expect(words(problemsOn(problems, 'a1'))).toEqual(['pair_incomplete'])
    expect(words(problemsOn(problems, null))).toEqual([])
  })

  it('of a part is told on its total too, and an empty cell in its own period', () => {
    expect(words(problemsBesides(problems, row, '2021Q2'))).toEqual(['empty_cell', 'outside_range'])
    expect(notesOn(problems, row, '2021Q2')).toEqual(['unchanged'])
  })
})
