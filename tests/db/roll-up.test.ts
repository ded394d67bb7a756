// The roll-up over periods says the same in SQL as in the domain: the known answers, and random strategies
// with every combination of measure, rule and mode, years beside quarters, halves of ratios, what is
// declared empty, and deleted rows.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMemory, type Workspace, workspaceOf } from '#db/open.ts'
import { finalTargets, rolledUses } from '#db/queries/roll-up.ts'
import { linesOfUses } from '#db/queries/uses.ts'
import { type Measured, NOTHING, roundTo } from '#domain/arithmetic.ts'
import { DIRECTIONS, MEASURES, OVER_OFFICES, OVER_PERIODS, VALUE_MODES } from '#domain/entities.ts'
import { finalTargetOf, type IndicatorFacts, standingOf } from '#domain/indicator-figures.ts'
import { periodAlone } from '#domain/period-alone.ts'
import type { MeasureRules, PeriodCell } from '#domain/roll-up.ts'
import { countsStill } from '#domain/rolled-figures.ts'
import { counts } from '../support/measures.ts'
import { identity } from '../support/workspaces.ts'

const YEARS = [2020, 2021]
const PERIODS = YEARS.flatMap((year) => [1, 2, 3, 4].map((n) => `${year}Q${n}`)).concat(
  YEARS.map(String),
)

interface Row {
  readonly id: string
  readonly deleted: boolean
}
type Cell = Row & PeriodCell & { readonly status: string | null; readonly text: string | null }
interface Use extends Row {
  readonly baseline: Measured
  readonly final: number | null
  readonly targets: readonly Cell[]
  readonly actuals: readonly Cell[]
}
interface Definition extends Row {
  readonly rules: MeasureRules
  readonly uses: readonly Use[]
}

const rare = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
const number = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 12 }),
  fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100),
)
const part = fc.option(fc.integer({ min: 0, max: 6 }))

let made = 0
function id(kind: string): string {
  made += 1
  return `${kind}-${made}`
}

/** Cells of a few periods, each at most once, as the natural key has it. */
const cells = fc
  .uniqueArray(
    fc.record({
      period: fc.constantFrom(...PERIODS),
      deleted: rare,
      value: number,
      numerator: part,
      denominator: part,
      status: fc.constantFrom(null, null, null, 'reported', 'not_available', 'not_applicable'),
      text: fc.constantFrom(null, null, 'well', ' \u2003\n', ''),
    }),
    { selector: ({ period }) => period, maxLength: 10 },
  )
  .map((list): readonly Cell[] => list.map((cell) => ({ ...cell, id: id('cell') })))

const use = fc
  .record({
    deleted: rare,
    baseline: fc.record({ value: number, numerator: part, denominator: part }),
    final: number,
    targets: cells,
    actuals: cells,
  })
  .map((row): Use => ({ ...row, id: id('use') }))

const definition = fc
  .record({
    deleted: rare,
    rules: fc.record({
      measure: fc.constantFrom(...MEASURES, null),
      direction: fc.constantFrom(...DIRECTIONS),
      value_mode: fc.constantFrom(...VALUE_MODES, null),
      over_offices: fc.constantFrom(...OVER_OFFICES),
      over_periods: fc.constantFrom(...OVER_PERIODS, null),
      decimals: fc.constant(2),
    }),
    uses: fc.array(use, { minLength: 1, maxLength: 4 }),
  })
  .map((row): Definition => ({ ...row, id: id('definition') }))

function put(ws: Workspace, table: string, row: object): void {
  const names = Object.keys(row)
  ws.sqlite
    .prepare(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
       VALUES (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value)))
}

/** The rows as they are, in a database of their own. */
function holding(definitions: readonly Definition[]): Workspace {
  const ws = workspaceOf('memory', openMemory(), () => {}, identity('hq', 'GLB'))
  for (const { uses, rules, ...definition } of definitions) {
    put(ws, 'indicator_definition', { ...definition, ...rules })
    for (const { baseline, final, targets, actuals, ...use } of uses) {
      put(ws, 'indicator', { ...use, definition: definition.id, final_target: final })
      for (const cell of actuals) put(ws, 'actual', { ...cell, indicator: use.id })
      for (const { status: _, ...cell } of targets)
        put(ws, 'target', { ...cell, indicator: use.id })
    }
  }
  return ws
}

/** What the pure functions are given: what is there. */
function factsOf({ rules }: Definition, { id, ...use }: Use): IndicatorFacts {
  return {
    indicator: {
      id,
      office: null,
      baseline_value: use.baseline.value,
      baseline_numerator: use.baseline.numerator,
      baseline_denominator: use.baseline.denominator,
      final_target: use.final,
      status_override: null,
      override_reason: null,
    },
    rules,
    targets: use.targets.filter((cell) => !cell.deleted).map(({ status: _, ...cell }) => cell),
    actuals: use.actuals.filter((cell) => !cell.deleted),
  }
}

/** Sums of doubles may differ in their last digits; figures are compared as they are shown, and finer. */
function shown({ value, numerator, denominator }: Measured): Measured {
  const round = (n: number | null) => (n === null ? null : roundTo(n, 6))
  return { value: round(value), numerator: round(numerator), denominator: round(denominator) }
}

