// A workspace of HQ with three offices and numbers small enough to add up in one's head: MLI and NGA have
// reported, SOM has not; HQ's own rows only sum up. For tests of what is made of all of them.
import { join } from 'node:path'
import { get as explain } from '#app/explain.ts'
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, type Workspace } from '#db/open.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import type { Figure } from '#domain/explain.ts'
import { newId } from '#domain/ids.ts'

export const NOW = '2020-08-01T12:00:00.000Z'
export const PERIOD = '2020Q2'
export const OFFICES = ['GLB', 'MLI', 'NGA', 'SOM'] as const
type Code = (typeof OFFICES)[number]

const ids = new Map<string, string>()
export function id(name: string): string {
  const known = ids.get(name) ?? newId()
  ids.set(name, known)
  return known
}
function create(entity: EntityName, name: string, values: FirstValues): Command {
  return { do: 'create', entity, id: id(name), values }
}
export function put(entity: EntityName, values: FirstValues): Command {
  return { do: 'put', entity, values }
}

const DEFINITIONS = {
  trained: { code: 'SO1.1', measure: 'unit', over_offices: 'sum', over_periods: 'sum' },
  women: { code: 'SO1.2', measure: 'percentage', over_offices: 'ratio', over_periods: 'ratio' },
} as const

function reference(): Command[] {
  const strategy = id('strategy')
  return [
    create('strategy', 'strategy', {
      title: 'Strategy',
      year_from: 2020,
      year_to: 2021,
      notice: 'Test data',
    }),
    create('strategic_objective', 'SO1', { strategy, code: 'SO1', title: 'First', sort: 1 }),
    create('strategic_objective', 'SO2', { strategy, code: 'SO2', title: 'Empty', sort: 2 }),
    ...['2020Q1', '2020Q2'].map((code, i) =>
      put('reporting_period', {
        code,
        starts: ['2020-01-01', '2020-04-01'][i] ?? '',
        ends: ['2020-03-31', '2020-06-30'][i] ?? '',
        due: ['2020-04-20', '2020-07-20'][i] ?? '',
      }),
    ),
    create('personnel_category', 'IP', { code: 'IP', title: 'International', sort: 1 }),
    create('personnel_level', 'P-3', { category: id('IP'), code: 'P-3', sort: 3 }),
    create('personnel_level', 'P-4', { category: id('IP'), code: 'P-4', sort: 4 }),
    ...Object.entries(DEFINITIONS).map(([name, rules]) =>
      create('indicator_definition', name, {
        title: `Indicator ${name}`,
        direction: 'increasing',
        value_mode: 'period',
        objective: id('SO1'),
        ...rules,
      }),
    ),
  ]
}

function planOf(code: Code): Command[] {
  const office = id(code)
  const global = code === 'GLB'
  const uses = (['trained', 'women'] as const).flatMap((name) => [
    create('indicator', `${code} ${name}`, {
      office,
      definition: id(name),
      workplan: id(`plan ${code}`),
      output: id(`output ${code}`),
      ...(name === 'trained'
        ? { baseline_value: 0, final_target: 100 }
        : { baseline_numerator: 10, baseline_denominator: 100, final_target: 50 }),
      ...(global ? {} : { contributes_to: id(`GLB ${name}`) }),
    }),
    put('target', {
      office,
      indicator: id(`${code} ${name}`),
      period: PERIOD,
      value: name === 'trained' ? 20 : 30,
    }),
  ])
  return [
    create('office', code, {
      code,
      name: `Office ${code}`,
      type: global ? 'hq' : 'field',
      time_zone: 'UTC',
    }),
    create('workplan', `plan ${code}`, {
      strategy: id('strategy'),
      office,
      code,
      title: `Plan ${code}`,
      level: global ? 'global' : 'field',
      year_from: 2020,
      year_to: 2021,
      currency: 'USD',
    }),
    create('outcome', `outcome ${code}`, {
      office,
      workplan: id(`plan ${code}`),
      objective: id('SO1'),
      code: '1',
      statement: 'Outcome',
    }),
    create('output', `output ${code}`, {
      office,
      outcome: id(`outcome ${code}`),
      code: '1.1',
      statement: 'Output',
    }),
    create('activity', `activity ${code}`, {
      office,
      output: id(`output ${code}`),
      code: '1.1.1',
      title: `Activity ${code}`,
      starts: '2020-01-01',
      ends: '2020-12-31',
      responsible: 'Adviser',
      status: 'on_track',
      percent_complete: 40,
    }),
    create('funding_need', `need ${code}`, {
      office,
      workplan: id(`plan ${code}`),
      area: 'training',
      year: 2020,
      required: 100_000,
      ...(global ? {} : { secured: 60_000 }),
    }),
  ].concat(uses)
}

