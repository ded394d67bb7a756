// The pivot of the Consolidated room without a screen: which rows and columns a layout has, which number
// stands where they meet, and why there is none.
import { describe, expect, test } from 'vitest'
import {
  type Consolidated,
  FIRST_LAYOUT,
  type Layout,
  type Line,
  needsOffices,
  type Parts,
  periodsOf,
} from '#renderer/features/consolidated/pivot.ts'
import { cellOf, columnsOf, indexOf } from '#renderer/features/consolidated/pivot-cells.ts'
import { partsKey, type Row, rowsOf } from '#renderer/features/consolidated/pivot-rows.ts'

const PERIODS = ['2021Q1', '2021Q2']

function line(
  definition: string | null,
  objective: string | null,
  office: string | null,
  actual: readonly (number | null)[],
  more: Partial<Line> = {},
): Line {
  const missing = actual.map((value) => (value === null ? [0, 1] : [1]))
  const coverage = missing.map((who) => ({ reported: 2 - who.length, expected: 2, missing: who }))
  return {
    definition,
    objective,
    office,
    summedUp: false,
    actual: definition ? [...actual] : [null, null],
    target: [null, null],
    progress: [...actual],
    status: ['grey', 'green'],
    ...(office === null
      ? { coverage: { actual: coverage, target: coverage, progress: coverage } }
      : {}),
    ...more,
  }
}

function definition(id: string, code: string, title: string, overOffices = 'sum') {
  return {
    id,
    code,
    title,
    unit: null,
    measure: 'unit',
    decimals: 0,
    overOffices,
    overPeriods: 'sum',
    brokenDown: id === 'trained',
  }
}

const DATA: Consolidated = {
  periods: PERIODS,
  offices: [
    { id: 'mli', code: 'MLI', name: 'Mali' },
    { id: 'som', code: 'SOM', name: 'Somalia' },
  ],
  objectives: [
    { id: 'so1', code: 'SO1', title: 'Parity' },
    { id: 'so2', code: 'SO2', title: 'Outreach' },
  ],
  definitions: [
    definition('trained', 'SO1.1', 'People trained'),
    definition('rating', 'SO2.1', 'Rating', 'none'),
  ],
  lines: [
    line('trained', 'so1', null, [10, 30]),
    line('trained', 'so1', 'mli', [10, 30]),
    line('trained', 'so1', 'som', [null, null]),
    line('rating', 'so2', null, [null, null]),
    line('rating', 'so2', 'mli', [3, 4]),
    ...[null, 'mli', 'som'].flatMap((office) => [
      line(null, 'so1', office, [50, 60]),
      ...(office === 'som' ? [] : [line(null, 'so2', office, [20, 30])]),
      line(null, null, office, [35, 45]),
    ]),
  ],
}

const PARTS: Parts = {
  definition: 'trained',
  parts: [
    { slice: 'sex=f', label: 'Female', margin: false, earlier: false },
    { slice: 'sex=m', label: 'Male', margin: false, earlier: false },
    { slice: 'age=u18', label: 'Children', margin: false, earlier: true },
  ],
  lines: [
    {
      office: null,
      values: { 'sex=f': [4, 12], 'sex=m': [null, 8], 'age=u18': [null, null] },
      coverage: { 'sex=f': [0, 1].map(() => ({ reported: 1, expected: 2, missing: ['som'] })) },
      cover: [4, 20].map((known, at) => {
        const total = at === 0 ? 10 : 30
        return { known, total, unknown: total - known, none: [], partly: ['mli'] }
      }),
    },
  ],
}

function shown(layout: Partial<Layout>, more: { find?: string; turned?: readonly string[] } = {}) {
  return rowsOf({
    data: DATA,
    layout: { ...FIRST_LAYOUT, ...layout },
    parts: new Map([[partsKey('trained', 'so1'), PARTS]]),
    turned: new Set(more.turned ?? []),
    find: more.find ?? '',
  })
}

/** Rows as they read: indented, code or label, and how they are folded. */
function tree(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => {
    const fold = row.fold === null ? '' : row.fold === 'open' ? ' -' : ' +'
    return `${'  '.repeat(row.level)}${row.code || row.label || row.name}${fold}`
  })
}

