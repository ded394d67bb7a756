// Carrying a plan into the next year: what moves and by how much, what stays and why, and that doing it
// twice does nothing twice.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CarryOptions, carry, type LastActual, yearsLater } from '#domain/carry.ts'
import type { Command } from '#domain/changes.ts'
import type { Version, VersionRow } from '#domain/compare.ts'
import type { EntityName, Value } from '#domain/entities.ts'

function row(entity: EntityName, id: string, values: Record<string, Value>): VersionRow {
  return { id, entity, values }
}

const WORKPLAN = row('workplan', 'w', {
  code: 'SOM',
  year_from: 2020,
  year_to: 2024,
  plan_version: 3,
})
const KEEP: CarryOptions = { year: 2021, baseline: 'keep', budget: false }

let made = 0
function makeId(): string {
  made += 1
  return `new${made}`
}

function carried(
  rows: Version,
  options: Partial<CarryOptions> = {},
  actuals: Readonly<Record<string, LastActual>> = {},
) {
  made = 0
  return carry(
    [WORKPLAN, ...rows],
    { ...KEEP, ...options },
    new Map(Object.entries(actuals)),
    makeId,
  )
}

function activity(values: Record<string, Value>): VersionRow {
  return row('activity', 'a', { code: '1.1.1', title: 'Survey', ...values })
}

describe('an activity', () => {
  test.each<[string, Record<string, Value>, string]>([
    [
      'that has not begun moves with both its dates',
      { starts: '2021-03-01', ends: '2021-12-31', status: 'not_started' },
      '2022-03-01 to 2022-12-31',
    ],
    [
      'nobody has said anything of has not begun',
      { starts: '2021-03-01', ends: '2021-12-31' },
      '2022-03-01 to 2022-12-31',
    ],
    [
      'under way keeps its start: it did begin then',
      { starts: '2021-03-01', ends: '2021-12-31', status: 'delayed' },
      '2021-03-01 to 2022-12-31',
    ],
    [
      'of which a part is done is under way',
      { starts: '2021-03-01', ends: '2021-12-31', percent_complete: 5 },
      '2021-03-01 to 2022-12-31',
    ],
    [
      'overdue for longer moves into the next year all the same',
      { starts: '2019-02-01', ends: '2019-06-30', status: 'not_started' },
      '2022-02-01 to 2022-06-30',
    ],
    ['without a start gets a later end', { ends: '2021-06-30' }, '– to 2022-06-30'],
    [
      'on 29 February moves to the 28th',
      { starts: '2020-02-29', ends: '2020-02-29' },
      '2022-02-28 to 2022-02-28',
    ],
    ['that is completed stays', { ends: '2021-12-31', status: 'completed' }, 'done'],
    ['of which everything is done stays', { ends: '2021-12-31', percent_complete: 100 }, 'done'],
    ['that is cancelled stays', { ends: '2021-12-31', status: 'cancelled' }, 'cancelled'],
    ['that ends later goes on', { starts: '2021-03-01', ends: '2022-01-01' }, 'goes_on'],
    ['of the next year stays where it is', { starts: '2022-01-01', ends: '2022-12-31' }, 'goes_on'],
    ['without an end stays', { starts: '2021-03-01' }, 'no_end'],
    ['whose end cannot be read stays', { ends: { unread: 'soon' } }, 'unread'],
  ])('%s', (_, values, expected) => {
    const { moved, stays } = carried([activity(values)])
    const dates = moved.map(({ starts, ends }) => `${starts.to ?? '–'} to ${ends.to}`)
    expect([...dates, ...stays.map(({ reason }) => reason)]).toEqual([expected])
  })

  test('takes the milestones along that are not reached', () => {
    const { moved, commands } = carried([
      activity({ ends: '2021-12-31' }),
      row('milestone', 'm1', { activity: 'a', title: 'Draft', due: '2021-06-30' }),
      row('milestone', 'm2', {
        activity: 'a',
        title: 'Text',
        due: '2021-03-31',
        done: '2021-04-02',
      }),
      row('milestone', 'm3', { activity: 'a', title: 'Print' }),
    ])
    expect(moved).toMatchObject([{ row: 'a', milestones: 1 }])
    expect(commands.filter(({ entity }) => entity === 'milestone')).toEqual([
      { do: 'set', entity: 'milestone', row: 'm1', values: { due: '2022-06-30' } },
    ])
  })
})