export function actual(
  code: Code,
  name: keyof typeof DEFINITIONS,
  period: string,
  values: FirstValues,
) {
  return put('actual', { office: id(code), indicator: id(`${code} ${name}`), period, ...values })
}

function headcount(code: Code, date: string, level: string, women: number, men: number) {
  return put('parity_headcount', {
    office: id(code),
    date,
    employer: 'unops',
    category: id('IP'),
    level: id(level),
    function: 'programme',
    women,
    men,
    other: 1,
  })
}

/** A budget line of MLI with what it plans, what one source gives and what was spent. */
function budgetLine(
  name: string,
  category: string,
  planned: number | null,
  funded: number | null,
  spent: number | null,
): Command[] {
  const office = id('MLI')
  const line = {
    office,
    activity: id('activity MLI'),
    category,
    period: '2020',
    ...(planned === null ? {} : { planned }),
  }
  return [
    create('budget_line', name, line),
    ...(funded === null
      ? []
      : [
          create('funding', `funding ${name}`, {
            office,
            budget_line: id(name),
            source: 'Donor',
            amount: funded,
            certainty: 'committed',
          }),
        ]),
    ...(spent === null
      ? []
      : [put('expenditure', { office, budget_line: id(name), period: PERIOD, amount: spent })]),
  ]
}

function data(): Command[] {
  return [
    ...budgetLine('salaries', 'personnel', 900, 500, null),
    ...budgetLine('course', 'training', 150, 100, 30),
    ...budgetLine('second course', 'training', 150, null, null),
    ...budgetLine('flights', 'travel', null, 70, null),
    actual('MLI', 'trained', '2020Q1', { value: 10 }),
    actual('MLI', 'trained', '2020Q2', { value: 5 }),
    actual('NGA', 'trained', '2020Q1', { value: 25 }),
    actual('GLB', 'trained', '2020Q2', { value: 9999 }),
    actual('MLI', 'women', '2020Q2', { numerator: 15, denominator: 100, comment: 'few applied' }),
    actual('NGA', 'women', '2020Q2', { numerator: 15, denominator: 20 }),
    actual('NGA', 'trained', '2020Q3', { value: 7777 }),
    headcount('MLI', '2019-12-31', 'P-3', 1, 9),
    headcount('MLI', '2020-06-30', 'P-3', 3, 5),
    headcount('MLI', '2020-06-30', 'P-4', 1, 3),
    headcount('NGA', '2019-12-31', 'P-3', 4, 4),
    headcount('NGA', '2021-06-30', 'P-3', 99, 1),
    put('submission', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      period: PERIOD,
      state: 'accepted',
      submitted_at: '2020-07-20T10:00:00.000Z',
    }),
    put('submission', {
      office: id('NGA'),
      workplan: id('plan NGA'),
      period: PERIOD,
      state: 'submitted',
      submitted_at: '2020-07-25T10:00:00.000Z',
    }),
    create('risk', 'risk', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      statement: 'Floods',
      likelihood: 4,
      impact: 5,
      status: 'open',
    }),
    put('narrative', {
      office: id('MLI'),
      workplan: id('plan MLI'),
      period: PERIOD,
      achievements: 'Two courses',
    }),
  ]
}

export const AUTHOR = { actor: 'Ada', at: NOW }

/** A new workspace in the folder, which holds no other one of these. */
export function threeOffices(folder: string): Workspace {
  const ws = createWorkspace(join(folder, 'hq.waymark'), {
    id: newId(),
    site: newId(),
    role: 'hq',
    office: id('GLB'),
    strategy: id('strategy'),
  })
  for (const commands of [reference(), ...OFFICES.map(planOf), data()]) {
    applyCommands(ws, commands, { id: 'label.add' }, AUTHOR)
  }
  return ws
}

/** The figure with its cells, as a screen asks for them. */
export async function told(ws: Workspace, figure: Figure): Promise<Figure> {
  if (!figure.how.key) throw new Error('a figure without a key')
  return explain(ws, figure.how.key, NOW)
}
