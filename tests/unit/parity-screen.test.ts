// The Parity and budget rooms without a screen: how rows are grouped and added up, what is missing, what
// "same as last time" fills, where an activity lies in time.
import { describe, expect, it } from 'vitest'
import { placeOf } from '#renderer/features/budget/timeline.ts'
import { type Category, type Cell, linesOf } from '#renderer/features/parity/matrix.ts'
import {
  emptyCells,
  type Standing,
  sameAsBefore,
  setCount,
} from '#renderer/features/parity/parity-commands.ts'

const CATEGORIES: readonly Category[] = [
  {
    id: 'ip',
    code: 'IP',
    title: 'International',
    levels: [
      { id: 'p2', code: 'P-2', title: 'Professional P-2' },
      { id: 'p5', code: 'P-5', title: 'Chief' },
    ],
  },
  {
    id: 'gs',
    code: 'GS',
    title: 'General Service',
    levels: [{ id: 'g1', code: 'G-1', title: 'G-1' }],
  },
  { id: 'no', code: 'NO', title: 'Nobody here', levels: [] },
]

type Counts = readonly [women: number | null, men: number | null, other?: number]

function cell(level: string, [women, men, other]: Counts, more: Partial<Cell> = {}): Cell {
  const category = level.startsWith('p') ? 'ip' : 'gs'
  return {
    id: `${level} ${more.employer ?? 'unops'}`,
    row: `${level} row`,
    flow: '',
    employer: 'unops',
    work: 'programme',
    category,
    level,
    women,
    men,
    other: other ?? null,
    undisclosed: null,
    unread: null,
    ...more,
  }
}

function lines(cells: readonly Cell[], everybody: string | null = 'Everybody') {
  return linesOf(cells, {
    categories: CATEGORIES,
    band: { low: 47, high: 53 },
    groups: CATEGORIES.map(({ id, title }) => ({ id, name: title })),
    groupOf: (each) => each.category,
    everybody,
    order: ['unops', 'unmas'],
  })
}

describe('the rows of a headcount', () => {
  it('stand by category and seniority, then by employer; categories without people are left out', () => {
    const shown = lines([
      cell('g1', [1, 1]),
      cell('p5', [0, 2]),
      cell('p2', [1, 1], { employer: 'unmas' }),
      cell('p2', [2, 1]),
    ])
    expect(shown.map(({ name }) => name)).toEqual([
      'Everybody',
      'International',
      'Professional P-2',
      'Professional P-2',
      'P-5 Chief',
      'General Service',
      'G-1',
    ])
    expect(shown[2]).toMatchObject({ cell: { employer: 'unops' } })
  })

  it('add up count by count, and tell share, band, gap and need', () => {
    const [all, group] = lines([cell('p2', [20, 40, 1]), cell('p5', [10, 30])])
    expect(all).toMatchObject({
      counts: { women: 30, men: 70, other: 1, undisclosed: null },
      total: 101,
      share: 30,
      position: 'below',
      gap: -17,
      needed: 17,
    })
    expect(group).toMatchObject({ total: 101, share: 30 })
  })

  it('a row with one side missing counts in the total and not in the share', () => {
    const [all, , half] = lines([cell('p2', [5, null]), cell('p5', [10, 10])])
    expect(all).toMatchObject({ total: 25, share: 50, position: 'within', gap: 0, needed: 0 })
    expect(half).toMatchObject({ total: 5, share: null, position: 'no_data', gap: null })
  })

  it('the gap above the band is to its upper edge', () => {
    expect(lines([cell('p2', [6, 4])])[0]).toMatchObject({ position: 'above', gap: 7, needed: 0 })
  })

  it('nobody counted is no data, not 0', () => {
    expect(lines([cell('p2', [null, null])])[0]).toMatchObject({ total: null, share: null })
    expect(lines([])).toEqual([])
  })

  it('flows are never added over each other', () => {
    expect(lines([cell('p2', [1, 1])], null).map(({ kind }) => kind)).toEqual(['group', 'cell'])
  })
})

describe('what is typed', () => {
  const at: Standing = { entity: 'parity_headcount', office: 'o', date: '2021-06-30' }

  it('is put by its natural key', () => {
    expect(setCount(at, cell('p2', [1, 1]), 'women', 3, 'P-2 Women').commands).toEqual([
      {
        do: 'put',
        entity: 'parity_headcount',
        values: {
          office: 'o',
          date: '2021-06-30',
          employer: 'unops',
          category: 'ip',
          level: 'p2',
          function: 'programme',
          women: 3,
        },
      },
    ])
  })

  it('a flow has its period and kind in its key, and no function', () => {
    const flows: Standing = { entity: 'parity_flow', office: 'o', period: '2021Q2' }
    const applied = cell('p2', [1, 1], { flow: 'applicants', work: '' })
    const [command] = setCount(flows, applied, 'men', 2, '').commands
    expect(command).toMatchObject({ values: { period: '2021Q2', flow: 'applicants', men: 2 } })
    expect(command).not.toHaveProperty('values.function')
  })

  const before = { 'unops p2 programme': { women: 4, men: 6, other: 0, undisclosed: null } }

  it('"same as last time" fills what is empty, and nothing that was typed', () => {
    const typed = cell('p2', [9, null], { unread: { other: 'two' } })
    expect(emptyCells([typed], before)).toBe(1)
    const doing = sameAsBefore(at, [typed], before, '31 Dec 2020')
    expect(doing?.label).toEqual({
      id: 'label.same_as_before',
      values: { count: 1, date: '31 Dec 2020' },
    })
    expect(doing?.commands).toHaveLength(1)
    expect(doing?.commands[0]).toMatchObject({ values: { men: 6 } })
    expect(doing?.commands[0]).not.toHaveProperty('values.women')
    expect(doing?.commands[0]).not.toHaveProperty('values.other')
  })

  it('and does nothing where nothing is empty or nothing was there', () => {
    expect(sameAsBefore(at, [cell('p2', [1, 1, 0])], before, '')).toBeNull()
    expect(sameAsBefore(at, [cell('p5', [null, null])], before, '')).toBeNull()
  })
})

describe('an activity in time', () => {
  const years = { from: 2020, to: 2023 }
  it('lies where its days lie in the years of the plan', () => {
    expect(placeOf('2020-01-01', years)).toBe(0)
    expect(placeOf('2024-01-01', years)).toBe(100)
    expect(placeOf('2022-01-01', years)).toBeCloseTo(50, 1)
  })
  it('never beyond the plan', () => {
    expect(placeOf('2019-06-01', years)).toBe(0)
    expect(placeOf('2030-06-01', years)).toBe(100)
  })
})