describe('the workplan', () => {
  test('goes on as its next version', () => {
    const { commands, version, yearTo } = carried([])
    expect(version).toEqual({ from: 3, to: 4 })
    expect(yearTo).toEqual({ from: 2024, to: 2024 })
    expect(commands).toEqual([
      { do: 'set', entity: 'workplan', row: 'w', values: { plan_version: 4 } },
    ])
  })

  test('of one year gets another, and a plan without a version was the first', () => {
    const annual = row('workplan', 'w', { year_from: 2021, year_to: 2021 })
    const { commands, version } = carry([annual], KEEP, new Map(), makeId)
    expect(version).toEqual({ from: null, to: 2 })
    expect(commands).toEqual([
      { do: 'set', entity: 'workplan', row: 'w', values: { plan_version: 2, year_to: 2022 } },
    ])
  })
})

describe('a baseline', () => {
  const indicator = row('indicator', 'i', {
    definition: 'd',
    baseline_value: 10,
    baseline_year: 2019,
    final_target: 100,
  })
  const number = { period: '2021Q3', value: 40, numerator: null, denominator: null }
  const pair = { period: '2021Q3', value: null, numerator: 30, denominator: 120 }
  const nothing = { period: '2021Q3', value: null, numerator: null, denominator: null }

  test('is kept unless one asks', () => {
    expect(carried([indicator], {}, { i: number }).baselines).toEqual([])
  })

  test.each<[string, Record<string, LastActual>, unknown]>([
    [
      'becomes the last value',
      { i: number },
      {
        baseline_value: 40,
        baseline_numerator: null,
        baseline_denominator: null,
        baseline_year: 2021,
      },
    ],
    [
      'becomes the last pair of numbers',
      { i: pair },
      {
        baseline_value: null,
        baseline_numerator: 30,
        baseline_denominator: 120,
        baseline_year: 2021,
      },
    ],
    ['stays where the last report has no value', { i: nothing }, undefined],
    ['stays where nothing was reported', {}, undefined],
    [
      'stays where it is the same already',
      { i: { ...number, value: 10, period: '2019' } },
      undefined,
    ],
  ])('%s', (_, actuals, expected) => {
    const { baselines } = carried([indicator], { baseline: 'last_actual' }, actuals)
    expect(baselines[0]?.to).toEqual(expected)
  })
})

describe('a budget line of the year', () => {
  const going = activity({ starts: '2021-03-01', ends: '2021-12-31' })
  const line = (id: string, values: Record<string, Value>) =>
    row('budget_line', id, { activity: 'a', category: 'travel', planned: 5000, ...values })

  test('is not made again unless one asks', () => {
    expect(carried([going, line('b', { period: '2021' })]).budget).toEqual([])
  })

  test.each<[string, Version, readonly string[], number]>([
    ['for the year', [going, line('b', { period: '2021' })], ['2022'], 0],
    ['for the same quarter', [going, line('b', { period: '2021Q3' })], ['2022Q3'], 0],
    ['not of another year', [going, line('b', { period: '2020' })], [], 0],
    [
      'not where its like is there',
      [going, line('b', { period: '2021' }), line('c', { period: '2022', planned: 1 })],
      [],
      1,
    ],
    [
      'not for what is done',
      [activity({ ends: '2021-12-31', status: 'completed' }), line('b', { period: '2021' })],
      [],
      0,
    ],
    [
      'for what goes on anyway',
      [activity({ ends: '2023-12-31' }), line('b', { period: '2021' })],
      ['2022'],
      0,
    ],
  ])('%s', (_, rows, periods, there) => {
    const { budget, budgetThere } = carried(rows, { budget: true })
    expect(budget.map(({ period }) => period)).toEqual(periods)
    expect(budgetThere).toBe(there)
  })

  test('keeps what it says and gets an id of its own', () => {
    const { commands } = carried([going, line('b', { period: '2021', description: 'Flights' })], {
      budget: true,
    })
    expect(commands.at(-1)).toEqual({
      do: 'create',
      entity: 'budget_line',
      id: 'new1',
      values: {
        activity: 'a',
        category: 'travel',
        planned: 5000,
        description: 'Flights',
        period: '2022',
      },
    })
  })
})

