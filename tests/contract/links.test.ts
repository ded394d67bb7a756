// Links of results to SDG targets and frameworks, through the contract: shown in the plan and with the
// indicators, edited like everything else, judged, sent to HQ, and never lost with the row they hang on.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import type { Command } from '#domain/changes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'
import { pairIn, remove, set } from './pair.ts'
import { PERIOD, type SmallStrategy, smallStrategy } from './small-strategy.ts'

let engine: Engine
let ids: SmallStrategy

const apply = (...commands: Command[]) =>
  engine.client.edit.apply({ commands, label: { id: 'label.edit' } })

function sdg(row: string, entity = 'output', target: string | null = '5.5', goal = 5): Command {
  const values = { office: ids.somalia, entity, row, goal, target, relevance: 'direct' }
  return { do: 'create', entity: 'sdg_link', values }
}
function framework(row: string, name: string, code: string, entity = 'output'): Command {
  const values = { office: ids.somalia, entity, row, framework: name, code }
  return { do: 'create', entity: 'framework_link', values }
}
async function linksOf(row: string) {
  const { rows } = await engine.client.plan.outline({ workplan: ids.workplan })
  return rows.find(({ id }) => id === row)?.links
}

beforeEach(async () => {
  engine = engineIn(temporaryFolder())
  ids = await smallStrategy(engine.client)
})
afterEach(() => engine.close())

describe('links of results', () => {
  test('stand at their row in the order of the goals, frameworks after them', async () => {
    await apply(
      framework(ids.output, 'scr1325', 'Participation'),
      sdg(ids.output, 'output', '16.7', 16),
      sdg(ids.output),
      framework(ids.output, 'unmas', 'CC2'),
    )
    const links = await linksOf(ids.output)
    expect(links?.sdg.map(({ goal, target }) => [goal, target])).toEqual([
      [5, '5.5'],
      [16, '16.7'],
    ])
    expect(links?.frameworks.map((link) => [link.framework, link.code])).toEqual([
      ['unmas', 'CC2'],
      ['scr1325', 'Participation'],
    ])
    expect(await linksOf(ids.activity)).toEqual({ sdg: [], frameworks: [] })
    expect(await linksOf(ids.objective)).toBeNull()
  })

  test('of an indicator stand beside its values too', async () => {
    await apply(sdg(ids.trained, 'indicator'))
    const { rows } = await engine.client.indicators.table({
      workplan: ids.workplan,
      periods: [PERIOD],
    })
    const found = rows.map(({ id, links }) => [id === ids.trained, links.sdg.length])
    expect(found).toContainEqual([true, 1])
    expect(found).toContainEqual([false, 0])
  })

  test('stand beside what hangs under their result: activities, indicators, narratives', async () => {
    await apply(
      sdg(ids.output),
      sdg(ids.activity, 'activity', '16.7', 16),
      framework(ids.outcome, 'unmas', 'CC2', 'outcome'),
    )
    const { workplan } = ids
    const targets = (links: { sdg: { target: string | null }[]; frameworks: unknown[] } | null) => [
      links?.sdg.map(({ target }) => target),
      links?.frameworks.length,
    ]
    const { activities } = await engine.client.budget.get({ workplan })
    expect(activities.map((row) => [targets(row.links), targets(row.linksAbove)])).toEqual([
      [
        [['16.7'], 0],
        [['5.5'], 1],
      ],
    ])
    const { rows } = await engine.client.indicators.table({ workplan, periods: [PERIOD] })
    const trained = rows.find(({ id }) => id === ids.trained)
    expect(targets(trained?.linksAbove ?? null)).toEqual([['5.5'], 1])
    const { entries } = await engine.client.narratives.get({ workplan, period: PERIOD })
    expect(entries.map((row) => [targets(row.links), targets(row.linksAbove)])).toEqual([
      [
        [undefined, undefined],
        [[], 0],
      ],
      [
        [['5.5'], 0],
        [[], 1],
      ],
    ])
  })

  test('of many plans are told by objective, by indicator and by plan', async () => {
    const { objective, workplan } = ids
    await apply(
      framework(ids.outcome, 'unmas', 'CC2', 'outcome'),
      sdg(ids.output, 'output', '5.c'),
      sdg(ids.output),
      sdg(ids.activity, 'activity'),
      sdg(ids.trained, 'indicator', '5.1'),
    )
    const all = await engine.client.links.inPlans({ workplans: true })
    const named = all.map(({ sdg: goal, framework: other, definition }) => [
      goal?.target ?? other?.code,
      definition !== null,
    ])
    expect(named).toEqual([
      ['5.1', true],
      ['5.5', false],
      ['5.c', false],
      ['CC2', false],
    ])
    for (const link of all) expect(link).toMatchObject({ objective, workplans: [workplan] })
    const ask = { workplans: false }
    expect(await engine.client.links.inPlans({ ...ask, office: ids.mali })).toEqual([])
    const own = await engine.client.links.inPlans({ ...ask, office: ids.somalia })
    expect(own.map(({ workplans }) => workplans)).toEqual([[], [], [], []])
    await apply({ do: 'delete', entity: 'activity', row: ids.activity })
    await apply({ do: 'delete', entity: 'indicator', row: ids.trained })
    expect(await engine.client.links.inPlans(ask)).toHaveLength(3)
    await apply({ do: 'delete', entity: 'output', row: ids.output })
    const left = await engine.client.links.inPlans(ask)
    expect(left.map(({ framework: other }) => other?.code)).toEqual(['CC2'])
  })

  test('with an unknown target are kept as typed and are a warning', async () => {
    await apply(sdg(ids.output, 'output', 'women lead'))
    expect((await linksOf(ids.output))?.sdg).toMatchObject([{ target: 'women lead' }])
    const found = await engine.client.problems.list({ office: ids.somalia })
    expect(found.filter(({ entity }) => entity === 'sdg_link')).toMatchObject([
      {
        rule: 'sdg_target_unknown',
        severity: 'warning',
        field: 'target',
        place: '1.1 Fair vacancies, SDG women lead',
      },
    ])
  })

  test('go with their row and come back with it', async () => {
    await apply(sdg(ids.output, 'output', '5.7'))
    await apply({ do: 'delete', entity: 'output', row: ids.output })
    const judged = await engine.client.problems.list({ office: ids.somalia })
    expect(judged.filter(({ entity }) => entity === 'sdg_link')).toEqual([])
    expect((await engine.client.strategy.get()).sdgLinks).toEqual([])
    await engine.client.edit.undo()
    expect((await linksOf(ids.output))?.sdg).toMatchObject([{ target: '5.7' }])
  })

  test('are counted by goal and office for HQ', async () => {
    await apply(
      sdg(ids.output),
      sdg(ids.activity, 'activity', '5.1'),
      sdg(ids.output, 'output', null, 16),
    )
    expect((await engine.client.strategy.get()).sdgLinks).toEqual([
      { goal: 5, links: 2, offices: 1 },
      { goal: 16, links: 1, offices: 1 },
    ])
  })
})

