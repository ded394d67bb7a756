// The annual assessment through the contract: two offices with numbers small enough to compute in one's
// head, what HQ writes about them, and that nothing of it reaches an office.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finish } from '#contract/client.ts'
import { type Command, type FirstValues, PRIVATE, scopeOf } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import type { Figure } from '#domain/explain.ts'
import { naturalId, newId } from '#domain/ids.ts'
import { openPackage } from '#exchange/open.ts'
import { en } from '#i18n/en/en.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { type Pair, pairIn } from './pair.ts'
import { quarterOf } from './small-strategy.ts'

const folder = temporaryFolder()
let pair: Pair
const label = { id: 'label.edit' }

function create(entity: EntityName, values: FirstValues, id = newId()): Command {
  return { do: 'create', entity, id, values: { office: pair.ids.somalia, ...values } }
}
function line(planned: number, funded: number | null, period = '2021'): Command[] {
  const id = newId()
  const { activity } = pair.ids
  return [
    create('budget_line', { activity, category: 'training', period, planned }, id),
    ...(funded === null
      ? []
      : [create('funding', { budget_line: id, source: 'Donor', amount: funded })]),
  ]
}
function assess(values: FirstValues): Command {
  return { do: 'put', entity: 'assessment', values: { year: 2021, ...values } }
}
async function read() {
  const { objectives, workplans, ...all } = await pair.hq.client.assessment.get({ year: 2021 })
  const of = (code: string) => {
    const found = [...objectives, ...workplans].find((row) => row.code === code)
    if (!found) throw new Error(`no ${code}`)
    return found
  }
  return { ...all, objectives, workplans, of }
}

beforeAll(async () => {
  pair = await pairIn(folder)
  const { ids, office } = pair
  await office.client.edit.apply({ commands: quarterOf(ids, 25), label })
  await office.client.edit.apply({
    commands: [
      create('risk', {
        workplan: ids.workplan,
        statement: 'Flood',
        likelihood: 4,
        impact: 5,
        status: 'open',
      }),
      create('risk', {
        workplan: ids.workplan,
        output: ids.output,
        statement: 'No bidders',
        likelihood: 2,
        impact: 5,
      }),
      create('risk', {
        workplan: ids.workplan,
        statement: 'War',
        likelihood: 5,
        impact: 5,
        status: 'closed',
      }),
      create('funding_need', {
        workplan: ids.workplan,
        area: 'training',
        year: 2021,
        required: 500,
        secured: 200,
      }),
      create('funding_need', {
        workplan: ids.workplan,
        area: 'other',
        year: 2021,
        required: 700,
      }),
      create('funding_need', {
        workplan: ids.workplan,
        area: 'training',
        year: 2022,
        required: 9000,
        secured: 0,
      }),
      ...line(100, 70),
      ...line(50, null),
      ...line(900, 0, '2020'),
    ],
    label,
  })
  await pair.exchange()
})
afterAll(() => pair.close())

/** Asked for with the figure's key, as a screen does. */
async function cellsOf({ how }: Figure) {
  return how.key ? (await pair.hq.client.explain.get(how.key)).how.from : []
}

describe('a workplan in a year', () => {
  test('progress, gravest open risk and gap side by side', async () => {
    const { progress, risk, required, gap, gapShare } = (await read()).of('SOM')
    expect(progress.value).toBeCloseTo((25 + 50) / 2) // 25 of 100; 10 % to 30 % of 50 %
    expect(risk.value).toBe(20) // the war is closed
    expect((await cellsOf(risk)).map(({ value }) => value)).toEqual([20, 10])
    expect(required.value).toBe(1200)
    expect(gap.value).toBe(300) // of the other need nobody knows what is secured
    expect(gapShare.value).toBeCloseTo(60) // of the 500 that both are known of
  })

  test('its urgency is the mean of 62.5 still to go, 80 risk and 60 gap', async () => {
    const { urgency } = (await read()).of('SOM')
    expect(urgency.value).toBeCloseTo((62.5 + 80 + 60) / 3)
    expect((await cellsOf(urgency)).map(({ field, value }) => [field, value])).toEqual([
      ['shortfall', 62.5],
      ['risk', 80],
      ['gap', 60],
    ])
  })

  test('one that reported nothing has dashes and no place, not noughts and the first place', async () => {
    const mali = (await read()).of('MLI')
    expect(mali).toMatchObject({ rank: null, exists: false, rating: null })
    for (const figure of [mali.progress, mali.risk, mali.gap, mali.gapShare, mali.urgency]) {
      expect(figure.value).toBeNull()
    }
  })
})

test('a workplan is assessed in its own years', async () => {
  const { hq, ids } = pair
  const codes = async (year: number) =>
    (await hq.client.assessment.get({ year })).workplans.map(({ code }) => code)
  const years = { year_from: 2021, year_to: 2021 }
  await hq.client.edit.apply({
    commands: [{ do: 'set', entity: 'workplan', row: ids.maliPlan, values: years }],
    label,
  })
  expect(await codes(2020)).toEqual(['SOM'])
  expect(await codes(2021)).toEqual(['MLI', 'SOM'])
  await hq.client.edit.undo()
  expect(await codes(2020)).toEqual(['MLI', 'SOM'])
})

