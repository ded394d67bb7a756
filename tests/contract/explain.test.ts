// Whatever figure is shown, in a room, in a printed report or in `--json`: it carries its rule, who is in it
// and a key, and `explain.get` makes the same figure of that key, with the cells it came from.
import { beforeAll, describe, expect, test } from 'vitest'
import { get as assessment } from '#app/assessment.ts'
import { get as budget } from '#app/budget.ts'
import { completeness } from '#app/completeness.ts'
import { get as dashboard } from '#app/dashboard.ts'
import { get as explain } from '#app/explain.ts'
import { table } from '#app/indicators.ts'
import { get as parity } from '#app/parity.ts'
import { reportData } from '#app/report-data.ts'
import type { ReportKind } from '#contract/overview.ts'
import { applyCommands } from '#db/journal.ts'
import type { Workspace } from '#db/open.ts'
import type { Figure, FigureKey } from '#domain/explain.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { AUTHOR, id, NOW, PERIOD, put, threeOffices } from './three-offices.ts'

let ws: Workspace

beforeAll(() => {
  ws = threeOffices(temporaryFolder())
  const people = { office: id('MLI'), employer: 'unops', category: id('IP'), level: id('P-3') }
  const flow = { ...people, period: PERIOD, flow: 'appointed', women: 2, men: 3 }
  const target = { office: id('MLI'), category: id('IP'), year: 2021, women_share: 50 }
  const commands = [put('parity_flow', flow), put('parity_target', target)]
  applyCommands(ws, commands, { id: 'label.edit' }, AUTHOR)
  return () => ws.close()
})

const request = { period: PERIOD, language: 'en' } as const
const report = (kind: ReportKind, office?: string) =>
  reportData(ws, { kind, ...request, ...(office ? { office } : {}) }, NOW)

/** Everything that shows figures. */
const SHOWN: readonly (readonly [name: string, show: () => Promise<unknown>])[] = [
  ['the dashboard', () => dashboard(ws, { period: PERIOD }, NOW)],
  ['the dashboard of an office', () => dashboard(ws, { period: PERIOD, office: id('MLI') }, NOW)],
  ['Indicators', () => table(ws, { workplan: id('plan MLI'), periods: [PERIOD] }, NOW)],
  ['Indicators of HQ', () => table(ws, { workplan: id('plan GLB'), periods: [PERIOD] }, NOW)],
  ['Parity', () => parity(ws, {}, NOW)],
  ['Parity of an office', () => parity(ws, { office: id('MLI') }, NOW)],
  ['Activities & budget', () => budget(ws, { workplan: id('plan MLI') }, NOW)],
  ['Assessment', () => assessment(ws, { year: 2020 })],
  ['how complete reports are, as in waymark info', () => completeness(ws, {}, NOW)],
  ['the status report', () => report('status', 'MLI')],
  ['the portfolio report', () => report('portfolio')],
  ['the parity report', () => report('parity')],
  ['the parity report of an office', () => report('parity', 'MLI')],
  ['the assessment report', () => report('assessment')],
]

function isFigure(value: object): value is Figure {
  return 'how' in value && 'reported' in value
}

/** Every figure in an answer, with where it stands. */
function figuresIn(value: unknown, path = ''): readonly (readonly [path: string, Figure])[] {
  if (typeof value !== 'object' || value === null) return []
  if (isFigure(value)) return [[path, value]]
  return Object.entries(value).flatMap(([name, each]) => figuresIn(each, `${path}.${name}`))
}

describe.each(SHOWN)('%s', (_, show) => {
  test('every figure is made again from its key, with its cells', async () => {
    const figures = figuresIn(await show())
    expect(figures.length).toBeGreaterThan(3)
    for (const [path, { how, ...shown }] of figures) {
      const { key } = how
      if (!key) throw new Error(`${path} has no key`)
      expect(how.from, path).toEqual([])
      const { how: told, ...figure } = await explain(ws, key, NOW)
      expect({ path, key, ...figure }).toEqual({ path, key, ...shown })
      expect({ key, rule: told.rule, missing: told.missing, values: told.values }).toEqual({
        key,
        rule: how.rule,
        missing: how.missing,
        values: how.values,
      })
      if (shown.value !== null) expect(told.from.length, path).toBeGreaterThan(0)
    }
  })
})

test('a sum is the sum of the cells that it names', async () => {
  const figures = (await Promise.all(SHOWN.map(([, show]) => show()))).flatMap((answer) => [
    ...figuresIn(answer).map(([, figure]) => figure),
  ])
  const sums = figures.filter(({ unit, value }) => unit === 'money' && value !== null)
  expect(sums.length).toBeGreaterThan(20)
  for (const { value, how } of sums) {
    const { from } = (await explain(ws, how.key ?? { figure: 'needs.gap' }, NOW)).how
    expect({ key: how.key, value: from.reduce((sum, cell) => sum + (cell.value ?? 0), 0) }).toEqual(
      {
        key: how.key,
        value,
      },
    )
  }
})

test('what is published of parity has no key: it would lead to the counts that are hidden', async () => {
  const data = await reportData(ws, { kind: 'parity', ...request, public: true }, NOW)
  const figures = figuresIn(data).map(([, figure]) => figure)
  expect(figures.length).toBeGreaterThan(3)
  expect(figures.filter(({ how }) => how.key !== undefined || how.from.length > 0)).toEqual([])
})

test('a key of nothing that is here is refused', async () => {
  const keys: FigureKey[] = [
    { figure: 'actual', period: PERIOD, definition: 'nothing' },
    { figure: 'people.share', date: '2020-06-30', category: 'nothing' },
    { figure: 'people.flow', period: PERIOD, flow: 'separated' },
    { figure: 'budget.planned', category: 'equipment' },
    { figure: 'needs.gap', area: 'nothing', year: 2020 },
    { figure: 'assessment.risk', year: 2020, workplan: 'nothing' },
    { figure: 'contributions', period: PERIOD, use: 'nothing' },
  ]
  for (const key of keys) {
    await expect(explain(ws, key, NOW), key.figure).rejects.toMatchObject({ code: 'row_unknown' })
  }
  await expect(
    explain(ws, { figure: 'strategy', period: PERIOD, office: 'nothing' }, NOW),
  ).rejects.toMatchObject({ code: 'office_unknown' })
})