test('HQ says which goals matter, and who is who in the offices', async () => {
  await apply(
    { do: 'put', entity: 'sdg_relevance', values: { goal: 5, relevance: 'direct' } },
    { do: 'put', entity: 'sdg_relevance', values: { goal: 5, source: 'Study of 2017' } },
    {
      do: 'create',
      entity: 'person_role',
      values: { office: ids.mali, name: 'Aminata', role: 'gender_focal_point' },
    },
  )
  const { sdgRelevance, people } = await engine.client.strategy.get()
  expect(sdgRelevance).toMatchObject([{ goal: 5, relevance: 'direct', source: 'Study of 2017' }])
  expect(people).toMatchObject([{ office: ids.mali, name: 'Aminata', role: 'gender_focal_point' }])
})

test('an office’s links reach HQ, and are doubted there as they are at the office', async () => {
  const pair = await pairIn(temporaryFolder())
  try {
    const { output, somalia: office, workplan } = pair.ids
    const { rows } = await pair.office.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'sdg_link',
          values: { office, entity: 'output', row: output, goal: 16, target: '5.5' },
        },
      ],
      label: { id: 'label.add_link', values: { what: '1.1' } },
    })
    const { problems } = await pair.report()
    expect(problems.map(({ rule }) => rule)).toEqual(['sdg_target_other_goal'])
    const link = rows[0] ?? ''
    await set(pair.hq, 'sdg_link', link, { goal: 5 })
    await pair.answer()
    const outline = await pair.office.client.plan.outline({ workplan })
    expect(outline.rows.find(({ id }) => id === output)?.links?.sdg).toMatchObject([
      { goal: 5, target: '5.5' },
    ])
    const history = await pair.office.client.history.row({ row: link, field: 'goal' })
    expect(history.entries.map(({ to }) => to)).toContain(5)
    await remove(pair.office, 'sdg_link', link)
    await pair.report()
    expect((await pair.hq.client.strategy.get()).sdgLinks).toEqual([])
  } finally {
    await pair.close()
  }
})