test('an objective takes the risks of its outputs and the budget lines of the year', async () => {
  const { risk, required, gap, gapShare, urgency } = (await read()).of('SO1')
  expect(risk.value).toBe(10)
  expect(required.value).toBe(150)
  expect(gap.value).toBe(30)
  expect(gapShare.value).toBeCloseTo(30)
  expect(urgency.value).toBeCloseTo((62.5 + 40 + 30) / 3)
})

test('what all of them lack together is the sum of the lines that are shown', async () => {
  const { gap, workplans, objectives } = await read()
  const sum = (rows: typeof workplans) =>
    rows.reduce((total, row) => total + (row.gap.value ?? 0), 0)
  expect(gap.workplans.value).toBe(sum(workplans))
  expect(gap.objectives.value).toBe(sum(objectives))
})

test('every figure says in words how it was made', async () => {
  const rules = [...JSON.stringify(await read()).matchAll(/"rule":"(explain[^"]*)"/g)]
  expect(rules.length).toBeGreaterThan(15)
  expect(rules.map(([, id]) => id ?? '').filter((id) => !Object.hasOwn(en, id))).toEqual([])
})

describe('what HQ writes', () => {
  test('a priority comes before any urgency; rating and finding stand beside', async () => {
    const { hq, ids } = pair
    expect((await read()).of('SOM').rank).toBe(1)
    await hq.client.edit.apply({
      commands: [
        assess({
          workplan: ids.maliPlan,
          rating: 'no_progress',
          finding: 'Nothing came.',
          priority: 1,
        }),
      ],
      label,
    })
    const { of } = await read()
    expect(of('MLI')).toMatchObject({
      id: naturalId('assessment', { year: 2021, workplan: ids.maliPlan }),
      exists: true,
      rank: 1,
      rating: 'no_progress',
      finding: 'Nothing came.',
      priority: 1,
    })
    expect(of('SOM').rank).toBe(2)
  })

  test('is of its year only', async () => {
    const { workplans } = await pair.hq.client.assessment.get({ year: 2020 })
    expect(workplans.map(({ rating, priority }) => [rating, priority])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('the same priority twice, one below 1, a rating without a finding: said so', async () => {
    const { hq, ids } = pair
    await hq.client.edit.apply({
      commands: [
        assess({ workplan: ids.workplan, priority: 1 }),
        assess({ objective: ids.objective, priority: 0, rating: 'met' }),
      ],
      label,
    })
    const { problems } = await read()
    expect(problems.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual([
      'error priority_below_one',
      'info rating_without_finding',
      'warning priority_twice',
      'warning priority_twice',
    ])
    await hq.client.edit.undo()
    expect((await read()).problems).toEqual([])
  })

  test('can be undone, and its history is there', async () => {
    const { hq, ids } = pair
    const plan = { workplan: ids.workplan }
    await hq.client.edit.apply({ commands: [assess({ ...plan, rating: 'constrained' })], label })
    expect((await read()).of('SOM').rating).toBe('constrained')
    const row = (await read()).of('SOM').id
    expect((await hq.client.history.row({ row })).entries.length).toBeGreaterThan(0)
    await hq.client.edit.undo()
    expect((await read()).of('SOM').rating).toBeNull()
  })
})

describe('it stays at headquarters', () => {
  test('no package holds it, and the office has no row of it', async () => {
    const { hq, office } = pair
    const setup = await hq.client.packages.make({ kind: 'setup', office: 'MLI', plain: true })
    const bytes = Buffer.from(await setup.file.arrayBuffer())
    const { manifest } = await openPackage(bytes, { identities: [] })
    expect(manifest.counts.entities).toHaveProperty('workplan')
    expect(manifest.counts.entities).not.toHaveProperty('assessment')
    expect(manifest.streams.map(({ name }) => scopeOf(name))).not.toContain(PRIVATE)
    await pair.answer()
    expect((await office.client.workspaces.info()).rows).not.toHaveProperty('assessment')
  })

  test('an office neither reads nor writes one', async () => {
    const { office, ids } = pair
    expect(await refusalOf(office.client.assessment.get({ year: 2021 }))).toMatchObject({
      code: 'rights',
    })
    const commands = [assess({ workplan: ids.workplan, rating: 'met' })]
    expect(await refusalOf(office.client.edit.apply({ commands, label }))).toMatchObject({
      code: 'rights',
    })
  })

  test('a comment on it, which would travel, is refused', async () => {
    const { hq, ids } = pair
    const about = {
      entity: 'assessment',
      row: (await read()).of('MLI').id,
      body: 'Between us: weak.',
      author: 'Ada',
      written: '2021-07-10T08:00:00.000Z',
    }
    const commands = [create('comment', { ...about, office: ids.mali })]
    expect(await refusalOf(hq.client.edit.apply({ commands, label }))).toMatchObject({
      code: 'comment_private',
    })
  })

  test('the workspace is whole: its tables are what the journal adds up to', async () => {
    expect(await finish(pair.hq.client.workspaces.check())).toMatchObject({ ok: true })
  })
})