// Properties ---------------------------------------------------------------------------------------

const date = fc
  .record({
    year: fc.integer({ min: 2018, max: 2024 }),
    rest: fc.constantFrom('-02-29', '-01-01', '-12-31'),
  })
  .filter(({ year, rest }) => rest !== '-02-29' || year % 4 === 0)
  .map(({ year, rest }) => `${year}${rest}`)

const anyPlan: fc.Arbitrary<Version> = fc
  .array(
    fc.record({
      starts: fc.option(date, { nil: undefined }),
      ends: fc.option(date, { nil: undefined }),
      status: fc.constantFrom(undefined, 'not_started', 'on_track', 'completed', 'cancelled'),
      line: fc.constantFrom(undefined, '2020', '2021', '2021Q2', '2022'),
    }),
    { maxLength: 6 },
  )
  .map((all) => [
    WORKPLAN,
    ...all.flatMap(({ line, ...values }, index): VersionRow[] => {
      const given = Object.entries(values).filter(([, value]) => value !== undefined)
      const own = Object.fromEntries(given) as Record<string, Value>
      return [
        row('activity', `a${index}`, own),
        ...(line
          ? [
              row('budget_line', `b${index}`, {
                activity: `a${index}`,
                category: 'travel',
                period: line,
              }),
            ]
          : []),
      ]
    }),
  ])

function done(plan: Version, commands: readonly Command[]): Version {
  const rows = new Map(plan.map((each) => [each.id, each]))
  for (const command of commands) {
    if (command.do === 'set') {
      const old = rows.get(command.row)
      if (old) rows.set(old.id, { ...old, values: { ...old.values, ...command.values } })
    } else if (command.do === 'create' && command.id) {
      rows.set(command.id, row(command.entity, command.id, { ...command.values }))
    }
  }
  return [...rows.values()]
}

describe('for any plan', () => {
  const options: CarryOptions = { year: 2021, baseline: 'keep', budget: true }

  test('carrying twice moves no activity and makes no line a second time', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const once = carry(plan, options, new Map(), makeId)
        const again = carry(done(plan, once.commands), options, new Map(), makeId)
        expect(again.moved).toEqual([])
        expect(again.budget).toEqual([])
      }),
    )
  })

  test('nothing that is open ends in the year that is over, and no end comes before its start moved', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { moved } = carry(plan, options, new Map(), makeId)
        for (const { starts, ends } of moved) {
          expect(ends.to.slice(0, 4)).toBe('2022')
          if (starts.from !== null && starts.to !== null && starts.from <= ends.from) {
            expect(starts.to <= ends.to).toBe(true)
          }
        }
      }),
    )
  })

  test('every activity is told once: it moves or it stays', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { moved, stays } = carry(plan, options, new Map(), makeId)
        const told = [...moved, ...stays].map(({ row: id }) => id).sort()
        const all = plan.filter(({ entity }) => entity === 'activity').map(({ id }) => id)
        expect(told).toEqual(all.sort())
      }),
    )
  })

  test('years later and back is the same day, but for 29 February', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 8 }), (day, years) => {
        const back = yearsLater(yearsLater(day, years), -years)
        expect(back.replace('-02-28', '-02-29')).toBe(day.replace('-02-28', '-02-29'))
      }),
    )
  })
})