describe('rows', () => {
  test('by objective, with the whole strategy over them', () => {
    expect(tree(shown({}))).toEqual(['objectives', 'SO1 -', '  SO1.1 +', 'SO2 -', '  SO2.1'])
  })

  test('by office: its indicators only', () => {
    expect(tree(shown({ grouping: 'office' }, { turned: ['mli', 'som'] }))).toEqual([
      'offices',
      'MLI -',
      '  SO1.1 +',
      '  SO2.1',
      'SOM -',
      '  SO1.1 +',
    ])
  })

  test('by indicator: the offices that have it', () => {
    const rows = shown({ grouping: 'indicator' })
    expect(tree(rows)).toEqual(['SO1.1 +', 'SO2.1 +'])
    const open = shown({ grouping: 'indicator' }, { turned: [rows[0]?.id ?? ''] })
    expect(tree(open)).toEqual(['SO1.1 -', '  MLI +', '  SOM +', 'SO2.1 +'])
  })

  test('by period: the latest first, and open', () => {
    expect(tree(shown({ grouping: 'period' }))).toEqual([
      '2021Q2 -',
      '  SO1.1 +',
      '  SO2.1',
      '2021Q1 +',
    ])
  })

  test('an indicator unfolds to its parts and to what is not broken down', () => {
    const id = shown({}).find((row) => row.code === 'SO1.1')?.id ?? ''
    const rows = shown({}, { turned: [id] })
    expect(tree(rows).slice(2, 6)).toEqual(['  SO1.1 -', '    Female', '    Male', '    rest'])
    expect(rows.filter((row) => row.wants).map((row) => row.about.definition?.id)).toEqual([
      'trained',
    ])
    // Of an earlier breakdown nothing is shown where nothing was entered.
    expect(rows.some((row) => row.earlier)).toBe(false)
  })

  test('find narrows to what it found and opens what it stands under', () => {
    expect(tree(shown({}, { find: 'trained' }))).toEqual(['SO1 -', '  SO1.1 +'])
    expect(tree(shown({}, { find: 'outreach' }))).toEqual(['SO2 -', '  SO2.1'])
    expect(tree(shown({ grouping: 'indicator' }, { find: 'somalia' }))).toEqual([
      'SO1.1 -',
      '  SOM +',
    ])
    expect(shown({}, { find: 'nothing of the kind' })).toEqual([])
  })

  test('ids are the same after a re-query, and no two rows share one', () => {
    for (const grouping of ['objective', 'office', 'indicator', 'period'] as const) {
      const ids = shown({ grouping }, { find: 'SO' }).map((row) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(shown({ grouping }, { find: 'SO' }).map((row) => row.id)).toEqual(ids)
    }
  })
})

function at(layout: Partial<Layout>, row: string, column: string, turned: readonly string[] = []) {
  const all = { ...FIRST_LAYOUT, ...layout }
  const parts = new Map([[partsKey('trained', 'so1'), PARTS]])
  const held = { data: DATA, index: indexOf(DATA), parts, chosen: 1 }
  const rows = shown(layout, { turned })
  const found = rows.find((one) => one.code === row || one.label === row || one.name === row)
  const to = columnsOf(DATA, all).find(({ id }) => id === column)
  if (!found || !to) throw new Error(`no cell ${row} ${column}`)
  return cellOf(held, found, to)
}

describe('cells', () => {
  test('a row of all offices in a column of a period', () => {
    expect(at({}, 'SO1.1', 'p:2021Q1')).toMatchObject({
      value: 10,
      coverage: { reported: 1, expected: 2, missing: ['Somalia'] },
    })
  })

  test('a row of all offices in a column of one office', () => {
    const layout = { across: 'offices' } as const
    expect(at(layout, 'SO1.1', 'mli')).toMatchObject({ value: 30, coverage: null })
    expect(at(layout, 'SO1.1', 'all')).toMatchObject({ value: 30, coverage: { expected: 2 } })
    expect(at(layout, 'SO2.1', 'som')).toMatchObject({ value: null, why: 'not_used' })
    expect(at({ ...layout, measure: 'progress' }, 'SO2', 'mli').value).toBe(30)
  })

  test('a period in the rows is not overruled by the chosen one', () => {
    const layout = { grouping: 'period', across: 'measures' } as const
    expect(at(layout, '2021Q1', 'progress').value).toBe(35)
    expect(at(layout, '2021Q2', 'progress').value).toBe(45)
  })

  test('different indicators are not added, nor offices whose values are read one by one', () => {
    expect(at({}, 'SO1', 'p:2021Q2')).toMatchObject({ value: null, why: 'mean_only' })
    expect(at({}, 'SO2.1', 'p:2021Q2')).toMatchObject({ value: null, why: 'not_added' })
    expect(at({ grouping: 'office' }, 'SO2.1', 'p:2021Q2', ['mli'])).toMatchObject({
      value: 4,
      why: null,
    })
  })

  test('parts have actuals only, with who is in them', () => {
    const id = shown({}).find((row) => row.code === 'SO1.1')?.id ?? ''
    expect(at({}, 'Female', 'p:2021Q2', [id])).toMatchObject({
      value: 12,
      coverage: { reported: 1, expected: 2, missing: ['Somalia'] },
    })
    expect(at({}, 'rest', 'p:2021Q2', [id])).toMatchObject({
      value: 10,
      cover: { known: 20, total: 30, partly: ['Mali'] },
    })
    expect(at({ measure: 'target' }, 'Female', 'p:2021Q2', [id])).toMatchObject({
      value: null,
      why: 'parts_only',
    })
  })
})

describe('what is asked for', () => {
  const known = ['2020', '2020Q3', '2020Q4', '2021', '2021Q1', '2021Q2', '2021Q3']
  test.each<[string, Partial<Layout>, string, readonly string[]]>([
    ['one period', { across: 'measures' }, '2021Q2', ['2021Q2']],
    ['the last six', {}, '2021Q2', ['2020Q3', '2020Q4', '2021Q1', '2021Q2']],
    ['none after the chosen one', {}, '2021Q1', ['2020Q3', '2020Q4', '2021Q1']],
    ['the year so far', { span: 'year' }, '2021Q2', ['2021Q1', '2021Q2']],
    ['every quarter so far', { span: 'all' }, '2021Q1', ['2020Q3', '2020Q4', '2021Q1', '2021Q2']],
    ['years', { span: 'years' }, '2021Q2', ['2020', '2021']],
    ['a later one when it is chosen', { span: 'year' }, '2021Q3', ['2021Q1', '2021Q2', '2021Q3']],
    [
      'periods as rows',
      { grouping: 'period', across: 'measures', span: 'year' },
      '2021Q1',
      ['2021Q1', '2021Q2'],
    ],
  ])('%s', (_, layout, chosen, periods) => {
    expect(periodsOf({ ...FIRST_LAYOUT, ...layout }, chosen, known, '2021Q2')).toEqual(periods)
  })

  test('single offices only where they are shown', () => {
    expect(needsOffices(FIRST_LAYOUT)).toBe(false)
    expect(needsOffices({ ...FIRST_LAYOUT, across: 'offices' })).toBe(true)
    expect(needsOffices({ ...FIRST_LAYOUT, grouping: 'office' })).toBe(true)
  })
})