async function fromSql(
  ws: Workspace,
  period: string,
  { only = null, alone = false }: { only?: readonly string[] | null; alone?: boolean } = {},
) {
  const lines = await linesOfUses(ws)
  const asked = lines.filter(({ id }) => only === null || only.includes(id))
  const rolled = await rolledUses(ws, { period, alone }, only)
  const finals = await finalTargets(
    ws,
    asked.filter(({ final }) => final === null).map(({ id }) => id),
  )
  return ({ rules }: Definition, use: Use) => {
    const row = lines.find(({ id }) => id === use.id)?.row ?? 0
    const actual = rolled.actual.get(row) ?? NOTHING
    return {
      actual: shown(actual),
      due: shown(rolled.due.get(row) ?? NOTHING),
      duePeriod: rolled.due.get(row)?.period ?? null,
      expected: countsStill(rolled.away.has(row), actual, rules),
      said: rolled.said.has(row),
      final: use.final ?? shown({ ...NOTHING, value: finals.get(row) ?? null }).value,
    }
  }
}

function pure(facts: IndicatorFacts, period: string, alone = false) {
  const counting = alone ? periodAlone(facts, period) : facts
  const { actual, due, duePeriod, expected, said } = standingOf(counting, period)
  const final = shown({ ...NOTHING, value: finalTargetOf(facts) }).value
  return { actual: shown(actual), due: shown(due), duePeriod, expected, said, final }
}

describe('SQL and the domain', () => {
  test('agree on random strategies, for every use at the end of every period and in it alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(definition, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...PERIODS),
        fc.boolean(),
        async (definitions, period, alone) => {
          const ws = holding(definitions)
          const found = await fromSql(ws, period, { alone })
          for (const one of definitions.filter(({ deleted }) => !deleted)) {
            for (const use of one.uses.filter(({ deleted }) => !deleted)) {
              expect(found(one, use), JSON.stringify({ ...one.rules, ...use })).toEqual(
                pure(factsOf(one, use), period, alone),
              )
            }
          }
          ws.close()
        },
      ),
      { numRuns: 200 },
    )
  })

  test('agree for every combination of measure, mode and rule over periods', async () => {
    const everything = MEASURES.flatMap((measure) =>
      VALUE_MODES.flatMap((value_mode) =>
        OVER_PERIODS.map((over_periods) => ({ measure, value_mode, over_periods })),
      ),
    )
    const uses = fc.sample(use, { numRuns: everything.length, seed: 7 })
    const definitions = everything.map((rules, i): Definition => {
      const [own] = uses.slice(i)
      return {
        id: id('definition'),
        deleted: false,
        rules: { ...rules, direction: 'increasing', over_offices: 'sum', decimals: 0 },
        uses: own ? [{ ...own, deleted: false }] : [],
      }
    })
    const ws = holding(definitions)
    const every = PERIODS.flatMap((period) => [false, true].map((alone) => ({ period, alone })))
    for (const { period, alone } of every) {
      const found = await fromSql(ws, period, { alone })
      for (const one of definitions) {
        for (const own of one.uses) {
          expect(found(one, own)).toEqual(pure(factsOf(one, own), period, alone))
        }
      }
    }
    ws.close()
  })

  test('agree when only some uses are asked for, and say nothing of the others', async () => {
    const definitions = fc.sample(definition, { numRuns: 12, seed: 3 })
    const all = definitions.flatMap((one) => one.uses.map((own) => ({ one, own })))
    const asked = all.filter((_, i) => i % 3 === 0).map(({ own }) => own.id)
    const ws = holding(definitions)
    const [every, some] = [
      await fromSql(ws, '2021Q2'),
      await fromSql(ws, '2021Q2', { only: asked }),
    ]
    for (const { one, own } of all) {
      if (asked.includes(own.id)) expect(some(one, own)).toEqual(every(one, own))
      else expect(some(one, own).actual).toEqual(NOTHING)
    }
    ws.close()
  })
})

describe('the known answers, in SQL', () => {
  type Given = number | null | readonly [numerator: number, denominator: number]

  async function actualOf(over: Partial<MeasureRules>, given: Readonly<Record<string, Given>>) {
    const actuals = Object.entries(given).map(
      ([period, value]): Cell => ({
        id: id('cell'),
        deleted: false,
        period,
        value: typeof value === 'number' ? value : null,
        numerator: Array.isArray(value) ? value[0] : null,
        denominator: Array.isArray(value) ? value[1] : null,
        status: null,
        text: null,
      }),
    )
    const own: Use = {
      ...{ id: id('use'), deleted: false, baseline: NOTHING, final: 100, targets: [] },
      actuals,
    }
    const rules = { ...counts, ...over }
    const one: Definition = { id: id('definition'), deleted: false, rules, uses: [own] }
    const ws = holding([one])
    const { actual } = (await fromSql(ws, '2020Q4'))(one, own)
    ws.close()
    return actual.value
  }

  test.each([
    ['per period 10, 0, missing', {}, { '2020Q1': 10, '2020Q2': 0, '2020Q3': null }, 10],
    [
      'cumulative 10, 25, missing',
      { value_mode: 'cumulative', over_periods: 'latest' },
      { '2020Q1': 10, '2020Q2': 25, '2020Q3': null },
      25,
    ],
    [
      'a running total is never added up',
      { value_mode: 'cumulative' },
      { '2020Q1': 10, '2020Q2': 25 },
      25,
    ],
    [
      '15/100 and 15/20 are 30/120',
      { measure: 'percentage', over_periods: 'ratio' },
      { '2020Q1': [15, 100], '2020Q2': [15, 20] },
      25,
    ],
    ['a year stands for its quarters', {}, { '2020Q1': 4, '2020Q2': 5, '2020': 12 }, 12],
    ['nothing reported', {}, { '2020Q1': null }, null],
    [
      'nobody among nobody',
      { measure: 'percentage', over_periods: 'ratio' },
      { '2020Q1': [0, 0] },
      null,
    ],
  ] as const)('%s', async (_, over, given, expected) => {
    expect(await actualOf(over, given)).toBe(expected)
  })
})
